"""Names like keywords, odd bytes, files that do not parse, and the refusal."""

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_format_properties import formatted, holds

from ruledsl.concrete import lexicon
from ruledsl.parse import parse
from ruledsl.pieces import read_pieces
from ruledsl.source import Source
from ruledsl.tools import format as fmt
from ruledsl.tools.format import format_source, unified_diff

KEYWORDS = sorted(lexicon().words)
PARTS = sorted({part for word in KEYWORDS for part in word.split(" ")})


def measure(body: str) -> str:
    return f"考核文件 甲 “题” {{\n{body}}}\n"


def test_every_keyword_as_a_name() -> None:
    """Whatever the keyword, a quoted name that equals it stays that name in both languages."""
    names = "、".join(f"「{word}」" for word in KEYWORDS)
    holds(measure(f"  类别 {names}\n"))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=6, max_size=6), st.integers(0, 9), st.integers(0, 63))
def test_names_of_keywords(words: list[str], digit: int, quoted: int) -> None:
    """Names made of keywords, quoted or not, alone or before a digit, stay what they were."""
    names = (f"{w}{digit}" if i == 3 else w for i, w in enumerate(words))
    a, b, c, d, e, f = (f"「{n}」" if quoted >> i & 1 else n for i, n in enumerate(names))
    text = measure(
        f"  事实 {a} 是否\n  指标 {b} 满分 1分\n  加分 {c} 每项2分\n  类别 {d}、{e}\n  适用口径 {f} {{ {a} “一” {b} “二” }}\n"
        f"  定义 {f} = 当 {a} 是 1 或 {b} 且 非 {c} 则 {d} 否则 1 + {e}\n  排名 依次按 {a}、{b} 由高到低\n"
    )
    assume(not parse(Source("", text))[1])
    holds(text)


def test_quotes_come_back() -> None:
    """A name that would be read as a keyword gets its quotes, and only that one."""
    text = measure("  要求 甲 「总分」 ≥ 1 且 乙\n")
    bare = tuple(evolve(p, zh="总分", en="总分") if p.zh == "「总分」" else p for p in read_pieces(Source("", text)))
    assert [p.zh for p in fmt._with_quotes(bare) if p.terminal == "NAME"] == ["甲", "甲", "「总分」", "乙"]


def test_odd_bytes() -> None:
    """A byte order mark, tabs, carriage returns, spaces at the end and missing ends of lines go."""
    text = "\ufeff考核文件 甲 “题” {\r\n\t文号 “一”  \r\n\r\n\r\n  发布机关 “二” # 注 \t\r\n}"
    assert formatted(text, None) == "考核文件 甲 “题” {\n  文号 “一”\n\n  发布机关 “二”  # 注\n}\n"


@pytest.mark.parametrize(
    "text", ["", "# 只有注释\n", "考核文件 甲 “题” {", "考核文件 甲 “题” { 满分 }", "考核文件 甲 “题” { ☃ }"]
)
def test_what_does_not_parse(text: str) -> None:
    """A file that does not parse gives the parser's diagnostics and no text."""
    result, problems = format_source(Source("a.rules", text), None)
    assert result is None
    assert [p.is_error for p in problems] == [True]


def test_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A result that says something else, or lost a comment, is not given out."""
    for broken in ("考核文件 甲 “别的” {}  # 注\n", "考核文件 甲 “题” {}\n", "考核文件\n"):
        monkeypatch.setattr(fmt, "set_text", lambda *_, broken=broken: broken)
        result, problems = format_source(Source("a.rules", "考核文件 甲 “题” {} # 注\n"), None)
        assert (result, [p.code for p in problems]) == (None, ["E199"])


def test_unified_diff() -> None:
    """A difference reads as ``diff -u`` writes it, with a missing end of line said; no difference is empty."""
    assert unified_diff("a", "一\n二", "一\n三\n") == (
        "--- a\n+++ a (fmt)\n@@ -1,2 +1,2 @@\n 一\n-二\n\\ No newline at end of file\n+三\n"
    )
    assert unified_diff("a", "一\n", "一\n") == ""
