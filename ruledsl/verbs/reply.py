"""``ruledsl reply``: one page to a unit that objects, point by point, and the receipt of it."""

from pathlib import Path
from typing import Any

import click

from ruledsl import program
from ruledsl.options import CODES, lang_option, run_options
from ruledsl.outputs import extra, write_all
from ruledsl.program import language, lines, refuse


@click.command(epilog=CODES)
@click.argument("rules")
@click.argument("facts", nargs=-1, required=True)
@click.option("--unit", metavar="NAME", help="提出异议的单位 / the unit that objects")
@click.option(
    "--about",
    multiple=True,
    metavar="POINT",
    help="异议的事项：条款、名称或事件编号 / a clause, a name or the id of an event",
)
@click.option("--objection", metavar="FILE", help="写着异议的 YAML：单位、日期、异议 / the objection as a file")
@run_options
@click.option("--templates", metavar="DIR", help="自己的模板（见 ruledsl templates）/ templates of your own")
@click.option("-o", "--output", metavar="FILE", required=True, help="答复：.docx、.html 或 .md / the reply")
@lang_option
def verb(rules: str, facts: tuple[str, ...], output: str, lang: str | None, **options: Any) -> int:
    """用平常的话答复提出异议的单位：它说的每一项，是哪一条起了作用、用了哪些事实、怎样才会不同。

    答复只有一页，旁边另写一份收据（.receipt.json），ruledsl verify 可以复算。

    One page to a unit that objects: which line took effect on each point that it raises, from which facts, and what
    would have changed the result. A receipt is written beside it; ``ruledsl verify`` makes it all again.
    """
    from ruledsl.documents.reply import ENDINGS  # noqa: PLC0415
    from ruledsl.reporting import Order, make  # noqa: PLC0415
    from ruledsl.show.report import problem_report  # noqa: PLC0415
    from ruledsl.show.style import visible  # noqa: PLC0415
    from ruledsl.show.texts import say  # noqa: PLC0415

    lang, target = language(lang), Path(output)
    for library in ("docxtpl", "openpyxl"):
        extra(library, lang)
    if target.suffix not in ENDINGS:
        refuse("reply.ending", lang, file=output)
    made = make(Order(rules, facts, lang=lang, document=target.name, **options))
    lines(problem_report(made.outcome, lang, program.paint(error=True)), error=True)
    if not made.files:
        lines([say("report.nothing", lang)], error=True)
        return program.exit_code(made.outcome.problems) or program.FACTS
    receipt = target.with_suffix(".receipt.json")
    write_all({target: made.files[target.name], receipt: made.receipt}, lang)
    names = {"file": visible(target.as_posix()), "receipt": visible(receipt.as_posix())}
    lines([say("reply.written", lang, number=made.number, **names)])
    return program.exit_code(made.outcome.problems)
