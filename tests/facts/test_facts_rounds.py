"""Scores of several rounds: which counts, what each must say, and a decision that stands beside the result."""

from collections.abc import Callable

import pytest

from ruledsl.checks import sentence
from ruledsl.facts import FactSet
from ruledsl.facts.model import Decision

ROUNDS = """考核内容: 80
零报告: 是
评分记录:
  - {轮次: 自评, 事项: 考核内容, 值: 95, 评分人: 甲局, 日期: 2023-11-20, 理由: 全部落实}
  - {轮次: 初评, 事项: 考核内容, 值: 88.5, 评分人: 考核小组, 日期: 2023-12-20, 理由: 佐证不足}
  - {轮次: 复核, 事项: 考核内容, 值: 88.5, 评分人: 复核组, 日期: 2024-01-05}
  - {轮次: 审定, 事项: 考核内容, 值: 90, 评分人: 领导小组, 日期: 2024-01-20, 理由: 补充了佐证}
"""

Unit = Callable[..., FactSet]


@pytest.mark.parametrize(
    ("upto", "value"),
    [(None, 9000), ("自评", 9500), ("初评", 8850), ("复核", 8850), ("审定", 9000), ("first", 8850)],
)
def test_the_value_of_the_round_asked_for_counts(unit: Unit, upto: str | None, value: int) -> None:
    """Without a round it is the last one; the reported value is only where they began."""
    facts = unit(ROUNDS, upto=upto)
    assert () == facts.diagnostics
    assert facts.units[0].row is not None
    assert value == facts.units[0].row[1]
    assert ["自评", "初评", "复核", "审定"] == [r.round for r in facts.units[0].rounds]


def test_what_was_scored_need_not_be_reported(unit: Unit) -> None:
    """A fact that only a round gives is there."""
    facts = unit(ROUNDS.replace("考核内容: 80\n", ""), upto="自评")
    assert () == facts.diagnostics
    early = unit(
        "零报告: 是\n评分记录: [{轮次: 审定, 事项: 考核内容, 值: 1, 评分人: 某, 日期: 2024-01-01}]", upto="自评"
    )
    assert ["F103"] == [d.code for d in early.diagnostics]


@pytest.mark.parametrize(
    ("record", "codes"),
    [
        ("{轮次: 自评, 事项: 考核内容, 值: 9, 评分人: 某, 日期: 2023-11-01}", ["F192"]),
        ("{轮次: 自评, 事项: 考核内容, 值: 80.00, 评分人: 某, 日期: 2023-11-01}", []),
        ("{轮次: 自评, 事项: 考核内容, 值: 9, 日期: 2023-11-01, 理由: 某}", ["F190"]),
        ("{轮次: 终评, 事项: 考核内容, 值: 9, 评分人: 某, 日期: 2023-11-01, 理由: 某}", ["F113"]),
        ("{轮次: 自评, 事项: 考核内荣, 值: 9, 评分人: 某, 日期: 2023-11-01, 理由: 某}", ["F101"]),
        ("{轮次: 自评, 事项: 考核内容, 值: 101, 评分人: 某, 日期: 2023-11-01, 理由: 某}", ["F105"]),
        ("{轮次: 自评, 事项: 考核内容, 值: 9, 评分人: 某, 日期: 昨天, 理由: 某}", ["F111"]),
        ("{轮次: 自评, 事项: 考核内容, 值: 不涉及, 评分人: 某, 日期: 2023-11-01, 理由: 某}", ["F115"]),
        ("{轮次: 自评, 事项: 考核内容, 值: 9, 评分人: 某, 日期: 2023-11-01, 理由: 某, 备注: 某}", ["F130"]),
        ("自评", ["F116"]),
    ],
)
def test_a_record_says_who_when_and_why(unit: Unit, record: str, codes: list[str]) -> None:
    """What is missing or wrong in a record rejects the unit, with a sentence."""
    facts = unit(f"考核内容: 80\n零报告: 是\n评分记录:\n  - {record}")
    assert codes == [d.code for d in facts.diagnostics]
    assert all(sentence(d, lang) for d in facts.diagnostics for lang in ("zh", "en"))


def test_a_round_has_one_score(unit: Unit) -> None:
    """The same fact twice in one round is a contradiction."""
    facts = unit(ROUNDS.replace("轮次: 复核", "轮次: 初评"))
    assert ["F191"] == [d.code for d in facts.diagnostics]


def test_a_decision_is_kept_beside(unit: Unit) -> None:
    """It changes no value of the row."""
    plain = unit("考核内容: 80\n零报告: 是")
    decided = unit(
        "考核内容: 80\n零报告: 是\n审定结果: {审定总分: 85, 决定人: 领导小组, 日期: 2024-01-20, 理由: 另有贡献}"
    )
    assert plain.units[0].row == decided.units[0].row
    assert Decision("", "85", "领导小组", "2024-01-20", "另有贡献") == decided.units[0].decision


@pytest.mark.parametrize(
    ("decision", "codes"),
    [
        ("{审定总分: 85, 决定人: 某, 日期: 2024-01-20}", ["F190"]),
        ("{决定人: 某, 日期: 2024-01-20, 理由: 某}", ["F190"]),
        ("{审定总分: 八十五, 决定人: 某, 日期: 2024-01-20, 理由: 某}", ["F107"]),
        ("{审定总分: 85, 决定人: 某, 日期: 1.20, 理由: 某}", ["F111"]),
        ("优秀", ["F116"]),
        ("", []),
    ],
)
def test_a_decision_says_who_when_and_why(unit: Unit, decision: str, codes: list[str]) -> None:
    facts = unit(f"考核内容: 80\n零报告: 是\n审定结果: {decision}")
    assert codes == [d.code for d in facts.diagnostics]
