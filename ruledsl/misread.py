"""Why a text could not be read: one root cause, told in the author's words rather than the parser's."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from ruledsl.advice import advice
from ruledsl.diagnostic import Diagnostic
from ruledsl.lalr import END, Unexpected
from ruledsl.lexer import MAX_DEPTH, SHAPES, Unreadable
from ruledsl.lexicon import Lexicon
from ruledsl.source import Source, Span
from ruledsl.suggest import closest, distance

_QUOTES = "“”\"「」‘’'"
#: So many words before the place where reading stopped are looked at, with so many keywords for each.
_WORDS, _GUESSES = 3, 6
#: Trying a keyword means reading the text anew up to there; beyond so many characters that takes too long.
_FAR = 50_000
#: So much of a line is looked at for what was meant.
_BEFORE = 80
_LETTERS = re.compile(r"[^\d]+")


def unreadable(source: Source, problem: Unreadable) -> Diagnostic:
    """A character that begins nothing, or brackets within brackets without end."""
    span = Span(source.name, problem.start, problem.end)
    if problem.reason == "nested-too-deep":
        return too_deep(span)
    character = source.text[problem.start]
    if character in _QUOTES:
        return Diagnostic("E111", {"character": character, "line": line_at(source, problem.start)}, span)
    if unicodedata.category(character)[0] in "CZ":
        name = unicodedata.name(character, "")
        return Diagnostic("E110", {"number": f"U+{ord(character):04X}", "name": name}, span)
    return Diagnostic("E103", {"character": character}, span)


def too_deep(span: Span) -> Diagnostic:
    return Diagnostic("E105", {"limit": MAX_DEPTH}, span)


def line_at(source: Source, offset: int) -> str:
    """The line of a place, short enough to be quoted in a sentence."""
    return _short(source.line(source.place(offset).line).strip())


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"


def unexpected(source: Source, text: str, problem: Unexpected, lexicon: Lexicon) -> Diagnostic:
    """A word where another was expected; an end of file inside a block names the block that is open."""
    token = problem.token
    if token.type == END:
        return _unclosed(source, text)
    word = SHAPES.match(text, token.start)
    end = word.end() if word and token.type == "NAME" else token.end
    span = Span(source.name, token.start, end)
    accepts = {t.lstrip("_") for t in problem.accepts if t.isupper()}
    before = text[text.rfind("\n", 0, token.start) + 1 : token.start]
    known = advice(source.name, before[-_BEFORE:], token.type, token.value, accepts)
    args = {
        "found": _short(source.text[span.start : span.end]),
        "expected": tuple(sorted(accepts)),
        "guess": _guess(text[span.start : span.end], accepts, lexicon) if token.type == "NAME" else "",
        "open": _open_line(source, text, problem, lexicon),
        **known,
    }
    return Diagnostic("E104", args, span)


def _guess(word: str, accepts: set[str], lexicon: Lexicon) -> str:
    """The keyword that was probably meant, among those that fit here; a keyword in the wrong place is no slip."""
    if word in lexicon.words:
        return ""
    words = [w for t in sorted(accepts & lexicon.spelling.keys()) for w in lexicon.spelling[t].values()]
    return closest(word, [w for w in words if len(w) > 1 and not word.endswith(w) and not w.endswith(word)]) or ""


def slip(
    source: Source, text: str, problem: Unexpected, lexicon: Lexicon, reach: Callable[[str], int]
) -> Diagnostic | None:
    """A word where the text goes wrong, or taken for a name before, that with one letter changed is a keyword.

    “封项 100分 按 …” goes wrong at 按; it is 封项 that was meant to be 封顶.  ``reach`` says how far a text can be read.
    """
    stop = problem.token.start
    rest = text.find("\n", problem.token.end)
    rest = len(text) if rest < 0 else rest
    for start, word in _words_until(text, stop, lexicon) if stop <= _FAR else ():
        for guess in _near(word, lexicon):
            tried = text[:start] + guess + text[start + len(word) : rest]
            if reach(tried) > max(start, stop + len(guess) - len(word)):
                args = {"found": word, "expected": (), "guess": guess, "open": ""}
                return Diagnostic("E104", args, Span(source.name, start, start + len(word)))
    return None


def _words_until(text: str, stop: int, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """The last words of a line that begin not after a place and are no keywords, the last first."""
    line = text.rfind("\n", 0, stop) + 1
    shapes = [m for m in SHAPES.finditer(text, line, stop + 64) if m.lastgroup == "WORD" and m.start() <= stop]
    shapes = [m for m in shapes if m.group() not in lexicon.words]
    for shape in shapes[: -1 - _WORDS : -1]:
        letters = _LETTERS.match(shape.group())
        if letters:
            yield shape.start(), letters.group()


def _near(word: str, lexicon: Lexicon) -> list[str]:
    """The keywords that differ from a word in one letter, of longer words in one of three."""
    limit, letters = max(1, len(word) // 3), set(word)
    words = dict.fromkeys(w for spelling in lexicon.spelling.values() for w in spelling.values() if len(w) > 1)
    alike = (w for w in words if abs(len(w) - len(word)) <= limit and len(letters.difference(w)) <= limit)
    found = [(distance(word, w, limit), w) for w in alike]
    return [w for far, w in sorted(found, key=lambda pair: pair[0]) if far <= limit < len(word)][:_GUESSES]


def _open_line(source: Source, text: str, problem: Unexpected, lexicon: Lexicon) -> str:
    """The line of the open brace, where the word would fit if the brace were closed first; else nothing."""
    token = problem.token
    fits = problem.fits.after("_RB")
    terminals = lexicon.words.get(token.value, ())
    if fits is None or not any(t in fits or "_" + t in fits for t in terminals):
        return ""
    opened = _open_braces(text[: token.start])
    return line_at(source, opened[-1]) if opened else ""


def _open_braces(text: str) -> list[int]:
    """Where the braces stand that are not closed."""
    opened: list[int] = []
    for match in SHAPES.finditer(text):
        if match.group() == "{":
            opened.append(match.start())
        elif match.group() == "}" and opened:
            opened.pop()
    return opened


def _unclosed(source: Source, text: str) -> Diagnostic:
    """The innermost brace that is still open at the end of the text."""
    opened = _open_braces(text)
    if not opened:
        return Diagnostic("E106", {}, Span(source.name, max(0, len(source.text) - 1), len(source.text)))
    args = {"line": line_at(source, opened[-1]), "count": len(opened)}
    return Diagnostic("E107", args, Span(source.name, opened[-1], opened[-1] + 1))
