"""What is left of expressions once their readings are settled."""

from test_record import KEY, MAYBE, MISSING, NO_SCORE, N, X, Y, n, plan

from ruledsl import ops
from ruledsl.ir import Column, Expr, Field, Fold, Lit, Parameter, Plan, Ref, Type
from ruledsl.specialise import specialise

READING = Field("reading:读法", KEY)
FIRST = ops.compare("eq", READING, ops.lit(0, KEY))


def with_reading(*columns: Column, value: str | None = "甲") -> Plan:
    return plan(*columns, parameters=(Parameter("读法", ("甲", "乙"), value),))


def left(expr: Expr) -> Expr:
    return specialise(with_reading(Column("r", "unit", expr))).columns[0].expr


def test_option_in_use() -> None:
    """The option of the file is in use unless a trial says another; the plan says which."""
    given = with_reading(Column("r", "unit", ops.case([(FIRST, X)], n(3))))
    assert (X, "甲") == (specialise(given).columns[0].expr, specialise(given).parameters[0].value)
    other = specialise(given, {"读法": "乙"})
    assert (n(3), "乙") == (other.columns[0].expr, other.parameters[0].value)


def test_unsettled() -> None:
    """A reading that nobody settled stays free."""
    given = with_reading(Column("r", "unit", ops.case([(FIRST, X)], n(3))), value=None)
    assert given == specialise(given)


def test_arithmetic() -> None:
    """Operators over constants are worked out, and operands that change nothing go."""
    assert n(-9) == left(ops.add(ops.mul(n(2), n(-3)), ops.smallest(n(-3), n(4))))
    assert X == left(ops.add(X, ops.sub(n(3), n(3))))
    assert X == left(ops.mul(X, n(1)))
    assert ops.add(X, n(5)) == left(ops.add(n(2), X, n(3)))
    assert n(0) == left(ops.mul(X, n(0)))
    assert Lit(-2, N) == left(ops.round_(ops.divide(n(-3), n(2)), 0, "half_up"))


def test_divisor() -> None:
    """A division by 0 is not worked out."""
    quotient = ops.round_(ops.divide(n(1), n(0)), 0, "down")
    assert quotient == left(quotient)


def test_absences_stay() -> None:
    """A constant decides nothing where another operand can be absent."""
    positive = ops.compare("gt", Y, n(0))
    for kept in (ops.mul(Y, n(0)), ops.all_of(ops.flag(False), positive), ops.any_of(ops.flag(True), positive)):
        assert kept == left(kept)
    assert positive == left(ops.all_of(ops.flag(True), positive))
    assert ops.nothing(N, MISSING) == left(ops.add(n(1), ops.nothing(N, MISSING), ops.nothing(N, NO_SCORE)))


def test_flags() -> None:
    """Conditions that are settled go or decide."""
    positive = ops.compare("gt", X, n(0))
    assert ops.flag(False) == left(ops.all_of(positive, ops.not_(FIRST)))
    assert ops.flag(True) == left(ops.any_of(positive, FIRST))
    assert positive == left(ops.any_of(positive, ops.not_(FIRST)))


def test_case() -> None:
    """Branches never taken go, none stays after one always taken; an absent condition ends it."""
    never, open_ = ops.not_(FIRST), ops.compare("gt", X, n(0))
    assert ops.case([(open_, n(2))], X) == left(ops.case([(never, n(1)), (open_, n(2)), (FIRST, X)], n(4)))
    assert n(4) == left(ops.case([(open_, n(4)), (never, n(1))], n(4)))
    absent = ops.compare("gt", ops.nothing(N, NO_SCORE), n(0))
    assert ops.nothing(N, NO_SCORE) == left(ops.case([(absent, n(1))], n(2)))


def test_stand_in() -> None:
    """A stand-in for a state that has become impossible is not needed, and its type says so."""
    value = ops.case([(FIRST, X)], Y)
    assert X == left(ops.stand_in(value, MISSING, n(3)))
    assert n(3) == left(ops.stand_in(ops.nothing(N, MISSING), MISSING, n(3)))
    assert frozenset() == left(ops.add(value, X)).type.absent


def test_through_columns() -> None:
    """Columns stay; who reads one that became a constant or a fact reads that instead."""
    columns = [Column("a", "unit", ops.case([(FIRST, X)], Y)), Column("b", "unit", ops.case([(FIRST, n(2))], X))]
    columns += [Column("c", "unit", ops.add(Ref("a", MAYBE), Ref("b", N), Ref("b", N)))]
    settled = specialise(with_reading(*columns))
    assert [X, n(2), ops.add(X, n(4))] == [c.expr for c in settled.columns]


def test_folds() -> None:
    """A fold of every row needs no test, a fold of none is known."""
    count = Fold("count", "线", None, FIRST, "unit", Type("count"))
    assert Fold("count", "线", None, None, "unit", Type("count")) == left(count)
    assert Lit(0, N) == left(Fold("sum", "线", n(1), ops.not_(FIRST), "unit", N))
