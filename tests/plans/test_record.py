"""Small plans by hand and what generated code makes of them."""

from typing import Any

import pytest
from attrs import evolve

from ruledsl import ops
from ruledsl.backends.record import compile_plan
from ruledsl.ir import Absence, Column, Expr, Fact, Field, Fold, Parameter, Plan, Ref, Table, Type

NA, NO_SCORE, MISSING, ERROR = list(Absence)[1:]
N = Type("number", 0, -1000, 1000)
MAYBE = evolve(N, absent=frozenset({NA, NO_SCORE, MISSING}))
KEY = Type("choice", 0, 0, 1, ("甲", "乙"))
ANY = Type("number", absent=frozenset(list(Absence)[1:]))
OVER_UNITS = Type("number", absent=frozenset({NA, ERROR, NO_SCORE}))

TABLES = (
    Table("year", "PARAM"),
    Table("unit", "ROSTER", "year"),
    Table("class", "GROUP", "year", ("类别",), ("unit",)),
    Table("all", "GROUP", "year", (), ("unit",)),
    Table("线", "CHILD", "unit"),
    Table("票", "CHILD", "线"),
    Table("信", "CHILD", "unit"),
    Table("incident", "GROUP", "unit", ("事",), ("线", "信")),
)
FACTS = (
    Fact("系数", "year", N),
    Fact("x", "unit", N),
    Fact("y", "unit", MAYBE),
    Fact("类别", "unit", KEY, "类别"),
    Fact("线.分", "线", N, "分"),
    Fact("线.事", "线", evolve(N, absent=frozenset({MISSING})), "事"),
    Fact("票.数", "票", N, "数"),
    Fact("信.分", "信", MAYBE, "分"),
    Fact("信.事", "信", N, "事"),
)
X, Y = Field("x", N), Field("y", MAYBE)
POINTS, VOTES, LETTER = Field("线.分", N), Field("票.数", N), Field("信.分", MAYBE)


def n(value: int) -> Expr:
    return ops.lit(value, N)


def unit(x: int = 0, y: Any = 0, cls: int = 0, lines: tuple[Any, ...] = (), letters: tuple[Any, ...] = ()) -> Any:
    """A row: a value or an absence for y; lines as (points, incident, votes …), letters as (points, incident)."""
    below = tuple((p, *pair(i), tuple((v,) for v in votes)) for p, i, *votes in lines)
    return (x, *pair(y), cls, below, tuple((*pair(p), i) for p, i in letters))


def pair(value: Any) -> tuple[int, int]:
    return (0, int(value)) if isinstance(value, Absence) else (value, 0)


def plan(*columns: Column, **parts: Any) -> Plan:
    return Plan("m", TABLES, FACTS, columns, **parts)


def result(expr: Expr, row: Any = None, year: tuple[int, ...] = (0,)) -> Any:
    """The value of an expression on a unit, the same with and without trace."""
    one = plan(Column("r", "unit", expr))
    value = compile_plan(one, trace=True).record(row or unit(), year)["r"]
    fast = compile_plan(one, outputs=["r"]).record(row or unit(), year)
    assert fast[: 1 + bool(expr.type.absent)] == (pair(value) if expr.type.absent else (value,))
    return value


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("half_up", [-3, -2, -1, 0, 1, 2, 3]),
        ("half_even", [-2, -2, 0, 0, 0, 2, 2]),
        ("down", [-2, -1, 0, 0, 0, 1, 2]),
        ("up", [-3, -2, -1, 0, 1, 2, 3]),
    ],
)
@pytest.mark.parametrize("divisor", [n(2), Field("系数", evolve(N, lo=1)), Field("系数", N)])
def test_halves(mode: str, expected: list[int], divisor: Expr) -> None:
    """−2.5, −1.5, −0.5, 0, 0.5, 1.5 and 2.5 are rounded on their size, whatever is known of the divisor."""
    rounded = ops.round_(ops.divide(X, divisor), 0, mode)
    assert expected == [result(rounded, unit(x), (2,)) for x in (-5, -3, -1, 0, 1, 3, 5)]


