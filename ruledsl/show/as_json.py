"""Results and diagnostics as JSON for machines: fixed English keys, the author's words as values, never ``null``.

``ruledsl.scorecard/1``
    schema, measure {id, title, version}, year, schemes [name], trial, partial, engine,
    hashes {text, plan, schema}, options {trial, strict, round?}, open [name],
    readings [{name, option, options [name], reason, clauses [text], overridden}],
    groups   [{class, units, computed, rejected, grades {name: count}}],
    units    [{unit, class, total, grade, rank, assessor?, steps [item], statements [item], findings [finding],
               consequences [{path, clauses}], assumed [path], tables? [{name, rows [{name: value}],
               dropped? [{row, by, end highest | lowest | end}]}],
               approvals? [{cap, date, fields}], rounds? [{round, item, value, scorer, date, reason?}],
               decision? {grade?, total?, decider, date, reason}}],
    rejects  [{unit, class, errors [diagnostic]}],  errors [diagnostic of no rejected unit],
    findings [finding of the run]
  item       {path, kind, label, depth, clauses [text], applies, reason?, reading?, text?, values {role: value},
              from? {name: value}, formula?, tests? [{condition, holds}],
              asked? [{grade?, condition, holds, from? {name: value}}],
              contest? {taken [unit], passed? [{unit, why part | exempt | veto, by?}]}, lines? [{id?, date, counts, points?, fields {name: text},
              absorbed? [text], why? [text], unnamed? true}]}
  finding    {code, name, path, clauses [text], message {zh, en}, args {name: text or list}}
  value      a decimal as text without trailing zeros (a ratio is a number: ``"0.125"``), a word, a date, true or
             false, or {"absent": "n/a" | "no-score" | "missing" | "error", "why": text}
  reason     reading | no-events | condition | not-found | not-reported

``ruledsl.diagnostics/1``
    schema, files, measures, errors, warnings, infos, diagnostics [diagnostic]
  diagnostic {code, name, severity, message {zh, en}, clauses [text], args, place?, path?, unit?,
              related? [{message {zh, en}, place}], fix? {place, text, certain}}
  place      {file, start {line, column, offset}, end {…}}, counted from 1, offsets from 0; only ``file`` where the
             text could not be read; in a workbook {file, cell} with ``事件!E17``

Every number of a measure is text; line, column, offset, depth and the counts of ``ruledsl.diagnostics/1`` are
integers.  A key marked ``?`` is left out where it has nothing to say.  Within a version keys are only added.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from attrs import asdict

from ruledsl.causes import told
from ruledsl.diagnostic import Diagnostic
from ruledsl.scorecard import SCHEMA, Asked, Contest, Item, Line, Results, Scorecard, TableOf, Value
from ruledsl.show.diagnostic_json import diagnostic_json, finding_json, plain
from ruledsl.source import Source
from ruledsl.words import spelt

DIAGNOSTICS = "ruledsl.diagnostics/1"

#: Why a value is not there, where no fact can be named.
_WHY = {
    "n/a": "does not concern this unit",
    "no-score": "there is nothing to score",
    "missing": "was not reported, or is still open",
    "error": "depends on what could not be computed",
}


def results_json(
    results: Results, problems: Sequence[Diagnostic], sources: Iterable[Source], unit: str | None = None
) -> str:
    """``ruledsl.scorecard/1``; ``problems`` are the errors in the facts, those of rejected units among them.

    With ``unit`` only this unit stands in ``units``; groups and findings of the run stay.
    """
    texts = {source.name: source for source in sources}
    rejected = {unit.unit for unit in results.units if unit.total is None}
    body = {
        "schema": SCHEMA,
        "measure": {"id": results.measure, "title": results.title, "version": results.version},
        "year": str(results.year),
        "schemes": list(results.schemes),
        "trial": results.trial,
        "partial": results.partial,
        "engine": results.engine,
        "hashes": dict(results.hashes),
        "options": {name: value == "yes" if value in ("yes", "no") else value for name, value in results.options},
        "open": list(results.open_holes),
        "readings": [_reading(r) for r in results.readings],
        "groups": [] if results.peers else _groups(results),
        "units": [_unit(u) for u in results.units if u.unit not in rejected and unit in (None, u.unit)],
        "rejects": [
            {
                "unit": u.unit,
                "class": u.class_name,
                "errors": [diagnostic_json(d, texts) for d in problems if d.unit == u.unit],
            }
            for u in results.units
            if u.unit in rejected
        ],
        "errors": [diagnostic_json(d, texts) for d in problems if d.unit not in rejected],
        "findings": [finding_json(f) for f in results.findings],
    }
    return _text(body)


def diagnostics_json(diagnostics: Sequence[Diagnostic], sources: Iterable[Source], files: int, measures: int) -> str:
    """``ruledsl.diagnostics/1``."""
    texts = {source.name: source for source in sources}
    counts = Counter(d.severity for d in diagnostics)
    body = {
        "schema": DIAGNOSTICS,
        "files": files,
        "measures": measures,
        "errors": counts["error"],
        "warnings": counts["warning"],
        "infos": counts["info"],
        "diagnostics": [diagnostic_json(d, texts) for d in diagnostics],
    }
    return _text(body)


def _text(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _reading(reading: Any) -> dict[str, Any]:
    names = ("name", "option", "options", "reason", "clauses", "overridden")
    return {name: plain(getattr(reading, name)) for name in names}


def _groups(results: Results) -> list[dict[str, Any]]:
    """What came out class by class."""
    found = []
    for name in dict.fromkeys(unit.class_name for unit in results.units):
        members = [unit for unit in results.units if unit.class_name == name]
        computed = [unit for unit in members if unit.total is not None]
        grades = Counter(u.grade.text for u in computed if u.grade is not None and not u.grade.absent)
        counts = {"units": len(members), "computed": len(computed), "rejected": len(members) - len(computed)}
        lists = {"members": [m.unit for m in members], "grades": {g: str(n) for g, n in sorted(grades.items())}}
        found.append({"class": name, **{key: str(value) for key, value in counts.items()}, **lists})
    return found


def _unit(unit: Scorecard) -> dict[str, Any]:
    results = {name: getattr(unit, name) for name in ("total", "grade", "rank", "assessor")}
    return {
        "unit": unit.unit,
        "class": unit.class_name,
        **{name: _value(value) for name, value in results.items() if value is not None},
        "steps": [_item(item) for item in unit.steps],
        "statements": [_item(item) for item in unit.statements],
        "findings": [finding_json(f) for f in unit.findings],
        "consequences": [{"path": item.path, "clauses": list(item.clauses)} for item in unit.consequences],
        "assumed": list(unit.assumed),
        **_records(unit),
    }


def _records(unit: Scorecard) -> dict[str, Any]:
    """What was recorded beside the result."""
    found: dict[str, Any] = {}
    if unit.approvals:
        found["approvals"] = [
            {"cap": a.cap, "date": a.line.date, "fields": dict(a.line.fields)} for a in unit.approvals
        ]
    if tables := [t for t in unit.tables if t.rows]:
        found["tables"] = [_table(table) for table in tables]
    if unit.rounds:
        found["rounds"] = [{k: v for k, v in asdict(score).items() if v} for score in unit.rounds]
    if unit.decision is not None:
        found["decision"] = {k: v for k, v in asdict(unit.decision).items() if v}
    return found


def _table(table: TableOf) -> dict[str, Any]:
    dropped = [{"row": str(d.row), "by": d.by, "end": d.end} for d in table.dropped]
    rows = [{name: _value(value) for name, value in row} for row in table.rows]
    return {"name": table.name, "rows": rows, **({"dropped": dropped} if dropped else {})}


def _value(value: Value) -> str | bool | dict[str, str]:
    if value.absent:
        return {"absent": value.absent, "why": told([cause.written for cause in value.why], "en") or _WHY[value.absent]}
    return value.text == "yes" if value.kind == "flag" else value.text


def _item(item: Item) -> dict[str, Any]:
    body: dict[str, Any] = {
        "path": item.path,
        "kind": item.kind,
        "label": spelt(item.label, "zh"),
        "depth": item.depth,
        "clauses": list(item.clauses),
        "applies": not item.reason,
    }
    body |= {name: text for name in ("reason", "reading", "text") if (text := getattr(item, name))}
    body["values"] = {role: _value(value) for role, value in item.values}
    if item.tests:
        body["tests"] = [{"condition": spelt(text, "zh"), "holds": _value(value)} for text, value in item.tests]
    if item.made_of:
        body["from"] = {name: _value(value) for name, value in item.made_of}
    if item.asked:
        body["asked"] = [_asked(part) for part in item.asked]
    if item.contest is not None:
        body["contest"] = _contest(item.contest)
    if item.formula:
        body["formula"] = spelt(item.formula, "zh")
    return body | ({"lines": [_line(line) for line in item.lines]} if item.lines else {})


def _asked(part: Asked) -> dict[str, Any]:
    read = {name: _value(value) for name, value in part.made_of}
    return {
        **({"grade": part.grade} if part.grade else {}),
        "condition": spelt(part.text, "zh"),
        "holds": _value(part.holds),
        **({"from": read} if read else {}),
    }


def _contest(contest: Contest) -> dict[str, Any]:
    passed = [{"unit": unit, "why": why, **({"by": by} if by else {})} for unit, why, by in contest.passed]
    return {"taken": list(contest.taken), **({"passed": passed} if passed else {})}


def _line(line: Line) -> dict[str, Any]:
    return {
        **({"id": line.id} if line.id else {}),
        "date": line.date or {"absent": "missing", "why": "date unknown"},
        "counts": line.counts,
        **({"points": _value(line.points)} if line.points is not None else {}),
        "fields": {name: text for name, text in line.fields if text},
        **({"absorbed": list(line.absorbed)} if line.absorbed else {}),
        **({"why": [spelt(text, "zh") for text in line.why]} if line.why and not line.absorbed else {}),
        **({"unnamed": True} if line.unnamed else {}),
    }
