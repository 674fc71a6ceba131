"""``ruledsl test``: cases – facts with what must come out – run against the rules."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ruledsl import program
from ruledsl.inputs import contents, existing, read_rules, with_measure
from ruledsl.options import CODES, lang_option, measure_option, scheme_option, year_option
from ruledsl.outputs import extra, write_all
from ruledsl.program import FINDINGS, OK, emit, language, lines, refuse

if TYPE_CHECKING:
    from ruledsl.tools.test.suite import Suite


@click.command("test", epilog=CODES)
@click.argument("rules")
@click.argument("cases", nargs=-1)
@scheme_option
@measure_option
@year_option
@click.option("--record", is_flag=True, help="把算得的结果写回样例 / write what came out into the cases; exits with 1")
@click.option("--coverage", is_flag=True, help="各分界的两侧有哪些样例到达 / which case reached which side of what")
@click.option(
    "--mutate", is_flag=True, help="改动规则，看样例能否察觉 / change the rules and list what no case notices"
)
@click.option(
    "--generate", is_flag=True, help="拟出边界上的样例，待人核对 / propose boundary cases for a human to confirm"
)
@click.option(
    "--most",
    type=click.IntRange(1),
    default=5000,
    help="最多改动几处、拟几个样例 / at most so many changes or proposals",
)
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", help="输出格式 / output")
@lang_option
def verb(rules: str, cases: tuple[str, ...], form: str, lang: str | None, **options: Any) -> int:
    """运行样例：规则文件里的“样例”，旁边的 *.cases.yaml，和填好了“应为”的填报表（ruledsl form --cases）。

    不写 CASES 时，取规则文件旁边及 cases 文件夹里的样例文件（*.cases.yaml、*.cases.xlsx）。结果与“应为”不同的，退出码为 1；
    --record 把算得的结果写进样例文件，这一次仍以 1 结束，好让人看过再用。

    Run cases: the examples in the rules, the files *.cases.yaml beside them, forms with a sheet of what must come out
    (form --cases; *.cases.xlsx beside the rules). A case that comes out otherwise exits
    with 1; --record writes what came out into the cases and exits with 1 that once, for someone to look at it.
    """
    from ruledsl.show.cases import report  # noqa: PLC0415
    from ruledsl.tools.test.suite import run_suite  # noqa: PLC0415

    lang = language(lang)
    wanted = {name: options.pop(name) for name in ("record", "coverage", "mutate", "generate", "most")}
    made = _suite(rules, cases, lang, **options)
    if made.cases.problems:
        _complain(made, lang)
        return program.exit_code(made.cases.problems)
    if not made.cases.cases and (wanted["coverage"] or wanted["generate"] or wanted["mutate"]):
        return _nothing(wanted["generate"], lang)
    if wanted["coverage"]:
        return _coverage(made, form, lang)
    if wanted["generate"]:
        from ruledsl.tools.test.suite import proposed  # noqa: PLC0415

        text = proposed(made, min(wanted["most"], 200))
        emit(text)
        return FINDINGS if text else OK
    if wanted["mutate"]:
        return _mutate(made, form, lang, wanted["most"])
    outcomes = run_suite(made)
    emit(report(form, outcomes, made.sources, lang, program.paint()))
    if wanted["record"]:
        return _record(made, outcomes, lang)
    return OK if all(o.verdict in ("passed", "proposed") for o in outcomes) and outcomes else FINDINGS


def _suite(
    rules: str,
    cases: tuple[str, ...],
    lang: str,
    schemes: tuple[str, ...],
    measure: str | None,
    year: int | None,
) -> "Suite":
    """Everything read, as the command names it."""
    from ruledsl.tools.test.suite import beside, suite  # noqa: PLC0415

    name, wanted = with_measure(rules, measure, lang)
    path = Path(existing(name, lang))
    root = path if path.is_dir() else path.parent
    named = [str(p) for p in beside(path)] if not cases else list(cases)
    files = [contents(file, CASES_MOST, lang) for file in named]

    def read(more: tuple[str, ...]) -> Any:
        return read_rules((name, *schemes, *(str(root / Path(file)) for file in more)), lang, chosen=True)[1]

    return suite(read, files, wanted, year)


def _nothing(generate: bool, lang: str) -> int:
    """Say that there are no cases, and that proposals start from one."""
    from ruledsl.show.texts import say  # noqa: PLC0415

    lines([say("test.none", lang), *([say("test.none-generate", lang)] if generate else [])], error=True)
    return FINDINGS


def _complain(made: "Suite", lang: str) -> None:
    from ruledsl.show.diagnostics import listing  # noqa: PLC0415

    lines(listing(made.cases.problems, made.sources, lang, program.paint(error=True)), error=True)


def _record(made: "Suite", outcomes: Any, lang: str) -> int:
    """Write what came out into the cases; even when all is written someone has to look at it."""
    from ruledsl.show.texts import say  # noqa: PLC0415
    from ruledsl.tools.rewrite_files import replace_file  # noqa: PLC0415
    from ruledsl.tools.test.record import in_workbooks, recorded  # noqa: PLC0415

    changed = recorded(outcomes, made.sources)
    for file, text, number in changed:
        try:
            replace_file(Path(file), text)
        except OSError as problem:
            refuse("fmt.failed", lang, file=file, reason=problem.strerror or type(problem).__name__)
        lines([say("test.recorded", lang, file=file, number=number)], error=True)
    books = list(in_workbooks(outcomes))
    if books:
        extra("openpyxl", lang)
        from ruledsl.documents.expected import with_results  # noqa: PLC0415

        write_all({Path(file): with_results(data, found) for file, data, found in books}, lang)
        lines([say("test.recorded", lang, file=file, number=1) for file, _, _ in books], error=True)
    clean = all(o.verdict in ("passed", "proposed") for o in outcomes)
    return OK if clean and not changed and not books else FINDINGS


def _coverage(made: "Suite", form: str, lang: str) -> int:
    """What the cases reach; 1 where a side of a decision is reached by none."""
    from ruledsl.show.coverage import coverage_report  # noqa: PLC0415
    from ruledsl.tools.test.suite import covered  # noqa: PLC0415

    found = covered(made)
    emit(coverage_report(form, found, made.sources, lang, program.paint()))
    return OK if found and all(c.sides[0] == c.sides[1] for _, c in found) else FINDINGS


def _mutate(made: "Suite", form: str, lang: str, most: int) -> int:
    """What no case notices; how far it has come is said on standard error."""
    from ruledsl.show.mutation import mutation_report  # noqa: PLC0415
    from ruledsl.show.texts import say  # noqa: PLC0415
    from ruledsl.tools.test.suite import mutated  # noqa: PLC0415

    def progress(number: int) -> None:
        if number % 50 == 0:
            lines([say("test.mutation.progress", lang, number=number)], error=True)

    found = mutated(made, progress, most)
    emit(mutation_report(form, found, made.sources, lang, program.paint()))
    return OK if found and all(m.rate[0] == m.rate[1] for m in found) else FINDINGS


#: So many bytes of a file of cases are read.
CASES_MOST = 8_000_000
