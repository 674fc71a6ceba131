"""The least change with which a unit reaches a grade, for people and as JSON.

``ruledsl.lift/1``
    schema, unit, grade, now, verdict, total, least, best, changes [change], blocks [change], limits [name], open [name],
    allowed [name]
  change     {name, before, after, count, clauses [text]}
"""

import json
from collections.abc import Iterator
from typing import Any

from ruledsl.backends.solver_lift import SINGLE
from ruledsl.show.style import Paint, visible
from ruledsl.show.texts import joined, say
from ruledsl.show.wording import cited
from ruledsl.tools.lift import Change, Way

SCHEMA = "ruledsl.lift/1"


def lift_report(form: str, found: Way, lang: str, paint: Paint) -> str:
    """The answer in the format that was asked for."""
    if form == "json":
        return json.dumps(_body(found), ensure_ascii=False, indent=2) + "\n"
    words = {"unit": visible(found.unit), "now": visible(found.now), "grade": visible(found.grade)}
    count = sum(c.count or 1 for c in found.changes)
    head = say(f"lift.{found.verdict}", lang, **words, count=count, total=found.total, best=visible(found.best))
    lines = [paint(head, "title"), *(f"  {_change(c, lang)}" for c in found.changes)]
    if found.verdict == "found" and not found.least:
        lines.append(f"  {say('lift.not-least', lang)}")
    if found.verdict == "never":
        lines.append(say("lift.blocks" if found.blocks else "lift.no-block", lang))
        lines += [
            f"  {say('lift.block', lang, name=visible(c.name), clauses=cited(c.clauses, lang))}" for c in found.blocks
        ]
    lines += _others(found, lang)
    if found.limits:
        lines.append(say("lift.limits", lang, number=SINGLE, names=visible(joined(found.limits, lang))))
    lines.append(say("lift.allowed", lang, names=visible(joined(found.allowed, lang))))
    return "".join(f"{line}\n" for line in lines)


def _others(found: Way, lang: str) -> Iterator[str]:
    """What the grade depends on besides the unit: places, which go by the scores of all, and what else looks at others."""
    places = [name.removeprefix("名额（").removesuffix("）") for name in found.open if name.startswith("名额（")]
    others = [name for name in found.open if not name.startswith("名额（")]
    if places:
        yield say("lift.places", lang, names=visible(joined((f"“{name}”" for name in places), lang)))
    if others:
        yield say("lift.open", lang, names=visible(joined(others, lang)))


def _change(change: Change, lang: str) -> str:
    clauses, name = cited(change.clauses, lang), visible(change.name)
    if change.count:
        detail = f"（{visible(change.after)}）" if change.after else ""
        return say("lift.event", lang, name=name, count=change.count, detail=detail, clauses=clauses)
    return say(
        "lift.fact", lang, name=name, before=visible(change.before), after=visible(change.after), clauses=clauses
    )


def _body(found: Way) -> dict[str, Any]:
    plain = ("unit", "grade", "now", "verdict", "total", "least", "best")
    lists = ("limits", "open", "allowed")
    return {
        "schema": SCHEMA,
        **{name: getattr(found, name) for name in plain},
        "changes": [_one(c) for c in found.changes],
        "blocks": [_one(c) for c in found.blocks],
        **{name: list(getattr(found, name)) for name in lists},
    }


def _one(change: Change) -> dict[str, Any]:
    told = {name: getattr(change, name) for name in ("name", "before", "after")}
    return {**told, "count": str(change.count), "clauses": list(change.clauses)}
