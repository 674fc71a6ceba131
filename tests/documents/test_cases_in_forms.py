"""A case may take its facts from the form that an office filled in."""

from pathlib import Path

import openpyxl
from click.testing import CliRunner
from filling import facts_of, filled

from ruledsl.cli import main

RULES = Path(__file__).parents[2] / "rules"
CASE = """\
格式: ruledsl.cases/1
办法: 金昌政务公开考核
方案: schemes/jinchang-minimal.rules
年度: 2023
口径: 采用
样例:
  - 名称: 填好的表
    事实文件: form.xlsx
    应为: {甲县政府: {总分: 89, 等次: 良好}, 戊局: {总分: 85, 等次: 良好}, 己局: {等次: 不合格}}
"""


def test_facts_of_a_case_from_a_filled_form(tmp_path: Path) -> None:
    """The workbook, with what must come out of it by unit; only what lies beside the cases is read."""
    scheme = str(RULES / "schemes/jinchang-minimal.rules")
    rules = f"{RULES / 'jinchang.rules'}#金昌政务公开考核"
    form = tmp_path / "empty.xlsx"
    run = CliRunner().invoke
    assert run(main, ["form", rules, "--scheme", scheme, "-o", str(form)]).exit_code == 0
    (tmp_path / "form.xlsx").write_bytes(filled(form.read_bytes(), facts_of(RULES / "samples/jinchang-minimal.yaml")))
    cases = tmp_path / "a.cases.yaml"
    cases.write_text(CASE, "utf-8")
    done = run(main, ["test", rules, str(cases)])
    assert (done.exit_code, done.output) == (0, "样例 1 个：通过 1，不符 0，无效 0，未写应为 0，待确认 0。\n")
    cases.write_text(CASE.replace("总分: 89", "总分: 90"), "utf-8")
    assert "甲县政府 总分：应为 90，算得 89" in run(main, ["test", rules, str(cases)]).output
    for name in ("../form.xlsx", "/form.xlsx", "none.xlsx"):
        cases.write_text(CASE.replace("form.xlsx", name), "utf-8")
        done = run(main, ["test", rules, str(cases)])
        assert (done.exit_code, "F835" in done.output) == (4, True)


def form_with_results(tmp_path: Path) -> tuple[str, str, Path]:
    """Rules, scheme, and a filled form whose sheet of expectations says the results of two units."""
    scheme = str(RULES / "schemes/jinchang-minimal.rules")
    rules = f"{RULES / 'jinchang.rules'}#金昌政务公开考核"
    form = tmp_path / "a.cases.xlsx"
    assert 0 == CliRunner().invoke(main, ["form", rules, "--scheme", scheme, "--cases", "-o", str(form)]).exit_code
    form.write_bytes(filled(form.read_bytes(), facts_of(RULES / "samples/jinchang-minimal.yaml")))
    book = openpyxl.load_workbook(form)
    sheet = book["应为"]
    head = next(r for r in range(1, 20) if sheet.cell(row=r, column=1).value == "单位")
    assert ["单位", "总分", "等次", "名次", "提示", "后果"] == [c.value for c in sheet[head]][:6]
    sheet.cell(row=head, column=7).value = "第2步"
    for row, texts in enumerate((("甲县政府", 89, "良好", 1, "N531", None, 89), ("己局", 86, "不合格", 5, "N521")), 1):
        for column, text in enumerate(texts, 1):
            sheet.cell(row=head + row, column=column).value = text
    book.save(form)
    return rules, scheme, form


def test_a_form_says_itself_what_must_come_out(tmp_path: Path) -> None:
    """Its sheet is a case; a difference names the cell; eval does not mind the sheet."""
    rules, scheme, form = form_with_results(tmp_path)
    run = CliRunner().invoke
    done = run(main, ["test", rules, str(form), "--scheme", scheme])
    assert (done.exit_code, done.output) == (0, "样例 1 个：通过 1，不符 0，无效 0，未写应为 0，待确认 0。\n")
    evaluated = run(main, ["eval", rules, str(form), "--scheme", scheme])
    assert (evaluated.exit_code, "应为" in evaluated.output) == (0, False)
    book = openpyxl.load_workbook(form)
    cell = next(c for row in book["应为"].iter_rows() for c in row if c.value == 89)
    cell.value = 90
    book.save(form)
    done = run(main, ["test", rules, str(form), "--scheme", scheme])
    assert 1 == done.exit_code
    assert f"甲县政府 总分：应为 90，算得 89（应为!{cell.coordinate}）" in done.output
    assert "最先不符的一步：" in done.output


def test_what_came_out_is_recorded_in_the_form(tmp_path: Path) -> None:
    """That run fails; the next one passes, and everything else is in the workbook as before."""
    rules, scheme, form = form_with_results(tmp_path)
    book = openpyxl.load_workbook(form)
    for row in book["应为"].iter_rows(min_row=2):
        for cell in row[1:]:
            cell.value = 1 if cell.value == 89 else cell.value
    before = [[c.value for c in row] for row in book["事件"].iter_rows()]
    book.save(form)
    run = CliRunner().invoke
    assert 1 == run(main, ["test", rules, str(form), "--scheme", scheme, "--record"]).exit_code
    done = run(main, ["test", rules, str(form), "--scheme", scheme])
    assert (done.exit_code, "通过 1" in done.output) == (0, True)
    assert before == [[c.value for c in row] for row in openpyxl.load_workbook(form)["事件"].iter_rows()]


def test_a_form_without_expectations_is_no_case(tmp_path: Path) -> None:
    """It says so; an empty sheet is a case without expectations, which --record fills."""
    rules, scheme, form = form_with_results(tmp_path)
    book = openpyxl.load_workbook(form)
    del book["应为"]
    plain = tmp_path / "plain.xlsx"
    book.save(plain)
    done = CliRunner().invoke(main, ["test", rules, str(plain), "--scheme", scheme])
    assert (done.exit_code, "F836" in done.output) == (4, True)
    assert "ruledsl form --cases" in done.output


def test_without_cases_there_is_nothing_to_measure(tmp_path: Path) -> None:
    """Coverage, mutants and proposals say that there are no cases."""
    rules = tmp_path / "a.rules"
    rules.write_text((RULES / "examples/news-tariff.rules").read_text("utf-8"), "utf-8")
    for option in ("--coverage", "--generate", "--mutate"):
        done = CliRunner().invoke(main, ["test", str(rules), option])
        assert 1 == done.exit_code
        assert "没有样例" in done.stderr


def test_a_form_without_units_says_how_to_name_them(tmp_path: Path) -> None:
    """In every format; the workbook can be filled in all the same."""
    rules = f"{RULES / 'jinchang.rules'}#金昌政务公开考核"
    for args in (
        ["-o", str(tmp_path / "f.xlsx")],
        ["--format", "csv", "-o", str(tmp_path / "f")],
        ["--format", "yaml"],
    ):
        done = CliRunner().invoke(main, ["form", rules, *args])
        assert 0 == done.exit_code
        assert "方案里没有“考核对象”" in done.stderr
