"""The command line: the group of verbs, each in its own file of ``verbs`` and imported when it is called."""

import gc

import click

from ruledsl.options import CODES, HELP, VERSION, lang_option
from ruledsl.program import Program, verb_names

# A run makes a few hundred thousand values and keeps nearly all of them: collecting early finds nothing.
gc.set_threshold(200_000, 20, 20)


@click.group(cls=Program, epilog=CODES, add_help_option=False, params=[VERSION, HELP])
@lang_option
@click.pass_context
def main(context: click.Context, lang: str | None) -> None:
    """考核办法的规则：检查、计算、整理、解释。

    Rules of yearly assessments: check, evaluate, format, explain.
    """
    if lang is not None:  # before the verb as well as behind it
        context.default_map = {verb: {"lang": lang} for verb in verb_names()}
