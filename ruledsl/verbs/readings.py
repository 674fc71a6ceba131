"""``ruledsl readings``: whose result depends on how a text is read."""

import click

from ruledsl import program
from ruledsl.inputs import contents, read_rules
from ruledsl.options import CODES, lang_option, measure_option, scheme_option, year_option
from ruledsl.program import FACTS, FINDINGS, OK, emit, language, lines


@click.command(epilog=CODES)
@click.argument("rules")
@click.option("--facts", multiple=True, required=True, metavar="FILE", help="一年的数据 / a year's facts")
@scheme_option
@measure_option
@year_option
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help="输出格式 / output")
@lang_option
def verb(
    rules: str,
    facts: tuple[str, ...],
    schemes: tuple[str, ...],
    measure: str | None,
    year: int | None,
    form: str,
    lang: str | None,
) -> int:
    """列出结果取决于口径的单位：全部口径组合各算一遍。

    Run a year under all combinations of readings and list the units whose result depends on one.
    """
    from ruledsl.facts import peek  # noqa: PLC0415
    from ruledsl.facts.tree import SIZE  # noqa: PLC0415
    from ruledsl.show.diagnostics import listing  # noqa: PLC0415
    from ruledsl.show.diff.dependence import readings_json, readings_lines  # noqa: PLC0415
    from ruledsl.tools.diff.all_readings import all_readings  # noqa: PLC0415
    from ruledsl.tools.rule_files import split  # noqa: PLC0415
    from ruledsl.tools.run import selected  # noqa: PLC0415

    lang = language(lang)
    name, marked = split(rules)
    _, read = read_rules((name, *schemes), lang, chosen=True)
    given = tuple(contents(fact, SIZE, lang) for fact in facts)
    named, fact_year = peek(given)
    compiled = selected(read, measure or marked or named, year or fact_year)
    if isinstance(compiled, tuple):
        lines(listing(compiled, read.sources, lang, program.paint(error=True)), error=True)
        return program.exit_code(compiled)
    found = all_readings(compiled, given, year)
    lines(listing(found.problems, (*read.sources, *found.sources), lang, program.paint(error=True)), error=True)
    if form == "json":
        emit(readings_json(found))
    else:
        lines(readings_lines(found, lang, program.paint()))
    if found.problems:
        return FACTS
    return FINDINGS if found.unsafe else OK
