"""Two expressions over the same facts → how much less or more the second can be, without trying a single fact.

    old 封顶 100    new 封顶 95      −5 … 0            old 每项1分    new 每项2分      0 … +10000

A bound is certain, not tight: that it reaches below 0 does not say that any unit is worse off.
"""

from collections.abc import Sequence
from fractions import Fraction

from attrs import define, field

from ruledsl.compare.change import LEAST_FIRST, NONE, Change, cut, extent, hull, moved_ends, otherwise_rounded, rounded
from ruledsl.compare.choices import choices
from ruledsl.compare.meaning import Meaning, domain
from ruledsl.compare.stairs import values
from ruledsl.ir import MAX_ROWS, Case, Expr, Field, Fold, Op, Ref

#: Operators that never fall when an operand rises.
_RISING = frozenset({"min", "max", "and", "or", "if_not_applicable", "if_no_score", "if_missing"})
#: Choices nested and compared deeper than this are bounded by their ranges alone.
DEEPEST = 400


@define
class Differences:
    """Bounds between the columns of two plans; ``old`` and ``new`` share their numbers."""

    old: Meaning
    new: Meaning
    _done: dict[tuple[int, int], Change] = field(init=False, factory=dict)
    _depth: int = field(init=False, default=0)

    def between(self, old: Expr, new: Expr) -> Change:
        """The bound of new − old wherever both are there."""
        pair = (self.old.number(old), self.new.number(new))
        if pair[0] == pair[1]:
            return NONE
        if pair not in self._done:
            plain = extent(new) + -extent(old)
            self._done[pair] = plain  # what it is if the two are compared within themselves
            if self._depth < DEEPEST:
                self._depth += 1
                found = self._compared(old, new)
                self._depth -= 1
                plain = Change(max(plain.lo, found.lo), min(plain.hi, found.hi)) if found else plain
            self._done[pair] = plain
        return self._done[pair]

    def _compared(self, old: Expr, new: Expr) -> Change | None:
        old, new = self._behind(old, self.old), self._behind(new, self.new)
        match old, new:
            case Op(), Op() if old.op == new.op:
                return self._operators(old, new)
            case Op(), Op() if {old.op, new.op} <= set(LEAST_FIRST) and self.same(old.args, new.args):
                return otherwise_rounded(old, new)
            case Case(), Case():
                return choices(self, old, new)
            case Fold(), Fold():
                return self._folds(old, new)
            case Field(name=name), Field(name=other) if name == other:
                return moved_ends(domain(self.old.fact(name)), domain(self.new.fact(name)))
        return self._one_sided(old, new)

    def same(self, old: Sequence[Expr], new: Sequence[Expr]) -> bool:
        """Whether expressions are the same one by one."""
        return [self.old.number(e) for e in old] == [self.new.number(e) for e in new]

    def _behind(self, expr: Expr, meaning: Meaning) -> Expr:
        """What stands in the column that is read; a mere change of scale is looked through."""
        while True:
            if isinstance(expr, Ref):
                expr = meaning.column(expr.column).expr
            elif isinstance(expr, Op) and expr.op == "mul" and meaning.number(expr.args[0]) == meaning.number(expr):
                expr = expr.args[0]
            else:
                return expr

    def _one_sided(self, old: Expr, new: Expr) -> Change | None:
        """A choice, a cap or a summand that only one of the two has: the other is a choice, cap or sum of one."""
        if isinstance(new, Case) or isinstance(old, Case):
            left, right = (values(e) if isinstance(e, Case) else [e] for e in (old, new))
            return hull(self.between(x, y) for x in left for y in right)
        ops = [e.op for e in (old, new) if isinstance(e, Op)]
        was, now = (
            (list(e.args) if isinstance(e, Op) and e.op == ops[0] else [e] for e in (old, new)) if ops else ((), ())
        )
        if any(op == "add" for op in ops[:1]):
            return self._sums(list(was), list(now))
        if any(op in ("min", "max") for op in ops[:1]):
            return self._extremes(ops[0], list(was), list(now))
        return None

    # ---- operators

    def _operators(self, old: Op, new: Op) -> Change | None:
        a, b = list(old.args), list(new.args)
        match old.op:
            case "add":
                return self._sums(a, b)
            case "sub":
                return self.between(a[0], b[0]) + -self.between(a[1], b[1])
            case "neg" | "not":
                return -self.between(a[0], b[0])
            case "mul":
                return self._products(a, b)
            case "min" | "max" | "and" | "or":
                op = {"and": "min", "or": "max"}.get(old.op, old.op)
                return self._extremes(op, a, b)
            case "lt" | "le" | "gt" | "ge":
                return self._comparisons(old, new)
        if old.op in _RISING and len(a) == len(b):
            return hull(self.between(x, y) for x, y in zip(a, b, strict=True))
        if old.op in LEAST_FIRST and old.type.decimals == new.type.decimals:
            return self._rounded(old, new)
        return None

    def _apart(self, old: list[Expr], new: list[Expr]) -> tuple[list[tuple[Expr, Expr]], list[Expr], list[Expr], bool]:
        """Operands that differ, in pairs as far as they go, and whether any is the same in both."""
        rest_old = list(old)
        rest_new: list[Expr] = []
        for arg in new:
            same = next((o for o in rest_old if self.old.number(o) == self.new.number(arg)), None)
            if same is None:
                rest_new.append(arg)
            else:
                rest_old.remove(same)
        common = len(rest_new) < len(new)
        size = min(len(rest_old), len(rest_new))
        pairs = list(zip(rest_old[:size], rest_new[:size], strict=True))
        return pairs, rest_old[size:], rest_new[size:], common

    def _sums(self, old: list[Expr], new: list[Expr]) -> Change:
        """Σ of what the operands differ by; one that only one side has counts in full."""
        pairs, gone, come, _ = self._apart(self._terms(old, self.old), self._terms(new, self.new))
        total = NONE
        for x, y in pairs:
            total += self.between(x, y)
        for x in gone:
            total += -extent(x)
        for y in come:
            total += extent(y)
        return total

    def _terms(self, args: list[Expr], meaning: Meaning) -> list[Expr]:
        """The operands of a sum with those of the sums inside it."""
        found: list[Expr] = []
        for arg in args:
            inner = self._behind(arg, meaning)
            nested = isinstance(inner, Op) and inner.op == "add"
            found += self._terms(list(inner.args), meaning) if nested else [arg]  # type: ignore[union-attr]
        return found

    def _products(self, old: list[Expr], new: list[Expr]) -> Change | None:
        pairs, gone, come, _ = self._apart(old, new)
        if len(pairs) != 1 or gone or come:
            return None
        change = self.between(*pairs[0])
        for arg in old:
            if arg is not pairs[0][0]:
                change = change.times(extent(arg))
        return change

    def _extremes(self, op: str, old: list[Expr], new: list[Expr]) -> Change:
        """The least or greatest moves no further than its operands; a new end can only cut, an old one only have cut."""
        pairs, gone, come, common = self._apart(old, new)
        found = [self.between(x, y) for x, y in pairs] + ([NONE] if common or not pairs else [])
        change = hull(found)
        if not gone and not come:
            return change
        others_old = [e for e in old if e not in gone] or old
        others_new = [e for e in new if e not in come] or new
        return change + cut(op, come, others_new) + -cut(op, gone, others_old)

    def _comparisons(self, old: Op, new: Op) -> Change:
        """A test of “at least” holds more often when its left side rises or its right side falls."""
        left, right = (self.between(x, y) for x, y in zip(old.args, new.args, strict=True))
        moved = left + -right if old.op in ("gt", "ge") else right + -left
        return Change(Fraction(0 if moved.lo >= 0 else -1), Fraction(0 if moved.hi <= 0 else 1))

    def _rounded(self, old: Op, new: Op) -> Change | None:
        """Rounding never turns more into less, and moves each side by less than one step."""
        (num, den), (num2, den2) = old.args, new.args
        scales = [n.type.decimals - d.type.decimals for n, d in ((num, den), (num2, den2))]
        if self.old.number(den) != self.new.number(den2) or scales[0] != scales[1]:
            return None
        least, places = extent(den).lo, old.type.decimals
        return rounded(self.between(num, num2), least, scales[0], places) if least > 0 else None

    # ---- folds

    def _folds(self, old: Fold, new: Fold) -> Change | None:
        alike = old.op == new.op and self.old.table(old.table) == self.new.table(new.table)
        if not alike or self.old.table(old.to) != self.new.table(new.to) or old.order or new.order:
            return None
        value = self._parts(old.value, new.value)
        where = self._parts(old.where, new.where)
        if value is None or where is None:
            return None
        rows = Change(Fraction(0), Fraction(MAX_ROWS))
        if old.op == "count":
            return where.times(rows)
        if old.op == "sum" and new.value is not None:
            counted = hull([NONE, where.times(extent(new.value))])
            return (hull([NONE, value]) + counted).times(rows)
        if old.op in ("any", "max") and where == NONE:
            return hull([NONE, value]) if old.op == "any" else value
        if old.op in ("all", "min") and where == NONE:
            return hull([NONE, value]) if old.op == "all" else value
        return None

    def _parts(self, old: Expr | None, new: Expr | None) -> Change | None:
        if old is None or new is None:
            return NONE if old is new else None
        return self.between(old, new)
