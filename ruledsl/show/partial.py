"""What is still possible, for people and as JSON.

``ruledsl.partial/1``
    schema, units [{unit, settled, possible [grade], perhaps [grade], depends, rejected, assumed [name],
    missing [{name, low, high, matters: yes | no | open, clauses [text]}]}]
"""

import json
from collections.abc import Sequence
from typing import Any

from ruledsl.show.style import Paint, visible
from ruledsl.show.texts import joined, say
from ruledsl.show.wording import cited
from ruledsl.tools.partial import Missing, Prospect

SCHEMA = "ruledsl.partial/1"
_MATTERS = {True: "yes", False: "no", None: "open"}


def partial_report(form: str, found: Sequence[Prospect], lang: str, paint: Paint) -> str:
    """Every unit that was asked for."""
    if form == "json":
        return json.dumps({"schema": SCHEMA, "units": [_body(p) for p in found]}, ensure_ascii=False, indent=2) + "\n"
    lines = [paint(say("partial.title", lang), "title")]
    for one in found:
        lines += [f"  {_head(one, lang)}", *(f"      {_line(m, lang)}" for m in one.missing)]
        if one.assumed:
            lines.append(f"      {say('partial.assumed', lang, names=visible(joined(one.assumed, lang)))}")
    return "".join(f"{line}\n" for line in lines)


def _head(one: Prospect, lang: str) -> str:
    unit = visible(one.unit)
    if one.rejected or one.depends:
        return say("partial.rejected" if one.rejected else "partial.depends", lang, unit=unit)
    if one.settled:
        return say("partial.settled", lang, unit=unit, grade=visible(one.possible[0]))
    text = say("partial.possible", lang, unit=unit, grades=visible(joined(one.possible, lang)))
    return text + (say("partial.perhaps", lang, grades=visible(joined(one.perhaps, lang))) if one.perhaps else "")


def _line(missing: Missing, lang: str) -> str:
    matters = say(f"partial.{_MATTERS[missing.matters]}", lang)
    ends = {"low": visible(missing.low), "high": visible(missing.high)}
    return say(
        "partial.missing",
        lang,
        name=visible(missing.name),
        **ends,
        matters=matters,
        clauses=cited(missing.clauses, lang),
    )


def _body(one: Prospect) -> dict[str, Any]:
    return {
        "unit": one.unit,
        "settled": one.settled,
        **{name: list(getattr(one, name)) for name in ("possible", "perhaps", "assumed")},
        "depends": one.depends,
        "rejected": one.rejected,
        "missing": [
            {"name": m.name, "low": m.low, "high": m.high, "matters": _MATTERS[m.matters], "clauses": list(m.clauses)}
            for m in one.missing
        ],
    }
