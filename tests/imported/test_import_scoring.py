"""Words of criteria: what has one reading is recognised, everything else is left with the reason."""

from decimal import Decimal

import pytest

from ruledsl.show.texts import known, say
from ruledsl.tools.import_table.scoring import Asked, recognised

RECOGNISED = [
    (3, "每发现一处扣0.5分，扣完为止。", "倒扣 { 问题 每处0.5分 } 扣完为止"),
    (4, "未制定方案的扣2分，每少召开一次会议扣0.5分，扣完为止", "倒扣 { 未制定方案 每项2分 最多2分 少召开会议 每次0.5分 } 扣完为止"),
    (2, "未按时报送材料的，每次扣0.5分，扣完为止", "倒扣 { 未按时报送材料 每次0.5分 } 扣完为止"),
    (4, "缺一项扣1分，扣完为止", "倒扣 { 缺少项数 每项1分 } 扣完为止"),
    (2, "按时报送得满分，每迟报一天扣０．１分，扣完为止。", "倒扣 { 迟报 每天0.1分 } 扣完为止"),
    (3, "未按时报送的扣3分", "倒扣 { 未按时报送 每项3分 最多3分 }"),
    (2, "未明确分管领导扣1分；未配备工作人员扣1分。", "倒扣 { 未明确分管领导 每项1分 最多1分 未配备工作人员 每项1分 最多1分 }"),
    (6, "每出现1条错敏信息扣1分，最多扣3分；更新不及时每次扣0.5分，扣完为止", "倒扣 { 错敏信息 每条1分 最多3分 更新不及时 每次0.5分 } 扣完为止"),
    (5, "信息错漏一处扣一分，扣完本项分值为止", "倒扣 { 信息错漏 每处1分 } 扣完为止"),
    (3, "1.每少一次扣1分;2.未报送的,每件扣2分。扣完为止", "倒扣 { 缺少次数 每次1分 未报送 每件2分 } 扣完为止"),
    (3, "本项满分3分。每少一次扣1分，扣完为止。", "倒扣 { 缺少次数 每次1分 } 扣完为止"),
    (3, "每开展一次得1分，最高3分", "每次1分"),
    (3, "每报送一篇信息得0.5分，最多得2分。", "每篇0.5分 最多2分"),
    (5, "每采用一条加1分，加满为止", "每条1分"),
    (3, "印发计划得3分，未印发不得分", "符合得满分"),
    (2, "有得2分，无不得分", "符合得满分"),
    (3, "未制定不得分；制定的得3分。", "符合得满分"),
    (2, "纳入且权重不低于4%的得2分，否则不得分。", "符合得满分"),
    (3, "空白栏目、长期不更新栏目，每个扣0.5分，扣完为止。", "倒扣 { 「空白栏目、长期不更新栏目」 每个0.5分 } 扣完为止"),
    (2, "每出现一处错别字扣0.5分、每出现一处敏感信息扣1分，扣完为止。", "倒扣 { 错别字 每处0.5分 敏感信息 每处1分 } 扣完为止"),
    (2, "是得2分，否得0分", "符合得满分"),
    (5, "完成的得满分，否则不得分。", "符合得满分"),
    (4, "明确领导得1分，明确机构得1.5分，配备人员得1.5分。", "逐项 { 明确领导 1分 明确机构 1.5分 配备人员 1.5分 }"),
    (6, "按时完整的得6分，有缺项的得4分，逾期的得2分，未编制的不得分", "分档 { 按时完整 6分 有缺项 4分 逾期 2分 未编制 0分 }"),
    (9, "公开率达到95%得9分；80%及以上不满95%得6分；不满80%得3分", "分段 2位小数 { 95%及以上 9分 80%及以上不满95% 6分 不满80% 3分 }"),
    (5, "95%（含）以上得5分，90%（含）—95%（不含）得3分，90%以下0分", "分段 2位小数 { 95%及以上 5分 90%及以上不满95% 3分 不满90% 0分 }"),
    (5, "完成率100%得5分，90%以上（含90%）得3分，低于90%不得分。", "分段 2位小数 { 100%及以上 5分 90%及以上不满100% 3分 不满90% 0分 }"),
]  # fmt: skip

