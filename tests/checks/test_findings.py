"""What the checks of a bound measure find at the edges, and what they leave alone."""

from pathlib import Path

import pytest
from program import codes, findings, said

from ruledsl import checks
from ruledsl.tools.check import check
from ruledsl.tools.load import read_rules

RULES = Path(__file__).parent.parent.parent / "rules"
SHIPPED = [(f"{city}.rules", scheme) for city in ("jinchang", "pingliang") for scheme in ("", "minimal", "sample")]

READING = """  适用口径 封顶与扣分的先后   依据 第四条 {
    先封顶 “加分后按100分计，再扣分”
    后封顶 “加分、扣分之后再按100分计”
    采用 先封顶 因 “先写加分”
  }
"""
STEPS = """    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
    第三步 封顶 100分 按 先封顶   依据 第四条
    第四步 扣减 扣分合计   依据 第四条
    第五步 封顶 100分 按 后封顶   依据 第四条
"""


def measure(statements: str = "", steps: str = "    第一步 指标得分合计\n", grades: str = "") -> str:
    grades = grades or "优秀 90分及以上 良好 不满90分"
    return f"""考核文件 示例考核 “示例市政务公开考核办法” {{
  条款 第一条至第九条
  施行 2023-01-01   依据 第九条
  年度 1月1日至12月31日   依据 第一条
  满分 100分 分值 2位小数   依据 第二条
{statements}  总分 {{
{steps}  }}
  等次 {{ {grades} }}   依据 第七条
}}
"""


CAPPED = "    第三步 封顶 100分   依据 第四条\n"
WORK = "  指标 日常工作 满分 100分   依据 第三条\n"
LINES = "  加分 表彰 每项2分   依据 第四条\n  扣分 败诉 每起5分   依据 第四条\n"


@pytest.mark.parametrize(("file", "scheme"), SHIPPED)
def test_the_shipped_measures_are_free_of_errors_and_warnings(file: str, scheme: str) -> None:
    """The project's own measures pass its own checks, alone and with their schemes."""
    paths = [RULES / file]
    if scheme:
        paths.append(RULES / "schemes" / f"{file.removesuffix('.rules')}-{scheme}.rules")
    found = check(read_rules(paths, RULES))
    assert [checks.sentence(d, "zh") for d in found if d.code[0] in "EW"] == []


def test_a_cap_under_either_reading_bounds_the_grades() -> None:
    """Each reading caps at its own step, so no score above 100 is left without a grade."""
    grades = "优秀 90—100分（不含90分） 良好 90分以下"
    ends = "  端点 以上 含本数、以下 含本数   依据 第六条\n"
    assert codes(measure(WORK + LINES + READING + ends, STEPS, grades)) == ["I236"]


def test_without_one_of_the_caps_the_scores_above_have_no_grade() -> None:
    """The gap is what can occur, not what is thinkable."""
    grades = "优秀 90—100分（不含90分） 良好 90分以下"
    ends = "  端点 以上 含本数、以下 含本数   依据 第六条\n"
    steps = STEPS.replace("    第五步 封顶 100分 按 后封顶   依据 第四条\n", "")
    told = said(measure(WORK + LINES + READING + ends, steps, grades))
    assert told[1:] == ["[100.01, 20100] 没有等次；请让相邻两档首尾相接"]


def test_a_gap_is_looked_for_on_the_grid_of_the_points_only() -> None:
    """With whole points nothing lies between 89 and 90."""
    whole = measure(WORK, grades="优秀 90分及以上 良好 不满90分").replace("2位小数", "0位小数")
    edges = "端点 以上 含本数、以下 含本数   依据 第六条"
    text = whole.replace("良好 不满90分", "良好 89分以下").replace("  总分 {", f"  {edges}\n  总分 {{")
    assert codes(text) == []
    assert said(text.replace("0位小数", "1位小数")) == ["[89.1, 90) 没有等次；请让相邻两档首尾相接"]


