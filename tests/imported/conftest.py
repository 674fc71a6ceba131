"""A folder with the measures of both cities and a free one, and a way to import a table there."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result
from tables import FREE

from ruledsl.cli import main

RULES = Path(__file__).parents[2] / "rules"
Run = Callable[..., Result]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The measures; messages are Chinese."""
    for name in ("jinchang.rules", "pingliang.rules"):
        (tmp_path / name).write_bytes((RULES / name).read_bytes())
    copytree(RULES / "national", tmp_path / "national")
    (tmp_path / "free.rules").write_text(FREE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RULEDSL_LANG", "zh")
    return tmp_path


@pytest.fixture
def run(here: Path) -> Run:
    """Call the program: ``run("import", "t.xlsx", …)``."""

    def call(*args: str) -> Result:
        result = CliRunner().invoke(main, list(args))
        assert "Traceback" not in result.output, result.output
        return result

    return call


@pytest.fixture
def imported(here: Path, run: Run) -> Callable[..., Result]:
    """Import some bytes as ``t.xlsx`` into ``s.rules`` for a city or the free measure."""

    def do(data: bytes, measure: str = "jinchang", *more: str, name: str = "t.xlsx") -> Result:
        (here / name).write_bytes(data)
        marked = {"jinchang": "#金昌政务公开考核", "pingliang": "#平凉政务公开考核"}.get(measure, "")
        return run("import", name, "-o", "s.rules", "--rules", f"{measure}.rules{marked}", *more)

    return do
