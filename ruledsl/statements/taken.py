"""Which event lines the points of a statement come from: of lines of which only one counts, the best and then the earliest."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ruledsl import ops
from ruledsl.build import UNIT, Builder
from ruledsl.ir import Expr, Field
from ruledsl.statements.tariff import line_group, place_of

if TYPE_CHECKING:
    from ruledsl.statements.event_line import EventLine


def lines_taken(build: Builder, line: "EventLine") -> Iterator[tuple[str, str]]:
    """The role of a column that says of each line whether it is one of them, where that is not every line that counts."""
    path = line.name.text
    if line.test is None and line.guard is None and not line.counting and not line.incident and not line.most:
        return
    counts: Expr = build.ref(f"{path}#counts")
    if line.test is not None or line.guard is not None:
        counts = ops.all_of(counts, line.active(build))
    taken = line.by_counting(build, lambda mode: _by_mode(build, line, mode, counts))
    yield "taken", build.column(f"{path}#taken", path, taken).column


def _by_mode(build: Builder, line: "EventLine", mode: str, counts: Expr) -> Expr:
    path = line.name.text
    if mode == "once_a_level":
        return _first(build, path, counts, line_group(build, path, "级别"))
    if mode != "every":
        return _first(build, path, counts, UNIT)
    return ops.all_of(counts, build.ref(f"{path}#among")) if line.most else _of_incidents(build, line, counts)


def among_most(build: Builder, line: "EventLine", counts: Expr, most: int) -> Expr:
    """Whether a line is among so many that are worth most; of an incident only the best may be.

    The best of the incidents before the limit tell the score sheet what the limit left out.
    """
    path = line.name.text
    kept = build.column(f"{path}#kept", path, _of_incidents(build, line, counts)) if line.incident else counts
    place = _place(build, path, kept, UNIT)
    tests = [counts, *([kept] if line.incident else []), ops.compare("le", place, ops.lit(most, place.type))]
    among = ops.all_of(*tests)  # of a line of which nobody knows whether it counts nobody knows it either
    return build.column(f"{path}#among", path, among)


def _of_incidents(build: Builder, line: "EventLine", counts: Expr) -> Expr:
    """Whether a line counts, or is the best of its incident where 同一事由 says so."""
    path = line.name.text
    branches: list[tuple[Expr, Expr]] = []
    default = counts
    for rule in line.incident:
        value = _first(build, path, counts, line_group(build, path, "事由")) if rule.keep == "highest" else counts
        if rule.guard is None:
            default = value
        else:
            branches.append((build.guard(rule.guard), value))
    return ops.case(branches, default)


def _first(build: Builder, path: str, counts: Expr, group: str) -> Expr:
    """Whether a line that counts is worth most in its group, and of those the earliest."""
    place = _place(build, path, counts, group)
    return ops.compare("eq", place, ops.lit(1, place.type))


def _place(build: Builder, path: str, counts: Expr, group: str) -> Expr:
    """The place of a line among those of its group that count, by worth, of equals by date; 0 for one that does not."""
    date, each = build.facts[f"{path}.日期"], build.ref(f"{path}#each")
    return place_of(path, counts, group, ((each, True), (Field(date.name, date.type), False)))
