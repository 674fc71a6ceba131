"""What some columns of a plan depend on: facts, tables, and in how many ways the rows of a table are told apart."""

from collections.abc import Collection

from attrs import define, field

from ruledsl.backends.record_layers import AMONG_PEERS
from ruledsl.ir import READING, Case, Column, Expr, Fact, Field, Fold, Op, Plan, Ref, walk


@define(eq=False)
class Cone:
    """The facts and tables behind wanted columns; ``tests`` are the conditions on dates of each table's rows."""

    plan: Plan
    columns: dict[str, Column]
    facts: set[str] = field(factory=set)
    tables: set[str] = field(factory=set)
    tests: dict[str, set[Expr]] = field(factory=dict)
    whole: set[str] = field(factory=set)

    def sorts(self, table: str) -> int:
        """How many bundles of rows with the same choices can matter at once."""
        ways = 2 ** min(5, len(self.tests.get(table, ())))
        return max(1, ways - (table not in self.whole))


def cone(plan: Plan, wanted: Collection[str]) -> Cone:
    """Everything behind the wanted columns."""
    columns = {c.name: c for c in plan.columns}
    found = Cone(plan, {})
    stack = [name for name in wanted if name in columns]
    while stack:
        column = columns[stack.pop()]
        if column.name in found.columns:
            continue
        found.columns[column.name] = column
        found.tables.add(column.table)
        for node in walk(column.expr):
            if isinstance(node, Ref):
                stack.append(node.column)
            elif isinstance(node, Field) and not node.name.startswith(READING):
                found.facts.add(node.name)
            elif isinstance(node, Fold):
                found.tables |= {node.table, node.to}
    _keys(found)
    _tests(found)
    return found


def _keys(found: Cone) -> None:
    """A group needs its members, and the facts that divide them."""
    for table in found.plan.tables:
        if table.kind == "GROUP" and table.name in found.tables and table.parent == "unit":
            found.tables |= set(table.over)
            keys = [f.name for f in found.plan.facts if f.table in table.over and (f.path or f.name) in table.keys]
            found.facts |= set(keys)


def _tests(found: Cone) -> None:
    """The conditions that a row meets or not, by its dates: bundles differ in them."""
    facts = {f.name: f for f in found.plan.facts}
    for column in found.columns.values():
        for node in walk(column.expr):
            if isinstance(node, Fold) and node.op not in AMONG_PEERS:
                _of_fold(found, node, facts)


def _of_fold(found: Cone, node: Fold, facts: dict[str, Fact]) -> None:
    where = _resolved(found, node.where)
    tests = found.tests.setdefault(node.table, set())
    if where is None or not _dated(found, where, node.table, facts):
        found.whole.add(node.table)
    else:
        tests.add(where)
    for inner in walk(node.value) if node.value is not None else ():
        for branch in inner.branches if isinstance(inner, Case) else ():
            if _dated(found, branch[0], node.table, facts):
                tests.add(branch[0])
        if isinstance(inner, Ref) and found.columns[inner.column].table == node.table:
            expr = found.columns[inner.column].expr
            if _dated(found, expr, node.table, facts):
                tests.add(expr)


def _resolved(found: Cone, where: Expr | None) -> Expr | None:
    """A condition without its name or a “not” before it: both sides of a condition are one way of telling rows apart."""
    while True:
        match where:
            case Ref(column=name) if not isinstance(found.columns[name].expr, Fold):
                where = found.columns[name].expr
            case Op(op="not", args=(inner,)):
                where = inner
            case _:
                return where


def _dated(found: Cone, expr: Expr, table: str, facts: dict[str, Fact]) -> bool:
    """Whether an expression reads a date of a row of the table."""
    for node in walk(expr):
        if isinstance(node, Field) and node.name in facts:
            fact = facts[node.name]
            if fact.table == table and fact.type.kind == "date":
                return True
        elif isinstance(node, Ref):
            column = found.columns[node.column]
            if column.table == table and _dated(found, column.expr, table, facts):
                return True
    return False
