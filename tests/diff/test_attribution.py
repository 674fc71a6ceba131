"""From which changes a unit's points, grade and place come: one alone, several only together, and in which order units stand."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pond import ordinary, text
from river_base import BASE

from ruledsl.cli import main

POND = """\
办法: 小池
年度: 2023
单位:
  甲: {巡查: 1, 设施: 破损, 台账: 是, 事件: [{日期: 2023-03-01, 计入: 经验}], 零报告: 其余}
  乙: {巡查: 2, 设施: 完好, 台账: 是, 零报告: 是}
"""
RIVER = """\
办法: 河湖考核
年度: 2023
名单: {区县: [甲区, 乙区], 部门: [丙局, 丁局]}
单位:
  甲区: {巡查: 50, 完成数: 1, 目标数: 1, 设施: 完好, 台账: 是, 事件: [{日期: 2023-03-01, 计入: 先进经验}], 零报告: 其余}
  乙区: {巡查: %s, 完成数: 1, 目标数: 1, 设施: 完好, 台账: 是, 事件: [{日期: 2023-03-01, 计入: 投诉}], 零报告: 其余}
  丙局:
    巡查: 20
    完成数: 1
    目标数: 1
    设施: 完好
    台账: 是
    事件: [{日期: 2023-05-01, 计入: 投诉}, {日期: 2023-06-01, 计入: 投诉}]
    零报告: 其余
  丁局: {巡查: 40.8, 完成数: 1, 目标数: 1, 设施: 完好, 台账: 是, 事件: [{日期: 2023-05-01, 计入: 投诉}], 零报告: 其余}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("RULEDSL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def call(old: str, new: str, facts: str, *more: str) -> str:
    for name, words in (("old.rules", old), ("new.rules", new), ("facts.yaml", facts)):
        Path(name).write_text(words, "utf-8")
    done = CliRunner().invoke(main, ["diff", "old.rules", "new.rules", "--facts", "facts.yaml", *more])
    assert 1 == done.exit_code, done.stderr
    return done.stdout


def causes(old: str, new: str, facts: str) -> dict[str, list[Any]]:
    """For each unit, the edits, points, whether grade and rank move; the units in their order."""
    (measure,) = json.loads(call(old, new, facts, "--format", "json"))["measures"]
    groups = measure["units"]["groups"]
    return {
        u["unit"]: [
            ([n for g in c["groups"] for n in groups[g]], c["points"], c["grade"], c["rank"]) for c in u["causes"]
        ]
        for u in measure["units"]["units"]
    }


def test_what_two_changes_do_only_together_is_an_interaction() -> None:
    """One more point for an experience, and a limit of 3 instead of 1: either alone gives 甲 nothing, both one point and a grade."""
    old = text({**ordinary(), "bonus_cap": " 最多1分"})
    new = text({**ordinary(), "merit": "加分 经验 每项2分 最多2分", "bonus_cap": " 最多3分"})
    assert {"甲": [([1, 2], "1", True, False)], "乙": []} == causes(old, new, POND)
    out = call(old, new, POND, "--only", "changed")
    assert "第1处＋第2处 共同作用：+1分、改变等次" in out
    assert "  乙  " not in out


def river(*swaps: tuple[str, str]) -> str:
    words = BASE
    for old, new in swaps:
        assert old in words
        words = words.replace(old, new, 1)
    return words


BONUS, FAULT = ("先进经验 每项2分", "先进经验 每项3分"), ("投诉 每件0.5分", "投诉 每件1分")


def test_a_unit_that_is_overtaken_is_told_by_which_change() -> None:
    """甲区 92 → 93, 乙区 92.8 → 92.3: the bonus alone takes 甲区 past it, the fault alone does not."""
    found = causes(BASE, river(BONUS, FAULT), RIVER % "53.3")
    assert [([1], "1", False, True)] == found["甲区"]
    assert [([2], "-0.5", False, False), ([1], "0", False, True)] == found["乙区"]


def test_a_place_that_moves_only_by_two_changes_names_both() -> None:
    """甲区 92 → 93, 乙区 93.2 → 92.7."""
    found = causes(BASE, river(BONUS, FAULT), RIVER % "53.7")
    assert [([1], "1", False, False), ([1, 2], "0", False, True)] == found["甲区"]


def test_only_the_ranking_changed() -> None:
    """What units are ranked by is a change like others: 甲区 and 乙区 both have 92, the bonus came first."""
    found = causes(BASE, river(("总分、加分合计 由高到低", "总分 由高到低")), RIVER % "52.5")
    assert {"甲区": [], "乙区": [([1], "0", False, True)]} == {u: found[u] for u in ("甲区", "乙区")}


def test_units_stand_by_class_the_gravest_first() -> None:
    """丁局 80.3 → 79.8 loses a grade, 丙局 59 → 58 a point and no grade; 甲区 has no fault and does not change."""
    out = call(BASE, river(FAULT), RIVER % "53.3", "--only", "changed")
    units = [line.split()[0] for line in out.splitlines() if line.startswith("  ") and line.split()[0][-1] in "区局"]
    assert ["乙区", "丁局", "丙局"] == units
    assert out.rindex("\n区县\n") < out.rindex("\n部门\n")
