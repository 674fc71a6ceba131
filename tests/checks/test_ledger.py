"""The clause ledger on invented documents: the account, the comparison with the text, what changed, what samples reach."""

import re
from pathlib import Path

import pytest
from invented import invented

from ruledsl import checks
from ruledsl.source import Source
from ruledsl.tools.ledger import Account, Texts, ledger, split
from ruledsl.tools.ledger.amounts import amounts
from ruledsl.tools.ledger.changes import record
from ruledsl.tools.load import read_rules
from ruledsl.tools.run import Request, run

RULES = """考核文件 示例考核 “示例市政务公开考核办法（试行）” {
  条款 第一条至第七条、第五条（一）至（三）
  不涉及计分 第一条 “制定目的”
  年度 1月1日至12月31日   依据 第二条
  满分 100分 分值 2位小数   依据 第三条
  指标 日常工作 满分 100分   依据 第三条
  等次 { 优秀 90分及以上 良好 80分及以上不满90分 不合格 不满80分 }   依据 第四条
  加分 上级表彰 每项2分 最多6分   依据 第五条（一）
  扣分 败诉 每起5分至10分   依据 第五条（二）
  一票否决 泄密 确定为 不合格   依据 第五条（三）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第五条
    第三步 扣减 扣分合计   依据 第五条
    第四步 封顶 100分   依据 第五条
  }
  留待确定 考核方式 文字   依据 第六条
  后果 约谈 当 总分 < 60分   依据 第六条 部分落实 “约谈谁，原文未写明”
  施行 2023-01-01   依据 第七条
}
"""
TEXT = """某市关于印发《示例市政务公开考核办法(试行)》的通知
示例市政务公开考核办法
(试行)
第一章  总则
第一条  为推进政务公开,制定本办法。
第二条  每年1月1日至12月31日为一个考核年度。
第三条  考核实行百分制。
第四条  结果分为三个等次:90分及以上为优秀,80—90分(不含90分)为良好,不满80分为不合格。
第二章  加分和扣分
第五条  总分超过100分的,按100分计算:
(一)受到上级表彰的,每项加2分,最多加6分;
(二)被判败诉的,每起扣5分以上10分以下;
(三)造成泄密的,确定为不合格等次。
第六条  考核方式由方案确定。不满60分的,约谈主要负责人。
第七条  本办法自2023年1月1日起施行。
某市人民政府办公室2022年12月1日印发
"""
WIDE = TEXT.translate(str.maketrans("(),:;", "（），：；"))


def account(rules: str = RULES, text: str = TEXT, **more: Source) -> Account:
    (found,) = ledger(read_rules((), Path(), [Source("t.rules", rules)]), Texts(Source("t.txt", text), **more))
    return found


def said(rules: str = RULES, text: str = TEXT, **more: Source) -> list[str]:
    return [checks.sentence(d, "zh") for d in account(rules, text, **more).findings]


@pytest.mark.parametrize("text", [TEXT, WIDE])
def test_rules_that_say_what_the_text_says_have_no_finding(text: str) -> None:
    """In either style of punctuation."""
    assert said(text=text) == []


def test_each_clause_has_its_account() -> None:
    """Ruled, delegated, consequence, not computable, partly, by its items."""
    statuses = {str(r.clause): r.status for r in account().rows}
    assert statuses == {
        "第一条第一款": "not-computable",
        "第二条第一款": "ruled",
        "第三条第一款": "ruled",
        "第四条第一款": "ruled",
        "第五条第一款": "ruled",
        "第五条（一）": "ruled",
        "第五条（二）": "ruled",
        "第五条（三）": "ruled",
        "第六条第一款": "partly",
        "第七条第一款": "ruled",
    }


