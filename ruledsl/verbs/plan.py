"""``ruledsl plan``: the compiled plan of a measure."""

import click

from ruledsl import program
from ruledsl.inputs import read_rules
from ruledsl.options import CODES, lang_option, measure_option, scheme_option
from ruledsl.program import OK, emit, language, lines


@click.command(epilog=CODES)
@click.argument("rules")
@scheme_option
@measure_option
@lang_option
def verb(rules: str, schemes: tuple[str, ...], measure: str | None, lang: str | None) -> int:
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
