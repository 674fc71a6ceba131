"""Files that cannot be read, folders without rules, facts of another measure: said plainly, with what was still compared."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from river_base import BASE

from ruledsl.cli import main

FACTS = """\
办法: {measure}
年度: 2023
名单: {{区县: [甲区], 部门: [丙局]}}
单位:
  甲区: {{巡查: 50, 完成数: 1, 目标数: 1, 设施: 完好, 台账: 是, 零报告: 是}}
  丙局: {{巡查: 40, 完成数: 1, 目标数: 1, 设施: 完好, 台账: 是, 零报告: 是}}
"""
UNREADABLE = {
    "binary": b"\x00\x01\xff\xfe\x89PNG",
    "empty": b"",
    "comment": "# 只有注释\n".encode(),
    "gb18030": BASE.encode("gb18030"),
    "syntax": BASE.replace("考核文件 河湖考核", "考核文件 河湖考核 {{{").encode(),
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RULEDSL_LANG", "zh")
    monkeypatch.chdir(tmp_path)
    Path("good.rules").write_text(BASE, "utf-8")
    Path("new.rules").write_text(BASE.replace("90分及以上\n", "91分及以上\n").replace("不满90分", "不满91分"), "utf-8")


def call(*args: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["diff", *args])
    assert "Traceback" not in done.stderr and 70 != done.exit_code, done.stderr
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_side_that_cannot_be_read_has_not_lost_its_measure(kind: str) -> None:
    """The error, which side it is, and that nothing was compared; not that the measure is in one version only."""
    Path("bad.rules").write_bytes(UNREADABLE[kind])
    code, out, err = call("good.rules", "bad.rules")
    assert (3, "新的一边有错误，读不出办法，没有比较。\n") == (code, out)
    assert "错误 E1" in err
    code, out, _ = call("bad.rules", "good.rules", "--format", "json")
    found = json.loads(out)
    assert (3, [], {"old": ["河湖考核"], "new": []}) == (code, found["come"], found["unread"])
    assert "旧的一边有错误" in call("bad.rules", "good.rules", "--format", "html")[1]


def test_a_version_with_errors_is_compared_in_its_words() -> None:
    """What is wrong, what changed on paper, and that nothing was judged."""
    Path("bad.rules").write_text(BASE.replace("满分 60分", "满分 61分"), "utf-8")
    code, out, err = call("good.rules", "bad.rules")
    assert 3 == code and "E301" in err
    assert "满分 60分 → 61分" in out and "只比较了文字" in out


def test_a_folder_against_a_file_and_a_folder_without_rules() -> None:
    """A folder is what is in it; of nothing there is nothing to compare."""
    for name in ("folder", "nothing"):
        Path(name).mkdir()
    Path("folder/m.rules").write_text(BASE, "utf-8")
    assert (0, True) == ((found := call("folder", "good.rules"))[0], "没有改动" in found[1])
    code, out, err = call("nothing", "good.rules")
    assert (2, "", True) == (code, out, "文件夹里没有 .rules 文件：nothing" in err)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (FACTS.format(measure="别的办法"), 4, "F138"),
        ("", 4, "F143"),
        ("\x00\x01", 4, "F144"),
        (FACTS.format(measure="河湖考核").replace("年度: 2023\n", ""), 4, "F140"),
    ],
)
def test_facts_that_cannot_be_used_leave_the_comparison_on_paper(text: str, code: int, said: str) -> None:
    """Facts of another measure, of no year, no facts: the error, and what changed all the same."""
    Path("facts.yaml").write_text(text, "utf-8")
    found = call("good.rules", "new.rules", "--facts", "facts.yaml")
    assert (code, True) == (found[0], said in found[2])
    assert "优秀 90分及以上" in found[1].replace("\n", "") or "91分" in found[1]
    assert "没有单位可比" in found[1] and "—年度" not in found[1]


def test_facts_that_name_either_measure_are_read() -> None:
    """Where the measure itself got another id, facts say the one or the other."""
    Path("new.rules").write_text(BASE.replace("考核文件 河湖考核", "考核文件 河道考核"), "utf-8")
    for name in ("河湖考核", "河道考核"):
        Path("facts.yaml").write_text(FACTS.format(measure=name), "utf-8")
        code, out, err = call("good.rules", "new.rules", "--facts", "facts.yaml")
        assert ("", True) == (err, "2 个单位" in out), (code, out)


def test_without_git_a_revision_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """No git, no repository, no such revision: each in its own sentence, exit code 2."""
    assert "不在仓库中" in call("HEAD:good.rules", "new.rules")[2]
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", "init", "-q", "."], check=True, env=env)
    assert "没有“HEAD”这个版本" in call("HEAD:good.rules", "new.rules")[2]
    monkeypatch.setenv("PATH", "/nowhere")
    code, _, err = call("HEAD:good.rules", "new.rules")
    assert (2, True) == (code, "要用 git，这里没有安装" in err)


def test_what_could_be_read_of_a_folder_is_compared() -> None:
    """One file that nobody can read, beside one that can be: its measure is not gone, the other one is compared."""
    other = BASE.replace("考核文件 河湖考核", "考核文件 道路考核")
    for side in ("old", "new"):
        Path(side).mkdir()
        Path(side, "river.rules").write_text(
            BASE if side == "old" else BASE.replace("扣分 通报 每起5分", "扣分 每起"), "utf-8"
        )
        Path(side, "road.rules").write_text(other if side == "old" else other.replace("每项2分", "每项3分"), "utf-8")
    for form in ("table", "markdown", "html"):
        code, out, err = call("old", "new", "--format", form)
        assert (3, True) == (code, "错误 E1" in err)
        assert "新的一边有错误，没有读出、也没有比较：河湖考核" in out and "只在旧版本" not in out
        assert "加分 先进经验" in out and "3分" in out
