"""A command line to try things on: a folder with sample files, and a way to call the program in it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import river
from click.testing import CliRunner
from river import Call, Called

from ruledsl.cli import main


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the samples, which is the current one; messages are Chinese."""
    for name, text in (
        ("rules/river.rules", river.RULES),
        ("open/river.rules", river.OPEN),
        ("open/schemes/now.rules", river.SCHEME),
        ("facts.yaml", river.FACTS),
        ("wrong.yaml", river.WRONG),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    monkeypatch.chdir(tmp_path)
    for name in ("RULEDSL_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "RULEDSL_DEBUG", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    yield tmp_path
    assert not [p for p in os.listdir(tmp_path) if p.endswith(".tmp")]


@pytest.fixture
def call(here: Path) -> Call:
    """Call the program: ``call("check", "rules")``, ``call("fmt", "-", stdin=text)``."""

    def run(*args: str, stdin: str | bytes | None = None) -> Called:
        result = CliRunner().invoke(main, list(args), input=stdin)
        assert "Traceback" not in result.stderr
        return Called(result.exit_code, result.stdout, result.stderr)

    return run
