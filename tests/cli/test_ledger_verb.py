"""``ruledsl ledger`` on the command line: the account, the official text beside it, what changed, the three formats."""

import json
from pathlib import Path
from typing import Any

import pytest
from river import Call

RULES = """\
考核文件 绿化考核 “白鹭县绿化管护考核办法（虚构）” {
  条款 第一条至第六条、第四条（一）至（二）
  不涉及计分 第一条 “制定目的”
  施行 2022-01-01                                依据 第六条
  年度 1月1日至12月31日                          依据 第二条
  满分 100分 分值 2位小数                        依据 第三条
  指标 管护 满分 100分                           依据 第三条
  加分 表彰 每项2分 最多6分                      依据 第四条（一）
  扣分 毁绿 每起5分                              依据 第四条（二）
  总分 {
    第一步 指标得分合计  依据 第三条
    第二步 计入 加分合计  依据 第四条
    第三步 扣减 扣分合计  依据 第四条
  }
  等次 { 优秀 90分及以上 合格 60分及以上不满90分 不合格 不满60分 }  依据 第五条
}
"""
TEXT = """\
白鹭县绿化管护考核办法（虚构）
第一条 为了绿地常青，制定本办法。
第二条 每年1月1日至12月31日为一个考核年度。
第三条 考核实行百分制。
第四条 加分和扣分：
（一）受到表彰的，每项加2分，最多加6分；
（二）发生毁绿的，每起扣5分。
第五条 90分以上为优秀，60分以上不满90分为合格，不满60分为不合格。
第六条 本办法自2022年1月1日起施行。
"""
FACTS = """\
办法: 绿化考核
年度: 2023
单位: {北园: {管护: 88, 零报告: [毁绿], 事件: [{日期: 2023-04-01, 计入: 表彰}]}}
"""


@pytest.fixture
def green(here: Path) -> Path:
    """Rules, their text, the text with another number, with other words, and a sample."""
    for name, text in (
        ("green.rules", RULES),
        ("text.txt", TEXT),
        ("number.txt", TEXT.replace("每起扣5分", "每起扣8分")),
        ("words.txt", TEXT.replace("发生毁绿的", "发生毁绿并查实的")),
        ("green.yaml", FACTS),
    ):
        (here / name).write_text(text, encoding="utf-8")
    return here


@pytest.mark.usefixtures("green")
def test_every_clause_has_its_line(call: Call) -> None:
    """Without a text and with one that says the same; the last lines sum it up."""
    alone, beside = call("ledger", "green.rules"), call("ledger", "green.rules", "--text", "text.txt")
    assert (0, 0) == (alone.code, beside.code)
    assert ("", "") == (alone.err, beside.err)
    rows = [line.split() for line in beside.out.splitlines() if line.startswith("第")]
    assert ["第一条", "不涉及计分", "不涉及计分"] in rows
    assert ["第四条（二）", "已写成规则", "扣分", "毁绿"] in rows
    assert 8 == len(rows)
    assert "8 条、款、项，有交代的 8，没有写到的 0；已写成规则 7、不涉及计分 1" in alone.out
    assert "与原文一致" in beside.out
    assert "与原文" not in alone.out


@pytest.mark.usefixtures("green")
def test_a_changed_number_is_a_finding(call: Call) -> None:
    """The number of the statement, and the number of the text; both by clause and place, in both languages."""
    done = call("ledger", "green.rules", "--text", "number.txt")
    assert 1 == done.code
    assert "N323：“毁绿”写的是 5分，所据条款里没有这个数\n  green.rules:9:" in done.out
    assert "N324：第四条（二）有 8分，引用它的语句（毁绿）都没有写" in done.out
    assert "与原文比对了 13 个数：2 处需要核对" in done.out
    english = call("ledger", "green.rules", "--text", "number.txt", "--lang", "en")
    assert "“毁绿” says 5 points" in english.out


@pytest.mark.usefixtures("green")
def test_a_clause_that_nothing_cites_is_missing(call: Call, here: Path) -> None:
    """It stands in the table and among the findings."""
    (here / "green.rules").write_text(RULES.replace("  不涉及计分 第一条 “制定目的”\n", ""), encoding="utf-8")
    done = call("ledger", "green.rules")
    assert 1 == done.code
    assert "第一条没有任何语句写到" in done.out
    assert "没有写到的 1" in done.out


@pytest.mark.usefixtures("green")
def test_a_changed_text_names_its_statements(call: Call, here: Path) -> None:
    """Of two texts, or of one and the record of the other; a text that did not change marks nothing."""
    two = call("ledger", "green.rules", "--text", "text.txt", "--text", "words.txt")
    said = "第四条（二）的文字已改，引用它的语句要重新核对：毁绿"
    assert (1, 1) == (two.code, two.out.count("N327："))
    assert said in two.out
    recorded = call("ledger", "green.rules", "--text", "text.txt", "--record", "record.txt")
    assert (0, "已把原文各条的摘要记入 record.txt\n") == (recorded.code, recorded.err)
    assert "毁绿" not in (here / "record.txt").read_text("utf-8")
    later = call("ledger", "green.rules", "--text", "words.txt", "--recorded", "record.txt")
    assert (1, True) == (later.code, said in later.out)
    assert 0 == call("ledger", "green.rules", "--text", "text.txt", "--recorded", "record.txt").code


