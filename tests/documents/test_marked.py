"""What is wrong in a form is said at its cell, and in a copy of the form the cells are marked."""

import io
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from click.testing import CliRunner
from filling import facts_of, filled
from test_round_trip import RULES, call, names_of

from ruledsl.cli import main


def eval_marked(form: Path, tmp_path: Path, kind: str = "minimal") -> tuple[Any, openpyxl.Workbook]:
    rules, _ = names_of("jinchang", kind)
    copy = tmp_path / "marked.xlsx"
    result = CliRunner().invoke(main, ["eval", *rules, str(form), "--marked", str(copy)])
    return result, openpyxl.load_workbook(io.BytesIO(copy.read_bytes()))


def spoiled(tmp_path: Path, *changes: tuple[str, str, Any]) -> Path:
    """The form of the sample with some cells changed."""
    rules, facts = names_of("jinchang", "minimal")
    form = tmp_path / "填报表.xlsx"
    call("form", *rules, "-o", str(form))
    book = openpyxl.load_workbook(io.BytesIO(filled(form.read_bytes(), facts_of(facts))))
    for sheet, cell, value in changes:
        book[sheet][cell] = value
    book.save(form)
    return form


def test_an_error_is_told_with_its_cell_and_clause(tmp_path: Path) -> None:
    """The message of the issue: 4.9 is not from 5 to 10."""
    form = spoiled(tmp_path, ("事件", "F8", 4.9))
    result, book = eval_marked(form, tmp_path)
    assert 4 == result.exit_code
    assert "错误 F105：事件!F8：“分值”填的是 4.9，应在 5 至 10 之间" in result.stderr
    assert "依据：第十四条（一）　单位：丙区政府" in result.stderr
    cell = book["事件"]["F8"]
    assert "FFFFC7CE" == cell.fill.fgColor.rgb.replace("00", "FF", 1)
    assert "应在 5 至 10 之间" in cell.comment.text
    assert "第十四条（一）" in cell.comment.text
    assert ["事件!F8", "丙区政府"] == [book["核对结果"]["A2"].value, book["核对结果"]["B2"].value]


def test_the_copy_holds_no_formula(tmp_path: Path) -> None:
    """A formula stands in the copy as a text, and is told."""
    form = spoiled(tmp_path, ("指标", "C7", '=HYPERLINK("http://example.invalid","85")'))
    result, book = eval_marked(form, tmp_path)
    assert "F184：指标!C7" in result.stderr
    assert ("s", '=HYPERLINK("http://example.invalid","85")') == (
        book["指标"]["C7"].data_type,
        book["指标"]["C7"].value,
    )
    assert all(c.data_type != "f" for sheet in book for row in sheet.iter_rows() for c in row)


def test_the_same_form_twice_is_the_same_file(tmp_path: Path) -> None:
    """Neither the form nor its marked copy knows the time of day."""
    rules, _ = names_of("pingliang", "sample")
    for name in ("a.xlsx", "b.xlsx"):
        call("form", *rules, "-o", str(tmp_path / name))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    form = spoiled(tmp_path, ("事件", "F8", 4.9))
    eval_marked(form, tmp_path)
    first = (tmp_path / "marked.xlsx").read_bytes()
    eval_marked(form, tmp_path)
    assert first == (tmp_path / "marked.xlsx").read_bytes()


def test_a_form_of_an_older_version_is_recognised(tmp_path: Path) -> None:
    """What the rules no longer ask, ask anew and ask differently is named."""
    form = spoiled(tmp_path)
    rules, _ = names_of("jinchang", "minimal")
    text = (RULES / "jinchang.rules").read_text("utf-8")
    newer = tmp_path / "newer" / "jinchang.rules"
    newer.parent.mkdir()
    shutil.copytree(RULES / "national", newer.parent / "national")
    text = text.replace("扣分 败诉 每起5分至10分", "扣分 败诉 每起5分至12分").replace(
        "一票否决 泄密 ", "事实 泄密件数 数量 可缺\n  一票否决 泄密 "
    )
    newer.write_text(text, "utf-8")
    result = CliRunner().invoke(main, ["eval", f"{newer}#金昌政务公开考核", *rules[1:], str(form)])
    assert 0 == result.exit_code, result.stderr
    assert "按另一版规则制的填报表" in result.stdout
    assert "新增的有 泄密件数；填法变了的有 败诉.分值" in result.stdout
    assert "按另一版规则" not in call("eval", *rules, str(form)).stdout


