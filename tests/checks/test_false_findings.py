"""What is right is not found fault with: each program was written by a reader of the manual and met a finding."""

import pytest
from program import codes, findings, said

from ruledsl.source import Source
from ruledsl.tools.check import check
from ruledsl.tools.load import read_rules
from ruledsl.tools.prove import Proofs

MEASURE = """\
考核文件 示例考核 “示例市政务公开考核办法” {{
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
{statements}
  总分 {{
    第一步 指标得分合计
{steps}
  }}
  等次 {{ 优秀 90分及以上 良好 不满90分 }}  依据 第七条
}}
"""
ROUNDED = "    第二步 四舍五入到2位小数   依据 第三条"
COUNTS = "  事实 完成数 数量 0至100   依据 第三条\n  事实 目标数 数量 100至900   依据 第三条\n"


def measure(statements: str, steps: str = "") -> str:
    return MEASURE.format(statements=statements, steps=steps)


@pytest.mark.parametrize(
    "scored",
    [
        "  定义 进度 = （完成数 ÷ 目标数 四舍五入到2位小数）   依据 第三条\n"
        "  指标 日常工作 满分 100分 计分 = 100分 × 进度   依据 第三条",
        "  定义 进度 = （完成数 ÷ 目标数 四舍五入到4位小数）   依据 第三条\n"
        "  指标 日常工作 满分 100分 计分 = 当 进度 ≥ 50% 则 100分 否则 60分   依据 第三条",
    ],
    ids=["as many digits of a percentage", "only compared"],
)
def test_a_quotient_that_is_not_rounded_to_fewer_digits_is_not_rounded_twice(scored: str) -> None:
    """Digits count as they are written, and what is only compared brings no points."""
    assert "W324" not in codes(measure(COUNTS + scored, ROUNDED))


def test_started_steps_of_a_rounded_share_are_not_rounded_twice() -> None:
    """How many steps there are is a number of its own; it was told as points rounded to 3 digits and then to 2."""
    scored = (
        "  定义 进度 = （完成数 ÷ 目标数 四舍五入到3位小数）   依据 第三条\n"
        "  指标 日常工作 满分 100分 计分 = 100分 - 1分 × （进度 低于 100% 每0.1个百分点 进一取整） 最低计 0分   依据 第三条"
    )
    assert "W324" not in codes(measure(COUNTS + scored, ROUNDED))


def test_rounding_twice_says_the_digits_that_are_written() -> None:
    """A percentage of 3 digits has 5 behind its point within; nobody wrote those."""
    scored = (
        "  定义 进度 = （完成数 ÷ 目标数 四舍五入到3位小数）   依据 第三条\n"
        "  指标 日常工作 满分 100分 计分 = 100分 × 进度   依据 第三条"
    )
    assert any("先取到 3 位小数，又取到 2 位" in text for text in said(measure(COUNTS + scored, ROUNDED)))


@pytest.mark.parametrize(
    ("between", "found"),
    [("", False), ("    第三步 封顶 100分   依据 无 “条文未写”\n", True)],
    ids=["sum", "cap between"],
)
def test_sums_may_stand_in_any_order(between: str, found: bool) -> None:
    """An addition after a deduction is only another one where something is cut between them."""
    lines = (
        "  指标 日常工作 满分 100分   依据 第三条\n"
        "  加分 上级表彰 每项2分   依据 第四条\n  扣分 通报批评 每次3分   依据 第五条"
    )
    number = "四" if between else "三"
    steps = f"    第二步 扣减 扣分合计   依据 第五条\n{between}    第{number}步 计入 加分合计   依据 第四条"
    assert found == ("W339" in codes(measure(lines, steps)))


FACT = "  事实 {name} 数量 0至100   依据 {clause}\n"