@pytest.mark.parametrize(
    ("partly", "expected"),
    [
        ("部分落实 “甲”", {"第五条第一款", "第五条（三）"}),
        ("部分落实 第五条 “甲”", {"第五条第一款", "第五条（三）"}),
        ("部分落实 第五条（三） “甲”", {"第五条（三）"}),
        ("部分落实 第五条第一款 “甲” 部分落实 第五条（三） “乙”", {"第五条第一款", "第五条（三）"}),
        ("部分落实 第五条第一款 “甲”", {"第五条第一款"}),
        ("", set()),
    ],
)
def test_only_the_clause_that_a_remark_names_is_partly_expressed(partly: str, expected: set[str]) -> None:
    """A statement that cites two clauses may say of which it leaves something out."""
    rules = RULES.replace("依据 第五条（三）", f"依据 第五条、第五条（三） {partly}")
    rows = account(rules.replace(" 部分落实 “约谈谁，原文未写明”", "")).rows
    assert expected == {str(r.clause) for r in rows if r.status == "partly"}
    assert expected == {str(r.clause) for r in rows if r.left_out}


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("每项2分", "每项3分", "“上级表彰”写的是 3分，所据条款里没有这个数"),
        ("每项2分 最多6分", "每项2分", "第五条（一）有 6分，引用它的语句（上级表彰）都没有写"),
        ("每项2分 最多6分", "2分 计次 一次 最多6分", "“上级表彰”没有写每次都计，原文是“每…”"),
        ("扣分 败诉 每起", "加分 败诉 每起", "“败诉”与原文相反：原文是扣分"),
        ("总分 < 60分", "总分 ≤ 60分", "“约谈”写的是不多于 60，原文是少于"),
        ("确定为 不合格", "确定为 良好", "“泄密”写的等次是“良好”，原文是“不合格”"),
        ("确定为 不合格 ", "确定为 不合格 排末位 ", "“泄密”写没写“排末位”与原文不同"),
        ("施行 2023-01-01", "施行 2023-02-01", "“施行”写的是 2023-02-01，所据条款里没有这个数"),
        ("至第七条", "至第八条", "“条款”写了第八条，原文没有"),
        (
            "  不涉及计分 第一条 “制定目的”\n",
            "",
            "第一条没有任何语句写到；请写成语句，不计算的写“不涉及计分 第一条 “…””",
        ),
    ],
)
def test_a_difference_is_told_by_its_statement(before: str, after: str, sentence: str) -> None:
    """The number, the end, each time, added or taken, the grade, the day, the clause."""
    assert sentence in said(RULES.replace(before, after))


def test_what_partly_explains_is_no_difference() -> None:
    """A number that the file takes on its own account is said to be so."""
    odd = RULES.replace("总分 < 60分", "总分 < 65分")
    assert said(odd) != []
    assert said(odd.replace("约谈谁，原文未写明", "原文为60分，这里取65分")) == []


def test_a_text_of_another_document_is_told() -> None:
    """Nobody compares with the wrong text unawares."""
    sentence, *_ = said(text=TEXT.replace("示例市政务公开考核办法", "示例县政务公开考核办法"))
    assert sentence.startswith("题名与原文不同：规则是“示例市政务公开考核办法（试行）”，原文是“示例县")


def test_articles_in_digits_below_parts_are_articles() -> None:
    """第1条 is 第一条, and a part, a section or 一、 above it is a heading; a falsified number is told."""
    text = re.sub("第([一二三四五六七])条", lambda m: f"第{'一二三四五六七'.index(m[1]) + 1}条", TEXT)
    headed = text.replace("第一章  总则", "第一部分  总则").replace("第二章  加分和扣分", "二、加分和扣分")
    assert said(text=headed) == []
    assert (
        said(text=headed.replace("最多加6分", "最多加8分")) == said(text=TEXT.replace("最多加6分", "最多加8分")) != []
    )


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("示例市政务公开考核办法（试行）\n甲、每项加8分。\n", "没有与原文比对：文本里没有读出条款"),
        (
            "一、示例\n（一）每项加8分。\n（二）每起扣9分。\n",
            "没有与原文比对：语句引用的第二条、第三条、第四条等，文本里都没有；文本里读出的是第一部分",
        ),
    ],
)
def test_a_comparison_of_nothing_is_no_agreement(text: str, begin: str) -> None:
    """A text whose numbers are not understood, or another text, is a finding that says so."""
    told = [s for s in said(text=text) if s.startswith("没有与原文比对")]
    assert [True] == [s.startswith(begin) for s in told]


def test_clauses_in_a_row_have_one_finding() -> None:
    """Where nothing is said of three and more, one line says so; what is told is not told again for each."""
    told = said(RULES.replace("条款 第一条至第七条、", "条款 第一条至第十一条、"))
    assert ["“条款”写了第八条至第十一条（共 4 处），原文都没有"] == told


