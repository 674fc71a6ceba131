"""A text whose title is not quite that of the rules is compared all the same, and where nothing is compared that is said."""

from pathlib import Path

import pytest

from ruledsl import checks
from ruledsl.show.ledger import sums
from ruledsl.source import Source
from ruledsl.tools.ledger import Account, Texts, ledger
from ruledsl.tools.load import read_rules

RULES = """考核文件 甲 “甲市政务公开考核办法（虚构）” {
  条款 第一条至第三条
  满分 100分 依据 第一条
  指标 日常工作 满分 100分 依据 第二条
  扣分 败诉 每起5分 依据 第三条
  总分 { 第一步 指标得分合计 第二步 扣减 扣分合计 依据 第三条 }
  等次 { 合格 60分以上 不合格 不足60分 } 依据 第一条
}
"""
BODY = """
第一条　满分为100分。60分以上为合格，不足60分为不合格。
第二条　日常工作100分。
第三条　被判败诉的，每起扣8分。
"""


def account(text: str, rules: str = RULES) -> Account:
    return ledger(read_rules((), Path(), [Source("t.rules", rules)]), Texts(Source("t.txt", text)))[0]


@pytest.mark.parametrize(
    "title", ["甲市政务公开考核办法（虚构。甲市亦为杜撰）", "甲市政务公开考核办法", "关于考核工作的通知"]
)
def test_the_only_document_is_compared_whatever_its_title(title: str) -> None:
    """What stands in brackets, or another title altogether, is told and hides no difference."""
    told = account(title + BODY)
    codes = [d.code for d in told.findings]
    assert codes[0] == "N328"
    assert "N323" in codes
    assert title in checks.sentence(told.findings[0], "zh")
    assert "比对了" in sums(told, False, "zh")[-1]


def test_of_several_documents_the_nearest_title_counts() -> None:
    """A text of two documents is compared with the one that goes on from the measure's title."""
    other = "乙市信访工作考核办法\n第一条　满分为90分。\n"
    told = account(other + "甲市政务公开考核办法（2025年）" + BODY)
    assert told.document is not None
    assert told.document.title == "甲市政务公开考核办法（2025年）"


def test_where_nothing_was_compared_the_last_line_says_so() -> None:
    """Of two documents with other titles none is taken: N334 says it beside N328, and so does the summary."""
    told = account("乙市信访工作考核办法\n第一条　满分为90分。\n\n丙市河湖考核办法" + BODY)
    assert [d.code for d in told.findings if d.code in ("N328", "N334")] == ["N328", "N334"]
    assert sums(told, False, "zh")[-1] == "没有与原文比对"


def test_an_annex_of_which_a_line_is_cited_is_spoken_of() -> None:
    """附件2 declared as a whole and cited by its lines is not left out."""
    rules = RULES.replace("第一条至第三条", "第一条至第三条、附件2").replace("依据 第二条", "依据 第二条、附件2第1项")
    (told,) = ledger(read_rules((), Path(), [Source("t.rules", rules)]), Texts())
    assert not [d for d in told.findings if d.code == "N320"]


def test_all_but_the_worst_grade_is_what_the_text_calls_so_or_better() -> None:
    """等次 不是 不合格 stands for 等次在合格以上."""
    rules = RULES.replace("\n}\n", "\n  后果 表扬 当 等次 不是 不合格 依据 第四条\n}\n").replace(
        "第三条\n  满", "第四条\n  满"
    )
    told = account("甲市政务公开考核办法（虚构）" + BODY + "第四条　等次在合格以上的，予以表扬。\n", rules)
    assert not [d for d in told.findings if d.code == "N326"]
