"""What is written the other way round than the clause says, where no number tells: limits of vetoes, roundings, merges, quotas."""

from pathlib import Path

import pytest

from ruledsl import checks
from ruledsl.source import Source
from ruledsl.tools.ledger import Texts, ledger
from ruledsl.tools.load import read_rules

RULES = """考核文件 甲 “甲市政务公开考核办法（虚构）” {
  条款 第一条至第六条、第三条（一）至（二）、第六条（一）至（二）
  年度 1月1日至12月31日 依据 第一条
  满分 100分 依据 第一条
  事实 完成率 百分比 1位小数 依据 第二条
  事实 满意率 百分比 1位小数 依据 第五条
  事实 上年完成率 百分比 1位小数 依据 第二条
  定义 上升点 = （完成率 高于 上年完成率 每1个百分点 舍去取整） 依据 第二条
  定义 下降点 = （完成率 低于 上年完成率 每1个百分点 进一取整） 依据 第二条
  指标 日常工作 满分 100分 计分 = 最大（0分，最小（100分，80分 + 3分 × 上升点 - 5分 × 下降点）） 依据 第二条
  等次 { 优秀 90分以上 良好 80分以上不足90分 合格 不足80分 } 依据 第一条
  一票否决 国家级通报 名额之前 最高评为 合格 依据 第三条（一）、第三条第二款
  一票否决 数据造假 名额之前 最高评为 良好 依据 第三条（二）、第三条第二款
  加分 表彰 每次5分 同一事由 取最高 依据 第六条（一）
  加分 推广 每次3分 同一事由 取最高 依据 第六条（二）、第六条第二款
  归并 表彰、推广 同一事由 取最高 依据 第六条第二款
  总分 { 第一步 指标得分合计 第二步 四舍五入到1位小数 依据 第四条 }
  排名 依次按 总分、完成率、满意率 由高到低，仍相同的并列 依据 第五条
  名额 优秀 最多30% 四舍五入取整 按排名 并列都算 依据 第五条
  名额 良好 及以上 最多80% 四舍五入取整 按排名 并列都算 依据 第五条
}
"""
TEXT = """甲市政务公开考核办法（虚构）
第一条　按1月1日至12月31日考核，满分为100分；90分以上为优秀，80分以上不足90分为良好，不足80分为合格。
第二条　日常工作满分100分，与上年持平的，得80分；每上升1个百分点，加3分，每下降1个百分点，扣5分。上升不足1个百分点的部分不计，下降不足1个百分点的部分按1个百分点计。完成率保留1位小数。
第三条　有下列情形之一的，限制评定等次：
（一）被国家级通报的，最高评定为合格；
（二）数据造假的，等次不得高于良好。
受到限制的单位不占用其不得评定的等次的名额，名额由排名在后的单位依次递补。
第四条　完成率以百分数表示，考核得分保留1位小数。均四舍五入。
第五条　按考核得分由高到低排名；得分相同的，完成率高的在前；仍相同的，满意率高的在前。优秀单位在排名前列的单位中产生，不超过30%，优秀和良好单位合计不超过80%，按四舍五入取整。
第六条　有下列情形的加分：
（一）受到表彰的，每次加5分；
（二）被推广的，每次加3分，同一事项被多次推广的，按加分最高的一次计算。
同一成果符合前款两项以上的，就高计算一次。
"""


def told(rules: str = RULES, text: str = TEXT) -> list[str]:
    (account,) = ledger(read_rules((), Path(), [Source("t.rules", rules)]), Texts(Source("t.txt", text)))
    return [f"{d.code} {checks.sentence(d, 'zh')}" for d in account.findings]