@pytest.mark.parametrize(
    "lines",
    [
        "".join(FACT.format(name=n, clause=c) for n, c in (("甲", "第三条"), ("乙", "第八条"), ("丙", "第四条"))),
        "  加分 上级表彰 每项2分   依据 第七条\n  指标 附加 满分 0分   依据 第三条\n  扣分 通报 每次3分   依据 第八条\n",
        "  指标 甲 满分 0分   依据 第四条\n"
        "  指标 乙 满分 0分   依据 第九条 { 指标 丙 满分 0分   依据 第五条 }\n"
        "  指标 丁 满分 0分   依据 第六条\n",
    ],
    ids=["facts at the top", "an indicator between lines", "the clauses of parts"],
)
def test_what_is_collected_is_not_out_of_order(lines: str) -> None:
    """Facts stand together, and a group that cites where its full marks stand holds parts that cite their own."""
    assert "W332" not in codes(measure(lines + "  指标 日常工作 满分 100分   依据 第三条"))


def test_what_is_allowed_as_a_guess_is_allowed_when_it_is_proved() -> None:
    """A total without floor and cap is one decision, whether it is suspected or an instance is shown."""
    lines = (
        "  指标 日常工作 满分 100分   依据 第三条\n"
        "  加分 上级表彰 每项2分 最多10分   依据 第四条\n  扣分 通报批评 每次3分   依据 第五条\n"
    )
    steps = "    第二步 计入 加分合计   依据 第四条\n    第三步 扣减 扣分合计   依据 第五条"
    allowing = "  # 允许 total-floor-unsaid、total-cap-unsaid 因 “原文没有写”\n"
    for grant, expected in (("", {"W408", "W409"}), (allowing, set())):
        rules = read_rules([], texts=[Source("t.rules", measure(lines + grant, steps))])
        found = {d.code for d in check(rules, more=Proofs())}
        assert expected == found & {"I236", "I348", "W408", "W409", "W351"}


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("  定义 丙 = 当 甲 = 0 则 0分 否则 当 甲 = 1 则 2分 否则 5分 + （甲 - 2） × 5分   依据 第三条\n", False),
        ("  定义 丙 = 当 甲 = 0 则 0分 否则 5分 + （甲 - 2） × 6分   依据 第三条\n", True),
        ("  定义 乙 = 甲 ≥ 2   依据 第三条\n  定义 丙 = 当 乙 则 0分 否则 10分 - 甲 × 9分   依据 第三条\n", False),
        ("  定义 乙 = 甲 ≥ 3   依据 第三条\n  定义 丙 = 当 乙 则 0分 否则 10分 - 甲 × 9分   依据 第三条\n", True),
    ],
    ids=["0 and 1 are excluded", "1 is not", "by a name", "by a name, too far"],
)
def test_what_a_condition_excludes_is_not_reached(lines: str, found: bool) -> None:
    """An indicator scores by what is left in each branch, also where the condition has a name."""
    fact = "  事实 甲 数量 0至3   依据 第三条\n"
    scored = "  指标 日常工作 满分 90分   依据 第三条\n  指标 附加 满分 10分 计分 = 丙   依据 第三条"
    assert found == ("E312" in codes(measure(fact + lines + scored)))


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ("任一（造假 当 项目 是 及时）", "“及时”不在所列之中；只能是：公开、回应"),
        ("任一（造假 当 项目 是 日常工作）", "“日常工作”不在所列之中；只能是：公开、回应"),
        ("任一（造假 当 及时 < 1分）", "“及时”不止一个；请写明是哪一个：附加.公开.及时、附加.回应.及时"),
    ],
    ids=["compared with a list", "one thing that is no option", "as a value"],
)
def test_a_name_of_several_things_is_told_what_can_stand_there(condition: str, message: str) -> None:
    """An option that the list lacks is said to be missing, and of several things only those of that name are listed."""
    lines = (
        "  指标 日常工作 满分 98分   依据 第三条\n"
        "  指标 附加 满分 2分   依据 第三条 {\n"
        "    指标 公开 满分 1分 { 指标 及时 满分 1分 }\n    指标 回应 满分 1分 { 指标 及时 满分 1分 }\n  }\n"
        "  扣分 造假 每次1分 登记 项目 选自 公开、回应   依据 第四条\n"
        f"  后果 约谈 当 {condition}   依据 第八条"
    )
    assert message in said(measure(lines))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("合计（通报 的 分值 当 日期 不早于 本年3月1日） > 5分", False),
        ("通报.次数 > 3", False),
        ("日常工作 < 60分", True),
    ],
)
def test_a_deduction_that_a_statistic_asks_for_is_used(asked: str, found: bool) -> None:
    """It takes no points off the total, and deleting it would break the measure."""
    lines = f"  指标 日常工作 满分 100分   依据 第三条\n  扣分 通报 每次2分   依据 第四条\n  后果 约谈 当 {asked}   依据 第五条"
    assert found == ("W308" in codes(measure(lines)))


