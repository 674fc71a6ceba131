"""Texts that cannot be read: one root error each, in the words of the author, and quickly."""

import random
import time

import pytest
from program import codes, findings, said

from ruledsl import checks
from ruledsl.lexer import SHAPES, narrow

MEASURE = checks.find("E101").good  # type: ignore[union-attr]


def with_line(line: str) -> str:
    """The measure with one more statement."""
    return MEASURE.replace("  总分 {", f"  {line}\n  总分 {{")


def test_a_brace_that_is_never_closed_is_named_by_its_line() -> None:
    """The end of the file is not where the mistake is."""
    (sentence,) = said(MEASURE.rstrip().removesuffix("}"))
    assert sentence == "“考核文件 示例考核 “示例市政务公开考核办法” {”这一行的大括号没有合上；到文件末尾还缺 1 个“}”"


def test_a_brace_that_is_open_when_another_statement_begins_is_named() -> None:
    """“等次 is not expected” would be true and of no use."""
    (sentence,) = said(MEASURE.replace("    第一步 指标得分合计\n  }", "    第一步 指标得分合计"))
    assert sentence == "“等次”应另起一条，而上面“总分 {”这一行的大括号还没有合上；请先写“}”"


def test_a_misspelt_keyword_gets_a_proposal() -> None:
    """加份 is 加分."""
    assert said(with_line("加份 上级表彰 每项2分")) == ["没有“加份”这个说法；是不是“加分”？"]


def test_a_misspelt_keyword_that_reads_like_a_name_gets_a_proposal() -> None:
    """Reading goes wrong only at 依据, but it is 封项 that was meant to be 封顶."""
    text = MEASURE.replace("指标得分合计\n", "指标得分合计\n    第二步 封项 100分 依据 第四条\n", 1)
    assert said(text) == ["没有“封项”这个说法；是不是“封顶”？"]
    assert said(with_line("要求 甲 日常工作 不迟予 60分 依据 第八条"))[0].startswith(
        "没有“不迟予”这个说法；是不是“不迟于”？"
    )


def test_a_keyword_in_the_wrong_place_gets_what_fits_there() -> None:
    """计分 belongs to an indicator; it is no slip for 加分."""
    (sentence,) = said(with_line("后果 约谈 依据 第八条\n  计分 考核组评定"))
    assert sentence.startswith("“计分”不能作一条的开头；可以写：指标、加分、扣分、")


def test_what_fits_is_spelt_in_the_language_of_the_message() -> None:
    """An English reader sees the English keywords."""
    (sentence,) = said(with_line("后果 约谈 依据 第八条\n  计分 考核组评定"), "en")
    assert sentence.startswith("“计分” begins no statement here; possible is: indicator, bonus, deduction, ")


@pytest.mark.parametrize(
    ("line", "starts"),
    [
        (
            "后果 约谈 当 日常工作 低于 满分的60% 依据 第八条",
            "“满分的60%”请写成分值或有名称的数乘百分比，如“60分 × 60%”",
        ),
        ("后果 约谈 当 第一步 ≥ 80分 依据 第八条", "步骤不能用“第一步”引用；请在那一步的末尾写“记作 名称”"),
        ("等次 { 良好 70分至80分 优秀 80分及以上 }", "“70分至80分”没有写明 80分 本身算不算；请写“70分及以上不满80分”"),
        ("后果 约谈 当 日常工作 不超过 60分 依据 第八条", "条件里不能写“不超过”（那是限额）；请写“≤”或“不高于”"),
        ("加分 表彰 计次 一次 2分 依据 第四条", "此处要先写分值，不能写“计次”：如 2分、每项2分、"),
        ("一票否决 泄密 不合格 依据 第六条", "此处要先写否决的结果，不能写“不合格”：确定为 某一等次、"),
        (
            "定义 最高分 = 同类 最高（日常工作 当 非 造假 没有时 0分） 依据 第四条",
            "“没有时”只写在各行、各次事件的统计里；单位的统计写成“（同类 最高（…） 不涉及时 0分）”",
        ),
        (
            "定义 最高分 = 最大（0分，全体 最高（（日常工作 + 1分） 没有时 0分）） 依据 第四条",
            "“没有时”只写在各行、各次事件的统计里；单位的统计写成“（全体 最高（…） 不涉及时 0分）”",
        ),
        ("加分 表彰 每顶2分 依据 第四条", "没有“每顶”这个说法；是不是“每项”？"),
    ],
)
def test_a_wording_of_documents_is_answered_with_that_of_the_language(line: str, starts: str) -> None:
    """What is written so often in measures is named, not only what could stand there."""
    (sentence,) = said(with_line(line))
    assert sentence.startswith(starts)


