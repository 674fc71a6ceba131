"""``ruledsl check``: what is wrong with rule files."""

import click

from ruledsl import program
from ruledsl.inputs import keep_verdict, read_rules
from ruledsl.options import CODES, cache_option, lang_option
from ruledsl.program import FINDINGS, OK, language, lines


@click.command(epilog=CODES)
@click.argument("rules", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="输出格式 / output"
)
@cache_option
@lang_option
def verb(rules: tuple[str, ...], form: str, lang: str | None) -> int:
    """检查规则：文件、文件夹，或 - 表示标准输入。

    同时给出的方案一并适用；文件夹里的方案逐个试用；只给出方案时，在其所在及上级文件夹里找所依的办法。
    有错误时退出码为 3，只有警告时为 1。

    Check rules: files, folders, or - for standard input. Schemes given as files apply together, those of a folder
    one by one; for a scheme alone the measure is searched beside it and in the folders above. Errors exit with 3,
    warnings alone with 1.
    """
    from ruledsl.tools.check import check as checked  # noqa: PLC0415
    from ruledsl.tools.rule_files import with_measures  # noqa: PLC0415

    lang = language(lang)
    files, read = read_rules(rules, lang)
    read, borrowed = with_measures(files, read)
    found = checked(read, files.apart)
    from ruledsl.show.report import check_report  # noqa: PLC0415

    lines(check_report(form, found, read, borrowed, lang, program.paint()))
    if not borrowed:
        keep_verdict(rules, read, found)
    code = program.exit_code(found)
    return code or (FINDINGS if any(d.severity == "warning" for d in found) else OK)
