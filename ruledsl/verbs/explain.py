"""``ruledsl explain``: what a message means, what a keyword does."""

import click

from ruledsl import program
from ruledsl.options import CODES, lang_option
from ruledsl.program import OK, USAGE, language, lines


@click.command(epilog=CODES)
@click.argument("subject", required=False)
@lang_option
def verb(subject: str | None, lang: str | None) -> int:
    """解释信息代码或关键词；不写对象时列出全部。

    Explain a code, the name of a check, or a keyword; without SUBJECT list what there is.
    """
    from ruledsl.show.report import explanation  # noqa: PLC0415

    lang = language(lang)
    found, text = explanation(subject, lang, program.paint(error=False))
    lines(text, error=not found)
    return OK if found else USAGE
