"""``ruledsl diff``: what changed between two versions of a measure."""

from typing import Any

import click

from ruledsl import program
from ruledsl.inputs import contents, unfolded
from ruledsl.options import CODES, lang_option, measure_option, year_option
from ruledsl.outputs import extra
from ruledsl.program import emit, language, lines, refuse

_READING = "试用另一口径；甲/乙 表示旧的一边用甲、新的一边用乙 / another reading; A/B: A on the old side, B on the new"
_FAIL_ON = click.Choice(["stricter", "grade-change", "rank-change"])


@click.command(epilog=CODES)
@click.argument("versions", nargs=-1)
@click.option("--scheme", "schemes", multiple=True, metavar="FILE", help="两边都用的方案 / scheme for both sides")
@click.option("--old-scheme", "old_schemes", multiple=True, metavar="FILE", help="旧的一边的方案 / of the old side")
@click.option("--new-scheme", "new_schemes", multiple=True, metavar="FILE", help="新的一边的方案 / of the new side")
@click.option("--reading", "readings", multiple=True, metavar="K=V", help=_READING)
@measure_option
@year_option
@click.option("--facts", multiple=True, metavar="FILE", help="用一年的数据比较每个单位 / replay a year's facts")
@click.option("--prove", is_flag=True, help="对任何可能的单位作证明 / prove it for every unit there can be")
@click.option("--only", type=click.Choice(["changed"]), help="只列变了的单位 / list only units that changed")
@click.option("--fail-on", "gates", multiple=True, type=_FAIL_ON, help="只在这些情形下退出码为 1 / exit 1 only then")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "markdown", "html"]),
    default="table",
    help="输出格式 / output",
)
@click.option(
    "--git-textconv", "textconv", metavar="FILE", help="输出 FILE 的规范文本，供 git diff 使用 / canonical text for git"
)
@lang_option
def verb(versions: tuple[str, ...], textconv: str | None, lang: str | None, **options: Any) -> int:
    """比较两个版本：文字上改了什么，对单位有什么影响。

    OLD 和 NEW 是文件、文件夹，或者 git 里的 版本:路径（如 HEAD~1:rules/jinchang.rules）。

    Compare two versions: files, folders, or REV:PATH in git. What changed clause by clause, whether it is stricter or
    more lenient, and with --facts what it does to each unit and which change does it.
    """
    lang = language(lang)
    if textconv is not None:
        return _textconv(textconv, lang)
    if len(versions) != 2:
        refuse("diff.two-sides", lang)
    return _compared(versions[0], versions[1], lang, **options)


def _textconv(name: str, lang: str) -> int:
    """One file in its canonical form; what cannot be read is shown as it is, so that git can still compare it."""
    from ruledsl.inputs import RULES_MOST  # noqa: PLC0415
    from ruledsl.tools.diff.textconv import canonical  # noqa: PLC0415

    file, data = contents(name, RULES_MOST, lang)
    emit(canonical(file, data))
    return program.OK


def _compared(
    old: str,
    new: str,
    lang: str,
    schemes: tuple[str, ...],
    old_schemes: tuple[str, ...],
    new_schemes: tuple[str, ...],
    facts: tuple[str, ...],
    form: str,
    only: str | None,
    prove: bool,
    gates: tuple[str, ...],
    measure: str | None,
    year: int | None,
    readings: tuple[str, ...],
) -> int:
    from ruledsl.facts.tree import SIZE  # noqa: PLC0415
    from ruledsl.show.diff.output import problem_lines, report_text  # noqa: PLC0415
    from ruledsl.tools.diff.gates import exit_code  # noqa: PLC0415
    from ruledsl.tools.diff.report import Request, compare  # noqa: PLC0415

    if "rank-change" in gates and not facts:
        refuse("diff.needs-facts", lang, what="rank-change")
    if prove:
        extra("z3", lang, "solver")
    sides = [_side(name, (*schemes, *own), lang) for name, own in ((old, old_schemes), (new, new_schemes))]
    given = tuple(contents(fact, SIZE, lang) for fact in facts)
    report = compare(Request(sides[0], sides[1], measure, year, readings, given, prove))
    lines(problem_lines(report, lang, program.paint(error=True)), error=True)
    emit(report_text(report, form, only == "changed", lang, program.paint()))
    return exit_code(report, gates)


def _side(name: str, schemes: tuple[str, ...], lang: str) -> Any:
    """Read one side; what is not there is refused."""
    from ruledsl.tools.diff.revision import NoRevision, split_revision  # noqa: PLC0415
    from ruledsl.tools.diff.sides import named, side  # noqa: PLC0415

    for path in (named(name)[0], *schemes):
        if split_revision(path) is None:
            unfolded(path, lang)
    try:
        return side(name, schemes)
    except NoRevision as problem:
        refuse(problem.key, lang, **problem.args_)
