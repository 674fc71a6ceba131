"""The least change of one unit's facts after which a condition holds, or the proof that no allowed change brings it about.

The unit's rows stay as they are, except for the facts that may change and the rows that may be added.  Least is: fewest
changes (every added row is one), then the smallest sum of differences in smallest units, then facts declared last kept.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import count, product
from typing import Any

import z3
from attrs import define, field, frozen

from ruledsl.backends.solver_encode import SAMPLES, Encoder
from ruledsl.backends.solver_nearest import CLOSE, Search, distance
from ruledsl.backends.solver_replay import value_in
from ruledsl.backends.solver_rows import Beyond, Row, Value, World
from ruledsl.backends.solver_space import Item, Space
from ruledsl.backends.solver_terms import (
    Term,
    above,
    both,
    condition,
    const,
    either,
    same,
    switch,
    variable,
    within,
)
from ruledsl.backends.walk_rows import Row as Given
from ruledsl.backends.walk_rows import world_of
from ruledsl.ir import MAX_ROWS, Fact, Plan
from ruledsl.node import evolve
from ruledsl.records import shape

#: Steps of the solver for one question; rows of a table that must be told apart; combinations of choices of a new row.
EFFORT, SINGLE, COMBINATIONS = 8_000_000, 3, 16

Rows = tuple[Any, ...]


@frozen
class Allowed:
    """Facts of the unit that may change, and tables that may get further rows; what has happened stays."""

    facts: frozenset[str] = frozenset()
    more: frozenset[str] = frozenset()


@frozen
class Lifted:
    """``found`` with the unit's new row, ``never``, or ``undecided``; ``limits`` are tables of which few rows were tried."""

    verdict: str
    row: Rows = ()
    changes: int = 0
    size: int = 0
    least: bool = False
    limits: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


def lift(plan: Plan, row: Rows, run: Rows, column: str, wanted: Collection[int], allowed: Allowed, day: int) -> Lifted:
    """The least allowed change after which a column of the unit has one of the wanted values."""
    apart: dict[str, int] = {}
    while True:
        made = Made(plan, row, run, allowed, day, apart)
        try:
            status, value = made.encoder.column(column, made.unit)
        except Beyond as table:
            apart[str(table)] = SINGLE
            continue
        if made.encoder.open:
            return Lifted("undecided", open=tuple(dict.fromkeys(made.encoder.open)))
        return made.answer(both((same(status, const(0)), either(same(value, const(w)) for w in sorted(wanted)))))


