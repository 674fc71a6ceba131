"""Events, event lines and approvals, one unit at a time."""

from collections.abc import Callable

import pytest
from attrs import evolve
from small_plan import PLAN, one

from ruledsl.facts import FactSet
from ruledsl.ir import Fact, Type

HEAD = "考核内容: 85\n事件:\n"


def lines(facts: FactSet, kind: str) -> tuple[object, ...]:
    """The rows of a kind of event of the only unit."""
    place = {"上级表彰采用": 15, "败诉": 16, "平台安全": 17, "媒体宣传": 18}[kind]
    row = facts.units[0].row
    assert row is not None, [(d.code, d.args) for d in facts.diagnostics]
    return row[place]


def test_lines_of_one_event_share_its_incident(unit: Callable[..., FactSet]) -> None:
    """A named incident counts from 1, an event without one is its own, with a number below 0."""
    facts = unit(
        HEAD + "  - {日期: 2023-05-01, 计入: [{败诉: {分值: 5}}, {平台安全: {分值: 6}}]}\n"
        "  - {日期: 2023-05-02, 事由: 漏洞, 计入: 败诉, 分值: 7}\n"
        "  - {日期: 2023-05-03, 事由: 漏 洞, 计入: 平台安全, 分值: 8}\n"
    )
    assert lines(facts, "败诉") == ((19478, -1, 500), (19479, 1, 700))
    assert lines(facts, "平台安全") == ((19478, -1, 600), (19480, 1, 800))


def test_what_lines_share_stands_beside_them(unit: Callable[..., FactSet]) -> None:
    """Texts and dates beside; a field that only one of the kinds has goes to that kind."""
    facts = unit(
        HEAD + "  - {日期: 2023-05-01, 决定人: 张三, 情形: 失泄密, 计入: {败诉: {分值: 5}, 平台安全: {分值: 6}}}\n"
    )
    found = facts.units[0].lines
    assert [found[kind][0].texts for kind in ("败诉", "平台安全")] == [
        {"决定人": "张三"},
        {"决定人": "张三", "情形": "失泄密"},
    ]


def test_one_line_may_be_written_as_a_list(unit: Callable[..., FactSet]) -> None:
    """Its own fields then stand inside or beside."""
    for text in (
        "计入: [{败诉: {分值: 5}}]",
        "分值: 5, 计入: [败诉]",
        "分值: 5, 计入: 败诉",
        "计入: {败诉: {分值: 5}}",
    ):
        assert lines(unit(HEAD + f"  - {{日期: 2023-05-01, {text}}}\n"), "败诉") == ((19478, -1, 500),)


@pytest.mark.parametrize(
    ("event", "code", "path"),
    [
        ("{计入: 上级表彰采用}", "F103", "单位.甲局.事件[1]"),
        ("{日期: 2023-05-01, 计入: 败诉}", "F103", "单位.甲局.事件[1]"),
        ("{日期: 2023-05-01, 计入: 败诉, 分值: 11}", "F105", "单位.甲局.事件[1].分值"),
        ("{日期: 2023-05-01, 计入: [{败诉: {分值: 11}}]}", "F105", "单位.甲局.事件[1].计入[1].败诉.分值"),
        ("{日期: 2023-05-01, 计入: [败诉, {平台安全: 5}]}", "F116", "单位.甲局.事件[1].计入[2].平台安全"),
        ("{日期: 2023-05-01, 计入: [{}]}", "F129", "单位.甲局.事件[1].计入[1]"),
        ("{日期: 2023-05-01, 计入: [{败诉: {分值: 5}}, {}]}", "F129", "单位.甲局.事件[1].计入[2]"),
        ("{日期: 2023-05-01, 计入: 上级表彰采用, 分值: 5}", "F130", "单位.甲局.事件[1].分值"),
        ("{日期: 2023-05-01, 计入: 媒体宣传, 级别: 省极}", "F113", "单位.甲局.事件[1].级别"),
        ("{日期: 2023-05-01, 计入: 败诉, 分值: 5, 分值 : 5}", "F152", "单位.甲局.事件[1].分值"),
        ("{日期: 2023-05-01, 分值: 5, 计入: [{败诉: {分值: 5}}]}", "F104", "单位.甲局.事件[1].计入[1].败诉.分值"),
        ("{编号: [1], 日期: 2023-05-01, 计入: 上级表彰采用}", "F118", "单位.甲局.事件[1].编号"),
        ('{编号: "a\\u200b", 日期: 2023-05-01, 计入: 上级表彰采用}', "F119", "单位.甲局.事件[1].编号"),
        ('{日期: 2023-05-01, 事由: "a\\u202e", 计入: 上级表彰采用}', "F119", "单位.甲局.事件[1].事由"),
    ],
)
def test_a_bad_event_names_its_place(event: str, code: str, path: str, unit: Callable[..., FactSet]) -> None:
    """The unit is rejected, the row is never dropped in silence."""
    facts = unit(HEAD + f"  - {event}\n")
    assert (code, path) in [(d.code, d.path) for d in facts.diagnostics]
    assert facts.units[0].row is None


