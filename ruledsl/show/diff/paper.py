"""What changed on paper: how many changes of which class, each in words under its clause, what they do together."""

from collections import Counter
from collections.abc import Iterator

from attrs import frozen

from ruledsl.compare.verdict import BOTH, EQUAL, FACTS, LENIENT, REMARKS, STRICTER, UNDETERMINED, Verdict
from ruledsl.diagnostic import Diagnostic
from ruledsl.show.diff.examples import examples, worth
from ruledsl.show.diff.parts import Heading, Lines, Piece, Table, numbers
from ruledsl.show.style import visible
from ruledsl.show.texts import joined, known, say
from ruledsl.show.wording import message
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.tariff import Fixed
from ruledsl.syntax import Node
from ruledsl.tools.diff.hybrids import Group
from ruledsl.tools.diff.judge import SCOPE, Judged
from ruledsl.tools.diff.report import MeasureDiff
from ruledsl.tools.diff.saying import Saying
from ruledsl.tools.diff.words import Words

#: Texts of statements that were added or removed are shown up to so many characters.
LONGEST = 120
#: The order in which classes are counted.
CLASSES = (
    "stricter",
    "lenient",
    "both",
    "undetermined",
    "ranking",
    "facts",
    "remarks",
    "scope",
    "equal",
    "wording",
    "citation",
    "unknown",
)
#: Classes of which it is said that units are better or worse off.
MOVING = frozenset({STRICTER, LENIENT, BOTH, UNDETERMINED})


@frozen
class Told:
    """A change in words: where it is, what it is."""

    number: int
    clauses: tuple[str, ...]
    where: str
    change: str
    kind: str


def told(judged: Judged, words: Words, lang: str) -> Told:
    """One change in the words of a language."""
    edit = judged.edit
    node = edit.path[-1]
    clauses = tuple(map(str, _clauses(edit.path)))
    around = [words.head(n, lang) for n in edit.path[1:]] if len(edit.path) > 1 else [words.head(node, lang)]
    return Told(edit.number, clauses, visible(" › ".join(around)), visible(_change(judged, words, lang)), judged.kind)


def _clauses(path: tuple[Node, ...]) -> tuple[object, ...]:
    """The clauses of the statement itself, else of what is around it."""
    for node in reversed(path):
        if found := getattr(node, "clauses", ()):
            return tuple(found)
    return ()


