"""The commands on the page about documents print and write what the page says."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from ruledsl.cli import main

PAGE = Path(__file__).parents[1] / "language" / "20-documents.md"
RULES = Path(__file__).parents[2] / "rules"
_BLOCK = re.compile(r"^```(sh run|text printed|text file|text files)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_page_says_what_the_commands_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One after the other in a folder that has the rules of the project; … stands for anything."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").symlink_to(RULES)
    blocks = _BLOCK.findall(PAGE.read_text("utf-8"))
    assert 5 == sum(kind == "sh run" for kind, _, _ in blocks)
    printed = ""
    for kind, name, text in blocks:
        if kind == "sh run":
            result = CliRunner().invoke(main, text.split()[1:])
            assert 0 == result.exit_code, result.output
            printed = result.stdout
        elif kind == "text printed":
            assert _like(text, printed), printed
        elif kind == "text file":
            assert _like(text, (tmp_path / name).read_text("utf-8")), (tmp_path / name).read_text("utf-8")
        else:
            found = sorted(p.relative_to(tmp_path / name).as_posix() for p in (tmp_path / name).rglob("*.*"))
            assert text.split() == found


def _like(expected: str, found: str) -> bool:
    """Equal, but for what the page leaves out."""
    return re.fullmatch(re.escape(expected).replace("…", ".*"), found, re.DOTALL) is not None