def test_a_misspelt_kind_is_answered_with_the_right_one(unit: Callable[..., FactSet]) -> None:
    """The place is the word itself."""
    found = unit(HEAD + "  - {日期: 2023-05-01, 计入: 败拆}\n").diagnostics[0]
    assert (found.code, found.args["candidates"], found.path) == ("F128", "败诉", "单位.甲局.事件[1].计入")


def test_dates_outside_the_year_are_kept(unit: Callable[..., FactSet]) -> None:
    """Whether an event counts is decided by the plan."""
    facts = unit(HEAD + "  - {日期: 2022-12-31, 计入: 上级表彰采用}\n")
    assert (facts.diagnostics, lines(facts, "上级表彰采用")) == ((), ((19357, -1),))


def test_ids_give_the_order_of_events_where_the_plan_asks(unit: Callable[..., FactSet]) -> None:
    """By the bytes of the id, events without one first, in the order of the file."""
    order = Fact("上级表彰采用.编号", "上级表彰采用", Type("key"), "编号", "optional", role="id")
    plan = evolve(PLAN, facts=(*PLAN.facts, order))
    events = ("{编号: 乙, ", "{", "{编号: b, ", "{编号: a, ")
    text = HEAD + "".join(f"  - {e}日期: 2023-05-01, 计入: 上级表彰采用}}\n" for e in events)
    assert [row[2] for row in lines(unit(text, plan=plan), "上级表彰采用")] == [3, 0, 2, 1]


def test_csv_rows_with_one_id_are_one_event(read: Callable[..., FactSet]) -> None:
    """With the same date and incident; else the id stands twice."""
    head = "办法: 政务公开考核\n年度: 2023\n名单: {市政府部门: [甲局]}\n单位: {甲局: {考核内容: 1}}\n"
    table = "unit,id,date,lines,amount\n甲局,a,2023-05-01,败诉,5\n甲局,a,{},平台安全,6\n"
    together = read(("a.yaml", head), ("b.csv", table.format("2023-05-01")))
    assert (lines(together, "败诉"), lines(together, "平台安全")) == (((19478, -1, 500),), ((19478, -1, 600),))
    apart = read(("a.yaml", head), ("b.csv", table.format("2023-05-02")))
    assert [d.code for d in apart.diagnostics] == ["F132"]


def test_approvals_may_come_from_csv(read: Callable[..., FactSet]) -> None:
    """The header tells what the rows are."""
    head = "办法: 政务公开考核\n年度: 2023\n名单: {市政府部门: [甲局]}\n单位: {甲局: {考核内容: 1}}\n"
    table = "单位,上限,限额,决定人,日期\n甲局,加分合计,11,李四,2023-12-01\n"
    facts = read(("a.yaml", head), ("b.csv", table))
    assert (facts.diagnostics, facts.units[0].row[-2]) == ((), ((1100, 19692),))


ROWS = "单位,编号,日期,计入,分值,级别\n"


def test_rows_of_one_unit_and_of_one_event_however_they_are_spelled(read: Callable[..., FactSet]) -> None:
    """A space inside a name or an id makes no other one; one event may stand in two files, the same line of it may not."""
    units = ("a.yaml", one("考核内容: 85"))
    both = f"{ROWS}甲局,第1号,2023-05-01,败诉,5,\n甲 局,第 1号,2023-05-01,平台安全,6,\n"
    facts = read(units, ("b.csv", both))
    assert lines(facts, "败诉") == ((19478, -1, 500),)
    assert lines(facts, "平台安全") == ((19478, -1, 600),)
    first, second = (f"{ROWS}甲局,1,2023-05-01,{line},\n" for line in ("败诉,5", "平台安全,6"))
    assert lines(read(units, ("b.csv", first), ("c.csv", second)), "平台安全") == ((19478, -1, 600),)
    twice = read(units, ("b.csv", first), ("c.csv", first))
    assert ["F132"] == [d.code for d in twice.diagnostics]


def test_every_row_with_a_cell_that_its_kind_does_not_have_is_told(read: Callable[..., FactSet]) -> None:
    """A column that no kind has is one problem, a cell of another kind's column is one each time."""
    head = one("考核内容: 85").partition("单位:")[0].replace("甲局", "甲局, 乙局")
    units = ("a.yaml", f"{head}单位: {{甲局: {{考核内容: 85}}, 乙局: {{考核内容: 80}}}}\n")
    rows = "".join(f"{name},{n},2023-05-01,败诉,5,省级\n" for n, name in enumerate(("甲局", "乙局")))
    facts = read(units, ("b.csv", ROWS + rows))
    assert [("F130", "甲局"), ("F130", "乙局")] == [(d.code, d.unit) for d in facts.diagnostics]
    strange = read(units, ("b.csv", (ROWS + rows).replace("级别", "级差")))
    assert [("F130", "甲局")] == [(d.code, d.unit) for d in strange.diagnostics]
    assert [None, None] == [u.row for u in strange.units]


def test_ids_that_cannot_be_read_are_not_told_to_be_one(unit: Callable[..., FactSet]) -> None:
    """Each has its own error, and no second one."""
    facts = unit(HEAD + "  - {编号: [1], 日期: 2023-05-01, 计入: 上级表彰采用}\n" * 2)
    assert ["F118", "F118"] == [d.code for d in facts.diagnostics]