def test_a_name_that_begins_a_formula_stays_text(tmp_path: Path) -> None:
    """Names come from rule files, which nobody vouches for."""
    scheme = (RULES / "schemes" / "jinchang-sample.rules").read_text("utf-8").replace("甲局 乙局", "「=1+1」 乙局")
    (tmp_path / "s.rules").write_text(scheme, "utf-8")
    form = tmp_path / "form.xlsx"
    call("form", f"{RULES / 'jinchang.rules'}#金昌政务公开考核", "--scheme", str(tmp_path / "s.rules"), "-o", str(form))
    book = openpyxl.load_workbook(form)
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value == "=1+1"]
    assert cells
    assert {"s"} == {c.data_type for c in cells}
    assert all(c.data_type != "f" for sheet in book for row in sheet.iter_rows() for c in row)


def test_what_may_be_entered_is_checked_by_the_spreadsheet(tmp_path: Path) -> None:
    """Every kind of fact has its rule; headers are locked, cells to fill in are not."""
    rules, _ = names_of("jinchang", "sample")
    call("form", *rules, "-o", str(tmp_path / "form.xlsx"))
    book = openpyxl.load_workbook(tmp_path / "form.xlsx")
    page = book["指标"]
    kinds = {v.type for v in page.data_validations.dataValidation}
    assert {"list", "custom"} == kinds
    assert page.protection.sheet
    head = next(c for c in page[6] if c.value == "机制建设")
    assert "满分：10分" in head.comment.text
    assert "计分：考核组评定" in head.comment.text
    assert "评分标准：看制度是否齐全、是否执行" in head.comment.text
    assert "依据：第七条（二）、第八条" in head.comment.text
    assert (True, False) == (head.protection.locked, page.cell(row=7, column=head.column).protection.locked)
    assert "C7" == page.freeze_panes
    assert "hidden" == book["_ruledsl"].sheet_state


def test_csv_and_yaml_forms_are_read_back(tmp_path: Path) -> None:
    """The other formats of a form are fact files too: once filled in they give the same results."""
    rules, _ = names_of("pingliang", "minimal")
    call("form", *rules, "--format", "csv", "--year", "2023", "-o", str(tmp_path / "csv"))
    names = sorted(p.name for p in (tmp_path / "csv").iterdir())
    assert ["事件.csv", "审定结果.csv", "批准.csv", "指标.csv", "本次考核.csv", "评分记录.csv"] == names
    page = tmp_path / "csv" / "指标.csv"
    row = {"单位": "甲县", "类别": "县市区", "年度专项业务": "65", "日常工作": "27", "零报告": "是"}
    head = page.read_text("utf-8-sig").splitlines()[-1].split(",")
    with page.open("a", encoding="utf-8") as file:
        file.write(",".join(row.get(name, "") for name in head) + "\r\n")
    for path in (tmp_path / "csv").iterdir():  # as WPS saves it
        path.write_bytes(path.read_text("utf-8-sig").encode("gb18030"))
    result = CliRunner().invoke(main, ["eval", *rules, *(str(tmp_path / "csv" / n) for n in names), "--format", "csv"])
    assert 0 == result.exit_code, result.stderr
    assert "县市区,1,甲县,92,优秀" in result.stdout
    text = call("form", *rules, "--format", "yaml", "--year", "2023").stdout
    assert "年度: 2023" in text
    assert "年度专项业务:  # 0至70，最多2位小数" in text


def test_dates_in_the_past_of_the_calendar_are_no_dates(tmp_path: Path) -> None:
    """A cell with a date of a cell format is a date; its text in another spelling is told with the right one."""
    form = spoiled(tmp_path, ("本次考核", "B7", date(2023, 3, 10)), ("本次考核", "B8", "2023.3.1"))
    result, _ = eval_marked(form, tmp_path)
    assert "F112：本次考核!B8" in result.stderr
    assert "2023-03-01" in result.stderr
