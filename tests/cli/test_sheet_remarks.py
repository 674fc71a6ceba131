"""What the score sheet of a unit says beside a value: how it came about, in numbers and names."""

import re
from pathlib import Path

import pytest
from river import Call

MEASURE = """\
考核文件 示例考核 “示例市政务公开考核办法” {{
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01        依据 第九条
  年度 1月1日至12月31日  依据 第一条
  满分 1000分 分值 2位小数  依据 第二条
{statements}
  等次 {{ 合格 600分及以上  不合格 不满600分 }}  依据 第七条
}}
"""
LACKING = """\
  指标 公开 满分 600分 不涉及时 从满分中扣除 四舍五入到2位小数  依据 第三条 {
    指标 解读 满分 450分
    指标 回应 满分 150分 可不涉及
  }
  指标 平台 满分 300分 不涉及时 计满分  依据 第三条 {
    指标 网站 满分 150分
    指标 微博 满分 100分 可不涉及
    指标 微信 满分 50分 可不涉及
  }
  指标 其他 满分 100分 不涉及时 平均分给其余各项 四舍五入到2位小数  依据 第三条 {
    指标 宣传 满分 20分 可不涉及
    指标 培训 满分 30分
    指标 档案 满分 50分
  }
  总分 { 第一步 公开 + 平台 + （其他 不涉及时 0分）  依据 第五条 }
"""
SOME = "解读: {score}, 回应: 不涉及, 网站: 100, 微博: 不涉及, 微信: 不涉及, 宣传: 不涉及, 培训: 30, 档案: 25"
ALL = "解读: 300, 回应: 100, 网站: 100, 微博: 80, 微信: 30, 宣传: 20, 培训: 30, 档案: 25"


def sheet(call: Call, here: Path, statements: str, facts: str, *options: str) -> str:
    """The sheet of the only unit on one line, as folded cells are read."""
    (here / "m.rules").write_text(MEASURE.format(statements=statements), "utf-8")
    (here / "f.yaml").write_text(f"年度: 2023\n单位:\n  甲局: {{{facts}}}\n", "utf-8")
    done = call("eval", "m.rules", "f.yaml", "--unit", "甲局", "--format", "markdown", *options)
    assert done.code == 0, done.out + done.err
    return done.out.replace("&lt;", "<").replace("\\", "")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "zh",
            (
                "因“回应”不涉及，按其余各项折算：300 ÷ 450 × 600 = 400",
                "因“微博”、“微信”不涉及，这一部分按满分 150 计",
                "因“宣传”不涉及，它的 20 分平均加到其余各项",
            ),
        ),
        ("en", ("because “回应” did not apply, the rest is scaled up: 300 ÷ 450 × 600 = 400",)),
    ],
)
def test_a_group_says_how_it_was_reckoned_where_something_did_not_apply(
    call: Call, here: Path, lang: str, said: tuple[str, ...]
) -> None:
    """Every treatment names what did not apply and the numbers."""
    page = sheet(call, here, LACKING, SOME.format(score=300), "--lang", lang)
    assert [] == [text for text in said if text not in page]


def test_a_rounded_quotient_is_not_said_to_be_equal(call: Call, here: Path) -> None:
    """301 ÷ 450 × 600 = 401.333…"""
    assert "301 ÷ 450 × 600 ≈ 401.33" in sheet(call, here, LACKING, SOME.format(score=301))


def test_where_all_apply_nothing_is_said(call: Call, here: Path) -> None:
    """The group is the sum of its parts."""
    page = sheet(call, here, LACKING, ALL)
    assert "折算" not in page
    assert "因“" not in page


COUNTED = """\
  指标 日常 满分 1000分                       依据 第三条
  事实 迟报 是否                              依据 第三条
  事实 漏报 是否                              依据 第三条
  事实 回应率 百分比 可缺                     依据 第三条
  定义 情形数 = （当 迟报 则 1 否则 0） + （当 非 漏报 则 1 否则 0）
              + （当 回应率 低于 60% 且 日常 600分及以上不满900分 则 1 否则 0）  依据 第三条
  后果 约谈 当 情形数 不低于 2                依据 第六条
  总分 { 第一步 指标得分合计  依据 第五条 }
"""