def _change(judged: Judged, words: Words, lang: str) -> str:
    edit = judged.edit
    if edit.action in ("added", "removed"):
        text = words.of(edit.new or edit.old, lang)
        return say(f"diff.{edit.action}", lang, text=text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
    assert edit.old is not None and edit.new is not None
    if edit.action == "order":
        old, new = (
            " · ".join(words.head(n, lang) for n in getattr(side, edit.fields[0])) for side in (edit.old, edit.new)
        )
        return say("diff.order", lang, old=old, new=new)
    if edit.fields == ("kind",):
        return say("diff.retyped", lang, old=words.of(edit.old, lang), new=words.of(edit.new, lang))
    each = say("diff.per-event", lang) if _per_event(edit.old) and _per_event(edit.new) else ""
    renamed = edit.action == "renamed"
    parts = [
        _said(saying, lang, each if saying.part == "tariff" else "")
        for saying in words.changes(edit.old, edit.new)
        if not (renamed and saying.part == "formerly")
    ]
    if renamed:
        parts.insert(0, say("diff.likely" if edit.likely else "diff.renamed", lang))
    return "；".join(parts) if lang == "zh" else "; ".join(parts)


def _per_event(node: Node) -> bool:
    """Whether a bare amount is that of every event."""
    if not isinstance(node, EventLine) or not isinstance(node.tariff, Fixed) or node.tariff.each:
        return False
    return not node.counting or any(c.mode == "every" for c in node.counting)


def _said(saying: Saying, lang: str, each: str = "") -> str:
    nothing = say("diff.nothing", lang)
    text = say("diff.arrow", lang, old=saying.old[lang] or nothing, new=saying.new[lang] or nothing)
    return f"{each} {saying.lead[lang]} {text}".replace("  ", " ").strip()


# ---- the section


def paper_parts(diff: MeasureDiff, words: Words, lang: str) -> Iterator[Piece]:
    """The summary, the changes, examples, and what the classes mean."""
    yield Lines(tuple(_summary(diff, lang)))
    if diff.edits:
        yield from _edits(diff, words, lang)
    if diff.whole is not None and diff.whole.witnesses:
        yield Heading(say("diff.section.examples", lang))
        yield Lines(tuple(examples(diff.whole, lang, worth(diff))))
        yield Lines((say("diff.examples.made-up", lang),), "faint")


def _edits(diff: MeasureDiff, words: Words, lang: str) -> Iterator[Piece]:
    yield Heading(say("diff.section.edits", lang))
    yield edits_table([told(j, words, lang) for j in diff.edits], lang)
    groups = [g for g in diff.groups if len(g) > 1]
    if groups:
        yield Lines(tuple(line for g in groups for line in _together(diff, g, lang)), "faint")
    kinds = [k for k in CLASSES if any(j.kind == k for j in diff.edits)]
    open_still = {"undetermined": "undetermined.proved"} if diff.proof is not None else {}
    means = [
        say("diff.means", lang, kind=say(f"diff.kind.{k}", lang), text=say(f"diff.means.{open_still.get(k, k)}", lang))
        for k in kinds
    ]
    if set(kinds) & MOVING:
        means.append(say("diff.own-result", lang))
    yield Lines(tuple(means), "faint")


def _together(diff: MeasureDiff, group: Group, lang: str) -> Iterator[str]:
    """That changes are judged as one, and what is wrong with each of them alone."""
    yield say("diff.together", lang, numbers=numbers(sorted(group), lang))
    for one in (e for e in diff.edits if e.group == group and e.alone is not None):
        assert one.alone is not None
        yield say("diff.alone", lang, number=one.edit.number + 1, why=visible(_what_is_wrong(one.alone, lang)))


def _what_is_wrong(found: Diagnostic, lang: str) -> str:
    """The first half of a message; the second says what to write instead."""
    return message(found, lang).partition("；" if lang == "zh" else "; ")[0]


def edits_table(changes: list[Told], lang: str) -> Table:
    head = tuple(say(f"diff.head.{key}", lang) for key in ("number", "clause", "where", "change", "kind"))
    nowhere = say("diff.no-clause", lang)
    rows = tuple(
        (str(t.number + 1), joined(t.clauses, lang) or nowhere, t.where, t.change, say(f"diff.kind.{t.kind}", lang))
        for t in changes
    )
    return Table(head, rows, frozenset({0}), ((1, 22), (2, 34), (3, 44)), tuple(t.kind for t in changes), True)


def _summary(diff: MeasureDiff, lang: str) -> Iterator[str]:
    if not diff.edits:
        yield say("diff.none-but-readings" if diff.chosen.differing else "diff.none", lang)
    else:
        counts = Counter(j.kind for j in diff.edits)
        known_kinds = [
            say("diff.class-count", lang, name=say(f"diff.kind.{k}", lang), count=counts[k])
            for k in CLASSES
            if counts[k]
        ]
        yield say("diff.count", lang, count=len(diff.edits), classes=joined(known_kinds, lang))
    if diff.whole is not None:
        scope = diff.whole.kind == EQUAL and any(j.kind == SCOPE for j in diff.edits)
        sentence = (
            whole_sentence(diff.whole, lang, diff.proof is not None) if not scope else say("diff.whole.scope", lang)
        )
        several = len(diff.edits) + len(diff.chosen.tried) > 1
        yield say("diff.whole" if several else "diff.whole.one", lang, sentence=sentence) if diff.edits else sentence
        if diff.proof is not None and diff.proof.whole.limited:
            yield say("diff.whole.within", lang)
    if diff.grades:
        names = joined([say("diff.arrow", lang, old=visible(a), new=visible(b)) for a, b in diff.grades], lang)
        yield say("diff.regraded", lang, names=names)
    nothing = say("diff.nothing", lang)
    for name, old, new in diff.chosen.differing:
        sides = {"old": visible(old) or nothing, "new": visible(new) or nothing}
        yield say("diff.reading", lang, name=visible(name), **sides)
    if diff.whole is None and diff.edits:
        yield say("diff.not-run", lang)


def whole_sentence(verdict: Verdict, lang: str, proved: bool) -> str:
    """What all changes do together; where a direction stays open without proofs, that they may decide it."""
    if verdict.kind not in (EQUAL, REMARKS, FACTS) and verdict.facts and not verdict.shown and {1, -1} <= verdict.never:
        return say("diff.by-range", lang)
    if verdict.kind == UNDETERMINED:
        seen = {frozenset({1}): "up", frozenset({-1}): "down"}.get(verdict.shown, "either")
        return say(f"diff.whole.undetermined.{seen}", lang, how="" if proved else say("diff.whole.try-proof", lang))
    key = f"diff.whole.{verdict.kind}"
    return say(key, lang) if known(key) else verdict.kind
