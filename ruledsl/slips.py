"""What was probably meant where a text cannot be read: each proposal was tried, and with it the text reads on."""

import re
from collections.abc import Callable, Iterator

from ruledsl.diagnostic import Diagnostic
from ruledsl.habits import SURE_AS, UNSURE, WORDS, forms
from ruledsl.lexer import SHAPES, narrow
from ruledsl.lexicon import Lexicon
from ruledsl.lookalikes import heard
from ruledsl.source import Source, Span
from ruledsl.suggest import LONGEST, contrary, distance
from ruledsl.syntax import chinese, integer

#: So many words before the place where reading stopped are looked at, with so many keywords for each.
_WORDS, _GUESSES = 3, 6
#: Trying a proposal means reading the text anew up to there; beyond so many characters that takes too long.
_FAR = 50_000
#: Words like keywords that stand for nothing in the language.
_NONE = frozenset({"每年", "每季", "每周", "每日"})
#: Other forms are looked for so many characters around a place.
_NEAR = 40
_LETTERS = re.compile(r"[^\d]+")

#: From where to where a proposal goes, what it puts there, and how the message says it; where that is empty the line must
#: be right to its end, as where it ends with “-”.
Proposal = tuple[int, int, str, str]


def slip(source: Source, text: str, stop: int, lexicon: Lexicon, reach: Callable[[str], int]) -> Diagnostic | None:
    """The proposal with which the text reads further than it did.

    “封项 100分 按 …” goes wrong at 按; it is 封项 that was meant to be 封顶.  ``reach`` says how far a text can be read.
    """
    end = text.find("\n", stop)
    rest = text[: len(text) if end < 0 else end]
    for start, until, new, which in _proposals(rest, stop, lexicon) if stop <= _FAR else ():
        tried = rest[:start] + narrow(new) + rest[until:]
        read = reach(tried)
        further = read > max(start + len(new) - 1, stop + len(new) - (until - start))
        if further and (which in ("form", "guess", "unsure") or read == len(tried)):
            args = {"found": source.text[start:until], "guess": new, "expected": (), "open": "", "before": ""}
            said = (which or "form").rstrip("-")
            return Diagnostic("E104", {**args, "which": said}, Span(source.name, start, until))
    return None


def _proposals(text: str, stop: int, lexicon: Lexicon) -> Iterator[Proposal]:
    """Other forms and words for the same, then keywords that look like what is written."""
    line = text.rfind("\n", 0, stop) + 1
    near = max(line, stop - _NEAR)
    for start, end, new in forms(text[near : stop + _NEAR], stop - near):
        yield near + start, near + end, new, "form"
    words = list(_words_until(text, line, stop, lexicon))
    for start, word in words:
        which = "form" if start == stop else ""
        habit = next((word[:n] for n in range(len(word), 0, -1) if word[:n] in WORDS), "")
        for terminal in WORDS.get(habit, ()):
            rest = word[len(habit) :]
            new = lexicon.spelling[terminal]["zh"] + (f" {rest}" if rest else "")
            sure = habit not in UNSURE or _sure(text[line:start], terminal, lexicon)
            yield start, start + len(word), new, which if sure else "unsure" if which else "unsure-"
    for start, word in words:
        if word not in lexicon.words:
            yield from ((start, start + len(word), guess, "guess") for guess in _near(word, lexicon))
    yield from _numbered(text, line, stop)
    yield from _joined(text, line, stop, lexicon)
    yield from _braces(text, line, stop)


def _sure(before: str, terminal: str, lexicon: Lexicon) -> bool:
    """Whether what the line says before a word leaves one keyword only that it can be meant for."""
    there = {t for m in SHAPES.finditer(before) for t in (m.lastgroup, *lexicon.words.get(m.group(), ()))}
    return not there.isdisjoint(SURE_AS.get(terminal, ()))


def _words_until(text: str, line: int, stop: int, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """The word at a place and the last ones before it that are no keywords, the last first."""
    at = SHAPES.match(text, stop)
    shapes = [m for m in SHAPES.finditer(text, line, stop + 64) if m.lastgroup == "WORD" and m.start() < stop]
    shapes = [m for m in shapes if m.group() not in lexicon.words or m.group() in WORDS]
    shapes += [at] if at and at.lastgroup == "WORD" else []
    shapes = [m for m in shapes if m.end() - m.start() <= LONGEST]
    for shape in shapes[: -1 - _WORDS : -1]:
        letters = _LETTERS.match(shape.group())
        if letters:
            yield shape.start(), letters.group()


def _joined(text: str, line: int, stop: int, lexicon: Lexicon) -> Iterator[Proposal]:
    """A name that was written in two words."""
    words = [m for m in SHAPES.finditer(text, line, stop + 64) if m.lastgroup != "SPACE" and m.start() <= stop][-2:]
    if (
        len(words) == 2
        and words[1].end() - words[0].start() <= LONGEST
        and all(m.lastgroup == "WORD" and m.group() not in lexicon.words for m in words)
        and _LETTERS.fullmatch(words[1].group())
    ):
        yield words[0].start(), words[1].end(), words[0].group() + words[1].group(), ""


def _numbered(text: str, line: int, stop: int) -> Iterator[Proposal]:
    """A step without its number, at the beginning of a line."""
    before = [m for m in SHAPES.finditer(text, 0, line) if m.lastgroup == "STEPNO"]
    word = SHAPES.match(text, stop)
    if before and word and word.lastgroup == "WORD" and word.end() - stop <= LONGEST and not text[line:stop].strip():
        number = chinese(integer(before[-1].group().strip("第步")) + 1)
        yield stop, word.end(), f"第{number}步 {word.group()}", "form"


def _braces(text: str, line: int, stop: int) -> Iterator[Proposal]:
    """A brace that was forgotten before one of the last words of the line; one too many, the last before a place."""
    signs = [m for m in SHAPES.finditer(text, 0, stop) if m.group() in ("{", "}")]
    if sum(1 if m.group() == "{" else -1 for m in signs) > 0:
        words = [m for m in SHAPES.finditer(text, line, stop + 64) if m.lastgroup == "WORD" and m.start() <= stop]
        yield from ((m.start(), m.end(), "} " + m.group(), "brace") for m in words[: -1 - _WORDS : -1])
    elif signs and signs[-1].group() == "}":
        yield signs[-1].start(), signs[-1].end(), "", "surplus"


def _near(word: str, lexicon: Lexicon) -> list[str]:
    """The keywords that differ from a word in one letter, of longer words in one of three."""
    limit, letters = max(1, len(word) // 3), set(word)
    words = dict.fromkeys(w for spelling in lexicon.spelling.values() for w in spelling.values() if len(w) > 1)
    near = (w for w in words if abs(len(w) - len(word)) <= limit and len(letters.difference(w)) <= limit)
    found = [(distance(word, w, limit), w) for w in near if alike(word, w)]
    return [w for far, w in sorted(found, key=lambda pair: pair[0]) if far <= limit < len(word)][:_GUESSES]


def alike(word: str, keyword: str) -> bool:
    """Whether a word may be meant for a keyword: of two characters the second may be another, or both sound alike."""
    if contrary(word, keyword):
        return False
    short = len(word) == len(keyword) == 2 and not word.isascii()
    return not short or heard(word) == heard(keyword) or (word[0] == keyword[0] and word not in _NONE)
