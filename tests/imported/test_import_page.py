"""The table on the page of the language reference becomes the scheme on that page."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


def keys(value: Any) -> set[str]:
    """All keys of the output but those of diagnostics, which are explained elsewhere."""
    if isinstance(value, dict):
        return set(value).union(*(keys(v) for k, v in value.items() if k not in ("diagnostics", "message")))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_the_page_explains_every_key(run: Callable[..., Result], here: Path) -> None:
    """A key that no table explains would be guessed at."""
    table = fence("csv table") + "加分项,表彰,5,每项2分,\n注：无,,,,\n"
    (here / "t.csv").write_text(table.replace("领导机制", "1." + "领导机制" * 9), encoding="utf-8")
    rules = fence("rules")
    (here / "measure.rules").write_text(rules[: rules.index("方案 ")], encoding="utf-8")
    args = ("import", "t.csv", "-o", "out.rules", "--rules", "measure.rules", "--format", "json")
    assert 0 == run(*args).exit_code
    body = json.loads(run(*args, "--check").stdout)
    explained = set(re.findall(r"`([a-z/_]+)`", PAGE.read_text("utf-8")))
    assert {"skipped", "notes", "note", "agrees", "reason", "text"} <= keys(body)
    assert set() == keys(body) - explained


def test_every_option_stands_on_the_page(run: Callable[..., Result]) -> None:
    """What the help lists the page explains."""
    options = set(re.findall(r"--[a-z-]+", run("import", "--help").stdout)) - {"--help", "--lang", "--output"}
    assert set() == options - set(re.findall(r"--[a-z-]+", PAGE.read_text("utf-8")))
