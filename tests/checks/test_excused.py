"""An item left out that no statement names is told where the measure names others, and only there."""

import pytest

from ruledsl import checks
from ruledsl.source import Source
from ruledsl.tools.load import read_rules
from ruledsl.tools.run import Request, run

RULES = """考核文件 示例考核 “示例市考核办法” {{
  条款 第一条至第九条
  施行 2023-01-01   依据 第九条
  年度 1月1日至12月31日   依据 第一条
  满分 100分 分值 2位小数   依据 第二条
  类别 县、局   依据 第二条
  事实 有河 是否   依据 第三条
  指标 环境 满分 40分 不涉及时 计满分   依据 第三条 {{
    指标 河湖 满分 20分 {river}
    指标 绿化 满分 20分
  }}
  指标 服务 满分 60分 不涉及时 计满分   依据 第四条 {{
    指标 窗口 满分 20分
    指标 热线 满分 20分 计分 完成率 四舍五入到2位小数 目标为零时 计满分
    指标 下乡 满分 20分 {rural}
  }}
  总分 {{
    第一步 指标得分合计
  }}  依据 第四条
  等次 {{ 合格 60分及以上 不合格 不满60分 }}  依据 第七条
}}
"""
FACTS = "年度: 2023\n单位:\n  甲局: {{类别: 局, 有河: 是, 河湖: 15, 绿化: 15, {more}}}\n"
PLAIN = "窗口: 15, 热线: {完成数: 1, 目标数: 2}, 下乡: 15"


def told(more: str, river: str = "不涉及 当 非 有河", rural: str = "") -> list[str]:
    """What is said of a unit that leaves something out."""
    rules = read_rules([], texts=[Source("t.rules", RULES.format(river=river, rural=rural))])
    outcome = run(Request(rules, (("t.yaml", FACTS.format(more=more).encode()),)))
    assert outcome.results is not None, outcome.problems
    assert outcome.problems == ()
    found = outcome.results.units[0].findings
    return [f"{checks.sentence(d, 'zh')} {'、'.join(d.clauses)}" for d in found if d.code == "N337"]


def test_what_is_left_out_is_named_with_its_group_and_clause() -> None:
    """An item with several facts is named once, and the items that the rules name are listed."""
    (said,) = told("窗口: 不涉及, 热线: 不涉及, 下乡: 15")
    assert said.startswith("“窗口、热线”填了“不涉及”，按“服务”的“不涉及时”算；规则写明可以不涉及的是河湖，")
    assert said.endswith(" 第四条")


@pytest.mark.parametrize(
    ("more", "river"),
    [(PLAIN, "不涉及 当 非 有河"), ("窗口: 不涉及, 热线: {完成数: 1, 目标数: 2}, 下乡: 15", "")],
    ids=["nothing is left out", "the measure names no item"],
)
def test_a_general_rule_is_left_alone(more: str, river: str) -> None:
    """Where no item is named, any may be left out; where none is, nothing is said."""
    assert told(more, river) == []


def test_what_is_of_another_class_is_not_left_out_by_the_unit() -> None:
    """A unit that an item does not concern may say so."""
    assert told(PLAIN.replace("下乡: 15", "下乡: 不涉及"), rural="适用对象 县") == []
    assert len(told(PLAIN.replace("下乡: 15", "下乡: 不涉及"))) == 1
