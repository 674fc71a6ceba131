"""Why a value is not there: from a column without a value down to the facts, rows and units that make it so.

    总分 ◀ 总分.第2步 ◀ 最高（票 的 打分）◀ 票, row 2: 打分 was not reported

Nothing is walked over unless a result is missing; the values of units are those that were computed, not walked again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import define, evolve, field, frozen

from ruledsl.backends.walk import Result, Row, Walk, World, world_of
from ruledsl.facts import FactSet
from ruledsl.ir import Absence, Case, Expr, Field, Fold, Lit, Op, Plan, Ref, walk
from ruledsl.scorecard import Cause
from ruledsl.specialise import STAND_IN

Trace = Mapping[str, int]

#: So many different causes are told of one value.
MOST = 20


@frozen
class Found:
    """A cause, and the clauses of the statement that it was met in.

    Of a comparison of units, ``among``, it depends on the unit that asks who has no value.
    """

    cause: Cause
    clauses: tuple[str, ...]
    among: Fold | None = None


@frozen
class Traced:
    """The columns of units, None for those that were rejected.

    ``lost`` are name and class of rejected units that do not stand there: the units are few among many.
    """

    columns: Sequence[Trace | None]
    lost: tuple[tuple[str, str], ...] = ()


@define(eq=False)
class Why:
    """The columns of all units as they were computed, and the rows below them."""

    plan: Plan
    walk: Walk
    units: tuple[str, ...]
    lost: tuple[tuple[str, str], ...]
    known: dict[tuple[str, int], tuple[Found, ...]] = field(factory=dict)
    absent: dict[tuple[Fold, int], tuple[tuple[str, str], ...]] = field(factory=dict)

    def of(self, column: str, unit: str) -> tuple[Found, ...]:
        """What makes a column of a unit absent, each cause once."""
        row = self.walk.world.rows["unit"][self.units.index(unit)]
        found: dict[Cause, Found] = {}
        for one in self._of_unit(self._column(column, row, "", ()), row):
            found.setdefault(evolve(one.cause, at=""), one)
        return tuple(found.values())[:MOST]

    def _of_unit(self, found: Iterable[Found], unit: Row) -> Iterator[Found]:
        """In place of a comparison what the unit itself lacks to be compared, else the units of its group without a value."""
        for one in found:
            if one.among is None:
                yield one
                continue
            lacking = [part for part in _asked(one.among) if self._lacks(one.among, part, unit)]
            for part in lacking:
                yield from self._of_unit(self._expr(part, unit, one.cause.at, one.clauses), unit)
            if not lacking:
                peers = self._peers(one.among, unit) or (("", ""),)  # among many, only one of which was read
                yield from (evolve(one, cause=evolve(one.cause, name=n, table=f), among=None) for n, f in peers)

    def _lacks(self, fold: Fold, part: Expr, unit: Row) -> bool:
        """Whether a unit cannot be compared; one that the rules leave out of a highest or a sum keeps nobody waiting."""
        return self.walk.of(part, unit)[1] > (0 if fold.order else Absence.NO_SCORE)

    def _column(self, name: str, row: Row, path: str, clauses: tuple[str, ...]) -> tuple[Found, ...]:
        column = self.walk.columns[name]
        at = row.up(column.table)
        key = (name, at.place if at is not None else 0)
        if key not in self.known:
            self.known[key] = ()
            if column.origin.label:
                path, clauses = column.origin.label, column.origin.clauses
            told = dict.fromkeys(self._expr(column.expr, row, path, clauses))
            self.known[key] = tuple(told)[:MOST]
        return self.known[key]

    def _expr(self, expr: Expr, row: Row, path: str, clauses: tuple[str, ...]) -> Iterator[Found]:
        """The causes of an expression that has no value on this row."""
        if isinstance(expr, Fold) and expr.table == "unit":  # a walk knows nothing of units that were rejected
            yield Found(Cause("unit", "", at=path), clauses, expr)
            return
        status = self._status(expr, row)
        if not status and not isinstance(expr, Op | Case):
            return
        match expr:
            case Lit():
                yield Found(Cause(_OF_NOTHING[Absence(status)], path), clauses)
            case Field(name=name):
                at = self._fact(name, row, path)
                yield Found(at if status >= Absence.MISSING else evolve(at, kind=_OF_NOTHING[Absence(status)]), clauses)
            case Ref(column=name):
                yield from self._column(name, row, path, clauses)
            case Fold():
                yield from self._fold(expr, row, path, clauses)
            case _:
                for part in self._decisive(expr, row):
                    yield from self._expr(part, row, path, clauses)

    def _decisive(self, expr: Op | Case, row: Row) -> Iterator[Expr]:
        """The parts whose absence is that of the whole."""
        if isinstance(expr, Case):
            for condition, value in expr.branches:
                status = self._status(condition, row)
                if status or self.walk.of(condition, row)[0]:
                    yield condition if status else value
                    return
            yield expr.default
        elif expr.op in STAND_IN:
            stood_in = self.walk.of(expr.args[0], row)[1] == STAND_IN[expr.op]
            yield expr.args[1] if stood_in else expr.args[0]
        else:
            states = [(self._status(part, row), part) for part in expr.args]
            worst = max(status for status, _ in states)
            yield from (part for status, part in states if status == worst)

    def _status(self, expr: Expr, row: Row) -> int:
        """The absence of an expression; what compares units is an error where one of them was rejected."""
        status = self.walk.of(expr, row)[1]
        if status or not self.lost:
            return status
        gone = any(self._gone(fold, row.up("unit")) for fold in self._among_units(expr))
        return int(Absence.ERROR) if gone else status

    def _among_units(self, expr: Expr) -> Iterator[Fold]:
        """What an expression compares units by, itself or in the columns above units that it reads."""
        for node in walk(expr):
            if isinstance(node, Fold) and node.table == "unit":
                yield node
            elif isinstance(node, Ref) and (column := self.walk.columns[node.column]).table != "unit":
                yield from self._among_units(column.expr)

    def _gone(self, fold: Fold, unit: Row | None) -> list[tuple[str, str]]:
        """The rejected units of the group within which a unit is compared."""
        keyed = bool(fold.to and self.plan.table(fold.to).keys)
        return [(n, "") for n, group in self.lost if not keyed or (unit is not None and group == self._class(unit))]

    def _fact(self, name: str, row: Row, path: str) -> Cause:
        """A fact that was not reported: of the unit, of the run, or on a row of a table."""
        fact = next(f for f in self.plan.facts if f.name == name)
        home = row
        while home.table != fact.table and home.parent is not None:
            home = home.parent
        if fact.table in ("unit", "year"):
            return Cause("fact", fact.path, at=path)
        tag = self.plan.table(fact.table).tag or fact.table
        rows = [r for r in self.walk.world.rows[fact.table] if r.parent is home.parent]
        return Cause("row", fact.path, tag, rows.index(home) + 1, path)

    def _fold(self, fold: Fold, row: Row, path: str, clauses: tuple[str, ...]) -> Iterator[Found]:
        """The rows that have no value; none at all where a least or greatest has nothing to choose from."""
        members = self.walk.world.below(fold, row)
        parts = [(part, member) for member in members for part in _asked(fold) if self.walk.of(part, member)[1]]
        if not parts:
            yield Found(Cause("no-rows", self.plan.table(fold.table).tag or fold.table, at=path), clauses)
        for part, member in parts:
            yield from self._expr(part, member, path, clauses)

    def _peers(self, fold: Fold, unit: Row) -> tuple[tuple[str, str], ...]:
        """The units of the group that have no value, each with a fact that it lacks, those that were rejected among them."""
        home = unit.up(fold.to) if fold.to else None
        key = (fold, -1 if home is None else home.place)
        if key not in self.absent:
            there = [
                (self.units[member.place], self._fact_of(part, member))
                for member in self.walk.world.below(fold, unit)
                if (part := next((p for p in _asked(fold) if self.walk.of(p, member)[1] > Absence.NO_SCORE), None))
            ]
            self.absent[key] = (*there, *self._gone(fold, unit))[:MOST]
        return self.absent[key]

    def _fact_of(self, part: Expr, unit: Row) -> str:
        """A fact for want of which a unit cannot be compared, if it is one."""
        found = self._of_unit(self._expr(part, unit, "", ()), unit)
        return next((f.cause.name for f in found if f.cause.kind in ("fact", "row")), "")

    def _class(self, unit: Row) -> str:
        fact = next(f for f in self.plan.facts if f.role == "class")
        return fact.type.choices[unit.facts[fact.name][0]]


#: What a literal that is no value says.
_OF_NOTHING = {
    Absence.NOT_APPLICABLE: "not-applicable",
    Absence.NO_SCORE: "no-score",
    Absence.MISSING: "open",
    Absence.ERROR: "outside",
}


def _asked(fold: Fold) -> Iterator[Expr]:
    """What a fold asks of every row."""
    yield from (part for part in (fold.where, fold.value) if part is not None)
    yield from (key for key, _ in fold.order)


def why(plan: Plan, facts: FactSet, traced: Traced, run: tuple[int, ...]) -> Why:
    """The computed columns of all units made ready to be asked."""
    pairs = tuple(zip(facts.units, traced.columns, strict=True))
    there = [(u, t) for u, t in pairs if u.row is not None and t is not None]
    world: World = world_of(plan, [u.row for u, _ in there if u.row is not None], run)
    walk = Walk(plan, world, {c.name: c for c in plan.columns}, {})
    for column in plan.columns:
        given = [_pair(trace[column.name]) for _, trace in there if column.name in trace]
        walk.values[column.name] = _spread(walk, column.table, given) or walk.compute(column.name)
    lost = tuple((u.name, u.class_name) for u, t in pairs if u.row is None or t is None)
    return Why(plan, walk, tuple(u.name for u, _ in there), (*lost, *traced.lost))


def _spread(walk: Walk, table: str, given: list[Result]) -> list[Result]:
    """What every unit sees of a column, row by row of the table of the column."""
    found: dict[int, Result] = {}
    for unit, value in zip(walk.world.rows["unit"], given, strict=bool(given)):
        at = unit.up(table)
        found[at.place if at is not None else 0] = value
    return [found[place] for place in sorted(found)] if given else []


def _pair(value: Any) -> Result:
    return (0, int(value)) if isinstance(value, Absence) else (value, 0)
