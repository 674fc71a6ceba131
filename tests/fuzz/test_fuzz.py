"""Whatever is typed: reading, checking and formatting end in two seconds, with values and not with a traceback.

Input number n is the same in every run and on every machine.  There are five kinds: rule files with numbers, clauses and
the like exchanged for others; with words deleted, doubled or put in from elsewhere; the same by characters; words of the
language in any order; any characters at all.

The long run: ``RULEDSL_FUZZ=1000000 pytest -m slow -n 0 tests/fuzz`` tries so many inputs, one after another, within
about an hour and a half; ``RULEDSL_FUZZ_FROM=250000`` beside it says where to begin, so that it can be run in slices.
"""

import gc
import os
import re
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
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
#: Inputs of the long run and the number of its first, unless the environment says otherwise.
COUNT = int(os.environ.get("RULEDSL_FUZZ", "20000"))
FIRST = int(os.environ.get("RULEDSL_FUZZ_FROM", "0"))
#: A longer program takes longer and finds no more: it is taken once where a shorter one is taken so many times.
LONG, SELDOM = 1200, 16
_EDGES = (
    '{}()（）“”"「」、，,.。%％—~+-×÷=<>≥≤#//0123456789一二十百第条款项步分年月日天\n\t\u3000\u200b\u202e\ufeff\x00é😀'
)
_EXCHANGED = ("NUMERAL", "CLAUSE", "DATE", "STRING", "MONTHDAY", "ITEM", "STEPNO")


@cache
def programs() -> tuple[str, ...]:
    """The good and bad programs of all messages, and the shipped rules."""
    classes = [checks.load(m) for m in checks.file_names()]
    shown = [p for c in classes if c.code[0] in "EWI" for p in (c.good, c.bad) if p]
    found = (*shown, *(p.read_text("utf-8") for p in sorted((ROOT / "rules").rglob("*.rules"))))
    return (*(p for p in found if len(p) < LONG for _ in range(SELDOM)), *(p for p in found if len(p) >= LONG))


@cache
def words(program: str) -> tuple[str, ...]:
    """A program in words, with the spaces between them."""
    return tuple(m.group() for m in SHAPES.finditer(narrow(program)))


@cache
def vocabulary() -> tuple[str, ...]:
    """Every word of the language in both spellings, and what the programs hold besides."""
    spelt = {w for s in lexicon().spelling.values() for w in s.values()}
    return tuple(sorted(spelt.union(*map(words, programs()))))


@cache
def by_shape(program: str = "") -> dict[str, tuple[str, ...]]:
    """The words of one program, or of all, by the shape that the lexer sees."""
    found: dict[str, list[str]] = {}
    for word in words(program) if program else vocabulary():
        match = SHAPES.fullmatch(word)
        found.setdefault(match.lastgroup or "" if match else "", []).append(word)
    return {shape: tuple(words) for shape, words in found.items()}


def exchanged(random: Random) -> str:
    """A program in which numbers, clauses, dates, quotations and signs stand for others, mostly of its own."""
    program = random.choice(programs())
    pieces = list(words(program))
    places = [
        (n, m.lastgroup) for n, w in enumerate(pieces) if (m := SHAPES.fullmatch(w)) and m.lastgroup in _EXCHANGED
    ]
    for _ in range(random.randint(1, 4)) if places else ():
        here, shape = random.choice(places)
        pieces[here] = random.choice(by_shape(random.choice((program, program, "")))[shape or ""])
    return "".join(pieces)


def edited(random: Random, pieces: list[str], new: Sequence[str]) -> str:
    """The pieces after a few deletions, doublings, exchanges, replacements and cuts."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        if not pieces:
            break
        here, there = random.randrange(len(pieces)), random.randrange(len(pieces))
        match random.randrange(5):
            case 0:
                del pieces[here]
            case 1:
                pieces.insert(here, pieces[there])
            case 2:
                pieces[here], pieces[there] = pieces[there], pieces[here]
            case 3:
                pieces[here] = random.choice(new)
            case _:
                del pieces[here : here + there % 40]
    return "".join(pieces)


def any_characters(random: Random, most: int) -> str:
    """Characters of the planes that texts have, sometimes of the others."""
    planes = (0x80, 0x3100, 0xFFFF, 0xFFFF, 0x10FFFF)
    return "".join(chr(random.randrange(random.choice(planes))) for _ in range(random.randint(0, most)))


def made(random: Random) -> str:
    """A text of one of the five kinds."""
    match random.randrange(10):
        case 0 | 1:
            return exchanged(random)
        case 2 | 3 | 4 | 5:
            return edited(random, list(words(random.choice(programs()))), vocabulary())
        case 6 | 7:
            return edited(random, list(random.choice(programs())), _EDGES + any_characters(random, 4))
        case 8:
            return " ".join(random.choices((*vocabulary(), " ", "\n", *_EDGES), k=random.randint(0, 60)))
        case _:
            return any_characters(random, 80)


def tried(text: str) -> bool:
    """Read, check, say it in both languages, format and read again; nothing is raised, nothing takes long.

    The answer is whether the text could be read.  The formatter reads its result again and refuses (E199) if it does
    not say the same, so that a text which can be read and has no result is a mistake of ours.
    """
    started = time.process_time()
    rules = read_rules((), Path(), [Source("t.rules", text)])
    for found in check(rules):
        for lang in ("zh", "en"):
            assert checks.sentence(found, lang)
            assert all(checks.related_sentence(found, r, lang) for r in found.related)
    readable = any(d.blocks for d in rules.documents)
    formatted = format_source(Source("t.rules", text), None)[0] if readable else ""
    assert formatted is not None
    assert time.process_time() - started < LONGEST
    return readable


@settings(max_examples=300, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False, note_method_calls=False))
def test_a_few_hundred_inputs_end_well(random: Random) -> None:
    """The same inputs in every run; what fails is made as short as it can be."""
    tried(made(random))


@pytest.mark.slow
def test_the_long_run_ends_well() -> None:
    """As many inputs as the environment asks for; the number of one that fails is in the message."""
    tried(made(Random(0)))
    gc.freeze()
    for number in range(FIRST, FIRST + COUNT):
        text = made(Random(number))
        try:
            tried(text)
        except Exception as wrong:
            raise AssertionError(f"input {number}: {text!r}") from wrong
        if number % 10_000 == 9_999:
            print(f"{number + 1} inputs tried", flush=True)


def test_the_inputs_are_of_all_kinds() -> None:
    """Some can be read, most cannot; else nothing but the parser would be tried."""
    read = [not parse(Source("t.rules", made(Random(n))))[1] for n in range(300)]
    assert 0.1 < sum(read) / len(read) < 0.9


def test_an_input_is_known_by_its_number() -> None:
    """What a long run has found can be looked at again."""
    assert [made(Random(n)) for n in range(50)] == [made(Random(n)) for n in range(50)]


def test_the_documented_command_is_the_one_that_runs() -> None:
    """The number of inputs is read from the environment under the name that the first lines give."""
    assert re.search(r"RULEDSL_FUZZ=(\d+)", __doc__ or "")
