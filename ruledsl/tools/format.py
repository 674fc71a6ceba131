"""One form for every rule file: the author's words, lines and comments stay, spelling and spacing become canonical.

The result is read again before it is given out.  If it does not say the same, or a comment is missing, the formatter
refuses (E199) and the file stays as it is.
"""

import difflib
from collections.abc import Sequence
from functools import cache

from ruledsl.alignment import set_text
from ruledsl.concrete import lexicon, tokens
from ruledsl.diagnostic import Diagnostic
from ruledsl.layout import arrange
from ruledsl.node import evolve
from ruledsl.parse import comments, parse
from ruledsl.pieces import Piece, in_language, read_pieces
from ruledsl.source import Source, Span
from ruledsl.spacing import flat
from ruledsl.syntax import Document

#: The languages of keywords; None keeps each keyword's own.
LANGUAGES = ("zh", "en", None)


def format_source(source: Source, keywords: str | None) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The canonical text with keywords in ``zh``, ``en`` or (None) each in its own language; or why there is none."""
    document, problems = parse(source)
    if problems:
        return None, problems
    pieces = _with_quotes(read_pieces(source))
    text = set_text(arrange(pieces), in_language(pieces, keywords))
    if not _says_the_same(source, document, Source(source.name, text)):
        return None, (Diagnostic("E199", {}, Span(source.name, 0, 0)),)
    return text, ()


def unified_diff(name: str, before: str, after: str) -> str:
    """What would change in a file, as ``diff -u`` shows it; empty if nothing."""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), name, f"{name} (fmt)"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _says_the_same(source: Source, document: Document, result: Source) -> bool:
    again, problems = parse(result)
    kept = [c.text for c in comments(source)] == [c.text for c in comments(result)]
    return kept and not problems and again == document


# ---- names that would be read as keywords


def _with_quotes(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Put a name in 「」 where it would be read as a keyword in either language."""
    risky = [i for i, p in enumerate(pieces) if p.terminal == "NAME" and _like_keyword(p.zh)]
    waiting = set(risky)
    while waiting:
        misread = next((m for m in (_misread(in_language(pieces, k)) for k in LANGUAGES) if m is not None), None)
        found = max((i for i in waiting if misread is not None and i <= misread), default=None)
        if found is None:
            break
        waiting.remove(found)
        quoted = f"「{pieces[found].zh}」"
        pieces = (*pieces[:found], evolve(pieces[found], zh=quoted, en=quoted), *pieces[found + 1 :])
    return pieces


@cache
def _keyword_parts() -> frozenset[str]:
    return frozenset(part for word in lexicon().words for part in (word, *word.split(" ")))


def _like_keyword(name: str) -> bool:
    """Whether a name could be taken for a keyword, or for a word of one."""
    parts = _keyword_parts()
    return name in parts or any(name[i].isdigit() and name[:i] in parts for i in range(1, len(name)))


def _misread(pieces: Sequence[Piece]) -> int | None:
    """The first name that is not read as the same name again."""
    names = [(i, p.zh.strip("「」")) for i, p in enumerate(pieces) if p.terminal == "NAME"]
    read = [t.value.strip("「」") for t in tokens(flat(pieces[:-1])) if t.type == "NAME"]
    return next((i for k, (i, name) in enumerate(names) if read[k : k + 1] != [name]), None)
