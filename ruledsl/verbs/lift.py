"""``ruledsl lift``: the least change of facts with which a unit reaches a grade."""

from typing import Any

import click

from ruledsl import program
from ruledsl.inputs import one_stdin, read_rules
from ruledsl.options import CODES, lang_option, measure_option, readings_option, scheme_option, year_option
from ruledsl.outputs import extra
from ruledsl.program import FINDINGS, OK, UNDECIDED, emit, language, lines, refuse


@click.command("lift", epilog=CODES)
@click.argument("rules")
@click.argument("facts", nargs=-1, required=True)
@click.option("--unit", required=True, metavar="NAME", help="哪个单位 / which unit")
@click.option("--to", "grade", required=True, metavar="GRADE", help="要到的等次 / the grade to be reached")
@click.option(
    "--may",
    multiple=True,
    metavar="NAME",
    help="另外允许变动的事实或事件 / a fact or kind of event that may change too",
)
@click.option("--fixed", multiple=True, metavar="NAME", help="不许变动的 / what must stay as it is")
@scheme_option
@readings_option
@measure_option
@year_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式 / output")
@lang_option
def verb(rules: str, facts: tuple[str, ...], unit: str, grade: str, form: str, lang: str | None, **options: Any) -> int:
    """最少变动哪些事实，单位就能到某个等次；到不了的，说明是什么挡住。

    允许变动的是必须填报的指标事实和再有的加分事件；已经发生的事件、否决、日期、批准、目标数不变，可用 --may、--fixed 另定。
    到不了的，退出码为 1；没有判定的，为 5。

    The least change of facts with which a unit reaches a grade, or what blocks it. Facts of indicators and further
    bonus events may change; what has happened and what was planned stays, unless --may and --fixed say otherwise. Exits with 1 if there is
    no way, with 5 if it is not decided.
    """
    from ruledsl.show.diagnostics import listing  # noqa: PLC0415
    from ruledsl.tools.prepared import Prepared, prepare  # noqa: PLC0415

    lang = language(lang)
    extra("z3", lang, "solver")
    ready = prepare(_request(rules, facts, lang, options))
    if not isinstance(ready, Prepared):
        problems, sources = ready
        lines(listing(problems, sources, lang, program.paint(error=True)), error=True)
        return program.exit_code(problems)
    found = _way(ready, unit, grade, options, lang)
    from ruledsl.show.lift import lift_report  # noqa: PLC0415

    emit(lift_report(form, found, lang, program.paint()))
    return {"there": OK, "found": OK, "never": FINDINGS}.get(found.verdict, UNDECIDED)


def _request(rules: str, facts: tuple[str, ...], lang: str, options: dict[str, Any]) -> Any:
    from ruledsl.tools.rule_files import split  # noqa: PLC0415
    from ruledsl.tools.run import Request  # noqa: PLC0415
    from ruledsl.verbs.eval_ import contents_of  # noqa: PLC0415

    name, marked = split(rules)
    one_stdin((name, *options["schemes"], *facts), lang)
    _, read = read_rules((name, *options["schemes"]), lang, chosen=True)
    given = contents_of(facts, lang)
    return Request(read, given, options["measure"] or marked, options["year"], options["readings"])


def _way(ready: Any, unit: str, grade: str, options: dict[str, Any], lang: str) -> Any:
    """The answer; names that are not there are refused first."""
    from ruledsl.show.usage import guessed  # noqa: PLC0415
    from ruledsl.suggest import closest  # noqa: PLC0415
    from ruledsl.tools.lift import names, way, with_options  # noqa: PLC0415

    found = ready.unit(unit)
    if found is None:
        refuse("no-unit", lang, guessed(closest(unit, (u.name for u in ready.facts.units)), lang), unit=unit)
    if found.row is None:
        refuse("unit-rejected", lang, unit=unit)
    column = ready.plan.output("grade")
    choices = ready.plan.column(column).type.choices if column else ()
    if grade not in choices:
        refuse("lift.no-grade", lang, grade=grade, choices="、".join(choices))
    for name in (*options["may"], *options["fixed"]):
        if name not in names(ready.plan):
            refuse("lift.no-name", lang, name=name, choices="、".join(names(ready.plan)))
    return way(ready, found, grade, with_options(ready.plan, options["may"], options["fixed"]))
