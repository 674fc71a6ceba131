"""What --fix writes for a word or form of documents means what was meant: the corrected text computes the same."""

from pathlib import Path

import pytest
from messages import RULES, SLIPS, Slip

from ruledsl import checks
from ruledsl.diagnostic import Diagnostic
from ruledsl.habits import SURE_AS, UNSURE, WORDS
from ruledsl.source import Source
from ruledsl.tools.check import check
from ruledsl.tools.fixes import Checked, mended, with_fixes
from ruledsl.tools.format import format_source
from ruledsl.tools.load import Rules, read_rules
from ruledsl.tools.same_meaning import same_plans
from ruledsl.words import lexicon

WRITTEN = [s for s in SLIPS if s.right in RULES]
#: Slips that mean another rule than the one of the ledger; what they mean in the words of the language.
MEANT = {
    "每次3.5.分": "每次3.5分",
    "当 投诉件数 => 10": "当 投诉件数 ≥ 10",
    "每项2分 封顶10分": "每项2分 最多10分",
    "扣分 通报批评 每次3分 上限9分": "扣分 通报批评 每次3分 最多9分",
    "当 投诉件数 > 10 且 没有 泄密": "当 投诉件数 > 10 且 非 泄密",
}
#: Written for what should be, in the place of it; each would be read by replacing a word, and none is certain.
DOUBTFUL = (
    ("不合格 不满60分", "不合格 59分及以下"),
    ("日常工作 满分 60分", "日常工作 最高 60分"),
    ("日常工作 满分 60分", "日常工作 上限 60分"),
    ("60分 依据 第三条", "60分 见 第三条"),
    ("  后果 约谈 当", "  必须 约谈"),
    ("  后果 约谈 当", "  应当 约谈"),
    ("第一步 指标得分合计", "第一步 得分"),
    ("依次按 总分", "依次按 得分"),
)


def rules_of(text: str) -> Rules:
    return read_rules([], texts=[Source("t.rules", text)])


def checked(text: str) -> Checked:
    rules = rules_of(text)
    return Checked(rules, check(rules), Path(), False)


def said(found: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{d.code} {checks.sentence(d, 'zh')}" for d in found]


@pytest.mark.parametrize("slip", WRITTEN, ids=[f"{s.right}→{s.wrong}" for s in WRITTEN])
def test_a_slip_that_is_corrected_computes_what_was_meant(slip: Slip) -> None:
    """Corrected to the end and read again, the measure is the right one, not only one without errors."""
    after, made = mended(checked(RULES.replace(slip.right, slip.wrong, 1)))
    if made and not any(d.is_error for d in after.found):
        meant = RULES.replace(slip.right, MEANT.get(slip.wrong, slip.right), 1)
        assert same_plans(rules_of(meant), after.rules), after.rules.sources[0].text


@pytest.mark.parametrize(("right", "wrong"), DOUBTFUL, ids=[wrong for _, wrong in DOUBTFUL])
def test_a_word_that_may_mean_something_else_is_asked_about_and_not_written(right: str, wrong: str) -> None:
    """The message says what may be meant; --fix leaves the text as it is."""
    assert right in RULES
    found = with_fixes(checked(RULES.replace(right, wrong, 1)))
    assert any("是不是" in text for text in said(found)), said(found)
    assert [] == [d.fix for d in found if d.fix is not None]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("第四步 封顶 100分", "第四步 最高 100分"),
        ("第四步 封顶 100分", "第四步 上限 100分"),
        ("加分合计 最多10分", "加分合计 最高10分"),
        ("加分合计 最多10分", "加分合计 至多10分"),
    ],
)
def test_the_same_word_is_written_where_one_keyword_only_can_be_meant(right: str, wrong: str) -> None:
    """A step that says 最高 100分 caps the total."""
    after, made = mended(checked(RULES.replace(right, wrong, 1)))
    assert (1, ()) == (made, after.found)
    assert same_plans(rules_of(RULES), after.rules)


def test_what_can_be_read_is_never_corrected_into_another_meaning() -> None:
    """A step that adds the deductions is told so; that it is turned round is for the author."""
    found = with_fixes(checked(RULES.replace("扣减 扣分合计", "计入 扣分合计")))
    assert [("W338", None)] == [(d.code, d.fix) for d in found]


@pytest.mark.parametrize("taken", ["扣分合计 - 1分", "最大（0分，扣分合计）", "最大（0分，扣分合计 - 1分）"])
def test_what_is_remitted_of_deductions_hides_no_wrong_direction(taken: str) -> None:
    """Deductions less something, or no less than nothing, are deductions still."""
    assert () == checked(RULES.replace("扣减 扣分合计", f"扣减 {taken}")).found
    found = checked(RULES.replace("扣减 扣分合计", f"计入 {taken}")).found
    assert ["W338"] == [d.code for d in found]


def test_doubtful_words_are_words_and_sure_places_keywords() -> None:
    """A misspelt entry would take back a doubt without anybody seeing it."""
    assert set() == UNSURE - set(WORDS)
    known = {*lexicon().spelling, "STEPNO"}
    assert set() == {*SURE_AS, *(t for places in SURE_AS.values() for t in places)} - known


ENGLISH = format_source(Source("t.rules", RULES), "en")[0] or ""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("when 投诉件数 > 10", "if 投诉件数 > 10"),
        ("when 投诉件数 > 10", "when 投诉件数 greater than 10"),
        ("when 投诉件数 > 10", "when 投诉件数 > 10 cases"),
        ("each item 2 points", "2 points each"),
        ("each item 2 points", "2 points per item"),
        ("each item 2 points", "each item 2 pts"),
        ("90 points and more", "90 points or above"),
        ("90 points and more", "at least 90 points"),
        ("90 points and more", ">= 90 points"),
        ("不合格 under 60 points", "不合格 below 60 points"),
        ("不合格 under 60 points", "不合格 less than 60 points"),
        ("at most 10 points", "up to 10 points"),
        ("at most 10 points", "maximum 10 points"),
        ("step 1 indicators", "step 1 sum of indicators"),
        ("add bonuses", "plus bonuses"),
        ("subtract deductions", "minus deductions"),
        ("high to low", "in descending order"),
        ("per 第四条（一）", "according to 第四条（一）"),
        ("per 第四条（一）", "per article 4 (1)"),
        ("per 第八条", "per Art. 8"),
        ("fact 投诉件数 count", "fact 投诉件数 integer"),
        ("indicator 日常工作", "indicators 日常工作"),
    ],
)
def test_english_habits_are_corrected_into_what_was_meant(right: str, wrong: str) -> None:
    """Each is one finding, corrected in English, and the measure is the one that was meant."""
    assert right in ENGLISH
    before = checked(ENGLISH.replace(right, wrong, 1))
    assert 1 == len(before.found), said(before.found)
    after, made = mended(before)
    assert (1, ()) == (made, after.found)
    assert same_plans(rules_of(RULES), after.rules)
    assert "及以上" not in after.rules.sources[0].text
