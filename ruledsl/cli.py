"""The command line: read, call one tool, show, exit code.

Nothing is imported here but click and the frame; a verb imports what it needs when it is called, because the time to
start is a feature.
"""

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ruledsl import __version__, program
from ruledsl.inputs import RULES_MOST, contents, one_stdin, read_rules
from ruledsl.program import FINDINGS, OK, RULES, USAGE, emit, language, lines, refuse

if TYPE_CHECKING:
    from ruledsl.tools.run import Outcome

# A run makes a few hundred thousand values and keeps nearly all of them: collecting early finds nothing.
gc.set_threshold(200_000, 20, 20)

_CODES = (
    "退出码 / exit codes: 0 无问题 ok; 1 有提示或改动 findings, changes; 2 用法 usage; 3 规则有误 rules invalid; "
    "4 数据有误 facts invalid (能算的照常输出 what could be computed is printed); 70 程序错误 internal"
)


def lang_option(verb: Callable[..., Any]) -> Callable[..., Any]:
    """``--lang`` as every verb has it."""
    text = "提示语言 / language of messages (RULEDSL_LANG, LC_ALL, LANG; zh)"
    return click.option("--lang", type=click.Choice(["zh", "en"]), default=None, help=text)(verb)


@click.group(cls=program.Program, epilog=_CODES)
@click.version_option(__version__, prog_name="ruledsl")
def main() -> None:
    """考核办法的规则：检查、计算、整理、解释。

    Rules of yearly assessments: check, evaluate, format, explain.
    """


@main.command(epilog=_CODES)
@click.argument("rules", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="输出格式 / output"
)
@lang_option
def check(rules: tuple[str, ...], form: str, lang: str | None) -> int:
    """检查规则：文件、文件夹，或 - 表示标准输入。

    同时给出的方案一并适用；文件夹里的方案逐个试用；只给出方案时，在其所在及上级文件夹里找所依的办法。
    有错误时退出码为 3，只有警告时为 1。

    Check rules: files, folders, or - for standard input. Schemes given as files apply together, those of a folder
    one by one; for a scheme alone the measure is searched beside it and in the folders above. Errors exit with 3,
    warnings alone with 1.
    """
    from ruledsl.tools.check import check as checked  # noqa: PLC0415
    from ruledsl.tools.rule_files import with_measures  # noqa: PLC0415

    lang = language(lang)
    files, read = read_rules(rules, lang)
    read, borrowed = with_measures(files, read)
    found = checked(read, files.apart)
    from ruledsl.show.report import check_report  # noqa: PLC0415

    lines(check_report(form, found, read, borrowed, lang, program.paint()))
    code = program.exit_code(found)
    return code or (FINDINGS if any(d.severity == "warning" for d in found) else OK)


@main.command("eval", epilog=_CODES)
@click.argument("rules")
@click.argument("facts", nargs=-1, required=True)
@click.option("--scheme", "schemes", multiple=True, metavar="FILE", help="年度方案 / scheme, may be repeated")
@click.option(
    "--reading", "readings", multiple=True, metavar="K=V", help="试用另一口径 / try another reading (名称=选项)"
)
@click.option("--measure", metavar="ID", help="文件中有多部时选用哪部 / which measure; also RULES#ID")
@click.option("--year", type=click.IntRange(1970, 2199), metavar="YYYY", help="考核年度 / assessment year")
@click.option("--trial", is_flag=True, help="试算：不因未定事项停止 / trial run past what is open")
@click.option("--strict", is_flag=True, help="未填报的事项按错误处理 / what is not reported is an error")
@click.option("--unit", metavar="NAME", help="一个单位的评分表 / score sheet of one unit")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "markdown"]),
    default="table",
    help="输出格式 / output",
)
@click.option("--bom/--no-bom", default=True, help="CSV 开头写 BOM，Excel 才不乱码 / byte-order mark in CSV, for Excel")
@lang_option
def evaluate(rules: str, facts: tuple[str, ...], form: str, unit: str | None, bom: bool, **options: Any) -> int:
    """按规则计算考核结果。

    RULES 是规则文件或文件夹，有多部办法时可写作 文件#办法；FACTS 是填报数据（yaml、json、csv，- 表示标准输入）。
    结果写到标准输出，错误写到标准错误。文件夹里的方案须用 --scheme 指明才适用。

    Evaluate FACTS (yaml, json, csv; - is standard input) under RULES, a file or folder; FILE#ID selects a measure.
    Results go to standard output, errors to standard error. Of a folder, only the schemes named by --scheme apply.
    """
    from ruledsl.show.report import Wanted, problem_report, results_report  # noqa: PLC0415

    lang = language(options.pop("lang"))
    outcome, measures = _run(rules, facts, lang=lang, **options)
    lines(problem_report(outcome, lang, program.paint(error=True)), error=True)
    code = program.exit_code(outcome.problems)
    wanted = Wanted(form, unit, lang, bom)
    if unit is not None and outcome.results is not None:
        _look_for(outcome, unit, lang)
    emit(results_report(outcome, wanted, measures, program.paint()))
    return code