def test_a_share_that_two_numbers_make_and_a_clause_below_are_stated() -> None:
    """× 3 ÷ 10 is 30%, and what a definition without a clause holds is stated where it is read."""
    rules = RULES.replace("  后果 约谈", "  定义 线 = 总分上限 × 3 ÷ 10\n  后果 约谈").replace("总分上限", "100分")
    rules = rules.replace("总分 < 60分", "总分 < 60分 且 总分 ≥ 线")
    text = TEXT.replace("不满60分的，", "不满60分且达到满分30%的，").replace("不满60分的,", "不满60分且达到满分30%的,")
    assert text != TEXT
    assert [] == said(rules, text)
    assert ["第六条有 30%，引用它的语句（考核方式、约谈）都没有写"] == [
        s.replace("第六条第一款", "第六条") for s in said(rules.replace("× 3", "× 4"), text)
    ]


@pytest.mark.parametrize(
    ("words", "condition", "expected"),
    [
        ("败诉24件以上", "个数（败诉） ≥ 24", []),
        ("败诉24件以上", "个数（败诉） > 24", ["“约谈”写的是多于 24，原文是不少于"]),
        ("败诉24件以下", "个数（败诉） < 24", ["“约谈”写的是少于 24，原文是不多于"]),
        ("败诉超过24件", "个数（败诉） ≥ 24", ["“约谈”写的是不少于 24，原文是多于"]),
    ],
)
def test_what_above_means_in_the_document_is_compared(words: str, condition: str, expected: list[str]) -> None:
    """Where 端点 says what 以上 and 以下 include, an end that differs is told."""
    rules = RULES.replace("  满分 100分", "  端点 以上含本数，以下含本数   依据 第七条\n  满分 100分")
    rules = rules.replace("总分 < 60分", condition)
    assert expected == said(rules, TEXT.replace("不满60分的", words + "的"))


def test_a_changed_clause_marks_the_statements_that_cite_it() -> None:
    """Of two texts, or of one and the record of the other; brackets and spaces are no change."""
    new = WIDE.replace("最多加6分", "最多加6分，由上级认定").replace("约谈主要负责人", "约谈负责人")
    expected = [
        "第五条（一）的文字已改，引用它的语句要重新核对：上级表彰",
        "第六条的文字已改，引用它的语句要重新核对：考核方式、约谈",
    ]
    old = Source("old.txt", TEXT)
    assert expected == said(text=new, before=old)
    assert expected == said(text=new, record=Source("record", record(split(old))))
    assert [] == said(text=WIDE, before=old)


def test_a_record_holds_no_words_of_the_text() -> None:
    """Only where they stood and what they came to."""
    assert "表彰" not in record(split(Source("t", TEXT))).replace("《示例市政务公开考核办法(试行)》", "")


def test_a_sample_reaches_the_clauses_whose_statements_applied() -> None:
    """A bonus without an event is not reached; a veto that was not found neither."""
    rules = read_rules((), Path(), [Source("t.rules", RULES)])
    facts = "办法: 示例考核\n年度: 2023\n单位:\n  甲局:\n    日常工作: 80\n    零报告: [败诉]\n    事件:\n"
    facts += "      - {日期: 2023-05-01, 计入: 上级表彰}\n"
    outcome = run(Request(rules, (("f.yaml", facts.encode()),), trial=True))
    assert outcome.results
    (found,) = ledger(rules, Texts(Source("t.txt", TEXT)), [("f.yaml", outcome.results)])
    reached = {str(r.clause) for r in found.rows if r.reached}
    assert "第五条（一）" in reached
    assert not reached & {"第五条（二）", "第五条（三）", "第六条第一款"}


def test_numbers_are_read_with_what_the_words_around_them_say() -> None:
    """Ends, each time, added or taken, conventions, days ahead."""
    (one,) = amounts("每项加2分")
    assert (one.value, one.unit, one.each, one.sign) == ("2", "points", True, "plus")
    assert [a.ends for a in amounts("90分以上为优秀，60分以下为不合格（以上包括本数，以下不包括本数）")] == [
        {"ge"},
        {"lt"},
    ]
    assert [(a.value, a.ends) for a in amounts("考核组提前15天通知")] == [("15", {"by:before"})]
    assert [a.key for a in amounts("满意率（百分比）低1个百分点以上")] == [("1", "percent_points")]
    assert [(a.key, a.whole) for a in amounts("每低1个百分点扣2.5分")][1] == (("2.5", "points"), "250")
    assert [a.key for a in amounts("在0至100分之间评定，占四分之一")] == [("100", "points")]
    assert [a.key for a in amounts("有效期为两年")] == [("2", "years")]
    assert [a.key for a in amounts("自2023年3月1日起施行，原2016年制定的办法废止")] == [("2023-03-01", "date")]


