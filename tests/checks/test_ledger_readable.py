"""What a text has in a form of its own – an annex of names without numbers, grades as items – is not said to be absent."""

from pathlib import Path

import pytest

from ruledsl import checks
from ruledsl.source import Source
from ruledsl.tools.ledger import Texts, ledger
from ruledsl.tools.load import read_rules

RULES = """考核文件 乡镇考核 “乡镇考核办法（虚构）” {
  条款 第一条至第五条、第三条（一）至（二）、附件1
  施行 2023-01-01            依据 第五条
  年度 1月1日至12月31日      依据 第一条
  满分 100分                 依据 第一条
  类别 乡镇、街道            依据 第一条、附件1
  考核对象 乡镇 { 青禾镇、石桥镇 }  依据 第一条、附件1
  考核对象 街道 { 河东街道 }        依据 第一条、附件1
  事实 完成数 数量 1至100    依据 第二条
  指标 完成 满分 100分 计分 = 最小（100分，（100分 × 完成数 ÷ 30 四舍五入到2位小数））  依据 第二条
  总分 {
    第一步 指标得分合计
    第二步 四舍五入到1位小数  依据 第四条
  }
  等次 { 合格 60分及以上  不合格 不满60分 }  依据 第三条
  定义 达到 = 总分 ≥ 70分  依据 第三条（一）
  后果 表扬 当 达到  依据 第三条（一）
}
"""
TEXT = """乡镇考核办法（虚构）
第一条　各乡镇和街道（名单见附件1）按自然年考核，满分100分。
第二条　完成30件得100分，不足的按比例计。
第三条　考核结果分为下列等次：
（一）合格：60分以上，其中70分以上的予以表扬；
（二）不合格：不满60分。
第四条　各指标得分保留两位小数，年度得分保留一位小数。
第五条　本办法自2023年1月1日起施行。
附件1　考核单位名单
乡镇：青禾镇、石桥镇
街道：河东街道
"""


def said(rules: str = RULES, text: str = TEXT) -> list[str]:
    (account,) = ledger(read_rules((), Path(), [Source("t.rules", rules)]), Texts(Source("t.txt", text)))
    return [checks.sentence(d, "zh") for d in account.findings]


@pytest.mark.parametrize(
    "annex",
    [
        "附件1　考核单位名单\n乡镇：青禾镇、石桥镇\n街道：河东街道\n",
        "附件1\n考核单位名单\n乡镇：青禾镇、石桥镇\n街道：河东街道\n",
        "附件1\n考核单位名单\n青禾镇\n石桥镇\n河东街道\n",
        "附件1　考核单位名单\n1．青禾镇、石桥镇\n2．河东街道\n",
    ],
)
def test_what_the_text_has_is_found(annex: str) -> None:
    """An annex of names, the line of a grade that an item is about, decimals of every indicator."""
    assert [] == said(text=TEXT[: TEXT.index("附件1　考核")] + annex)


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("石桥镇\n", "石梁镇\n", "考核对象“乡镇”与原文的名单不同；规则有而原文没有：石桥镇；原文有而规则没有：石梁镇"),
        ("：60分以上", "：65分以上", "第三条（一）有 65分，引用它的语句（达到、表扬、等次）都没有写"),
        ("两位小数", "三位小数", "第四条有 3位小数，引用它的语句（步）都没有写"),
    ],
)
def test_what_differs_is_still_told(before: str, after: str, sentence: str) -> None:
    """Another name, another line of a grade, other decimals."""
    assert before in TEXT
    assert sentence in said(text=TEXT.replace(before, after))


def test_an_annex_that_was_not_read_is_not_absent() -> None:
    """It is said to be unread where the text speaks of it, and absent where it does not."""
    found = said(text=TEXT[: TEXT.index("附件1　考核")])
    assert sum("“条款”写了附件1，原文里没有读出" in s for s in found) == 1
    assert "考核对象“乡镇”没有与名单核对：原文里没有读出附件1" in found
    assert not any("规则有而原文没有" in s for s in found)
    without = said(text=TEXT[: TEXT.index("附件1　考核")].replace("（名单见附件1）", ""))
    assert "“条款”写了附件1，原文没有" in without


@pytest.mark.parametrize("wrong", ["40", "50"])
def test_a_text_that_repeats_the_number_hides_no_slip(wrong: str) -> None:
    """说明 has no effect; 部分落实 says what the file decides by itself."""
    rules = RULES.replace("完成数 ÷ 30", f"完成数 ÷ {wrong}")
    sentence = f"“完成”写的是 {wrong}，所据条款里没有这个数"
    assert sentence in said(rules)
    cite = "小数））  依据 第二条"
    assert cite in rules
    assert sentence in said(rules.replace(cite, f"{cite} 说明 “以{wrong}件计，原文30件”"))
    assert sentence not in said(rules.replace(cite, f"{cite} 部分落实 “以{wrong}件计，原文30件”"))


def test_a_number_may_stand_in_what_was_not_read() -> None:
    """Where one of the clauses cited could not be read, that is said and not that the text has no such number."""
    rules = RULES.replace("完成数 ÷ 30", "完成数 ÷ 40").replace(
        "位小数））  依据 第二条", "位小数））  依据 第二条、附件1第3项"
    )
    assert rules.count("附件1第3项") == 1
    unread = "“完成”写的是 40，所据条款里读出的部分没有这个数，附件1第3项没有读出"
    assert unread in said(rules)
    assert "“完成”写的是 40，所据条款里没有这个数" in said(rules.replace("、附件1第3项", ""))
