"""Events without an incident are told where it matters which are one, and only there."""

import pytest

from ruledsl import checks
from ruledsl.source import Source
from ruledsl.tools.companions import companions
from ruledsl.tools.load import read_rules
from ruledsl.tools.run import Request, run

RULES = """考核文件 示例考核 “示例市考核办法” {{
  条款 第一条至第九条
  施行 2023-01-01   依据 第九条
  年度 1月1日至12月31日   依据 第一条
  满分 100分 分值 2位小数   依据 第二条
  指标 日常工作 满分 100分   依据 第三条
{lines}
  总分 {{
    第一步 指标得分合计
    第二步 扣减 扣分合计
  }}  依据 第四条
  等次 {{ 合格 60分及以上 不合格 不满60分 }}  依据 第七条
}}
"""
MERGED = """  事实 从轻 是否
  扣分 通报 每次1分        依据 第五条
  扣分 追责 每次2分 当 非 从轻   依据 第五条
  归并 通报、追责 同一事由 取最高{by}  依据 第六条"""
READING = """  适用口径 一事几扣 依据 第六条 {
    只扣最高 “只扣最高”
    都扣 “都扣”
    采用 都扣 因 “条文没有写只扣一项”
  }
"""
HEAD = "年度: 2023\n单位:\n  甲局:\n    日常工作: 90\n    从轻: {mild}\n    零报告: 其余\n    事件:\n"


def told(lines: str, events: str, mild: str = "否") -> list[str]:
    """What is said of the events of a unit."""
    rules = read_rules([], texts=[Source("t.rules", RULES.format(lines=lines))])
    head = HEAD.format(mild=mild)
    facts = (head if "从轻" in lines else head.replace(f"    从轻: {mild}\n", "")) + events
    outcome = run(Request(rules, (("t.yaml", facts.encode()),)))
    assert outcome.results is not None, outcome.problems
    found = outcome.results.units[0].findings
    return [f"{checks.sentence(d, 'zh')} {'、'.join(d.clauses)}" for d in found if d.code == "N335"]


def event(day: str, kind: str, more: str = "") -> str:
    return f"      - {{日期: 2023-{day}, 计入: {kind}{more}}}\n"


TWO = event("02-01", "通报") + event("03-01", "追责", ", 编号: 甲2")


def test_events_of_several_statements_are_named_with_the_merge_and_its_clause() -> None:
    """Two events that a merge could join and that name no incident."""
    (said,) = told(MERGED.format(by=""), TWO)
    assert said == (
        "“归并（通报、追责）”要看哪几件是同一事由，这 2 件没有填事由，各按一件事计：通报 2023-02-01、追责 2023-03-01 甲2；"
        "是同一件事的请填同样的事由，不是的填不同的事由 第六条"
    )


@pytest.mark.parametrize(
    "events",
    [
        event("02-01", "[通报, 追责]"),
        event("02-01", "通报") + "      - {日期: 2022-12-31, 计入: 追责}\n",
    ],
    ids=["one event of two lines", "one outside the year"],
)
def test_nothing_is_said_of_fewer_than_two(events: str) -> None:
    """One event alone cannot be the same as another."""
    assert told(MERGED.format(by=""), events) == []


def test_the_one_event_that_names_no_incident_is_told_where_others_do() -> None:
    """It counts as another incident than all of them, and may have been left off by mistake."""
    (said,) = told(MERGED.format(by=""), event("02-01", "通报") + event("03-01", "追责", ", 事由: 乙事"))
    assert said == (
        "“归并（通报、追责）”要看哪几件是同一事由，这一件没有填事由，算作与别的都不是一件事：通报 2023-02-01；"
        "与哪一件是同一件事的请填同样的事由，都不是的填不同的事由 第六条"
    )


def test_a_statement_whose_condition_fails_has_no_events_that_count() -> None:
    """What is not deducted is not deducted twice."""
    assert told(MERGED.format(by=""), TWO, mild="是") == []


def test_an_option_that_is_not_in_use_asks_for_no_incident() -> None:
    """Where all are deducted anyway, it does not matter which events are one."""
    assert told(READING + MERGED.format(by=" 按 只扣最高"), TWO) == []
    assert len(told(READING.replace("采用 都扣", "采用 只扣最高") + MERGED.format(by=" 按 只扣最高"), TWO)) == 1


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("  扣分 通报 每次1分 同一事由 取最高  依据 第五条", 1),
        ("  扣分 通报 每次1分 同一事由 累加  依据 第五条", 0),
        ("  扣分 通报 每次1分  依据 第五条", 0),
        ("  扣分 通报 每次 = 1分 × （当 同事由第几次 ≥ 2 则 2 否则 1）  依据 第五条", 1),
        ("  扣分 通报 每次1分 同一事由 取最高  依据 第五条\n  扣分 追责 每次2分  依据 第五条\n"
         "  归并 通报、追责 同一事由 取最高  依据 第六条", 1),
    ],
    ids=["highest", "all", "none", "which of an incident", "a merge besides"],
)  # fmt: skip
def test_each_way_to_ask_for_incidents_is_told_once(line: str, count: int) -> None:
    """Only where the incident changes what an event is worth; under a merge once for all its lines."""
    assert len(told(line, event("02-01", "通报") + event("03-01", "通报"))) == count


def test_the_facts_held_against_the_rules_tell_it_too() -> None:
    """``check --facts`` names it with the unit."""
    rules = read_rules([], texts=[Source("t.rules", RULES.format(lines=MERGED.format(by="")))])
    outcome, found = companions(Request(rules, (("t.yaml", (HEAD.format(mild="否") + TWO).encode()),)))
    assert [("N335", "甲局")] == [(d.code, d.unit) for d in found if d.code == "N335"]
    assert outcome.results is not None
    assert [True] == [line.unnamed for i in outcome.results.units[0].statements if i.path == "通报" for line in i.lines]
