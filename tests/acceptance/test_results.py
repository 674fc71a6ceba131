"""The numbers that both official texts lead to, through the command line, each with the readings under which it holds.

Where a test passes no reading, those in use hold: for Jinchang the cap of the bonus gives way to an approval
(经批准可超), 100 points are the limit before deductions (先封顶), of equal totals the one that was cut comes first
(被截断者在先), and the grade follows the total (按综合得分); for Pingliang likewise, with every report counted
(逐篇累计), every case counted (每起都扣), and one incident deducted at its highest level (按最高一级扣).
"""

from typing import Any

import pytest
from city import BY_NAME, Called, call

JINCHANG, PINGLIANG = BY_NAME["jinchang-minimal"], BY_NAME["pingliang-minimal"]
SURVEY = BY_NAME["pingliang-survey"]


def events(*kinds: str) -> str:
    """Events on successive days: ``上级表彰采用``, or ``败诉, 分值: 7``."""
    listed = (f"{{日期: 2023-03-{day:02}, 计入: {kind}}}" for day, kind in enumerate(kinds, 1))
    return f"事件: [{', '.join(listed)}], 零报告: 其余"


def jinchang(units: dict[str, str], *options: str, year: int = 2023) -> Called:
    """Results for units of one class under the minimal scheme of Jinchang."""
    return evaluated(JINCHANG, "市政府部门", units, options, year)


def pingliang(units: dict[str, str], *options: str, year: int = 2023) -> Called:
    """Results for units of one class under the minimal scheme of Pingliang."""
    return evaluated(PINGLIANG, "县市区", units, options, year)


def evaluated(sample: Any, group: str, units: dict[str, str], options: tuple[str, ...], year: int) -> Called:
    listed = "".join(f"  {name}: {{{facts}}}\n" for name, facts in units.items())
    facts = f"办法: {sample.measure}\n年度: {year}\n名单: {{{group}: [{', '.join(units)}]}}\n单位:\n{listed}"
    return call("eval", *sample.args, "--format", "json", *options, "-", stdin=facts)


def only(done: Called) -> dict[str, Any]:
    """The one unit of a run without errors."""
    assert (done.code, done.err) == (0, "")
    (unit,) = done.units.values()
    return unit


def found(unit: dict[str, Any], code: str) -> list[dict[str, Any]]:
    return [f for f in unit["findings"] if f["code"] == code]


def values(unit: dict[str, Any], path: str) -> dict[str, Any]:
    """The values of a statement that applied."""
    (item,) = [s for s in unit["statements"] if s["path"] == path and s["applies"]]
    body: dict[str, Any] = item["values"]
    return body


def following(unit: dict[str, Any]) -> list[str]:
    return [c["path"] for c in unit["consequences"]]


# ---- Jinchang


def test_a_commendation_and_two_reports() -> None:
    """85 + 2 + 1 + 1 = 89, 良好, under the readings in use; every other reading gives the same."""
    unit = only(jinchang({"甲局": f"考核内容: 85, {events('上级表彰采用', '媒体专题报道', '媒体专题报道')}"}))
    assert (unit["total"], unit["grade"]) == ("89", "良好")


@pytest.mark.parametrize(
    ("base", "grade"),
    [("89.99", "良好"), ("90", "优秀"), ("80", "良好"), ("79.99", "合格"), ("60", "合格"), ("59.99", "不合格"), ("0", "不合格")],
)  # fmt: skip
@pytest.mark.parametrize("by", ["按综合得分", "按指标得分"])
def test_where_the_grades_begin(base: str, grade: str, by: str) -> None:
    """Without events, under either reading of the score that grades; both ends belong to the higher grade."""
    unit = only(jinchang({"甲局": f"考核内容: {base}, 零报告: 是"}, "--reading", f"等次按什么分={by}"))
    assert (unit["total"], unit["grade"]) == (base, grade)


ELEVEN = events(*["上级表彰采用"] * 3, *["媒体专题报道"] * 5)


def test_a_bonus_over_ten_is_cut_and_reported() -> None:
    """96 + 11, of which 10 count: 106, then 100; ranked before a plain 100 (经批准可超, 先封顶, 被截断者在先)."""
    done = jinchang({"乙局": "考核内容: 100, 零报告: 是", "甲局": f"考核内容: 96, {ELEVEN}"})
    assert done.code == 0
    plain, cut = done.units["乙局"], done.units["甲局"]
    assert (cut["total"], cut["grade"], cut["rank"]) == ("100", "优秀", "1")
    assert (plain["total"], plain["rank"]) == ("100", "2")
    assert values(cut, "总分.第2步") == {"step": "106", "operand": "10"}
    assert values(cut, "总分.第3步") == {"step": "100"}
    (finding,) = found(cut, "N513")
    assert finding["clauses"] == ["第十三条"]
    assert "11 分" in finding["message"]["zh"] and "只计 10 分" in finding["message"]["zh"]
    assert not found(plain, "N513")


