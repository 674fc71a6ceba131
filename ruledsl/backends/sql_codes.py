"""What an expression becomes in SQL: terms for its value and its status, bounds; and the roundings of a quotient."""

from attrs import frozen
from sqlglot import exp

from ruledsl.backends import sql_terms as sql
from ruledsl.backends.sql_terms import Term

#: What a column, and what an intermediate of a division or comparison, can hold.
COLUMN, BROAD = 2**63 - 1, 10**38 - 1


class TooWide(Exception):
    """A value that is not proved to fit; ``args`` are its bounds.  Caught where the column is known."""


@frozen
class Code:
    """Terms of a value and of its status (None: it is always there), and the bounds of the value.

    ``flag``: the value is a truth, not an integer.  ``narrow``: it may be an integer of fewer bits than 64.  ``broad``:
    it has more.
    """

    value: Term
    lo: int
    hi: int
    status: Term | None = None
    flag: bool = False
    narrow: bool = False
    broad: bool = False


def fitting(code: Code, most: int) -> None:
    """Refuse bounds beyond what there is room for."""
    if code.lo < -most or code.hi > most:
        raise TooWide(code.lo, code.hi)


def fits(code: Code) -> bool:
    return -COLUMN <= code.lo and code.hi <= COLUMN


@frozen
class Quotient:
    """The roundings of ``x / d``; a constant divisor has its half written as a number."""

    dialect: str
    broad: bool
    x: Code
    d: Code
    num: Term
    den: Term

    def rounded(self, op: str) -> Term:
        known = self.d.lo if self.d.lo == self.d.hi else None
        if known == 1:
            return self.num
        match op:
            case "div_down":
                return self._over(self.num, self.den)
            case "div_half_up" if known:
                return self._away(self.num, sql.number(known // 2), self.den)
            case "div_half_up":
                two = sql.number(2)
                return self._away(sql.binary(exp.Mul, two, self.num), self.den, sql.binary(exp.Mul, two, self.den))
            case "div_up":
                less = sql.number(known - 1) if known else sql.binary(exp.Sub, self.den, sql.number(1))
                return self._away(self.num, less, self.den)
        return self._half_even()

    def _over(self, a: Term, b: Term) -> Term:
        return sql.integer_quotient(a, b, self.dialect, self.broad)

    def _away(self, x: Term, more: Term, d: Term) -> Term:
        """``(x ± more) / d``: away from zero, then towards it."""
        above, below = (self._over(sql.binary(kind, x, more), d) for kind in (exp.Add, exp.Sub))
        if self.x.lo >= 0:
            return above
        return below if self.x.hi <= 0 else sql.choice([(sql.compared(exp.GTE, x, 0), above)], below)

    def _half_even(self) -> Term:
        q = self._over(self.num, self.den)
        rest = exp.Abs(this=sql.binary(exp.Mod, self.num, self.den))
        twice = sql.binary(exp.Mul, sql.number(2), rest)
        odd = sql.compared(exp.NEQ, sql.binary(exp.Mod, q, sql.number(2)), 0)
        tie = sql.every(sql.binary(exp.EQ, twice, self.den), odd)
        up = sql.joined(exp.Or, [sql.binary(exp.GT, twice, self.den), tie])
        sign = sql.choice([(sql.compared(exp.LT, self.num, 0), sql.number(-1))], sql.number(1))
        return sql.binary(exp.Add, q, sql.choice([(up, sign)], sql.number(0)))
