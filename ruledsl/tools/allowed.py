"""Findings that a file allows by name and with a reason, in a comment that ``fmt`` keeps as it is.

    # 允许 cap-never-binds 因 “原文就是这样写的”
    加分 上级表彰 2分 计次 一次 最多3分   依据 第四条   # allow unused because “read by next year's scheme”

A comment on a line of its own speaks of the next statement, or of the whole document before which it stands; one at the
end of a line of the statement on that line.  An error cannot be allowed.  What gives no reason, names no check or allows
nothing is a finding itself, so that no comment outlives its cause.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from ruledsl import checks
from ruledsl.diagnostic import Diagnostic
from ruledsl.node import Record, Work, evolve
from ruledsl.parse import comments
from ruledsl.source import Source, Span
from ruledsl.syntax import Document, Statement, walk
from ruledsl.tools.load import Rules

_WORDS = ("允许", "allow")
#: What a plain check only suspects of the total, and what a proof says where it is so; who allows the one allows the other.
GUESSES = {"I236": "W408", "I348": "W409"}
#: What only the ledger finds, with the text or a sample.
_OF_LEDGER = frozenset({*(f"N{n}" for n in range(320, 340)), "N381", "N546"})
#: What no check finds: how a scheme differs from its table, how rules differ from their text.
_ELSEWHERE = frozenset({"N804"}) | _OF_LEDGER
# Patterns stay text until a file has such a comment: most have none, and compiling costs a start.
_GRANT = r"(?:#|//|＃) ?(?:允许|allow)\s+(?P<names>[\w\-]+(?:[、,，]\s*[\w\-]+)*)(?P<rest>.*)$"
_REASON = r"\s*(?:因|because)\s*[“\"](?P<reason>.+)[”\"]\s*$"


class Grant(Work):
    """One name that a comment allows, where, and whether anything was there to be allowed."""

    name: str
    reason: str
    place: Span
    over: Span
    used: bool = False


class Reviewed(Record):
    """A finding that a file allows, and why."""

    finding: Diagnostic
    reason: str


def allowed(
    rules: Rules, found: Iterable[Diagnostic], proved: bool = False, looked_at: bool = True
) -> tuple[Diagnostic, ...]:
    """The findings without those that are allowed, and with what is wrong with the comments.

    Only where the checks have ``looked_at`` all, and it was ``proved`` what can be proved, is it known whether a comment on
    such a finding allows something.
    """
    documents = {d.file: d for d in rules.documents}
    granted = [g for s in rules.sources if s.name in documents for g in _grants(s, documents[s.name])]
    if not granted:
        return tuple(found)
    kept = [d for d in found if not _covered(d, granted)]
    return (*kept, *(p for grant in granted for p in _problems(grant, proved, looked_at)))


def accepted(source: Source, document: Document, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those of some findings about one file that it allows with a reason; of what has no place, those allowed at its top."""
    granted = list(_grants(source, document))
    start = min((b.span.start for b in document.blocks), default=0)
    top = Span(source.name, start, start)
    placed = ((d, d if d.span is not None else evolve(d, span=top)) for d in found)
    return tuple(d for d, at in placed if _covered(at, granted))


def reviewed(
    source: Source, document: Document, whole: Span, found: Iterable[Diagnostic], judged: Collection[str] = ()
) -> tuple[tuple[Diagnostic, ...], tuple[Reviewed, ...]]:
    """The findings about one document of a file that are left, and those that it allows with a reason; of what was
    ``judged`` here, a permission that allows nothing is a finding itself."""
    granted = [g for g in _grants(source, document) if _within(g.over, whole)]
    placed = [(d, _reason(d if d.span is not None else evolve(d, span=whole), granted)) for d in found]
    own = [(g, checks.find(g.name)) for g in granted if not g.used]
    stale = (
        Diagnostic("W351", {"name": g.name, "which": ""}, g.place) for g, check in own if check and check.code in judged
    )
    return (*(d for d, reason in placed if not reason), *stale), tuple(Reviewed(d, r) for d, r in placed if r)


def _grants(source: Source, document: Document) -> Iterator[Grant]:
    """The grants of a file; a file without the word is not looked at."""
    if not any(f"{mark}{word}" in source.text for mark in ("#", "# ", "//", "// ", "＃", "＃ ") for word in _WORDS):
        return
    spans = _spans(document)
    for comment in comments(source):
        match = re.match(_GRANT, comment.text)
        if match:
            reason = re.match(_REASON, match["rest"])
            over = _over(source, comment.span, spans)
            for name in re.split(r"[、,，]\s*", match["names"]):
                yield Grant(name, reason["reason"] if reason else "", comment.span, over)


def _spans(document: Document) -> list[Span]:
    """Where documents and statements stand, the outer before the inner."""
    found = [n.span for b in document.blocks for n in (b, *walk(b.statements)) if n is b or isinstance(n, Statement)]
    return sorted(found, key=lambda span: (span.start, -span.end))


def _over(source: Source, comment: Span, spans: Sequence[Span]) -> Span:
    """What a comment speaks of: the last statement that begins on its line before it, else the first one behind it."""
    line = source.text.rfind("\n", 0, comment.start) + 1
    before = [s for s in spans if line <= s.start < comment.start]
    around = [s for s in spans if s.start < line and comment.start <= s.end + 1] if not before else []
    if before:
        return before[0]
    if source.text[line : comment.start].strip() and around:
        return around[-1]
    return next((s for s in spans if s.start > comment.start), comment)


def _covered(diagnostic: Diagnostic, granted: Sequence[Grant]) -> bool:
    """Whether a grant with a reason allows it."""
    return bool(_reason(diagnostic, granted))


def _reason(diagnostic: Diagnostic, granted: Sequence[Grant]) -> str:
    """The reason with which a grant allows it, empty where none does; the grant is then used."""
    if diagnostic.is_error or diagnostic.span is None:
        return ""
    codes = (diagnostic.code, *(guess for guess, proof in GUESSES.items() if proof == diagnostic.code))
    names = {*codes, *(check.name for check in map(checks.find, codes) if check)}
    own = [g for g in granted if g.name in names and _within(diagnostic.span, g.over)]
    for grant in own:
        grant.used = True
    return next((g.reason for g in own if g.reason), "")


def _within(inner: Span, outer: Span) -> bool:
    return inner.file == outer.file and outer.start <= inner.start <= outer.end


def _problems(grant: Grant, proved: bool, looked_at: bool) -> Iterator[Diagnostic]:
    check = checks.find(grant.name)
    if check is None:
        from ruledsl.suggest import closest  # noqa: PLC0415 - only for a word that is unknown

        guess = closest(grant.name, known_names()) or ""
        yield Diagnostic("W352", {"name": grant.name, "guess": guess}, grant.place)
    elif check.code[0] in "EF":
        yield Diagnostic("W351", {"name": grant.name, "which": "error"}, grant.place)
    elif looked_at and not grant.used and check.code not in _ELSEWHERE and (proved or check.code[1] != "4"):
        yield Diagnostic("W351", {"name": grant.name, "which": ""}, grant.place)
    elif not grant.reason:
        yield Diagnostic("W350", {"name": grant.name}, grant.place)


def known_names() -> tuple[str, ...]:
    """The names of all checks that can be allowed."""
    return tuple(m.split("_", 1)[1].replace("_", "-") for m in checks.file_names() if m[0] in "win")
