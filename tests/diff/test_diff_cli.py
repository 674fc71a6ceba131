"""``diff`` and ``readings`` as a user calls them: files and revisions, formats, gates, and what cannot be compared."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from river_base import BASE

from ruledsl.cli import main

sys.path.insert(0, str(Path(__file__).parents[1] / "cli"))

FACTS = """\
办法: 河湖考核
年度: 2023
名单: {区县: [甲区, 乙区], 部门: [丙局]}
单位:
  甲区:
    {巡查: 58, 完成数: 9, 目标数: 10, 设施: 完好, 台账: 是, 事件: [{日期: 2023-03-01, 计入: 先进经验}], 零报告: 其余}
  乙区: {巡查: 55, 完成数: 10, 目标数: 10, 设施: 完好, 台账: 否, 零报告: 是}
  丙局:
    巡查: 50
    完成数: 10
    目标数: 10
    设施: 轻微破损
    台账: 是
    事件: [{日期: 2023-07-01, 计入: 通报, 分值: 7.5, 决定人: 考核小组, 理由: 直排}]
    零报告: 其余
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose first commit has the old version; the new one and facts lie beside it."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/river.rules").write_text(BASE, "utf-8")
    for name in ("RULEDSL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@a", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@a"}
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        subprocess.run(["git", *command], check=True, env={**os.environ, **who})
    text = BASE.replace("先进经验 每项2分", "先进经验 每项1分").replace(
        "90分及以上\n    良好   80分及以上不满90分", "90.01分及以上\n    良好   80分及以上不满90.01分"
    )
    (tmp_path / "rules/river.rules").write_text(text, "utf-8")
    (tmp_path / "old.rules").write_text(BASE, "utf-8")
    (tmp_path / "facts.yaml").write_text(FACTS, "utf-8")
    return tmp_path


def call(*args: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, list(args))
    assert "Traceback" not in done.stderr
    return done.exit_code, done.stdout, done.stderr


def test_a_revision_against_the_work_tree(here: Path) -> None:
    """The old version comes out of git, clause and words are said, the class is what a person would say."""
    code, out, _ = call("diff", "HEAD:rules/river.rules", "rules/river.rules")
    assert code == 1
    assert ["从严"] == [line.split()[-1] for line in out.splitlines() if "每项 2分 → 1分" in line]
    assert call("diff", "HEAD:rules", "HEAD:rules/river.rules")[0] == 0
    assert call("diff", "HEAD:rules", "rules")[0] == 1


def test_unknown_revisions_and_paths_are_named(here: Path) -> None:
    """Each with its own sentence and exit code 2."""
    assert call("diff", "没有:rules/river.rules", "old.rules")[::2] == (
        2,
        call("diff", "没有:rules/river.rules", "old.rules")[2],
    )
    assert "没有“没有”这个版本" in call("diff", "没有:rules/river.rules", "old.rules")[2]
    assert "没有规则文件“rules/x.rules”" in call("diff", "HEAD:rules/x.rules", "old.rules")[2]
    assert call("diff", "--upload-pack=x:y", "old.rules")[0] == 2
    assert call("diff", "old.rules")[0] == 2


def test_units_with_their_causes(here: Path) -> None:
    """Points and grade of each unit, and from which change they come."""
    code, out, _ = call("diff", "old.rules", "rules/river.rules", "--facts", "facts.yaml", "--format", "json")
    assert code == 1
    (measure,) = json.loads(out)["measures"]
    units = {u["unit"]: u for u in measure["units"]["units"]}
    # 甲区 58 + 22.5 + 10 + 5 = 95.5, + 2 = 97.5, now + 1 = 96.5; 乙区 55 + 25 + 10 = 90: 优秀, now 良好
    assert ("97.5", "96.5", "-1") == (
        units["甲区"]["old"]["total"],
        units["甲区"]["new"]["total"],
        units["甲区"]["points"],
    )
    assert ("优秀", "良好") == (units["乙区"]["old"]["grade"], units["乙区"]["new"]["grade"])
    groups = measure["units"]["groups"]
    assert [[3]] == [groups[g] for c in units["甲区"]["causes"] for g in c["groups"]] or [[1]] == [
        groups[g] for c in units["甲区"]["causes"] for g in c["groups"]
    ]
    assert [True] == [c["grade"] for c in units["乙区"]["causes"]]


def test_gates(here: Path) -> None:
    """A pipeline is stopped only by what it asked to be stopped by."""
    pair = ("old.rules", "rules/river.rules")
    assert call("diff", *pair, "--fail-on", "stricter")[0] == 1
    assert call("diff", pair[1], pair[0], "--fail-on", "stricter")[0] == 0
    assert call("diff", *pair, "--facts", "facts.yaml", "--fail-on", "grade-change")[0] == 1
    assert call("diff", *pair, "--fail-on", "rank-change")[0] == 2


def test_what_does_not_check_is_still_compared_on_paper(here: Path) -> None:
    """Its errors are said, and that nothing was judged."""
    (here / "bad.rules").write_text(BASE.replace("总分、加分合计 由高", "总分、不存在的 由高"), "utf-8")
    code, out, err = call("diff", "old.rules", "bad.rules")
    assert code == 3
    assert "E211" in err and "未判断" in out and "只比较了文字" in out


def test_facts_that_fit_one_version_only(here: Path) -> None:
    """The unit is named with the reason; the others are compared."""
    (here / "range.rules").write_text(BASE.replace("通报 每起5分至10分", "通报 每起8分至10分"), "utf-8")
    code, out, err = call("diff", "old.rules", "range.rules", "--facts", "facts.yaml")
    assert "数据只适合一个版本，没有比较：丙局（新版本不接受" in out
    assert "甲区" in out and "F105" in err
    assert code == 1


def test_readings_of_one_measure(here: Path) -> None:
    """The same file on both sides under two options; and all options of all readings."""
    code, out, _ = call("diff", "old.rules", "old.rules", "--reading", "先封顶/后封顶", "--facts", "facts.yaml")
    assert (code, "封顶先后：旧 先封顶，新 后封顶" in out) == (1, True)
    code, out, _ = call("readings", "old.rules", "--facts", "facts.yaml")
    assert (code, "1 个口径，2 种组合全部算过。" in out) == (0, True)


def test_order_format_and_language_are_no_change(here: Path) -> None:
    """Translated and formatted text is proved equal without looking at any unit."""
    from ruledsl.source import Source  # noqa: PLC0415
    from ruledsl.tools.format import format_source  # noqa: PLC0415

    english, _ = format_source(Source("x", BASE), "en")
    assert english is not None
    (here / "en.rules").write_text(english, "utf-8")
    code, out, _ = call("diff", "old.rules", "en.rules")
    assert (code, "没有改动。" in out) == (0, True)
    code, text, _ = call("diff", "--git-textconv", "en.rules")
    assert (code, text) == (0, format_source(Source("x", BASE), "zh")[0])


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_pages(here: Path, form: str) -> None:
    """Complete, and nothing of a file is markup."""
    (here / "x.rules").write_text(BASE.replace("“条文未定，本文件补充”", "“<script>alert(1)</script>”"), "utf-8")
    code, out, _ = call("diff", "old.rules", "x.rules", "--format", form)
    assert code == 0
    assert "<script" not in out.replace("\\<script", "")


def test_a_declared_rename_is_no_removal(here: Path) -> None:
    """曾名 says so, and facts under the old name still count."""
    renamed = BASE.replace("加分 先进经验 每项2分", "加分 典型经验 每项2分 曾名 先进经验")
    (here / "renamed.rules").write_text(renamed, "utf-8")
    code, out, _ = call("diff", "old.rules", "renamed.rules", "--facts", "facts.yaml")
    assert code == 0
    assert "改名" in out and "没有单位的结果变了" in out


def test_a_level_is_named_with_its_points(here: Path) -> None:
    """Not the points alone: which level they are for stands before them."""
    (here / "levels.rules").write_text(BASE.replace("省级 0.5分", "省级 0.6分"), "utf-8")
    out = call("diff", "old.rules", "levels.rules", "--format", "markdown")[1]
    assert "分级 国家级 1分 省级 0.5分 → 0.6分" in " ".join(out.split())
