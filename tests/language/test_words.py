"""Every word of the language explains itself: what it means, where it stands, an example that runs, a page."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from page_reader import Example, read_page
from page_runner import FILE, rules_of
from page_spelling import misspelt

from ruledsl import checks
from ruledsl.concrete import tokens
from ruledsl.diagnostic import Diagnostic
from ruledsl.lexicon import grammar_file
from ruledsl.parse import parse
from ruledsl.show.report import explanation
from ruledsl.source import Source
from ruledsl.syntax import Reference, walk
from ruledsl.tools.check import check
from ruledsl.tools.explain.given import GIVEN, Given
from ruledsl.tools.explain.meanings import WORD, Meaning, meanings
from ruledsl.tools.explain.places import places
from ruledsl.words import lexicon

PAGES = Path(__file__).parent
TERMINALS = sorted(lexicon().spelling)
EXAMPLES = {m.example: m for m in meanings().values()}
#: What the statements that a fragment needs around it leave out.
FRAME = "W306"


def example_of(meaning: Meaning) -> Example:
    """The example as a page would have it; what it imports is the example of 清单."""
    files = (("清单/检查指标.rules", meanings()["LIST"].example),)
    return Example("words", "", 1, meaning.example, inside=not meaning.whole, free=True, files=files)


def plain(text: str) -> list[str]:
    """A page without colours, line by line."""
    found, lines = explanation(text, "zh", lambda words, _: words)
    return lines if found else []


def test_every_word_of_the_lexicon_has_a_meaning_and_nothing_else_has() -> None:
    """A new word comes with what it means."""
    assert set(lexicon().spelling) == set(meanings())


def test_the_example_of_a_word_has_the_word() -> None:
    """An example of something else explains nothing."""
    found = {text: {t.type.lstrip("_") for t in tokens(example_of(m).program)} for text, m in EXAMPLES.items()}
    assert ["STEP"] == [t for t in TERMINALS if t not in found[meanings()[t].example]], "第一步 is one word"


@pytest.mark.parametrize("meaning", EXAMPLES.values(), ids=range(len(EXAMPLES)))
def test_the_examples_run_and_mean_the_same_in_english(meaning: Meaning) -> None:
    """In the smallest measure, or as a file, they are right."""
    example = example_of(meaning)
    found = check(rules_of(example, example.program))
    assert [] == [told(d) for d in found if d.severity != "info" and d.code != FRAME]
    assert [] == misspelt(example)
    assert FILE == rules_of(example, example.program).sources[0].name


def told(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.code} {checks.sentence(diagnostic, 'zh')}"


def test_a_word_says_where_it_stands_and_which_page_says_more() -> None:
    """The page is there and has the word in Chinese; the place is not left out."""
    stands = {t: places(t) for t in TERMINALS}
    assert [] == [t for t, p in stands.items() if not (p.begins or p.formula or p.tail or p.inside)]
    pages = {m.page: (PAGES / f"{m.page}.md").read_text("utf-8") for m in meanings().values()}
    assert [] == [t for t in TERMINALS if lexicon().spell(t, "zh") not in pages[meanings()[t].page]]


PAGES_WITH_PROGRAMS = sorted((*PAGES.glob("*.md"), *PAGES.glob("constructs/*.md")))


@pytest.mark.parametrize("page", PAGES_WITH_PROGRAMS, ids=lambda page: page.stem)
def test_every_word_that_a_program_does_not_declare_is_explained(page: Path) -> None:
    """第几次, 次数, 附件: keywords or not, a reader asks for what she sees."""
    unknown = set()
    right = (e for e in read_page(page) if not any("错误" in line for run in e.runs for line in run.expected))
    for example in right:
        texts = [example.program, *(text for name, text in example.files if name.endswith(".rules"))]
        read = [parse(Source("t.rules", text))[0] for text in texts]
        nodes = [n for document in read for n in walk((*document.imports, *document.blocks))]
        stored = {name: True for n in nodes if not isinstance(n, Reference) for name in _texts(n)}
        used = [part for n in nodes if isinstance(n, Reference) for part in n.parts if part not in stored]
        used += [
            part for t in tokens(example.program) if t.type == "CLAUSE" for part in re.findall("附[件表]", t.value)
        ]
        unknown |= {word for word in used if not plain(word)}
    assert set() == unknown


def _texts(node: object) -> Iterator[str]:
    """Every text that a node holds: names that are declared, steps that are called something."""
    waiting = [getattr(node, name) for name in getattr(node, "STORED", ())]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            waiting += value


@pytest.mark.parametrize("word", GIVEN, ids=lambda word: word.words[0])
def test_a_word_that_is_no_keyword_is_explained_by_an_example_that_runs(word: Given) -> None:
    """In both languages, and its page has each of its words."""
    example = Example("words", "", 1, word.example, inside=True, free=True)
    outline = "条款 第一条至第二十条"
    assert outline in example.program
    found = check(rules_of(example, example.program.replace(outline, f"{outline}、附件1第1项至第3项")))
    assert [] == [told(d) for d in found if d.severity != "info" and d.code not in (FRAME, "W342")]
    page = (PAGES / f"{word.page}.md").read_text("utf-8")
    for each in word.words:
        assert each in page
        for lang in () if each in lexicon().words else ("zh", "en"):
            shown, lines = explanation(each, lang, lambda words, _: words)
            assert shown
            assert (word.zh if lang == "zh" else word.en) in "\n".join(lines)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_spelling_is_explained(lang: str) -> None:
    """By each of its words, in both languages; nothing is left of the frame around an example."""
    for word in lexicon().words:
        found, lines = explanation(word, lang, lambda words, _: words)
        assert found, word
        assert WORD not in "\n".join(lines)
    assert "考核文件" not in "\n".join(plain("个数"))


def test_where_words_stand_is_read_from_the_grammar() -> None:
    """A part of a statement, a formula, the end of any statement."""
    assert ("BONUS", "DEDUCTION") == places("COUNTING").inside
    assert (True, False) == (places("PEERS").formula, bool(places("PEERS").begins))
    assert places("PER").tail
    assert ("measure", "scheme") == places("BONUS").begins
    assert ("file",) == places("LIST").begins


def test_a_part_of_a_word_leads_to_the_words() -> None:
    """由方案 is no word; two keywords have it."""
    said = "\n".join(plain("方案确定"))
    assert all(word in said for word in ("由方案确定", "归属由方案确定"))
    assert "并列都不算" in "\n".join(plain("并列"))


def test_the_words_stand_beside_the_grammar() -> None:
    """They are in the wheel with it."""
    assert all(grammar_file(name) for name in ("rules.lark", "words.yaml"))
    assert Source(FILE, "").name == FILE
