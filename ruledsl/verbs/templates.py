"""``ruledsl templates``: the templates of letters and score sheets, to be changed and given back."""

from pathlib import Path

import click

from ruledsl.options import CODES, lang_option
from ruledsl.outputs import extra, write_all
from ruledsl.program import OK, language, lines


@click.command(epilog=CODES)
@click.option("-o", "--output", metavar="DIR", required=True, help="写到哪个文件夹 / the folder to write to")
@lang_option
def verb(output: str, lang: str | None) -> int:
    """写出评分表、反馈函、通报的模板；改好以后用 ruledsl report --templates 套用。

    模板里 {{ 总分 }} 这样的地方会填上值；只能取值、判断、循环，不能运行程序。--lang en 写出英文的。

    Write the templates of documents; change them in a word processor and give the folder to report --templates.
    With --lang en they are in English.
    """
    extra("docxtpl", lang := language(lang))
    from ruledsl.documents.templates import named, shipped  # noqa: PLC0415
    from ruledsl.show.texts import joined, say  # noqa: PLC0415

    made = {named(name, lang): data for name, data in shipped(lang).items()}
    write_all({Path(output) / name: data for name, data in made.items()}, lang)
    lines([say("report.templates-written", lang, folder=output, names=joined(made, lang))])
    return OK
