"""A statistic under the condition of its own branch has the unit among those it is over; elsewhere it may be over nobody."""

import pytest
from program import codes

RULES = """考核文件 示例考核 “示例市考核办法” {{
  条款 第一条至第九条
  施行 2023-01-01   依据 第九条
  年度 1月1日至12月31日   依据 第一条
  满分 100分 分值 2位小数   依据 第二条
  类别 县、局   依据 第二条
  事实 项数 数量 0至100   依据 第三条
  事实 参加 是否   依据 第三条
  指标 创新 满分 100分 计分 = {formula}   依据 第三条
  总分 {{
    第一步 指标得分合计
  }}  依据 第四条
  等次 {{ 合格 60分及以上 不合格 不满60分 }}  依据 第七条
}}
"""
MEAN = "（当 项数 ≥ 全体 平均（项数 当 参加 四舍五入到2位小数） 则 100分 否则 60分）"


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        (f"当 参加 则 {MEAN} 否则 80分", []),
        (f"当 单位类别 是 县 且 参加 则 {MEAN} 否则 80分", []),
        (f"当 参加 则 （当 项数 > 3 则 {MEAN} 否则 70分） 否则 80分", []),
        ("当 参加 则 （当 全体 名次（项数 当 参加） ≤ 3 则 100分 否则 60分） 否则 80分", []),
        ("当 参加 则 （当 项数 ≥ 全体 平均（项数 当 参加） 则 100分 否则 60分） 否则 80分", []),
        (f"当 参加 则 80分 否则 {MEAN}", ["E245"]),
        (f"当 参加 或 项数 > 3 则 {MEAN} 否则 80分", ["E245"]),
        (f"当 非 参加 则 {MEAN} 否则 80分", ["E245"]),
        (MEAN, ["E245"]),
        (f"当 参加 则 {MEAN.replace('当 参加 四', '当 参加 去掉 最高1个 四')} 否则 80分", ["E245"]),
    ],
)
def test_only_the_branch_of_the_same_condition_needs_no_other_number(formula: str, found: list[str]) -> None:
    """What the branch makes sure need not be said again; with the ends taken off nobody may be left."""
    assert [c for c in codes(RULES.format(formula=formula)) if c[0] == "E"] == found
