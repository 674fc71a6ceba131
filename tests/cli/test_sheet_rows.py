"""Rows that a trimmed mean drops, and what brought a score over its full marks."""

import json
from pathlib import Path

import pytest
from river import Call

MEASURE = """\
考核文件 示例考核 “示例考核办法（虚构）” {
  条款 第一条至第九条
  施行 2023-01-01        依据 第九条
  年度 1月1日至12月31日  依据 第一条
  满分 112分 分值 2位小数  依据 第二条
  指标 业务 满分 100分 依据 第一条
  指标 宣传 满分 12分 依据 第三条 {
    指标 稿件 满分 8分 封顶 20分 计分 = 8分 {
      加分 转载 每次2.4分
    }
    指标 信息 满分 4分 封顶 10分 计分 = 采用数 × 2分
  }
  事实 采用数 数量 依据 第一条
  子表 评委 {
    事实 打分 分数 0分至100分
    事实 回避 是否
  }
  定义 均分 = 平均（评委 的 打分 当 非 回避 去掉 最高1个、最低1个 四舍五入到2位小数 没有时 0分） 依据 第一条
  总分 { 第一步 指标得分合计 依据 第一条 }
  等次 { 合格 60分及以上 较差 不满60分 }  依据 第七条
}
"""
FACTS = """\
年度: 2023
单位:
  甲局:
    业务: 90
    采用数: {number}
    评委: [{{打分: 80, 回避: 否}}, {{打分: 100, 回避: 是}}, {{打分: 60, 回避: 否}}, {{打分: 99, 回避: 否}}, {{打分: 60, 回避: 否}}]
    事件: [{{编号: e1, 日期: 2023-03-01, 计入: 转载}}]
  乙局: {{业务: 90, 采用数: 1, 评委: [{{打分: 80, 回避: 否}}, {{打分: 90, 回避: 否}}]}}
"""


def eval_(call: Call, here: Path, number: int, *options: str) -> str:
    (here / "m.rules").write_text(MEASURE, "utf-8")
    (here / "f.yaml").write_text(FACTS.format(number=number), "utf-8")
    done = call("eval", "m.rules", "f.yaml", *options)
    assert 0 == done.code, done.out + done.err
    return done.out


@pytest.mark.parametrize(
    ("lang", "highest", "lowest"),
    [
        ("zh", "“均分”去掉的最高", "“均分”去掉的最低"),
        ("en", "dropped by “均分” as one of the highest", "dropped by “均分” as one of the lowest"),
    ],
)
def test_a_row_that_is_dropped_is_marked(call: Call, here: Path, lang: str, highest: str, lowest: str) -> None:
    """Of two that tie one stays; who does not count at all is not dropped."""
    page = eval_(call, here, 2, "--unit", "甲局", "--format", "markdown", "--lang", lang)
    rows = [line for line in page.splitlines() if line.startswith("- 评委")]
    assert [False, False, False, True, False] == [highest in row for row in rows]
    assert [False, False, True, False, False] == [lowest in row for row in rows]


def test_programs_read_which_rows_are_dropped(call: Call, here: Path) -> None:
    """By number, statement and end; where none stays there is no end to name."""
    units = json.loads(eval_(call, here, 2, "--format", "json"))["units"]
    found = [[(d["row"], d["by"], d["end"]) for d in unit["tables"][0]["dropped"]] for unit in units]
    assert [("3", "均分", "lowest"), ("4", "均分", "highest")] == found[0]
    assert [("1", "均分", "end"), ("2", "均分", "end")] == found[1]


@pytest.mark.parametrize(
    ("number", "lang", "said"),
    [
        (
            4,
            "zh",
            (
                "超过满分 12 分，因为其中“稿件”得 10.4 分，超过它的满分 8 分、“信息”得 8 分，超过它的满分 4 分",
                "超过满分 8 分，因为计入了其中的加分：转载 2.4 分",
                "按计分办法算得超过满分 4 分",
            ),
        ),
        (
            2,
            "en",
            ("its full 12 points, for “稿件” has 10.4, more than its own 8", "the bonuses inside count: 转载 2.4"),
        ),
    ],
)
def test_a_score_over_its_full_marks_says_what_brought_it_there(
    call: Call, here: Path, number: int, lang: str, said: tuple[str, ...]
) -> None:
    """18.4 of 12 stood there without a word."""
    page = eval_(call, here, number, "--unit", "甲局", "--format", "markdown", "--lang", lang)
    assert [] == [text for text in said if text not in page]


def test_a_score_within_its_full_marks_says_nothing(call: Call, here: Path) -> None:
    """8 of 8 and 2 of 4."""
    page = eval_(call, here, 1, "--unit", "乙局", "--format", "markdown")
    assert "超过" not in page
