"""How high the ranges of its facts let a score come: no more is said of it than can be true."""

import pytest
from program import findings

RATE = "  事实 完成率 百分比 2位小数 0.01%至100%   依据 第三条\n"
COUNT = "  事实 办件数 数量 0至1000   依据 第三条\n"

#: A formula of 100 points, and the highest or lowest score that is said to leave its range; none where it cannot.
FORMULAS = {
    "（100分 × 完成率 ÷ 同类 最高（完成率） 四舍五入到2位小数）": [],
    "（100分 × 完成率 ÷ 全体 最高（完成率） 四舍五入到2位小数）": [],
    "（完成率 ÷ 同类 最高（完成率） × 100分 四舍五入到2位小数）": [],
    "（100分 × 同类 最低（完成率） ÷ 完成率 四舍五入到2位小数）": [],
    "（60分 + 40分 × （完成率 ÷ 同类 最高（完成率） 四舍五入到2位小数））": [],
    "（120分 × 完成率 ÷ 同类 最高（完成率） 四舍五入到2位小数）": ["120"],
    "（100分 × 完成率 ÷ 同类 最低（完成率） 四舍五入到2位小数）": ["1000000"],
    "（100分 × 同类 最高（完成率） ÷ 完成率 四舍五入到2位小数）": ["1000000"],
    "（100分 × 完成率 ÷ （同类 最高（完成率 当 办件数 > 5） 不涉及时 100%） 四舍五入到2位小数）": ["1000000"],
    "当 完成率 ≥ 98% 则 100分 否则 最大（0分，100分 - 1000分 × （98% - 完成率））": [],
    "当 完成率 < 98% 则 最大（0分，100分 - 1000分 × （98% - 完成率）） 否则 100分": [],
    "当 非（完成率 < 98%） 则 100分 否则 最大（0分，100分 - 1000分 × （98% - 完成率））": [],
    "当 98% > 完成率 且 办件数 > 3 则 最大（0分，100分 - 1000分 × （98% - 完成率）） 否则 100分": [],
    "当 完成率 ≥ 97% 则 100分 否则 最大（0分，101分 - 1000分 × （97% - 完成率））": ["100.9"],
    "当 完成率 ≥ 98% 或 办件数 > 3 则 100分 否则 最大（0分，100分 - 1000分 × （98% - 完成率））": [],
    "当 完成率 ≥ 98% 且 办件数 > 3 则 100分 否则 最大（0分，100分 - 1000分 × （98% - 完成率））": ["120"],
    "当 办件数 = 10 则 10分 × 办件数 否则 0分": [],
    "当 办件数 > 10 则 0分 否则 11分 × 办件数": ["110"],
}


@pytest.mark.parametrize(("formula", "reached"), FORMULAS.items())
def test_a_score_is_bounded_by_its_conditions_and_by_the_best_of_all(formula: str, reached: list[str]) -> None:
    """Only what the ranges allow under the conditions of the formula is an error."""
    text = f"""考核文件 示例考核 “示例市政务公开考核办法” {{
  条款 第一条至第九条
  施行 2023-01-01   依据 第九条
  年度 1月1日至12月31日   依据 第一条
  满分 100分 分值 2位小数   依据 第二条
{RATE}{COUNT}  指标 日常工作 满分 100分 计分 = {formula}   依据 第三条
  总分 {{
    第一步 指标得分合计
  }}
  等次 {{ 优秀 90分及以上 良好 不满90分 }}   依据 第七条
}}
"""
    found = findings(text)
    assert [] == [d.code for d in found if d.is_error and d.code != "E312"]
    assert reached == [d.args["reached"] for d in found if d.code == "E312"]