def test_both_neighbours_closed_is_an_overlap_both_open_a_gap() -> None:
    """以上 and 以下 on one number."""
    closed = "  端点 以上 含本数、以下 含本数   依据 第六条\n"
    opened = "  端点 以上 不含本数、以下 不含本数   依据 第六条\n"
    grades = "优秀 90分以上 良好 90分以下"
    assert said(measure(WORK + closed, grades=grades)) == ["90 分既是“优秀”又是“良好”；请写明属于哪一档"]
    assert said(measure(WORK + opened, grades=grades)) == ["[90, 90.01) 没有等次；请让相邻两档首尾相接"]


def test_tiers_of_a_percentage_are_shown_in_per_cent() -> None:
    """完成率 80% to 90% was forgotten."""
    tiers = "  指标 公开率 满分 100分 计分 分段 { 90%及以上 100分 不满80% 0分 }   依据 第三条\n"
    assert said(measure(tiers)) == ["“公开率”的分段漏了 [80%, 90%)；请让相邻两段首尾相接"]


def test_parts_for_different_classes_may_be_alternatives() -> None:
    """Ten points for either class are ten points for every unit."""
    text = measure(
        "  类别 甲类、乙类   依据 第五条\n"
        "  指标 工作 满分 100分 不涉及时 计满分   依据 第三条 {\n"
        "    指标 共同 满分 90分\n    指标 甲项 满分 10分 适用对象 甲类\n    指标 乙项 满分 10分 适用对象 乙类\n  }\n"
    )
    assert codes(text) == []
    assert codes(text.replace("乙项 满分 10分", "乙项 满分 9分")) == ["E301"]


def test_sums_are_not_judged_while_a_part_is_open() -> None:
    """What the scheme has yet to say is no mistake of the measure."""
    text = measure(
        "  指标 工作 满分 100分   依据 第三条 {\n    指标 公开 满分 60分\n    指标 回应 满分由方案确定   依据 第三条\n  }\n"
    )
    assert codes(text) == ["I316"]


def test_a_wrong_sum_of_all_indicators_is_said_once() -> None:
    """No grade is called unreachable and no cap idle because of it."""
    assert said(measure(WORK.replace("100分", "80分"))) == ["各指标合计 80 分，应为 100 分，少 20 分"]


def test_a_limit_that_one_reading_reaches_is_not_idle() -> None:
    """只计一次 never comes to three points, 逐次 does."""
    reading = "  适用口径 计次 依据 第四条 { 都计 “每次” 计一 “一次” 采用 都计 因 “每项” }\n"
    line = "  加分 表彰 2分 计次 逐次 按 都计 计次 一次 按 计一 最多3分   依据 第四条\n"
    steps = "    第一步 指标得分合计\n    第二步 计入 加分合计   依据 第四条\n" + CAPPED
    assert codes(measure(WORK + reading + line, steps)) == []
    once = "  加分 表彰 2分 计次 一次 最多3分   依据 第四条\n"
    assert said(measure(WORK + once, steps)) == ["“表彰”最多 2 分，3 分的上限永远用不上"]


def test_options_named_twice_and_readings_mixed_are_told_apart() -> None:
    """E307 says which of its three cases it is."""
    reading = "  适用口径 计次 依据 第四条 { 都计 “每次” 计一 “一次” 采用 都计 因 “每项” }\n"
    line = "  加分 表彰 2分 计次 逐次 按 都计 计次 一次 按 计一、都计   依据 第四条\n"
    steps = "    第一步 指标得分合计\n    第二步 计入 加分合计   依据 第四条\n"
    assert said(measure(WORK + reading + line, steps)) == ["口径“计次”的“都计”写了两次；每一种理解只能写一次"]
    mixed = line.replace("按 计一、都计", "按 先封顶")
    assert "E307" in codes(measure(WORK + READING + reading + mixed, steps))


def test_a_requirement_reads_a_fact() -> None:
    """What procedure asks for is used, though it moves no points."""
    text = measure(WORK + "  事实 通知日 日期 可缺   依据 第五条\n  先后 通知日、开始日   依据 第五条\n")
    assert codes(text) == []


