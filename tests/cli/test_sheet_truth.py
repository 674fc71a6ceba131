"""What a score sheet and a ranking say is true of the unit: of values that are not there, ties, ranks over all classes."""

from pathlib import Path

import pytest
from river import Call

MEASURE = """\
考核文件 示例考核 “示例考核办法” {{
  条款 第一条至第九条
  施行 2023-01-01        依据 第九条
  年度 1月1日至12月31日  依据 第一条
  满分 100分 分值 2位小数  依据 第二条
  {classes}
  指标 业务 满分 100分 依据 第一条
  指标 附加 满分 5分 可不涉及 依据 第一条
{statements}
  总分 {{
    第一步 业务 依据 第一条
    第二步 计入 附加 不超过2分 依据 第一条
  }}
  等次 {{ 优秀 90分及以上  良好 60分及以上不满90分  较差 不满60分 }}  依据 第七条
}}
"""
QUOTA = "  名额 优秀 最多1个 并列都不算 依据 第八条"
RANKING = "  排名 依次按 总分 由高到低，仍相同的并列 全体 依据 第八条"


def run(call: Call, here: Path, statements: str, units: str, *options: str, classes: str = "", code: int = 0) -> str:
    """The result of the units, whose lines are divided by semicolons."""
    lines = "".join(f"  {unit.strip()}\n" for unit in units.split(";"))
    (here / "m.rules").write_text(MEASURE.format(statements=statements, classes=classes), "utf-8")
    (here / "f.yaml").write_text(f"年度: 2023\n单位:\n{lines}", "utf-8")
    done = call("eval", "m.rules", "f.yaml", *options)
    assert done.code == code, done.out + done.err
    return done.out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_does_not_concern_a_unit_is_not_over_a_limit_and_has_no_place(call: Call, here: Path, lang: str) -> None:
    """The state has the number of a yes: a unit was told n/a points, and a place that it never took."""
    page = run(call, here, QUOTA, "甲局: {业务: 95, 附加: 不涉及}; 乙局: {业务: 80, 附加: 3}", "--lang", lang, code=4)
    assert "n/a" not in page
    assert "名额" not in page
    assert 1 == page.count("附加为 3 分" if lang == "zh" else "附加 came to 3 points")


def test_a_tie_is_told_where_there_is_one(call: Call, here: Path) -> None:
    """Without one it is simply the second; of two that tie the last place counts."""
    alone = run(call, here, QUOTA, "甲局: {业务: 95, 附加: 1}; 乙局: {业务: 92, 附加: 1}")
    assert "够“优秀”的单位中按总分排第 2，" in alone
    tied = run(call, here, QUOTA, "甲局: {业务: 95, 附加: 1}; 乙局: {业务: 92, 附加: 1}; 丙局: {业务: 92, 附加: 1}")
    assert "够“优秀”的单位中按总分连同并列的排到第 3，" in tied


@pytest.mark.parametrize(
    ("effect", "changed", "anyway"),
    [
        ("最高评为 良好", "等次最高评为良好", "按得分本来不高于良好，没有因此降低"),
        ("降一等", "等次降一等", "按得分本来是末等，没有再降"),
    ],
)
def test_a_veto_that_lowers_nothing_says_so(call: Call, here: Path, effect: str, changed: str, anyway: str) -> None:
    """The best unit is lowered, the last would not have been better."""
    veto = f"  一票否决 泄密 {effect} 依据 第五条"
    page = run(call, here, veto, "甲局: {业务: 95, 附加: 1, 泄密: 是}; 乙局: {业务: 50, 附加: 1, 泄密: 是}")
    notes = {line.split("  ")[2]: line for line in page.splitlines() if "泄密" in line and "局  " in line}
    assert changed in notes["甲局"] and "本来" not in notes["甲局"]
    assert anyway in notes["乙局"]


TWO = {"classes": "类别 区县、部门 依据 第一条"}
UNITS = "甲区: {类别: 区县, 业务: 80, 附加: 1}; 乙局: {类别: 部门, 业务: 95, 附加: 1}; 丙局: {类别: 部门, 业务: 70, 附加: 1}"


