"""From the table to a result and back: round trip, idempotence, differences that are named, files that were changed by hand."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result
from tables import HEAD, aspects, book

Import = Callable[..., Result]
Run = Callable[..., Result]

TITLE = ["2024年度考核指标（虚构）"]
GIVEN = [
    [1, "组织领导", "领导机制", None, 4, "每少召开一次会议扣0.5分，扣完为止", "市政府办公室"],
    [2, "组织领导", "年度计划", None, 3, "印发年度计划得3分，未印发不得分", "市政府办公室"],
    [3, "组织领导", "经费保障", None, 3, "打分", None],
]
REST = """\
方案 补充 依 金昌政务公开考核 {
  考核对象 市政府部门 { 甲局 }  依据 办法 第二条
  考核对象 县区政府 { 乙县 }    依据 办法 第二条
  考核对象 本级部门 { 丙局 }    依据 办法 第二条
  考核对象 下一级政府 { 丁镇 }  依据 办法 第二条
  考核对象 派出机构 { 戊办 }    依据 办法 第二条
  确定 考核方式 全面考核        依据 办法 第九条
}
"""


def table(change: Callable[[list[list[object]]], None] | None = None) -> bytes:
    rows = [TITLE, HEAD, *[list(row) for row in GIVEN], *aspects(without=["组织领导"])]
    if change is not None:
        change(rows)
    return book(rows)


def filled(path: Path) -> None:
    """Fill in the form as an officer would: full marks but for two meetings that were not held."""
    book = openpyxl.load_workbook(path)
    sheet = book["指标"]
    header = next(row for row in sheet.iter_rows() if row[0].value == "单位")
    for row in sheet.iter_rows(min_row=header[0].row + 1):
        if not row[0].value:
            continue
        for cell, head in zip(row, header, strict=True):
            name = str(head.value).rpartition(".")[2]
            known = {"少召开会议": 2, "年度计划": "是", "零报告": "是", "经费保障": 3, "机制建设": 10, "主动公开": 20}
            known |= {"政策解读": 15, "回应关切": 10, "公众参与": 5, "依申请公开": 10, "平台建设": 15, "其他方面": 5}
            if name in known:
                cell.value = known[name]
    book.save(path)


def test_from_the_table_to_a_result(imported: Import, run: Run, here: Path) -> None:
    """Import, check, form, fill in, compute: 100 less 2 × 0.5 is 99."""
    assert 0 == imported(table()).exit_code
    (here / "rest.rules").write_text(REST, encoding="utf-8")
    assert 0 == run("check", "jinchang.rules", "s.rules", "rest.rules").exit_code
    schemes = ("--scheme", "s.rules", "--scheme", "rest.rules", "--measure", "金昌政务公开考核")
    assert 0 == run("form", "jinchang.rules", *schemes, "-o", "form.xlsx").exit_code
    filled(here / "form.xlsx")
    done = run("eval", "jinchang.rules", *schemes, "form.xlsx", "--format", "json")
    assert 0 == done.exit_code, done.output
    results = json.loads(done.stdout)
    assert {"99"} == {unit["total"] for unit in results["units"]}
    assert 5 == len(results["units"])


def test_the_second_time_nothing_changes(imported: Import, here: Path) -> None:
    """The same table makes the same bytes, and says so; both agree."""
    assert 0 == imported(table()).exit_code
    once = (here / "s.rules").read_bytes()
    again = imported(table())
    assert (0, once) == (again.exit_code, (here / "s.rules").read_bytes())
    assert again.stdout.startswith("s.rules 与表一致，没有改动")
    assert 0 == imported(table(), "jinchang", "--check").exit_code


def test_a_file_that_was_changed_by_hand_is_not_replaced(imported: Import, here: Path) -> None:
    """An untouched file may be replaced, a reviewed one only with --force."""
    imported(table())
    other = table(lambda rows: rows[2].__setitem__(5, "每少召开一次会议扣1分，扣完为止"))
    assert 0 == imported(other).exit_code
    path = here / "s.rules"
    assert "每次1分" in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace("每次1分", "每次2分"), encoding="utf-8")
    by_hand = path.read_bytes()
    refused = imported(other)
    assert (2, by_hand) == (refused.exit_code, path.read_bytes())
    assert "有人改过，没有覆盖" in refused.stderr
    assert 0 == imported(other, "jinchang", "--force").exit_code
    assert "每次1分" in path.read_text("utf-8")


def set_cell(row: int, column: int, value: object) -> Callable[[list[list[object]]], None]:
    return lambda rows: rows[row - 1].__setitem__(column - 1, value)


def swapped(rows: list[list[object]]) -> None:
    rows[2], rows[3] = rows[3], rows[2]


def more(rows: list[list[object]]) -> None:
    rows[4][4] = 2
    rows.insert(5, [4, "组织领导", "队伍建设", None, 1, "打分", None])


def less(rows: list[list[object]]) -> None:
    rows[3][4] = 6
    del rows[4]


CHANGES = {
    "points": (lambda rows: (rows[2].__setitem__(4, 3), rows[3].__setitem__(4, 4), rows[3].__setitem__(5, "打分")),
               [("points", "指标表!E3", "4", "3"), ("points", "指标表!E4", "3", "4")]),
    "name": (set_cell(3, 3, "领导体制"), [("name", "指标表!C3", "领导机制", "领导体制")]),
    "criteria": (set_cell(5, 6, "综合打分"), [("criteria", "指标表!F5", "打分", "综合打分")]),
    "scored by": (set_cell(5, 7, "财政局"), [("scored-by", "指标表!G5", "", "财政局")]),
    "scoring": (set_cell(3, 6, "每少召开一次会议扣1分，扣完为止"),
                [("criteria", "指标表!F3", "", ""), ("scoring", "指标表!F3", "0.5分", "1分")]),
    "order": (swapped, [("order", "指标表!C3", "领导机制", "年度计划")]),
    "more": (more, [("points", "指标表!E5", "3", "2"), ("missing", "指标表!C6", "", "")]),
    "less": (less, [("points", "指标表!E4", "3", "6"), ("extra", "", "", "")]),
    "year": (lambda rows: rows.__setitem__(0, ["2025年度考核指标（虚构）"]), [("year", "", "2024", "2025")]),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_changed_in_the_table_is_named(name: str, imported: Import) -> None:
    """Each difference with the indicator and its cell; exit code 1."""
    change, expected = CHANGES[name]
    imported(table())
    result = imported(table(change), "jinchang", "--check", "--format", "json")  # type: ignore[arg-type]
    body = json.loads(result.stdout)
    told = [d for d in body["diagnostics"] if d["code"] == "N804"]
    assert (1, False) == (result.exit_code, body["agrees"])
    for (which, cell, found, said), d in zip(expected, told, strict=name != "points"):
        args = d["args"]
        assert (which, cell) == (args["which"], d.get("cell", ""))
        assert found in args["found"] and said in args["said"]


def test_what_was_changed_in_the_scheme_is_named_with_its_line(imported: Import, here: Path) -> None:
    """The line of the scheme stands below the cell of the table."""
    imported(table())
    path = here / "s.rules"
    path.write_text(path.read_text("utf-8").replace("满分 20分", "满分 20.5分"), encoding="utf-8")
    told = imported(table(), "jinchang", "--check")
    assert 1 == told.exit_code
    assert "N804：指标表!E7：“考核内容.主动公开”的分值，表里是 20 分，方案里是 20.5 分" in told.stderr
    assert "s.rules:" in told.stderr and "^^^" in told.stderr
    assert "t.xlsx 与 s.rules 有 1 处不一致" in told.stdout


def test_differences_that_a_reviewer_accepts_are_listed_and_no_failure(imported: Import, run: Run, here: Path) -> None:
    """With a reason, on the statement; another one still fails, and one without a reason does."""
    imported(table())
    path = here / "s.rules"
    text = path.read_text("utf-8")
    line = next(line for line in text.splitlines() if "满分 20分" in line)
    changed = line.replace("满分 20分", "满分 20.5分")
    grant = "  # 允许 table-differs 因 “表中有误，已向市政府办公室核实”"
    path.write_text(text.replace(line, f"{grant}\n{changed}"), encoding="utf-8")
    told = imported(table(), "jinchang", "--check")
    assert (0, True) == (told.exit_code, "N804" in told.stderr)
    assert "有 1 处不一致" in told.stdout and "其中 1 处方案里写明了理由" in told.stdout
    assert "W351" not in run("check", "jinchang.rules", "s.rules").stderr
    path.write_text(path.read_text("utf-8").replace("满分 15分", "满分 15.5分"), encoding="utf-8")
    assert 1 == imported(table(), "jinchang", "--check").exit_code
    path.write_text(text.replace(line, f"  # 允许 table-differs\n{changed}"), encoding="utf-8")
    assert 1 == imported(table(), "jinchang", "--check").exit_code


def test_a_scoring_that_a_reviewer_wrote_is_no_difference(imported: Import, here: Path) -> None:
    """Where nothing was recognised the table says nothing of the scoring; English keywords mean the same."""
    imported(table())
    path = here / "s.rules"
    text = path.read_text("utf-8")
    assert "满分 3分 计分 考核组评定" in text
    path.write_text(
        text.replace("满分 3分 计分 考核组评定", "full marks 3 points scoring full if met"), encoding="utf-8"
    )
    assert 0 == imported(table(), "jinchang", "--check").exit_code


def test_there_must_be_a_file_to_compare_with(imported: Import) -> None:
    """A misspelt name is no agreement."""
    assert 2 == imported(table(), "jinchang", "--check").exit_code


def test_the_measure_is_found_beside_the_scheme(run: Run, here: Path) -> None:
    """Without --rules the only assessment near the scheme file is meant; of several none."""
    (here / "t.xlsx").write_bytes(table())
    for name in ("free.rules", "pingliang.rules"):
        (here / name).unlink()
    assert 0 == run("import", "t.xlsx", "-o", "s.rules").exit_code
    (here / "empty").mkdir()
    (here / "jinchang.rules").rename(here / "jinchang.txt")
    missing = run("import", "t.xlsx", "-o", "empty/s.rules")
    assert 2 == missing.exit_code and "--rules" in missing.stderr
