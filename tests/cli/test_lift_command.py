"""``ruledsl lift``: the least change, what blocks, what may change."""

import json
from pathlib import Path

from river import Call

from ruledsl.inputs import read_rules
from ruledsl.tools.lift import allowed_by_default, with_options
from ruledsl.tools.load import Compiled
from ruledsl.tools.run import selected


def test_the_least_change_is_told_with_its_clause(call: Call) -> None:
    """One fact from one value to another, and the total that it leads to."""
    done = call(
        "lift",
        "rules",
        "facts.yaml",
        "--unit",
        "西河区",
        "--to",
        "优秀",
        "--fixed",
        "先进经验",
        "--fixed",
        "媒体报道",
        "--format",
        "json",
    )
    assert done.code == 0
    body = json.loads(done.out)
    assert (body["verdict"], body["now"], body["least"]) == ("found", "良好", True)
    assert len(body["changes"]) == 2  # 60 and 40 at most, 7.5 are taken away: both must rise
    assert body["total"] == "90"


def test_events_that_may_still_come_are_counted(call: Call) -> None:
    """Bonuses may come; one event of two points is less than two facts changed."""
    done = call("lift", "rules", "facts.yaml", "--unit", "西河区", "--to", "优秀")
    assert done.code == 0
    assert "再有 先进经验" in done.out or "巡查：" in done.out


def test_a_veto_blocks_and_is_named_with_its_clause(call: Call) -> None:
    """What happened stays; without it there would be a way."""
    done = call("lift", "rules", "facts.yaml", "--unit", "水务局", "--to", "优秀")
    assert done.code == 1
    assert "到不了 优秀，最好 不合格" in done.out
    assert "  瞒报  依据 第九条" in done.out
    assert call("lift", "rules", "facts.yaml", "--unit", "水务局", "--to", "优秀", "--may", "瞒报").code == 0


def test_a_unit_that_is_there_already_needs_nothing(call: Call) -> None:
    """Nothing to change."""
    done = call("lift", "rules", "facts.yaml", "--unit", "东河区", "--to", "良好")
    assert (done.code, "已经是 优秀" in done.out) == (0, True)


def test_names_that_are_not_there_are_refused(call: Call) -> None:
    """A misspelt grade or fact is not passed over."""
    for more in (("--to", "优等"), ("--to", "优秀", "--may", "没有"), ("--to", "优秀", "--fixed", "没有")):
        assert call("lift", "rules", "facts.yaml", "--unit", "西河区", *more).code == 2
    assert call("lift", "rules", "facts.yaml", "--unit", "南河区", "--to", "优秀").code == 2


PARTIAL = """\
办法: 河湖考核
年度: 2023
名单: {区县: [东河区, 西河区, 南河区]}
单位:
  东河区: {巡查: 58, 零报告: 是}
  西河区: {巡查: 60, 保洁: 38, 事件: [{日期: 2023-07-01, 计入: 通报}], 零报告: 其余}
  南河区: {巡查: 60, 保洁: 33, 事件: [{日期: 2023-07-01, 计入: 通报}], 零报告: 其余}
"""


def test_facts_not_yet_known_leave_ranges(call: Call, here: Path) -> None:
    """Grades still possible, what can still change them, and amounts on which the grade does not depend."""
    (here / "partial.yaml").write_text(PARTIAL, "utf-8")
    done = call("eval", "rules", "partial.yaml", "--partial", "--format", "json")
    assert done.code == 1
    units = {u["unit"]: u for u in json.loads(done.out)["units"]}
    assert (units["东河区"]["possible"], units["东河区"]["settled"]) == (["优秀", "良好", "合格", "不合格"], False)
    assert [m["matters"] for m in units["东河区"]["missing"]] == ["yes"]
    assert units["西河区"]["possible"] == ["优秀", "良好"]
    assert (units["南河区"]["possible"], units["南河区"]["settled"]) == (["良好"], True)
    assert [(m["name"], m["matters"]) for m in units["南河区"]["missing"]] == [("通报[1].分值", "no")]
    text = call("eval", "rules", "partial.yaml", "--partial", "--unit", "南河区")
    assert (text.code, "取什么值都不改变等次  依据 第七条（一）" in text.out) == (0, True)
    assert call("eval", "rules", "partial.yaml").code == 4


def test_what_was_planned_stays() -> None:
    """The target of a completion rate is not lowered to reach a grade, unless the command says so."""
    rules = Path(__file__).parents[2] / "rules"
    _, read = read_rules(
        (str(rules / "jinchang.rules"), str(rules / "schemes/jinchang-sample.rules")), "zh", chosen=True
    )
    compiled = selected(read, "金昌政务公开考核")
    assert isinstance(compiled, Compiled)
    done, target = ("考核内容.主动公开.文件公开.公开率.完成数", "考核内容.主动公开.文件公开.公开率.目标数")
    usual = allowed_by_default(compiled.plan).facts
    assert (True, False) == (done in usual, target in usual)
    chosen = with_options(compiled.plan, [target], [done]).facts
    assert (False, True) == (done in chosen, target in chosen)