def test_a_rank_over_all_classes_names_them_all(call: Call, here: Path) -> None:
    """One table in the order of the ranking, with the class of each unit; the sheet counts all units."""
    page = run(call, here, RANKING, UNITS, **TWO)
    order = [page.index(text) for text in ("1  乙局  部门", "2  甲区  区县", "3  丙局  部门")]
    assert sorted(order) == order
    said = run(call, here, RANKING, UNITS, "--unit", "甲区", **TWO)
    assert "2（全体 3 个单位：甲区、乙局、丙局）" in said
    said = run(call, here, RANKING, UNITS, "--unit", "甲区", "--lang", "en", **TWO)
    assert "2 (of 3 in all classes: 甲区, 乙局, 丙局)" in said


def test_a_rank_in_the_class_names_the_class_only(call: Call, here: Path) -> None:
    """Without 全体 the unit is the first of its class."""
    said = run(call, here, RANKING.replace(" 全体", ""), UNITS, "--unit", "甲区", **TWO)
    assert "1（同类 1 个单位：甲区）" in said


def test_who_has_a_place_is_told_which(call: Call, here: Path) -> None:
    """Also one that moves up, as the first was lowered by a veto; whose score is too low is not affected."""
    statements = f"{QUOTA}\n  一票否决 泄密 降一等 依据 第五条"
    units = "甲局: {业务: 95, 附加: 1, 泄密: 是}; 乙局: {业务: 92, 附加: 1}; 丙局: {业务: 70, 附加: 1}"
    rows = [
        next(line for line in run(call, here, statements, units, "--unit", unit).splitlines() if "名额" in line)
        for unit in ("乙局", "丙局")
    ]
    assert "占到名额" in rows[0] and "够这一等的单位中排第 1，名额 1 个" in rows[0]
    assert "未受影响" in rows[1]
    said = run(call, here, statements, units, "--unit", "乙局", "--lang", "en")
    assert "has a place" in said


LINES = """\
  加分 表彰 每项2分 同一事由 取最高 登记 撤销 是否 不计 当 撤销 依据 第六条
  一票否决 留置 逐件登记 登记 任职以前 是否 不计 当 任职以前 确定为 较差 依据 第六条"""
EVENTS = (
    "甲局: {业务: 95, 附加: 1, 事件: [{日期: 2023-05-01, 计入: 表彰, 撤销: 是}, {日期: 2022-05-01, 计入: 表彰, 撤销: 否},"
    " {日期: 2023-06-01, 计入: 留置, 任职以前: 是}]}"
)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_event_that_does_not_count_is_no_event_that_did_not_happen(call: Call, here: Path, lang: str) -> None:
    """The sheet said “none, did not occur” of what was reported and left out, and not which condition left it out."""
    page = run(call, here, LINES, EVENTS, "--unit", "甲局", "--lang", lang)
    said = {
        "zh": (
            "登记了 2 件，都不计",
            "登记了 1 件，都不计",
            "不计的条件成立：“撤销”",
            "日期不在计入的期间",
            "不计的条件成立：“任职以前”",
        ),
        "en": (
            "2 reported, none of",
            "1 reported, none of",
            "this holds: “撤销”",
            "outside of the days",
            "this holds: “任职以前”",
        ),
    }[lang]
    page = "".join(page.split())
    assert [] == [text for text in said if "".join(text.split()) not in page]
    assert "未发生" not in page


def test_a_line_shows_what_is_defined_for_it(call: Call, here: Path) -> None:
    """Which one of its kind it was, and the number that its points are made of."""
    statements = """  扣分 迟报 每次 = 1分 × 次序 × 倍数 {
    登记 严重 是否
    定义 次序 = 第几次
    定义 倍数 = 当 严重 则 2 否则 1
  } 依据 第五条"""
    events = "[{日期: 2023-02-01, 计入: 迟报, 严重: 否}, {日期: 2023-03-01, 计入: 迟报, 严重: 是}]"
    units = f"甲局: {{业务: 95, 附加: 1, 事件: {events}}}"
    page = " ".join(run(call, here, statements, units, "--unit", "甲局").split())
    assert "2023-02-01 1 严重：否；次序：1；倍数：1" in page
    assert "2023-03-01 4 严重：是；次序：2；倍数：2" in page