def test_what_follows_the_text_has_no_finding() -> None:
    """The rules as they stand say what the clauses say."""
    assert [] == told()


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("名额之前 最高评为 合格", "名额之前 最高评为 良好", "“国家级通报”写的等次是“良好”，原文是“合格”"),
        ("名额之前 最高评为 良好", "名额之前 最高评为 合格", "“数据造假”写的等次是“合格”，原文是“良好”"),
        ("数据造假 名额之前", "数据造假 名额之后", "“数据造假”写的是“名额之后”，原文是“名额之前”"),
        ("百分点 舍去取整", "百分点 进一取整", "“上升点”写的是“进一取整”，原文是“舍去取整”"),
        ("百分点 进一取整", "百分点 舍去取整", "“下降点”写的是“舍去取整”，原文是“进一取整”"),
        ("推广 每次3分 同一事由 取最高", "推广 每次3分", "“推广”每次都计，原文只计最高的一次"),
        ("总分、完成率、满意率", "总分、满意率、完成率", "的先后与原文不同"),
        ("第二步 四舍五入", "第二步 舍去", "“步”写的是“舍去到”，原文是“四舍五入到”"),
    ],
)
def test_what_is_turned_round_is_told(right: str, wrong: str, expected: str) -> None:
    """One word of the rules exchanged for its opposite is one finding that names both."""
    assert right in RULES
    (said,) = told(RULES.replace(right, wrong, 1))
    assert said.startswith("N326")
    assert expected in said


def test_a_place_that_nobody_takes_over_is_one_after_the_quotas() -> None:
    """Where the text says that places do not pass on, 名额之前 is wrong."""
    text = TEXT.replace("不占用其不得评定的等次的名额，名额由排名在后的单位依次递补", "空出的名额不再递补")
    assert ["写的是“名额之前”" in said for said in told(text=text)] == [True, True]
    assert [] == told(RULES.replace("名额之前", "名额之后"), text)


@pytest.mark.parametrize(
    "merge", ["同一成果符合前款两项以上的，就高计算一次", "同一成果既获表彰又被推广的，就高计算一次"]
)
def test_what_counts_once_under_several_items_is_merged(merge: str) -> None:
    """A clause that counts one thing once under several items is carried out by 归并 alone."""
    text = TEXT.replace("同一成果符合前款两项以上的，就高计算一次", merge)
    assert [] == told(text=text)
    found = told(RULES.replace("  归并 表彰、推广 同一事由 取最高 依据 第六条第二款\n", ""), text)
    (said,) = [d for d in found if d.startswith("N381")]
    assert "第六条第二款说“同一成果" in said
    assert "归并 表彰、推广 同一事由 取最高" in said


def test_a_line_left_out_of_a_merge_of_all_is_named() -> None:
    """Where every item of the paragraph before is meant the 归并 names all lines."""
    third = "  加分 媒体报道 每次2分 依据 第六条（三）\n"
    rules = RULES.replace("第六条（一）至（二）", "第六条（一）至（三）").replace("  归并", f"{third}  归并")
    text = TEXT.replace("\n同一成果", "\n（三）媒体报道的，每次加2分。\n同一成果")
    assert ["N381 第六条第二款说“同一成果符合前款两项以上的，就高”，归并里没有媒体报道"] == told(rules, text)
    assert [] == told(rules.replace("表彰、推广 同", "表彰、推广、媒体报道 同"), text)


def test_rates_of_one_condition_stand_by_their_names() -> None:
    """95% of one rate and 60% of another, exchanged, are told; as the clause has them they are not."""
    part = "  定义 高效 = 满意率 95%以上 且 完成率 60%以上 依据 第七条\n"
    rules = RULES.replace("第一条至第六条", "第一条至第七条").replace("  加分 表彰", f"{part}  加分 表彰")
    text = f"{TEXT}第七条　满意率95%以上，且完成率60%以上的为高效。\n"
    assert [] == told(rules, text)
    found = told(rules.replace("满意率 95%以上 且 完成率 60%", "满意率 60%以上 且 完成率 95%"), text)
    assert ["N326 “高效”里 60% 与 95% 对调了：原文各说的是另一个"] == found
