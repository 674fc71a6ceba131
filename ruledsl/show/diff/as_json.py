"""A comparison as JSON for machines: fixed English keys, the author's words as values, never ``null``.

``ruledsl.diff/1``
    schema, old, new (as the user named them), gone [id], come [id], unread {old [id], new [id]} (not read there), measures [measure], errors [diagnostic],
    only {old {files [name], schemes [{scheme, measure}]}, new {…}} what one of two folders has
  measure    {id, title, scheme?, usable, readings {old {name: option}, new {…}}, edits [edit], together [[number]],
              grades [{old, new}] (got another name), whole? verdict, units? units, proof? proof}
  edit       {number, action, likely, clauses [text], where {zh, en}, change {zh, en}, class, verdict?}
             action is added | removed | changed | renamed | order; numbers count from 1
  verdict    {class, never [up | down], facts [name], ranking, remarks, examples [example],
              units [up | down | mixed] in which units of the year move}
             class is equal | stricter | lenient | both | undetermined | ranking | remarks | facts; of an edit also
             wording | citation | scope | unknown
  example    {direction (up | down | mixed), facts {zh, en}, old result, new result}
  result     {total?, grade?}
  proof      {up way, down way, grades (never | found | undecided), said? (the same, of remarks), edits? [number], limits [{kind, name, number}],
              narrowed [fact], apart [fact], sampled}; edits are those that alone can move a result, left out if not proved
  way        {answer (never | found | undecided), most?, within? (looked at only within the limits), per? [kind of event],
              at_most?}; with per there is no bound, and each such event adds ``most``
  units      {year, exact, groups [[number]], units [unit], refused [{unit, by, why {zh, en}}], neither [unit],
              listed {old [unit], new [unit]}, unread {old [fact], new [fact]}, group_readings [[name]], told? [{unit, gone [{zh, en}], come [{zh, en}]}]}
             unread are facts that only the other version asks for; told are units with other findings or consequences
             a group holds the numbers of edits that are applied together; [0] stands for readings: group_readings names them
  unit       {unit, class, old outcome, new outcome, points?, grades?, ranks?, causes [cause]}
  outcome    {total?, grade?, rank?, absent? {role: reason}}
  cause      {groups [index into groups], points, grade, rank}; several groups are an interaction

Every number of a measure is text, as are points and ranks; numbers of edits and groups are integers.  A key marked ``?``
is left out where it has nothing to say.  Within a version keys are only added.
"""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ruledsl.compare.verdict import Verdict
from ruledsl.compare.witness import Result, Witness
from ruledsl.show.as_json import diagnostic_json
from ruledsl.show.diff.examples import particulars
from ruledsl.show.diff.paper import Told, told
from ruledsl.show.diff.parts import amount
from ruledsl.show.diff.remarks import differing, remark_text
from ruledsl.show.diff.units import Shown
from ruledsl.show.wording import message
from ruledsl.tools.diff.judge import Judged
from ruledsl.tools.diff.replay import Moved, Outcome
from ruledsl.tools.diff.report import MeasureDiff, Replay, Report, once
from ruledsl.tools.diff.schemes import Apart
from ruledsl.tools.diff.told import Remark
from ruledsl.tools.diff.words import Words

if TYPE_CHECKING:
    from ruledsl.compare.extremes import Extreme
    from ruledsl.tools.diff.prove import Everybody

SCHEMA = "ruledsl.diff/1"
_WAYS = {1: "up", -1: "down", 0: "mixed"}


def report_json(report: Report, shown: Shown) -> str:
    """``ruledsl.diff/1``."""
    words = Words(report.sources)
    body = {
        "schema": SCHEMA,
        "old": report.old.label,
        "new": report.new.label,
        "gone": list(report.gone),
        "come": list(report.come),
        "unread": {side: list(names) for side, names in zip(("old", "new"), report.unread, strict=True)},
        "only": {side: _only(found) for side, found in zip(("old", "new"), report.apart, strict=True)},
        "measures": [_measure(d, words, shown) for d in report.measures],
        "errors": [diagnostic_json(d, report.sources) for d in _errors(report)],
    }
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _only(found: Apart) -> dict[str, Any]:
    return {"files": list(found.files), "schemes": [{"scheme": s, "measure": m} for s, m in found.schemes]}


def _errors(report: Report) -> list[Any]:
    found = list(report.problems)
    for diff in report.measures:
        found += [*diff.problems, *diff.chosen.problems, *(diff.replay.problems if diff.replay else ())]
    return list(once(found))


def _measure(diff: MeasureDiff, words: Words, shown: Shown) -> dict[str, Any]:
    body: dict[str, Any] = {
        "id": diff.id,
        "title": diff.title,
        **({"scheme": diff.scheme} if diff.scheme else {}),
        "usable": diff.old.usable and diff.new.usable,
        "readings": {"old": dict(diff.chosen.all_old), "new": dict(diff.chosen.all_new)},
        "edits": [_edit(j, words) for j in diff.edits],
        "together": [[n + 1 for n in sorted(g)] for g in diff.groups if len(g) > 1],
        "grades": [{"old": old, "new": new} for old, new in diff.grades],
    }
    if diff.whole is not None:
        body["whole"] = _verdict(diff.whole)
    if diff.replay is not None:
        body["units"] = _units(diff.replay, shown)
    if diff.proof is not None:
        body["proof"] = _proof(diff.proof)
    return body


