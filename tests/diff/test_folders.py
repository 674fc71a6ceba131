"""Two folders: each measure under the schemes that lie in both; what only one of them has is named."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from pond import ordinary, text

from ruledsl.cli import main

SCHEME = "方案 {name} 依 小池 {{\n  年度 {year}\n}}\n"
FACTS = """\
办法: 小池
年度: 2023
单位:
  甲: {巡查: 2, 设施: 完好, 台账: 是, 零报告: 是}
  乙: {巡查: 1, 设施: 破损, 台账: 是, 事件: [{日期: 2023-03-01, 计入: 经验}], 零报告: 其余}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("RULEDSL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    folder("old", {"小池.rules": text(ordinary()), "方案/甲.rules": SCHEME.format(name="甲方案", year=2023)})
    Path("facts.yaml").write_text(FACTS, "utf-8")
    return tmp_path


def folder(name: str, files: dict[str, str]) -> None:
    for path, words in files.items():
        where = Path(name) / path
        where.parent.mkdir(parents=True, exist_ok=True)
        where.write_text(words, "utf-8")


def call(*args: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["diff", *args])
    assert "Traceback" not in done.stderr
    return done.exit_code, done.stdout


def test_the_scheme_of_both_folders_is_compared_with_its_measure(here: Path) -> None:
    """A change of the scheme alone is a change, and said where it is."""
    folder("new", {"小池.rules": text(ordinary()), "方案/甲.rules": SCHEME.format(name="甲方案", year=2024)})
    code, out = call("old", "new")
    assert (1, True, True) == (code, "· 方案 甲方案" in out, "年度 2023 → 2024" in out)
    folder("new", {"方案/甲.rules": "# 说明\n" + SCHEME.format(name="甲方案", year=2023)})
    assert (0, True) == (call("old", "new")[0], "没有改动。" in call("old", "new")[1])


def test_files_and_schemes_that_one_folder_has_are_named(here: Path) -> None:
    """A scheme that is gone is a change; a file that is another is only said."""
    folder("new", {"小池.rules": text(ordinary()), "方案/乙.rules": SCHEME.format(name="甲方案", year=2023)})
    code, out = call("old", "new")
    assert (0, True, True) == (
        code,
        "只在旧版本里的文件：方案/甲.rules" in out,
        "只在新版本里的文件：方案/乙.rules" in out,
    )
    folder("new", {"方案/乙.rules": SCHEME.format(name="乙方案", year=2023)})
    code, out = call("old", "new")
    assert (1, True) == (code, "只在旧版本里：方案 甲方案（依 小池）" in out)
    only = json.loads(call("old", "new", "--format", "json")[1])["only"]
    assert [{"scheme": "乙方案", "measure": "小池"}] == only["new"]["schemes"]


def test_of_several_schemes_those_that_changed_are_shown_and_facts_choose_theirs(here: Path) -> None:
    """The measure once by itself, then under what changed; with facts under every scheme that they fit."""
    folder("old", {"方案/乙.rules": SCHEME.format(name="乙方案", year=2022)})
    new = text({**ordinary(), "merit": "加分 经验 每项2分 最多2分"})
    folder("new", {"小池.rules": new, "方案/甲.rules": SCHEME.format(name="甲方案", year=2023)})
    folder("new", {"方案/乙.rules": SCHEME.format(name="乙方案", year=2024)})
    measures = json.loads(call("old", "new", "--format", "json")[1])["measures"]
    assert [("", 1), ("乙方案", 2)] == [(m.get("scheme", ""), len(m["edits"])) for m in measures]
    code, out = call("old", "new", "--facts", "facts.yaml", "--only", "changed")
    assert (1, True, False, True) == (code, "· 方案 甲方案" in out, "· 方案 乙方案" in out, "4 → 5" in out)


def test_folders_of_two_revisions(here: Path) -> None:
    """The same out of git."""
    who = {f"GIT_{w}_{k}": "a@a" for w in ("AUTHOR", "COMMITTER") for k in ("NAME", "EMAIL")}
    commands = (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "one"])
    for command in commands:
        subprocess.run(["git", *command], check=True, env={**os.environ, **who})
    folder("old", {"方案/甲.rules": SCHEME.format(name="甲方案", year=2024)})
    code, out = call("HEAD:old", "old")
    assert (1, True) == (code, "年度 2023 → 2024" in out)
    assert 0 == call("HEAD:old", "HEAD:old")[0]
