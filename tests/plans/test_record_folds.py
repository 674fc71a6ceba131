"""Folds of generated code: event lines and their groups within a unit, classes and ranks over units."""

from typing import Any

import pytest
from test_record import ANY, LETTER, MAYBE, OVER_UNITS, POINTS, VOTES, N, X, Y, n, plan, unit

from ruledsl import ops
from ruledsl.backends.record import compile_plan
from ruledsl.ir import Absence, Column, Expr, Field, Fold, Ref, Type

NA, NO_SCORE, MISSING, ERROR = list(Absence)[1:]
EVERY = ["count", "sum", "min", "max", "any", "all"]
COUNT = Type("count", 0, 0, 10**4)


def fold(op: str, table: str, value: Expr | None, where: Expr | None = None, to: str = "unit") -> Fold:
    return Fold(op, table, value, where, to, ANY)


def trace(columns: list[Column], row: Any) -> dict[str, Any]:
    return compile_plan(plan(*columns), trace=True).record(row, (0,))


def folded(table: str, value: Expr, row: Any, where: Expr | None = None) -> list[Any]:
    """All six folds of a value."""
    columns = [Column(op, "unit", fold(op, table, value, where)) for op in EVERY]
    return [trace(columns, row)[op] for op in EVERY]


def test_every_fold() -> None:
    """Count, sum, least, greatest, any and all of some rows."""
    assert [3, 4, -3, 5, 1, 1] == folded("线", POINTS, unit(lines=((-3, 0), (5, 0), (2, 0))))


def test_nothing_to_fold() -> None:
    """Over no rows least and greatest are not applicable; so it is where no row is meant."""
    nothing = [0, 0, NA, NA, 0, 1]
    assert nothing == folded("线", POINTS, unit())
    assert nothing == folded("线", POINTS, unit(lines=((1, 0),)), ops.compare("gt", POINTS, n(9)))


def test_plain_count() -> None:
    """A count of all rows needs no loop."""
    one = Column("次", "unit", Fold("count", "线", None, None, "unit", COUNT))
    assert {"次": 2} == trace([one], unit(lines=((1, 0), (1, 0))))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((5, NA, 2), [2, 7, 2, 5, 1, 1]),
        ((5, NO_SCORE, NA), [NO_SCORE] * 6),
        ((NO_SCORE, MISSING), [ERROR] * 6),
        ((MISSING, NO_SCORE), [ERROR] * 6),
        ((NA,), [0, 0, NA, NA, 0, 1]),
    ],
)
def test_absent_rows(values: tuple[Any, ...], expected: list[Any]) -> None:
    """What is not applicable is left out, a row without a score spoils the fold, a missing one makes it an error."""
    assert expected == folded("信", LETTER, unit(letters=tuple((v, 0) for v in values)))


def test_where_excludes() -> None:
    """A row that is not meant does no harm; one of which nobody knows whether it is meant does."""
    row = unit(letters=((5, 0), (MISSING, 0)))
    assert [1, 5, 5, 5, 1, 1] == folded("信", LETTER, row, ops.status_is(LETTER, Absence.PRESENT))
    assert [ERROR] * 6 == folded("信", n(1), row, ops.compare("gt", LETTER, n(0)))


def test_layers_of_loops() -> None:
    """Rows read their unit, the unit folds them, and rows read that again; ``lines`` shows each row."""
    best = Column("最高", "unit", Fold("max", "线", POINTS, None, "unit", ANY))
    above = Column("差", "线", ops.sub(ops.add(POINTS, X), ops.stand_in(Ref("最高", ANY), NA, n(0))))
    total = Column("差和", "unit", fold("sum", "线", Ref("差", above.type)))
    row = unit(x=1, lines=((3, 0), (7, 0)))
    assert {"最高": 7, "差和": -2} == trace([best, above, total], row)
    assert {"线": [{"差": -3}, {"差": 1}]} == compile_plan(plan(best, above, total)).lines(row, (0,))


