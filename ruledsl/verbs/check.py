"""``ruledsl check``: what is wrong with rule files."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ruledsl import program
from ruledsl.inputs import contents, keep_verdict, read_rules
from ruledsl.options import CODES, cache_option, lang_option
from ruledsl.program import FINDINGS, OK, language, lines, refuse

if TYPE_CHECKING:
    from ruledsl.diagnostic import Diagnostic
    from ruledsl.tools.fixes import Checked
    from ruledsl.tools.load import Rules

FORMATS = ["text", "json", "github", "gitlab", "sarif"]


@click.command(epilog=CODES)
@click.argument("rules", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="输出格式 / output")
@click.option("--fix", is_flag=True, help="改正能确定怎样改的地方 / make the corrections that are certain")
@click.option("--watch", is_flag=True, help="文件改动后重新检查，直到按 Ctrl-C / check again whenever a file changes")
@click.option(
    "--facts", multiple=True, metavar="FILE", help="对照数据：从不变化、从未触及的 / what these facts never try"
)
@cache_option
@lang_option
def verb(rules: tuple[str, ...], form: str, fix: bool, watch: bool, facts: tuple[str, ...], lang: str | None) -> int:
    """检查规则：文件、文件夹，或 - 表示标准输入。

    同时给出的方案一并适用；文件夹里的方案逐个试用；只给出方案时，在其所在及上级文件夹里找所依的办法。
    有错误时退出码为 3，只有警告时为 1。级别在 ruledsl.toml 里调整，个别的提示在文件里用注释写明理由允许。

    Check rules: files, folders, or - for standard input. Schemes given as files apply together, those of a folder
    one by one; for a scheme alone the measure is searched beside it and in the folders above. Errors exit with 3,
    warnings alone with 1. Levels are set in ruledsl.toml; single findings are allowed by a comment with a reason.
    """
    lang = language(lang)
    if watch and "-" in rules:
        refuse("check.watch-stdin", lang)
    if fix and "-" in rules:
        refuse("check.fix-stdin", lang)
    if not watch:
        return _once(rules, form, fix, facts, lang)
    from ruledsl.show.texts import say  # noqa: PLC0415
    from ruledsl.tools import watch as watching  # noqa: PLC0415

    code = OK
    for _ in watching.changes([Path(r) for r in (*rules, *facts)]):
        watching.clear()
        code = _once(rules, form, fix, facts, lang)
        lines([say("check.watching", lang)], error=True)
    return code


def _once(rules: tuple[str, ...], form: str, fix: bool, facts: tuple[str, ...], lang: str) -> int:
    """Check, mend if that is wanted, show."""
    from ruledsl.show.report import check_report  # noqa: PLC0415
    from ruledsl.tools.check import check as checked  # noqa: PLC0415
    from ruledsl.tools.fixes import Checked, with_fixes  # noqa: PLC0415
    from ruledsl.tools.rule_files import with_measures  # noqa: PLC0415
    from ruledsl.tools.settings import settings  # noqa: PLC0415

    files, read = read_rules(rules, lang)
    read, borrowed = with_measures(files, read)
    state = Checked(read, checked(read, files.apart), files.root, files.apart)
    found = with_fixes(state) if state.found else ()
    if fix:
        state, found = _mended(state, lang)
    project = settings(files.root)
    found = project.applied((*found, *_companions(state.rules, facts, lang)))
    shown = state.rules.with_sources(project.sources)
    lines(check_report(form, found, shown, borrowed, lang, program.paint()))
    if not borrowed and not fix and not facts:
        keep_verdict(rules, shown, found)
    code = program.exit_code(found)
    return code or (FINDINGS if any(d.severity in ("warning", "finding") for d in found) else OK)


def _mended(state: "Checked", lang: str) -> "tuple[Checked, tuple[Diagnostic, ...]]":
    """The corrections made and written; every file in one step, or not at all."""
    from ruledsl.tools.fixes import mended  # noqa: PLC0415
    from ruledsl.tools.rewrite_files import replace_file  # noqa: PLC0415

    before = {s.name: s.text for s in state.rules.sources}
    after, made = mended(state)
    for source in after.rules.sources:
        if source.text != before[source.name]:
            try:
                replace_file(Path(source.name), source.text)
            except OSError as problem:
                refuse("fmt.failed", lang, file=source.name, reason=problem.strerror or type(problem).__name__)
    if made:
        from ruledsl.show.texts import say  # noqa: PLC0415

        lines([say("check.fixed", lang, count=made)], error=True)
    return after, after.found


def _companions(rules: "Rules", facts: tuple[str, ...], lang: str) -> "tuple[Diagnostic, ...]":
    """What the facts never try; their own errors come first."""
    if not facts:
        return ()
    from ruledsl.facts.tree import SIZE  # noqa: PLC0415
    from ruledsl.show.report import problem_report  # noqa: PLC0415
    from ruledsl.tools.companions import companions  # noqa: PLC0415
    from ruledsl.tools.run import Request  # noqa: PLC0415

    given = tuple(contents(fact, SIZE, lang) for fact in facts)
    outcome, found = companions(Request(rules, given, trial=True))
    if outcome.results is None or any(d.code[0] == "F" for d in outcome.problems):
        lines(problem_report(outcome, lang, program.paint(error=True)), error=True)
    return (*(d for d in outcome.problems if d.code[0] == "F"), *found)
