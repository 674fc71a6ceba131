"""What a condition compares, by name, so that a finding can tell the values that it saw."""

from collections.abc import Iterator

from ruledsl.build import UNIT, Builder
from ruledsl.express import AT_UNIT, YIELDING, exact
from ruledsl.ir import Ref
from ruledsl.ops import Quotient
from ruledsl.phrasing import phrase
from ruledsl.quotients import even, rounded
from ruledsl.syntax import Among, Builtin, Compare, Expression, Gather, Reference, WorkingDays, walk

#: Decimals in which a message tells a mean that is compared as it is.
SHOWN = 4
Pairs = tuple[tuple[str, str], ...]


def values_seen(
    build: Builder, path: str, condition: Expression, worked_out: bool = False, within: str = "seen."
) -> tuple[Pairs, Pairs]:
    """Values and kinds for a message: of each quantity of the unit that is named outside of a statistic, its column.

    With ``worked_out`` also what is compared and has no name: a number of working days, a statistic.  ``within`` stands
    before the names of columns that are made for this alone.
    """
    columns, kinds = [], []
    for name, node in (*(_unnamed(condition) if worked_out else ()), *_atoms(build, condition).items()):
        value = even(exact(build, node, AT_UNIT))
        if isinstance(value, Quotient):
            value = rounded(value, SHOWN, "half_up")
        kept = value if isinstance(value, Ref) else build.column(f"{path}#{within}{name}", UNIT, value)
        columns.append((f"seen.{name}", kept.column))
        kinds.append((f"kind.{name}", value.type.kind))
    return tuple(columns), tuple(kinds)


def _unnamed(condition: Expression) -> Iterator[tuple[str, Expression]]:
    """The sides of comparisons of the unit that are worked out, as they are written."""
    inside = _inside_statistics(condition)
    for node in walk(condition):
        if isinstance(node, Compare) and id(node) not in inside:
            sides = [s for s in (node.left, node.right) if isinstance(s, WorkingDays | Gather | Among)]
            yield from ((text, side) for side in sides if (text := phrase(side)) != "…")


def _inside_statistics(condition: Expression) -> set[int]:
    """The nodes that look at rows or at other units, by identity."""
    return {id(n) for s in walk(condition) if isinstance(s, Gather | Among) for n in walk(s)}


def _atoms(build: Builder, condition: Expression) -> dict[str, Reference | Builtin]:
    """The quantities by name (what every measure has by its keyword, ``@total``), each once."""
    inside = _inside_statistics(condition)
    found: dict[str, Reference | Builtin] = {}
    for node in walk(condition):
        if id(node) in inside:
            continue
        if isinstance(node, Builtin):
            found.setdefault(f"@{node.kind}", node)
        elif isinstance(node, Reference) and sum(s.role in YIELDING for s in build.measure.lookup(node.text)) == 1:
            found.setdefault(node.text, node)
    return found
