"""Which way a column moves as one thing grows, read off the expressions: up (+), down (−), not at all (0), or unknown (?).

What grows is a fact of the unit, or the events of a kind: from none to those that there are.  Sums, extremes, counts,
quotients by something that stands still, bands and caps keep the direction; what is added and taken away again cancels.
What is left as unknown is a question for the solver.
"""

from collections.abc import Iterable
from itertools import pairwise

from attrs import define, field

from ruledsl.ir import Case, Column, Expr, Field, Fold, Lit, Op, Plan, Ref, Type
from ruledsl.operators import ROUNDING
from ruledsl.proving.bands import argument, flat, results
from ruledsl.proving.linear import Linear
from ruledsl.specialise import STAND_IN

_FLIP = {"0": "0", "+": "-", "-": "+", "?": "?"}
_UP = {"gt": 1, "ge": 1, "lt": -1, "le": -1}
Ends = tuple[int, int]


def joined(signs: Iterable[str]) -> str:
    """The direction of something that grows with each of its parts."""
    moving = {s for s in signs if s != "0"}
    return "0" if not moving else moving.pop() if len(moving) == 1 else "?"


@define(eq=False)
class Polarity:
    """The directions of the columns of a plan in one ``fact``, or in the rows of one table (``rows``)."""

    linear: Linear
    fact: str = ""
    rows: str = ""
    gone: frozenset[str] = field(init=False)
    fewer: frozenset[str] = field(init=False)
    known: dict[str, str] = field(factory=dict)
    states: dict[str, bool] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        plan = self.linear.plan
        self.gone = _below(plan, self.rows)
        self.fewer = frozenset(t.name for t in plan.tables if t.kind == "GROUP" and set(t.over) & self.gone)

    @property
    def columns(self) -> dict[str, Column]:
        return self.linear.columns

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
                return self.case(flat(expr, self.linear))
            case Op():
                return self.op(expr)
            case Fold():
                return self.fold(expr)

    # --- operators ---

    def op(self, op: Op) -> str:
        args = op.args
        if op.op == "status":
            return "?" if self.state_varies(args[0]) else "0"
        if op.op in STAND_IN and self.state_varies(args[0]):
            return self.standing_in(*args)
        if op.op in ("add", "sub", "neg"):
            return self.sum(op)
        signs = [self.sign(a) for a in args]
        if op.op in STAND_IN or op.op in ("min", "max", "and", "or"):
            return joined(signs)
        if op.op == "not":
            return _FLIP[signs[0]]
        if op.op in _UP:
            way = joined((signs[0], _FLIP[signs[1]]))
            return way if _UP[op.op] > 0 else _FLIP[way]
        ends = [self.linear.ends(a) for a in args]
        if op.op == "mul":
            return _product(list(zip(signs, ends, strict=True)))
        if op.op in ROUNDING.values():
            return joined((_times(signs[0], ends[1]), _FLIP[_times(signs[1], ends[0])]))
        if op.op == "abs":
            return _times(signs[0], ends[0])
        return "0" if joined(signs) == "0" else self.equality(op, signs)

    def sum(self, op: Op) -> str:
        """A sum moves as the parts do that are left once all sums behind it are told apart."""
        parts = [(part, number) for part, number in self.linear.parts(op).items() if part is not None]
        return joined(_times(self.sign(part), (number, number)) for part, number in parts)

    def standing_in(self, first: Expr, second: Expr) -> str:
        """The most (least) of no rows is nothing; what stands for it is no more (no less) than any row would give."""
        if not isinstance(first, Fold) or first.op not in ("min", "max") or first.value is None:
            return "?"
        (low, high), stand = self.linear.ends(first.value), self.linear.ends(second)
        fits = low >= stand[1] if first.op == "max" else high <= stand[0]
        return joined((self.sign(first), self.sign(second))) if fits else "?"

    def equality(self, op: Op, signs: list[str]) -> str:
        """Being equal to the least possible value ends as the quantity grows."""
        least = isinstance(op.args[1], Lit) and op.args[1].value <= self.linear.ends(op.args[0])[0]
        if op.op not in ("eq", "ne") or signs[0] != "+" or not least:
            return "?"
        return "-" if op.op == "eq" else "+"

    # --- folds ---

    def fold(self, node: Fold) -> str:
        """More rows count and sum to more; with none of a kind, what is said of its rows does not matter."""
        parts = [e for e in (node.value, node.where, *(k for k, _ in node.order)) if e is not None]
        still = all(self.sign(p) == "0" and not self.state_varies(p) for p in parts)
        arriving = node.table in self.gone | self.fewer
        if still and not arriving:
            return "0"
        if node.op in ("rank", "ordinal") or any(self.state_varies(p) for p in parts if node.table not in self.gone):
            return "?"
        leaving = node.table in self.gone
        each = "0" if node.value is None or leaving else self.sign(node.value)
        where = "0" if node.where is None or leaving else self.sign(node.where)
        joining = joined(("+" if arriving else "0", where))
        if node.op == "sum" and node.value is not None:
            joining = _times(joining, self.linear.ends(node.value))
        return joined((_FLIP[joining] if node.op in ("min", "all") else joining, each))

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
        inside = joined((self.sign(value), self.sign(other)))
        if way == "?" or self.state_varies(condition):
            return "?"
        if way == "0":
            return inside
        first, second = (self.linear.ends(e) for e in ((other, value) if way == "+" else (value, other)))
        if first[1] <= second[0]:
            return joined((inside, "+"))
        return joined((inside, "-")) if first[0] >= second[1] else "?"

    def bands(self, case: Case) -> str:
        """The direction of a table of constants over one quantity, found at the ends of its bands."""
        quantity = argument(case)
        if quantity is None or not all(isinstance(v, Lit) for v in (*(v for _, v in case.branches), case.default)):
            return ""
        given = results(case, quantity)
        if given is None or self.state_varies(quantity):
            return "?"
        rises = any(a < b for a, b in pairwise(given))
        falls = any(a > b for a, b in pairwise(given))
        way = "?" if rises and falls else "+" if rises else "-" if falls else "0"
        return _times_way(self.sign(quantity), way)

    # --- absence ---

    def state_varies(self, expr: Expr) -> bool:
        """Whether being there depends on how much there is."""
        if not expr.type.absent:
            return False
        match expr:
            case Lit() | Field():
                return False
            case Ref(column=name):
                if name not in self.states:
                    self.states[name] = self.state_varies(self.columns[name].expr)
                return self.states[name]
            case Fold():
                return expr.table in self.gone | self.fewer or self.sign(expr) != "0"
            case Op(args=args):
                return any(self.state_varies(a) for a in args)
        return self.case_varies(flat(expr, self.linear))

    def case_varies(self, case: Case) -> bool:
        values = [*(v for _, v in case.branches), case.default]
        if any(self.state_varies(e) for e in (*values, *(c for c, _ in case.branches))):
            return True
        if all(self.sign(c) == "0" for c, _ in case.branches) or not any(v.type.absent for v in values):
            return False
        quantity = argument(case)
        if quantity is not None and all(isinstance(v, Lit) for v in values) and results(case, quantity):
            return False
        return len({v.type.absent for v in values}) > 1


