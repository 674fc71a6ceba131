"""What is wrong with a table is told at its cell and nothing is written; files that were made to break the reader."""

import csv
import io
import random
import time
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import Result
from tables import ASPECTS, HEAD, aspects, book, comma

from ruledsl.checks import sentence
from ruledsl.tools.import_table.model import Table
from ruledsl.tools.import_table.read import read_table

Import = Callable[..., Result]

LEAD = [1, "组织领导", "领导机制", "明确领导", 10, "打分", None]


def rows(lead: list[list[Any]] | None = None, without: Sequence[str] = ()) -> list[list[Any]]:
    """A table of the nine aspects, with these rows for the first."""
    given = lead if lead is not None else [LEAD]
    return [HEAD, *given, *aspects(without=["组织领导", *without])]


def cell(place: str, value: Any) -> Callable[[Any], None]:
    def change(made: Any) -> None:
        made.active[place] = value

    return change


def told(result: Result) -> list[str]:
    """Codes with cells as they are printed."""
    lines = [line for line in result.stderr.splitlines() if line.startswith("错误")]
    return [line.partition("：“")[0].partition(" ")[2].partition("：分")[0] for line in lines]


WRONG = {
    "no number": (book(rows(), change=cell("E2", "十分")), "F802：指标表!E2"),
    "a range": (book(rows(), change=cell("E2", "5-10")), "F802：指标表!E2"),
    "a day made of a range": (book(rows(), change=cell("E2", date(2024, 5, 10))), "F802：指标表!E2：分值是日期 2024-05-10"),
    "negative": (book(rows(), change=cell("E2", -10)), "F802：指标表!E2：分值写的是“-10”"),
    "no points": (book(rows(), change=cell("E2", None)), "F802：指标表!D2：“明确领导”没有写分值"),
    "a formula for points": (book(rows(), change=cell("E2", "=5+5")), "F184：指标表!E2"),
    "a formula for words": (book(rows(), change=cell("F2", '=HYPERLINK("http://x","打分")')), "F184：指标表!F2"),
    "a formula for a name": (book(rows(), change=cell("D2", '=CONCATENATE("a","b")')), "F184：指标表!D2"),
    "an error": (book(rows(), change=cell("F2", "#REF!")), "F185：指标表!F2"),
    "the sum of a group": (book(rows([[1, "组织领导（12分）", *LEAD[2:]]])), "F803：指标表!B2：“组织领导”写的是 12 分，其下各项合计 10 分，相差 2 分"),
    "name and column": (book(rows([[1, "组织领导", None, None, 10, "打分"], [2, "机制建设（8分）", None, None, 10]], )), "F80"),
    "a row of sums": (book([*rows(), ["合计", None, None, None, 99]]), "F803：指标表!E11：合计行写的是 99 分，上面各项相加是 100 分，相差 1 分"),
    "the full marks": (book(rows([[1, "组织领导", None, None, 9, "打分"]])), "F803：指标表!B2：全表合计 99 分，办法的满分是 100 分，相差 1 分"),
    "no name": (book(rows([LEAD, [2, None, None, "3.", 1, "打分"]])), "F804：指标表!D3：“3.”只有序号"),
    "twice": (book(rows([[1, "组织领导", "甲", None, 5], [2, None, "乙", None, 3], [3, None, "甲", None, 2]])), "F804：指标表!C4：同一级里“甲”写了两次，另一处在 指标表!C2"),
    "another name": (book(rows([[1, "组织领倒", None, None, 10]])), "F801：指标表!B2：办法里没有叫“组织领倒”、留给方案细化的指标；是不是“组织领导”"),
    "an unknown name": (book(rows([[1, "党建工作", None, None, 10]])), "F801：指标表!B2：办法里没有叫“党建工作”"),
    "mixed units": (book(rows([[1, "组织领导", None, None, "10%", "打分"]])), "F802：指标表!E2：有的分值写百分数"),
    "no table": (book([["名称", "电话"], ["甲", 1]]), "F800"),
    "too fine": (book(rows([[1, "组织领导", None, None, 9.99999, "打分"], [2, "机制建设", None, None, 10.00001, "打分"]], without=["机制建设"])), "错误 E305"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_and_nothing_is_written(name: str, imported: Import, here: Path) -> None:
    """The exit code is that of wrong data, or of wrong rules where only the checks can see it."""
    data, expected = WRONG[name]
    result = imported(data)
    assert expected in result.stderr, result.stderr
    assert result.exit_code in (3, 4)
    assert not (here / "s.rules").exists()
    assert "没有写入 s.rules" in result.stderr


def test_all_that_is_wrong_is_told_at_once(imported: Import) -> None:
    """Nobody runs a tool ten times for ten mistakes."""
    wrong = rows([[1, "组织领导", "甲", None, "？", "打分"], [2, None, "乙", None, 3, "打分"]])
    wrong[5][4] = "若干"
    wrong.append([10, "党建", None, None, 5])
    result = imported(book(wrong))
    assert 3 == sum(line.startswith("错误") for line in result.stderr.splitlines()), result.stderr


def test_a_name_of_the_table_can_be_said_to_mean_one_of_the_measure(imported: Import, here: Path) -> None:
    """The scheme has the name of the measure."""
    assert (
        0
        == imported(
            book(rows([[1, "组织与领导", None, None, 10]])), "jinchang", "--as", "组织与领导=组织领导"
        ).exit_code
    )
    assert "细化 组织领导 满分 10分" in (here / "s.rules").read_text("utf-8")
    assert 2 == imported(book(rows()), "jinchang", "--as", "组织领导").exit_code


def test_classes_are_those_of_the_measure(imported: Import) -> None:
    """An unknown class is told with those that there are; a word of the table can be said to mean one."""
    table = [[*HEAD, "适用对象"], [*LEAD, "市直部门"], *aspects(without=["组织领导"])]
    refused = imported(book(table), "jinchang", "--inapplicable", "full")
    assert "F806：指标表!H2：适用对象“市直部门”不是办法里的类别" in refused.stderr
    done = imported(book(table), "jinchang", "--inapplicable", "full", "--as", "市直部门=市政府部门")
    assert 0 == done.exit_code, done.stderr


def test_what_only_the_checks_can_see_is_told_and_nothing_is_written(imported: Import, here: Path) -> None:
    """Where every aspect may not concern a unit, its total is open: the measure would have to say what holds."""
    table = [[*HEAD, "适用对象"], [*LEAD, "市政府部门"], *aspects(without=["组织领导"])]
    result = imported(book(table), "jinchang", "--inapplicable", "shrink")
    assert 3 == result.exit_code
    assert "错误 E245" in result.stderr and not (here / "s.rules").exists()


def test_hidden_rows_count_and_are_told(imported: Import, here: Path) -> None:
    """A filter hides rows; a hidden sheet is not read, a hidden column is told by its header."""

    def hide(made: Any) -> None:
        made.active.row_dimensions[2].hidden = True
        made.active.column_dimensions["F"].hidden = True
        made.create_sheet("旧表").sheet_state = "hidden"
        made["旧表"].append(HEAD)

    result = imported(book(rows(), change=hide))
    assert 0 == result.exit_code
    assert "W800：“指标表”中隐藏的 2、评分标准 也已读入" in result.stderr
    assert "W802：隐藏的“旧表”没有读" in result.stderr
    assert "明确领导" in (here / "s.rules").read_text("utf-8")


def test_several_tables_are_told_apart_by_name(imported: Import) -> None:
    """Of two tables of indicators none is the first by chance."""

    def second(made: Any) -> None:
        sheet = made.create_sheet("县区")
        for row in rows():
            sheet.append(row)

    data = book(rows(), change=second)
    assert "几张表都是指标表：指标表、县区" in imported(data).stderr
    assert 0 == imported(data, "jinchang", "--sheet", "县区").exit_code
    assert "没有名为“市直”的表" in imported(data, "jinchang", "--sheet", "市直").stderr


HOSTILE = [
    "”} 满分 99分 {",
    "# 注释",
    '“引号”和"引号"',
    "第一行\n第二行\r\n第三行",
    "=1+1 不是公式",
    "@SUM(A1)",
    "看不见\u200b的\u202e字符",
    "「直角」{大括号}",
    "a" * 3000,
    "\\n \\u0000 %s {0}",
    "//引入 “/etc/passwd” 为 甲",
]


def test_whatever_stands_in_a_cell_stays_a_text(imported: Import, run: Callable[..., Result], here: Path) -> None:
    """Quotes, braces and comments in names, criteria and offices end no text and begin no statement."""
    lines = [["一级指标", "二级指标", "分值", "评分标准", "评分单位"]]
    lines += [[f"大项{'甲乙丙丁戊己庚辛壬癸子'[n]}", text, 9, text, text] for n, text in enumerate(HOSTILE)]
    lines += [["余项", None, 1, None, None]]

    def as_texts(made: Any) -> None:
        for row in made.active.iter_rows():
            for one in row:
                one.data_type = "s" if isinstance(one.value, str) else one.data_type

    result = imported(book(lines, change=as_texts), "free")
    assert 0 == result.exit_code, result.output
    assert 0 == run("fmt", "--check", "s.rules").exit_code
    assert 0 == run("check", "free.rules", "s.rules").exit_code
    written = (here / "s.rules").read_text("utf-8")
    parts = [line for line in written.splitlines() if line.startswith("    指标 ")]
    assert 1 == sum(line.startswith("  细化 ") for line in written.splitlines())
    assert len(HOSTILE) + 1 == len(parts)
    assert "\u200b" not in written and "\u202e" not in written
    assert "第一行 第二行 第三行" in written and "“=1+1 不是公式”" in written
    assert 0 == imported(book(lines, change=as_texts), "free", "--check").exit_code
    assert 0 == run("form", "free.rules", "--scheme", "s.rules", "-o", "f.xlsx").exit_code
    form = openpyxl.load_workbook(here / "f.xlsx")
    assert not [c for sheet in form for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert 0 == run("form", "free.rules", "--scheme", "s.rules", "--format", "csv", "-o", "f").exit_code
    cells = [c for path in (here / "f").iterdir() for row in csv.reader(path.open(encoding="utf-8-sig")) for c in row]
    assert cells and not [c for c in cells if c[:1] in ("=", "@", "+")]


def told_by(data: bytes, name: str = "t.xlsx") -> list[str]:
    """The codes for a file, each of which can be said in both languages; bounded in time."""
    start = time.perf_counter()
    table: Table = read_table(name, data)
    assert time.perf_counter() - start < 30
    assert all(sentence(d, lang) for d in table.problems for lang in ("zh", "en"))
    return [d.code for d in table.problems if d.is_error]


def zipped(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), body)
    return out.getvalue()


def test_files_that_are_no_table() -> None:
    """A bomb, macros, a letter, a torn file, an old workbook, an empty one: a sentence each, no exception."""
    assert ["F182"] == told_by(zipped(xl__workbook_xml="<x>" + "0" * (20 * 2**20)))
    assert ["F181"] == told_by(zipped(xl__workbook_xml="<x/>", xl__vbaProject_bin=b"\xd0\xcf"))
    assert ["F180"] == told_by(zipped(word__document_xml="<x/>"))
    assert ["F183"] == told_by(book(rows())[:-2000])
    assert ["F183"] == told_by(zipped(xl__workbook_xml="<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"))
    assert ["F144"] == told_by(b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "t.xls")
    assert told_by(b"")
    assert told_by(b"%PDF-1.7")
    assert ["F146"] == told_by("一级指标,分值".encode("utf-16"), "t.csv")
    assert ["F142"] == told_by(b"PK\x03\x04" + b"0" * (64 * 2**20))


def test_a_large_sheet_and_merges_without_end() -> None:
    """More rows than a table has are refused in seconds; an area merged over the whole sheet is carried in bounds."""
    noise = random.Random(1)
    body = "".join(
        f'<row><c t="inlineStr"><is><t>{name}{noise.random()}</t></is></c><c><v>1</v></c></row>'
        for name in ("甲",) * 30_000
    )
    head = '<row><c t="inlineStr"><is><t>一级指标</t></is></c><c t="inlineStr"><is><t>分值</t></is></c></row>'
    merged = "<mergeCells>" + '<mergeCell ref="A2:XFD1048576"/>' * 50 + "</mergeCells>"
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    for areas, rows_of in (("", body), (merged, body[:100_000].rpartition("</row>")[0] + "</row>")):
        sheet = f"<worksheet {space}><sheetData>{head}{rows_of}</sheetData>{areas}</worksheet>"
        assert told_by(with_sheet(sheet)) == (["F802"] if areas else ["F154"])


def with_sheet(sheet: str) -> bytes:
    """A workbook whose only sheet has this XML."""
    data = book([["x"]])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, sheet if name.endswith("sheet1.xml") else old.read(name))
    return out.getvalue()


def test_csv_that_no_program_writes() -> None:
    """A torn quotation, a field without end, too many cells."""
    assert not told_by(comma([["一级指标", "分值"], *([n, p] for n, p in ASPECTS.items())]), "t.csv")
    assert told_by(b'\xef\xbb\xbf"' + b"x" * 200_000, "t.csv")
    assert told_by(b"," * 1_100_000, "t.csv")