def test_what_counts_when_nothing_is_reported_is_for_the_text_to_say() -> None:
    """Of a concentration 0 would be the best value; and where every use says what counts, nothing is open."""
    lines = "  事实 氨氮 数量 0至50 可缺   依据 第三条\n  指标 日常工作 满分 100分 计分 = 当 {} > 2 则 10分 否则 90分   依据 第三条"
    assert any("如“(氨氮 未报时 …)”" in text for text in said(measure(lines.format("氨氮"))))
    assert "W325" not in codes(measure(lines.format("（氨氮 未报时 50）")))


def test_an_item_that_may_go_beyond_its_full_marks_takes_the_total_with_it() -> None:
    """封顶 110分 of 满分 100分: no band up to 110 is out of reach."""
    lines = "  指标 日常工作 满分 100分 封顶 110分 计分 = 80分 + 30分 × 完成率   依据 第三条\n  事实 完成率 百分比   依据 第三条"
    grades = "等次 { 优秀 105分及以上 良好 不满105分 }"
    text = measure(lines).replace("等次 { 优秀 90分及以上 良好 不满90分 }", grades)
    assert grades in text
    assert "W313" not in codes(text)


def test_a_step_of_an_annex_is_before_what_uses_it() -> None:
    """Annexes come after the whole text."""
    lines = "  指标 日常工作 满分 100分   依据 第三条\n  加分 表彰 每项2分   依据 第四条"
    steps = "    第二步 计入 加分合计   依据 附件1\n    第三步 封顶 100分   依据 第六条"
    text = measure(lines, steps).replace("第一条至第九条", "第一条至第九条、附件1")
    assert "W339" not in codes(text)
    assert "W339" in codes(text.replace("依据 附件1", "依据 第七条"))


def test_a_requirement_over_rows_may_count_working_days() -> None:
    """What its finding tells of the unit are no fields of the rows."""
    rows = "  子表 异议 { 事实 通报日 日期 事实 提出日 日期 }  依据 第八条\n"
    lines = (
        rows
        + "  指标 日常工作 满分 100分   依据 第三条\n  要求 三个工作日内提出 全部（异议 当 工作日（通报日，提出日） ≤ 3）  依据 第八条"
    )
    assert "E211" not in codes(measure(lines))


def test_full_marks_of_a_class_are_not_those_of_another() -> None:
    """A share of its own full marks, whatever the class, is no more than these."""
    statements = """\
  类别 县区、部门  依据 第三条
  事实 完成数 数量 0至100   依据 第三条
  事实 目标数 数量 1至900   依据 第三条
  指标 整改 满分 县区 80分、部门 60分 计分 = （最小（满分（整改），满分（整改） × 完成数 ÷ 目标数） 四舍五入到2位小数）  依据 第三条
  指标 其他 满分 县区 20分、部门 40分  依据 第三条"""
    assert [] == codes(measure(statements))
    assert ["E312", "E312"] == codes(
        measure(statements.replace("最小（满分（整改），满分（整改） × ", "最小（满分（整改） × 2，满分（整改） × "))
    )


