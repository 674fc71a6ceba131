"""In a repository and in a pipeline: ``git diff`` through the command, revisions, exit codes, what a merge request is shown."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from pond import Version, ordinary, text

from ruledsl.cli import main
from ruledsl.source import Source
from ruledsl.tools.format import format_source

ROOT = Path(__file__).parents[2]
RULEDSL = f"'{sys.executable}' -m ruledsl"
FACTS = """\
办法: 小池
年度: 2023
单位:
  甲: {巡查: 2, 设施: 完好, 台账: 否, 事件: [{日期: 2023-03-01, 计入: 经验}], 零报告: 其余}
  乙: {巡查: 2, 设施: 完好, 台账: 否, 零报告: 是}
  丙: {巡查: 1, 设施: 破损, 台账: 是, 事件: [{日期: 2023-03-01, 计入: 迟报}], 零报告: 其余}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit, in which ``git diff`` goes through the command as its page says."""
    for name in ("RULEDSL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "a@a")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.chdir(tmp_path)
    Path("rules").mkdir()
    write("rules/pond.rules")
    Path("facts.yaml").write_text(FACTS, "utf-8")
    git("init", "-q")
    Path(".gitattributes").write_text("*.rules diff=ruledsl\n", "utf-8")
    git("config", "diff.ruledsl.textconv", f"{RULEDSL} diff --git-textconv")
    git("add", ".")
    git("commit", "-q", "-m", "one")
    return tmp_path


def write(name: str, **changes: str) -> str:
    version: Version = {**ordinary(), **changes}
    Path(name).write_text(text(version), "utf-8")
    return name


def git(*command: str) -> str:
    done = subprocess.run(["git", *command], check=True, capture_output=True, env=os.environ)
    return done.stdout.decode("utf-8")


def call(*args: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["diff", *args])
    assert "Traceback" not in done.stderr
    return done.exit_code, done.stdout, done.stderr


def test_git_diff_shows_what_is_said_not_how_it_is_written(here: Path) -> None:
    """A translated file is no change for ``git diff``; a number is, in one language on both sides."""
    english, _ = format_source(Source("x", text(ordinary())), "en")
    assert english is not None
    Path("rules/pond.rules").write_text(english, "utf-8")
    assert "" == git("diff", "rules")
    Path("rules/pond.rules").write_text(english.replace("at most 3 points", "at most 2 points", 1), "utf-8")
    changed = [line for line in git("diff", "rules").splitlines() if line[0] in "+-" and line[:3] not in ("+++", "---")]
    assert ["-", "+"] == [line[0] for line in changed]
    assert all("最多" in line for line in changed)
    Path("rules/pond.rules").write_text("考核文件 {", "utf-8")
    assert "+考核文件 {" in git("diff", "rules").splitlines()


def test_revisions_are_read_where_the_command_stands(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``REV:PATH`` from the root of the repository, ``REV:./PATH`` from the folder one is in."""
    write("rules/pond.rules", cap="4")
    assert 1 == call("HEAD:rules/pond.rules", "rules/pond.rules")[0]
    monkeypatch.chdir(here / "rules")
    assert 1 == call("HEAD:./pond.rules", "pond.rules")[0]
    assert 0 == call("HEAD:./pond.rules", "HEAD:rules/pond.rules")[0]
    code, out, err = call("HEAD~7:rules/pond.rules", "pond.rules")
    assert (2, "") == (code, out) and "没有“HEAD~7”这个版本" in err


def test_outside_a_repository_it_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which differs from a revision that is not there."""
    monkeypatch.setenv("RULEDSL_LANG", "zh")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    write("x.rules")
    assert (2, True) == (call("HEAD:x.rules", "x.rules")[0], "不在仓库中" in call("HEAD:x.rules", "x.rules")[2])


#: What changes, the options, the exit code: 0 nothing of the kind, 1 it does, 2 asked wrongly, 5 undecided.
GATES = [
    ({}, [], 0),
    ({"cap": "4"}, [], 1),
    ({"cap": "4"}, ["--fail-on", "stricter"], 1),
    ({"merit": "加分 经验 每项2分 最多2分"}, ["--fail-on", "stricter"], 0),
    ({"merit": "加分 经验 每项1分 最多1分"}, ["--facts", "facts.yaml", "--fail-on", "grade-change"], 0),
    ({"top": "4"}, ["--facts", "facts.yaml", "--fail-on", "grade-change"], 1),
    ({"top": "4"}, ["--facts", "facts.yaml", "--fail-on", "rank-change"], 0),
    ({"late": ""}, ["--facts", "facts.yaml", "--fail-on", "grade-change"], 1),
    ({"merit": ""}, ["--fail-on", "rank-change"], 2),
    ({"press": "加分 报道 分级 { 国家级 2分  省级 1分 } 计次 逐次 最多3分"}, ["--fail-on", "stricter"], 5),
    ({"press": "加分 报道 分级 { 国家级 2分  省级 1分 } 计次 逐次 最多3分"}, ["--prove", "--fail-on", "stricter"], 0),
]


@pytest.mark.parametrize(("changes", "options", "expected"), GATES)
def test_gates(here: Path, changes: dict[str, str], options: list[str], expected: int) -> None:
    """Only what a pipeline asked for stops it; what was not decided is neither let through nor stopped silently."""
    write("new.rules", **changes)
    code, out, err = call("rules/pond.rules", "new.rules", *options)
    assert expected == code, out + err


def test_a_merge_request_is_shown_a_page_of_markdown(here: Path) -> None:
    """Heads, one row for each change, and the units."""
    write("new.rules", cap="4", top="4")
    _, out, _ = call("HEAD:rules/pond.rules", "new.rules", "--facts", "facts.yaml", "--format", "markdown")
    lines = out.splitlines()
    assert "## 小池管护考核办法（虚构）" == lines[0]
    (rule,) = [n for n, line in enumerate(lines) if line.startswith("| ---: | --- | --- | --- | --- |")]
    rows = [line for line in lines[rule + 1 :] if line.startswith("|")]
    assert lines[rule - 1].startswith("| 编号 | 条款 |") and rows[0].startswith("| 1 | 第五条 |")
    assert any(line.startswith("| 甲 | ") for line in lines)
