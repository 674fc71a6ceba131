"""Which units depend on how a text is read: as lines for a terminal, and as JSON.

``ruledsl.readings/1``
    schema, measure, year, combinations, possible, bounded, in_use {reading: option}, units (number),
    by_reading [{reading, units [name]}] with reading "" for those that only several together change,
    unsafe [{unit, class, now outcome, grades [name], least outcome, greatest outcome,
             alone [{reading, options [{option, outcome}]}]}]
  outcome    {total?, grade?, rank?}; every number is text
"""

import json
from collections.abc import Iterator
from typing import Any

from ruledsl.show.aligned import aligned
from ruledsl.show.diff.parts import amount
from ruledsl.show.style import Paint, visible
from ruledsl.show.texts import joined, say
from ruledsl.tools.diff.all_readings import Dependence, Readings
from ruledsl.tools.diff.replay import Outcome

SCHEMA = "ruledsl.readings/1"


def readings_lines(found: Readings, lang: str, paint: Paint) -> list[str]:
    """The units that are not safe, by reading."""
    lines = [paint(visible(found.title or found.measure), "title")]
    key = "readings.cut" if found.cut else "readings.bounded" if found.bounded else "readings.all"
    lines.append(say(key, lang, number=found.combinations, possible=found.possible, count=len(found.parameters)))
    lines.append(
        say(
            "readings.units",
            lang,
            units=found.units,
            unsafe=len(found.unsafe),
            grades=sum(d.grade_depends for d in found.unsafe),
        )
    )
    if not found.unsafe:
        return lines
    heads = ("diff.head.unit", "readings.head.now", "readings.head.grades", "readings.head.range", "readings.head.by")
    rows = [tuple(say(h, lang) for h in heads), *(_row(d, found, lang) for d in found.unsafe)]
    return [
        *lines,
        "",
        *aligned(_readings(found, lang), widest={1: 90}, indent=2),
        "",
        *aligned(rows, widest={4: 70}, indent=2),
    ]


def _readings(found: Readings, lang: str) -> list[tuple[str, ...]]:
    """Each reading with its units."""
    head = tuple(say(f"readings.head.{key}", lang) for key in ("reading", "units"))
    named = [
        (visible(name) or say("readings.together", lang), visible(joined(units, lang)))
        for name, units in found.by_reading
    ]
    return [head, *named]


def _row(found: Dependence, readings: Readings, lang: str) -> tuple[str, ...]:
    least, greatest = found.totals
    span = f"{amount(least.total)}—{amount(greatest.total)}" if least.total != greatest.total else amount(least.total)
    by = ("；" if lang == "zh" else "; ").join(_by(found, readings, lang)) or say("readings.together", lang)
    return (visible(found.unit), _said(found.now), visible(joined(found.grades, lang)), span, visible(by))


def _by(found: Dependence, readings: Readings, lang: str) -> Iterator[str]:
    for name, options in found.alone:
        others = joined((f"{option} {_said(outcome)}" for option, outcome in options), lang)
        yield say("readings.by", lang, name=name, option=readings.in_use[name], others=others)


def _said(outcome: Outcome) -> str:
    rank = f" #{outcome.rank}" if outcome.rank is not None else ""
    return f"{amount(outcome.total)} {visible(outcome.grade)}{rank}"


def readings_json(found: Readings) -> str:
    """``ruledsl.readings/1``."""
    body = {
        "schema": SCHEMA,
        "measure": found.measure,
        "year": str(found.year) if found.year is not None else "",
        "combinations": str(found.combinations),
        "possible": str(found.possible),
        "bounded": found.bounded,
        "in_use": dict(found.in_use),
        "units": str(found.units),
        "by_reading": [{"reading": name, "units": list(units)} for name, units in found.by_reading],
        "unsafe": [_unit(d) for d in found.unsafe],
    }
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _unit(found: Dependence) -> dict[str, Any]:
    alone = [
        {"reading": name, "options": [{"option": o, "outcome": _outcome(r)} for o, r in options]}
        for name, options in found.alone
    ]
    return {
        "unit": found.unit,
        "class": found.class_name,
        "now": _outcome(found.now),
        "grades": list(found.grades),
        "least": _outcome(found.totals[0]),
        "greatest": _outcome(found.totals[1]),
        "alone": alone,
    }


def _outcome(outcome: Outcome) -> dict[str, str]:
    found = {"total": amount(outcome.total)} if outcome.total is not None else {}
    found |= {"grade": outcome.grade} if outcome.grade else {}
    return found | ({"rank": str(outcome.rank)} if outcome.rank is not None else {})