def test_child_of_child() -> None:
    """Rows under rows are folded to their row, and to the unit in one step; they read both."""
    votes = Column("票和", "线", fold("sum", "票", ops.mul(VOTES, POINTS), to="线"))
    share = Column("多数", "票", ops.compare("gt", ops.mul(VOTES, n(2)), Ref("票和", ANY)))
    columns = [votes, share, Column("和", "unit", fold("sum", "线", Ref("票和", ANY)))]
    columns += [Column("全", "unit", fold("sum", "票", ops.add(VOTES, X)))]
    columns += [Column("过半", "unit", fold("count", "票", None, Ref("多数", share.type)))]
    row = unit(x=10, lines=((1, 0, 3, 4), (2, 0), (1, 0, 9)))
    assert {"和": 16, "全": 46, "过半": 2} == trace(columns, row)
    lines = compile_plan(plan(*columns)).lines(row, (0,))
    assert [{"票和": 7}, {"票和": 0}, {"票和": 9}] == lines["线"]
    assert [{"多数": 0}, {"多数": 1}, {"多数": 1}] == lines["票"]


def test_incidents() -> None:
    """Lines of several tables that name one incident are one; a line that names none is its own."""
    best = Column("事.最高", "incident", fold("max", "线", POINTS, to="incident"))
    heard = Column("事.信", "incident", fold("count", "信", None, to="incident"))
    once = Column("计", "unit", fold("sum", "incident", ops.stand_in(Ref("事.最高", ANY), NA, n(0))))
    first = Column("线.最高", "线", ops.compare("eq", POINTS, ops.stand_in(Ref("事.最高", ANY), NA, n(0))))
    known = Column("有信", "unit", fold("count", "incident", None, ops.compare("gt", Ref("事.信", ANY), n(0))))
    row = unit(lines=((3, 1), (5, 1), (2, MISSING), (4, MISSING)), letters=((0, 1), (0, 8)))
    columns = [best, heard, once, first, known]
    assert {"计": 11, "有信": 2} == trace(columns, row)
    lines = compile_plan(plan(*columns)).lines(row, (0,))
    assert [(5, 1), (2, 0), (4, 0), (NA, 1)] == [(i["事.最高"], i["事.信"]) for i in lines["incident"]]
    assert [0, 1, 1, 1] == [line["线.最高"] for line in lines["线"]]


def test_ordinals_of_lines() -> None:
    """Lines are numbered by key, those that tie in their order; ranks are shared."""
    order = ((POINTS, True),)
    columns = [Column(op, "线", Fold(op, "线", None, None, "unit", ANY, order)) for op in ("rank", "ordinal")]
    lines = compile_plan(plan(*columns)).lines(unit(lines=((3, 0), (5, 0), (3, 0), (1, 0))), (0,))
    assert [(2, 2), (1, 1), (2, 3), (4, 4)] == [(x["rank"], x["ordinal"]) for x in lines["线"]]


def ranks(units: list[Any], where: Expr | None = None, to: str = "class", **lost: Any) -> list[Any]:
    expr = Fold("rank", "unit", None, where, to, OVER_UNITS, ((Y, True), (X, False)))
    results = compile_plan(plan(Column("名次", "unit", expr)), trace=True).population(units, (0,), **lost)
    return [r and r["名次"] for r in results]


def test_rank() -> None:
    """Ranks are by several keys, shared by ties, within the class or over everyone."""
    units = [unit(1, 90), unit(1, 95), unit(2, 90, 1), unit(1, 90), unit(0, 80)]
    assert [2, 1, 1, 2, 4] == ranks(units)
    assert [2, 1, 4, 2, 5] == ranks(units, to="all")


def test_rank_of_the_absent() -> None:
    """Who has no score or is not applicable is nobody's peer; one missing score leaves no rank of its class certain."""
    units = [unit(0, 90), unit(0, NO_SCORE), unit(0, NA), unit(0, 80), unit(0, 70, 1)]
    assert [1, NO_SCORE, NA, 2, 1] == ranks(units)
    broken = [*units, unit(0, MISSING)]
    assert [ERROR, ERROR, NA, ERROR, 1, ERROR] == ranks(broken)
    present = ops.status_is(Y, Absence.PRESENT)
    assert [1, NA, NA, 2, 1, NA] == ranks(broken, present)


