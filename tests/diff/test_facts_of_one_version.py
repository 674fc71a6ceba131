"""Facts that were written for one version: what the other makes of them, and what is still compared."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pond import ordinary, text

from ruledsl.cli import main

LATE = "扣分 迟报 每次1分 最多2分"
FACTS = """\
办法: 小池
年度: 2023
单位:
  甲: {巡查: 2, 设施: 完好, 台账: 是, 事件: [{日期: 2023-03-01, 计入: 迟报}], 零报告: 其余}
  乙: {巡查: 2, 设施: 破损, 台账: 是, 零报告: 是}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("RULEDSL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def call(old: str, new: str, facts: str, *more: str) -> tuple[int, str]:
    for name, words in (("old.rules", old), ("new.rules", new), ("facts.yaml", facts)):
        Path(name).write_text(words, "utf-8")
    done = CliRunner().invoke(main, ["diff", "old.rules", "new.rules", "--facts", "facts.yaml", *more])
    assert "Traceback" not in done.stderr
    return done.exit_code, done.stdout


def units(old: str, new: str, facts: str) -> dict[str, Any]:
    """The totals of each unit, old and new; what was left out, and who was refused."""
    (measure,) = json.loads(call(old, new, facts, "--format", "json")[1])["measures"]
    found = measure["units"]
    totals = {u["unit"]: (u["old"]["total"], u["new"]["total"]) for u in found["units"]}
    return {"totals": totals, "unread": found["unread"], "refused": [(r["unit"], r["by"]) for r in found["refused"]]}


def test_a_line_that_is_gone_leaves_its_events_out(tmp_path: Path) -> None:
    """甲 5 − 1 = 4 in the old version, 5 in the new one."""
    old, new = text(ordinary()), text({**ordinary(), "late": ""})
    expected = {"totals": {"甲": ("4", "5"), "乙": ("4", "4")}, "unread": {"old": [], "new": ["迟报"]}, "refused": []}
    assert expected == units(old, new, FACTS)
    code, out = call(old, new, FACTS)
    assert (1, True) == (code, "只有旧版本要填，新版本里不算：迟报" in out)


def test_a_line_that_is_new_is_left_out_of_the_old_version() -> None:
    """The same the other way round, the facts having been written for the new version."""
    old, new = text({**ordinary(), "late": ""}), text(ordinary())
    expected = {"totals": {"甲": ("5", "4"), "乙": ("4", "4")}, "unread": {"old": ["迟报"], "new": []}, "refused": []}
    assert expected == units(old, new, FACTS)


@pytest.mark.parametrize("kind", ["迟报", "逾期"])
def test_a_renamed_line_is_read_under_either_name(kind: str) -> None:
    """In both versions, whichever the facts were written for; nothing is left out silently."""
    new = text(ordinary()).replace(LATE, "扣分 逾期 每次2分 最多2分 曾名 迟报")
    found = units(text(ordinary()), new, FACTS.replace("迟报", kind))
    assert {"totals": {"甲": ("4", "3"), "乙": ("4", "4")}, "unread": {"old": [], "new": []}, "refused": []} == found


def test_a_misspelt_name_is_left_to_neither() -> None:
    """It is known to no version: the unit is named with the reason, the other is compared."""
    code, out = call(text(ordinary()), text({**ordinary(), "cap": "4"}), FACTS.replace("迟报", "迟抱"))
    assert "数据在两个版本下都有错，没有比较：甲" in out
    assert (1, True) == (code, "  乙  " in out)


def test_a_fact_that_only_the_new_version_asks_for_is_said_to_be_missing() -> None:
    """An indicator that was added: no unit has it yet, so none can be compared, and it is said why."""
    old = text(ordinary()).replace("    指标 台账 满分 1分 计分 符合得满分\n", "").replace("满分 5分", "满分 4分")
    code, out = call(old, text(ordinary()), FACTS.replace(", 台账: 是", ""))
    assert "新版本不接受" in out and "台账" in out and "没有单位可比" in out
    assert 4 == code
