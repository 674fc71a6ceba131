"""What the sheet says of places: the rule and the units concerned, to who lost a place and to who has one because others took none."""

import json
from pathlib import Path

import pytest
from river import Call

MEASURE = """\
考核文件 示例考核 “示例考核办法（虚构）” {
  条款 第一条至第九条
  施行 2023-01-01        依据 第九条
  年度 1月1日至12月31日  依据 第一条
  满分 100分 分值 2位小数  依据 第二条
  指标 业务 满分 100分 依据 第一条
  事实 连续优秀 是否 依据 第一条
  总分 { 第一步 业务 依据 第一条 }
  等次 { 优秀 BAND 良好 60分及以上不满90分 较差 不满60分 }  依据 第七条
  名额 优秀 QUOTA 不占名额 当 连续优秀 依据 第八条
  一票否决 投诉 最高评为 良好 依据 第八条
  不参评 新设 当 业务 ≥ 99分 依据 第八条
}
"""
FACTS = """\
年度: 2023
单位:
  甲局: {业务: 99, 连续优秀: 否}
  乙局: {业务: 98, 连续优秀: 是}
  丙局: {业务: 97, 连续优秀: 否, 投诉: 是}
  丁局: {业务: 96, 连续优秀: 否}
  戊局: {业务: 95, 连续优秀: 否}
  己局: {业务: 93, 连续优秀: 是}
  庚局: {业务: 50, 连续优秀: 否}
"""
SHARE = "最多20% 舍去取整 至少1个 并列都不算"


def written(here: Path, quota: str = SHARE, band: str = "90分及以上") -> None:
    rules = MEASURE.replace("QUOTA", quota).replace("BAND", band)
    (here / "m.rules").write_text(rules.replace("不满90分", "") if band == "按名额" else rules, "utf-8")
    (here / "f.yaml").write_text(FACTS, "utf-8")


@pytest.mark.parametrize(
    ("quota", "unit", "lang", "said"),
    [
        (SHARE, "戊局", "zh", "按总分排第 2，名额只有 1 个（单位数的 20%，至少 1 个），未占到（占到的：丁局），"),
        (SHARE, "戊局", "zh", "排第 2，名额只有 1 个，未占到名额；占到的：丁局 |"),
        (SHARE, "戊局", "en", "(20% of the units, at least 1): the grade is lowered to 良好; the places went to 丁局"),
        (SHARE, "丁局", "zh", "甲局（不参评：新设）、乙局（不占名额）、丙局（一票否决：投诉），因此占到 |"),
        ("最多1个 并列都算", "丁局", "en", "丙局 (veto: 投诉); so a place was left |"),
    ],
)
def test_the_units_concerned_are_named(call: Call, here: Path, quota: str, unit: str, lang: str, said: str) -> None:
    """It was said that there was no place, not who had it, nor that others stood before who had one."""
    written(here, quota)
    page = call("eval", "m.rules", "f.yaml", "--unit", unit, "--format", "markdown", "--lang", lang).out
    assert said in page.replace("\\", "")


@pytest.mark.parametrize(("quota", "passed"), [("最多4个 并列都算", 0), ("最多3个 并列都算", 1)])
def test_a_place_that_was_there_anyway_is_no_gift(call: Call, here: Path, quota: str, passed: int) -> None:
    """With four places the fourth and the fifth have one; three stand before the fourth, so it needs the fourth place."""
    written(here, quota)
    page = call("eval", "m.rules", "f.yaml", "--unit", "丁局", "--format", "markdown").out
    assert passed == page.count("因此占到")


def test_programs_read_who_has_the_places(call: Call, here: Path) -> None:
    """The same as on the sheet, under fixed names."""
    written(here)
    units = json.loads(call("eval", "m.rules", "f.yaml", "--format", "json").out)["units"]
    found = {u["unit"]: next(i for i in u["statements"] if i["kind"] == "quota").get("contest") for u in units}
    passed = [
        {"unit": "甲局", "why": "part", "by": "新设"},
        {"unit": "乙局", "why": "exempt"},
        {"unit": "丙局", "why": "veto", "by": "投诉"},
    ]
    assert {"taken": ["丁局"], "passed": passed} == found["丁局"]
    assert {"taken": ["丁局"]} == found["戊局"]
    assert [None] * 5 == [found[name] for name in ("甲局", "乙局", "丙局", "己局", "庚局")]


def test_a_grade_that_goes_by_places_has_no_score_of_its_own(call: Call, here: Path) -> None:
    """“优秀 by the score” was said where the grade has no band."""
    written(here, "最多1个 并列都算", "按名额")
    page = call("eval", "m.rules", "f.yaml", "--unit", "戊局", "--format", "markdown").out
    assert "| 是“优秀”的人选 |" in page


def test_where_places_decide_lift_says_so_in_words(call: Call, here: Path) -> None:
    """It printed names of columns."""
    written(here)
    done = call("lift", "m.rules", "f.yaml", "--unit", "戊局", "--to", "优秀")
    assert "#" not in done.out
    assert "“优秀”的名额在各单位之间分" in done.out
