"""The facts that a statement was computed from, as they were reported, and their scores in every round."""

from collections.abc import Iterator

from attrs import frozen

from ruledsl.facts import UnitFacts
from ruledsl.facts.model import RoundScore
from ruledsl.facts.names import folded
from ruledsl.ir import Absence, Entry, Fact, Field, Plan, Ref, walk
from ruledsl.records import RowShape, shape
from ruledsl.scorecard import Value
from ruledsl.tools.score_sheet import rendered

#: Facts that follow from the class and the year.
_OF_THE_RUN = ("class", "year", "year_first", "year_last")
#: What the columns of an entry hold that others read as its result.
_RESULTS = ("points", "value", "step", "flag", "follows")


@frozen
class Used:
    """A fact by its name below the statement, with its value; ``rounds`` are its scores."""

    name: str
    value: Value
    rounds: tuple[RoundScore, ...] = ()


def used(plan: Plan, entry: Entry, unit: UnitFacts, run: tuple[int, ...]) -> tuple[Used, ...]:
    """The facts of the unit and of the run behind an entry, not those behind other statements that it reads."""
    rows = {"unit": unit.row or (), "year": run}
    shapes = {table: shape(plan, table) for table in rows}
    found, read = [], set(_read(plan, entry))
    for fact in plan.facts:
        if fact.name not in read or fact.table not in rows or fact.role in _OF_THE_RUN:
            continue
        value = _value(fact, shapes[fact.table], rows[fact.table])
        found.append(
            Used(
                fact.path.removeprefix(f"{entry.path}."),
                value,
                tuple(s for s in unit.rounds if _same(s.item, fact.path)),
            )
        )
    return tuple(found)


def _read(plan: Plan, entry: Entry) -> Iterator[str]:
    """The names of all fields under an entry's columns."""
    columns = {c.name: c.expr for c in plan.columns}
    own = {column for _, column in entry.roles}
    others = {c for e in plan.entries for role, c in e.roles if role in _RESULTS} - own
    todo = [column for role, column in entry.roles if role != "maximum" and column in columns]
    seen = set(todo)
    while todo:
        for node in walk(columns[todo.pop()]):
            if isinstance(node, Field) and not node.name.startswith("reading:"):
                yield node.name
            elif isinstance(node, Ref) and node.column not in seen | others:
                seen.add(node.column)
                todo.append(node.column)


def _value(fact: Fact, slots: RowShape, row: tuple[int, ...]) -> Value:
    status = slots.statuses.get(fact.name)
    absent = Absence(row[status]) if status is not None and row[status] else None
    return rendered(absent if absent is not None else row[slots.values[fact.name]], fact.type)


def _same(item: str, path: str) -> bool:
    """Whether a score is about a fact: by its path, or by an end of it."""
    return folded(path) == folded(item) or folded(path).endswith("." + folded(item))
