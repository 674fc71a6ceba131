"""``ruledsl sql``: a measure as one SQL query."""

import click

from ruledsl import program
from ruledsl.inputs import read_rules
from ruledsl.options import CODES, lang_option, measure_option, readings_option, scheme_option
from ruledsl.outputs import extra
from ruledsl.program import OK, emit, language, lines


@click.command(epilog=CODES)
@click.argument("rules")
@click.option(
    "--dialect",
    type=click.Choice(["duckdb", "spark", "postgres"]),
    default="duckdb",
    help="哪种数据库 / for which database",
)
@scheme_option
@readings_option
@measure_option
@lang_option
def verb(
    rules: str,
    dialect: str,
    schemes: tuple[str, ...],
    readings: tuple[str, ...],
    measure: str | None,
    lang: str | None,
) -> int:
    """把办法写成一条 SQL 查询，在数据库或集群上计算。

    只用整数；开头的注释说明所读的表，每一列后面注明名称和条款。

    Write a measure as one SQL query, to compute in a database or on a cluster: integers only, the tables that it reads in
    a comment, name and clause behind each column.
    """
    lang = language(lang)
    extra("sqlglot", lang, "bulk")
    from ruledsl.show.diagnostics import listing  # noqa: PLC0415
    from ruledsl.show.sql_query import script  # noqa: PLC0415
    from ruledsl.tools.rule_files import split  # noqa: PLC0415
    from ruledsl.tools.sql import query_of  # noqa: PLC0415

    name, marked = split(rules)
    _, read = read_rules((name, *schemes), lang, chosen=True)
    query = query_of(read, dialect, measure or marked, readings)
    if isinstance(query, tuple):
        lines(listing(query, read.sources, lang, program.paint(error=True)), error=True)
        return program.exit_code(query)
    emit(script(query, lang))
    return OK
