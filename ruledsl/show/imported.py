"""What became of a table, for people and as JSON.

``ruledsl.import/1``
    schema, table {file, sheet, title?, year?}, measure, output, written, total, indicators [indicator],
    skipped [{cell, path, criteria}], notes [{cell, text}], diagnostics [diagnostic]
  indicator  {path, cell, points, points_by_class? {name: points}, criteria?, criteria_cell?, note?, scored_by?, classes? [name],
              scoring {recognised, text? | reason, message? {zh, en}}}
With --check also: agrees; the differences are diagnostics N804.  Points are decimals as text; diagnostics are as in
``ruledsl.diagnostics/1``, with ``cell`` beside their place.
"""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ruledsl.diagnostic import Diagnostic
from ruledsl.show.diagnostic_json import diagnostic_json
from ruledsl.show.style import Paint, visible
from ruledsl.show.texts import joined, say
from ruledsl.source import Source
from ruledsl.tools.import_table import Imported
from ruledsl.tools.import_table.flat import Path
from ruledsl.tools.import_table.model import Item
from ruledsl.tools.import_table.spelling import decimal

SCHEMA = "ruledsl.import/1"


def numbers(found: Imported) -> dict[str, object]:
    """How much a table holds."""
    worth = sum((fill.item.worth or Decimal(0) for fill in found.places.fills), Decimal(0))
    return {"groups": len(found.places.fills), "leaves": len(found.leaves), "total": decimal(worth)}


def summary(found: Imported, lang: str, paint: Paint) -> list[str]:
    """What was recognised beside the words that it was recognised from, and what was not, with the reason."""
    seen = [(path, item) for path, item in found.leaves if item.scoring.text]
    rest = [(path, item) for path, item in found.leaves if not item.scoring.text]
    lines = [say("imported.inside", lang, path=visible(found.places.inside))] if found.places.inside else []
    if seen:
        lines.append(paint(say("imported.recognised", lang, count=len(seen)), "title"))
        lines += [line for path, item in seen for line in _recognised(path, item, lang)]
    if rest:
        lines.append(paint(say("imported.assessed", lang, count=len(rest)), "title"))
        lines += [line for path, item in rest for line in _assessed(path, item, lang)]
    every = [inner for fill in found.places.fills for inner in fill.item.every()]
    for key, names in (
        ("from-words", [i.name for i in every if i.from_words]),
        ("shortened", [i.name for i in every if i.full and not i.from_words]),
    ):
        lines += [say(f"imported.{key}", lang, names=visible(joined(names, lang)))] if names else []
    if found.table.notes:
        lines.append(say("imported.notes", lang))
        lines += [f"  {visible(str(note.at))}　{visible(note.text)}" for note in found.table.notes]
    return lines


def _head(path: Path, item: Item, lang: str) -> str:
    each = "、".join(f"{visible(name)} {decimal(value)}" for name, value in item.by_class.items() if value)
    points = each if item.differs else decimal(item.worth) if item.worth is not None else ""
    name = visible(".".join(path[1:] or path))
    return "  " + say("imported.item", lang, cell=visible(str(item.at)), name=name, points=points)


def _recognised(path: Path, item: Item, lang: str) -> list[str]:
    text = say("imported.scoring", lang, text=visible(item.scoring.text))
    return [_head(path, item, lang), f"    {text}", *_criteria(item, lang)]


def _assessed(path: Path, item: Item, lang: str) -> list[str]:
    reason = say("imported.reason", lang, reason=_why(item, lang))
    return [f"{_head(path, item, lang)}　{reason}", *_criteria(item, lang)]


def _criteria(item: Item, lang: str) -> list[str]:
    return ["    " + say("imported.criteria", lang, text=visible(item.criteria))] if item.criteria else []


def _why(item: Item, lang: str) -> str:
    return say(f"imported.why.{item.scoring.reason or 'unclear'}", lang, **item.scoring.args)


def as_json(
    found: Imported,
    output: str,
    written: bool,
    said: Sequence[Diagnostic],
    sources: Sequence[Source],
    agrees: bool | None,
) -> str:
    """``ruledsl.import/1``."""
    table = found.table
    texts = {source.name: source for source in sources}
    body: dict[str, Any] = {
        "schema": SCHEMA,
        "table": {"file": table.file, "sheet": table.sheet},
        "measure": found.measure.id,
        "output": output,
        "written": written,
        "total": numbers(found)["total"],
        "indicators": [_indicator(path, item) for path, item in found.leaves],
        "skipped": [
            {"cell": str(leaf.at), "path": ".".join(path), "criteria": leaf.criteria}
            for item in found.places.skipped
            for path, leaf in item.leaves()
        ],
        "notes": [{"cell": str(note.at), "text": note.text} for note in table.notes],
        "diagnostics": [diagnostic_json(d, texts) | ({"cell": d.cell} if d.cell else {}) for d in said],
    }
    body["table"] |= {"title": table.title} if table.title else {}
    body["table"] |= {"year": str(table.year)} if table.year else {}
    if agrees is not None:
        body["agrees"] = agrees
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _indicator(path: Path, item: Item) -> dict[str, Any]:
    body: dict[str, Any] = {"path": ".".join(path), "cell": str(item.at)}
    body["points"] = decimal(item.worth) if item.worth is not None else ""
    if item.by_class:
        body["points_by_class"] = {name: decimal(value) for name, value in item.by_class.items() if value}
    if item.criteria:
        body |= {"criteria": item.criteria, "criteria_cell": str(item.criteria_at)}
    body |= {"note": item.note} if item.note else {}
    body |= {"scored_by": item.scored_by.text} if item.scored_by else {}
    body |= {"classes": list(item.for_classes)} if item.for_classes else {}
    scoring = item.scoring
    if scoring.text:
        body["scoring"] = {"recognised": True, "text": scoring.text}
    else:
        message = {lang: _why(item, lang) for lang in ("zh", "en")}
        body["scoring"] = {"recognised": False, "reason": scoring.reason or "unclear", "message": message}
    return body
