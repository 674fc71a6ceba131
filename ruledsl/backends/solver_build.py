"""Plans → a space that is as small as the wanted columns allow.

Facts of the unit and of the run are variables within their domains.  Rows are bundles, one for every combination of the
choices that the plans ask about, or single rows up to a stated number where copies must be told apart.  What is left out
is said in ``limits``.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import product
from math import prod

import z3
from attrs import define, field

from ruledsl.backends.solver_cone import Cone, cone
from ruledsl.backends.solver_encode import Encoder
from ruledsl.backends.solver_rows import Beyond, Row, Value, World
from ruledsl.backends.solver_space import Item, Limit, Space
from ruledsl.backends.solver_terms import Term, above, const, is_condition, switch, variable, within
from ruledsl.ir import MAX_ROWS, READING, Absence, Fact, Plan, Table

#: Rows that must be told apart: so many of each table.
SINGLE = 3
#: Combinations of choices of a row that get a bundle each, and bundles a combination where dates matter in several ways.
COMBINATIONS, SORTS = 8, 3


def space(
    plans: Sequence[Plan],
    wanted: Collection[str],
    known: Mapping[str, int] = {},
    typical: Mapping[str, tuple[int, int]] = {},
    single: int = SINGLE,
) -> Space:
    """A space for some columns of some plans.

    ``known`` are facts of the run by role (the days of the year), ``typical`` states and values by fact.
    """
    apart: dict[str, int] = {}
    while True:
        build = _Builder([cone(p, wanted) for p in plans], known, typical, apart, single)
        found = build.space(plans)
        try:
            for plan, encoder in zip(plans, found.encoders, strict=True):
                for name in wanted:
                    if name in encoder.columns and plan.column(name).table == found.unit.table:
                        encoder.column(name, found.unit)
        except Beyond as table:
            apart[str(table)] = single
            continue
        return found


@define(eq=False)
class _Builder:
    """Makes the rows; ``apart`` are the tables whose rows must be single, and how many of them there are."""

    cones: list[Cone]
    known: Mapping[str, int]
    typical: Mapping[str, tuple[int, int]]
    apart: dict[str, int]
    most: int
    world: World = field(factory=World)
    items: list[Item] = field(factory=list)
    asserted: list[z3.BoolRef] = field(factory=list)
    limits: list[Limit] = field(factory=list)

    def space(self, plans: Sequence[Plan]) -> Space:
        run = self.world.add(Row("year", {}))
        run.facts |= self.facts("year", "year", run)
        for name, options in self.readings(plans).items():
            term = variable(READING + name, 0, len(options) - 1)
            self.asserted += within(term)
            run.facts[READING + name] = const(0), term
        unit = self.world.add(Row("unit", {}, run))
        unit.facts |= self.facts("unit", "unit", unit)
        for table in self.tables("CHILD", "unit"):
            self.rows(table, unit)
        self.groups(unit)
        samples = sorted({v for s, v in self.typical.values() if not s and 1 < v <= 10**6})
        encoders = tuple(
            Encoder(p, self.world, f"{n}", (*samples[:6], 1, 2, 3, 10, 100, 10_000)) for n, p in enumerate(plans)
        )
        return Space(self.world, unit, run, self.items, encoders, self.asserted, tuple(self.limits))

    @staticmethod
    def readings(plans: Sequence[Plan]) -> dict[str, tuple[str, ...]]:
        """Every reading with its options; those of a name must be the same in all plans."""
        return {p.name: p.options for plan in plans for p in plan.parameters}

    # --- facts ---

    def asked(self, table: str) -> list[Fact]:
        """The facts of a table that the wanted columns read, each once."""
        facts = {f.name: f for c in self.cones for f in c.plan.facts if f.table == table and f.type.kind != "text"}
        read = {name for c in self.cones for name in c.facts}
        return [f for f in facts.values() if f.name in read or f.role == "class"]

    def facts(self, table: str, name: str, row: Row | None = None) -> dict[str, Value]:
        """Variables for the facts of a row."""
        found: dict[str, Value] = {}
        for fact in self.asked(table):
            if fact.role in self.known:
                found[fact.name] = const(0), const(self.known[fact.role])
            else:
                found[fact.name] = self.variable(fact, f"{name}.{fact.name}", row)
        return found

    def variable(self, fact: Fact, name: str, row: Row | None) -> Value:
        kind = fact.type
        states = [0] + [int(a) for a in sorted(kind.absent) if _can_be(fact, a)]
        status = variable(f"{name}?", 0, max(states))
        self.asserted += within(status)
        if not status.known:
            self.asserted.append(z3.Or([status.z == s for s in states]))
        value = switch(name) if kind.kind == "flag" else variable(name, kind.lo, kind.hi)
        self.asserted += within(value)
        if not status.known:
            self.asserted.append(
                z3.Implies(status.z != 0, z3.Not(value.z) if is_condition(value) else value.z == _floor(value))
            )
        if row is not None:
            self.items.append(Item(fact, row, (status, value), self.usual(fact)))
        return status, value

    def usual(self, fact: Fact) -> tuple[int, int]:
        """State and value of a fact in a typical unit."""
        if fact.name in self.typical:
            return self.typical[fact.name]
        if fact.when_absent == "optional" and Absence.MISSING in fact.type.absent:
            return int(Absence.MISSING), 0
        if fact.when_absent == "default":
            return 0, fact.default
        kind, day = fact.type, self.known.get("year_first", 0)
        return 0, min(max(day, kind.lo), kind.hi) if kind.kind == "date" else kind.lo

    # --- rows ---

    def tables(self, kind: str, parent: str) -> list[Table]:
        found = {t.name: t for c in self.cones for t in c.plan.tables if t.kind == kind and t.parent == parent}
        used = {name for c in self.cones for name in c.tables}
        return [t for t in found.values() if t.name in used]

    def rows(self, table: Table, unit: Row) -> None:
        facts = self.asked(table.name)
        if table.storage == "approvals":
            self.single(table, unit, facts, 1)
        elif table.name in self.apart or any(f.type.absent and not _choice(f) for f in facts):
            self.single(table, unit, facts, self.apart.get(table.name, self.most))
            self.limits.append(Limit("rows", table.name, self.apart.get(table.name, self.most)))
        else:
            self.bundles(table, unit, facts)

    def single(self, table: Table, unit: Row, facts: Iterable[Fact], number: int) -> list[Row]:
        made: list[Row] = []
        for _n in range(number):
            name = f"{table.name}[{len(self.world.rows.get(table.name, []))}]"
            row = self.world.add(Row(table.name, {}, unit, switch(name)))
            row.facts |= {f.name: self.of_row(f, name, row) for f in facts}
            if made:
                self.asserted.append(z3.Implies(row.exists.z, made[-1].exists.z))
            made.append(row)
        return made

    def of_row(self, fact: Fact, name: str, row: Row) -> Value:
        if fact.type.kind == "key":
            return const(0), const(1)
        return self.variable(fact, f"{name}.{fact.name}", row)

    def bundles(self, table: Table, unit: Row, facts: list[Fact]) -> None:
        """A bundle for every combination of choices, several where dates matter in several ways."""
        choices = [f for f in facts if _choice(f)]
        sizes = [f.type.hi - f.type.lo + 1 + len(f.type.absent) for f in choices]
        listed: list[tuple[tuple[int, int], ...] | None] = [None] * SORTS
        if prod(sizes) <= COMBINATIONS:
            listed = list(product(*(_states(f) for f in choices)))
        else:
            self.limits.append(Limit("sorts", table.name, SORTS))
        sorts = max(c.sorts(table.name) for c in self.cones)
        if sorts > SORTS:
            self.limits.append(Limit("sorts", table.name, SORTS))
        for combination in listed:
            for _ in range(min(sorts, SORTS)):
                self.bundle(table, unit, facts, dict(zip((f.name for f in choices), combination or (), strict=False)))

    def bundle(self, table: Table, unit: Row, facts: list[Fact], fixed: Mapping[str, tuple[int, int]]) -> None:
        name = f"{table.name}×{len(self.world.rows.get(table.name, []))}"
        many = variable(f"{name}.n", 0, MAX_ROWS)
        self.asserted += within(many)
        row = self.world.add(Row(table.name, {}, unit, above(many, const(0)), many))
        for fact in facts:
            low, high = fact.type.lo, fact.type.hi
            if fact.name in fixed:
                status, value = fixed[fact.name]
                row.facts[fact.name] = const(status), const(value)
            elif _choice(fact) or fact.type.kind in ("date", "key"):
                row.facts[fact.name] = self.of_row(fact, name, row)
            else:
                total = variable(f"{name}.{fact.name}Σ", min(0, low * MAX_ROWS), max(0, high * MAX_ROWS))
                self.asserted += [total.z >= low * many.z, total.z <= high * many.z] if not total.known else []
                row.sums[fact.name] = total

    # --- incidents ---

    def groups(self, unit: Row) -> None:
        """Every row is an incident of its own, except those that share one."""
        groups = self.tables("GROUP", "unit")
        for table in dict.fromkeys(t for g in groups for t in g.over):
            for row in list(self.world.rows.get(table, ())):
                for group in (g for g in groups if table in g.over):
                    own = Row(group.name, {}, unit, row.exists, row.many, source=table)
                    row.groups[group.name] = self.world.add(own)
        if groups:
            self.shared(groups, unit)

    def shared(self, groups: Sequence[Table], unit: Row) -> None:
        """One incident that several rows may be about: one row of each kind, two where only one kind can share it."""
        homes = {g.name: self.world.add(Row(g.name, {}, unit)) for g in groups}
        children = {t.name: t for t in self.tables("CHILD", "unit")}
        for name in dict.fromkeys(t for g in groups for t in g.over if t in children):
            mine = [g for g in groups if name in g.over]
            number = 2 if any(len(g.over) == 1 for g in mine) else 1
            for row in self.single(children[name], unit, self.asked(name), number):
                row.groups |= {g.name: homes[g.name] for g in mine}
        for group in groups:
            self.limits.append(Limit("incidents", "、".join(group.over), 1))


def _can_be(fact: Fact, absence: Absence) -> bool:
    """Proofs quantify over complete units: only what may be absent is."""
    return absence is Absence.NOT_APPLICABLE or (absence is Absence.MISSING and fact.when_absent == "optional")


def _choice(fact: Fact) -> bool:
    return fact.type.kind in ("choice", "flag")


def _states(fact: Fact) -> list[tuple[int, int]]:
    """Every state and value of a choice."""
    values = [(0, v) for v in range(fact.type.lo, fact.type.hi + 1)]
    return values + [(int(a), 0) for a in sorted(fact.type.absent) if _can_be(fact, a)]


def _floor(value: Term) -> int:
    """What stands where a value is absent: 0, or the lowest where 0 is none."""
    return 0 if value.lo <= 0 <= value.hi else value.lo