def test_thirds() -> None:
    """Quotients that are no halves go to the nearest, also below 0."""
    rounded = ops.round_(ops.divide(X, n(3)), 0, "half_up")
    assert [-2, -1, -1, 0, 0, 0, 1, 1, 2] == [result(rounded, unit(x)) for x in (-5, -4, -2, -1, 0, 1, 2, 4, 5)]


def test_divisor() -> None:
    """A divisor of 0 is our mistake, except in a branch that is not taken."""
    rounded = ops.evolve_kind(ops.round_(ops.divide(n(1), X), 0, "half_up"), "number")
    assert 7 == result(ops.case([(ops.compare("le", X, n(0)), n(7))], rounded))
    with pytest.raises(ZeroDivisionError):
        result(rounded)


def test_arithmetic() -> None:
    """Sums, products, extremes, sizes and signs of numbers below and above 0."""
    parts = [ops.add(X, n(2), n(3)), ops.sub(X, n(2)), ops.mul(X, n(-3)), ops.neg(X)]
    parts += [ops.smallest(X, n(-9), n(4)), ops.largest(X, n(-9)), ops.Op("abs", (X,), N)]
    assert [0, -7, 15, 5, -9, -5, 5] == [result(p, unit(-5)) for p in parts]


def test_conditions() -> None:
    """Conditions are 0 and 1 outside, whatever they are inside."""
    compared = [ops.compare(op, X, n(3)) for op in ("eq", "ne", "lt", "le", "gt", "ge")]
    both, one = ops.all_of(compared[1], compared[2]), ops.any_of(compared[0], compared[4])
    found = [result(c, unit(2)) for c in (*compared, both, one, ops.not_(both))]
    assert [0, 1, 1, 1, 0, 0, 1, 0, 0] == found
    assert {int} == {type(v) for v in found}


def test_absences_win_by_rank() -> None:
    """Of several absent operands the gravest state is the result's; min, and, comparisons are no exception."""
    other = ops.nothing(N, NO_SCORE)
    strict = [ops.add(Y, other), ops.smallest(Y, other), ops.compare("lt", Y, other)]
    strict.append(ops.all_of(ops.flag(False), ops.compare("lt", Y, other)))
    for state, expected in ((MISSING, MISSING), (NA, NO_SCORE), (5, NO_SCORE)):
        assert [expected] * 4 == [result(e, unit(0, state)) for e in strict]


def test_stand_in() -> None:
    """Something else stands in for one state of absence and for no other."""
    expr = ops.stand_in(Y, MISSING, ops.add(X, n(1)))
    assert [6, 9, NA] == [result(expr, unit(5, y)) for y in (MISSING, 9, NA)]


def test_status() -> None:
    """The state of a value is a value that is always there."""
    assert [0, 1, 0] == [result(ops.status_is(Y, NO_SCORE), unit(0, y)) for y in (3, NO_SCORE, NA)]


def test_case() -> None:
    """An absent condition makes the result absent, an absent branch only if it is taken."""
    expr = ops.case([(ops.compare("gt", X, n(0)), n(1)), (ops.compare("gt", Y, n(0)), n(2))], Y)
    assert [1, MISSING, 2, -4] == [result(expr, unit(x, y)) for x, y in ((1, MISSING), (0, MISSING), (0, 3), (0, -4))]


@pytest.mark.parametrize("default", [n(99), ops.add(X, n(1)), ops.nothing(N, NO_SCORE)])
@pytest.mark.parametrize("key", [X, Y])
def test_tariff(default: Expr, key: Expr) -> None:
    """A long table of values is looked up; the first of two rows for one value wins."""
    rows = [(ops.compare("eq", key, n(i % 20)), n(i * i)) for i in range(30)]
    expr = ops.case(rows, default)
    other = {99: 99}.get(getattr(default, "value", None), NO_SCORE if default.type.absent else 51)
    assert [0, 361, other] == [result(expr, unit(i if key is X else 50, i)) for i in (0, 19, 50)]
    assert key is X or result(expr, unit(0, MISSING)) is MISSING