LEFT = [
    ("no-words", 5, ""),
    ("no-points", 5, "查阅资料，实地察看"),
    ("said", 5, "由考核组评定，最高5分"),
    ("discretion", 4, "未建立制度的扣2分；制度不完善的酌情扣分"),
    ("discretion", 4, "视完成情况得0.5分"),
    ("range", 5, "每起扣1-3分，扣完为止"),
    ("range", 5, "按质量得3分以下"),
    ("percent-point", 5, "每低1个百分点扣0.5分，扣完为止"),
    ("percent-point", 5, "每降低1%扣0.5分，扣完为止"),
    ("per-several", 5, "每5件得1分"),
    ("ranking", 5, "排名第一名得5分，其他的不得分"),
    ("steps", 5, "第一次扣1分，第二次加倍扣分"),
    ("limit", 3, "本项满分5分。每少一次扣1分，扣完为止"),
    ("limit", 3, "每次得1分，最高5分"),
    ("limit", 3, "每次扣5分，扣完为止"),
    ("limit", 5, "≥90%得3分，不满90%不得分"),
    ("mixed", 3, "制定方案得1分；每少一次扣1分，扣完为止"),
    ("not-exhausted", 3, "每少一次扣1分"),
    ("once-or-each", 3, "未按时报送的扣1分，扣完为止"),
    ("period", 4, "每季度召开一次得1分，满分4分"),
    ("exclusive", 5, "优秀得5分，良好得3分，一般得1分"),
    ("exclusive", 3, "省级表彰得3分，市级表彰得2分，未获表彰不得分"),
    ("parts", 3, "制定方案得1分；每开展一次培训得1分，最高2分"),
    ("ends", 5, "完成率90%以上得5分，80%以上得3分，否则不得分"),
    ("ends", 5, "≥90%得5分，80%-90%得3分，80%以下不得分"),
    ("bands", 5, "≥90%得5分，≥80%且<85%得3分，不满80%不得分"),
    ("bands", 5, "≥90%得5分，≥80%得3分"),
    ("zero-target", 5, "得分=完成率×分值"),
    ("unclear", 5, "按要求完成得5分"),
    ("unclear", 4, "每件1分"),
    ("unclear", 4, "每采用一种方式解读一件得1分，最多4分。"),
    ("unclear", 3, "每两周未更新一次扣0.5分，扣完为止"),
    ("unclear", 3, "每逾期一天扣0.1分，扣完为止；逾期10天的不得分"),
    ("unclear", 3, "建立台账（1分）；定期更新（2分）"),
]


@pytest.mark.parametrize(("points", "text", "expected"), RECOGNISED)
def test_plain_words_are_recognised(points: int, text: str, expected: str) -> None:
    """Every amount in the words has its place in the scoring."""
    assert (expected, "") == (recognised(text, asked(points)).text, recognised(text, asked(points)).reason)


@pytest.mark.parametrize(("reason", "points", "text"), LEFT)
def test_nothing_is_guessed(reason: str, points: int, text: str) -> None:
    """Where there are several readings, or none, the reason is named in words."""
    assert (reason, "") == (recognised(text, asked(points)).reason, recognised(text, asked(points)).text)
    assert known(f"imported.why.{reason}") and say(f"imported.why.{reason}", "en")


def asked(points: int, **more: object) -> Asked:
    return Asked(Decimal(points), **more)  # type: ignore[arg-type]


def test_what_the_command_or_the_table_says_completes_the_words() -> None:
    """A target of zero, 扣完为止 for the whole table, what 以上 and 以下 include."""
    zero = recognised("得分=完成率×分值", asked(5, zero_target="zero"))
    assert "完成率 四舍五入到2位小数 目标为零时 0分" == zero.text
    assert (
        "完成率 四舍五入到1位小数 目标为零时 计满分"
        == recognised("按完成比例计分", asked(5, zero_target="full", decimals=1)).text
    )
    assert "倒扣 { 缺少次数 每次1分 } 扣完为止" == recognised("每少一次扣1分", asked(3, until_empty=True)).text
    ends = recognised("90%以上得5分，90%以下不得分", asked(5, from_number=True, to_number=False))
    assert "分段 2位小数 { 90%及以上 5分 不满90% 0分 }" == ends.text
    both = asked(5, from_number=True, to_number=True)
    assert "ends" == recognised("90%以上得5分，90%以下不得分", both).reason
