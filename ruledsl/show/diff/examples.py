"""Units that show a change: what is particular about them, and what they get under each version."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction

from ruledsl.compare.verdict import Verdict
from ruledsl.compare.witness import Result, Witness
from ruledsl.ir import Absence
from ruledsl.show.diff.parts import amount
from ruledsl.show.style import visible
from ruledsl.show.texts import joined, say
from ruledsl.statements.bonus import Bonus
from ruledsl.statements.deduction import Deduction
from ruledsl.syntax import walk
from ruledsl.tools.diff.report import MeasureDiff

_MARKS = {1: "up", -1: "down", 0: "mixed"}


def worth(diff: MeasureDiff) -> dict[str, str]:
    """Whether events of a kind give points or take them, by name: the end of the key of the text that says so."""
    found = {}
    for version in (diff.old, diff.new):
        for node in walk(version.block) if version.block is not None else ():
            if isinstance(node, Bonus | Deduction):
                found[node.name.text] = "plus" if isinstance(node, Bonus) else "minus"
    return found


def examples(verdict: Verdict, lang: str, kinds: Mapping[str, str] = {}) -> Iterator[str]:
    """A sentence for each direction that was shown."""
    for way in sorted(verdict.witnesses):
        witness = verdict.witnesses[way]
        mark = say(f"diff.example.{_MARKS[way]}", lang)
        facts = visible(particulars(witness, lang, kinds))
        yield say(
            "diff.example", lang, mark=mark, facts=facts, old=result(witness.old, lang), new=result(witness.new, lang)
        )


def result(found: Result, lang: str) -> str:
    if found.total is None:
        return found.grade or say("diff.result.none", lang)
    return say("diff.result", lang, total=amount(found.total), grade=visible(found.grade)).strip()


def particulars(witness: Witness, lang: str, kinds: Mapping[str, str] = {}) -> str:
    """In what a unit differs from the typical one."""
    typical = witness.typical
    parts = [
        f"{name} {value_text(value, lang, witness.kinds.get(name, ''))}"
        for name, value in witness.specimen.values.items()
        if typical is None or typical.values.get(name) != value
    ]
    if typical is not None:
        run = witness.specimen.run.items()
        parts += [f"{n} {value_text(v, lang, witness.kinds.get(n, ''))}" for n, v in run if typical.run.get(n) != v]
    for table, found in witness.specimen.lines.items():
        for fields, number in Counter(tuple(_fields(line, kinds, witness.kinds, lang)) for line in found).items():
            event = any(witness.kinds.get(name) == "date" for name in found[0])
            key = "diff.example.line" if fields else "diff.example.bare-line"
            key = key if event else f"{key}.row"
            parts.append(say(key, lang, name=table, count=number, fields=joined(fields, lang)))
    return joined(parts, lang) if parts else say("diff.example.typical", lang)


def _fields(line: Mapping[str, object], kinds: Mapping[str, str], sorts: Mapping[str, str], lang: str) -> Iterator[str]:
    """What an event is worth, its level, and whatever else is registered of it but its day and its incident."""
    for name, value in line.items():
        sort = sorts.get(name, "")
        text = value_text(value, lang, sort)
        if name.endswith(".分值"):
            way = kinds.get(name.removesuffix(".分值").rpartition(".")[2], "worth")
            yield text if isinstance(value, Absence) else say(f"diff.example.{way}", lang, points=text)
        elif name.endswith((".级别", ".情形")):
            yield text
        elif sort not in ("date", "key", "text") and value is not Absence.MISSING:
            yield f"{name.rpartition('.')[2]} {text}"


def value_text(value: object, lang: str, kind: str = "") -> str:
    if isinstance(value, Absence):
        return say(f"absent.{_ABSENT[value]}", lang)
    if not isinstance(value, Fraction):
        return str(value)
    match kind:
        case "ratio":
            return f"{amount(value * 100)}%"
        case "date":
            return day(value)
        case "flag":
            return say("yes" if value else "no", lang)
    return amount(value)


_ABSENT = {
    Absence.NOT_APPLICABLE: "n/a",
    Absence.NO_SCORE: "no-score",
    Absence.MISSING: "missing",
    Absence.ERROR: "error",
}


def day(value: Fraction) -> str:
    return (date(1970, 1, 1) + timedelta(days=int(value))).isoformat()
