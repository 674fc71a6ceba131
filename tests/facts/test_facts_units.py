"""Units, classes, names of facts, absences: from a file to rows."""

from collections.abc import Callable

import pytest
from small_plan import TOP, WHOLE, one

from ruledsl.facts import FactFile, FactSet, peek
from ruledsl.facts.model import LineFacts
from ruledsl.source import Source

EXAMPLE = """# 虚构数据，仅作示例。
办法: 政务公开考核
年度: 2023
评定日: 2024-01-20
名单:
  市政府部门: [甲局, 乙局]
  县区政府: [丙县]
本次考核: {方案审定: 2023-03-01, 主持人: 某某}
单位:
  丙县: {考核内容: 85.5, 零报告: 是}
  甲局:
    类别: 市政府部门
    考核内容: 85
    组织领导: {会议: 3}
    泄密: 否
    备注: 有说明
    零报告: [媒体宣传]
    事件:
      - {编号: e1, 日期: 2023-05-01, 计入: 上级表彰采用}
      - {日期: 2023-06-01, 计入: 败诉, 分值: 7, 决定人: 张三, 理由: 未按期公开}
      - 日期: 2023-07-01
        事由: 网站漏洞
        计入:
          - 平台安全: {分值: 5, 情形: 失泄密}
          - 败诉: {分值: 5}
    批准:
      - {上限: 加分合计, 限额: 11, 决定人: 李四, 日期: 2023-12-01, 理由: 多次表彰}
    账户:
      - {名称: 甲局发布, 得分: 3.5}
  乙局: {考核内容: 60}
"""

#: A unit with 考核内容 only: class, then value or value and status of each fact, then no rows of any table.
PLAIN = (0, 0, 3, 0, 3, 0, 3, 0, 3, 0, 3, 0, 0, 3, (), (), (), (), (), ())


def row(class_index: int, points: int) -> tuple[object, ...]:
    return (class_index, points, *PLAIN[1:])


def test_the_example_becomes_rows_in_roster_order(read: Callable[..., FactSet]) -> None:
    """Facts in plan order, a status behind each that can be absent, then the rows of each table."""
    facts = read(EXAMPLE)
    first = (
        *(0, 8500, 3, 0, 0, 3, 0, 3, 0, 3, 0, 3, 0, 0, 3),
        ((19478, -1),),
        ((19509, -2, 700), (19539, 1, 500)),
        ((19539, 1, 500),),
        (),
        ((1100, 19692),),
        ((350,),),
    )
    assert facts.diagnostics == ()
    assert [(u.name, u.class_name, u.row) for u in facts.units] == [
        ("甲局", "市政府部门", first),
        ("乙局", "市政府部门", row(0, 6000)),
        ("丙县", "县区政府", row(1, 8550)),
    ]


def test_the_words_stand_beside_the_rows(read: Callable[..., FactSet]) -> None:
    """Texts, ids and dates are kept for people, in the order of the rows."""
    unit = read(EXAMPLE).units[0]
    assert unit.texts == {"备注": "有说明"}
    assert unit.lines["败诉"] == (
        LineFacts("", 19509, {"决定人": "张三", "理由": "未按期公开"}),
        LineFacts("", 19539, {"事由": "网站漏洞"}),
    )
    assert unit.lines["上级表彰采用"] == (LineFacts("e1", 19478),)
    assert unit.lines["加分合计#批准"] == (LineFacts("", 19692, {"决定人": "李四", "理由": "多次表彰"}),)
    assert unit.lines["账户"] == (LineFacts("", None, {"名称": "甲局发布"}),)


def test_the_run_has_a_row_without_readings(read: Callable[..., FactSet]) -> None:
    """First and last day of the calendar year, unless the caller knows better."""
    facts = read(EXAMPLE)
    assert (facts.year, facts.decided, facts.run_row, facts.run_texts) == (
        2023,
        19742,
        (19358, 19722, 19417, 0),
        {"主持人": "某某"},
    )
    assert read(EXAMPLE, run={"year_first": 19327, "year_last": 19691}).run_row == (19327, 19691, 19417, 0)


