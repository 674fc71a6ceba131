"""``ruledsl verify``: make the result of a receipt again and say whether everything is equal."""

import os
from pathlib import Path

import click

from ruledsl import program
from ruledsl.inputs import contents
from ruledsl.options import CODES, lang_option
from ruledsl.outputs import extra
from ruledsl.program import FINDINGS, OK, language, lines, refuse


@click.command(epilog=CODES)
@click.argument("receipt")
@click.option(
    "--base", metavar="DIR", help="收据里的文件名从哪里算起 / folder that the names in the receipt start from"
)
@lang_option
def verb(receipt: str, base: str | None, lang: str | None) -> int:
    """按收据重新计算、重新写出文书，逐项比较；不一致的列出，退出码为 1。

    规则、方案、数据、程序和程序库的版本、结果、每一份文书都比较。什么文件也不写。

    Make the result of a receipt again and compare inputs, results, documents and versions one by one; what differs is
    listed and the exit code is 1. Nothing is written.
    """
    from ruledsl.documents.receipt import changes, read  # noqa: PLC0415
    from ruledsl.reporting import make, order_of  # noqa: PLC0415
    from ruledsl.show.report import problem_report  # noqa: PLC0415
    from ruledsl.show.style import visible  # noqa: PLC0415
    from ruledsl.show.texts import say  # noqa: PLC0415

    lang = language(lang)
    for library in ("docxtpl", "openpyxl"):
        extra(library, lang)
    name, data = contents(receipt, 33 * 2**20, lang)
    body = read(data)
    order = order_of(body["options"]) if isinstance(body, dict) else None
    if isinstance(body, str) or order is None:
        refuse("verify.not-a-receipt", lang, file=name, problem=body if isinstance(body, str) else "options")
    if base is not None:
        folder = Path(base)
        if not folder.is_dir():
            refuse("no-file", lang, file=base)
        os.chdir(folder)
    made = make(order)
    if not made.files:
        lines(problem_report(made.outcome, lang, program.paint(error=True)), error=True)
        lines([say("report.nothing", lang)], error=True)
        return program.exit_code(made.outcome.problems) or FINDINGS
    again = read(made.receipt)
    assert isinstance(again, dict)
    found = changes(body, again, lang)
    if not found:
        count = len(body["inputs"]) + len(body["outputs"]) + len(body["units"])
        lines([say("verify.equal", lang, count=count, file=visible(name))])
        return OK
    for change in found:
        lines([say("verify.differs", lang, what=visible(change.what))])
        lines([say("verify.is", lang, before=visible(change.before), now=visible(change.now))])
    return FINDINGS