@define(eq=False)
class Made:
    """The world of one unit: what it is, what it may become.

    ``unknown`` are facts (table, place of the row, name) that may be anything, by the names of their variables.
    """

    plan: Plan
    row: Rows
    run: Rows
    allowed: Allowed
    day: int
    apart: Mapping[str, int]
    unknown: Mapping[tuple[str, int, str], str] = {}
    prefix: str = ""
    world: World = field(factory=World)
    items: list[Item] = field(factory=list)
    asserted: list[z3.BoolRef] = field(factory=list)
    own: dict[int, Row] = field(factory=dict)
    incidents: "count[int]" = field(factory=count)
    unit: Row = field(init=False)
    encoder: Encoder = field(init=False)

    def __attrs_post_init__(self) -> None:
        given = world_of(self.plan, [self.row], self.run)
        for table in self.plan.tables:
            if table.kind in ("PARAM", "ROSTER", "CHILD"):
                for one in given.rows[table.name]:
                    self.known(one)
        self.unit = self.own[id(given.rows["unit"][0])]
        for table in self.plan.tables:
            if table.kind == "GROUP" and table.parent == "unit":
                for one in given.rows[table.name]:
                    self.own[id(one)] = self.world.add(Row(table.name, {}, self.unit))
        for child in (r for t in self.plan.tables if t.kind == "CHILD" for r in given.rows[t.name]):
            self.own[id(child)].groups |= {n: self.own[id(g)] for n, g in child.groups.items() if id(g) in self.own}
        for table in self.plan.tables:
            if table.name in self.allowed.more:
                self.further(table.name)
        now = {v for v, s in given.rows["unit"][0].facts.values() if not s and 1 < v <= 10**6}
        self.encoder = Encoder(self.plan, self.world, self.prefix, tuple(dict.fromkeys((*sorted(now)[:24], *SAMPLES))))

    def known(self, given: Given) -> None:
        """A row as it is; facts that may change are variables."""
        facts: dict[str, Value] = {n: (const(s), const(v)) for n, (v, s) in given.facts.items()}
        parent = self.own[id(given.parent)] if given.parent is not None else None
        made = self.own[id(given)] = self.world.add(Row(given.table, facts, parent))
        for fact in self.plan.facts if self.unknown else ():
            name = self.unknown.get((given.table, given.place, fact.name))
            if name is not None:
                value, status = given.facts[fact.name]
                made.facts[fact.name] = self.open(evolve(fact, name=name), made, (status, value))
        if given.table == "unit":
            for fact in self.plan.facts:
                if fact.name in self.allowed.facts and fact.name in facts:
                    value, status = given.facts[fact.name]
                    made.facts[fact.name] = self.open(fact, made, (status, value))

    def open(self, fact: Fact, row: Row, now: tuple[int, int]) -> Value:
        """A fact that may take any value of its domain; what it is now may also be an absence."""
        kind = fact.type
        value = switch(fact.name) if kind.kind == "flag" else variable(fact.name, kind.lo, kind.hi)
        self.asserted += within(value)
        status: Term = const(0)
        if now[0]:
            status = switch(f"{fact.name}?")
            status = Term(z3.If(status.z, z3.IntVal(now[0]), z3.IntVal(0)), 0, now[0], frozenset({0, now[0]}))
            floor = 0 if kind.lo <= 0 <= kind.hi else kind.lo
            self.asserted.append(z3.Implies(status.z != 0, condition(same(value, const(floor)))))
        self.items.append(Item(fact, row, (status, value), now))
        return status, value

    def further(self, table: str) -> None:
        """Rows that may be added: for each combination of choices a bundle of copies, or single rows."""
        facts = shape(self.plan, table).facts
        choices = [f for f in facts if f.type.kind in ("choice", "flag")]
        ranges = [range(f.type.lo, f.type.hi + 1) for f in choices]
        for number, values in enumerate(product(*ranges)):
            if number >= COMBINATIONS:
                break
            fixed = {f.name: v for f, v in zip(choices, values, strict=True)}
            for copy in range(self.apart.get(table, 1)):
                self.bundle(table, facts, fixed, f"{table}+{number}.{copy}", table in self.apart)

    def bundle(self, table: str, facts: tuple[Fact, ...], fixed: Mapping[str, int], name: str, single: bool) -> None:
        many = None if single else variable(f"{name}.n", 0, MAX_ROWS)
        exists = switch(name) if many is None else above(many, const(0))
        self.asserted += [] if many is None else within(many)
        row = self.world.add(Row(table, {}, self.unit, exists, many))
        for fact in facts:
            kind = fact.type
            if fact.name in fixed or kind.kind in ("date", "key") or kind.absent:
                value = fixed.get(fact.name, min(max(self.day, kind.lo), kind.hi) if kind.kind == "date" else -(10**6))
                row.facts[fact.name] = const(0), const(value)
            elif many is None:
                amount = variable(f"{name}.{fact.name}", kind.lo, kind.hi)
                self.asserted += within(amount)
                row.facts[fact.name] = const(0), amount
                self.items.append(Item(fact, row, (const(0), amount), (0, kind.lo)))
            else:
                total = variable(f"{name}.{fact.name}Σ", min(0, kind.lo * MAX_ROWS), max(0, kind.hi * MAX_ROWS))
                self.asserted += [total.z >= kind.lo * many.z, total.z <= kind.hi * many.z] if not total.known else []
                row.sums[fact.name] = total
        for group in self.plan.tables:
            if group.kind == "GROUP" and group.parent == "unit" and table in group.over:
                row.groups[group.name] = self.world.add(Row(group.name, {}, self.unit, exists, many, source=table))

    def answer(self, wish: Term) -> Lifted:
        """Ever more changes are tried, then any number; of those found the least."""
        limits = tuple(self.apart)
        if wish.known and not wish.lo:
            return Lifted("never", limits=limits)
        solver = z3.Solver()
        solver.set("random_seed", 1)
        solver.add(
            *self.asserted, *self.encoder.asserted, condition(wish), *(z3.Not(condition(h)) for h in self.encoder.hard)
        )
        space = Space(self.world, self.unit, self.world.rows["year"][0], self.items, (self.encoder,), self.asserted, ())
        far, floor = distance(space), 0
        for changes in CLOSE:
            solver.set("rlimit", EFFORT)
            found = solver.check(far.at_most(changes))
            if found == z3.sat:
                break
            floor = changes + 1 if found == z3.unsat and floor == changes else floor
        else:
            found = solver.check()
        if found != z3.sat:
            exact = found == z3.unsat and not self.encoder.hard
            return Lifted("never" if exact else "undecided", limits=limits)
        search = Search(solver, [], solver.model())
        model = search.nearest(space, far, floor)
        changes, size = value_in(model, far.changes), value_in(model, far.size)
        return Lifted("found", tuple(self.filled(model)), changes, size, search.exact and not self.encoder.hard, limits)

    def filled(self, model: z3.ModelRef) -> list[Any]:
        """The unit's row after the change: its facts, the rows that stay, those that are added."""
        slots = shape(self.plan, "unit")
        made = list(self.row)
        for item in self.items:
            if item.row is self.unit:
                status = value_in(model, item.value[0])
                made[slots.values[item.fact.name]] = 0 if status else value_in(model, item.value[1])
                if item.fact.name in slots.statuses:
                    made[slots.statuses[item.fact.name]] = status
        for table, place in slots.tables.items():
            rows = [r for r in self.world.rows.get(table, ()) if r.parent is self.unit]
            added = [new for r in rows[len(self.row[place]) :] for new in self.added(table, r, model)]
            made[place] = (*self.row[place], *added)
        return made

    def added(self, table: str, row: Row, model: z3.ModelRef) -> Iterator[Rows]:
        """The copies of a bundle, with amounts that add up as they must."""
        number = value_in(model, row.many) if row.many is not None else value_in(model, row.exists)
        slots = shape(self.plan, table)
        left = {name: value_in(model, total) for name, total in row.sums.items()}
        for rest in range(number, 0, -1):
            made: list[Any] = [0] * slots.size
            incident = -(10**6) - next(self.incidents)  # an event that is added is an incident of its own
            for fact in slots.facts:
                if fact.name in left:
                    amount = min(fact.type.hi, left[fact.name] - fact.type.lo * (rest - 1))
                    left[fact.name] -= amount
                else:
                    amount = value_in(model, row.facts[fact.name][1])
                made[slots.values[fact.name]] = amount if fact.role != "incident" else incident
            for place in slots.tables.values():
                made[place] = ()
            yield tuple(made)