def test_findings_name_the_clause_of_their_statement() -> None:
    """An officer finds the place on paper."""
    (found,) = findings(measure(WORK + "  事实 户数 数量   依据 第八条\n"))
    assert (found.code, found.clauses) == ("W308", ("第八条",))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("评议答案 满意、不满意  依据 第八条", ["W308"]),
        ("评议答案 满意、不满意  依据 第八条 评议渠道 由方案确定  依据 第八条", []),
    ],
)
def test_answers_without_a_channel_do_nothing(more: str, expected: list[str]) -> None:
    """They are only read by channels, of which those that a scheme brings are announced by the measure."""
    assert expected == [d.code for d in findings(measure(f"{WORK}  {more}\n")) if d.code == "W308"]


MERGED = (
    "  加分 表彰 每项2分   依据 第三条\n  加分 推广 每项3分   依据 第三条\n  加分 突出 每项1分   依据 第三条\n"
    "  归并 表彰、推广 同一事由 取最高   依据 第三条\n"
)
NAMED = "    第一步 指标得分合计\n"


@pytest.mark.parametrize(
    ("more", "steps", "names", "instead"),
    [
        ("", "    第二步 计入 表彰 + 推广 最多50分   依据 第四条\n", "表彰、推广", "加分合计 - 突出"),
        ("", "    第二步 计入 表彰 + 推广 + 突出   依据 第四条\n", "表彰、推广", "加分合计"),
        ("", "    第二步 计入 推广   依据 第四条\n", "推广", "加分合计 - 表彰 - 突出"),
        ("  定义 两项 = 最小（3分，表彰 + 推广）   依据 第四条\n", "    第二步 计入 两项   依据 第四条\n", "表彰、推广", "加分合计 - 突出"),
        ("", "    第二步 计入 表彰   依据 第四条\n    第三步 计入 推广   依据 第四条\n", "表彰", "加分合计 - 推广 - 突出"),
        (READING, "    第二步 计入 加分合计 按 先封顶\n    第三步 计入 表彰 + 推广 按 后封顶\n", "表彰、推广", "加分合计 - 突出"),
        ("", "    第二步 计入 加分合计 - 突出   依据 第四条\n", "", ""),
        ("", "    第二步 计入 加分合计 - 表彰   依据 第四条\n    第三步 计入 表彰 最多1分   依据 第四条\n", "", ""),
        ("", "    第二步 计入 突出   依据 第四条\n", "", ""),
        ("", "    第二步 计入 当 表彰 > 1分 则 1分 否则 0分   依据 第四条\n", "", ""),
    ],
    ids=["both", "all", "one", "by a definition", "a step each", "by one option", "total", "less one", "another", "asked"],
)  # fmt: skip
def test_what_a_merge_takes_back_is_not_lost_where_lines_are_counted_by_name(
    more: str, steps: str, names: str, instead: str
) -> None:
    """Only the totals of bonuses and deductions carry it; the message says how the step is written with them."""
    found = [d for d in findings(measure(WORK + MERGED + more, NAMED + steps)) if d.code == "E372"]
    assert bool(instead) == bool(found)
    for told in (checks.sentence(d, "zh") for d in found[:1]):
        assert f"算进了{names}，“归并（表彰、推广）”" in told
        assert f"改写成“{instead}”" in told


def test_a_reading_behind_the_limit_of_a_step_is_told_from_one_of_the_step() -> None:
    """The message says where it stands when the whole step goes by it, and so written it is no error."""
    step = "    第一步 指标得分合计\n    第二步 计入 加分合计 {}   依据 第四条\n"
    found = findings(measure(WORK + LINES + READING, step.format("最多5分 按 先封顶")))
    (message,) = (checks.sentence(d, "zh") for d in found if d.code == "E307")
    assert "“按”写在限额前面，如“计入 … 按 先封顶 最多…分”" in message
    assert "E307" not in codes(measure(WORK + LINES + READING, step.format("按 先封顶 最多5分")))