WORDED = """考核文件 换言 “换言‘好差评’考核办法” {
  条款 第一条至第七条、附件
  年度 1月1日至12月31日   依据 第一条
  满分 100分 分值 2位小数   依据 第一条
  指标 空气 满分 60分   依据 附件第1项
  指标 服务 满分 40分   依据 第一条、附件
  加分 推广 每次 分级 { 国家级 3分 省级 2分 市级 1分 } 依据 第二条
  扣分 火灾 每起 = 2分 × （当 损失 ≥ 10000 则 150% 否则 50%） 登记 损失 数量 0至99999999 依据 第三条
  事实 办件量 数量   依据 第四条
  事实 申诉在第几个工作日 数量   依据 第五条
  定义 计分 = 办件量 ≥ 20   依据 第四条
  要求 按期申诉 申诉在第几个工作日 ≤ 5   依据 第五条
  总分 { 第一步 指标得分合计 第二步 计入 加分合计 第三步 扣减 扣分合计 }   依据 第一条
  等次 { 合格 60分及以上 不合格 不满60分 }   依据 第六条
  后果 约谈 当 等次 是 不合格   依据 第六条
  施行 2024-01-01   依据 第七条
}
"""
WORDED_TEXT = """换言“好差评”考核办法
第一条  考核实行百分制，为各项得分合计，项目见附件。PM2.5年均浓度计入空气。
第二条  经验被国家、省、市推广的，每次分别加3分、2分、1分。
第三条  火灾每起扣2分，损失1万元以上的按1.5倍扣，1万元以下的减半。
第四条  不足20件的不计分。
第五条  在5个工作日内申诉。
第六条  60分及以上为合格，不满60分为不合格；连续两年不合格的，约谈。
第七条  本办法自印发之日起施行。
附件：项目及分值
1．空气　60分
2．服务　40分
"""


def test_what_the_text_says_in_other_words_is_no_difference() -> None:
    """Points in one go, a factor for a percentage, 1万, the other side of 不足, days without their unit, an annex."""
    assert said(WORDED, WORDED_TEXT) == []


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("省级 2分 市级 1分", "省级 1分 市级 2分", "“省级”的分值与原文不同，原文是 2 分"),
        ("150%", "160%", "“火灾”写的是 160%，所据条款里没有这个数"),
        ("≥ 10000", "≥ 20000", "“火灾”写的是 20000，所据条款里没有这个数"),
        ("≥ 20 ", "> 20 ", "“计分”写的是多于 20，原文是少于"),
        ("≤ 5 ", "≤ 6 ", "第五条有 5天，引用它的语句（申诉在第几个工作日、按期申诉）都没有写"),
        ("满分 60分", "满分 65分", "“空气”写的是 65分，所据条款里没有这个数"),
    ],
)
def test_other_words_do_not_hide_a_slip(before: str, after: str, sentence: str) -> None:
    """The same places, each with a slip."""
    assert sentence in said(WORDED.replace(before, after), WORDED_TEXT)


def test_a_finding_is_said_once() -> None:
    """However often a statement has the number."""
    found = said(WORDED.replace("办件量 ≥ 20 ", "办件量 ≥ 21 且 办件量 ≠ 21 "), WORDED_TEXT)
    assert found.count("“计分”写的是 21，所据条款里没有这个数") == 1


def test_invented_documents_agree_with_their_rules() -> None:
    """The comparison invents no differences."""
    for seed in range(12):
        one = invented(seed)
        (found,) = ledger(read_rules((), Path(), [Source("t.rules", one.rules)]), Texts(Source("t.txt", one.text)))
        assert [checks.sentence(d, "zh") for d in found.findings] == []


def test_items_in_one_line_are_items() -> None:
    """Behind a colon or a semicolon; brackets elsewhere, and one alone, are none."""
    line = (
        TEXT.replace("按100分计算:\n(一)", "按100分计算:(一)")
        .replace("最多加6分;\n", "最多加6分;")
        .replace("以下;\n", "以下;")
    )
    assert line != TEXT
    assert said(text=line) == []
    assert [str(p.clause) for p in split(Source("t", "第一条  下列情形（二）所称:(一)甲。"))[0].passages] == [
        "第一条第一款"
    ]


