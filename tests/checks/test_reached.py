"""How high the ranges of its facts let a score come: no more is said of it than can be true."""

from pathlib import Path

import pytest
from program import findings

from ruledsl import checks
from ruledsl.tools.check import check
from ruledsl.tools.load import read_rules
from ruledsl.tools.prove import Proofs

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


def _with_total(score: str, steps: str) -> str:
    return f"""考核文件 示例考核 “示例市政务公开考核办法” {{
  条款 第一条至第九条
  施行 2023-01-01   依据 第九条
  年度 1月1日至12月31日   依据 第一条
  满分 100分 分值 2位小数   依据 第二条
{RATE}  指标 日常工作 满分 100分 计分 = {score}   依据 第三条
  加分 表彰 每次2分 最多6分   依据 第四条
  扣分 通报批评 每次5分   依据 第四条
  总分 {{
    第一步 指标得分合计
{steps}  }}
  等次 {{ 优秀 90分及以上 良好 不满90分 }}   依据 第七条
}}
"""


PLUS, MINUS = "    第二步 计入 加分合计   依据 第四条\n", "    第三步 扣减 扣分合计   依据 第四条\n"
OWN, PEERS = (f"（100分 × 完成率{x} 四舍五入到2位小数）" for x in ("", " ÷ 同类 最高（完成率）"))


@pytest.mark.parametrize(
    ("steps", "reached"),
    [
        (PLUS, ["加分而没有封顶，按各项的幅度最高算到 106 分"]),
        (PLUS + MINUS, ["加分而没有封顶，按各项的幅度最高算到 106 分"]),
        (PLUS + "    第三步 封顶 100分   依据 第四条\n", []),
        (PLUS + "    第三步 封顶 103分   依据 第四条\n", ["总分封顶在 103 分，高于满分 100 分；"]),
        ("    第二步 封顶 99分   依据 第四条\n" + PLUS.replace("第二步", "第三步"), ["总分封顶以后还有加分"]),
        (MINUS.replace("第三步", "第二步"), []),
    ],
)
def test_a_total_that_may_exceed_full_marks_is_hinted_at(steps: str, reached: list[str]) -> None:
    """A bonus without a cap lifts the total above full marks; a cap at them, or no bonus, does not."""
    said = [checks.sentence(d, "zh") for d in findings(_with_total(PEERS, steps)) if d.code == "I348"]
    assert len(reached) == len(said)
    assert all(part in whole for part, whole in zip(reached, said, strict=True))


def test_what_is_suspected_of_a_total_out_of_reach_stays(tmp_path: Path) -> None:
    """A proof that cannot look at a total takes back no suspicion of it; one that can, replaces it by an instance."""
    pytest.importorskip("z3")
    file = tmp_path / "m.rules"
    said = {}
    for score in (OWN, PEERS):
        file.write_text(_with_total(score, PLUS + MINUS), encoding="utf-8")
        found = check(read_rules([file]), more=Proofs())
        said[score] = sorted(d.code for d in found if d.code in ("I236", "I348", "W408", "W409"))
        (missed,) = [d.args["names"] for d in found if d.code == "I430" and d.args["reason"] == "open"] or [()]
        assert all("~" not in name for name in missed)
        assert ("日常工作" in missed) == (score is PEERS)
    assert {OWN: ["W408", "W409"], PEERS: ["I236", "I348"]} == said
