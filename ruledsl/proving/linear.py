"""Columns as sums: so much of each part, through the names of columns, so that what is added and taken away again cancels.

加分合计 - 网站视频  =  10·国办采用 + 省政府采用 + …        网站采用 is in both and in neither after all
"""

from collections.abc import Mapping

from attrs import define, field

from ruledsl.ir import Case, Column, Expr, Fold, Lit, Op, Plan, Ref

#: How often each part is added; the part ``None`` is the number 1.
Parts = Mapping[Expr | None, int]
#: A sum of more parts than this is a part of its own.
MANY = 400


@define(eq=False)
class Linear:
    """The sums behind the columns of one plan, each worked out once.  Absences are not looked at."""

    plan: Plan
    columns: dict[str, Column] = field(init=False)
    known: dict[str, Parts] = field(factory=dict)
    folds: dict[Expr, Ref] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.columns = {c.name: c for c in self.plan.columns}
        for column in self.plan.columns:
            if isinstance(column.expr, Fold) and not column.expr.order:
                self.folds.setdefault(column.expr, Ref(column.name, column.type))

    def named(self, expr: Expr) -> Expr:
        """A fold under the first name that it has."""
        fold = self.columns[expr.column].expr if isinstance(expr, Ref) else expr
        return self.folds.get(fold, expr) if isinstance(fold, Fold) else expr

    def parts(self, expr: Expr) -> Parts:
        """What an expression adds up."""
        match expr:
            case Lit(value=value):
                return {None: value}
            case Ref(column=name):
                return self.column(name)
            case Fold():
                return {self.named(expr): 1}
            case Op(op="add" | "sub" | "neg", args=args):
                return self.added(expr, args)
            case Op(op="mul", args=(one, Lit(value=factor))) | Op(op="mul", args=(Lit(value=factor), one)):
                return {part: number * factor for part, number in self.parts(one).items()}
        return {expr: 1}

    def column(self, name: str) -> Parts:
        """What a column adds up; itself where it is no sum."""
        if name not in self.known:
            expr = self.columns[name].expr
            self.known[name] = found = self.parts(expr)
            if (isinstance(expr, Op | Case) and list(found) == [expr]) or len(found) > MANY:
                self.known[name] = {Ref(name, self.columns[name].type): 1}
        return self.known[name]

    def added(self, op: Op, args: tuple[Expr, ...]) -> Parts:
        found: dict[Expr | None, int] = {}
        for place, arg in enumerate(args):
            sign = -1 if op.op == "neg" or (op.op == "sub" and place) else 1
            for part, number in self.parts(arg).items():
                found[part] = found.get(part, 0) + sign * number
        return {part: number for part, number in found.items() if number}

    def ends(self, expr: Expr) -> tuple[int, int]:
        """The least and the greatest value, after what cancels has cancelled."""
        low, high = 0, 0
        for part, number in self.parts(expr).items():
            ends = (number, number) if part is None else (number * part.type.lo, number * part.type.hi)
            low, high = low + min(ends), high + max(ends)
        return max(low, expr.type.lo), min(high, expr.type.hi)
