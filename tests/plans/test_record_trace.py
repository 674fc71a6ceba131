"""A trace: columns of one unit by name, in few cells, of which some are the same for all units of a year."""

from typing import Any

import pytest
from attrs import evolve

from ruledsl import ops
from ruledsl.backends.record import compile_plan
from ruledsl.backends.record_trace import Frame, Trace
from ruledsl.ir import Absence, Column, Fact, Field, Fold, Op, Plan, Ref, Table, Type

MISSING = Absence.MISSING
N = Type("number", 0, -1000, 1000)
MAYBE = Type("number", 0, -1000, 1000, absent=frozenset({MISSING}))
TABLES = (
    Table("year", "PARAM"),
    Table("unit", "ROSTER", "year"),
    Table("甲", "CHILD", "unit"),
    Table("乙", "CHILD", "unit"),
    Table("incident", "GROUP", "unit", ("事",), ("甲", "乙")),
)
FACTS = (
    Fact("系数", "year", MAYBE),
    Fact("x", "unit", N),
    Fact("甲.分", "甲", Type("number", 0, 0, 100), "分"),
    Fact("甲.事", "甲", N, "事"),
    Fact("乙.分", "乙", Type("number", 0, 0, 100), "分"),
    Fact("乙.事", "乙", N, "事"),
)
X = Field("x", N)
COLUMNS = (
    Column("一样", "unit", ops.lit(7, N)),
    Column("年", "unit", Field("系数", MAYBE)),
    Column("甲数", "unit", ops.add(X, ops.lit(1, N))),
    Column("乙数", "unit", Ref("甲数", N)),
    Column("两倍", "unit", ops.add(Ref("甲数", N), Ref("乙数", N))),
)
PLAN = Plan("m", TABLES, FACTS, COLUMNS)


def trace(x: int, year: tuple[int, int]) -> Any:
    return compile_plan(PLAN, trace=True).record((x, (), ()), year)


def test_a_mapping() -> None:
    """It reads like the dict of its columns, in the order of the plan, and equals it."""
    expected = {"一样": 7, "年": 3, "甲数": 6, "乙数": 6, "两倍": 12}
    found = trace(5, (3, 0))
    assert (expected, list(expected), 5) == (found, list(found), len(found))
    assert dict(found) == expected
    assert ("两倍" in found, "无" in found, found.get("无")) == (True, False, None)
    assert repr(found) == f"Trace({expected})"
    with pytest.raises(KeyError):
        found["无"]


def test_few_cells() -> None:
    """Columns that are always alike share a cell; what is the same for all units is in none of a unit."""
    found = trace(5, (3, 0))
    assert (2, 2) == (len(found.cells), len(found.frame.common))


def test_another_year() -> None:
    """A row of another year changes what goes by the year, of later traces only; absent facts are absent."""
    engine = compile_plan(PLAN, trace=True)
    years = [(3, 0), (0, int(MISSING)), (4, 0), (3, 0)]
    found = [engine.record((1, (), ()), year) for year in years]
    assert [3, MISSING, 4, 3] == [t["年"] for t in found]
    assert [2] * 4 == [t["甲数"] for t in found]


def test_of_a_population() -> None:
    """Traces of all units have a frame of their own."""
    assert {"a": 1, "b": 2} == Trace(Frame({"a": 0, "b": 1}), (1, 2))


@pytest.mark.parametrize(
    ("first", "second", "total"),
    [
        ((), (), 0),
        (((30, 1),), (), 30),
        (((30, 1), (50, 1), (20, 1)), (), 50),
        (((30, 1), (10, 2)), ((40, 1), (5, 3)), 55),
        (((0, 1),), ((0, 1), (9, 1)), 9),
    ],
)
def test_the_highest_of_each(first: Any, second: Any, total: int) -> None:
    """The sum over incidents of the highest line of each, whose lines lie in several tables, in whatever order."""
    points = FACTS[2].type
    lacking = evolve(points, absent=frozenset({Absence.NOT_APPLICABLE}))
    columns = []
    for table in ("甲", "乙"):
        most = Fold("max", table, Field(f"{table}.分", points), None, "incident", lacking)
        columns.append(Column(f"{table}最高", "incident", Op("if_not_applicable", (most, ops.lit(0, points)), points)))
    columns.append(Column("最高", "incident", ops.largest(*(Ref(c.name, points) for c in columns))))
    value = Ref("最高", columns[-1].expr.type)
    columns.append(Column("合计", "unit", Fold("sum", "incident", value, None, "unit", Type("number", 0, 0, 10_000))))
    plan = Plan("m", TABLES, FACTS, tuple(columns), outputs=(("total", "合计"),))
    for a, b in ((first, second), (second, first)):
        row = (0, a, b)
        assert (total,) == compile_plan(plan).record(row, (0, 0))
        assert total == compile_plan(plan, trace=True).record(row, (0, 0))["合计"]