def test_a_definition_that_asks_whether_a_fact_was_reported_guards_it() -> None:
    """定义 未采样 = 采样日 未报 says as much as 采样日 未报 itself; in the other branch nothing guards."""
    lines = """事实 采样日 日期 可缺 依据 第三条
  定义 未采样 = 采样日 未报 依据 第三条
  指标 采样 满分 0分 计分 = 当 {} 则 0分 否则 当 采样日 晚于 年度末日 前1个月 则 0分 否则 0分 依据 第三条"""
    assert "W325" not in codes(measure(lines.format("未采样")))
    assert "W325" in codes(measure(lines.format("非 未采样")))


def test_what_few_rows_do_not_come_to_more_rows_may() -> None:
    """Looked at with three rows, a score that needs twenty is not said to be the same for everyone."""
    statements = """\
  子表 问卷 { 事实 打分 分数 0分至100分 可缺 }  依据 第三条
  指标 评议 满分 50分 计分 = 当 个数（问卷） < 20 则 40分 否则 （50分 × 平均（问卷 的 打分 没有时 0分） ÷ 100分 四舍五入到2位小数）  依据 第三条
  指标 其他 满分 50分  依据 第三条"""
    assert [] == [d.code for d in findings(measure(statements), prove=True)]


def test_a_cap_of_the_group_takes_the_total_with_it_and_leaves_an_item_to_be_said() -> None:
    """84 of 80 under a group of 100 that goes up to 110: the total comes to 104, and W371 asks how far the item may go."""
    lines = (
        "  事实 项数 数量 0至100   依据 第三条\n"
        "  指标 全部 满分 100分 封顶 110分   依据 第三条 {\n"
        "    指标 创新 满分 80分{cap} 计分 = 80分 + 80分 × 1% × 最小（5，项数）\n    指标 其他 满分 20分\n  }"
    )
    grades = "等次 { 优秀 90分及以上 良好 79分及以上不满90分 差 不满79分 }"
    for cap, reached in (("", ["84"]), (" 封顶 84分", []), (" 封顶 80分", [])):
        text = measure(lines.replace("{cap}", cap))
        found = findings(text.replace("等次 { 优秀 90分及以上 良好 不满90分 }", grades))
        assert reached == [d.args["reached"] for d in found if d.code == "W371"]
        high = "100" if cap.endswith(" 80分") else "104"
        assert [f"[80, {high}]"] == [d.args["interval"] for d in found if d.code == "W313"]


@pytest.mark.parametrize(
    ("test", "found"),
    [("增幅 未报", False), ("增幅 未报 或 停办", False), ("增幅 未报 且 停办", True), ("停办", True)],
)
def test_an_indicator_that_does_not_apply_where_its_fact_was_not_reported_handles_that(test: str, found: bool) -> None:
    """What is scored only where the fact is there asks for nothing when it is not."""
    lines = f"""  事实 停办 是否
  事实 增幅 百分比 1位小数 0%至100% 可缺   依据 第三条
  指标 增长 满分 100分 不涉及时 从满分中扣除 四舍五入到2位小数   依据 第三条 {{
    指标 税收 满分 50分 不涉及 当 {test} 计分 = 当 增幅 ≥ 10% 则 50分 否则 0分   依据 第三条
    指标 日常 满分 50分   依据 第三条
  }}
"""
    assert found == ("W325" in codes(measure(lines)))


def test_a_definition_that_holds_where_a_fact_was_not_reported_handles_that() -> None:
    """定义 视为未报 = 报送日 未报 或 报送日 晚于 期限: behind it the day is there."""
    lines = """  事实 报送日 日期 可缺   依据 第三条
  定义 视为未报 = 报送日 未报 或 报送日 晚于 本年4月20日   依据 第三条
  指标 报告 满分 100分 计分 = 当 {} 则 0分 否则 当 报送日 晚于 本年4月10日 则 90分 否则 100分   依据 第三条
"""
    assert "W325" not in codes(measure(lines.format("视为未报")))
    assert "W325" in codes(measure(lines.format("非 视为未报")))
