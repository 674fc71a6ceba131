"""Stores: where the facts of many units stand."""

from random import Random

from random_plan import random_plan

from ruledsl.ir import Absence, Fact, Plan, Table, Type
from ruledsl.stores import stores

ABSENT = frozenset({Absence.MISSING})


def test_kinds_of_event_share_a_store() -> None:
    """Event lines are one table; facts with one path are one column, with a state if any of them can be absent."""
    tables = (
        Table("year", "PARAM"),
        Table("unit", "ROSTER", "year"),
        Table("表彰", "CHILD", "unit", storage="event_lines", tag="表彰"),
        Table("败诉", "CHILD", "unit", storage="event_lines", tag="败诉"),
    )
    facts = (
        Fact("得分", "unit", Type("points")),
        Fact("表彰.日期", "表彰", Type("date"), "日期"),
        Fact("败诉.日期", "败诉", Type("date", absent=ABSENT), "日期"),
        Fact("败诉.理由", "败诉", Type("text"), "理由"),
    )
    found = stores(Plan("试", tables, facts, ()))
    assert ["unit", "event_lines"] == list(found)
    assert ("得分",) == found["unit"].physical
    assert ("#parent", "#kind", "日期", "日期:status") == found["event_lines"].physical


def test_rows_below_rows_name_their_parent() -> None:
    """A table under a table of rows is kept under the store of those rows."""
    found = stores(random_plan(Random(1), 1))
    assert {"unit": "", "a": "unit", "b": "unit", "a.aa": "a"} == {s.name: s.parent for s in found.values()}