def test_lost_units() -> None:
    """A rejected unit has no result, and leaves nothing certain about its class and about everyone."""
    units = [unit(0, 90), None, unit(0, 80, 1)]
    assert [1, None, 1] == ranks(units)
    assert [1, None, ERROR] == ranks(units, lost={"class": [(1,)]})
    assert [ERROR, None, ERROR] == ranks(units, to="all")


def test_loss_that_cannot_be_said() -> None:
    """A fold over units whose type admits no error is our mistake as soon as a unit is lost."""
    total = compile_plan(plan(Column("和", "year", Fold("sum", "unit", X, None, "year", N))), outputs=["和"])
    assert [(3,)] == total.population([unit(3)], (0,))
    with pytest.raises(AssertionError):
        total.population([unit(3), None], (0,))


def test_stages() -> None:
    """Sum of lines → mean of the class → rank bonus → total → final rank: as many stages as it takes."""
    own = Column("分", "unit", ops.add(X, Fold("sum", "线", POINTS, None, "unit", Type("number", 0, 0, 100))))
    number = Fold("count", "unit", None, None, "class", OVER_UNITS)
    total = Fold("sum", "unit", Ref("分", own.type), None, "class", OVER_UNITS)
    mean = ops.evolve_kind(ops.round_(ops.divide(total, number), 0, "half_up"), "number")
    kind = Column("类.均", "class", ops.add(mean, ops.mul(Field("类别", N), n(0))))
    first = Column(
        "名次", "unit", Fold("rank", "unit", None, None, "class", OVER_UNITS, ((Ref("分", own.type), True),))
    )
    bonus = ops.case([(ops.compare("eq", Ref("名次", OVER_UNITS), n(1)), n(10))], n(0))
    score = Column("总分", "unit", ops.add(Ref("分", own.type), bonus, ops.neg(Ref("类.均", kind.type))))
    best = Column("最高", "year", Fold("max", "unit", Ref("总分", score.type), None, "year", OVER_UNITS))
    behind = Column("差距", "unit", ops.sub(Ref("最高", OVER_UNITS), Ref("总分", score.type)))
    units = [unit(70, lines=((3, 0), (4, 0))), unit(80), unit(50, cls=1)]
    results = compile_plan(plan(own, kind, first, score, best, behind), trace=True).population(units, (0,))
    expected = [(77, 2, -2, 13), (80, 1, 11, 0), (50, 1, 10, 1)]
    assert expected == [(r["分"], r["名次"], r["总分"], r["差距"]) for r in results]


def test_lines_of_many_units() -> None:
    """Event lines of all units of a class are folded in one expression."""
    most = Column("类.最高", "class", Fold("max", "线", POINTS, None, "class", OVER_UNITS))
    every = Column("次", "unit", Fold("count", "线", None, None, "all", OVER_UNITS))
    seen = Column("高", "unit", Ref("类.最高", OVER_UNITS))
    units = [unit(lines=((3, 0), (4, 0))), unit(), unit(cls=1)]
    results = compile_plan(plan(most, every, seen), trace=True).population(units, (0,))
    assert [(2, 4), (2, 4), (2, NA)] == [(r["次"], r["高"]) for r in results]


def test_outputs_above_the_unit() -> None:
    """A column of the class or of the year is an output of every unit it holds for."""
    most = Column("类.最高", "class", Fold("max", "unit", X, None, "class", OVER_UNITS))
    rate = Column("倍", "year", ops.mul(Field("系数", MAYBE), n(2)))
    given = plan(most, rate)
    fast = compile_plan(given, outputs=["类.最高", "倍"])
    assert [(5, 0, 6), (5, 0, 6)] == [r[:3] for r in fast.population([unit(5), unit(3)], (3,))]
    assert [{"倍": 6, "类.最高": 5}] == compile_plan(given, True, ["倍", "类.最高"]).population([unit(5)], (3,))
