"""Verdicts that are kept: the same bytes again while nothing has changed, a new look as soon as anything has."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import river

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., tuple[int, bytes, bytes, bool]]


@pytest.fixture
def run(here: Path) -> Run:
    """Run the program as a process of its own; says too whether it had to look."""

    def start(*args: str, **more: str) -> tuple[int, bytes, bytes, bool]:
        env = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(here / "cache"), **more}
        command = [sys.executable, "-X", "importtime", "-m", "ruledsl", *args]
        done = subprocess.run(command, cwd=here, env=env, capture_output=True, check=False)
        told = [line for line in done.stderr.splitlines(keepends=True) if not line.startswith(b"import time:")]
        return done.returncode, done.stdout, b"".join(told), b"ruledsl.cli" in done.stderr

    return start


def kept(here: Path) -> list[Path]:
    folder = here / "cache" / "ruledsl" / "verdicts"
    return sorted(folder.iterdir()) if folder.is_dir() else []


def test_the_same_is_said_again_without_looking(run: Run, here: Path) -> None:
    """Nothing has changed: the same bytes and exit code, and not even the command line was imported."""
    (here / "rules/river.rules").write_text(river.RULES.replace("扣分 通报", "扣份 通报"), encoding="utf-8")
    first, again = run("check", "rules"), run("check", "rules")
    assert (first[3], again[3]) == (True, False)
    assert first[:3] == again[:3]
    assert again[0] == 3


def test_a_changed_file_is_looked_at(run: Run, here: Path) -> None:
    """By its content: the same text written again is no change."""
    run("check", "rules")
    path = here / "rules/river.rules"
    path.write_text(river.RULES, encoding="utf-8", newline="\n")
    assert run("check", "rules")[3] is False
    path.write_text(river.RULES.replace("扣分 通报", "扣份 通报"), encoding="utf-8")
    assert run("check", "rules")[0::3] == (3, True)


def test_a_new_file_in_the_folder_is_looked_at(run: Run, here: Path) -> None:
    """A folder is the files in it."""
    run("check", "rules")
    (here / "rules/below").mkdir()
    assert run("check", "rules")[3] is False
    (here / "rules/below/more.rules").write_text("", encoding="utf-8")
    assert run("check", "rules")[3] is True


def test_an_imported_file_counts(run: Run, here: Path) -> None:
    """What the rules import is part of them."""
    (here / "rules/list.rules").write_text("清单 名录 { 条目 甲 }\n", encoding="utf-8")
    text = "引入 “list.rules” 为 表\n" + river.RULES
    (here / "rules/river.rules").write_text(text, encoding="utf-8")
    run("check", "rules/river.rules")
    assert run("check", "rules/river.rules")[3] is False
    (here / "rules/list.rules").write_text("清单 名录 { 条目 乙 }\n", encoding="utf-8")
    assert run("check", "rules/river.rules")[3] is True


def test_language_and_options_are_other_questions(run: Run) -> None:
    """English is not said again in Chinese."""
    run("check", "rules")
    assert run("check", "rules", RULEDSL_LANG="en")[3] is True
    assert run("check", "rules", "--lang", "en")[3] is True
    assert run("check", "rules", "--format", "json")[3] is True


def test_a_verdict_can_be_declined(run: Run, here: Path) -> None:
    """By an option or the environment: nothing is recalled and nothing kept."""
    assert run("check", "rules", "--no-cache")[3] is True
    assert run("check", "rules", RULEDSL_NO_CACHE="1")[3] is True
    assert kept(here) == []


def test_what_was_not_found_is_looked_for_again(run: Run, here: Path) -> None:
    """A verdict that depends on a file that is not there, or on a search, is not kept."""
    for name in ("nothing.rules", "open/schemes/now.rules"):
        run("check", name)
    assert kept(here) == []


def test_a_broken_cache_is_none(run: Run, here: Path) -> None:
    """Whatever stands in the file: the program looks again and says the same."""
    first = run("check", "rules")
    (path,) = kept(here)
    for text in ("", "{", "[]", json.dumps({"files": {}, "folders": {}, "printed": 7, "code": 0}), '{"files": 3}'):
        path.write_text(text, encoding="utf-8")
        assert run("check", "rules") == first
    (here / "elsewhere").write_text("", encoding="utf-8")
    assert run("check", "rules", XDG_CACHE_HOME=str(here / "elsewhere")) == first


def test_only_so_many_are_kept(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest verdicts go."""
    from ruledsl import verdicts  # noqa: PLC0415

    monkeypatch.setenv("XDG_CACHE_HOME", str(here / "cache"))
    monkeypatch.setattr(verdicts, "MOST", 3)
    for number in range(5):
        one = verdicts.Run(f"key{number}")
        one.depends((), ())
        verdicts.keep(one, 0)
        os.utime(here / "cache/ruledsl/verdicts" / f"key{number}", ns=(number, number))
    assert ["key2", "key3", "key4"] == [p.name for p in kept(here)]