OWN = """考核文件 自写考核 “自写考核办法” {
  条款 第一条至第六条
  年度 1月1日至12月31日   依据 第一条
  满分 100分 分值 2位小数   依据 第一条
  事实 办结率 百分比 1位小数   依据 第二条
  事实 事件数 数量 0至1000   依据 第二条
  指标 日常 满分 80分 计分 = 最大（0分，80分 - 1000分 × （100% - 办结率））   依据 第二条
  指标 创新 满分 20分 计分 考核组评定   依据 第三条
  加分 上级表彰 每次 分级 { 国家级 3分 省级 2分 } 同一事由 取最高   依据 第四条
  加分 经验推广 每次1分 最多3分   依据 第四条
  总分 {
    第一步 指标得分合计   依据 第一条
    第二步 计入 加分合计   依据 第四条
    第三步 封顶 70分 当 日常 < 80分 × 60% 或 事件数 > 3   依据 第五条
  }
  等次 { 合格 60分及以上 不合格 不满60分 }   依据 第五条
  后果 三十日内整改 当 等次 是 不合格   依据 第六条
}
"""
OWN_TEXT = """自写考核办法
第一条  每年1月1日至12月31日为考核年度，总分100分，为各项得分合计。
第二条  日常80分，按办结率（百分比，保留一位小数）计分：每低1个百分点扣10分，不足1个百分点的按比例扣，扣完为止。
第三条  创新20分，在0至20分之间评定。
第四条  国家级表彰每次加3分，省级每次2分，同一事项取最高。经验被推广的每次加1分，最多3分。
第五条  日常得分低于满分的60%或事件超过3起的，总分最高计70分。60分及以上为合格，不满60分为不合格。
第六条  不合格的，在30日内整改。
"""


def test_numbers_from_elsewhere_are_no_differences() -> None:
    """Full marks behind 满分的60%, ends of a domain, points for each percentage point, 取最高 of another bonus, a name."""
    assert said(OWN, OWN_TEXT) == []


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("1000分 ×", "900分 ×", "“日常”写的是 900分，所据条款里没有这个数"),
        ("日常 < 80分", "日常 < 85分", "“步”写的是 85分，所据条款里没有这个数"),
        (" 同一事由 取最高", "", "“上级表彰”每次都计，原文只计最高的一次"),
        ("三十日内整改", "整改", "第六条有 30天，引用它的语句（整改）都没有写"),
    ],
)
def test_what_is_no_number_from_elsewhere_is_told(before: str, after: str, sentence: str) -> None:
    """The same places, each with a slip."""
    assert sentence in said(OWN.replace(before, after), OWN_TEXT)


def test_a_merge_says_for_its_lines_that_only_the_highest_counts() -> None:
    """One article speaks of the incident and the statement 归并 cites it; one that cites another article does not say so."""
    merge = "  归并 上级表彰、经验推广 同一事由 取最高   依据 第四条\n  总分"
    sentence = "“上级表彰”每次都计，原文只计最高的一次"
    rules = OWN.replace(" 同一事由 取最高", "")
    assert sentence in said(rules, OWN_TEXT)
    assert sentence not in said(rules.replace("  总分", merge, 1), OWN_TEXT)
    elsewhere = merge.replace("依据 第四条", "依据 第六条")
    assert sentence in said(rules.replace("  总分", elsewhere, 1), OWN_TEXT)


ANNEXED = """考核文件 附件考核 “附件考核办法” {
  条款 第一条至第三条、附件1至附件2、附件2第1项至第2项
  年度 1月1日至12月31日   依据 第一条
  满分 100分   依据 第一条
  指标 学习 满分 20分   依据 附件1第一部分第（一）项
  指标 台账 满分 30分 计分 倒扣 { 缺失 每件5分 } 扣完为止   依据 附件1 一、（二）
  指标 其他 满分 50分   依据 附件1第二部分 {
    指标 整改 满分 35分   依据 附件1第二部分第1项
    指标 检查 满分 15分   依据 附件1第二部分第2项
  }
  扣分 迟报 每次2分   依据 附件2第1项
  扣分 漏报 每次4分   依据 附件2第2项
  总分 { 第一步 指标得分合计 第二步 扣减 扣分合计 }   依据 第二条
  等次 { 合格 60分及以上 不合格 不满60分 }   依据 第三条
  施行 2024-01-01   依据 第三条
}
"""
ANNEXED_TEXT = """附件考核办法
第一条  考核实行百分制，每年1月1日至12月31日为一个年度。
第二条  总分为各项得分减去附件2的扣分。
第三条  60分及以上为合格，不满60分为不合格。自2024年1月1日起施行。
附件：1.评分表
2.扣分表
某市人民政府办公室2023年12月1日印发
附件1
评分表（100分）
一、基础（50分）
（一）学习 20分
（二）台账 30分，每缺1件
扣5分，扣完为止
二、业务（50分）
1．整改 35分
2．检查 15分
合计 100分
附件2
扣分表
1\t迟报\t每次扣2分
2\t漏报\t每次扣4分
"""