def _proof(proof: "Everybody") -> dict[str, Any]:
    whole = proof.whole
    body: dict[str, Any] = {_WAYS[way]: _way(whole.answers[way], whole.extremes.get(way)) for way in (1, -1)}
    for way in whole.own:
        body[_WAYS[way]]["total"] = "never"
    if proof.culprits is not None:
        body["edits"] = sorted(n + 1 for group in proof.culprits for n in group)
    return body | {
        "grades": whole.grades or "undecided",
        **({"said": whole.said} if whole.said else {}),
        "limits": [{"kind": x.kind, "name": x.name, "number": str(x.number)} for x in whole.limits],
        "narrowed": list(whole.narrowed),
        "apart": list(whole.apart),
        "sampled": str(whole.sampled),
    }


def _way(answer: str, far: "Extreme | None") -> dict[str, Any]:
    """Whether any unit moves this way, and how far."""
    if far is None:
        return {"answer": answer}
    most = {"most": amount(far.amount)} if far.amount is not None else {}
    bound = {"at_most": amount(far.at_most)} if far.at_most is not None else {}
    within = {"within": True} if far.reached else {}
    return {"answer": answer} | most | bound | within | ({"per": [far.per]} if far.per else {})


def _both(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def _edit(judged: Judged, words: Words) -> dict[str, Any]:
    zh, en = (told(judged, words, lang) for lang in ("zh", "en"))
    body: dict[str, Any] = {
        "number": judged.edit.number + 1,
        "action": judged.edit.action,
        "likely": judged.edit.likely,
        "clauses": list(zh.clauses),
        **{key: _both(*(_text(t, key) for t in (zh, en))) for key in ("where", "change")},
        "class": judged.kind,
    }
    return body | ({"verdict": _verdict(judged.verdict)} if judged.verdict is not None else {})


def _text(found: Told, key: str) -> str:
    return found.where if key == "where" else found.change


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "class": verdict.kind,
        "never": [_WAYS[d] for d in sorted(verdict.never)],
        "facts": list(verdict.facts),
        "ranking": verdict.ranking,
        "remarks": verdict.remarks,
        "examples": [_example(w, verdict.witnesses[w]) for w in sorted(verdict.witnesses)],
        "units": [_WAYS[w] for w in sorted(verdict.units)],
    }


def _example(way: int, witness: Witness) -> dict[str, Any]:
    facts = _both(particulars(witness, "zh"), particulars(witness, "en"))
    return {"direction": _WAYS[way], "facts": facts, "old": _result(witness.old), "new": _result(witness.new)}


def _result(found: Result) -> dict[str, str]:
    total = {"total": amount(found.total)} if found.total is not None else {}
    return total | ({"grade": found.grade} if found.grade else {})


def _units(replay: Replay, shown: Shown) -> dict[str, Any]:
    found = [(told.unit, *differing(told)) for told in replay.told or ()]
    told = [{"unit": u, "gone": _remarks(gone), "come": _remarks(come)} for u, gone, come in found if gone or come]
    return _results(replay, shown) | ({"told": told} if replay.told is not None else {})


def _results(replay: Replay, shown: Shown) -> dict[str, Any]:
    listed = replay.changed if shown.only_changed else sorted(replay.units, key=lambda m: m.consequence)
    refused = [
        {"unit": unit, "by": side, "why": _both(*("；".join(message(d, lang) for d in why) for lang in ("zh", "en")))}
        for unit, side, why in replay.refused
    ]
    return {
        "year": str(replay.year) if replay.year is not None else "",
        "exact": replay.exact,
        "groups": [[n + 1 for n in sorted(g)] if g not in replay.readings else [0] for g in replay.groups],
        "group_readings": [list(replay.readings.get(g, ())) for g in replay.groups],
        "units": [_unit(m) for m in listed],
        "refused": refused,
        "neither": list(replay.neither),
        "listed": {side: list(names) for side, names in zip(("old", "new"), replay.listed, strict=True)},
        "unread": {side: list(names) for side, names in zip(("old", "new"), replay.unread, strict=True)},
    }


def _remarks(found: Sequence[Remark]) -> list[dict[str, str]]:
    return [_both(*(remark_text(one, lang) for lang in ("zh", "en"))) for one in found]


def _unit(unit: Moved) -> dict[str, Any]:
    body: dict[str, Any] = {
        "unit": unit.unit,
        "class": unit.class_name,
        "old": _outcome(unit.old),
        "new": _outcome(unit.new),
    }
    gaps = {"points": unit.points, "grades": unit.grades, "ranks": unit.ranks}
    body |= {key: amount(value) if key == "points" else str(value) for key, value in gaps.items() if value is not None}  # type: ignore[arg-type]
    body["causes"] = [
        {"groups": list(c.groups), "points": amount(c.points), "grade": c.grade, "rank": c.rank} for c in unit.causes
    ]
    return body


def _outcome(outcome: Outcome) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if outcome.total is not None:
        found["total"] = amount(outcome.total)
    if outcome.grade:
        found["grade"] = outcome.grade
    if outcome.rank is not None:
        found["rank"] = str(outcome.rank)
    return found | ({"absent": dict(outcome.absent)} if outcome.absent else {})