def test_where_a_name_belongs_it_says_so() -> None:
    """A keyword without its name."""
    assert said(with_line("文号 三号")) == ["“文号”后面不能写“三号”；可以写：引号中的文字"]


def test_an_unknown_clause_is_named_with_the_articles_that_there_are() -> None:
    """A wrong citation is found while the file is written."""
    assert said(with_line("后果 约谈 当 日常工作 < 60分 依据 第十八条")) == [
        "文件里没有第十八条；“条款”写明的是：第一条至第九条、第四条（一）至第四条（三）"
    ]


def test_an_unknown_name_gets_a_proposal() -> None:
    """The nearest name that there is."""
    assert said(with_line("后果 约谈 当 日长工作 < 60分 依据 第八条")) == ["没有叫“日长工作”的；是不是“日常工作”？"]


def test_a_cycle_is_told_as_a_way_round() -> None:
    """Once, though each of its members fails."""
    text = with_line("定义 甲 = 乙 + 1分\n  定义 乙 = 丙\n  定义 丙 = 甲")
    assert said(text) == ["算不出来：甲 → 乙 → 丙 → 甲，绕了一圈又回到自己"]


def test_a_failing_statement_makes_no_other_one_fail_aloud() -> None:
    """The total, the grades and the ranking need the bonus; only the bonus is wrong."""
    text = with_line("加分 上级表彰 每项2 依据 第四条（一）\n  排名 依次按 总分 由高到低 依据 第八条")
    assert codes(text.replace("合计\n", "合计\n    第二步 计入 加分合计 依据 第四条\n", 1)) == ["E222"]


def test_a_missing_outline_is_said_once() -> None:
    """Not at every citation."""
    assert codes(MEASURE.replace("  条款 第一条至第九条、第四条（一）至（三）\n", "")) == ["E215"]


def test_one_wrong_step_number_is_one_error() -> None:
    """The steps after it are numbered as they were meant."""
    steps = "合计\n    第三步 封顶 99分 依据 第四条\n    第四步 封顶 98分 依据 第四条\n"
    assert codes(MEASURE.replace("合计\n", steps, 1)) == ["E251"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (with_line("定义 深 = " + "(" * 10_000 + "1分" + ")" * 10_000), "E105"),
        (with_line("定义 深 = " + "（" * 10_000), "E105"),
        (with_line("定义 深 = " + "非 " * 10_000 + "甲"), "E105"),
        (with_line("指标 甲 { " * 10_000), "E105"),
        (with_line("# " + "长" * 1_500_000), "E102"),
        (with_line("加分 上级\x07表彰 每项2分"), "E110"),
        (with_line("加分 上级\u202e表彰 每项2分"), "E110"),
        (with_line("加分\u00a0上级表彰 每项2分"), "E110"),
        (with_line("说明 “没有合上"), "E111"),
        ("\ufeff\n\t ", "E101"),
        ("# 只有注释\n", "E101"),
        ("\x00" * 1000, "E110"),
        ("}" * 1000, "E104"),
        ("一" * 100_000, "E104"),
    ],
    ids=lambda value: value if len(value) < 8 else f"{len(value)} characters",
)
def test_hostile_texts_are_refused_with_one_error_in_time(text: str, code: str) -> None:
    """Depth, size and control characters cost neither a traceback nor a minute."""
    started = time.perf_counter()
    assert codes(text) == [code]
    assert all(len(s) < 400 for lang in ("zh", "en") for s in said(text, lang))
    assert time.perf_counter() - started < 5