@pytest.mark.parametrize(("option", "counted"), [("硬上限", "10"), ("经批准可超", "10"), ("仅作提示", "11")])
def test_what_the_limit_of_a_bonus_does(option: str, counted: str) -> None:
    """Without an approval only the reading that merely remarks counts all 11."""
    unit = only(jinchang({"甲局": f"考核内容: 80, {ELEVEN}"}, "--reading", f"加分上限的效力={option}"))
    assert (values(unit, "总分.第2步")["operand"], len(found(unit, "N515"))) == (counted, int(counted == "11"))


def test_a_recorded_approval_lets_all_of_it_count() -> None:
    """96 + 11 = 107, then 100 (经批准可超); the approval is reported with its clause."""
    approval = "批准: [{上限: 加分合计, 限额: 11, 日期: 2023-12-20, 决定人: 领导小组, 理由: 试点}]"
    unit = only(jinchang({"甲局": f"考核内容: 96, {approval}, {ELEVEN}"}))
    assert values(unit, "总分.第2步") == {"step": "107", "operand": "11"}
    assert unit["total"] == "100"
    assert not found(unit, "N513")
    assert [f["clauses"] for f in found(unit, "N514")] == [["第十三条"]]


SIX = ("上级表彰采用",) * 3
TEN = ("上级表彰采用",) * 5


@pytest.mark.parametrize(
    ("option", "kinds", "total", "grade"),
    [
        ("先封顶", (*TEN, "败诉, 分值: 7", "解读回应不当, 分值: 8"), "85", "良好"),
        ("后封顶", (*TEN, "败诉, 分值: 7", "解读回应不当, 分值: 8"), "93", "优秀"),
        ("先封顶", (*SIX, "败诉, 分值: 5"), "95", "优秀"),
        ("后封顶", (*SIX, "败诉, 分值: 5"), "99", "优秀"),
    ],
)
def test_the_cap_before_or_after_the_deductions(option: str, kinds: tuple[str, ...], total: str, grade: str) -> None:
    """98 points with a bonus of 10 and two cases of 7 and 8, and with a bonus of 6 and one case of 5."""
    unit = only(jinchang({"甲局": f"考核内容: 98, {events(*kinds)}"}, "--reading", f"封顶与扣分的先后={option}"))
    assert (unit["total"], unit["grade"]) == (total, grade)


@pytest.mark.parametrize("amount", ["4.9", "10.1"])
def test_a_deduction_outside_of_its_range(amount: str) -> None:
    """The range is [5, 10] under every reading; the message says the value, the range and the clause, and exits with 4."""
    done = jinchang({"甲局": f"考核内容: 90, {events(f'败诉, 分值: {amount}')}"})
    assert done.code == 4
    assert f"错误 F105：“分值”填的是 {amount}，应在 5 至 10 之间" in done.err
    assert "依据：第十四条（一）" in done.err
    assert [(r["unit"], [e["code"] for e in r["errors"]]) for r in done.json["rejects"]] == [("甲局", ["F105"])]


@pytest.mark.parametrize(("amount", "total"), [("5", "85"), ("10", "80")])
@pytest.mark.parametrize(("option", "remarks"), [("含两端", 0), ("不含两端", 1)])
def test_the_ends_of_the_range_pass(amount: str, total: str, option: str, remarks: int) -> None:
    """5 and 10 can be reported under either reading; where the ends are excluded this is remarked, with the same score."""
    done = jinchang(
        {"甲局": f"考核内容: 90, {events(f'败诉, 分值: {amount}')}"}, "--reading", f"扣分幅度的两端={option}"
    )
    unit = only(done)
    assert (unit["total"], len(found(unit, "N531"))) == (total, remarks)


@pytest.mark.parametrize("option", ["泄密否决并扣分", "泄密只否决"])
def test_a_leak_fails_a_unit_of_95_points(option: str) -> None:
    """A leak that is reported as a veto only, under either reading of what follows from it: 95 is shown, 第十一条 named."""
    unit = only(jinchang({"甲局": "考核内容: 95, 泄密: 是, 零报告: 其余"}, "--reading", f"泄密的后果={option}"))
    assert (unit["total"], unit["grade"]) == ("95", "不合格")
    assert values(unit, "等次") == {"value": "不合格", "band": "优秀"}
    (finding,) = found(unit, "N521")
    assert finding["clauses"] == ["第十一条第六款"]
    assert "泄密" in finding["message"]["zh"]


def test_a_notice_fourteen_days_ahead_is_a_finding() -> None:
    """14 days are too few, 15 are enough, under every reading; the score is the same."""
    done = jinchang(
        {
            "甲局": "考核内容: 88, 考核通知日: 2023-12-01, 考核开始日: 2023-12-15, 零报告: 是",
            "乙局": "考核内容: 88, 考核通知日: 2023-12-01, 考核开始日: 2023-12-16, 零报告: 是",
        }
    )
    assert done.code == 0
    late, early = done.units["甲局"], done.units["乙局"]
    (finding,) = found(late, "N531")
    assert (finding["path"], finding["clauses"]) == ("提前通知", ["第十条（三）"])
    assert "2023-12-01" in finding["message"]["zh"] and "2023-12-15" in finding["message"]["zh"]
    assert not found(early, "N531")
    assert (late["total"], late["grade"], late["rank"]) == (early["total"], early["grade"], early["rank"])


