"""Workbooks as fact files: every problem at its cell, and files that were made to break the reader."""

import io
import random
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from books import EVENTS, HEAD, UNIT, WHOLE, book, raw, rows, text_cell
from small_plan import PLAN

from ruledsl.checks import sentence
from ruledsl.facts import FactSet, load, peek
from ruledsl.facts.cells import number


def read(data: bytes, name: str = "a.xlsx") -> FactSet:
    return load(PLAN, [(name, data)], measure="政务公开考核")


def told(facts: FactSet) -> list[tuple[str, str]]:
    """Codes and cells of everything that is told; every sentence can be printed."""
    found = (*facts.diagnostics, *facts.notes)
    assert all(sentence(d, lang) for d in found for lang in ("zh", "en"))
    return [(d.code, d.cell) for d in found]


def with_cell(place: str, value: Any, sheet: str = "指标") -> Callable[[openpyxl.Workbook], None]:
    def change(made: openpyxl.Workbook) -> None:
        made[sheet][place] = value

    return change


def merge(area: str, sheet: str = "指标") -> Callable[[openpyxl.Workbook], None]:
    return lambda made: made[sheet].merge_cells(area)


def test_a_workbook_says_its_measure_and_year() -> None:
    """The caller can choose the rules before loading, as with any fact file."""
    assert ("政务公开考核", 2023) == peek([("a.xlsx", book())])
    assert [] == told(read(book()))


def test_values_are_what_the_reader_of_the_sheet_sees() -> None:
    """Dates are dates, percentages have their sign, numbers the shortest decimal, texts that look like numbers are numbers."""
    row = ["甲局", "市政府部门", "85.10", date(2023, 5, 1), 0.125, "其余"]

    def percent(made: openpyxl.Workbook) -> None:
        made["指标"]["E2"].number_format = "0.0%"

    facts = read(book([*HEAD, row], percent))
    assert [] == told(facts)
    assert facts.units[0].row is not None
    assert (8510, 1250, 19478) == (facts.units[0].row[1], facts.units[0].row[4], facts.units[0].row[8])


@pytest.mark.parametrize(
    ("stored", "format", "text"),
    [
        ("4.9000000000000004", "", "4.9"),
        ("1E2", "", "100"),
        ("0.1", "percent", "10%"),
        ("45047", "date", "2023-05-01"),
        ("59", "date", "1900-02-28"),
        ("61", "date", "1900-03-01"),
        ("45047.5", "date", "2023-05-01 12:00"),
        ("1E300", "", "1E300"),
        ("x", "", "x"),
    ],
)
def test_a_stored_number_is_read_as_it_is_shown(stored: str, format: str, text: str) -> None:
    """Binary noise in the last digit is not taken for a decimal that somebody wrote."""
    assert text == number(stored, format, date(1899, 12, 30))


