"""The rows below units – event lines, approvals, rows of further tables – into the columns of their stores."""

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from ruledsl.backends.arrays_tables import numbered
from ruledsl.facts.layout import Layout
from ruledsl.facts.names import role_of, word
from ruledsl.facts.tree import shown
from ruledsl.ir import MAX_ROWS, Type
from ruledsl.stores import KIND, PARENT, Store
from ruledsl.suggest import closest
from ruledsl.tools.bulk.convert import converted
from ruledsl.tools.bulk.faults import Fault, Faults
from ruledsl.tools.bulk.feeds import Part
from ruledsl.tools.bulk.rows import Arrays, Filling, Rows
from ruledsl.tools.bulk.texts import Wrong, told_apart

EVENTS, APPROVALS = "events", "approvals"
_KEY = Type("key")


def below(
    kind: str, part: Part, classes: np.ndarray, above: Layout, layouts: tuple[Layout, ...], faults: Faults, last: int
) -> tuple[Filling, Arrays]:
    """The columns of a table of rows, and those that link it to the units; ``last`` is the last day of the year."""
    faults.moved[kind] = part.numbers
    raw, units = part.frame.drop(word("units")), part.units
    kinds, known = _kinds(kind, raw, above, units, faults)
    if not known.all():
        raw, units, kinds = raw.filter(pl.Series(known)), units[known], kinds[known]
        faults.moved[kind] = part.numbers[known]
    rows = Rows(kind, raw, kinds, units, classes, last_day=last)
    filling = Filling(rows, layouts, faults)
    filling.fill()
    if kind == EVENTS:
        _identities(filling, layouts)
    elif kind == APPROVALS:
        _approved_twice(filling)
    _too_many(filling, layouts)
    return filling, {PARENT: units, KIND: kinds}


def orphans(kind: str, part: Part) -> Fault:
    """Rows of no unit."""
    names = part.frame[word("units")].cast(pl.String)
    values = tuple(shown(n or "") for n in names)
    return Fault(kind, word("units"), Wrong("F162", {}, part.numbers, values), np.full(len(values), -1))


def _kinds(
    kind: str, raw: pl.DataFrame, above: Layout, units: np.ndarray, faults: Faults
) -> tuple[np.ndarray, np.ndarray]:
    """Which of the tables each row belongs to, and whether that is known."""
    size = len(raw)
    if kind not in (EVENTS, APPROVALS):
        return np.zeros(size, np.int8), np.ones(size, bool)
    role, index = ("lines", above.kinds) if kind == EVENTS else ("cap", above.caps)
    column = next(c for c in raw.columns if role_of(c) == role)
    text = raw[column].cast(pl.String)
    distinct, which = told_apart(text)
    numbers = []
    for name in distinct:
        found = index.find(name)
        numbers.append(index.things.index(found[0][1]) if len(found) == 1 else -1 if name.strip() else -2)
    at = np.array([*numbers, -2], np.int8 if len(index.things) < 128 else np.int64)[which]
    if (at >= 0).all():
        return at, np.ones(size, bool)
    unknown, missing = np.flatnonzero(at == -1), np.flatnonzero(at == -2)
    if len(unknown):
        values = tuple(shown(v) for v in text[unknown])
        near = closest(str(text[int(unknown[0])]), index.words) or "、".join(index.words[:8])
        faults.add(
            kind, column, Wrong("F128" if kind == EVENTS else "F136", {"candidates": near}, unknown, values), units
        )
    faults.add(
        kind, column, Wrong("F129" if kind == EVENTS else "F136", {"candidates": "—"}, missing), units, {"name": ""}
    )
    return np.maximum(at, 0), at >= 0


