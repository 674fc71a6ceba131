"""When a value is not there, as something that can be compared: two expressions with equal states are absent for the same facts."""

from collections.abc import Hashable

from attrs import define, field

from ruledsl.compare.meaning import Meaning
from ruledsl.ir import Case, Expr, Field, Fold, Lit, Op, Ref
from ruledsl.operators import OPERATORS

#: A value that is always there.
ALWAYS: frozenset[Hashable] = frozenset()
#: Folds that yield a value even over no rows.
_TOTAL = frozenset({"count", "sum", "any", "all"})


@define
class States:
    """The states of the expressions of one plan."""

    meaning: Meaning
    _done: dict[int, frozenset[Hashable]] = field(init=False, factory=dict)

    def of(self, expr: Expr) -> frozenset[Hashable]:
        """What the absence of a value depends on; nothing where it is always there."""
        if not expr.type.absent and not isinstance(expr, Lit):
            return ALWAYS
        number = self.meaning.number(expr)
        if number not in self._done:
            self._done[number] = frozenset({("as", number)})  # what it is if nothing better is found
            self._done[number] = self._found(expr, number)
        return self._done[number]

    def _found(self, expr: Expr, number: int) -> frozenset[Hashable]:
        match expr:
            case Lit(absence=absence):
                return frozenset({("is", int(absence))}) if absence else ALWAYS
            case Ref(column=name):
                return self.of(self.meaning.column(name).expr)
            case Field():
                return frozenset({("fact", number)})
            case Op(op=op, args=args) if OPERATORS[op].absence == "strict":
                return ALWAYS.union(*(self.of(a) for a in args))
            case Case():
                return self._choice(expr)
            case Fold(op=op, value=value, where=where) if op in _TOTAL:
                inner = [self.of(e) for e in (value, where) if e is not None]
                return ALWAYS if not any(inner) else frozenset({("as", number)})
        return frozenset({("as", number)})

    def _choice(self, case: Case) -> frozenset[Hashable]:
        """Where every value is absent for the same facts it does not matter which is taken."""
        tests = [self.of(c) for c, _ in case.branches]
        values = [self.of(v) for v in (*(v for _, v in case.branches), case.default)]
        if len(set(values)) == 1 and len({t for t in tests if t}) <= 1 and (not any(tests) or tests[0]):
            return values[0].union(*tests)
        conditions = tuple(self.meaning.number(c) for c, _ in case.branches)
        return frozenset({("case", conditions, tuple(tests), tuple(values))})
