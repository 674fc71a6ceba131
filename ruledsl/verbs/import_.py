"""``ruledsl import``: the yearly table of indicators as the text of a scheme, to be reviewed."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ruledsl import program
from ruledsl.inputs import contents, existing, read_rules
from ruledsl.node import Record
from ruledsl.options import CODES, lang_option, measure_option, year_option
from ruledsl.outputs import write_all
from ruledsl.program import FINDINGS, OK, USAGE, emit, language, lines, refuse

if TYPE_CHECKING:
    from ruledsl.diagnostic import Diagnostic
    from ruledsl.source import Source
    from ruledsl.statements.blocks import MeasureBlock
    from ruledsl.syntax import Document
    from ruledsl.tools.import_table import Imported
    from ruledsl.tools.load import Rules


class Asked(Record):
    """What is asked for besides the table."""

    rules: str | None
    measure: str | None
    output: str | None
    sheet: str
    scheme: str
    year: int | None
    called: tuple[str, ...]
    zero_target: str
    inapplicable: str
    only_check: bool
    force: bool
    form: str


@click.command("import", epilog=CODES)
@click.argument("table")
@click.option("-o", "--output", metavar="FILE", help="方案文件 / the scheme file")
@click.option(
    "--rules", metavar="RULES", help="办法，可写 文件#办法；不写则在方案文件近旁找 / the measure; FILE#MEASURE"
)
@measure_option
@click.option(
    "--check", "only_check", is_flag=True, help="只比较表与方案文件，不写入 / compare table and scheme file only"
)
@click.option("--force", is_flag=True, help="方案文件有人改过也覆盖 / replace a file that was changed by hand")
@click.option("--sheet", default="", metavar="NAME", help="工作簿里的哪一张表 / which sheet of the workbook")
@click.option("--name", "scheme", default="", metavar="NAME", help="方案的名称 / the name of the scheme")
@year_option
@click.option(
    "--as", "called", multiple=True, metavar="WORD=NAME", help="表中写法=办法中的名称 / a name of the measure"
)
@click.option("--zero-target", type=click.Choice(["full", "zero"]), default=None,
              help="按完成率计分的，目标为零时计满分或0分 / points where there is no target")  # fmt: skip
@click.option("--inapplicable", type=click.Choice(["full", "shrink"]), default=None,
              help="不适用的单位计满分，或从满分中扣除 / what holds where an indicator does not concern a unit")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式 / output")
@lang_option
def verb(table: str, lang: str | None, **options: Any) -> int:
    """把年度指标表（xlsx 或 csv）写成方案，供对照审阅。

    一级、二级、三级指标成为逐级的指标，分值与办法核对，评分标准照录原文；写法只有一种读法的（每…扣…扣完为止、每…得…、有…无…等）
    识别出计分，其余由考核组评定并列出原因。对不上的写明单元格，什么也不写。--check 比较表与方案文件，不一致的退出码为 1，都已写明理由接受的为 0。

    Write the yearly table of indicators (xlsx or csv) as a scheme, to be reviewed beside it: levels become nested
    indicators, points are held against the measure, criteria are kept word for word, scoring is recognised where there
    is one reading of it; the rest is left to the assessors and listed with the reason. What does not fit is told by
    its cell and nothing is written. --check compares table and scheme file and exits with 1 where they differ,
    with 0 where the file accepts every difference with a reason.
    """
    lang = language(lang)
    asked = Asked(**options | {k: options[k] or "" for k in ("zero_target", "inapplicable")})
    if asked.output is None:
        refuse("imported.needs-output", lang)
    from ruledsl.tools.import_table import Request, import_table  # noqa: PLC0415

    rules, (document, block) = _measure(asked, lang)
    file, data = contents(table, _most(), lang)
    found = import_table(
        Request(
            Path(file).name,
            data,
            rules,
            document,
            block,
            asked.output or "",
            asked.sheet,
            asked.scheme,
            asked.year,
            _called(asked.called, lang),
            asked.zero_target,
            asked.inapplicable,
        )
    )
    if found.text is None:
        return _refused(found, asked, lang)
    return _compare(found, asked, lang) if asked.only_check else _write(found, asked, lang)


def _most() -> int:
    from ruledsl.facts.tree import SIZE  # noqa: PLC0415

    return SIZE


def _called(given: tuple[str, ...], lang: str) -> dict[str, str]:
    """Names of the table and those of the measure."""
    found = {}
    for text in given:
        word, sign, name = text.partition("=")
        if not (sign and word.strip() and name.strip()):
            refuse("imported.as", lang, text=text)
        found[word.strip()] = name.strip()
    return found


def _measure(asked: Asked, lang: str) -> "tuple[Rules, tuple[Document, MeasureBlock]]":
    """The rules and the measure in them: named with the command, or the only assessment near the scheme file."""
    from ruledsl.diagnostic import Diagnostic  # noqa: PLC0415
    from ruledsl.show.diagnostics import listing  # noqa: PLC0415
    from ruledsl.tools.import_table.near import assessments, nearest  # noqa: PLC0415
    from ruledsl.tools.load import choose  # noqa: PLC0415
    from ruledsl.tools.rule_files import split  # noqa: PLC0415

    name, marked = split(asked.rules) if asked.rules else (nearest(asked.output or ""), None)
    if not name:
        refuse("imported.no-measure", lang)
    _, read = read_rules((name,), lang, chosen=True)
    wrong = [d for d in read.diagnostics if d.is_error]
    wanted = asked.measure or marked or assessments(read)
    if isinstance(wanted, tuple):
        refuse("imported.which-measure", lang, ids="、".join(wanted))
    chosen = choose(read, wanted, asked.year)
    if wrong or isinstance(chosen, Diagnostic):
        told = wrong or [chosen] if isinstance(chosen, Diagnostic) else wrong
        lines(listing(told, read.sources, lang, program.paint(error=True)), error=True)
        raise click.exceptions.Exit(program.exit_code(told))
    return read, chosen


def _refused(found: "Imported", asked: Asked, lang: str) -> int:
    """Say what is wrong; nothing is written."""
    from ruledsl.show.texts import say  # noqa: PLC0415

    _say(found, found.problems, found.sources, asked, lang, written=False)
    if asked.form == "text" and not asked.only_check:
        lines([say("imported.not-written", lang, file=asked.output)], error=True)
    return program.exit_code(found.problems)


def _say(
    found: "Imported",
    said: "Sequence[Diagnostic]",
    sources: "Sequence[Source]",
    asked: Asked,
    lang: str,
    written: bool,
    agrees: bool | None = None,
) -> None:
    """The diagnostics, or all of it as JSON."""
    if asked.form == "json":
        from ruledsl.show.imported import as_json  # noqa: PLC0415

        emit(as_json(found, asked.output or "", written, said, sources, agrees))
    else:
        from ruledsl.show.diagnostics import listing  # noqa: PLC0415

        lines(listing(said, sources, lang, program.paint(error=True)), error=True)


def _write(found: "Imported", asked: Asked, lang: str) -> int:
    """Write the scheme, unless somebody has worked on it since."""
    from ruledsl.show.imported import numbers, summary  # noqa: PLC0415
    from ruledsl.show.texts import say  # noqa: PLC0415
    from ruledsl.tools.import_table import untouched  # noqa: PLC0415

    target = Path(asked.output or "")
    before = target.read_text("utf-8", "replace") if target.is_file() else None
    text = found.text or ""
    if before not in (None, text) and not asked.force and not untouched(before or ""):
        lines([say("imported.changed-by-hand", lang, file=asked.output)], error=True)
        return USAGE
    if before != text:
        write_all({target: text.encode("utf-8")}, lang)
    _say(found, found.problems, found.sources, asked, lang, written=before != text)
    if asked.form == "text":
        key = "imported.same" if before == text else "imported.written"
        lines([say(key, lang, file=asked.output, **numbers(found)), *summary(found, lang, program.paint())])
    return FINDINGS if _warned(found) else OK


def _warned(found: "Imported") -> bool:
    """Whether a check has something against the text; remarks on the table alone change no exit code."""
    return any(d.severity == "warning" and d.span is not None for d in found.problems)


def _compare(found: "Imported", asked: Asked, lang: str) -> int:
    """Whether the table and the scheme file still agree."""
    from ruledsl.parse import parse  # noqa: PLC0415
    from ruledsl.show.imported import numbers  # noqa: PLC0415
    from ruledsl.show.texts import say  # noqa: PLC0415
    from ruledsl.tools.allowed import accepted  # noqa: PLC0415
    from ruledsl.tools.import_table import agreement  # noqa: PLC0415

    path = existing(asked.output or "", lang)
    _, read = read_rules((path,), lang)
    file = read.sources[0] if read.sources else None
    wrong = [d for d in read.diagnostics if d.is_error]
    if file is None or wrong:
        _say(found, wrong, read.sources, asked, lang, written=False)
        return program.exit_code(wrong)
    document = parse(file)[0]
    differ = agreement(found, file, document)
    reviewed = accepted(file, document, differ)
    _say(found, (*found.problems, *differ), (*found.sources, file), asked, lang, written=False, agrees=not differ)
    if asked.form == "text":
        key = "imported.differs" if differ else "imported.agrees"
        lines([say(key, lang, table=found.table.file, file=asked.output, count=len(differ), **numbers(found))])
        lines([say("imported.accepted", lang, count=len(reviewed))] * bool(reviewed))
    return FINDINGS if len(differ) > len(reviewed) else OK