def test_the_issue_s_own_example() -> None:
    """A deduction of 4.9 where 5 to 10 is allowed is told with its cell, range and clause."""
    event = ["甲局", "1", date(2023, 5, 1), "败诉", 4.9]
    facts = read(book(事件=[*EVENTS, event]))
    assert [("F105", "事件!E2")] == told(facts)
    assert ("第十四条（一）",) == facts.diagnostics[0].clauses
    assert "“分值”填的是 4.9，应在 5 至 10 之间" == sentence(facts.diagnostics[0], "zh")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (book(change=with_cell("C2", "=40+45")), [("F184", "指标!C2"), ("F103", "指标!C2")]),
        (book(change=with_cell("C2", "=HYPERLINK(1)")), [("F184", "指标!C2"), ("F103", "指标!C2")]),
        (book(change=with_cell("B3", "=1+1", "本次考核")), [("F184", "本次考核!B3"), ("F140", ""), ("F103", ""), ("F103", "")]),
        (book(change=with_cell("C2", "#DIV/0!")), [("F185", "指标!C2"), ("F107", "指标!C2")]),
        (book([*HEAD, UNIT, ["乙局", *UNIT[1:]]], merge("C2:C3")), [("F186", "指标!C2"), ("F186", "指标!C3"), ("F103", "指标!C3")]),
        (book(change=with_cell("H2", "旁注")), [("F188", "指标!H2")]),
        (book(change=with_cell("C2", "８５")), [("F108", "指标!C2")]),
        (book(change=with_cell("C2", "85分")), [("F108", "指标!C2")]),
        (book(change=with_cell("C2", "+85")), []),
        (book(change=with_cell("C2", None)), [("F103", "指标!C2")]),
        (book(change=with_cell("D2", "2023.5.1")), [("F112", "指标!D2")]),
        (book(change=with_cell("D2", 45047)), [("F111", "指标!D2")]),
        (book(change=with_cell("D2", datetime(2023, 5, 1, 9))), [("F112", "指标!D2")]),
        (book(change=with_cell("C1", "考核内荣")), [("F101", "指标!C2")]),
        (book(change=with_cell("D1", "考核内容")), [("F152", "指标!A1")]),
        (book([*HEAD, UNIT, UNIT]), [("F120", "指标!A3")]),
        (book([*HEAD, ["", *UNIT[1:]]]), [("F158", "指标!A2"), ("F127", "")]),
        (book([["名称", "分"], ["甲局", 1]]), [("W801", ""), ("F127", "")]),
        (book(别的表=[["随便", "写写"]]), [("W801", "")]),
        (book(说明=[["随便", "写写"]]), []),
        (book(子表_账户=[["单位", "名称", "得分"], ["甲局", "某号", 12.5]]), []),
        (book(子表_账户=[["单位", "名称", "得分"], ["甲局", "某号", "-1"]]), [("F105", "子表_账户!C2")]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_cell(data: bytes, expected: list[tuple[str, str]]) -> None:
    """A clerk can go straight to the cell."""
    assert sorted(expected) == sorted(told(read(data)))


def test_a_unit_merged_over_its_events_is_carried_down() -> None:
    """The unit stands once beside its rows; every row is its."""
    events = [*EVENTS, ["甲局", "1", date(2023, 5, 1), "败诉", 5], [None, "2", date(2023, 6, 1), "败诉", 6]]
    facts = read(book(change=merge("A2:A3", "事件"), 事件=events))
    assert [] == told(facts)
    assert 2 == len(facts.units[0].lines["败诉"])


def test_hidden_rows_count_and_are_told() -> None:
    """A filter hides rows; they are read, and whoever does not see them is told so."""

    def hide(made: openpyxl.Workbook) -> None:
        made["指标"].row_dimensions[3].hidden = True
        made["指标"].column_dimensions["C"].hidden = True

    facts = read(book([*HEAD, UNIT, ["乙局", *UNIT[1:]]], hide))
    assert [("W800", "")] == told(facts)
    assert "“指标”中隐藏的 3、考核内容 也已读入" == sentence(facts.notes[0], "zh")
    assert 2 == len(facts.units)


def test_a_hidden_sheet_is_not_read() -> None:
    """What nobody sees changes no result."""

    def hide(made: openpyxl.Workbook) -> None:
        made["事件"].sheet_state = "veryHidden"

    facts = read(book(change=hide, 事件=[*EVENTS, ["甲局", "1", date(2023, 5, 1), "败诉", 5]]))
    assert [("W802", "")] == told(facts)
    assert not any(facts.units[0].lines.values())


def bomb() -> bytes:
    """One part of 200 MB of zeros in 200 KB."""
    return raw("<worksheet>" + "0" * (150 * 2**20) + "</worksheet>")


def lying() -> bytes:
    """A directory that names a smaller size than the part has."""
    data = raw(rows(*HEAD, ["甲局", "市政府部门", "85"]) + " " * 5000, method=zipfile.ZIP_STORED)
    size = len(rows(*HEAD, ["甲局", "市政府部门", "85"]).encode()) + 5000
    return data.replace(size.to_bytes(4, "little"), (99).to_bytes(4, "little"))


ENTITY = '<!DOCTYPE w [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;">]>' + rows(["单位"], ["&b;"])
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + rows(["单位"], ["&a;"])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 and so on", "F183"),
        (book()[:-2000], "F183"),
        (bomb(), "F182"),
        (raw(rows(), {f"x{n}": "" for n in range(2500)}), "F182"),
        (lying(), "F183"),
        (raw(rows(), {"xl/vbaProject.bin": b"\xd0\xcf"}), "F181"),
        (raw(ENTITY), "F183"),
        (raw(OUTSIDE), "F183"),
        (raw(rows(), {"xl/sharedStrings.xml": ENTITY}), "F183"),
        (raw("<worksheet><sheetData>"), "F183"),
        (raw(rows(["单位"]), {"xl/workbook.xml": "<workbook"}), "F183"),
        (raw(rows(["单位"]), {"xl/_rels/workbook.xml.rels": "<x/>"}), "F187"),
        (raw(rows(["单位"]), {"xl/styles.xml": '<s><numFmt numFmtId="x"/></s>'}), "F183"),
        (raw(rows(["随便"])), "F187"),
        (raw(rows(), method=zipfile.ZIP_LZMA), "F183"),
    ],
)
def test_a_bad_workbook_is_refused_with_a_sentence(data: bytes, code: str) -> None:
    """No exception, no long wait, no reach outside of the file."""
    start = time.perf_counter()
    facts = read(data)
    assert code in [c for c, _ in told(facts)]
    assert time.perf_counter() - start < 5


