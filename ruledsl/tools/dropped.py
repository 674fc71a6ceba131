"""Rows that a statistic leaves out (去掉 最高、最低), by the columns of their order and of those that stay."""

from collections.abc import Iterator, Mapping, Sequence

from ruledsl.ir import Absence
from ruledsl.scorecard import Dropped

_KEPT, _ORDER = "kept", "order"


def dropped_rows(rows: Sequence[Mapping[str, int]]) -> tuple[Dropped, ...]:
    """The rows of a table that the statistics drop, each with the end at which it stands; once for each statement."""
    names = [n.removesuffix(_KEPT) for n in (rows[0] if rows else {}) if "#trim" in n and n.endswith(f".{_KEPT}")]
    return tuple(dict.fromkeys(found for name in names for found in _of(name, rows)))


def _of(name: str, rows: Sequence[Mapping[str, int]]) -> Iterator[Dropped]:
    """Those of one statistic; rows that do not count have no place in the order and are not dropped."""
    places = [(n, row.get(f"{name}{_ORDER}"), row.get(f"{name}{_KEPT}")) for n, row in enumerate(rows, 1)]
    counted = [(n, p, k) for n, p, k in places if p is not None and not isinstance(p, Absence)]
    kept = [p for _, p, k in counted if k == 1 and not isinstance(k, Absence)]
    for number, place, stays in counted:
        if stays == 0 and not isinstance(stays, Absence):
            end = "end" if not kept else "highest" if place > max(kept) else "lowest"
            yield Dropped(number, name.partition("#")[0], end)
