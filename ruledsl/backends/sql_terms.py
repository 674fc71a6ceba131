"""Pieces of SQL as trees of sqlglot, and what differs between dialects."""

from collections.abc import Callable, Iterable, Sequence

from sqlglot import exp
from sqlglot.expressions import Expression as Term

DIALECTS = ("duckdb", "spark", "postgres")

#: The integers of 128 bits, or as many decimal digits, of each dialect.
_WIDE = {"duckdb": "HUGEINT", "spark": "DECIMAL(38, 0)", "postgres": "DECIMAL(38, 0)"}
#: So many operands stand side by side; more are bracketed in groups, so that no parser nests too deep.
ABREAST = 32

_PLAIN = (exp.Column, exp.Literal, exp.Func, exp.Case, exp.Cast, exp.Paren, exp.Boolean, exp.Null, exp.Window)


def column(name: str, table: str = "") -> Term:
    identifier = exp.Identifier(this=name, quoted=False)
    return exp.Column(this=identifier, table=exp.Identifier(this=table, quoted=False) if table else None)


def number(value: int) -> Term:
    literal = exp.Literal(this=str(abs(value)), is_string=False)
    return literal if value >= 0 else exp.Paren(this=exp.Neg(this=literal))


def null() -> Term:
    return cast(exp.Null(), "BIGINT")


def cast(term: Term, type_: str) -> Term:
    return exp.Cast(this=term, to=exp.DataType.build(type_))


def wide(term: Term, dialect: str) -> Term:
    return cast(term, _WIDE[dialect])


def bracketed(term: Term) -> Term:
    plain = isinstance(term, _PLAIN) and not isinstance(term, exp.Connector)
    return term if plain else exp.Paren(this=term)


def binary(kind: type[exp.Expression], a: Term, b: Term) -> Term:
    return kind(this=bracketed(a), expression=bracketed(b))


def joined(kind: type[exp.Expression], terms: Sequence[Term]) -> Term:
    """Many operands of an associative operator, in brackets where they are many."""
    level = list(terms)
    while len(level) > 1:
        level = [_chain(kind, level[i : i + ABREAST]) for i in range(0, len(level), ABREAST)]
    return level[0]


def _chain(kind: type[exp.Expression], terms: Sequence[Term]) -> Term:
    result = bracketed(terms[0])
    for term in terms[1:]:
        result = kind(this=result, expression=bracketed(term))
    return result


def every(*terms: Term) -> Term:
    return joined(exp.And, terms)


def call(name: str, *args: Term) -> Term:
    return exp.Anonymous(this=name, expressions=list(args))


def extreme(name: str, terms: Sequence[Term]) -> Term:
    """LEAST or GREATEST of many."""
    level = list(terms)
    while len(level) > 1:
        parts = [level[i : i + ABREAST] for i in range(0, len(level), ABREAST)]
        level = [call(name, *p) if len(p) > 1 else p[0] for p in parts]
    return level[0]


def choice(branches: Iterable[tuple[Term, Term]], default: Term | None = None) -> Term:
    """CASE WHEN … THEN … ELSE … END."""
    return exp.Case(ifs=[exp.If(this=test, true=value) for test, value in branches], default=default)


def compared(kind: type[exp.Expression], term: Term, value: int) -> Term:
    return kind(this=bracketed(term), expression=number(value))


def present(status: Term) -> Term:
    return compared(exp.EQ, status, 0)


def absent(status: Term) -> Term:
    return compared(exp.NEQ, status, 0)


_RISKY = (exp.Add, exp.Sub, exp.Mul, exp.Neg, exp.Div, exp.IntDiv, exp.Mod, exp.Cast, exp.Anonymous, exp.DateDiff)


def risky(term: Term) -> bool:
    """Whether computing a term could fail on values that its own table cannot have."""
    return term.find(*_RISKY) is not None


def given(tests: Sequence[Term], term: Term) -> Term:
    """The term where all tests hold, else NULL; what could fail is computed only where the tests before it hold."""
    level: list[list[Term]] = []
    for test in tests:
        if level and not risky(test):
            level[-1].append(test)
        else:
            level.append([test])
    for together in reversed(level):
        term = choice([(every(*together), term)])
    return term


def alias(term: Term, name: str, comment: str = "") -> Term:
    named = exp.Alias(this=term, alias=exp.Identifier(this=name, quoted=False))
    if comment:
        named.comments = [comment]
    return named


def integer_quotient(a: Term, b: Term, dialect: str, broad: bool) -> Term:
    """The quotient of integers without its fraction: towards zero in every dialect (its tests say so)."""
    if dialect == "postgres" and not broad:
        return exp.Div(this=bracketed(a), expression=bracketed(b), typed=True, safe=False)
    if dialect == "postgres":
        return call("DIV", a, b)
    return exp.IntDiv(this=bracketed(a), expression=bracketed(b))


def ordered(term: Term, descending: bool) -> Term:
    return exp.Ordered(this=term, desc=descending, nulls_first=False)


def window(function: Term, partition: list[Term], order: list[Term], before: bool = False) -> Term:
    """A function over the rows of a partition; ``before``: over those that stand before the row."""
    by = exp.Order(expressions=order) if order else None
    start = {"kind": "ROWS", "start": "UNBOUNDED", "start_side": "PRECEDING"}
    spec = exp.WindowSpec(**start, end=number(1), end_side="PRECEDING") if before else None
    return exp.Window(this=function, partition_by=partition or None, order=by, spec=spec)


def or_zero(term: Term) -> Term:
    return exp.Coalesce(this=term, expressions=[number(0)])


def months_later(days: Term, months: int, dialect: str) -> Term:
    """A day some months later, or the last of its month; days are counted from 1970-01-01."""
    return _MONTHS[dialect](cast(days, "INT"), months)


def _epoch() -> Term:
    return cast(exp.Literal.string("1970-01-01"), "DATE")


def _later(days: Term, months: int) -> Term:
    interval = exp.Interval(this=exp.Literal.string(str(months)), unit=exp.Var(this="MONTH"))
    day = exp.Paren(this=exp.Add(this=_epoch(), expression=days))
    return cast(exp.Add(this=day, expression=interval), "DATE")


def _months_duckdb(days: Term, months: int) -> Term:
    return exp.DateDiff(this=_later(days, months), expression=_epoch(), unit=exp.Var(this="DAY"))


def _months_postgres(days: Term, months: int) -> Term:
    return exp.Sub(this=_later(days, months), expression=_epoch())


def _months_spark(days: Term, months: int) -> Term:
    later = call("ADD_MONTHS", call("DATE_ADD", _epoch(), days), number(months))
    return call("DATEDIFF", later, _epoch())


_MONTHS: dict[str, Callable[[Term, int], Term]] = {
    "duckdb": _months_duckdb,
    "postgres": _months_postgres,
    "spark": _months_spark,
}
