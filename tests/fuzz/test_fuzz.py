"""Whatever is typed: reading, checking and formatting end in two seconds, with values and not with a traceback.

The long run: ``RULEDSL_FUZZ=1000000 pytest -m slow -n 0 tests/fuzz`` tries so many inputs, of five kinds: rule files with
numbers, clauses and the like exchanged for others; with words deleted, doubled or put in from elsewhere; the same by
characters; words of the language in any order; any characters at all.
"""

import os
import re
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ruledsl import checks
from ruledsl.lexer import SHAPES, narrow
from ruledsl.parse import parse
from ruledsl.source import Source
from ruledsl.tools.check import check
from ruledsl.tools.format import format_source
from ruledsl.tools.load import read_rules
from ruledsl.words import lexicon

ROOT = Path(__file__).parents[2]
#: Seconds of the processor that one input may take.
LONGEST = 2.0
#: Inputs of the long run, unless the environment says otherwise.
COUNT = int(os.environ.get("RULEDSL_FUZZ", "20000"))
_EDGES = (
    '{}()（）“”"「」、，,.。%％—~+-×÷=<>≥≤#//0123456789一二十百第条款项步分年月日天\n\t\u3000\u200b\u202e\ufeff\x00é😀'
)


@cache
def programs() -> tuple[str, ...]:
    """The good and bad programs of all messages, and the shipped rules."""
    classes = [checks.load(m) for m in checks.file_names()]
    shown = [p for c in classes if c.code[0] in "EWI" for p in (c.good, c.bad) if p]
    return (*shown, *(p.read_text("utf-8") for p in sorted((ROOT / "rules").rglob("*.rules"))))


@cache
def words() -> tuple[tuple[str, ...], ...]:
    """The programs in words, with the spaces between them."""
    return tuple(tuple(m.group() for m in SHAPES.finditer(narrow(p))) for p in programs())


@cache
def vocabulary() -> tuple[str, ...]:
    """Every word of the language in both spellings, and what the programs hold besides."""
    spelt = {w for s in lexicon().spelling.values() for w in s.values()}
    return tuple(sorted(spelt | {w for program in words() for w in program}))


@cache
def by_shape() -> dict[str, tuple[str, ...]]:
    """The words by the shape that the lexer sees."""
    found: dict[str, list[str]] = {}
    for word in vocabulary():
        match = SHAPES.fullmatch(word)
        found.setdefault(match.lastgroup or "" if match else "", []).append(word)
    return {shape: tuple(words) for shape, words in found.items()}


def exchanged(number: int, changes: list[tuple[int, int]]) -> str:
    """A program in which numbers, clauses, dates, quotations and signs stand for others of their shape."""
    pieces = list(words()[number % len(words())])
    shapes = [(n, m.lastgroup) for n, w in enumerate(pieces) if (m := SHAPES.fullmatch(w))]
    places = [(n, s) for n, s in shapes if s in ("NUMERAL", "CLAUSE", "DATE", "STRING", "MONTHDAY", "ITEM", "STEPNO")]
    for one, other in changes if places else ():
        here, shape = places[one % len(places)]
        choices = by_shape()[shape or ""]
        pieces[here] = choices[other % len(choices)]
    return "".join(pieces)


Edit = tuple[int, int, int, str]
_POSITION = st.integers(0, 1 << 20)


def edits(pieces: st.SearchStrategy[str]) -> st.SearchStrategy[list[Edit]]:
    return st.lists(st.tuples(st.integers(0, 4), _POSITION, _POSITION, pieces), min_size=1, max_size=6)


def edited(pieces: list[str], changes: list[Edit]) -> str:
    """The pieces after deletions, doublings, exchanges, replacements and cuts."""
    for kind, one, other, new in changes:
        if not pieces:
            break
        here, there = one % len(pieces), other % len(pieces)
        match kind:
            case 0:
                del pieces[here]
            case 1:
                pieces.insert(here, pieces[there])
            case 2:
                pieces[here], pieces[there] = pieces[there], pieces[here]
            case 3:
                pieces[here] = new
            case _:
                del pieces[here : here + there % 40]
    return "".join(pieces)


def inputs() -> st.SearchStrategy[str]:
    """Texts of the five kinds."""
    by_word = st.builds(
        lambda number, changes: edited(list(words()[number % len(words())]), changes),
        _POSITION,
        edits(st.sampled_from(vocabulary())),
    )
    by_character = st.builds(
        lambda number, changes: edited(list(programs()[number % len(programs())]), changes),
        _POSITION,
        edits(st.one_of(st.sampled_from(_EDGES), st.characters())),
    )
    soup = st.lists(st.sampled_from((*vocabulary(), " ", "\n", *_EDGES)), max_size=60).map(" ".join)
    alike = st.builds(exchanged, _POSITION, st.lists(st.tuples(_POSITION, _POSITION), min_size=1, max_size=4))
    return st.one_of(alike, alike, by_word, by_word, by_character, soup, st.text(max_size=80))


def tried(text: str) -> None:
    """Read, check, say it in both languages, format and read again; nothing is raised, nothing takes long."""
    started = time.process_time()
    rules = read_rules((), Path(), [Source("t.rules", text)])
    for found in check(rules):
        for lang in ("zh", "en"):
            assert checks.sentence(found, lang)
            assert all(checks.related_sentence(found, r, lang) for r in found.related)
    formatted, problems = format_source(Source("t.rules", text), None)
    assert formatted is not None or problems
    if formatted is not None:
        again, wrong = parse(Source("t.rules", formatted))
        assert wrong == ()
        assert again.blocks == parse(Source("t.rules", text))[0].blocks
    assert time.process_time() - started < LONGEST


def fuzzed(count: int, fixed: bool) -> Callable[[], None]:
    """A run over so many inputs; the same ones every time where they are fixed."""

    @settings(
        max_examples=count,
        deadline=None,
        derandomize=fixed,
        database=None,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs())
    def run(text: str) -> None:
        tried(text)

    return run


def test_a_few_hundred_inputs_end_well() -> None:
    """The same inputs in every run."""
    fuzzed(300, fixed=True)()


@pytest.mark.slow
def test_the_long_run_ends_well() -> None:
    """As many inputs as the environment asks for, others every time."""
    fuzzed(COUNT, fixed=False)()


def test_the_inputs_are_of_all_kinds() -> None:
    """Some can be read, most cannot; else nothing but the parser would be tried."""
    read: list[bool] = []

    @settings(max_examples=300, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(inputs())
    def look(text: str) -> None:
        read.append(not parse(Source("t.rules", text))[1])

    look()
    assert 0.1 < sum(read) / len(read) < 0.9


def test_the_documented_command_is_the_one_that_runs() -> None:
    """The number of inputs is read from the environment under the name that the first lines give."""
    assert re.search(r"RULEDSL_FUZZ=(\d+)", __doc__ or "")
