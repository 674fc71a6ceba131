"""``ruledsl fmt``: rule files in their canonical form."""

from pathlib import Path

import click

from ruledsl import program
from ruledsl.inputs import RULES_MOST, contents, one_stdin, unfolded
from ruledsl.options import CODES, lang_option
from ruledsl.program import FINDINGS, OK, RULES, emit, language, lines, refuse


@click.command("fmt", epilog=CODES)
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--keywords", type=click.Choice(["zh", "en"]), help="改用中文或英文关键词 / spell keywords in this language"
)
@click.option(
    "--check", "only_check", is_flag=True, help="只检查，不写入 / write nothing, exit 1 if something would change"
)
@click.option("--diff", "show_diff", is_flag=True, help="显示改动，不写入 / print the changes, write nothing")
@lang_option
def verb(files: tuple[str, ...], keywords: str | None, only_check: bool, show_diff: bool, lang: str | None) -> int:
    """整理规则文件（或文件夹里的规则文件）的写法，含义不变；- 表示从标准输入到标准输出。

    Bring rule files, or those of a folder, into their canonical form; - formats standard input to standard output. A file is never written
    when its meaning would change.
    """
    lang = language(lang)
    one_stdin(files, lang)
    names = [inner for name in files for inner in unfolded(name, lang)]
    return max(_format(name, keywords, not (only_check or show_diff), show_diff, lang) for name in names)


def _format(name: str, keywords: str | None, write: bool, show_diff: bool, lang: str) -> int:
    """Format one file and say what was done."""
    from ruledsl.show.diagnostics import listing  # noqa: PLC0415
    from ruledsl.show.texts import say  # noqa: PLC0415
    from ruledsl.tools.rewrite_files import replace_file, rewritten  # noqa: PLC0415

    file, data = contents(name, RULES_MOST, lang)
    result = rewritten(file, data, keywords)
    if result.after is None:
        lines(listing(result.problems, [result.before], lang, program.paint(error=True)), error=True)
        lines([say("fmt.refused", lang, file=file)] if result.refused else [], error=True)
        return RULES
    if show_diff:
        emit(result.diff)
    elif write and name == "-":
        emit(result.after)
    elif write and result.changed:
        try:
            replace_file(Path(name), result.after)
        except OSError as problem:
            refuse("fmt.failed", lang, file=name, reason=problem.strerror or type(problem).__name__)
    if result.changed and name != "-" and not show_diff:
        lines([say("fmt.written" if write else "fmt.would", lang, file=file)], error=True)
    return FINDINGS if result.changed and not write else OK
