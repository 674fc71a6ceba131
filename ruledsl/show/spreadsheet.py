"""The result of all units as CSV for a spreadsheet: one row a unit, nothing in it that a spreadsheet would run."""

import csv
import io
import re

from ruledsl.scorecard import Item, Results, Scorecard, Value
from ruledsl.show.notes import Notes, notes_of
from ruledsl.show.ranking import classes, steps_in_use
from ruledsl.show.texts import joined, say
from ruledsl.show.wording import label_text, step_name, value_text

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?%?")


def harmless(text: str) -> str:
    """A cell that is text for every spreadsheet: what would begin a formula gets an apostrophe in front."""
    if text[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def csv_text(results: Results, lang: str, unit: str | None = None) -> str:
    """Rows ended by CR LF as spreadsheets write them; the first row names the columns.  ``unit`` picks one row."""
    steps = steps_in_use(results)
    notes = notes_of(results, lang)
    keys = ("class", "rank", "unit", "total", "grade", "assessor")
    head = [*(say(f"head.{key}", lang) for key in keys), *(_column(step, lang) for step in steps)]
    rows = [[*head, *(say(f"head.{key}", lang) for key in ("state", "follows", "notes"))]]
    for _, members in classes(results):
        rows += [_row(u, steps, results, notes, lang) for u in members if unit in (None, u.unit)]
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def _column(step: Item, lang: str) -> str:
    return f"{step_name(step, lang, short=True)} {label_text(step, lang)}"


def _row(unit: Scorecard, steps: tuple[Item, ...], results: Results, notes: Notes, lang: str) -> list[str]:
    values: dict[str, Value | None] = {step.path: step.value("step") for step in unit.steps}
    state = "state.rejected" if unit.total is None else "trial" if results.trial else "state.computed"
    own = (note.text for note in notes.listed if unit.unit in note.units)
    return [
        unit.class_name,
        value_text(unit.rank, lang),
        unit.unit,
        value_text(unit.total, lang),
        value_text(unit.grade, lang),
        value_text(unit.assessor, lang),
        *(value_text(values.get(step.path), lang) for step in steps),
        say(state, lang),
        joined([label_text(item, lang) for item in unit.consequences], lang),
        "；".join(own) if lang == "zh" else "; ".join(own),
    ]
