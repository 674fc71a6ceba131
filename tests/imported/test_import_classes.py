"""A table with a column of points for each class becomes full marks by class; its sums are those of each class."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from tables import FREE, book

Run = Callable[..., Result]
TITLE = ["2024年乡镇街道考核指标和分值（虚构）"]
HEAD = ["序号", "类别", "指标", "乡镇分值", "街道分值", "评分标准", "类型"]
ROWS = [
    [1, "组织建设", "阵地", 40, 60, "每发现一处问题扣2分，扣完为止", "定性"],
    [2, "组织建设", "农房管控", 20, "不涉及", "", "定性"],
    [3, "其他", "诉求办结", 25, 25, "印发计划得25分，未印发不得分", "定量"],
    [4, "其他", "网格", 15, 15, None, "定性"],
]
SUMS = ["合计", None, None, 100, 100]
WRITTEN = """\
  细化 考核内容  依据 办法 第四条 {
    指标 组织建设 满分 60分 {
      指标 阵地 满分 乡镇 40分、街道 60分 计分 考核组评定 评分标准 “每发现一处问题扣2分，扣完为止”
      指标 农房管控 满分 20分 计分 考核组评定 适用对象 乡镇
    }
    指标 其他 满分 40分 {
      指标 诉求办结 满分 25分 计分 符合得满分 评分标准 “印发计划得25分，未印发不得分”
      指标 网格 满分 15分 计分 考核组评定
    }
  }
"""


@pytest.fixture
def take(here: Path, run: Run) -> Callable[..., Result]:
    """Import rows for a measure with two classes."""
    (here / "m.rules").write_text(FREE.replace("类别 县区政府、市政府部门", "类别 乡镇、街道"), encoding="utf-8")

    def do(rows: Sequence[Sequence[Any]], *more: str, merged: Sequence[str] = ()) -> Result:
        (here / "t.xlsx").write_bytes(book(rows, *merged))
        return run("import", "t.xlsx", "-o", "s.rules", "--rules", "m.rules", *more)

    return do


def test_columns_of_classes_are_full_marks_by_class(take: Callable[..., Result], here: Path, run: Run) -> None:
    """What is the same for all is written once, what a class has not is for the others; the file agrees with the table."""
    result = take([TITLE, HEAD, *ROWS, SUMS])
    assert "阵地　乡镇 40、街道 60分　因为各类单位的分值不同" in result.output
    assert WRITTEN in (here / "s.rules").read_text("utf-8")
    assert 0 == run("check", "m.rules", "s.rules").exit_code
    assert 0 == take([TITLE, HEAD, *ROWS, SUMS], "--check").exit_code
    body = json.loads(take([TITLE, HEAD, *ROWS, SUMS], "--check", "--format", "json").stdout)
    assert [{"乡镇": "40", "街道": "60"}, {"乡镇": "20"}] == [i["points_by_class"] for i in body["indicators"]][:2]


@pytest.mark.parametrize("head", ["满分（{}）", "{}权重", "{}类分值"])
def test_a_header_names_class_and_points(take: Callable[..., Result], here: Path, head: str) -> None:
    """In either order, with or without brackets."""
    named = [*HEAD[:3], head.format("乡镇"), head.format("街道"), *HEAD[5:]]
    take([TITLE, named, *ROWS, SUMS])
    assert WRITTEN in (here / "s.rules").read_text("utf-8")


def test_a_header_of_two_rows_has_the_classes_below(take: Callable[..., Result], here: Path) -> None:
    """分值 over 乡镇 and 街道; one cell over both columns is for both."""
    rows: list[list[Any]] = [
        TITLE,
        ["指标体系", None, "分值", None, "评分标准"],
        ["一级指标", "二级指标", "乡镇", "街道"],
        ["组织", "机制", 40, 60, "视情况"],
        ["组织", "农房", 20, "—", "视情况"],
        ["其他", "诉求", 40, None, "视情况"],
    ]
    take(rows, merged=("A2:B2", "C2:D2", "E2:E3", "C6:D6"))
    text = (here / "s.rules").read_text("utf-8")
    assert "指标 机制 满分 乡镇 40分、街道 60分 " in text
    assert "指标 农房 满分 20分 计分 考核组评定 评分标准 “视情况” 适用对象 乡镇\n" in text
    assert "指标 诉求 满分 40分 " in text


@pytest.mark.parametrize(
    ("row", "cell", "value", "sentence"),
    [
        (0, 4, 50, "合计行里“街道”写的是 100 分，上面各项相加是 90 分，相差 10 分"),
        (2, 3, 20, "合计行里“乡镇”写的是 100 分，上面各项相加是 95 分，相差 5 分"),
    ],
)
def test_the_sums_of_each_class_are_held_against_its_column(
    take: Callable[..., Result], here: Path, row: int, cell: int, value: int, sentence: str
) -> None:
    """A class whose points do not make the sum is named, and nothing is written."""
    rows = [list(r) for r in ROWS]
    rows[row][cell] = value
    result = take([TITLE, HEAD, *rows, SUMS])
    assert 4 == result.exit_code
    assert sentence in result.output
    assert not (here / "s.rules").exists()


def test_without_classes_in_the_measure_the_columns_are_not_read(here: Path, imported: Callable[..., Result]) -> None:
    """A word that is no class of the measure makes no column of points."""
    result = imported(book([TITLE, HEAD, *ROWS, SUMS]), "free")
    assert 4 == result.exit_code
    assert not (here / "s.rules").exists()