def _below(plan: Plan, table: str) -> frozenset[str]:
    """A table and those whose rows lie under its rows."""
    found = {table} if table else set[str]()
    for child in plan.tables:  # a table stands after its parent
        if child.parent in found:
            found.add(child.name)
    return frozenset(found)


def _product(parts: list[tuple[str, Ends]]) -> str:
    """The direction of a product: each factor moves it, the other way where the rest is negative."""
    signs = []
    for number, (sign, _) in enumerate(parts):
        moved = sign
        for other, (_, ends) in enumerate(parts):
            moved = _times(moved, ends) if other != number else moved
        signs.append(moved)
    return joined(signs)


def _times(sign: str, ends: Ends) -> str:
    """A direction after multiplication with something between two ends."""
    if sign == "0" or ends[0] >= 0:
        return sign
    return _FLIP[sign] if ends[1] <= 0 else "?"


def _times_way(sign: str, way: str) -> str:
    return "0" if "0" in (sign, way) else "?" if "?" in (sign, way) else way if sign == "+" else _FLIP[way]


def _hull(values: list[Expr]) -> Type:
    kind = values[0].type
    states = frozenset[object]().union(*(v.type.absent for v in values))
    return Type(kind.kind, kind.decimals, min(v.type.lo for v in values), max(v.type.hi for v in values), (), states)  # type: ignore[arg-type]
