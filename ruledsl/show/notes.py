"""Findings as numbered notes under a table: the same finding about several units is one note."""

from collections.abc import Iterable

from attrs import frozen

from ruledsl.scorecard import ReadingInUse, Results
from ruledsl.show.aligned import aligned
from ruledsl.show.style import visible
from ruledsl.show.texts import joined, say
from ruledsl.show.wording import cited, label_text, message


@frozen
class Note:
    """A sentence and the units that it is about."""

    number: int
    units: tuple[str, ...]
    text: str


@frozen
class Notes:
    """All notes of a run, and for each unit the numbers of its own."""

    listed: tuple[Note, ...]
    marks: dict[str, tuple[int, ...]]

    def mark(self, unit: str, lang: str) -> str:
        """The numbers beside a unit, ``1、3``."""
        return joined(self.marks.get(unit, ()), lang)


def notes_of(results: Results, lang: str) -> Notes:
    """Number the findings about units in the order of the roster; errors stand above the table already."""
    about: dict[str, list[str]] = {}
    for unit in results.units:
        for finding in (f for f in unit.findings if not f.is_error):
            about.setdefault(message(finding, lang) + cited(finding.clauses, lang), []).append(unit.unit)
    listed = tuple(
        Note(number, tuple(dict.fromkeys(units)), text) for number, (text, units) in enumerate(about.items(), 1)
    )
    marks = {u.unit: tuple(n.number for n in listed if u.unit in n.units) for u in results.units}
    return Notes(listed, marks)


def note_lines(notes: Iterable[Note], lang: str) -> list[str]:
    """The notes as a list."""
    found = list(notes)
    digits = len(str(len(found)))
    return [f"  {note.number:>{digits}}  {visible(joined(note.units, lang))}  {note.text}" for note in found]


def follow_lines(results: Results, lang: str) -> list[str]:
    """What follows, with the units that it concerns."""
    about: dict[str, list[str]] = {}
    clauses: dict[str, tuple[str, ...]] = {}
    computed = [unit for unit in results.units if unit.total is not None]
    for unit in computed:
        for item in unit.consequences:
            about.setdefault(label_text(item, lang), []).append(unit.unit)
            clauses[label_text(item, lang)] = item.clauses
    rows = []
    for name, units in about.items():
        who = say("follows.all", lang) if len(units) == len(computed) > 1 else visible(joined(units, lang))
        rows.append((name, who + cited(clauses[name], lang)))
    return aligned(rows, indent=2) if rows else []


def short_reading_lines(readings: Iterable[ReadingInUse], lang: str) -> list[str]:
    """A line a reading, for where many units are shown; the reasons stand on every score sheet."""
    rows = []
    for reading in readings:
        tried = say("reading.tried", lang) if reading.overridden else ""
        rows.append((visible(reading.name), visible(reading.option), cited(reading.clauses, lang).strip(), tried))
    return aligned(rows, indent=2) if rows else []


def reading_lines(readings: Iterable[ReadingInUse], lang: str) -> list[str]:
    """Which option of every reading is in use, by which clause and why."""
    lines = []
    for reading in readings:
        line = say("reading.line", lang, name=reading.name, option=reading.option) + cited(reading.clauses, lang)
        lines.append(f"  {visible(line)}")
        if reading.overridden:
            lines.append(f"    {say('reading.tried', lang)}")
        elif reading.reason:
            lines.append(f"    {say('reading.reason', lang, reason=visible(reading.reason))}")
    return lines


def general_lines(results: Results, lang: str) -> list[str]:
    """What is said about the run as a whole; that it is a trial stands in the banner already."""
    found = (finding for finding in results.findings if finding.code != "N601" and not finding.is_error)
    lines = [f"  {message(finding, lang)}{cited(finding.clauses, lang)}" for finding in found]
    if results.open_holes:
        lines.append(f"  {say('open', lang, names=visible(joined(results.open_holes, lang)))}")
    return lines
