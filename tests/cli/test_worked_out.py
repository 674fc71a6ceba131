"""A score that a formula gives shows the formula in the numbers of the unit, the branch that was taken and no other."""

import json
from pathlib import Path

import pytest
from river import Call

MEASURE = """\
考核文件 示例考核 “虚构办法” {
  条款 第一条至第九条
  施行 2023-01-01   年度 1月1日至12月31日   满分 100分 分值 2位小数
  事实 造假 是否 未报为否                  依据 第二条
  事实 规模 选自 大、小                    依据 第二条
  事实 增速 百分比 -100%至100% 2位小数     依据 第三条
  事实 上年强度 百分比 2位小数             依据 第四条
  事实 本年强度 百分比 2位小数             依据 第四条
  定义 最快 = （全体 最高（增速 当 非 造假） 不涉及时 0%）   依据 第三条
  定义 最慢 = （全体 最低（增速 当 非 造假） 不涉及时 0%）   依据 第三条
  定义 提高 = 本年强度 - 上年强度          依据 第四条
  定义 分值 = 当 规模 是 大 则 80分 否则 70分   依据 第二条
  指标 财收 满分 80分 封顶 80分 最低计 0分 计分 = 当 造假 则 0分 否则 （分值 × （60% + 40% × （增速 - 最慢） ÷ 最大（0.01%，最快 - 最慢）） 四舍五入到2位小数）  依据 第三条
  指标 研发 满分 20分 计分 = 最大（0分，最小（20分，10分 ÷ 2 + 10分 ÷ 2 × （提高 高于 0% 每0.5个百分点 按比例）））  依据 第四条
  总分 { 第一步 指标得分合计 依据 第五条 }
  等次 { 优秀 80分及以上 良好 不满80分 }  依据 第七条
}
"""
FACTS = """\
年度: 2023
单位:
  甲局: {规模: 大, 增速: 8%, 上年强度: 3.1%, 本年强度: 3.22%}
  乙局: {规模: 小, 增速: 3.5%, 上年强度: 1%, 本年强度: 0.98%}
  丙局: {规模: 大, 增速: -5%, 上年强度: 1%, 本年强度: 2%}
  丁局: {规模: 大, 增速: 99%, 上年强度: 1%, 本年强度: 2%, 造假: 是}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "m.rules").write_text(MEASURE, "utf-8")
    (tmp_path / "f.yaml").write_text(FACTS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sheet(call: Call, unit: str, *more: str) -> str:
    """The sheet on one line a paragraph, however wide the table is."""
    return " ".join(call("eval", "m.rules", "f.yaml", "--unit", unit, "--format", "markdown", *more).out.split())


def formulas(call: Call, unit: str) -> dict[str, str]:
    """What JSON says of one unit among all."""
    body = json.loads(call("eval", "m.rules", "f.yaml", "--format", "json").out)
    (found,) = (u for u in body["units"] if u["unit"] == unit)
    return {item["path"]: item["formula"] for item in found["statements"] if "formula" in item}


def test_a_formula_stands_with_its_numbers_beside_the_score(call: Call) -> None:
    """(3.5 + 5) ÷ (8 + 5) of 40 % and 60 % of 70 points are 60.31, worked out by hand."""
    page = sheet(call, "乙局")
    said = "算式 70分 × (60% + 40% × (3.5% - (-5%)) ÷ 最大(0.01%, 8% - (-5%)))；"
    assert f"| 财收 | 60.31 | 80 | 第三条 | {said}" in page
    english = sheet(call, "乙局", "--lang", "en")
    assert "worked out as 70 points × (60% + 40% × (3.5% - (-5%)) ÷ max(0.01%, 8% - (-5%)))" in english


def test_only_the_branch_that_was_taken_is_shown(call: Call) -> None:
    """Of one who cheated the score is a number and no formula."""
    assert formulas(call, "丁局").keys() == {"最快", "最慢", "提高", "研发"}
    assert formulas(call, "甲局")["财收"].startswith("80分 × (60% + 40% × (8% - (-5%)) ÷ 最大")


def test_halves_and_steps_are_shown_as_they_are_added(call: Call) -> None:
    """5 and 0.12 of 0.5 percentage points of 5: 6.2."""
    found = formulas(call, "甲局")
    assert found["研发"] == "最大(0分, 最小(20分, 10分 ÷ 2 + 10分 ÷ 2 × (0.12个百分点 > 0% 每0.5个百分点 按比例)))"
    assert "| 研发 | 6.2 | 20 |" in sheet(call, "甲局")


def test_one_percentage_less_another_is_told_in_percentage_points(call: Call) -> None:
    """Wherever it is told; a rate is a percentage still."""
    page = sheet(call, "甲局")
    assert "| 定义 | 提高 | 0.12个百分点 | | 第四条 | 算式 3.22% - 3.1%；" in page
    assert "提高 0.12个百分点 |" in page
    assert "增速 8%" in page
    assert "| 提高 | 0.12 percentage points |" in sheet(call, "甲局", "--lang", "en")
    assert "-0.02个百分点" in sheet(call, "乙局")


def test_what_other_units_are_asked_for_stays_in_names(call: Call) -> None:
    """A name within a statistic is not the value of this unit."""
    assert formulas(call, "乙局")["最快"] == "(全体 最高(增速 当 非 造假) 不涉及时 0%)"
