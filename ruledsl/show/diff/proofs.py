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
    from ruledsl.tools.diff.prove import Everybody, Proved

_WAYS = {1: "up", -1: "down"}


def proof_parts(diff: MeasureDiff, lang: str) -> Iterator[Piece]:
    """The section of proofs, if they were asked for."""
    if diff.proof is None:
        return
    yield Heading(say("diff.section.proof", lang))
    yield Lines(tuple(_lines(diff.proof, lang)))
    notes = tuple(_limits(diff.proof.whole, lang))
    if notes:
        yield Lines(notes, "faint")


def _lines(proof: "Everybody", lang: str) -> Iterator[str]:
    for way, answer in sorted(proof.whole.answers.items()):
        yield say(f"diff.proof.{_WAYS[way]}.{answer}", lang, how=_far(proof.whole.extremes.get(way), way, lang))
    if proof.whole.moves and proof.whole.grades:
        yield say(f"diff.proof.grades.{proof.whole.grades}", lang)
    if proof.whole.said:
        yield say(f"diff.proof.said.{proof.whole.said}", lang)
    if proof.culprits is None:
        yield say("diff.proof.culprits-open", lang)
    elif not proof.culprits:
        yield say("diff.proof.nobody", lang)
    else:
        key = "diff.proof.culprits" if proof.idle else "diff.proof.all-culprits"
        yield say(key, lang, numbers=numbers(sorted(n for g in proof.culprits for n in g)))


def _far(extreme: "Extreme | None", way: int, lang: str) -> str:
    """How far a total moves, in a bracket behind the sentence."""
    if extreme is None:
        return ""
    if extreme.per:
        return say(f"diff.proof.endless.{_WAYS[way]}", lang, points=amount(extreme.amount), kind=visible(extreme.per))
    if extreme.amount is not None:
        if not extreme.amount:
            return say("diff.proof.grade-only", lang)
        return say("diff.proof.reached" if extreme.reached else "diff.proof.most", lang, points=amount(extreme.amount))
    return say("diff.proof.at-most", lang, points=amount(extreme.at_most)) if extreme.at_most is not None else ""


def _limits(proof: "Proved", lang: str) -> Iterator[str]:
    """What the proofs do not cover, by name."""
    for limit in proof.limits:
        yield say(f"diff.limit.{limit.kind}", lang, name=visible(_named(limit)), number=limit.number)
    for names, key in ((proof.narrowed, "diff.proof.narrowed"), (proof.apart, "diff.proof.apart")):
        if names:
            yield say(key, lang, names=visible(joined(names, lang)))
    if proof.sampled:
        yield say("diff.proof.sampled", lang, number=proof.sampled)
    if any(w.least for w in proof.examples.values()):
        yield say("diff.proof.least", lang)


def _named(limit: "Limit") -> str:
    return limit.name.partition("#")[0].partition("′")[0]