def _identities(filling: Filling, layouts: Sequence[Layout]) -> None:
    """Which lines are one event, and which events one incident; an id belongs to one event."""
    raw, units = filling.rows.frame, filling.rows.units
    column = next((c for c in raw.columns if role_of(c) == "id"), None)
    size = len(units)
    ids = converted(raw[column], _KEY).value if column else np.zeros(size, np.int64)
    number = np.where(ids > 0, -ids, -1 - int(ids.max(initial=0)) - np.arange(size))
    incident = next((s for x in layouts for s in (x.incident,) if s), None)
    if incident:
        name = incident.path
        own = filling.columns[name] == 0
        filling.columns[name] = np.where(own, number, filling.columns[name])
    if column and (ids > 0).any():
        _same_event(filling, layouts, np.where(ids > 0, units, -1 - np.arange(size)), number, column)
    if any(x.event_id for x in layouts):
        _orders(filling, layouts, raw[column].cast(pl.String) if column else None, number)


def _same_event(
    filling: Filling, layouts: Sequence[Layout], units: np.ndarray, number: np.ndarray, column: str
) -> None:
    groups, firsts = numbered([units, number], len(units), np.zeros(len(units), bool))
    first = firsts[groups]
    bad = np.zeros(len(units), bool)
    for slot in (layouts[0].date, layouts[0].incident):
        if slot and slot.path in filling.columns:
            values = filling.columns[slot.path]
            bad |= values != values[first]
    if bad.any():
        rows = np.flatnonzero(bad)
        said = tuple(shown(str(v)) for v in filling.rows.frame[column][rows])
        filling.faults.add(EVENTS, column, Wrong("F132", {}, rows, said), filling.rows.units)


def _approved_twice(filling: Filling) -> None:
    rows = filling.rows
    groups, firsts = numbered([rows.units, rows.kind], len(rows.kind), np.zeros(len(rows.kind), bool))
    again = firsts[groups] != np.arange(len(groups))
    filling.faults.rows(APPROVALS, word("cap"), "F137", again, rows.units, name=filling.layouts[0].path)


def _too_many(filling: Filling, layouts: Sequence[Layout]) -> None:
    rows = filling.rows
    if len(rows.units) <= MAX_ROWS or np.bincount(rows.units).max() <= MAX_ROWS:
        return
    for number, layout_ in enumerate(layouts):
        counts = np.bincount(rows.units[rows.kind == number], minlength=1)
        many = np.flatnonzero(counts > MAX_ROWS)
        bad = np.isin(rows.units, many) & (rows.kind == number)
        args = {"kind": layout_.path, "number": str(int(counts.max(initial=0))), "limit": str(MAX_ROWS)}
        filling.faults.rows(rows.label, "", "F133", bad, rows.units, **args)


def _orders(filling: Filling, layouts: Sequence[Layout], ids: pl.Series | None, number: np.ndarray) -> None:
    """The place of each event among those of its unit and kind, by its id and then by its place in the file."""
    rows = filling.rows
    first = numbered([rows.units, number], len(number), np.zeros(len(number), bool))
    table = pl.DataFrame({
        "unit": rows.units, "kind": rows.kind, "id": ids.fill_null("") if ids is not None else pl.repeat("", len(number), eager=True),
        "event": first[1][first[0]],
    })  # fmt: skip
    place = table.select(pl.struct("id", "event").rank("dense").over("unit", "kind").cast(pl.Int64) - 1).to_series()
    for slot in (x.event_id for x in layouts):
        if slot:
            filling.columns[slot.path] = place.to_numpy()


def without(found: dict[str, Arrays], kept: Mapping[str, Store], rejected: np.ndarray) -> dict[str, Arrays]:
    """The stores without rejected units and their rows."""
    if not rejected.any():
        return found
    staying: dict[str, np.ndarray] = {}
    result: dict[str, Arrays] = {}
    for name, columns in found.items():
        store = kept[name]
        stay = staying[store.parent][columns[PARENT]] if store.parent else ~rejected
        staying[name] = stay
        result[name] = {c: v[stay] for c, v in columns.items()}
        if store.parent:
            above = staying[store.parent]
            result[name][PARENT] = (np.cumsum(above) - 1)[result[name][PARENT]]
    return result
