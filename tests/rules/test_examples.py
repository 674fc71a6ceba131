"""The worked examples: invented, whole, and clean; what comes out of them is derived on a page of the language reference."""

from pathlib import Path

import pytest

from ruledsl.source import Source
from ruledsl.syntax import Statement, walk
from ruledsl.tools.check import check
from ruledsl.tools.format import format_source
from ruledsl.tools.load import read_rules

EXAMPLES = Path(__file__).parents[2] / "rules/examples"
FILES = sorted(EXAMPLES.glob("*.rules"))


def test_there_are_three() -> None:
    """An office assessment, a standard of a thousand points, a tariff without full marks."""
    assert ["news-tariff", "office-performance", "smart-community"] == [p.stem for p in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_an_example_is_a_whole_measure(path: Path) -> None:
    """Sixty statements at least, nothing left to check, in the form that the formatter writes."""
    rules = read_rules([path])
    (_, block), text = rules.measures[0], path.read_text("utf-8")
    assert sum(isinstance(node, Statement) for node in walk(block.statements)) >= 60
    assert () == tuple(check(rules))
    assert text == format_source(Source(path.name, text), None)[0]


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda p: p.name)
def test_an_example_says_that_it_is_invented(path: Path) -> None:
    """Nobody takes its numbers for those of a city."""
    assert path.read_text("utf-8").startswith("# 虚构示例，仅作演示")
