"""What a new user stumbled over at the command line: where --lang stands, what an allowance is called, what is only guessed."""

from pathlib import Path

import pytest
import river
from river import Call

from ruledsl import checks


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "m.rules").write_text(river.RULES, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_language_may_stand_before_the_verb(call: Call) -> None:
    """As behind it, which wins where both are written."""
    assert call("--lang", "zh", "explain", "E242").out == call("explain", "E242", "--lang", "zh").out
    assert call("--lang", "en", "explain", "E242").out == call("explain", "E242", "--lang", "en").out
    assert call("--lang", "en", "explain", "E242", "--lang", "zh").out == call("explain", "E242", "--lang", "zh").out
    assert "--lang 只能是 zh、en" in call("--lang", "fr", "explain", "E242").err


def test_the_name_that_allows_a_remark_stands_beside_its_code(call: Call, here: Path) -> None:
    """Written into the file as it was read, with a reason, it does; an error has no such name."""
    fact = "  事实 备用数 数量   依据 第四条\n"
    (here / "m.rules").write_text(river.RULES.replace("  指标 ", fact + "  指标 ", 1), "utf-8")
    head = next(line for line in call("check", "m.rules").out.splitlines() if "W308" in line)
    name = head.split()[2].partition("：")[0]
    allowed = f"  # 允许 {name} 因 “明年用”\n{fact}"
    (here / "m.rules").write_text(river.RULES.replace("  指标 ", allowed + "  指标 ", 1), "utf-8")
    assert (0, False) == ((done := call("check", "m.rules")).code, "W308" in done.out)


def test_behind_an_error_no_allowance_is_called_unused(call: Call, here: Path) -> None:
    """Nothing was looked at that it could have allowed, so --fix leaves the comment where it is."""
    text = river.RULES.replace("  指标 ", "  # 允许 unused 因 “明年用”\n  指标 ", 1)
    (here / "m.rules").write_text(text, "utf-8")
    assert "W351" in call("check", "m.rules").out
    wrong = text.replace("加分合计", "没有的合计")
    (here / "m.rules").write_text(wrong, "utf-8")
    done = call("check", "--fix", "m.rules")
    assert (3, False) == (done.code, "W351" in done.out)
    assert wrong == (here / "m.rules").read_text("utf-8")


def test_a_name_that_is_only_near_is_told_and_not_written(call: Call, here: Path) -> None:
    """It may be another; who writes the rules decides."""
    lines = "  后果 提醒 当 通抱数 > 1   依据 第四条\n  事实 通报数 数量   依据 第四条\n"
    wrong = river.RULES.replace("  总分 {", f"{lines}  总分 {{", 1)
    (here / "m.rules").write_text(wrong.replace("通抱数", "通告数"), "utf-8")
    told = call("check", "m.rules").out
    assert "也许是" in told and "通报数 > 1" in told
    call("check", "--fix", "m.rules")
    assert "通告数" in (here / "m.rules").read_text("utf-8")
    (here / "m.rules").write_text(wrong, "utf-8")
    call("check", "--fix", "m.rules")
    assert "当 通报数 > 1" in (here / "m.rules").read_text("utf-8")


def test_a_unit_that_is_not_there_is_guessed_by_every_verb(call: Call, here: Path) -> None:
    """By the verbs with a solver as by eval."""
    (here / "f.yaml").write_text(river.FACTS, "utf-8")
    unit = "水务局"
    for command in (("eval", "--partial"), ("lift", "--to", "优秀"), ("eval",)):
        done = call(command[0], "m.rules", "f.yaml", *command[1:], "--unit", unit + "x")
        assert (2, True) == (done.code, f"是否要写“{unit}”" in done.err), done.err


@pytest.mark.parametrize("title", ["甲的“一”办法", "只有“总分不计”，分数照算"])
def test_quotation_marks_within_quotation_marks_are_named(call: Call, here: Path, title: str) -> None:
    """It was told which words or signs cannot stand there; inner ones written as ‘ ’ are read."""
    measure = river.RULES.replace("青石市河湖管护考核办法（虚构）", title, 1)
    (here / "m.rules").write_text(measure, "utf-8")
    assert "里面的写成‘ ’" in call("check", "m.rules").out
    inner = title.replace("“", "‘").replace("”", "’")
    (here / "m.rules").write_text(measure.replace(title, inner), "utf-8")
    assert 0 == call("check", "m.rules").code


@pytest.mark.parametrize("word", ["上期", "上月", "上一行", "结转", "连续"])
def test_explain_knows_what_the_language_does_not_have(call: Call, word: str) -> None:
    """What carries on from a period before is no keyword; the page says what to write in its place."""
    done = call("explain", word)
    assert 0 == done.code
    assert done.out.startswith(f"没有“{word}”：各期、各行分别计算")


def test_a_number_in_thousandths_is_a_percentage_of_one_decimal_more(call: Call, here: Path) -> None:
    """0.60‰ was proposed as 0.60, a thousand times as much; it is 0.060%, and stays as it is written."""
    good = checks.find("E103").good  # type: ignore[union-attr]
    (here / "m.rules").write_text(
        good.replace("  总分 {", "  事实 投诉率 百分比 3位小数\n  后果 约谈 当 投诉率 > 0.60‰ 依据 第三条\n  总分 {"),
        "utf-8",
    )
    assert 0 == call("fmt", "m.rules").code
    assert "投诉率 > 0.60‰" in (here / "m.rules").read_text("utf-8")
    english = call("fmt", "--keywords", "en", "--diff", "m.rules")
    assert "投诉率 > 0.60‰" in english.out