def mutants(seed: int, count: int) -> list[str]:
    """Programs with one or two words deleted, doubled, swapped or replaced."""
    source = random.Random(seed)
    classes = (checks.load(m) for m in checks.file_names())
    programs = [narrow(c.good) for c in classes if c.good and c.code[0] in "EWI"]
    words = [[m.group() for m in SHAPES.finditer(p)] for p in programs]
    found = []
    for _ in range(count):
        pieces = list(source.choice(words))
        for _ in range(source.choice((1, 1, 2))):
            here, there = source.randrange(len(pieces)), source.randrange(len(pieces))
            match source.randrange(4):
                case 0:
                    del pieces[here]
                case 1:
                    pieces.insert(here, pieces[there])
                case 2:
                    pieces[here], pieces[there] = pieces[there], pieces[here]
                case _:
                    pieces[here] = source.choice(source.choice(words))
        found.append("".join(pieces))
    return found


@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.slow)])
def test_no_slip_of_the_pen_ends_in_a_traceback(count: int) -> None:
    """Whatever is wrong is said in both languages."""
    for text in mutants(count, count):
        for found in findings(text):
            assert checks.sentence(found, "zh") and checks.sentence(found, "en")
            assert all(checks.related_sentence(found, r, lang) for r in found.related for lang in ("zh", "en"))


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("分期 逐月扣 逐月 = 最小（10分，1分 + 上期 扣减）", "上期"),
        ("定义 本月 = 1分 + 上月扣分", "上月扣分"),
        ("定义 余额 = 1分 + 结转", "结转"),
        ("后果 约谈 当 连续三月 且 日常工作 < 60分", "连续三月"),
        ("子表 月表 { 事实 发生 分数 定义 累计 = 发生 + 上一行 的 累计 }", "上一行"),
    ],
)
def test_what_carries_on_from_the_period_before_is_answered(line: str, word: str) -> None:
    """The language has no period or row before; what to write instead is said at once."""
    (sentence,) = said(with_line(f"{line} 依据 第八条"))
    assert sentence.startswith(f"没有“{word}”：各期、各行分别计算")


def test_a_slip_in_a_name_of_ones_own_is_still_a_slip() -> None:
    """上月得份 is 上月得分, which the measure has."""
    line = "事实 上月得分 分数 0至100 依据 第三条\n  后果 约谈 当 上月得份 < 60分 依据 第八条"
    assert said(with_line(line)) == ["没有叫“上月得份”的；是不是“上月得分”？"]


def test_a_name_within_the_indicator_that_owns_it_is_proposed_with_its_path() -> None:
    """Two groups with parts of one name: the formula of the one means its own."""
    groups = "".join(
        f"指标 {g} 满分 0分 计分 = 增速 依据 第三条 {{ 指标 增速 满分 0分 }}\n  " for g in ("城区", "县域")
    )
    assert said(with_line(groups)) == [
        f"“增速”不止一个；“{g}”里面的请写成“{g}.增速”（不止一个的：城区.增速、县域.增速）" for g in ("城区", "县域")
    ]


def test_an_indicator_scored_by_a_statistic_with_a_condition_is_not_told_to_count_in_full() -> None:
    """It stands below a group; the statistic is asked for through a definition."""
    lines = """事实 造假 是否 依据 第三条
  定义 排位 = 同类 名次（日常工作 当 非 造假） 依据 第三条
  指标 综合 满分 0分 依据 第三条 { 指标 增速 满分 0分 计分 = 当 排位 = 1 则 0分 否则 0分 }"""
    (sentence,) = said(with_line(lines))
    assert sentence.startswith("“增速”按统计“同类 名次(日常工作 当 非 造假)”计分：没有单位或者行符合条件、")
    assert "请写成“（同类 名次(日常工作 当 非 造假) 不涉及时 …）”" in sentence
    assert "计满分" not in sentence


def test_a_definition_of_each_event_without_its_braces_is_told_where_it_stands() -> None:
    """After a definition 登记 is no part of the deduction any more."""
    line = "扣分 事故 每起 = 1分 × 甲 登记 乙 数量\n  定义 甲 = 乙 + 1\n  登记 丙 数量 依据 第八条"
    (sentence,) = said(with_line(line))
    assert "都写在花括号里：“扣分 甲 每起 = … { 登记 … 定义 … }”" in sentence