@pytest.mark.usefixtures("green")
def test_the_account_as_json(call: Call) -> None:
    """Rows with their statements and text, findings with place and clauses, what the sample reaches."""
    done = call("ledger", "green.rules", "--text", "number.txt", "--facts", "green.yaml", "--format", "json")
    assert 1 == done.code
    body: dict[str, Any] = json.loads(done.out)
    assert "ruledsl.ledger/1" == body["schema"]
    (measure,) = body["measures"]
    assert {"ruled": 7, "not-computable": 1} == measure["counts"]
    rows = {row["clause"]: row for row in measure["rows"]}
    assert "发生毁绿的，每起扣8分。" == rows["第四条（二）"]["text"]
    assert [("deduction", "毁绿", "green.rules", 9)] == [
        (s["keyword"], s["name"], s["file"], s["line"]) for s in rows["第四条（二）"]["statements"]
    ]
    assert [{"file": "green.yaml", "unit": "北园"}] == rows["第四条（一）"]["reached"]
    assert [] == rows["第四条（二）"]["reached"]
    assert [("N323", 9), ("N324", 9)] == [(f["code"], f["place"]["start"]["line"]) for f in measure["findings"]]


@pytest.mark.usefixtures("green")
def test_the_account_as_a_page(call: Call) -> None:
    """Clause, text, statement and samples beside each other; nothing from elsewhere."""
    page = call("ledger", "green.rules", "--text", "text.txt", "--facts", "green.yaml", "--format", "html").out
    assert page.startswith("<!doctype html>")
    head = "".join(f"<th>{cell}</th>" for cell in ("条款", "原文", "处理", "语句", "样例"))
    assert f"<thead><tr>{head}</tr></thead>" in page
    (row,) = [line for line in page.splitlines() if '<td class="clause">第四条（一）</td>' in line]
    assert '<td class="text">受到表彰的，每项加2分，最多加6分；</td>' in row
    assert "加分 表彰 每项2分 最多6分" in row
    assert "green.yaml：北园" in row
    assert not [mark for mark in ("<script", "http", "src=") if mark in page]


@pytest.mark.usefixtures("green")
@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--text", "none.txt"), "找不到文件：none.txt"),
        (("--record", "record.txt"), "请用 --text 给出原文"),
        (("--recorded", "text.txt"), "请用 --text 给出原文"),
        (("--text", "text.txt") * 3, "--text 最多给两份：旧文、新文"),
        (("--measure", "别的"), "没有办法可以对照"),
    ],
)
def test_what_cannot_be_done_is_said(call: Call, here: Path, more: tuple[str, ...], said: str) -> None:
    """Exit code 2, and nothing is written."""
    done = call("ledger", "green.rules", *more)
    assert (2, "") == (done.code, done.out)
    assert said in done.err
    assert not (here / "record.txt").exists()


@pytest.mark.usefixtures("green")
def test_rules_that_cannot_be_read_have_no_account(call: Call) -> None:
    """Exit code 3 with the error; the text may come in the encoding in which officials save it."""
    done = call("ledger", "-", stdin="考核文 甲")
    assert (3, "") == (done.code, done.out)
    assert "E104" in done.err
    Path("saved.txt").write_bytes(TEXT.encode("gb18030"))
    assert "与原文一致" in call("ledger", "green.rules", "--text", "saved.txt").out


@pytest.mark.usefixtures("green")
def test_a_reviewed_finding_is_counted_and_shown(call: Call, here: Path) -> None:
    """With a reason, in every format; check knows the code and says nothing of it."""
    line = "  扣分 毁绿 每起5分 "
    granted = "  # 允许 number-not-in-text、N324 因 “按2023年修订”\n" + line
    (here / "green.rules").write_text(RULES.replace(line, granted), encoding="utf-8")
    assert 0 == call("check", "green.rules").code
    done = call("ledger", "green.rules", "--text", "number.txt")
    assert 0 == done.code
    assert "已复核 N323 green.rules:10 “毁绿”写的是 5分，所据条款里没有这个数（按2023年修订）\n" in done.out
    assert "与原文比对了 13 个数：没有待核对的\n已复核 2 处\n" in done.out
    assert "与原文一致" not in done.out
    (measure,) = json.loads(call("ledger", "green.rules", "--text", "number.txt", "--format", "json").out)["measures"]
    assert [] == measure["findings"]
    assert [("N323", "按2023年修订"), ("N324", "按2023年修订")] == [
        (f["code"], f["reason"]) for f in measure["reviewed"]
    ]
    assert "已复核 N323" in call("ledger", "green.rules", "--text", "number.txt", "--format", "html").out


@pytest.mark.usefixtures("green")
@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("# 允许 number-not-in-text", "警告 W350"),
        ("# 允许 number-not-in-txt 因 “原文如此”", "警告 W352"),
        ("# 允许 cap-never-binds 因 “原文如此”", "警告 W351"),
    ],
)
def test_what_is_allowed_without_effect_is_told_by_check(call: Call, here: Path, comment: str, said: str) -> None:
    """A reason is asked for, and a misspelt name or another check is no code of the ledger."""
    line = "  扣分 毁绿 每起5分 "
    (here / "green.rules").write_text(RULES.replace(line, f"  {comment}\n{line}"), encoding="utf-8")
    assert said in call("check", "green.rules").out
    assert "N323：" in call("ledger", "green.rules", "--text", "number.txt").out


@pytest.mark.usefixtures("green")
def test_a_review_that_is_no_longer_needed_is_told(call: Call, here: Path) -> None:
    """Where the text agrees, the permission allows nothing; without the text that is not known."""
    line = "  扣分 毁绿 每起5分 "
    granted = f"  # 允许 number-not-in-text 因 “按2023年修订”\n{line}"
    (here / "green.rules").write_text(RULES.replace(line, granted), encoding="utf-8")
    done = call("ledger", "green.rules", "--text", "text.txt")
    assert (1, True) == (done.code, "W351" in done.out)
    assert 0 == call("ledger", "green.rules").code
