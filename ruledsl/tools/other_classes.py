"""Indicators that are for units of some classes: for those of the others they are out of nothing."""

from attrs import evolve

from ruledsl.ir import Absence, Case, Expr, Field, Lit, Op, Plan
from ruledsl.scorecard import Item

#: Path of an indicator → the classes of units, by index, that it is for.
Concerned = dict[str, frozenset[int]]


def concerned(plan: Plan) -> Concerned:
    """The indicators whose column is nothing that applies, except for units of some classes."""
    paths = {e.path for e in plan.entries if e.kind == "indicator"}
    found = ((c.name, _classes(c.expr)) for c in plan.columns if c.name in paths)
    return {name: classes for name, classes in found if classes}


def _classes(expr: Expr) -> frozenset[int]:
    """The classes that a choice lets in; empty where it asks for something else."""
    if not isinstance(expr, Case) or len(expr.branches) != 1 or not isinstance(expr.default, Lit):
        return frozenset()
    if expr.default.absence is not Absence.NOT_APPLICABLE:
        return frozenset()
    (test, _), *_ = expr.branches
    tests = test.args if isinstance(test, Op) and test.op == "or" else (test,)
    named = [_named(t) for t in tests]
    return frozenset(n for n in named if n is not None) if None not in named else frozenset()


def _named(test: Expr) -> int | None:
    match test:
        case Op(op="eq", args=(Field(name="类别"), Lit(value=number))):
            return number
    return None


def marked(item: Item, number: int, classes: Concerned) -> Item:
    """The item; where it is for units of other classes than ``number``, what it is out of does not apply."""
    if number in classes.get(item.path, (number,)):
        return item
    values = tuple((r, evolve(v, text="", absent="n/a") if r == "maximum" else v) for r, v in item.values)
    return evolve(item, values=values)
