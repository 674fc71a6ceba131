"""``ruledsl form``: the workbook in which the facts of a year are collected."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ruledsl import program
from ruledsl.inputs import read_rules
from ruledsl.options import CODES, lang_option, measure_option, scheme_option, year_option
from ruledsl.outputs import extra, write_all
from ruledsl.program import OK, emit, language, lines, refuse

if TYPE_CHECKING:
    from ruledsl.tools.form_model import Form


@click.command(epilog=CODES)
@click.argument("rules")
@scheme_option
@measure_option
@year_option
@click.option("-o", "--output", metavar="FILE", help="写到哪里；csv 是文件夹 / where to; a folder for csv")
@click.option(
    "--format", "kind", type=click.Choice(["xlsx", "yaml", "csv"]), default="xlsx", help="格式 / format of the form"
)
@click.option("--cases", is_flag=True, help="加一张“应为”，供 ruledsl test 使用 / add a sheet of what must come out")
@lang_option
def verb(
    rules: str,
    schemes: tuple[str, ...],
    measure: str | None,
    year: int | None,
    output: str | None,
    kind: str,
    cases: bool,
    lang: str | None,
) -> int:
    """制作填报表：一行一个单位、一列一项，另有事件、批准、本次考核等表。

    填好后直接交 ruledsl eval 计算。表里藏有规则的标记，规则改了以后会说明。

    Make the form for a measure: units by facts, events, approvals, facts of the run. What is filled in goes to
    ruledsl eval as it is; a hidden mark tells forms of other versions of the rules.
    """
    lang = language(lang)
    if cases and kind != "xlsx":
        refuse("form.cases-xlsx", lang)
    form = _form(rules, schemes, measure, year, cases, lang)
    if isinstance(form, int):
        return form
    if output is None and kind != "yaml":
        refuse("form.needs-output", lang, format=kind)
    target = Path(output or "-")
    if kind == "xlsx":
        extra("openpyxl", lang)
        from ruledsl.documents.form_workbook import form_workbook  # noqa: PLC0415

        write_all({target: form_workbook(form, lang)}, lang)
    elif kind == "csv":
        from ruledsl.show.form_text import csv_files  # noqa: PLC0415

        write_all({target / name: data for name, data in csv_files(form, lang).items()}, lang)
    else:
        from ruledsl.show.form_text import yaml_text  # noqa: PLC0415

        if output is None:
            emit(yaml_text(form, lang))
            _no_units(form, lang)
            return OK
        write_all({target: yaml_text(form, lang).encode()}, lang)
    _written(form, target, lang)
    return OK


def _form(
    rules: str, schemes: tuple[str, ...], measure: str | None, year: int | None, cases: bool, lang: str
) -> "Form | int":
    """The form, or the exit code of rules that cannot be used."""
    from ruledsl import __version__  # noqa: PLC0415
    from ruledsl.show.diagnostics import listing  # noqa: PLC0415
    from ruledsl.tools.form import form_of  # noqa: PLC0415
    from ruledsl.tools.rule_files import split  # noqa: PLC0415
    from ruledsl.tools.run import selected  # noqa: PLC0415

    name, marked = split(rules)
    _, read = read_rules((name, *schemes), lang, chosen=True)
    compiled = selected(read, measure or marked, year)
    if isinstance(compiled, tuple):
        lines(listing(compiled, read.sources, lang, program.paint(error=True)), error=True)
        return program.exit_code(compiled)
    return form_of(compiled.measure, compiled.plan, read.sources, f"ruledsl {__version__}", year, cases)


def _written(form: "Form", target: Path, lang: str) -> None:
    from ruledsl.show.style import visible  # noqa: PLC0415
    from ruledsl.show.texts import say  # noqa: PLC0415

    units = next(s for s in form.sheets if s.holds == "units")
    counts = {"units": len(units.rows), "columns": len(form.facts), "kinds": len(form.kinds)}
    lines([say("form.written", lang, file=visible(target.as_posix()), **counts)])
    _no_units(form, lang)


def _no_units(form: "Form", lang: str) -> None:
    """Say it where nothing names the units: the form can be used, but they are still to be written."""
    from ruledsl.show.texts import say  # noqa: PLC0415

    if not next(s for s in form.sheets if s.holds == "units").rows:
        lines([say("form.no-units", lang)], error=True)
