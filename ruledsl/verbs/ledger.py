"""``ruledsl ledger``: what becomes of every clause of the document."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ruledsl import program
from ruledsl.inputs import contents, one_stdin, read_rules
from ruledsl.options import CODES, lang_option, measure_option, scheme_option
from ruledsl.program import FINDINGS, OK, emit, language, lines, refuse

if TYPE_CHECKING:
    from ruledsl.scorecard import Results
    from ruledsl.source import Source
    from ruledsl.tools.ledger import Account, Texts
    from ruledsl.tools.load import Rules

#: More bytes than this are not read of an official text.
TEXT_MOST = 4_000_000


@click.command(epilog=CODES)
@click.argument("rules")
@click.option(
    "--text",
    "texts",
    multiple=True,
    metavar="FILE",
    help="原文；给两份时依次为旧文、新文 / the text; of two, the old and the new",
)
@click.option("--recorded", metavar="FILE", help="与先前记下的各条摘要比较 / compare with digests recorded before")
@click.option("--record", metavar="FILE", help="记下原文各条的摘要 / record the digests of the clauses")
@scheme_option
@click.option(
    "--facts",
    multiple=True,
    metavar="FILE",
    help="样例数据，看它触及哪些条款 / sample, to see which clauses it reaches",
)
@measure_option
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", help="输出格式 / output")
@lang_option
def verb(rules: str, texts: tuple[str, ...], recorded: str | None, record: str | None, facts: tuple[str, ...],
         schemes: tuple[str, ...], measure: str | None, form: str, lang: str | None) -> int:  # fmt: skip
    """逐条核对：原文每一条、款、项怎样落实，与原文有何出入。

    RULES 是规则文件或文件夹。给出原文（纯文本）时，分值、上限、天数等与引用它的语句逐一比较。

    Account for every article, paragraph and item of the document; with its plain text, numbers and words are compared
    with the statements that cite them.
    """
    from ruledsl.tools.ledger import ledger  # noqa: PLC0415
    from ruledsl.tools.rule_files import split  # noqa: PLC0415

    lang = language(lang)
    if len(texts) > 2:
        refuse("ledger.two-texts", lang)
    if (record or recorded) and not texts:
        refuse("ledger.needs-text", lang)
    name, marked = split(rules)
    one_stdin((name, *texts, *facts), lang)
    _, read = read_rules((name, *schemes), lang, chosen=True)
    if _refused(read, lang):
        return program.exit_code(read.diagnostics)
    given = _texts(texts, recorded, lang)
    runs = _runs(read, facts, lang)
    accounts = [a for a in ledger(read, given, runs) if (measure or marked) in (None, a.measure)]
    if not accounts:
        refuse("ledger.no-measure", lang)
    _show(accounts, form, read.sources, bool(runs), lang)
    if record and given.now:
        _record(record, given.now, lang)
    return FINDINGS if any(a.findings for a in accounts) else OK


def _show(accounts: "Sequence[Account]", form: str, sources: "Sequence[Source]", sampled: bool, lang: str) -> None:
    from ruledsl.show import ledger as shown  # noqa: PLC0415

    if form == "json":
        emit(shown.as_json(accounts, sources, sampled))
    elif form == "html":
        from ruledsl.show.ledger_html import as_html  # noqa: PLC0415

        emit(as_html(accounts, sources, sampled, lang))
    else:
        lines(shown.as_text(accounts, sources, sampled, lang, program.paint()))


def _refused(read: "Rules", lang: str) -> bool:
    """Say what is wrong with rules that cannot be read."""
    from ruledsl.show.diagnostics import listing  # noqa: PLC0415

    wrong = [d for d in read.diagnostics if d.is_error]
    lines(listing(wrong, read.sources, lang, program.paint(error=True)), error=True)
    return bool(wrong)


def _texts(names: tuple[str, ...], recorded: str | None, lang: str) -> "Texts":
    from ruledsl.tools.ledger import Texts  # noqa: PLC0415

    found = [_text(name, lang) for name in names]
    before = found[0] if len(found) == 2 else None
    return Texts(found[-1] if found else None, before, _text(recorded, lang) if recorded else None)


def _text(name: str, lang: str) -> "Source":
    """A plain text, UTF-8 or GB18030 as officials save it."""
    from ruledsl.source import Source  # noqa: PLC0415

    file, data = contents(name, TEXT_MOST, lang)
    if len(data) > TEXT_MOST:
        refuse("unreadable", lang, file=file, reason=f"> {TEXT_MOST}")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return Source(file, data.decode(encoding))
        except UnicodeDecodeError:
            continue
    refuse("unreadable", lang, file=file, reason="UTF-8, GB18030")


def _runs(read: "Rules", facts: tuple[str, ...], lang: str) -> list[tuple[str, "Results"]]:
    """The samples, each run by itself as a trial: what is still open stops no account."""
    from ruledsl.facts.tree import SIZE  # noqa: PLC0415
    from ruledsl.show.report import problem_report  # noqa: PLC0415
    from ruledsl.show.texts import say  # noqa: PLC0415
    from ruledsl.tools.run import Request, run  # noqa: PLC0415

    found = []
    for name in facts:
        outcome = run(Request(read, (contents(name, SIZE, lang),), trial=True))
        lines(problem_report(outcome, lang, program.paint(error=True)), error=True)
        if outcome.results is None:
            lines([say("ledger.no-sample", lang)], error=True)
        else:
            found.append((Path(name).name, outcome.results))
    return found


def _record(name: str, text: "Source", lang: str) -> None:
    from ruledsl.show.texts import say  # noqa: PLC0415
    from ruledsl.tools.ledger import split  # noqa: PLC0415
    from ruledsl.tools.ledger.changes import record  # noqa: PLC0415
    from ruledsl.tools.rewrite_files import replace_file  # noqa: PLC0415

    path = Path(name)
    try:
        path.touch()
        replace_file(path, record(split(text)))
    except OSError as problem:
        refuse("ledger.cannot-write", lang, file=name, reason=problem.strerror or type(problem).__name__)
    lines([say("ledger.recorded", lang, file=name)], error=True)
