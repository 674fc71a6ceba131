"""Expressions of a plan → SQL terms: a value and a status each, with the bounds that prove that 64 bits suffice.

What is computed where it is absent never fails and is never looked at: divisors that could be 0 are tested, and values
of absent facts are 0.
"""

from collections.abc import Callable, Sequence

from attrs import define, evolve
from sqlglot import exp

from ruledsl.backends import sql_terms as sql
from ruledsl.backends.sql_codes import BROAD, COLUMN, Code, Quotient, TooWide, fits, fitting
from ruledsl.backends.sql_terms import Term
from ruledsl.intervals import of_op
from ruledsl.ir import Case, Expr, Field, Lit, Op, Ref
from ruledsl.specialise import STAND_IN

_COMPARED = {"eq": exp.EQ, "ne": exp.NEQ, "lt": exp.LT, "le": exp.LTE, "gt": exp.GT, "ge": exp.GTE}
_JOINED: dict[str, type[exp.Expression]] = {"add": exp.Add, "mul": exp.Mul, "and": exp.And, "or": exp.Or}


@define
class Expressions:
    """Writes expressions; how a fact or a column is read is for the caller to say."""

    dialect: str
    read: Callable[[Field | Ref], Code]

    def of(self, expr: Expr) -> Code:
        match expr:
            case Lit(value=value, absence=0):
                return Code(sql.number(value), value, value, narrow=True)
            case Lit(absence=absence, type=type_):
                return Code(sql.null(), type_.lo, type_.hi, sql.number(int(absence)))
            case Field() | Ref():
                return self.read(expr)
            case Case():
                return self._case(expr)
            case Op():
                return self._op(expr)
        raise AssertionError(f"{type(expr).__name__} inside an expression")

    def truth(self, code: Code) -> Term:
        """The value as a condition."""
        if code.flag:
            return code.value
        return sql.compared(exp.NEQ, code.value, 0) if code.lo != code.hi else exp.Boolean(this=code.lo != 0)

    def integer(self, code: Code) -> Term:
        """The value as a number."""
        if not code.flag:
            return code.value
        return sql.choice([(code.value, sql.number(1))], sql.number(0))

    def column(self, code: Code) -> Code:
        """What can be stored: a truth, or an integer of 64 bits."""
        fitting(code, COLUMN)
        if code.flag:
            return code
        return evolve(code, value=sql.cast(code.value, "BIGINT"), narrow=False) if code.narrow or code.broad else code

    # --- operators -----------------------------------------------------------------------------------------------

    def _op(self, op: Op) -> Code:
        if op.op in STAND_IN:
            return self._stand_in(op)
        args = [self.of(a) for a in op.args]
        if op.op == "status":
            return Code(args[0].status or sql.number(0), 0, 4, narrow=True)
        lo, hi = of_op(op, [(a.lo, a.hi) for a in args])
        whole = Code(sql.number(0), lo, hi, _worst([a.status for a in args], op))
        if op.op in ("and", "or"):
            return evolve(whole, value=sql.joined(_JOINED[op.op], [self.truth(a) for a in args]), flag=True)
        if op.op == "not":
            return evolve(whole, value=exp.Not(this=sql.bracketed(self.truth(args[0]))), flag=True)
        if op.op in _COMPARED:
            return evolve(whole, value=self._compared(op.op, *args), flag=True)
        if op.op.startswith("div_"):
            return self._division(op.op, whole, *args)
        return self._number(op, whole, args)

    def _number(self, op: Op, whole: Code, args: list[Code]) -> Code:
        """An operator on integers; where its result needs more than 64 bits they are widened first."""
        fitting(whole, BROAD)
        if op.op == "months_later":
            return evolve(whole, value=sql.months_later(self.integer(args[0]), args[1].lo, self.dialect), narrow=True)
        broad = any(a.broad for a in args) or not fits(whole)
        terms = self._alike(args, broad)
        match op.op:
            case "sub":
                value = sql.binary(exp.Sub, *terms)
            case "neg":
                value = exp.Neg(this=sql.bracketed(terms[0]))
            case "abs":
                value = exp.Abs(this=terms[0])
            case "min" | "max":
                value = sql.extreme("LEAST" if op.op == "min" else "GREATEST", terms)
            case _:
                value = sql.joined(_JOINED[op.op], terms)
        return evolve(whole, value=value, broad=broad)

    def _alike(self, args: Sequence[Code], broad: bool = False) -> list[Term]:
        """Operands as integers of one width: 64 bits, or more where one of them has more."""
        terms = [self.integer(a) for a in args]
        if broad or any(a.broad for a in args):
            return [t if a.broad else sql.wide(t, self.dialect) for a, t in zip(args, terms, strict=True)]
        if all(a.narrow or a.flag for a in args):
            terms[0] = sql.cast(terms[0], "BIGINT")
        return terms

    def _compared(self, op: str, a: Code, b: Code) -> Term:
        if a.flag and b.lo == b.hi and b.lo in (0, 1) and op in ("eq", "ne"):
            return a.value if (b.lo == 1) == (op == "eq") else exp.Not(this=sql.bracketed(a.value))
        broad = a.broad or b.broad
        terms = self._alike((a, b)) if broad else [self.integer(a), self.integer(b)]
        return sql.binary(_COMPARED[op], *terms)

    def _stand_in(self, op: Op) -> Code:
        """The second argument where the first is in the state that the operator names."""
        first = self.of(op.args[0])
        state = STAND_IN[op.op]
        if state not in op.args[0].type.absent or first.status is None:
            return first
        second = self.of(op.args[1])
        alone = len(op.args[0].type.absent) == 1
        test = sql.absent(first.status) if alone else sql.compared(exp.EQ, first.status, int(state))
        status = None
        if op.type.absent:
            other = sql.number(0) if alone else first.status
            status = sql.choice([(test, second.status or sql.number(0))], other)
        return self._chosen([(test, second)], first, status)

    # --- choices -------------------------------------------------------------------------------------------------

    def _case(self, case: Case) -> Code:
        branches, default = list(case.branches), case.default
        while isinstance(default, Case):
            branches += default.branches
            default = default.default
        tests = [self.of(c) for c, _ in branches]
        values = [self.of(v) for _, v in branches]
        rest = self.of(default)
        pairs: list[tuple[Term, Code]] = []
        states: list[tuple[Term, Term]] = []
        tested: list[Term] = []
        for test, value in zip(tests, values, strict=True):
            if test.status is not None and test.status not in tested:
                tested.append(test.status)
                unknown = Code(sql.null(), value.lo, value.hi)
                pairs.append((sql.absent(test.status), unknown))
                states.append((sql.absent(test.status), test.status))
            pairs.append((self.truth(test), value))
            states.append((self.truth(test), value.status or sql.number(0)))
        status = sql.choice(states, rest.status or sql.number(0)) if case.type.absent else None
        return self._chosen(pairs, rest, status)

    def _chosen(self, pairs: list[tuple[Term, Code]], rest: Code, status: Term | None) -> Code:
        """One of several values, all as truths or all as integers of one width."""
        codes = [*(c for _, c in pairs), rest]
        lo, hi = min(c.lo for c in codes), max(c.hi for c in codes)
        broad = any(c.broad for c in codes)
        flag = all(c.flag or (c.narrow and c.lo == c.hi) for c in codes) and any(c.flag for c in codes)
        if flag:
            terms = [self.truth(c) for c in codes]
        else:
            terms = [self.integer(c) for c in codes]
            terms = [
                sql.wide(t, self.dialect) if broad and not c.broad else t for c, t in zip(codes, terms, strict=True)
            ]
        value = sql.choice(zip((t for t, _ in pairs), terms, strict=False), terms[-1])
        return Code(value, lo, hi, status, flag, all(c.narrow or c.flag for c in codes), broad)

    # --- division ------------------------------------------------------------------------------------------------

    def _division(self, op: str, whole: Code, x: Code, d: Code) -> Code:
        """A rounded quotient on |x| with the sign put back, the divisor above 0."""
        fitting(whole, COLUMN)
        most = 2 * max(abs(x.lo), abs(x.hi)) + 2 * max(abs(d.lo), abs(d.hi))
        if most > BROAD:
            raise TooWide(-most, most)
        broad = x.broad or d.broad or most > COLUMN
        terms = self._alike((x, d), broad)
        value = Quotient(self.dialect, broad, x, d, *terms).rounded(op)
        if d.lo <= 0:
            value = sql.choice([(sql.compared(exp.GT, terms[1], 0), value)])
        return evolve(whole, value=sql.cast(value, "BIGINT") if broad else value)


def _worst(states: Sequence[Term | None], op: Op) -> Term | None:
    """The highest of some states, if the result can be absent at all."""
    found = list({id(s): s for s in states if s is not None}.values())
    return sql.extreme("GREATEST", found) if found and op.type.absent else None
