"""An event whose day nobody knows: it lies in the assessment year, and is taken where nothing asks for the day.

    事件: [{日期: 不详, 计入: 败诉, 分值: 5}]

Its row holds the last day of the year: within the year, and after all days that are known.  What a plan reads of the date
of an event beyond “is it within the year?” asks for the day.
"""

from collections.abc import Iterator, Sequence

from ruledsl.facts.names import folded
from ruledsl.ir import Expr, Field, Op, Plan, children
from ruledsl.records import shape

#: What stands in place of the day; messages and files use the first.
UNKNOWN = ("不详", "日期不详", "不明", "unknown")
_FOLDED = frozenset(map(folded, UNKNOWN))
_OF_THE_YEAR = ("year_first", "year_last")


def is_unknown(text: str) -> bool:
    """Whether a text says that nobody knows the day."""
    return folded(text).casefold() in _FOLDED


def last_day(plan: Plan, run: Sequence[int] | None) -> int:
    """The last day of the assessment year, by the row of the run; 0 where nothing is counted by date."""
    fact = next((f for f in plan.facts if f.role == "year_last"), None)
    return 0 if fact is None or run is None else run[shape(plan, fact.table).values[fact.name]]


def day_readers(plan: Plan, table: str) -> tuple[str, ...]:
    """The names of the statements that ask on which day an event of a kind was."""
    days = {f.name for f in plan.facts if f.table == table and f.role == "date"}
    ends = {f.name for f in plan.facts if f.role in _OF_THE_YEAR}
    told = {column for entry in plan.entries for role, column in entry.roles if role == "taken"}
    readers = (c for c in plan.columns if c.name not in told and any(_asked(c.expr, days, ends)))
    return tuple(dict.fromkeys(c.name.partition("#")[0].partition("~")[0] for c in readers))


def _asked(expr: Expr, days: set[str], ends: set[str]) -> Iterator[bool]:
    """For each place where a day is read, but not to see whether it lies in the year."""
    stack = [expr]
    while stack:
        node = stack.pop()
        if isinstance(node, Field) and node.name in days:
            yield True
        inside = children(node)
        names = [e.name for e in inside if isinstance(e, Field)]
        within = isinstance(node, Op) and node.op in ("ge", "le") and len(names) == 2
        if not (within and names[0] in days and names[1] in ends):
            stack += inside
