"""Whether two plans always yield the same: every column that differs is proved to be the same, whatever it reads.

What a column reads may take any value of its type at first; where that does not suffice, the columns that it reads are
put in their place, a few levels deep.
"""

from collections.abc import Mapping
from importlib.util import find_spec

from ruledsl.ir import Column, Expr, Plan, Ref
from ruledsl.rewrite import rewrite

#: More differing columns than this are not looked at; so many levels of columns are put in place of their names.
MOST, LEVELS = 40, 3


def same_results(one: Plan, other: Plan) -> bool:
    """Whether it is proved; without the solver's library nothing is."""
    if find_spec("z3") is None or not _comparable(one, other):
        return False
    old, new = ({c.name: c for c in plan.columns} for plan in (one, other))
    differing = [name for name, column in new.items() if column.expr != old[name].expr]
    return len(differing) <= MOST and all(_same(old[name], new[name], old, new) for name in differing)


def _same(one: Column, other: Column, old: Mapping[str, Column], new: Mapping[str, Column]) -> bool:
    from ruledsl.backends.solver_local import same_everywhere  # noqa: PLC0415

    first, second = one.expr, other.expr
    for _ in range(LEVELS + 1):
        if same_everywhere(first, second):
            return True
        first, second = _inlined(first, one.table, old), _inlined(second, one.table, new)
    return False


def _inlined(expr: Expr, table: str, columns: Mapping[str, Column]) -> Expr:
    """The expression with the columns of its table that it reads put in place of their names."""

    def visit(node: Expr) -> Expr:
        if isinstance(node, Ref) and columns[node.column].table == table:
            return columns[node.column].expr
        return node

    return rewrite(expr, visit)


def _comparable(one: Plan, other: Plan) -> bool:
    """Whether they ask for the same facts, have the same columns and raise the same findings."""
    names = [(c.name, c.table) for c in one.columns] == [(c.name, c.table) for c in other.columns]
    signals = [(s.code, s.path, s.when) for s in one.signals] == [(s.code, s.path, s.when) for s in other.signals]
    return names and signals and (one.facts, one.tables, one.outputs) == (other.facts, other.tables, other.outputs)