@pytest.mark.parametrize("size", [50, 500, 3000])
def test_long_case(size: int) -> None:
    """A Case may have more branches than Python can chain."""
    expr = ops.case([(ops.compare("lt", X, n(i - size)), n(i)) for i in range(size)], Y)
    assert [0, size // 2, 7] == [result(expr, unit(x, 7)) for x in (-size - 1, size // 2 - size - 1, size)]


@pytest.mark.parametrize("place", ["condition", "value", "default", "operand"])
def test_deep(place: str) -> None:
    """An expression may be nested deeper than Python can indent or bracket."""
    expr: Expr = Y
    for i in range(500):
        positive, one = ops.compare("gt", X, n(i - 600)), ops.add(Y, n(1))
        match place:
            case "condition":
                expr = ops.case([(ops.compare("gt", expr, n(0)), one)], n(0))
            case "value":
                expr = ops.case([(positive, expr)], one)
            case "default":
                expr = ops.case([(ops.not_(positive), one)], expr)
            case _:
                expr = ops.smallest(ops.add(expr, n(1)), n(40))
    assert {"condition": [4, MISSING], "operand": [40, MISSING]}.get(place, [3, MISSING]) == [
        result(expr, unit(0, y)) for y in (3, MISSING)
    ]


def test_2000_columns() -> None:
    """A plan may have thousands of columns, each reading the last."""
    columns = [Column("c0", "unit", X)]
    columns += [Column(f"c{i}", "unit", ops.add(Ref(f"c{i - 1}", N), n(1))) for i in range(1, 2000)]
    assert (2004,) == compile_plan(plan(*columns), outputs=["c1999"]).record(unit(5), (0,))
    trace = compile_plan(plan(*columns), trace=True).record(unit(5), (0,))
    assert {f"c{i}": 5 + i for i in range(2000)} == trace


def test_names_and_outputs() -> None:
    """Outputs come in their order, each once, a status after a value that can be absent; a rank only from all."""
    rank = Column("名次", "unit", Fold("rank", "unit", None, None, "all", OVER_UNITS, ((X, True),)))
    given = plan(
        Column("和", "unit", ops.add(X, n(1))),
        Column("或缺", "unit", Y),
        rank,
        outputs=(("rank", "名次"), ("a", "或缺"), ("total", "和"), ("b", "或缺")),
    )
    one = compile_plan(given)
    assert ("或缺", "或缺:status", "和") == one.names
    assert ("名次", "名次:status", "或缺", "或缺:status", "和") == one.population_names
    assert (0, MISSING, 4) == one.record(unit(3, MISSING), (0,))
    assert [(2, 0, 7, 0, 4), (1, 0, 0, NA, 6)] == one.population([unit(3, 7), unit(5, NA)], (0,))


@pytest.mark.parametrize("option", [0, 1])
def test_free_reading(option: int) -> None:
    """An unsettled reading is read from the row of the year, beside its facts."""
    reading = Field("reading:读法", KEY)
    expr = ops.case([(ops.compare("eq", reading, ops.lit(1, KEY)), Field("系数", N))], X)
    given = plan(Column("r", "unit", expr), parameters=(Parameter("读法", ("甲", "乙"), None),))
    assert [5, 9][option] == compile_plan(given, trace=True).record(unit(5), (9, option))["r"]


def test_names_are_no_code() -> None:
    """Whatever an author calls a column, it is a key of the trace and nothing else."""
    name = "'] = 1\nraise SystemExit('\"\\"
    assert {name: 3} == compile_plan(plan(Column(name, "unit", X)), trace=True).record(unit(3), (0,))
