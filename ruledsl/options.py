"""Options that several verbs have, the same everywhere, and the exit codes that end every help."""

from collections.abc import Callable
from typing import Any

import click

from ruledsl import __version__

Verb = Callable[..., Any]

CODES = (
    "退出码 / exit codes: 0 无问题 ok; 1 有提示或改动 findings, changes; 2 用法 usage; 3 规则有误 rules invalid; "
    "4 数据有误 facts invalid (能算的照常输出 what could be computed is printed); 5 未能判定 undecided; 70 程序错误 internal"
)


def _show_help(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        click.echo(context.get_help())
        context.exit()


def _show_version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        click.echo(f"ruledsl, version {__version__}")
        context.exit()


#: In both languages, and without click's own, for which gettext and locale are imported at every start.
HELP = click.Option(
    ["--help"], is_flag=True, is_eager=True, expose_value=False, callback=_show_help, help="用法 / how to use it"
)
VERSION = click.Option(
    ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="版本 / version"
)


def lang_option(verb: Verb) -> Verb:
    """``--lang`` as every verb has it."""
    text = "提示语言 / language of messages (RULEDSL_LANG, LC_ALL, LANG; zh)"
    return click.option("--lang", type=click.Choice(["zh", "en"]), default=None, help=text)(verb)


def scheme_option(verb: Verb) -> Verb:
    """``--scheme FILE``, given as ``schemes``."""
    text = "年度方案 / scheme, may be repeated"
    return click.option("--scheme", "schemes", multiple=True, metavar="FILE", help=text)(verb)


def measure_option(verb: Verb) -> Verb:
    """``--measure ID`` where a file holds several measures; ``RULES#ID`` says the same."""
    text = "文件中有多部时选用哪部 / which measure; also RULES#ID"
    return click.option("--measure", metavar="ID", help=text)(verb)


def readings_option(verb: Verb) -> Verb:
    """``--reading K=V``, given as ``readings``."""
    text = "试用另一口径 / try another reading (名称=选项)"
    return click.option("--reading", "readings", multiple=True, metavar="K=V", help=text)(verb)


def round_option(verb: Verb) -> Verb:
    """``--round NAME``, given as ``upto``: the round of scoring whose values count."""
    text = "按哪一轮评分计算，不写则按最后一轮 / the round of scoring that counts; the last one held"
    names = click.Choice(["自评", "初评", "复核", "审定", "self", "first", "second", "final"])
    return click.option("--round", "upto", type=names, help=text)(verb)


def year_option(verb: Verb) -> Verb:
    """``--year YYYY``: the assessment year."""
    text = "考核年度 / assessment year"
    return click.option("--year", type=click.IntRange(1970, 2199), metavar="YYYY", help=text)(verb)


def cache_option(verb: Verb) -> Verb:
    """``--no-cache``: look again even if nothing has changed; it is obeyed before the command line is read."""
    text = "不用上次的结果 / look again even if nothing has changed (RULEDSL_NO_CACHE)"
    return click.option("--no-cache", is_flag=True, expose_value=False, help=text)(verb)


def run_options(verb: Verb) -> Verb:
    """What decides how facts are evaluated, the same for every verb that shows results."""
    strict = click.option("--strict", is_flag=True, help="未填报的事项按错误处理 / what is not reported is an error")
    trial = click.option("--trial", is_flag=True, help="试算：不因未定事项停止 / trial run past what is open")
    for option in (strict, trial, round_option, year_option, measure_option, readings_option, scheme_option):
        verb = option(verb)
    return verb