# ---- Pingliang


def test_the_two_parts_add_up() -> None:
    """65 + 27 = 92, 优秀, under every reading."""
    unit = only(pingliang({"甲县": "年度专项业务: 65, 日常工作: 27, 零报告: 是"}))
    assert (unit["total"], unit["grade"]) == ("92", "优秀")


@pytest.mark.parametrize(
    ("special", "daily", "said"),
    [
        ("70.1", "20", "“年度专项业务”填的是 70.1，应在 0 至 70 之间"),
        ("60", "30.01", "“日常工作”填的是 30.01，应在 0 至 30 之间"),
    ],
)
def test_more_than_the_full_marks_of_a_part(special: str, daily: str, said: str) -> None:
    """The error names the fact, its range and the clause, under every reading, and exits with 4."""
    done = pingliang({"甲县": f"年度专项业务: {special}, 日常工作: {daily}, 零报告: 是"})
    assert (done.code, done.json["units"]) == (4, [])
    assert f"错误 F105：{said}" in done.err and "依据：第七条" in done.err


MEDIA = ("媒体宣传报道, 级别: 国家级", "媒体宣传报道, 级别: 省级", "媒体宣传报道, 级别: 市级")


@pytest.mark.parametrize(
    ("option", "more", "bonus"),
    [
        ("逐篇累计", 0, "2"),
        ("每级计一次", 0, "2"),
        ("只取最高级", 0, "1"),
        ("逐篇累计", 1, "2.6"),
        ("每级计一次", 1, "2"),
        ("只取最高级", 1, "1"),
    ],
)
def test_reports_at_three_levels(option: str, more: int, bonus: str) -> None:
    """1 + 0.6 + 0.4 for one report at each level, and what a second provincial report adds, by the reading."""
    kinds = (*MEDIA, *MEDIA[1:2] * more)
    facts = f"年度专项业务: 60, 日常工作: 20, {events(*kinds)}"
    unit = only(pingliang({"甲县": facts}, "--reading", f"媒体报道怎样加={option}"))
    assert (values(unit, "媒体宣传报道")["points"], values(unit, "总分.第2步")["operand"]) == (bonus, bonus)


def test_a_provincial_notice_costs_one_and_a_half() -> None:
    """80 − 1.5 = 78.5, 合格; one notice is the same under every reading."""
    unit = only(pingliang({"甲县": f"年度专项业务: 60, 日常工作: 20, {events('重大错敏信息, 级别: 省办通报')}"}))
    assert (unit["total"], unit["grade"]) == ("78.5", "合格")
    assert values(unit, "总分.第4步") == {"step": "78.5", "operand": "1.5"}


@pytest.mark.parametrize(
    ("options", "last"), [((), "2024-08-04"), (("--reading", "两年到哪一天为止=期满当日"), "2024-08-05")]
)
@pytest.mark.parametrize("trial", [(), ("--trial",)])
def test_a_year_after_expiry_has_no_result(options: tuple[str, ...], last: str, trial: tuple[str, ...]) -> None:
    """2025 is after the two years under either reading of their end; not even a trial runs.  Exit code 3."""
    done = pingliang({"甲县": "年度专项业务: 60, 日常工作: 20, 零报告: 是"}, *options, *trial, year=2025)
    assert done.code == 3
    assert "错误 E293：" in done.err and f"至 {last} 止" in done.err and "2025 年度" in done.err
    assert "第十六条" in done.err
    assert [d["code"] for d in done.json["diagnostics"]] == ["E293"]


def test_an_unsatisfied_public_has_consequences_but_costs_nothing() -> None:
    """公众评议 30 % and 代表评议 20 % satisfied: 不满意, then 约谈 and 通报批评 per 第十条; the score stays (any reading)."""
    units = SURVEY.file.read_text("utf-8").split("单位:\n")[0]
    voted = "公众评议: {满意: 30, 基本满意: 0, 不满意: 70}, 代表评议: {满意: 2, 基本满意: 0, 不满意: 8}, 零报告: 是"
    names = ("甲局", "乙局", "丙局", "甲县", "乙市", "丙区", "甲园区")
    facts = units + "单位:\n" + "".join(f"  {name}: {{{voted}}}\n" for name in names)
    done = call("eval", *SURVEY.args, "--format", "json", "-", stdin=facts)
    assert (done.code, done.err) == (0, "")
    unit = done.units["甲局"]
    assert (unit["total"], unit["grade"]) == ("27", "不满意")
    assert unit["consequences"] == [
        {"path": "约谈责任人员", "clauses": ["第十条"]},
        {"path": "通报批评", "clauses": ["第十条"]},
    ]
    assert [s["values"] for s in unit["steps"]] == [{"step": "27"}]
