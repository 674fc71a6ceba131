"""What formatting never does: change the rules, lose or move a comment, go on changing, depend on the way through English."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from words_of import words_of

from ruledsl.checks import file_names, load
from ruledsl.concrete import tokens
from ruledsl.parse import parse
from ruledsl.source import Source
from ruledsl.tools.format import LANGUAGES, format_source

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("in/*.rules"))
RULES = sorted((HERE.parent.parent / "rules").rglob("*.rules"))
TEXTS = [case.read_text("utf-8") for case in CASES]
WIDE = {ord(c): ord(c) + 0xFEE0 for c in "{}(),.%=<>+-*/0123456789"}
GAPS = [
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "\n\n\n",
    "　",
    " # 注释 “引” { 分\n",
    " // note 「\n",
    "\n\n＃ 全角，１\n \n",
    "\n# x\n# y\n",
]


def formatted(text: str, keywords: str | None) -> str:
    result, problems = format_source(Source("case.rules", text), keywords)
    assert problems == ()
    assert result is not None
    return result


def holds(text: str) -> None:
    """Every property of the formatter, for one text."""
    document, problems = parse(Source("", text))
    assert problems == ()
    results = {keywords: formatted(text, keywords) for keywords in LANGUAGES}
    for keywords, result in results.items():
        assert parse(Source("", result)) == (document, ())
        assert words_of(result) == words_of(text)
        assert formatted(result, keywords) == result
    for keywords in ("zh", "en"):
        assert {formatted(result, keywords) for result in results.values()} == {results[keywords]}


@pytest.mark.parametrize("file", [*CASES, *RULES], ids=lambda file: file.stem)
def test_files(file: Path) -> None:
    """The properties hold for every case and for the project's own measures."""
    holds(file.read_text("utf-8"))


PROGRAMS = {
    f"{m}-{w}": getattr(load(m), w) for m in file_names() for w in ("bad", "good", "rules") if getattr(load(m), w)
}


@pytest.mark.parametrize("name", sorted(PROGRAMS))
def test_programs_of_checks(name: str) -> None:
    """They hold for the example programs of the messages, where these parse."""
    if not parse(Source("", PROGRAMS[name]))[1]:
        holds(PROGRAMS[name])


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A case with other white space, comments and full-width forms wherever a reader would not mind them."""
    text = draw(st.sampled_from(TEXTS))
    chance = draw(st.randoms(use_true_random=False))
    share = draw(st.sampled_from([0, 0.1, 1]))
    out, end = [], 0
    for token in tokens(text):
        gap = chance.choice(GAPS) if chance.random() < share else text[end : token.start]
        value = text[token.start : token.end]
        wide = token.type not in ("NAME", "STRING") and chance.random() < 0.5
        out += [gap, value.translate(WIDE) if wide else value]
        end = token.end
    return "".join(out) + text[end:]


@settings(max_examples=25, deadline=None)
@given(mangled())
def test_mangled(text: str) -> None:
    """The properties hold however a text is spaced, commented and typed."""
    holds(text)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(TEXTS), st.data())
def test_one_comment(text: str, data: st.DataObject) -> None:
    """A comment between any two words stays between them."""
    place = data.draw(st.sampled_from([t.end for t in tokens(text)]))
    holds(text[:place] + data.draw(st.sampled_from([" # 注\n", " // 注\n\n", "\n\n  # 注\n# 二\n"])) + text[place:])