def test_other_packed_files_are_named() -> None:
    """A letter is no workbook."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    facts = read(out.getvalue(), "a.docx")
    assert "F180" in [c for c, _ in told(facts)]
    assert "Word" == facts.diagnostics[0].args["kind"]


def large(rows_of: int) -> bytes:
    """A sheet of many rows; a million cells make about 50 MB."""
    noise = random.Random(1)
    lines = (("甲局", "市政府部门", str(noise.random())) for _ in range(rows_of))
    body = "".join("<row>" + "".join(map(text_cell, line)) + "</row>" for line in lines)
    return raw(rows(HEAD[0][:3]).replace("</sheetData>", body + "</sheetData>"))


def test_a_sheet_of_fifty_megabytes_ends_in_seconds() -> None:
    """It is read, and what is wrong with it is told: here the same unit over and over."""
    data = large(330_000)
    start = time.perf_counter()
    facts = read(data)
    assert "F120" in [c for c, _ in told(facts)]
    assert time.perf_counter() - start < 60


@pytest.mark.slow
def test_a_sheet_with_too_many_cells_is_refused() -> None:
    """The bound is a million cells."""
    assert [("F183", "")] == told(read(large(340_000)))


def test_csv_has_the_same_tables() -> None:
    """A sheet that was saved as CSV, in UTF-8 or GB18030, is read like the sheet; rows with # are remarks."""
    units = "# 说明,,\r\n单位,类别,考核内容,零报告\r\n甲局,市政府部门,85,其余\r\n"
    whole = "项目,值,说明\r\n办法,政务公开考核,\r\n年度,2023,\r\n方案审定,2023-03-01,日期\r\n"
    for encoding in ("utf-8-sig", "gb18030"):
        files = [("单位.csv", units.encode(encoding)), ("本次考核.csv", whole.encode(encoding))]
        facts = load(PLAN, files, measure="政务公开考核")
        assert [] == list(facts.diagnostics)
        assert 2023 == facts.year
        assert facts.units[0].row is not None


def test_facts_of_the_whole_are_said_once() -> None:
    """The year twice in one sheet is a contradiction."""
    assert ("F152", "本次考核!B4") in told(read(book(本次考核=[*WHOLE, ["年度", 2024]])))


def beyond(sheet: str = "", **parts: str | bytes) -> bytes:
    """A good sheet with something more before its end, and something that no packer can shrink."""
    noise = random.Random(1).randbytes(2**20)
    good = rows(*HEAD, ["甲局", "市政府部门", "85"])
    return raw(good.replace("</sheetData>", sheet), {"docProps/noise.bin": noise, **parts})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (beyond("</sheetData><mergeCells>" + '<mergeCell ref="A2:A1048576"/>' * 30_000 + "</mergeCells>"), "F183"),
        (beyond("<row>" + "<c><f/></c>" * 20_000 + "</row></sheetData>"), "F183"),
        (beyond('<row r="99999999999999999999"><c><v>1</v></c></row></sheetData>'), "F183"),
        (beyond('<row r="2000000"><c><v>1</v></c></row></sheetData>'), "F183"),
        (beyond('<row><c r="ZZZ9"><v>1</v></c></row></sheetData>'), "F183"),
        (beyond("</sheetData>", **{"xl/macrosheets/sheet2.xml": "<x/>"}), "F181"),
    ],
)
def test_what_no_spreadsheet_holds_is_refused(data: bytes, code: str) -> None:
    """Merged areas without end, places beyond the last row and column, sheets of macros."""
    start = time.perf_counter()
    assert code in [c for c, _ in told(read(data))]
    assert time.perf_counter() - start < 5


def test_overlapping_areas_are_carried_in_bounds() -> None:
    """As many areas as are read, all over the same rows: they end in seconds."""
    areas = "<mergeCells>" + '<mergeCell ref="A2:A1048576"/>' * 15_000 + "</mergeCells>"
    start = time.perf_counter()
    assert "F103" in [c for c, _ in told(read(beyond(f"</sheetData>{areas}")))]
    assert time.perf_counter() - start < 15
