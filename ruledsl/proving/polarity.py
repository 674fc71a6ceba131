"""Which way a column moves as one fact grows, read off the expressions: up (+), down (−), not at all (0), or unknown (?).

Sums, extremes, quotients by something that stands still, bands and caps keep the direction; what is left as unknown is
a question for the solver.
"""

from collections.abc import Callable, Iterable
from itertools import pairwise

from attrs import define, field

from ruledsl.ir import Case, Column, Expr, Field, Fold, Lit, Op, Plan, Ref, Type, walk
from ruledsl.operators import ROUNDING
from ruledsl.rewrite import rewrite
from ruledsl.specialise import STAND_IN, worked_out

_FLIP = {"0": "0", "+": "-", "-": "+", "?": "?"}
_UP = {"gt": 1, "ge": 1, "lt": -1, "le": -1}


def joined(signs: Iterable[str]) -> str:
    """The direction of something that grows with each of its parts."""
    moving = {s for s in signs if s != "0"}
    return "0" if not moving else moving.pop() if len(moving) == 1 else "?"


@define(eq=False)
class Polarity:
    """The directions of the columns of a plan in one fact."""

    plan: Plan
    fact: str
    columns: dict[str, Column] = field(init=False)
    known: dict[str, str] = field(factory=dict)
    states: dict[str, bool] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.columns = {c.name: c for c in self.plan.columns}

    def of(self, name: str) -> str:
        """The direction of a column."""
        if name not in self.known:
            self.known[name] = self.sign(self.columns[name].expr)
        return self.known[name]

    def sign(self, expr: Expr) -> str:
        match expr:
            case Lit():
                return "0"
            case Field(name=name):
                return "+" if name == self.fact else "0"
            case Ref(column=name):
                return self.of(name)
            case Case():
                return self.case(expr)
            case Op():
                return self.op(expr)
            case Fold():
                parts = [e for e in (expr.value, expr.where, *(k for k, _ in expr.order)) if e is not None]
                return "0" if all(self.sign(p) == "0" and not self.state_varies(p) for p in parts) else "?"

    # --- operators ---

    def op(self, op: Op) -> str:
        args = op.args
        if op.op == "status":
            return "?" if self.state_varies(args[0]) else "0"
        if op.op in STAND_IN and self.state_varies(args[0]):
            return "?"
        signs = [self.sign(a) for a in args]
        if op.op in STAND_IN or op.op in ("add", "min", "max", "and", "or"):
            return joined(signs)
        if op.op in ("neg", "not"):
            return _FLIP[signs[0]]
        if op.op == "sub":
            return joined((signs[0], _FLIP[signs[1]]))
        if op.op in _UP:
            way = joined((signs[0], _FLIP[signs[1]]))
            return way if _UP[op.op] > 0 else _FLIP[way]
        if op.op == "mul":
            return _product(list(zip(signs, (a.type for a in args), strict=True)))
        if op.op in ROUNDING.values():
            return joined((_times(signs[0], args[1].type), _FLIP[_times(signs[1], args[0].type)]))
        if op.op == "abs":
            return _times(signs[0], args[0].type)
        return "0" if joined(signs) == "0" else self.equality(op, signs)

    def equality(self, op: Op, signs: list[str]) -> str:
        """Being equal to the least possible value ends as the fact grows."""
        least = isinstance(op.args[1], Lit) and op.args[1].value <= op.args[0].type.lo
        if op.op not in ("eq", "ne") or signs[0] != "+" or not least:
            return "?"
        return "-" if op.op == "eq" else "+"

    # --- cases ---

    def case(self, case: Case) -> str:
        if all(self.sign(c) == "0" and not self.state_varies(c) for c, _ in case.branches):
            return joined(self.sign(v) for v in (*(v for _, v in case.branches), case.default))
        banded = self.bands(case)
        if banded:
            return banded
        (condition, value), *rest = case.branches
        other: Expr = (
            Case(tuple(rest), case.default, _hull([v for _, v in rest] + [case.default])) if rest else case.default
        )
        way = self.sign(condition)
        if way == "?" or self.state_varies(condition):
            return "?"
        first, second = (other, value) if way == "+" else (value, other)
        inside = joined((self.sign(value), self.sign(other)))
        if first.type.hi <= second.type.lo:
            return joined((inside, "+"))
        return joined((inside, "-")) if first.type.lo >= second.type.hi else "?"

    def bands(self, case: Case) -> str:
        """The direction of a table of constants over one quantity, found at the ends of its bands."""
        argument = self.argument(case)
        values = [v for _, v in case.branches] + [case.default]
        if argument is None or not all(isinstance(v, Lit) for v in values):
            return ""
        results = self.results(case, argument)
        if results is None:
            return "?"
        rises = any(a < b for a, b in pairwise(results))
        falls = any(a > b for a, b in pairwise(results))
        way = "?" if rises and falls else "+" if rises else "-" if falls else "0"
        return _times_way(self.sign(argument), way)

    def argument(self, case: Case) -> Expr | None:
        """The only thing that the conditions of a table read."""
        read = {n for c, _ in case.branches for n in walk(c) if isinstance(n, Field | Ref)}
        return next(iter(read)) if len(read) == 1 else None

    def results(self, case: Case, argument: Expr) -> list[int] | None:
        """What a table gives at its ends and beside them, in order; None where it gives nothing."""
        kind = argument.type
        ends = {n.value + d for c, _ in case.branches for n in walk(c) if isinstance(n, Lit) for d in (-1, 0, 1)}
        found = []
        for value in sorted({v for v in ends if kind.lo <= v <= kind.hi} | {kind.lo, kind.hi}):
            result = rewrite(case, _reading(argument, Lit(value, kind)))
            if not isinstance(result, Lit) or result.absence:
                return None
            found.append(result.value)
        return found

    # --- absence ---

    def state_varies(self, expr: Expr) -> bool:
        """Whether being there depends on how large the fact is."""
        match expr:
            case Lit() | Field():
                return False
            case Ref(column=name):
                if name not in self.states:
                    self.states[name] = self.state_varies(self.columns[name].expr)
                return self.states[name]
            case Fold():
                return bool(expr.type.absent) and self.sign(expr) != "0"
            case Op(op="status"):
                return False
            case Op(args=args):
                return any(self.state_varies(a) for a in args)
        return self.case_varies(expr)

    def case_varies(self, case: Case) -> bool:
        values = [*(v for _, v in case.branches), case.default]
        if any(self.state_varies(e) for e in (*values, *(c for c, _ in case.branches))):
            return True
        if all(self.sign(c) == "0" for c, _ in case.branches) or not any(v.type.absent for v in values):
            return False
        argument = self.argument(case)
        if argument is not None and all(isinstance(v, Lit) for v in values) and self.results(case, argument):
            return False
        return len({v.type.absent for v in values}) > 1


def _reading(argument: Expr, known: Lit) -> Callable[[Expr], Expr]:
    """Works expressions out with the argument known."""
    return lambda node: known if node == argument else worked_out(node)


def _product(parts: list[tuple[str, Type]]) -> str:
    """The direction of a product: each factor moves it, the other way where the rest is negative."""
    signs = []
    for number, (sign, _) in enumerate(parts):
        moved = sign
        for other, (_, kind) in enumerate(parts):
            moved = _times(moved, kind) if other != number else moved
        signs.append(moved)
    return joined(signs)


def _times(sign: str, kind: Type) -> str:
    """A direction after multiplication with something of a type."""
    if sign == "0" or kind.lo >= 0:
        return sign
    return _FLIP[sign] if kind.hi <= 0 else "?"


def _times_way(sign: str, way: str) -> str:
    return "0" if "0" in (sign, way) else "?" if "?" in (sign, way) else way if sign == "+" else _FLIP[way]


def _hull(values: list[Expr]) -> Type:
    kind = values[0].type
    states = frozenset[object]().union(*(v.type.absent for v in values))
    return Type(kind.kind, kind.decimals, min(v.type.lo for v in values), max(v.type.hi for v in values), (), states)  # type: ignore[arg-type]
