"""A fact that is the same in every unit is told, unless others are only measured by it."""

import pytest

from ruledsl.source import Source
from ruledsl.tools.companions import companions
from ruledsl.tools.load import read_rules
from ruledsl.tools.run import Request

RULES = """考核文件 示例考核 “示例市考核办法” {{
  条款 第一条至第九条
  施行 2023-01-01   依据 第九条
  年度 1月1日至12月31日   依据 第一条
  满分 100分 分值 2位小数   依据 第二条
  事实 完成 数量   依据 第三条
  事实 目标 数量 1至1000   依据 第三条
  指标 工作 满分 100分 计分 {scoring}   依据 第三条
  总分 {{
    第一步 指标得分合计
  }}  依据 第四条
  等次 {{ 合格 60分及以上 不合格 不满60分 }}  依据 第七条
}}
"""


def constant(scoring: str, facts: str = "") -> list[str]:
    """The facts that are told to be the same everywhere."""
    rules = read_rules([], texts=[Source("t.rules", RULES.format(scoring=scoring))])
    units = "".join(
        f"  {unit}: {{完成: {done}, 目标: 50{facts.format(done=done)}}}\n"
        for unit, done in (("甲", 40), ("乙", 41), ("丙", 45))
    )
    outcome, found = companions(Request(rules, (("t.yaml", f"年度: 2023\n单位:\n{units}".encode()),)))
    assert outcome.problems == ()
    return [d.args["name"] for d in found if d.code == "N330"]


@pytest.mark.parametrize(
    "scoring",
    [
        "= （100分 × 最小（100%，完成 ÷ 目标） 四舍五入到2位小数）",
        "= 当 完成 ≥ 目标 则 100分 否则 0分",
        "= 当 完成 ÷ 目标 < 60% 则 0分 否则 （50分 × 最小（100%，完成 ÷ （目标 + 100）） 四舍五入到2位小数）",
        "= 最小（100分，（完成 低于 目标 每1 舍去取整） × 1分）",
    ],
    ids=["divisor", "compared with", "both", "steps from it"],
)
def test_a_target_may_be_the_same_in_all_units(scoring: str) -> None:
    """What others are only measured by is not what distinguishes units; nor is the class where there is one."""
    assert constant(scoring) == []


def test_the_target_of_a_rate_may_be_the_same_and_what_was_done_may_not() -> None:
    """完成率 asks for both by itself; a fact that nothing uses is told."""
    scoring = "完成率 四舍五入到2位小数 目标为零时 计满分"
    assert constant(scoring, ", 工作: {{完成数: {done}, 目标数: 50}}") == ["目标"]
    assert constant(scoring, ", 工作: {{完成数: 40, 目标数: 50}}") == ["目标", "工作.完成数"]


@pytest.mark.parametrize(
    "scoring",
    [
        "= 最小（100分，目标 × 1分 + 完成 × 0分）",
        "= 当 目标 ≥ 50 则 （100分 × 最小（100%，完成 ÷ （目标 + 1）） 四舍五入到2位小数） 否则 0分",
    ],
    ids=["added", "tested besides"],
)
def test_what_counts_itself_is_told(scoring: str) -> None:
    """What is scored, or decides something by itself, ought to differ."""
    assert constant(scoring) == ["目标"]
