"""A form as text: a fact file in YAML to be filled in, or a CSV file for every sheet."""

import csv
import io
import json

from ruledsl.facts.names import word
from ruledsl.show.form_words import how, made_for, title
from ruledsl.show.spreadsheet import harmless
from ruledsl.show.style import visible
from ruledsl.show.texts import joined, say
from ruledsl.tools.form_model import Column, Form, FormSheet


def csv_files(form: Form, lang: str) -> dict[str, bytes]:
    """A file for every sheet, by name, with a byte-order mark so that spreadsheets read it right."""
    return {f"{sheet.name}.csv": b"\xef\xbb\xbf" + _csv(form, sheet, lang).encode() for sheet in form.sheets}


def _csv(form: Form, sheet: FormSheet, lang: str) -> str:
    rows = [[title(form, sheet, lang)], [made_for(form, lang)]]
    if sheet.holds == "whole":
        known = {row[word("item")]: row[word("value")] for row in sheet.rows}
        rows.append([word("item"), word("value"), say("form.remark", lang)])
        rows += [[c.key, known.get(c.key, ""), how(c, lang)] for c in sheet.columns]
    else:
        rows.append([say("form.how", lang), *(how(c, lang) for c in sheet.columns[1:])])
        rows.append([c.key for c in sheet.columns])
        rows += [[row.get(c.key, "") for c in sheet.columns] for row in sheet.rows]
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def yaml_text(form: Form, lang: str) -> str:
    """A fact file whose values are still to be written; a remark behind each says how."""
    sheets = {sheet.holds: sheet for sheet in form.sheets}
    lines = [title(form, sheets["units"], lang), made_for(form, lang)]
    known = {row[word("item")]: row[word("value")] for row in sheets["whole"].rows}
    fixed = [c for c in sheets["whole"].columns if not c.fact]
    lines += [_line("", c, known.get(c.key, ""), lang) for c in fixed]
    run = [c for c in sheets["whole"].columns if c.fact]
    lines += [f"{word('run')}:", *(_line("  ", c, "", lang) for c in run)] if run else []
    lines += [f"{word('units')}:"]
    for row in sheets["units"].rows or ({word("units"): "单位名称"},):
        lines.append(f"  {_quoted(row[word('units')])}:")
        concerned = [c for c in sheets["units"].columns[1:] if not c.classes or row.get(word("class")) in c.classes]
        given = form.keys["roster"] == "scheme"
        lines += [_line("    ", c, row.get(c.key, ""), lang) for c in concerned if not (given and row.get(c.key))]
    return "\n".join(lines) + "\n" + "".join(f"# {line}\n" for line in _kinds(form, sheets, lang))


def _kinds(form: Form, sheets: dict[str, FormSheet], lang: str) -> list[str]:
    """What an event of each kind looks like, as a remark."""
    lines = [f"{word('events')}:"] if form.kinds else []
    for kind in form.kinds:
        fields = ", ".join(f"{c.key}: " for c in kind.columns if c.required and c.key != word("date"))
        more = f", {fields}".rstrip() if fields else ""
        lines.append(f"  - {{{word('date')}: , {word('lines')}: {kind.name}{more}}}  {joined(kind.clauses, lang)}")
    if "approvals" in sheets:
        keys = ", ".join(f"{c.key}: " for c in sheets["approvals"].columns[1:])
        lines += [f"{word('approvals')}:", f"  - {{{keys.rstrip()}}}"]
    return [visible(line) for line in lines]


def _line(indent: str, column: Column, value: str, lang: str) -> str:
    clauses = f"　{joined(column.clauses, lang)}" if column.clauses else ""
    text = f" {_quoted(value)}" if value else ""
    return f"{indent}{_quoted(column.key)}:{text}  # {visible(how(column, lang))}{clauses}"


def _quoted(text: str) -> str:
    """A text as YAML takes it for the same text."""
    plain = text and all(c.isalnum() or c in "._（）、·" for c in text) and not text[0].isdigit()
    return text if plain or text.isdigit() else json.dumps(text, ensure_ascii=False)
