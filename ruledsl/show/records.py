"""What was recorded beside a result: the scores of every round with who, when and why, and the final decision."""

from ruledsl.facts.model import RoundScore
from ruledsl.scorecard import Scorecard
from ruledsl.show.style import visible
from ruledsl.show.texts import commas, joined, say


def _who(person: str, date: str, reason: str, lang: str) -> str:
    parts = [visible(person), date, say("round.reason", lang, reason=visible(reason)) if reason else ""]
    return commas((p for p in parts if p), lang)


def round_lines(unit: Scorecard, lang: str) -> list[str]:
    """A line a fact: its values from round to round."""
    found: dict[str, list[str]] = {}
    for score in unit.rounds:
        found.setdefault(score.item, []).append(score_text(score, lang))
    return [
        "  " + say("round.item", lang, item=visible(item), scores=" → ".join(texts)) for item, texts in found.items()
    ]


def score_text(score: RoundScore, lang: str) -> str:
    """A score of a round: its value, who gave it, when and why."""
    who = _who(score.scorer, score.date, score.reason, lang)
    return say("round.score", lang, round=visible(score.round), value=visible(score.value), who=who)


def decision_lines(unit: Scorecard, lang: str) -> list[str]:
    """What was decided in the end, by whom, when and why."""
    decided = unit.decision
    if decided is None:
        return []
    what = [say("decision.grade", lang, grade=visible(decided.grade))] * bool(decided.grade)
    what += [say("decision.total", lang, total=visible(decided.total))] * bool(decided.total)
    who = _who(decided.decider, decided.date, decided.reason, lang)
    return ["  " + say("decision.line", lang, what=joined(what, lang), who=who)]
