"""Why the grade of a unit is not that of its score: the sheet names what was asked and not met, and nothing that was met."""

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
  指标 口碑 满分 100分 依据 第一条
  事实 好评率 百分比 依据 第一条
  事实 通报数 数量 依据 第一条
  总分 { 第一步 业务 依据 第一条 }
  等次 {
    优秀 90分及以上 且 口碑 ≥ 60分 且 （好评率 ≥ 80% 或 口碑 ≥ 90分）
    良好 75分及以上不满90分
    合格 60分及以上不满75分 且 通报数 ≤ 2
    较差 不满60分
  }  依据 第七条
  一票否决 投诉 最高评为 良好 依据 第八条
}
"""
FACTS = """\
年度: 2023
单位:
  甲局: {业务: 95, 口碑: 70, 好评率: 90%, 通报数: 9, 投诉: 是}
  乙局: {业务: 95, 口碑: 55, 好评率: 90%, 通报数: 9}
  丙局: {业务: 95, 口碑: 70, 好评率: 70%, 通报数: 9}
  丁局: {业务: 70, 口碑: 40, 好评率: 70%, 通报数: 3}
  戊局: {业务: 95, 口碑: 60, 好评率: 80%, 通报数: 9}
"""


def written(here: Path) -> None:
    (here / "m.rules").write_text(MEASURE, "utf-8")
    (here / "f.yaml").write_text(FACTS, "utf-8")


@pytest.mark.parametrize(
    ("unit", "lang", "said"),
    [
        ("甲局", "zh", "按得分为 优秀 |"),
        ("乙局", "zh", "按得分为 优秀；评为优秀还要求“口碑 ≥ 60分”，没有达到（口碑 55 分） |"),
        ("乙局", "en", "优秀 also asks for “口碑 ≥ 60 points”, which is not met (口碑 55 points) |"),
        (
            "丙局",
            "zh",
            "评为优秀还要求“好评率 ≥ 80% 或 口碑 ≥ 90分”，没有达到（好评率 70%，口碑 70 分） |",
        ),
        ("丁局", "zh", "按得分为 合格；评为合格还要求“通报数 ≤ 2”，没有达到（通报数 3） |"),
        ("戊局", "zh", "| 等次 |  | 优秀 |  | 第七条 |  |"),
    ],
)
def test_the_part_of_a_condition_that_failed_is_named(call: Call, here: Path, unit: str, lang: str, said: str) -> None:
    """It was said of every grade below that of the score, also where a ceiling made it so and the condition was met."""
    written(here)
    page = call("eval", "m.rules", "f.yaml", "--unit", unit, "--format", "markdown", "--lang", lang)
    assert said in page.out.replace("\\", "")
    assert said.count("没有达到") == page.out.count("没有达到")


def test_programs_read_the_conditions_of_the_grades_concerned(call: Call, here: Path) -> None:
    """From the grade of the score down to the one that the unit has by them, each part with its values."""
    written(here)
    unit = json.loads(call("eval", "m.rules", "f.yaml", "--unit", "丙局", "--format", "json").out)["units"][0]
    grades = next(item for item in unit["statements"] if item["kind"] == "grades")
    assert {"value": "良好", "band": "优秀", "gated": "良好"} == grades["values"]
    assert [
        {"grade": "优秀", "condition": "口碑 ≥ 60分", "holds": True, "from": {"口碑": "70"}},
        {
            "grade": "优秀",
            "condition": "好评率 ≥ 80% 或 口碑 ≥ 90分",
            "holds": False,
            "from": {"好评率": "0.7", "口碑": "70"},
        },
    ] == grades["asked"]
