"""What was proved for every unit there can be: how far results move, which changes move them, what was not looked at."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ruledsl.show.diff.parts import Heading, Lines, Piece, amount, numbers
from ruledsl.show.style import visible
from ruledsl.show.texts import joined, say
from ruledsl.tools.diff.report import MeasureDiff

if TYPE_CHECKING:
    from ruledsl.compare.extremes import Extreme
    from ruledsl.compare.proof import Limit
    from ruledsl.tools.diff.prove import Everybody
    from ruledsl.tools.diff.proved import Proved

_WAYS = {1: "up", -1: "down"}


def proof_parts(diff: MeasureDiff, lang: str) -> Iterator[Piece]:
    """The section of proofs, if they were asked for."""
    if diff.proof is None:
        return
    yield Heading(say("diff.section.proof", lang))
    yield Lines((*_lines(diff.proof, lang), *(_culprits(diff.proof, lang) if diff.edits else ())))
    if diff.proof.whole.holes:
        yield Lines(tuple(_holes(diff.proof.whole, lang)))
    notes = tuple(_notes(diff.proof.whole, lang))
    if notes:
        yield Lines(notes, "faint")


def _lines(proof: "Everybody", lang: str) -> Iterator[str]:
    for way, answer in sorted(proof.whole.answers.items()):
        where = ".within" if way in proof.whole.within else ""
        if way in proof.whole.own:
            where = ".own-within" if proof.whole.holes else ".own"
        far = _far(proof.whole.extremes.get(way), way, lang)
        yield say(f"proof.{_WAYS[way]}.{answer}{where}", lang, how=far)
    if proof.whole.moves and proof.whole.grades:
        where = ".within" if proof.whole.grades_within else ""
        yield say(f"proof.grades.{proof.whole.grades}{where}", lang)
    if proof.whole.said:
        yield say(f"proof.said.{proof.whole.said}", lang)


def _culprits(proof: "Everybody", lang: str) -> Iterator[str]:
    """Which of the changes move any unit's result."""
    if proof.culprits is None:
        yield say("proof.culprits-open", lang)
    elif not proof.culprits:
        yield say("proof.nobody", lang)
    else:
        key = "proof.culprits" if proof.idle else "proof.all-culprits"
        moved = sorted(n for g in proof.culprits for n in g)
        yield say(key, lang, numbers=numbers(moved, lang), what=say(f"proof.what.{_moved(proof)}", lang))


def _moved(proof: "Everybody") -> str:
    """What changes can move; where several are at work it may cancel out in the whole, so only one is judged by it."""
    if proof.culprits is None or len(proof.culprits) != 1:
        return "either"
    return (
        "grade"
        if proof.whole.same_points
        else "points"
        if proof.whole.grades == "never" and not proof.whole.limited
        else "either"
    )


def _far(extreme: "Extreme | None", way: int, lang: str) -> str:
    """How far a total moves, in a bracket behind the sentence."""
    if extreme is None:
        return ""
    if extreme.per:
        return say(f"proof.endless.{_WAYS[way]}", lang, points=amount(extreme.amount), kind=visible(extreme.per))
    if extreme.amount is not None:
        if not extreme.amount:
            return say("proof.grade-only-within" if extreme.reached else "proof.grade-only", lang)
        return say("proof.reached" if extreme.reached else "proof.most", lang, points=amount(extreme.amount))
    return say("proof.at-most", lang, points=amount(extreme.at_most)) if extreme.at_most is not None else ""


def _holes(proof: "Proved", lang: str) -> Iterator[str]:
    """What was not looked at, by name, and which of the sentences above that concerns."""
    key = "within" if proof.limited else "beyond" if proof.never else "found"
    yield say(f"proof.holes.{key}", lang)
    for limit in proof.holes:
        kind = "incidents-alone" if limit.kind == "incidents" and "、" not in limit.name else limit.kind
        yield say(f"proof.limit.{kind}", lang, name=visible(_named(limit)), number=limit.number)


def _notes(proof: "Proved", lang: str) -> Iterator[str]:
    """What was taken otherwise than it is, what was tried beside the proofs."""
    taken = dict.fromkeys(_named(limit) for limit in proof.limits if limit.kind == "open")
    if taken:
        yield say("proof.limit.open", lang, name=visible(joined(taken, lang)))
    for names, key in ((proof.narrowed, "proof.narrowed"), (proof.apart, "proof.apart")):
        if names:
            yield say(key, lang, names=visible(joined(names, lang)))
    if proof.sampled:
        yield say("proof.sampled", lang, number=proof.sampled)
    if any(w.least for w in proof.examples.values()):
        yield say("proof.least", lang)


def _named(limit: "Limit") -> str:
    return limit.name.partition("#")[0].partition("′")[0].partition("~")[0]