def test_a_bad_fact_of_the_run_leaves_the_units_alone(read: Callable[..., FactSet]) -> None:
    """The run has no row then, and the finding no unit."""
    facts = read(EXAMPLE.replace("2023-03-01", "三月"))
    assert [(d.code, d.unit, d.path) for d in facts.diagnostics] == [("F111", "", "本次考核.方案审定")]
    assert (facts.run_row, facts.units[1].row) == (None, row(0, 6000))


def test_what_was_assumed_is_said_once_a_unit(read: Callable[..., FactSet]) -> None:
    """Kinds without events, tables without rows and flags that fell to their default; 零报告 covers them."""
    kinds = ("上级表彰采用", "败诉", "平台安全", "媒体宣传", "账户")
    facts = read(EXAMPLE)
    assert [u.assumed for u in facts.units] == [(), (*kinds, "泄密"), ()]
    assert [u.nothing_to_report for u in facts.units] == [("媒体宣传",), (), (*kinds, "泄密")]


def test_nothing_to_report_may_name_a_kind_or_a_flag(unit: Callable[..., FactSet]) -> None:
    """Only what is named is covered."""
    facts = unit("考核内容: 85\n零报告: 败诉、泄密")
    assert facts.units[0].nothing_to_report == ("败诉", "泄密")
    assert facts.units[0].assumed == ("上级表彰采用", "平台安全", "媒体宣传", "账户")


def test_nothing_to_report_about_a_kind_that_has_events(unit: Callable[..., FactSet], codes) -> None:
    """A statement of the unit that its own events contradict."""
    facts = unit("考核内容: 85\n零报告: [上级表彰采用]\n事件: [{日期: 2023-05-01, 计入: 上级表彰采用}]")
    assert codes(facts) == ["F134"]


def test_a_yes_and_an_empty_list_are_no_report(unit: Callable[..., FactSet], codes) -> None:
    """An empty list of events is the same as none; 零报告: 否 says nothing."""
    facts = unit("考核内容: 85\n零报告: 否\n事件: []")
    assert (codes(facts), len(facts.units[0].assumed)) == ([], 6)


@pytest.mark.parametrize(
    ("said", "assumed"),
    [
        ("零报告: 败诉", True),
        ("零报告: 败诉\n账户: []", False),
        ("零报告: 败诉\n账户: [{名称: 某号, 得分: 12.5}]", False),
        ("零报告: [败诉, 账户]", False),
        ("零报告: 其余", False),
    ],
)
def test_a_table_left_off_is_not_the_same_as_an_empty_one(
    unit: Callable[..., FactSet], codes, said: str, assumed: bool
) -> None:
    """Who leaves a table off says nothing about it; an empty list, or 零报告, says openly that there are no rows."""
    facts = unit(f"考核内容: 85\n{said}")
    assert codes(facts) == []
    assert ("账户" in facts.units[0].assumed) == assumed


def test_nothing_to_report_about_a_table_that_has_rows(unit: Callable[..., FactSet], codes) -> None:
    """Named, it is contradicted by its rows."""
    assert codes(unit("考核内容: 85\n零报告: [账户]\n账户: [{名称: 某号, 得分: 12.5}]")) == ["F134"]


def test_english_keys_mean_the_same(read: Callable[..., FactSet]) -> None:
    """Every fixed key has two spellings."""
    words = {
        "办法": "measure", "年度": "year", "评定日": "decided", "名单": "roster", "本次考核": "run",
        "零报告": "nothing_to_report", "事件": "events", "编号": "id", "日期": "date", "事由": "incident",
        "计入": "lines", "分值": "amount", "决定人": "decider", "理由": "reason", "批准": "approvals",
        "上限": "cap", "限额": "limit", "类别": "class",
    }  # fmt: skip
    text = EXAMPLE.replace("单位:", "units:")
    for chinese, english in words.items():
        text = text.replace(f"{chinese}:", f"{english}:")
    assert [u.row for u in read(text).units] == [u.row for u in read(EXAMPLE).units]


