"""What is said about a column of a form: how to fill it in, and the note on its header."""

from ruledsl.show.style import visible
from ruledsl.show.texts import joined, known, say
from ruledsl.tools.form_model import Column, Form, FormSheet


def how(column: Column, lang: str) -> str:
    """How a cell of a column is filled in."""
    kind = column.kind.partition(":")[0]
    key = f"form.how.{kind}"
    if kind == "points" or (column.decimals and kind not in ("ratio", "by-kind")):
        key = "form.how.decimals"
    elif not known(key):
        key = "form.how.number"
    text = say(key, lang, lo=column.lo, hi=column.hi, decimals=column.decimals)
    if column.unknown:
        text += say("form.or-unknown", lang)
    if column.inapplicable:
        text += say("form.or-not", lang)
    optional = not column.required and kind not in ("nothing", "by-kind", "fixed")
    return text + (say("form.may-be-empty", lang) if optional else "")


def note(column: Column, lang: str) -> str:
    """The note on the header of a column: maximum, scoring, criteria, clause."""
    parts = {
        "name": column.fact if column.fact != column.key else "",
        "maximum": column.maximum,
        "rule": column.rule,
        "criteria": column.criteria,
        "scored_by": column.scored_by,
        "choices": joined(column.choices[:20], lang),
        "classes": joined(column.classes, lang),
        "how": how(column, lang),
        "clauses": joined(column.clauses, lang),
    }
    return "\n".join(visible(say(f"form.note.{key}", lang, **{key: text})) for key, text in parts.items() if text)


def title(form: Form, sheet: FormSheet, lang: str) -> str:
    """The first line of a sheet."""
    year = say("form.year", lang, year=form.year) if form.year else ""
    return visible(say("form.title", lang, title=form.title, year=year, sheet=sheet.name))


def made_for(form: Form, lang: str) -> str:
    """Which program made the form, for which facts."""
    return say("form.made-for", lang, engine=form.keys["engine"], hash=form.keys["schema_hash"])