@pytest.mark.parametrize(
    ("facts", "lang", "said"),
    [
        ("迟报: 是, 漏报: 是, 回应率: 70%", "zh", "3 个条件中成立 1 个：迟报"),
        ("迟报: 否, 漏报: 否, 回应率: 50%", "zh", "成立 2 个：非 漏报、回应率 < 60% 且 日常 600分及以上不满900分"),
        (
            "迟报: 否, 漏报: 否, 回应率: 50%",
            "en",
            "not 漏报, 回应率 < 60% and 日常 600 points and more under 900 points",
        ),
        ("迟报: 否, 漏报: 是, 回应率: 70%", "zh", "3 个条件都不成立"),
        ("迟报: 是, 漏报: 是", "zh", "成立 1 个：迟报；未填报，不能判断：回应率 < 60%"),
    ],
)
def test_of_conditions_that_are_counted_those_that_hold_are_named(
    call: Call, here: Path, facts: str, lang: str, said: str
) -> None:
    """“Three of the circumstances” is shown with the circumstances."""
    assert said in sheet(call, here, COUNTED, f"日常: 700, {facts}", "--lang", lang)


MERGED = """\
  指标 日常 满分 1000分                                依据 第三条
  扣分 通报批评 每次3分                                依据 第四条（一）
  扣分 媒体曝光 每次2分                                依据 第四条（二）
  扣分 群众投诉 每次2分 当 日常 不满600分              依据 第四条（二）
  归并 通报批评、媒体曝光、群众投诉 同一事由 取最高    依据 第四条（三）
  总分 {
    第一步 指标得分合计               依据 第五条
    第二步 扣减 扣分合计              依据 第五条
    第三步 计入 5分                   依据 第五条
    第四步 计入 指标得分合计 × 2%     依据 第五条
  }
"""
EVENTS = """日常: 700, 事件: [
    {编号: e1, 日期: 2023-03-01, 计入: 通报批评, 事由: 泄露},
    {编号: e2, 日期: 2023-02-01, 计入: 媒体曝光, 事由: 泄露},
    {编号: e3, 日期: 2023-02-05, 计入: 媒体曝光, 事由: 延误},
    {编号: e4, 日期: 2023-02-04, 计入: 媒体曝光, 事由: 延误},
    {编号: e5, 日期: 2023-04-05, 计入: 媒体曝光},
    {编号: e6, 日期: 2023-05-05, 计入: [通报批评, 媒体曝光, 群众投诉]}]"""


def test_each_line_that_is_merged_names_the_one_that_counts(call: Call, here: Path) -> None:
    """By another statement, by an earlier line of its own, by itself in another line; together what is taken back."""
    page = sheet(call, here, MERGED, EVENTS)
    merged = [line for line in page.splitlines() if "归并到那一件" in line]
    assert ["“通报批评” 2023-03-01 e1", "“媒体曝光” 2023-02-04 e4", "“通报批评” 2023-05-05 e6"] == [
        line.partition("与")[2].partition(" 是同一件事")[0] for line in merged
    ]
    assert [["2"]] * 3 == [re.findall(r"\| (\d) \|", line) for line in merged]
    assert "| 归并 | 通报批评、媒体曝光、群众投诉 | 6 |" in page


def test_a_step_without_a_name_is_told_as_it_is_written(call: Call, here: Path) -> None:
    """It said “the value of the formula”, also of 5 points."""
    page = sheet(call, here, MERGED, EVENTS)
    assert "| 第三步 | 计入 5分 |" in page
    assert "| 第四步 | 计入 指标得分合计 × 2% |" in page
    page = sheet(call, here, MERGED, EVENTS, "--lang", "en")
    assert "| step 3 | add 5 points |" in page
    assert "| step 4 | add indicators × 2% |" in page


def test_points_lost_by_clause_are_those_after_merging(call: Call, here: Path) -> None:
    """What merging takes back was not lost: 6 + 10 − 6, from the statement whose lines count elsewhere."""
    from ruledsl.tools.load import read_rules  # noqa: PLC0415
    from ruledsl.tools.run import Request, run  # noqa: PLC0415
    from ruledsl.tools.standing import by_clause  # noqa: PLC0415

    sheet(call, here, MERGED, EVENTS)
    facts = (("f.yaml", (here / "f.yaml").read_bytes()),)
    results = run(Request(read_rules([here / "m.rules"]), facts)).results
    assert results is not None
    lost = {clause: points for clause, points, _ in by_clause(results) if clause.startswith("第四条")}
    assert {"第四条（一）": 6, "第四条（二）": 4} == lost


def test_nothing_is_scaled_where_the_parts_of_the_class_make_up_the_whole(call: Call, here: Path) -> None:
    """A part that is for another class does not apply, and the group is what its other parts add up to."""
    statements = """\
  类别 乡镇、街道
  指标 环境 满分 100分 不涉及时 从满分中扣除 四舍五入到2位小数 {
    指标 农房 满分 40分 适用对象 乡镇
    指标 分类 满分 乡镇 60分、街道 100分
  }
  总分 { 第一步 （环境 不涉及时 0分）  依据 第五条 }
"""
    assert "折算" not in sheet(call, here, statements, "类别: 街道, 分类: 90")