def test_units_may_be_a_list(read: Callable[..., FactSet]) -> None:
    """Each mapping then names its unit."""
    facts = read(TOP + "单位:\n  - {单位: 甲局, 考核内容: 85, 零报告: 是}\n")
    assert (facts.diagnostics, facts.units[0].row) == ((), row(0, 8500))


def test_without_a_roster_the_units_are_the_roster(read: Callable[..., FactSet]) -> None:
    """And the fact set says so."""
    facts = read("办法: 政务公开考核\n年度: 2023\n单位:\n  丙县: {类别: 县区政府, 考核内容: 1}\n")
    assert (facts.roster_assumed, facts.roster, facts.diagnostics) == (True, (("丙县", "县区政府"),), ())


def test_the_roster_of_the_scheme_gives_order_and_class(read: Callable[..., FactSet]) -> None:
    """A file need not repeat it."""
    text = "办法: 政务公开考核\n年度: 2023\n单位: {乙局: {考核内容: 2}, 甲局: {考核内容: 1}}"
    facts = read(text, roster={"市政府部门": ["甲局"], "县区政府": ["乙局"]})
    assert (facts.diagnostics, [u.row[:2] for u in facts.units]) == ((), [(0, 100), (1, 200)])


def test_a_bad_unit_is_rejected_and_the_others_go_on(read: Callable[..., FactSet]) -> None:
    """Every problem of every unit is told in one run, with its place and clause."""
    text = EXAMPLE.replace("分值: 7", "分值: 4.9").replace("85.5", "850")
    facts = read(text)
    assert [(d.code, d.unit, d.path, d.clauses) for d in facts.diagnostics] == [
        ("F105", "甲局", "单位.甲局.事件[2].分值", ("第十四条（一）",)),
        ("F105", "丙县", "单位.丙县.考核内容", ("第八条",)),
    ]
    assert [u.row is None for u in facts.units] == [True, False, True]
    span = facts.diagnostics[0].span
    assert text[span.start : span.end] == "4.9"


def test_a_name_may_be_the_end_of_its_path(unit: Callable[..., FactSet], codes) -> None:
    """The shortest end that means one fact; spaces and full-width forms do not count."""
    for name in ("政策解读.图解比例", "图解比例", "政策解读 ．图解 比例"):
        assert unit(f"{WHOLE}{name}: 85.5%").units[0].row[4:6] == (8550, 0)
    assert codes(unit(WHOLE + "会议: 3")) == ["F102"]
    assert unit(WHOLE + "会议: 3").diagnostics[0].args["paths"] == "组织领导.会议、政策解读.会议"


def test_not_applicable_is_a_status(unit: Callable[..., FactSet]) -> None:
    """Where the plan allows it; elsewhere it is an error."""
    assert unit(WHOLE + "图解比例: 不涉及").units[0].row[4:6] == (0, 1)
    assert unit(WHOLE + "平台: 不涉及").diagnostics[0].code == "F115"


def test_a_misspelt_name_is_answered_with_the_right_one(unit: Callable[..., FactSet]) -> None:
    """So are invisible characters, which no reader can see."""
    found = unit(WHOLE + "图解比率: 1\n备\u200b注: x\n事\u202e见: []").diagnostics
    assert [(d.code, d.args["name"], d.args["candidates"]) for d in found] == [
        ("F101", "图解比率", "图解比例"),
        ("F101", "备\\u200b注", "备注"),
        ("F101", "事\\u202e见", "事件"),
    ]


