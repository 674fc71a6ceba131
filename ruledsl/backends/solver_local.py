"""Whether two expressions are the same whatever the columns and facts that they read: each of those is a variable.

What is not the same here may still be the same in the plan, whose columns cannot take every value of their types.
"""

import z3

from ruledsl.backends.solver_encode import Encoder
from ruledsl.backends.solver_rows import Row, Value, World
from ruledsl.backends.solver_terms import condition, const, inverse, same, switch, variable, within
from ruledsl.ir import Expr, Field, Fold, Plan, Ref, Type, walk
from ruledsl.rewrite import rewrite

#: Steps of the solver for one pair.
EFFORT = 1_000_000


def same_everywhere(one: Expr, two: Expr) -> bool:
    """Whether it is proved that two expressions always have the same value and the same state of absence."""
    names: dict[Expr, str] = {}
    first, second = (rewrite(e, lambda node: _leaf(node, names)) for e in (one, two))
    world = World()
    row = world.add(Row("unit", {}))
    asserted: list[z3.BoolRef] = []
    for leaf in (n for e in (first, second) for n in walk(e)):
        if isinstance(leaf, Field) and leaf.name not in row.facts:
            row.facts[leaf.name] = _variable(leaf.name, leaf.type, asserted)
    encoder = Encoder(Plan("", (), (), ()), world)
    left, right = encoder.of(first, row), encoder.of(second, row)
    solver = z3.Solver()
    solver.set("rlimit", EFFORT)
    solver.add(*asserted, *encoder.asserted)
    differ = z3.Or(condition(inverse(same(left[0], right[0]))), condition(inverse(same(left[1], right[1]))))
    solver.add(differ)
    return bool(solver.check() == z3.unsat)


def _leaf(node: Expr, names: dict[Expr, str]) -> Expr:
    """What stands for anything itself: columns and folds; facts stay."""
    if isinstance(node, Ref | Fold):
        return Field(names.setdefault(node, f"@{len(names)}"), node.type)
    return node


def _variable(name: str, kind: Type, asserted: list[z3.BoolRef]) -> Value:
    states = sorted({0, *map(int, kind.absent)})
    status = variable(f"{name}?", 0, max(states))
    value = switch(name) if kind.kind == "flag" else variable(name, kind.lo, kind.hi)
    asserted += [*within(status), *within(value)]
    if len(states) > 1:
        asserted.append(z3.Or([status.z == s for s in states]))
        asserted.append(
            z3.Implies(status.z != 0, condition(same(value, const(0 if kind.lo <= 0 <= kind.hi else kind.lo))))
        )
    return status, value
