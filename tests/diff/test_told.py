"""What units are told beside their results is compared as well; grades that got another name are the same; words are whole."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from river_base import BASE

from ruledsl.cli import main

FACTS = """\
办法: 河湖考核
年度: 2023
名单: {区县: [甲区, 乙区], 部门: [丙局, 丁局]}
单位:
  甲区: {巡查: 60, 完成数: 1, 目标数: 1, 设施: 完好, 台账: 是, 通知日: 2023-03-01, 开始日: 2023-03-06, 零报告: 是}
  乙区: {巡查: 50, 完成数: 1, 目标数: 1, 设施: 完好, 台账: 是, 通知日: 2023-03-01, 开始日: 2023-03-20, 零报告: 是}
  丙局: {巡查: 15, 完成数: 1, 目标数: 1, 设施: 损坏, 台账: 是, 零报告: 是}
  丁局: {巡查: 30, 完成数: 1, 目标数: 1, 设施: 完好, 台账: 是, 零报告: 是}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RULEDSL_LANG", "zh")
    monkeypatch.chdir(tmp_path)
    Path("facts.yaml").write_text(FACTS, "utf-8")


def compared(*swaps: tuple[str, str], more: tuple[str, ...] = ()) -> tuple[int, str, dict[str, Any]]:
    new = BASE
    for old, now in swaps:
        assert old in new, old
        new = new.replace(old, now)
    Path("old.rules").write_text(BASE, "utf-8")
    Path("new.rules").write_text(new, "utf-8")
    args = ["diff", "old.rules", "new.rules", "--facts", "facts.yaml", *more]
    done = CliRunner().invoke(main, args)
    assert 70 != done.exit_code, done.stderr
    (found,) = json.loads(CliRunner().invoke(main, [*args, "--format", "json"]).stdout)["measures"]
    return done.exit_code, done.stdout, found


def test_a_deadline_that_moves_tells_who_keeps_it_now() -> None:
    """甲区 gave five days' notice: too few for ten, enough for three."""
    code, out, found = compared(("不迟于 开始日 前10天", "不迟于 开始日 前3天"))
    assert (1, "remarks") == (code, found["whole"]["class"])
    assert "没有单位的结果变了" in out and "提示和后果变了的单位" in out
    (told,) = found["units"]["told"]
    assert ("甲区", []) == (told["unit"], told["come"])
    assert "没有做到“提前通知”" in told["gone"][0]["zh"] and "提前通知" in told["gone"][0]["en"]


def test_a_consequence_that_comes_with_a_grade_is_told() -> None:
    """丙局 has 45 points, 丁局 70: the one had to talk before, now both."""
    _, out, found = compared(("当 等次 是 不合格", "当 总分 < 80分"))
    assert ["丁局"] == [t["unit"] for t in found["units"]["told"]]
    assert "丁局：只在新版本：约谈" in out


def test_a_change_of_points_tells_nobody_otherwise() -> None:
    """Where nothing that is said differs, there is no such section."""
    _, out, found = compared(("先进经验 每项2分", "先进经验 每项3分"))
    assert [] == found["units"]["told"] and "提示和后果变了的单位" not in out


def test_a_grade_of_another_name_is_the_same_grade() -> None:
    """Nobody's result changes; the units are shown under the new name."""
    swaps = (("    合格   60分", "    一般   60分"), ("最高评为 合格", "最高评为 一般"))
    code, out, found = compared(*swaps)
    assert (0, "equal", ["wording", "wording"]) == (code, found["whole"]["class"], [e["class"] for e in found["edits"]])
    assert "等次改了名称，按同一等次比较：合格 → 一般" in out
    assert [{"old": "合格", "new": "一般"}] == found["grades"]
    units = {u["unit"]: (u["old"]["grade"], u["new"]["grade"]) for u in found["units"]["units"]}
    assert ("一般", "一般") == units["丁局"]


def test_a_grade_that_got_another_name_and_another_line_is_still_compared() -> None:
    """The name is no change, the line is: 丁局 with 70 points falls below 71."""
    swaps = (
        ("    合格   60分及以上不满80分\n    不合格 不满60分", "    一般   71分及以上不满80分\n    不合格 不满71分"),
        ("最高评为 合格", "最高评为 一般"),
    )
    code, _, found = compared(*swaps)
    assert (1, "stricter") == (code, found["whole"]["class"])
    units = {u["unit"]: (u["old"]["grade"], u["new"]["grade"]) for u in found["units"]["units"]}
    assert ("一般", "不合格") == units["丁局"]


def test_lists_and_brackets_are_said_whole() -> None:
    """A class that comes, the option in use, a formula that changes in two places."""
    out = compared(("类别 区县、部门", "类别 区县、部门、园区"))[1]
    assert "区县、部门 → 区县、部门、园区" in out
    out = compared(("采用 先封顶 因", "采用 后封顶 因"))[1]
    assert "采用 先封顶 → 后封顶" in out
    out = compared(("定义 有加分 = 当 加分合计 > 0分 则 1 否则 0", "定义 有加分 = 当 加分合计 > 1分 则 2 否则 0"))[1]
    assert "当 加分合计 > 0分 则 1 否则 0 → " in " ".join(out.split())


def test_an_example_has_nothing_in_it_but_what_makes_the_difference() -> None:
    """One event too few marks suffices: what else was drawn by chance is taken back."""
    _, out, _ = compared(("先进经验 每项2分", "先进经验 每项1.5分"))
    (line,) = [line for line in out.splitlines() if line.startswith("变差 ")]
    assert line.count("、") <= 1 and "先进经验 1 件" in line


def test_a_statement_in_the_place_of_another_is_likely_renamed() -> None:
    """Another name and another amount under the same clause; something else altogether is removed and added."""
    (edit,) = compared(("加分 先进经验 每项2分", "加分 典型经验 每项3分"))[2]["edits"]
    assert ("renamed", True) == (edit["action"], edit["likely"])
    assert "像是改名（没有写“曾名”）；先进经验 → 典型经验；每项 2分 → 3分" == edit["change"]["zh"]
    found = compared(("加分 先进经验 每项2分 ", "加分 招商引资 酌情 最多7分 登记 金额 数量 "))[2]
    assert ["added", "removed"] == sorted(e["action"] for e in found["edits"])