def test_key_facts_of_units_are_numbered_between_units(read: Callable[..., FactSet]) -> None:
    """Equal texts get equal numbers, whatever they are."""
    facts = read(
        "办法: 政务公开考核\n年度: 2023\n名单: {市政府部门: [甲, 乙, 丙]}\n单位:\n"
        "  甲: {考核内容: 1, 联系片区: 东}\n  乙: {考核内容: 1, 联系片区: 西}\n  丙: {考核内容: 1, 联系片区: 东}\n"
    )
    assert [u.row[13:15] for u in facts.units] == [(1, 0), (2, 0), (1, 0)]


def test_several_files_add_up(read: Callable[..., FactSet], codes) -> None:
    """Facts in one, events in another; the same fact in both is told."""
    events = "单位,编号,日期,计入,分值,理由\n甲局,a,2023-05-01,败诉,7,=HYPERLINK(1)\n"
    facts = read(("a.yaml", one("考核内容: 85")), ("b.csv", events))
    assert (codes(facts), facts.units[0].row[-5]) == ([], ((19478, -1, 700),))
    assert facts.units[0].lines["败诉"] == (LineFacts("a", 19478, {"理由": "=HYPERLINK(1)"}),)
    assert codes(read(("a.yaml", one("考核内容: 85")), ("b.csv", "单位,考核内容\n甲局,85\n"))) == ["F104"]


def test_a_csv_file_called_like_a_table_holds_its_rows(read: Callable[..., FactSet], codes) -> None:
    """One row an item of its unit; a file with events is one whatever it is called."""
    head = ("a.yaml", one("考核内容: 85"))
    rows = "单位,名称,得分\n甲局,发布,7\n甲 局,服务,8.5\n"
    facts = read(head, ("facts/账户.csv", rows))
    assert codes(facts) == []
    assert [row.texts["名称"] for row in facts.units[0].lines["账户"]] == ["发布", "服务"]
    assert "F120" in codes(read(head, ("别的.csv", rows)))
    events = read(head, ("账户.csv", "单位,日期,计入,分值\n甲局,2023-05-01,败诉,7\n"))
    assert (codes(events), len(events.units[0].lines["败诉"])) == ([], 1)


def test_a_unit_that_cannot_be_read_is_still_missing_in_its_class(read: Callable[..., FactSet], codes) -> None:
    """The others of the class must know that one of them is not there."""
    facts = read(
        "单位,类别,考核内容\n甲局,县区政府,85\n甲局,县区政府,80\n乙局,市政府部门,80\n", name="a.csv", year=2023
    )
    assert "F120" in codes(facts)
    assert [("甲局", "县区政府"), ("乙局", "市政府部门")] == [(u.name, u.class_name) for u in facts.units]
    assert facts.units[0].row is None


def test_a_file_that_cannot_be_read_rejects_all_but_hides_nothing(read: Callable[..., FactSet], codes) -> None:
    """Without its events no unit may be scored; that facts are missing is not said as well."""
    facts = read(("a.yaml", one(WHOLE)), ("b.json", "{"))
    assert (codes(facts), [u.row for u in facts.units]) == (["F147"], [None])


def test_the_head_can_be_read_before_there_is_a_plan() -> None:
    """Measure and year, from YAML, JSON and decoded text; nothing from CSV or rubbish."""
    yaml, json = EXAMPLE.encode(), '{"单位": {"甲局": {"年度": 1}}, "year": 2023, "办法": "x"}'.encode()
    files: list[tuple[FactFile, tuple[str | None, int | None]]] = [
        (("a.yaml", yaml), ("政务公开考核", 2023)),
        (("a.json", json), ("x", 2023)),
        (Source("a.yaml", "年度: 2023\n单位: [\n"), (None, 2023)),
        (("a.csv", "单位,年度\n甲,2023\n".encode()), (None, None)),
        (("a.yaml", b"\x00\xff"), (None, None)),
        (("a.yaml", "年度: 二〇二三".encode()), (None, None)),
    ]
    assert [peek([file]) for file, _ in files] == [expected for _, expected in files]
