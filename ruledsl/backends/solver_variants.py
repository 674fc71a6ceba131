"""The same unit with one thing different: without the events of a kind, or with another value of one fact.

What does not depend on the difference keeps its terms, so that a question about both asks only about the rest.
"""

from collections.abc import Collection

from attrs import evolve, frozen

from ruledsl.backends.solver_encode import Encoder
from ruledsl.backends.solver_rows import Row, Value, World
from ruledsl.backends.solver_space import Space
from ruledsl.backends.solver_terms import Term, is_condition, switch, variable, within
from ruledsl.ir import Field, Fold, Plan, Ref, walk
from ruledsl.rewrite import in_order


@frozen(eq=False)
class Variant:
    """An encoder for the changed unit, its row, and the changed value (None where events were taken away)."""

    encoder: Encoder
    unit: Row
    value: Term | None = None

    def column(self, name: str) -> Value:
        return self.encoder.column(name, self.unit)


def touched(plan: Plan, tables: Collection[str] = (), fact: str = "") -> frozenset[str]:
    """The columns that depend on the rows of some tables, or on a fact."""
    found: set[str] = set()
    for column in in_order(plan.columns):
        for node in walk(column.expr):
            reads_fact = isinstance(node, Field) and node.name == fact
            reads_rows = isinstance(node, Fold) and (node.table in tables or node.to in tables)
            if reads_fact or reads_rows or (isinstance(node, Ref) and node.column in found):
                found.add(column.name)
    return frozenset(found)


def without(space: Space, table: str, plan: int = 0) -> Variant:
    """The unit without the rows of a table."""
    base = space.encoders[plan]
    groups = [t.name for t in base.plan.tables if t.kind == "GROUP" and table in t.over]
    rows = {t: [r for r in found if r.source != table] for t, found in space.world.rows.items()}
    encoder = _encoder(base, World(rows), f"{base.prefix}-{table}")
    changed = touched(base.plan, (table, *groups))
    encoder.done |= {k: v for k, v in base.done.items() if k[0] not in changed}
    return Variant(encoder, space.unit)


def _encoder(base: Encoder, world: World, prefix: str) -> Encoder:
    made = Encoder(base.plan, world, prefix, base.samples)
    made.open = list(base.open)
    return made


def instead(space: Space, fact: str, plan: int = 0) -> Variant:
    """The unit with another value of a fact that is there."""
    base = space.encoders[plan]
    kind = next(f.type for f in base.plan.facts if f.name == fact)
    status, before = space.unit.facts[fact]
    other = switch(f"{fact}'") if is_condition(before) else variable(f"{fact}'", kind.lo, kind.hi)
    copies: dict[int, Row] = {}
    world = World({t: [_copy(r, space.unit, copies) for r in rows] for t, rows in space.world.rows.items()})
    unit = copies[id(space.unit)]
    unit.facts[fact] = status, other
    encoder = _encoder(base, world, f"{base.prefix}'{fact}")
    encoder.asserted += within(other)
    changed = touched(base.plan, (), fact)
    for (name, row), value in base.done.items():
        if name not in changed:
            encoder.done[name, id(copies[row]) if row in copies else row] = value
    return Variant(encoder, unit, other)


def _copy(row: Row, unit: Row, copies: dict[int, Row]) -> Row:
    """The unit and everything under it anew; what is above it stays."""
    if id(row) in copies:
        return copies[id(row)]
    if row is not unit and row.up(unit.table) is not unit:
        return row
    made = evolve(row, facts=dict(row.facts), groups={})
    copies[id(row)] = made
    if row is not unit and row.parent is not None:
        made.parent = _copy(row.parent, unit, copies)
    made.groups = {name: _copy(group, unit, copies) for name, group in row.groups.items()}
    return made
