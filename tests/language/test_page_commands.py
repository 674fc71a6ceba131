"""The commands on the pages, run: the files that stand before them are written, what follows them is what is printed.

    file 名.rules    a file in the folder where the commands are given; a later block of the name replaces it
    console          ``$ ruledsl check 名.rules`` and what it prints, ``$ echo $?`` and the exit code

A line ``…`` stands for anything up to the line after it, or up to the next command.
"""

import shlex
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from page_reader import fences

from ruledsl.cli import main

HERE = Path(__file__).parent
PAGES = [p for p in sorted(HERE.glob("[0-9]*.md")) if "\n```console\n" in p.read_text("utf-8")]
HOOKS = HERE.parents[1] / ".pre-commit-hooks.yaml"


def run(line: str, before: int) -> tuple[int, str]:
    """What a command line does; ``<`` is read as a shell reads it."""
    if line == "echo $?":
        return before, f"{before}\n"
    words = shlex.split(line)
    assert "ruledsl" == words[0]
    given = Path(words[-1]).read_text("utf-8") if "<" in words else None
    done = CliRunner().invoke(main, words[1 : words.index("<") if given is not None else None], input=given)
    return done.exit_code, done.output


def as_expected(expected: list[str], came: list[str]) -> bool:
    """Line by line, where ``…`` stands for any lines."""
    if not expected:
        return not came
    if expected[0].strip() == "…":
        return any(as_expected(expected[1:], came[n:]) for n in range(len(came) + 1))
    return bool(came) and expected[0].rstrip() == came[0].rstrip() and as_expected(expected[1:], came[1:])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one; messages are Chinese."""
    monkeypatch.chdir(tmp_path)
    for name in ("RULEDSL_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_commands_of_a_page_print_what_it_says(here: Path, page: Path) -> None:
    """Every command with its files, output and exit code."""
    code, given = 0, 0
    for fence in fences(page.read_text("utf-8")):
        if fence.words.startswith("file "):
            path = here / fence.words.removeprefix("file ")
            path.parent.mkdir(exist_ok=True)
            path.write_text(fence.text, encoding="utf-8")
        elif fence.words == "console":
            for command in fence.text.removeprefix("$ ").split("\n$ "):
                line, *expected = command.rstrip("\n").split("\n")
                code, said = run(line, code)
                given += 1
                assert as_expected(expected, said.rstrip("\n").split("\n")), f"{page.name}: {line}\n{said}"
    assert given


MEASURE = """\
考核文件 绿化考核 “白鹭县绿化管护考核办法（虚构）” {
  条款 第一条至第三条
  施行 2022-01-01                            依据 第三条
  年度 1月1日至12月31日                      依据 第一条
  满分 100分                                 依据 第一条
  指标 管护 满分由方案确定                   依据 第二条
  总分 { 第一步 指标得分合计 }
  等次 { 合格 60分及以上  不合格 不满60分 }  依据 第二条
}
"""
SCHEME = "方案 绿化方案 依 绿化考核 {\n  年度 2023\n  给定 管护 满分 100分  依据 办法 第二条\n}\n"


def hook(name: str, *files: str) -> int:
    """What a hook answers when these files have changed."""
    (found,) = [h for h in yaml.safe_load(HOOKS.read_text("utf-8")) if h["id"] == name]
    named = files if found.get("pass_filenames", True) else ()
    return run(shlex.join([*shlex.split(found["entry"]), *found.get("args", ()), *named]), 0)[0]


def test_the_hooks_see_what_a_change_breaks(here: Path) -> None:
    """Schemes of two years are no contradiction; a measure that changed breaks the scheme that did not."""
    files = {"办法.rules": MEASURE, "二三年.rules": SCHEME, "二四年.rules": SCHEME.replace("2023", "2024")}
    for name, text in files.items():
        (here / name).write_text(text, encoding="utf-8")
    assert 0 == hook("ruledsl-check", *files)
    assert 0 == hook("ruledsl-fmt", *files)
    (here / "办法.rules").write_text(MEASURE.replace("管护 满分由方案确定", "管护 满分 100分"), encoding="utf-8")
    assert 3 == hook("ruledsl-check", "办法.rules")
    (here / "二三年.rules").write_text(SCHEME.replace("  年度", " 年度"), encoding="utf-8")
    assert 1 == hook("ruledsl-fmt", "二三年.rules")