def _look_for(outcome: "Outcome", unit: str, lang: str) -> None:
    """Refuse a unit that is not in the roster; say when it has no score sheet."""
    from ruledsl.show.texts import say  # noqa: PLC0415
    from ruledsl.show.usage import guessed  # noqa: PLC0415
    from ruledsl.suggest import closest  # noqa: PLC0415

    assert outcome.results is not None
    found = {u.unit: u for u in outcome.results.units}
    if unit not in found:
        refuse("no-unit", lang, guessed(closest(unit, found), lang), unit=unit)
    if found[unit].total is None:
        lines([say("unit-rejected", lang, unit=unit)], error=True)


def _run(
    rules: str,
    facts: tuple[str, ...],
    lang: str,
    schemes: tuple[str, ...],
    readings: tuple[str, ...],
    measure: str | None,
    year: int | None,
    trial: bool,
    strict: bool,
) -> tuple["Outcome", int]:
    """Read everything, run, and count the measures that were read."""
    from ruledsl.facts.tree import SIZE  # noqa: PLC0415
    from ruledsl.tools.rule_files import split  # noqa: PLC0415
    from ruledsl.tools.run import Request, run  # noqa: PLC0415

    name, marked = split(rules)
    if marked and measure and marked != measure:
        refuse("two-measures", lang, one=marked, other=measure)
    one_stdin((name, *schemes, *facts), lang)
    _, read = read_rules((name, *schemes), lang, chosen=True)
    given = tuple(contents(fact, SIZE, lang) for fact in facts)
    request = Request(read, given, measure or marked, year, readings, trial, strict)
    return run(request), len(read.measures)


@main.command(epilog=_CODES)
@click.argument("rules")
@click.option("--scheme", "schemes", multiple=True, metavar="FILE", help="年度方案 / scheme, may be repeated")
@click.option("--measure", metavar="ID", help="选用哪部 / which measure; also RULES#ID")
@lang_option
def plan(rules: str, schemes: tuple[str, ...], measure: str | None, lang: str | None) -> int:
    """输出办法的计算式（JSON，供排查用）。

    Print the plan of a measure as JSON, for those who debug.
    """
    from ruledsl.serialise import to_json  # noqa: PLC0415
    from ruledsl.show.diagnostics import listing  # noqa: PLC0415
    from ruledsl.tools.rule_files import split  # noqa: PLC0415
    from ruledsl.tools.run import selected  # noqa: PLC0415

    lang = language(lang)
    name, marked = split(rules)
    _, read = read_rules((name, *schemes), lang, chosen=True)
    compiled = selected(read, measure or marked)
    if isinstance(compiled, tuple):
        lines(listing(compiled, read.sources, lang, program.paint(error=True)), error=True)
        return program.exit_code(compiled)
    emit(to_json(compiled.plan) + "\n")
    return OK


@main.command("fmt", epilog=_CODES)
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--keywords", type=click.Choice(["zh", "en"]), help="改用中文或英文关键词 / spell keywords in this language"
)
@click.option(
    "--check", "only_check", is_flag=True, help="只检查，不写入 / write nothing, exit 1 if something would change"
)
@click.option("--diff", "show_diff", is_flag=True, help="显示改动，不写入 / print the changes, write nothing")
@lang_option
def fmt(files: tuple[str, ...], keywords: str | None, only_check: bool, show_diff: bool, lang: str | None) -> int:
    """整理规则文件的写法，含义不变；- 表示从标准输入到标准输出。

    Bring rule files into their canonical form; - formats standard input to standard output. A file is never written
    when its meaning would change.
    """
    lang = language(lang)
    one_stdin(files, lang)
    return max(_format(name, keywords, not (only_check or show_diff), show_diff, lang) for name in files)


def _format(name: str, keywords: str | None, write: bool, show_diff: bool, lang: str) -> int:
    """Format one file and say what was done."""
    from ruledsl.show.diagnostics import listing  # noqa: PLC0415
    from ruledsl.show.texts import say  # noqa: PLC0415
    from ruledsl.tools.rewrite_files import replace_file, rewritten  # noqa: PLC0415

    file, data = contents(name, RULES_MOST, lang)
    result = rewritten(file, data, keywords)
    if result.after is None:
        lines(listing(result.problems, [result.before], lang, program.paint(error=True)), error=True)
        lines([say("fmt.refused", lang, file=file)] if result.refused else [], error=True)
        return RULES
    if show_diff:
        emit(result.diff)
    elif write and name == "-":
        emit(result.after)
    elif write and result.changed:
        try:
            replace_file(Path(name), result.after)
        except OSError as problem:
            refuse("fmt.failed", lang, file=name, reason=problem.strerror or type(problem).__name__)
    if result.changed and name != "-" and not show_diff:
        lines([say("fmt.written" if write else "fmt.would", lang, file=file)], error=True)
    return FINDINGS if result.changed and not write else OK


@main.command(epilog=_CODES)
@click.argument("subject", required=False)
@lang_option
def explain(subject: str | None, lang: str | None) -> int:
    """解释信息代码或关键词；不写对象时列出全部。

    Explain a code, the name of a check, or a keyword; without SUBJECT list what there is.
    """
    from ruledsl.show.report import explanation  # noqa: PLC0415

    lang = language(lang)
    found, text = explanation(subject, lang, program.paint(error=False))
    lines(text, error=not found)
    return OK if found else USAGE
