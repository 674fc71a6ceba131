"""``ruledsl eval``: facts under rules become results."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ruledsl import program
from ruledsl.bulk import column_options, in_columns, result_of_columns, results_to_file, taken
from ruledsl.inputs import STDIN, contents, one_stdin, read_rules, with_measure
from ruledsl.options import CODES, lang_option, run_options
from ruledsl.outputs import extra, look_for, write_all
from ruledsl.program import FINDINGS, OK, emit, language, lines, refuse

if TYPE_CHECKING:
    from ruledsl.tools.run import Outcome, Request


@click.command("eval", epilog=CODES)
@click.argument("rules")
@click.argument("facts", nargs=-1, required=True)
@run_options
@click.option("--unit", metavar="NAME", help="一个单位的评分表 / score sheet of one unit")
@click.option("--rows", is_flag=True, help="评分表逐行写出子表 / on the sheet every row of a sub-table")
@click.option("--partial", is_flag=True, help="尚有事实未知：还可能的等次 / facts not yet known: grades still possible")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "markdown"]),
    default="table",
    help="输出格式 / output",
)
@click.option(
    "--marked", metavar="FILE", help="填报表的副本，标出有问题的格子 / copy of the form with its problems marked"
)
@column_options
@click.option("--bom/--no-bom", default=True, help="CSV 开头写 BOM，Excel 才不乱码 / byte-order mark in CSV, for Excel")
@lang_option
def verb(
    rules: str,
    facts: tuple[str, ...],
    form: str,
    unit: str | None,
    bom: bool,
    rows: bool,
    marked: str | None,
    **options: Any,
) -> int:
    """按规则计算考核结果。

    RULES 是规则文件或文件夹，有多部办法时可写作 文件#办法；FACTS 是填报数据（xlsx、yaml、json、csv，- 表示标准输入）。
    结果写到标准输出，错误写到标准错误。文件夹里的方案须用 --scheme 指明才适用。

    Evaluate FACTS (xlsx, yaml, json, csv; - is standard input) under RULES, a file or folder; FILE#ID selects a measure.
    Results go to standard output, errors to standard error. Of a folder, only the schemes named by --scheme apply.
    """
    from ruledsl.show.report import Wanted, problem_report, results_report  # noqa: PLC0415

    lang = language(options.pop("lang"))
    columns = taken(options)
    if columns.output is not None:
        return results_to_file(rules, facts, columns, lang, bom, unit=unit, marked=marked, **options)
    if not options["partial"] and in_columns(facts):
        return result_of_columns(rules, facts, Wanted(form, unit, lang, bom, rows), marked=marked, **options)
    if options.pop("partial"):
        return _partial(rules, contents_of(facts, lang), form, unit, lang, options)
    outcome, measures = _run(rules, given := contents_of(facts, lang), lang=lang, **options)
    lines(problem_report(outcome, lang, program.paint(error=True)), error=True)
    code = program.exit_code(outcome.problems)
    if marked is not None:
        _mark(given, outcome, marked, lang)
    wanted = Wanted(form, unit, lang, bom, rows)
    if unit is not None and outcome.results is not None:
        look_for(outcome, unit, lang)
    emit(results_report(outcome, wanted, measures, program.paint()))
    return code


def _partial(
    rules: str, given: tuple[tuple[str, bytes], ...], form: str, unit: str | None, lang: str, options: dict[str, Any]
) -> int:
    """What is still possible while facts are not known; 1 where a grade is still open."""
    from ruledsl.show.diagnostics import listing  # noqa: PLC0415
    from ruledsl.show.usage import guessed  # noqa: PLC0415
    from ruledsl.suggest import closest  # noqa: PLC0415
    from ruledsl.tools.prepared import Prepared, prepare  # noqa: PLC0415

    extra("z3", lang, "solver")
    from ruledsl.show.partial import partial_report  # noqa: PLC0415
    from ruledsl.tools.partial import prospects  # noqa: PLC0415

    request, _ = _request(rules, given, lang, **options)
    ready = prepare(request, partial=True)
    problems, sources = (ready.facts.diagnostics, ready.sources) if isinstance(ready, Prepared) else ready
    lines(listing(problems, sources, lang, program.paint(error=True)), error=True)
    if not isinstance(ready, Prepared):
        return program.exit_code(problems)
    if unit is not None and ready.unit(unit) is None:
        near = closest(unit, (u.name for u in ready.facts.units))
        refuse("no-unit", lang, guessed(near, lang), unit=unit)
    found = [p for p in prospects(ready) if unit in (None, p.unit)]
    emit(partial_report(form, found, lang, program.paint()))
    return program.exit_code(problems) or (OK if all(p.settled for p in found) else FINDINGS)


def contents_of(facts: tuple[str, ...], lang: str) -> tuple[tuple[str, bytes], ...]:
    """The fact files that were named."""
    from ruledsl.facts.tree import SIZE  # noqa: PLC0415

    one_stdin(facts, lang)
    return tuple(contents(fact, SIZE, lang) for fact in facts)


def _mark(facts: tuple[tuple[str, bytes], ...], outcome: "Outcome", target: str, lang: str) -> None:
    """Write the copy of the one workbook among the facts, with its problems marked."""
    from ruledsl.facts.documents import is_package  # noqa: PLC0415
    from ruledsl.show.texts import say  # noqa: PLC0415

    extra("openpyxl", lang)
    from ruledsl.documents.marked import marked_copy  # noqa: PLC0415

    books = [file for file in facts if is_package(file)]
    if len(books) != 1:
        refuse("marked.one", lang, count=len(books))
    name, data = books[0]
    notes = outcome.results.findings if outcome.results else ()
    found = [d for d in (*outcome.problems, *notes) if d.code[0] in "FW" and d.span and d.span.file == name]
    if not found:
        lines([say("marked.nothing", lang)], error=True)
        return
    if any(d.code in ("F180", "F181", "F182", "F183") for d in found):
        refuse("marked.unread", lang, file=name)
    copy = marked_copy(data, found, lang)
    if copy is None:
        refuse("marked.large", lang, file=name)
    write_all({Path(target): copy}, lang)
    lines([say("marked.written", lang, file=target, count=len(found))], error=True)


def _run(rules: str, given: tuple[tuple[str, bytes], ...], lang: str, **options: Any) -> tuple["Outcome", int]:
    """Run, and count the measures that were read."""
    from ruledsl.tools.run import run  # noqa: PLC0415

    request, measures = _request(rules, given, lang, **options)
    return run(request), measures


def _request(
    rules: str,
    given: tuple[tuple[str, bytes], ...],
    lang: str,
    schemes: tuple[str, ...],
    readings: tuple[str, ...],
    measure: str | None,
    year: int | None,
    trial: bool,
    strict: bool,
    upto: str | None,
) -> tuple["Request", int]:
    """Read everything, and count the measures that were read."""
    from ruledsl.tools.run import Request  # noqa: PLC0415

    name, wanted = with_measure(rules, measure, lang)
    one_stdin((name, *schemes, *("-" for file in given if file[0] == STDIN)), lang)
    _, read = read_rules((name, *schemes), lang, chosen=True)
    request = Request(read, given, wanted, year, readings, trial, strict, upto)
    return request, len(read.measures)
