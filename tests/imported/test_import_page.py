"""The table on the page of the language reference becomes the scheme on that page."""

import re
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

PAGE = Path(__file__).parents[1] / "language" / "25-import.md"


def fence(words: str) -> str:
    found = re.search(rf"^```{words}\n(.*?)^```", PAGE.read_text("utf-8"), re.M | re.S)
    assert found, words
    return found[1]


def scheme(text: str) -> str:
    return text[text.index("方案 示例考核指标表") :]


def test_the_table_of_the_page_becomes_its_scheme(run: Callable[..., Result], here: Path) -> None:
    """What the page shows is what the program writes."""
    rules = fence("rules")
    (here / "measure.rules").write_text(rules[: rules.index("方案 ")], encoding="utf-8")
    (here / "t.csv").write_text(fence("csv table"), encoding="utf-8")
    result = run("import", "t.csv", "-o", "out.rules", "--rules", "measure.rules")
    assert 0 == result.exit_code, result.output
    assert scheme(rules) == scheme((here / "out.rules").read_text("utf-8"))
