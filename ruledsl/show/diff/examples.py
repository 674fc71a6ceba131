"""Units that show a change: what is particular about them, and what they get under each version."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from ruledsl.compare.search import Result, Witness
from ruledsl.compare.verdict import Verdict
from ruledsl.ir import Absence
from ruledsl.show.diff.parts import amount
from ruledsl.show.style import visible
from ruledsl.show.texts import joined, say

_MARKS = {1: "up", -1: "down", 0: "mixed"}


def examples(verdict: Verdict, lang: str) -> Iterator[str]:
    """A sentence for each direction that was shown."""
    for way in sorted(verdict.witnesses):
        witness = verdict.witnesses[way]
        mark = say(f"diff.example.{_MARKS[way]}", lang)
        facts = visible(particulars(witness, lang))
        yield say(
            "diff.example", lang, mark=mark, facts=facts, old=result(witness.old, lang), new=result(witness.new, lang)
        )


def result(found: Result, lang: str) -> str:
    if found.total is None:
        return found.grade or say("diff.result.none", lang)
    return say("diff.result", lang, total=amount(found.total), grade=visible(found.grade)).strip()


def particulars(witness: Witness, lang: str) -> str:
    """In what a unit differs from the typical one."""
    typical = witness.typical
    parts = [
        f"{name} {value_text(value, lang)}"
        for name, value in witness.specimen.values.items()
        if typical is None or typical.values.get(name) != value
    ]
    for table, found in witness.specimen.lines.items():
        if found:
            fields = [value_text(v, lang) for n, v in found[0].items() if n.endswith((".分值", ".级别", ".情形"))]
            key = "diff.example.line" if fields else "diff.example.bare-line"
            parts.append(say(key, lang, name=table, count=len(found), fields=joined(fields, lang)))
    return joined(parts, lang) if parts else say("diff.example.typical", lang)


def value_text(value: object, lang: str) -> str:
    if isinstance(value, Absence):
        return say(f"absent.{_ABSENT[value]}", lang)
    return amount(value) if isinstance(value, Fraction) else str(value)


_ABSENT = {
    Absence.NOT_APPLICABLE: "n/a",
    Absence.NO_SCORE: "no-score",
    Absence.MISSING: "missing",
    Absence.ERROR: "error",
}


def day(value: Fraction) -> str:
    return (date(1970, 1, 1) + timedelta(days=int(value))).isoformat()
