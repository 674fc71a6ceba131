"""``ruledsl report``: score sheets, letters, the ranking, a circular, charts, and the receipt of them all."""

from pathlib import Path
from typing import Any

import click

from ruledsl import program
from ruledsl.options import CODES, lang_option, run_options
from ruledsl.outputs import extra, write_all
from ruledsl.program import language, lines


@click.command(epilog=CODES)
@click.argument("rules")
@click.argument("facts", nargs=-1, required=True)
@run_options
@click.option("--unit", metavar="NAME", help="只写一个单位的 / only one unit")
@click.option("--templates", metavar="DIR", help="自己的模板（见 ruledsl templates）/ templates of your own")
@click.option("-o", "--output", metavar="DIR", required=True, help="写到哪个文件夹 / the folder to write to")
@lang_option
def verb(rules: str, facts: tuple[str, ...], output: str, lang: str | None, **options: Any) -> int:
    """把结果写成文书：每个单位的评分表和反馈函，名次表、通报、图表，以及可以复算的收据。

    文书里的数都是 ruledsl eval 算出的数；同样的输入写出同样的文件。有单位填报有误的，其他单位照写，退出码为 4。

    Write the documents of a result: a score sheet and a letter for every unit, the ranking, a circular, charts, and a
    receipt by which ``ruledsl verify`` makes it all again.
    """
    from ruledsl.reporting import Order, make  # noqa: PLC0415
    from ruledsl.show.report import problem_report  # noqa: PLC0415
    from ruledsl.show.style import visible  # noqa: PLC0415
    from ruledsl.show.texts import say  # noqa: PLC0415

    lang = language(lang)
    for library in ("docxtpl", "openpyxl"):
        extra(library, lang)
    made = make(Order(rules, facts, lang=lang, **options))
    lines(problem_report(made.outcome, lang, program.paint(error=True)), error=True)
    if not made.files:
        lines([say("report.nothing", lang)], error=True)
        return program.exit_code(made.outcome.problems) or program.FACTS
    from ruledsl.documents.folder import RECEIPT  # noqa: PLC0415

    folder = Path(output)
    files = {folder / name: data for name, data in made.files.items()}
    write_all({**files, folder / RECEIPT: made.receipt}, lang)
    count = len(files) + 1
    lines([say("report.written", lang, folder=visible(folder.as_posix()), count=count, number=made.number)])
    return program.exit_code(made.outcome.problems)
