"""Tables of points in articles and annexes, and numbers that stand where the text has others."""

from pathlib import Path

import pytest

from ruledsl import checks
from ruledsl.source import Source
from ruledsl.tools.ledger import Texts, ledger
from ruledsl.tools.load import read_rules

RULES = """考核文件 表格考核 “表格考核办法” {
  条款 第一条至第六条、附件1、附件1第1项至第3项
  类别 一类、二类   依据 第一条
  年度 1月1日至12月31日   依据 第一条
  满分 100分 分值 2位小数   依据 第一条
  事实 浓度 数量 0至50 2位小数   依据 第三条
  事实 甲断面 分数 0分至50分   依据 第四条
  事实 乙断面 分数 0分至50分   依据 第四条
  事实 领导评价 分数 0分至100分   依据 第五条
  事实 群众评价 分数 0分至100分   依据 第五条
  定义 断面 = （60% × 最小（甲断面，乙断面） + 40% × 最大（甲断面，乙断面） 四舍五入到2位小数）   依据 第四条
  定义 评价 = （70% × 领导评价 + 30% × 群众评价 四舍五入到2位小数）   依据 第五条
  定义 水质 = 当 浓度 ≤ 0.15 则 50分 否则 当 浓度 ≤ 0.5 则 45分 否则 30分   依据 第三条
  指标 一类指标 满分 100分 适用对象 一类 依据 第二条、附件1 {
    指标 增速 满分 80分   依据 附件1第1项
    指标 环境 满分 20分 计分 = 最大（最小（水质，断面，评价，20分），10分）   依据 附件1第2项、第二条
  }
  指标 二类指标 满分 100分 适用对象 二类 依据 第二条、附件1 {
    指标 增速 满分 60分   依据 附件1第1项
    指标 收入 满分 40分   依据 附件1第3项
  }
  总分 { 第一步 （一类指标 不涉及时 0分） + （二类指标 不涉及时 0分）   依据 第一条 }
  等次 { 合格 60分及以上 不合格 不满60分 }   依据 第六条
  施行 2024-01-01   依据 第六条
}
"""
TEXT = """表格考核办法
第一条  分一类、二类考核，实行百分制，每年1月1日至12月31日为一个年度。
第二条  指标见附件1。得分不足该项分值50%的，按50%计入。
第三条  以氨氮浓度计分：
氨氮浓度　0.15及以下　50分
　　　　　0.50　　　　45分
　　　　　0.50以上　　30分
第四条  得分低的断面占60%，其余断面占40%。
第五条  领导、群众评价按7∶3加权。
第六条  60分及以上为合格，不满60分为不合格。自2024年1月1日起施行。
附件1　指标及分值表
序号｜指标｜一类分值｜二类分值
1｜增速｜80｜60
2｜环境｜20｜—
3｜收入｜—｜40
大类小计：100／100
"""


def said(rules: str = RULES, text: str = TEXT) -> list[str]:
    (found,) = ledger(read_rules((), Path(), [Source("t.rules", rules)]), Texts(Source("t.txt", text)))
    return [checks.sentence(d, "zh") for d in found.findings]


@pytest.mark.parametrize("between", ["｜", "|", "\t", "　　", "   "])
def test_the_rows_of_a_table_are_read_with_the_heading_of_their_column(between: str) -> None:
    """However the cells are divided; a row without 。 goes on with its article."""
    assert [] == said(text=TEXT.replace("｜", between))


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("1｜增速｜80｜60", "1｜增速｜85｜60", "“增速”写的是 80分，所据条款里没有这个数"),
        ("1｜增速｜80｜60", "1｜增速｜80｜65", "附件1第1项有 65分，引用它的语句（增速）都没有写"),
        ("1｜增速｜80｜60", "1｜增速｜60｜80", "“增速”的分值与原文不同，原文是 60 分"),
        ("2｜环境｜20｜—\n3｜收入｜—｜40", "2｜环境｜40｜—\n3｜收入｜—｜20", "“环境”写的是 20分，所据条款里没有这个数"),
        ("0.50　　　　45分", "0.50　　　　40分", "“水质”写的是 45分，所据条款里没有这个数"),
        ("0.15及以下", "0.25及以下", "“水质”写的是 0.15，所据条款里没有这个数"),
        ("按50%计入", "按45%计入", "第二条有 45%，引用它的语句（一类指标、环境、二类指标）都没有写"),
        (
            "低的断面占60%，其余断面占40%",
            "低的断面占40%，其余断面占60%",
            "“断面”里 60% 与 40% 对调了：原文各说的是另一个",
        ),
        ("按7∶3加权", "按3∶7加权", "“评价”里 70% 与 30% 对调了：原文各说的是另一个"),
        ("按7∶3加权", "按6∶4加权", "“评价”写的是 70%，所据条款里没有这个数"),
    ],
)
def test_a_falsified_table_or_share_is_told(before: str, after: str, sentence: str) -> None:
    """Another number, numbers of two columns, of two rows or of two shares exchanged."""
    assert before in TEXT
    assert sentence in said(text=TEXT.replace(before, after))


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("领导评价占70%，群众评价占30%", "70% × 领导评价 + 30% × 群众评价"),
        ("70%为领导评价，30%为群众评价", "70% × 领导评价 + 30% × 群众评价"),
        ("领导评价、群众评价分别占70%、30%", "70% × 领导评价 + 30% × 群众评价"),
        ("群众评价占30%，其余为领导评价，占70%", "70% × 领导评价 + 30% × 群众评价"),
    ],
)
def test_shares_are_held_against_what_they_are_for(text: str, rules: str) -> None:
    """In whatever order the text and the formula name them; exchanged, they are told."""
    told = "“评价”里 70% 与 30% 对调了：原文各说的是另一个"
    here = TEXT.replace("领导、群众评价按7∶3加权", text)
    turned = RULES.replace(rules, rules.replace("70%", "@").replace("30%", "70%").replace("@", "30%"))
    assert RULES != turned
    assert [] == said(text=here)
    assert [told.replace("70% 与 30%", "30% 与 70%")] == said(turned, here)


def test_a_number_that_many_statements_have_alike_is_one_finding() -> None:
    """A formula that stands there for each month is not told twelve times."""
    months = "".join(f"  定义 月{n} = 浓度 ≤ {n} 且 浓度 ≤ 0.77   依据 第三条\n" for n in "一二三四")
    months = months.replace("≤ 一", "≤ 0.5").replace("≤ 二", "≤ 0.5").replace("≤ 三", "≤ 0.5").replace("≤ 四", "≤ 0.5")
    found = said(RULES.replace("  总分 {", f"{months}  总分 {{", 1))
    assert ["月一、月二、月三、月四（共 4 处）写的都是 0.77，所据条款里没有这个数"] == found


def test_an_order_of_several_places_is_not_read_from_its_words() -> None:
    """Names that speak of both numbers or of neither tell nothing."""
    silent = TEXT.replace("领导、群众评价按7∶3加权", "评价的一部分占30%，另一部分占70%")
    assert [] == said(text=silent)
