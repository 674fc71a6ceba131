"""Corrections that were tried: each is offered only if the corrected text, analysed anew, has the finding no more and none
that was not there before.

A proposal comes from the code and the values of a finding; whether it is right is decided by analysis, not by the code.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from ruledsl.diagnostic import Diagnostic, Fix
from ruledsl.node import Record, evolve
from ruledsl.source import Source, Span
from ruledsl.tools.check import check
from ruledsl.tools.load import Rules, read_rules

#: So many proposals are tried in one run, and so many corrections made one after the other.
TRIED, MADE = 24, 200
#: What is written and what should be, by code, where that is always the same.
_SWAPS = {
    "W338": (("计入", "扣减"), ("扣减", "计入"), ("add", "subtract"), ("subtract", "add")),
    "W330": (("%", "个百分点"), ("％", "个百分点")),
}  # fmt: skip


class Checked(Record):
    """Rules with what was found in them, and how they are read again: the folder and whether schemes are tried apart."""

    rules: Rules
    found: tuple[Diagnostic, ...]
    root: str
    apart: bool


def with_fixes(checked: Checked) -> tuple[Diagnostic, ...]:
    """The findings, each with its correction where one was tried and is right."""
    texts = {s.name: s for s in checked.rules.sources}
    tried = 0
    answer = []
    for diagnostic in checked.found:
        fix = _proposal(diagnostic, texts) if tried < TRIED and diagnostic.fix is None else None
        if fix is not None:
            tried += 1
            right = _verified(checked, diagnostic, fix, texts)
            answer.append(evolve(diagnostic, fix=fix) if right else diagnostic)
        else:
            answer.append(diagnostic)
    return tuple(answer)


def _verified(checked: Checked, diagnostic: Diagnostic, fix: Fix, texts: dict[str, Source]) -> bool:
    """Whether the corrected text no longer has the finding, and nothing that was not there before.

    What can be read and bound means something already: then the correction must not change what is computed.
    Behind an error in reading or binding nothing could be seen: what comes to light there was not added.  It must be no
    error, or where reading stopped, lie behind the correction.
    """
    from ruledsl.tools.same_meaning import same_plans  # noqa: PLC0415 - only where something is wrong

    again = reread(checked, {fix.span.file: replaced(texts[fix.span.file].text, fix)})
    before, after = Counter(map(_kind, checked.found)), Counter(map(_kind, again.found))
    if after[_kind(diagnostic)] >= before[_kind(diagnostic)]:
        return False
    added = [d for d in again.found if _kind(d) in after - before]
    if diagnostic.code[:2] not in ("E1", "E2"):
        return not added and same_plans(checked.rules, again.rules)
    reading = diagnostic.code[:2] == "E1"
    return not any(d.is_error and not (reading and _behind(d, fix)) for d in added)


def _behind(diagnostic: Diagnostic, fix: Fix) -> bool:
    span = diagnostic.span
    return span is not None and span.file == fix.span.file and span.start > fix.span.start + len(fix.text)


def _kind(diagnostic: Diagnostic) -> tuple[str, str]:
    """A finding without its place, which moves when a text before it changes."""
    return diagnostic.code, repr(sorted((k, str(v)) for k, v in diagnostic.args.items()))


def reread(checked: Checked, changes: dict[str, str]) -> Checked:
    """The same rules with other texts of some files, checked."""
    sources = [Source(s.name, changes.get(s.name, s.text)) for s in checked.rules.sources]
    sources.sort(key=lambda s: s.name not in changes)
    rules = read_rules((), checked.root, sources)
    order = {s.name: n for n, s in enumerate(checked.rules.sources)}
    rules = evolve(
        rules,
        sources=tuple(sorted(rules.sources, key=lambda s: order.get(s.name, len(order)))),
        documents=tuple(sorted(rules.documents, key=lambda d: order.get(d.file, len(order)))),
    )
    return Checked(rules, check(rules, checked.apart), checked.root, checked.apart)


def replaced(text: str, fix: Fix) -> str:
    return text[: fix.span.start] + fix.text + text[fix.span.end :]


def mended(checked: Checked) -> tuple[Checked, int]:
    """Every certain correction made, one after the other, each tried against the text as it is by then; and how many."""
    made = 0
    while made < MADE:
        found = with_fixes(checked)
        fix = next((d.fix for d in found if d.fix is not None and d.fix.certain), None)
        if fix is None:
            return evolve(checked, found=found), made
        texts = {s.name: s.text for s in checked.rules.sources}
        checked = reread(checked, {fix.span.file: replaced(texts[fix.span.file], fix)})
        made += 1
    return checked, made


# ---- proposals


def _proposal(diagnostic: Diagnostic, texts: dict[str, Source]) -> Fix | None:
    """What might correct a finding."""
    span = diagnostic.span
    source = texts.get(span.file) if span else None
    if span is None or source is None:
        return None
    if diagnostic.code in _SWAPS:
        return next(_swapped(source, span, _SWAPS[diagnostic.code]), None)
    propose = _PROPOSALS.get(diagnostic.code)
    return propose(diagnostic, source, span) if propose else None


def _swapped(source: Source, span: Span, pairs: Sequence[tuple[str, str]]) -> Iterator[Fix]:
    """The first of some words within a place, replaced; one that only begins another is none."""
    text = source.text[span.start : span.end]
    for old, new in pairs:
        at = text.find(old)
        if at >= 0:
            yield Fix(Span(span.file, span.start + at, span.start + at + len(old)), new)


def _meant(diagnostic: Diagnostic, source: Source, span: Span) -> Fix | None:
    """The name that was probably meant, where the wrong one stands once in the place."""
    from ruledsl.suggest import closest, same  # noqa: PLC0415 - only for a name that is wrong

    if diagnostic.args.get("which") == "unsure":
        return None
    name = str(diagnostic.args.get("name", diagnostic.args.get("found", "")))
    choices = diagnostic.args.get("choices", ())
    guess = diagnostic.args.get("guess") or closest(name, [str(c) for c in choices])
    text = source.text[span.start : span.end]
    if not guess or not name or text.count(name) != 1:
        return None
    at = span.start + text.index(name)
    certain = diagnostic.args.get("which") in _CERTAIN or same(name, str(guess))
    return Fix(Span(span.file, at, at + len(name)), str(guess), certain)


#: Other words and forms for what the language writes in one way, and braces: no guesses by what is near.
_CERTAIN = frozenset({"form", "brace", "surplus"})


def _deleted(diagnostic: Diagnostic, source: Source, span: Span) -> Fix | None:
    """Nothing in its place; a comment that stood alone takes its line along."""
    line = source.text.rfind("\n", 0, span.start) + 1
    end = source.text.find("\n", span.end)
    alone = not source.text[line : span.start].strip() and end >= 0
    if diagnostic.code == "W351" and alone:
        return Fix(Span(span.file, line, end + 1), "")
    return Fix(span, "")


def _spaced(diagnostic: Diagnostic, source: Source, span: Span) -> Fix | None:
    """A space for a sign that rules do not have; the marks of a title become quotation marks."""
    if source.text[span.start] != "《":
        return Fix(span, " ")
    title = source.text[span.end :].split("\n", 1)[0].partition("》")
    return Fix(Span(span.file, span.start, span.end + len(title[0]) + 1), f"“{title[0]}”") if title[1] else None


def _with_unit(diagnostic: Diagnostic, source: Source, span: Span) -> Fix | None:
    """A number with the unit that belongs there."""
    if diagnostic.args.get("which") == "limit":  # 最多2: points or events
        return None
    if diagnostic.code == "E222":  # 最多2 may mean two of them
        limit = source.text[: span.start].rstrip().lower().endswith(("最多", "at most"))
        return Fix(span, f"{diagnostic.args['found']}分", not limit)
    if diagnostic.args["problem"] != "unit":
        return None
    *_, meant, unit = diagnostic.args["values"]
    return Fix(span, meant + {"points": "分", "percent": "%", "days": "天"}[unit])


def _once(diagnostic: Diagnostic, source: Source, span: Span) -> Fix | None:
    """A citation without the clause that stands in it for the second time."""
    text = source.text[span.start : span.end]
    clause = str(diagnostic.args["clause"])
    for again in (f"、{clause}", f"，{clause}", f", {clause}"):
        at = text.rfind(again)
        if at >= 0:
            return Fix(Span(span.file, span.start + at, span.start + at + len(again)), "")
    return None


def _numbered(diagnostic: Diagnostic, source: Source, span: Span) -> Fix | None:
    """The ordinal that a step should have."""
    from ruledsl.syntax import chinese  # noqa: PLC0415

    text = source.text[span.start : span.end]
    old, new = (chinese(int(diagnostic.args[k])) for k in ("found", "expected"))
    at = text.find(f"第{old}步")
    return Fix(Span(span.file, span.start + at + 1, span.start + at + 1 + len(old)), new) if at >= 0 else None


Propose = Callable[[Diagnostic, Source, Span], Fix | None]
_PROPOSALS: dict[str, Propose] = {
    "E103": _spaced, "E104": _meant, "E221": _with_unit, "E222": _with_unit, "E110": _deleted, "E211": _meant, "E213": _meant, "E251": _numbered, "E273": _meant,
    "W333": _once, "W351": _deleted, "W352": _meant,
}  # fmt: skip
