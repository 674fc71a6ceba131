"""What accounts for a clause without citing it by its number: the grades in its items, the parts of a group, a closing line."""

from pathlib import Path

import pytest

from ruledsl import checks
from ruledsl.source import Source
from ruledsl.tools.ledger import Account, Texts, ledger, split
from ruledsl.tools.load import read_rules

RULES = """考核文件 等次考核 “等次考核办法” {
  条款 第一条至第四条、第三条（一）至（三）
  年度 1月1日至12月31日   依据 第一条
  满分 100分   依据 第一条
  指标 日常 满分 100分   依据 第二条 {
    指标 台账 满分 60分   依据 第二条第一款
    指标 上报 满分 40分   依据 第二条第二款
  }
  总分 { 第一步 指标得分合计   依据 第二条 }
  等次 { 优秀 90分及以上 合格 60分及以上不满90分 不合格 不满60分 }  依据 第三条
  施行 2024-01-01   依据 第四条
}
"""
TEXT = """等次考核办法
第一条  每年1月1日至12月31日为考核年度，实行百分制。
第二条  日常工作分为台账60分、上报40分。
上报按次数计分，没有上报的计0分。
第三条  等次如下：
（一）优秀：90分以上的；
（二）合格：60分以上不满90分的；
（三）不合格：不满60分的。
第四条  本办法自2024年1月1日起施行。
"""


def account(rules: str = RULES, text: str = TEXT) -> Account:
    (found,) = ledger(read_rules((), Path(), [Source("t.rules", rules)]), Texts(Source("t.txt", text)))
    return found


def said(rules: str = RULES, text: str = TEXT) -> list[str]:
    return [checks.sentence(d, "zh") for d in account(rules, text).findings]


def test_the_items_of_an_article_on_grades_are_the_grades() -> None:
    """What stands in its bands needs no citation of each item; points of the parts of a group are stated, no points need none."""
    assert [] == said()
    rows = {str(r.clause.opened): r.status for r in account().rows}
    assert {"ruled"} == {rows[f"第三条（{n}）"] for n in "一二三"}


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("（三）不合格：不满60分的。", "（三）有伪造材料的，取消评先。", "第三条（三）没有任何语句写到"),
        (
            "（三）不合格：不满60分的。",
            "（三）不合格：不满65分的。",
            "第三条（三）有 65分，引用它的语句（等次）都没有写",
        ),
        ("上报40分", "上报30分", "第二条第一款有 30分，引用它的语句（日常、台账、步）都没有写"),
        ("的计0分", "的最低计0分", "第二条第二款有 0分，引用它的语句（日常、上报、步）都没有写"),
    ],
)
def test_an_item_of_something_else_is_told(before: str, after: str, sentence: str) -> None:
    """Another matter among the grades, another number, a floor."""
    assert any(s.startswith(sentence) for s in said(text=TEXT.replace(before, after)))


NOTICE = """关于日常考核的通知
一、对象
（一）考核对象为各局。
二、结果
60分及以上为合格，不满60分为不合格。
本通知由市考核办负责解释。
{heading}
1．台账 60分
2．上报 40分
"""
NOTICE_RULES = """考核文件 通知考核 “关于日常考核的通知” {
  条款 第一部分至第二部分、第一部分（一）、附件1
  年度 1月1日至12月31日   依据 无 “原文没有写”
  考核对象 由方案确定   依据 一、（一）
  指标 台账 满分 60分   依据 附件1第1项
  指标 上报 满分 40分   依据 附件1第2项
  总分 { 第一步 指标得分合计 }
  等次 { 合格 60分及以上 不合格 不满60分 }   依据 第二部分第二款
}
"""


@pytest.mark.parametrize(
    "heading",
    ["附件1\n评分表（100分）", "附件1　评分表（100分）", "附件1：评分表", "附件1 2024年度 评分表", "附件1评分表"],
)
def test_the_line_that_closes_a_notice_is_of_none_of_its_parts(heading: str) -> None:
    """Who explains it needs no statement; the title of an annex may stand behind its number."""
    text = NOTICE.format(heading=heading)
    assert [] == [s for s in said(NOTICE_RULES, text) if "解释" not in s]
    assert ["附件1第1项", "附件1第2项"] == [str(p.clause) for p in split(Source("t", text))[0].passages][-2:]
    further = NOTICE_RULES.replace("  总分 {", "  不涉及计分 第二部分第三款 “解释”\n  总分 {")
    assert [] == said(further, text)
