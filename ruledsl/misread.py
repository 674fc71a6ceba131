"""Why a text could not be read: one root cause, told in the author's words rather than the parser's."""

import re
import unicodedata

from ruledsl.advice import advice
from ruledsl.diagnostic import Diagnostic
from ruledsl.lalr import END, Token, Unexpected
from ruledsl.lexer import MAX_DEPTH, SHAPES, Unreadable
from ruledsl.lexicon import Lexicon
from ruledsl.slips import alike
from ruledsl.source import Source, Span
from ruledsl.suggest import closest

_QUOTES = "“”\"「」‘’'"
#: So much of a line is looked at for what was meant.
_BEFORE = 80
#: Signs that sentences have and rules do not.
_SIGNS = frozenset("，、,.:;")
#: What is so sure that nothing else is proposed.
SURE = ("open", "facts", "step", "share", "dash", "at_most", "steps")
#: What ends a statement: it comes after all that the statement must say.
_TAILS = frozenset({"PER", "READING_GUARD", "PARTLY", "TEXT", "FORMERLY"})
#: From where to where, without a word on the ends.
_DIGIT = re.compile(r" *\d")
_RANGE = re.compile(r"\d *(?:[分%]? *)[至到—~-] *\d[\d.]* *[分%]? *$")


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


def unexpected(source: Source, text: str, problem: Unexpected, lexicon: Lexicon, begin: frozenset[str]) -> Diagnostic:
    """A word where another was expected; an end of file inside a block names the block that is open.

    ``begin`` are the terminals with which a statement can begin.
    """
    token = problem.token
    if token.type == END:
        return _unclosed(source, text)
    word = SHAPES.match(text, token.start)
    end = word.end() if word and token.type == "NAME" else token.end
    span = Span(source.name, token.start, end)
    accepts = {t.lstrip("_") for t in problem.accepts if t.isupper()}
    line = text[text.rfind("\n", 0, token.start) + 1 : token.start]
    rest = text[token.start : token.start + _BEFORE].split("\n", 1)[0]
    known = advice(source.name, line[-_BEFORE:], token.type, token.value, accepts, rest)
    opened = _open_line(source, text, problem, lexicon)
    before = _word_before(source, text, token.start)
    which = "open" if opened else known.get("advice") or _where(text, token, accepts, begin, before, lexicon)
    args = {
        "found": _short(source.text[span.start : span.end].strip("“”")),
        "expected": tuple(sorted(accepts - begin if which == "inside" else accepts)),
        "guess": _guess(text[span.start : span.end], accepts, lexicon) if token.type == "NAME" else "",
        "open": opened,
        "before": before,
        "which": which,
        **known,
    }
    if which == "range":
        return Diagnostic("E225", {"words": ""}, span)
    return Diagnostic("E103", {"character": args["found"]}, span) if which == "sign" else Diagnostic("E104", args, span)


def _word_before(source: Source, text: str, stop: int) -> str:
    """The word or sign before a place on its line, as it is written; nothing where the line begins."""
    line = text.rfind("\n", 0, stop) + 1
    words = [m for m in SHAPES.finditer(text, line, stop) if m.lastgroup not in ("SPACE", "COMMENT")]
    return _short(source.text[words[-1].start() : words[-1].end()]) if words else ""


def _where(text: str, token: Token, accepts: set[str], begin: frozenset[str], before: str, lexicon: Lexicon) -> str:
    """How a word is out of place: at the beginning of a statement, within one, before what is still missing."""
    if before.startswith("“") and "“" in before[1:]:
        return "nested"
    starts = len(accepts & begin) > len(begin) // 2
    ends = (accepts == {"LP"} and _RANGE.search(text, max(0, token.start - 40), token.start)) or (
        token.value in "-~—" and "AND_MORE" in accepts and _DIGIT.match(text, token.end)
    )
    if ends:
        return "range"
    if token.value in _SIGNS:
        return "sign"
    if token.type == "STRING" and "NAME" in accepts and before:
        return "quoted"
    if starts:
        return "inside" if before and before != "{" else "begin"
    early = _TAILS & set(lexicon.words.get(token.value, ()))
    return "early" if early and before else "after" if before else ""


def _guess(word: str, accepts: set[str], lexicon: Lexicon) -> str:
    """The keyword that was probably meant, among those that fit here; a keyword in the wrong place is no slip."""
    if word in lexicon.words:
        return ""
    words = [w for t in sorted(accepts & lexicon.spelling.keys()) for w in lexicon.spelling[t].values()]
    near = [w for w in words if len(w) > 1 and not word.endswith(w) and not w.endswith(word) and alike(word, w)]
    return closest(word, near) or ""


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
