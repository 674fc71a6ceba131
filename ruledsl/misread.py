"""Why a text could not be read: one root cause, told in the author's words rather than the parser's."""

import unicodedata

from ruledsl.diagnostic import Diagnostic
from ruledsl.lalr import END, Unexpected
from ruledsl.lexer import MAX_DEPTH, SHAPES, Unreadable
from ruledsl.lexicon import Lexicon
from ruledsl.source import Source, Span
from ruledsl.suggest import closest

_QUOTES = "“”\"「」‘’'"


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
    args = {
        "found": _short(source.text[span.start : span.end]),
        "expected": tuple(sorted(accepts)),
        "guess": _guess(text[span.start : span.end], accepts, lexicon) if token.type == "NAME" else "",
        "open": _open_line(source, text, problem, lexicon),
    }
    return Diagnostic("E104", args, span)


def _guess(word: str, accepts: set[str], lexicon: Lexicon) -> str:
    """The keyword that was probably meant, among those that fit here; a keyword in the wrong place is no slip."""
    if word in lexicon.words:
        return ""
    words = [w for t in sorted(accepts & lexicon.spelling.keys()) for w in lexicon.spelling[t].values()]
    return closest(word, [w for w in words if len(w) > 1 and not word.endswith(w) and not w.endswith(word)]) or ""


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
