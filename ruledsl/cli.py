"""The command line: the group of verbs, each in its own file of ``verbs`` and imported when it is called."""

import gc

import click

from ruledsl import __version__
from ruledsl.options import CODES
from ruledsl.program import Program

# A run makes a few hundred thousand values and keeps nearly all of them: collecting early finds nothing.
gc.set_threshold(200_000, 20, 20)


@click.group(cls=Program, epilog=CODES)
@click.version_option(__version__, prog_name="ruledsl")
def main() -> None:
    """考核办法的规则：检查、计算、整理、解释。

    Rules of yearly assessments: check, evaluate, format, explain.
    """