def test_annexes_are_accounted_for_and_compared() -> None:
    """The list of annexes is none; a line without a number goes on; a table is read by its rows; sums are of no row."""
    found = account(ANNEXED, ANNEXED_TEXT)
    assert [] == [checks.sentence(d, "zh") for d in found.findings]
    annexed = {str(r.clause.opened): r.status for r in found.rows if r.clause.annex}
    assert annexed == {
        "附件1": "items",
        "附件1第一部分": "items",
        "附件1第一部分（一）": "ruled",
        "附件1第一部分（二）": "ruled",
        "附件1第二部分": "ruled",
        "附件1第二部分第1项": "ruled",
        "附件1第二部分第2项": "ruled",
        "附件2": "items",
        "附件2第1项": "ruled",
        "附件2第2项": "ruled",
    }


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("满分 20分", "满分 25分", "“学习”的分值与原文不同，原文是 20 分"),
        ("每件5分", "每件6分", "“台账”写的是 6分，所据条款里没有这个数"),
        ("每件5分", "每件6分", "附件1第一部分（二）有 5分，引用它的语句（台账）都没有写"),
        ("漏报 每次4分", "漏报 每次2分", "附件2第2项有 4分，引用它的语句（漏报）都没有写"),
        ("第1项至第2项", "第1项至第3项", "“条款”写了附件2第3项，原文没有"),
        ("附件1至附件2", "附件1至附件3", "“条款”写了附件3，原文没有"),
        ("、附件1至附件2、附件2第1项至第2项", "、附件1", "原文有附件2，“条款”没有写到"),
        ("  扣分 迟报 每次2分   依据 附件2第1项\n", "", "附件2第1项没有任何语句写到；请写成语句，不计算的写"
         "“不涉及计分 附件2第1项 “…””"),
    ],
)  # fmt: skip
def test_a_difference_from_an_annex_is_told(before: str, after: str, sentence: str) -> None:
    """Points that stand only there are held against it, each line by its number."""
    rules = ANNEXED.replace(before, after)
    assert rules != ANNEXED
    assert sentence in said(rules, ANNEXED_TEXT)


def test_an_annex_that_is_cited_as_a_whole_is_one_row() -> None:
    """Nothing is asked of its lines by name, their numbers are still compared."""
    rules = re.sub(r"(依据 附件\d)[^\n{]*", r"\1 ", ANNEXED.replace("、附件2第1项至第2项", ""))
    found = account(rules, ANNEXED_TEXT)
    assert [] == [checks.sentence(d, "zh") for d in found.findings]
    assert ["附件1", "附件2"] == [str(r.clause.opened) for r in found.rows if r.clause.annex]
    assert "附件2第2项有 4分，引用它的语句（迟报、漏报）都没有写" in said(
        rules.replace("每次4分", "每次2分"), ANNEXED_TEXT
    )


def test_a_notice_without_articles_is_accounted_for_by_its_parts() -> None:
    """一、（一）1. are cited as they are written; what stands before the first is no part."""
    (document,) = split(
        Source(
            "t",
            "甲镇的通知\n各村：\n现通知如下。\n一、对象\n（一）各村。\n1．东村；\n（1）东头。\n二、计分\n每次扣2分。\n",
        )
    )
    assert "甲镇的通知" == document.title
    assert ["第一部分", "第一部分（一）", "第一部分（一）第一目", "第二部分", "第二部分第二款"] == [
        str(p.clause.opened) for p in document.passages
    ]
    assert ("甲镇的通知", "各村：", "现通知如下。") == document.around
