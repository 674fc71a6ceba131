"""A case may take its facts from the form that an office filled in."""

from pathlib import Path

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
