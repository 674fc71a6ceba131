"""What became of the cases: for people, readable differences; for machines, JSON.

``ruledsl.test/1``
    schema, counts {passed, differs, invalid, open, proposed}, cases [{name, place, verdict, readings {name: option},
    differences [{unit, name, expected [text], found [text], step?}], first? difference, observed {unit: {name: [text]}},
    problems [diagnostic]}]
  step       {name, kind, label, clauses [text], value, operands [{label, value}]}
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ruledsl.show.diagnostics import listing, position
from ruledsl.show.style import Paint, visible
from ruledsl.show.texts import joined, say
from ruledsl.show.wording import cited, kind_word, step_text
from ruledsl.source import Source
from ruledsl.tools.test.model import PASSED, Difference, Outcome, Step
from ruledsl.tools.test.suite import counts

SCHEMA = "ruledsl.test/1"
_ROLE = {"differs": "error", "invalid": "error", "open": "warning", "proposed": "info"}


def report(form: str, outcomes: Sequence[Outcome], sources: Iterable[Source], lang: str, paint: Paint) -> str:
    """Everything that was run, in the format that was asked for."""
    texts = {source.name: source for source in sources}
    if form == "json":
        return json.dumps(_body(outcomes, texts), ensure_ascii=False, indent=2) + "\n"
    lines = [line for o in outcomes if o.verdict != PASSED for line in (*_told(o, texts, lang, paint), "")]
    if not outcomes:
        return say("test.none", lang) + "\n"
    lines.append(say("test.summary", lang, all=len(outcomes), **counts(outcomes)))
    return "".join(f"{line}\n" for line in lines)


def _told(outcome: Outcome, sources: Mapping[str, Source], lang: str, paint: Paint) -> list[str]:
    """One case that did not simply pass."""
    case = outcome.case
    verdict = paint(say(f"test.{outcome.verdict}", lang), _ROLE[outcome.verdict])
    lines = [say("test.case", lang, verdict=verdict, name=visible(case.name), place=position(case.span, sources))]
    if case.readings is None and outcome.readings and outcome.differences:
        lines.append("  " + say("test.readings.unsaid", lang))
    elif outcome.others:
        shown = [f"{name}＝{option}" for name, option in outcome.readings if name in outcome.others]
        lines.append("  " + say("test.readings", lang, readings=visible(joined(shown, lang))))
    lines += [f"  {_line(d, lang)}" for d in outcome.differences]
    if outcome.first is not None and outcome.first.step is not None:
        lines += _first(outcome, outcome.first.step, lang)
    if outcome.verdict == "open":
        lines += [f"  {_came(unit, found, lang)}" for unit, found in outcome.observed.items()]
    if outcome.problems:
        lines += [f"  {line}".rstrip() for line in listing(outcome.problems, sources.values(), lang, paint)]
    return lines


def _line(difference: Difference, lang: str) -> str:
    return say(
        "test.line",
        lang,
        unit=visible(difference.unit),
        name=visible(difference.name),
        expected=visible(joined(difference.expected, lang)),
        found=visible(joined(difference.found, lang)),
        cell=say("test.cell", lang, cell=visible(difference.cell)) if difference.cell else "",
    )


def _first(outcome: Outcome, step: Step, lang: str) -> list[str]:
    """The first step that differs, what it was made from, and the steps of the total where it is only their end."""
    lines = ["  " + say("test.first", lang, step=_step_name(step, lang), clauses=cited(step.clauses, lang))]
    if step.operands:
        lines.append("    " + say("test.from", lang, operands=_operands(step, lang)))
    if step.kind in ("total", "grades", "ranking") and outcome.steps:
        lines.append("  " + say("test.steps", lang))
        lines += [
            f"    {_step_name(s, lang)}  {s.value}{cited(s.clauses, lang)}  {_operands(s, lang)}".rstrip()
            for s in outcome.steps
        ]
    return lines


def _operands(step: Step, lang: str) -> str:
    parts = [say("test.operand", lang, label=visible(o.label), value=visible(o.value)) for o in step.operands]
    return joined(parts, lang)


def _step_name(step: Step, lang: str) -> str:
    if step.kind == "step":
        number = step.name.removeprefix("总分.第").removesuffix("步")
        return f"{say('step', lang, number=number)} {step_text(step.label, lang)}"
    label = visible(step.label)
    kind = kind_word(step.kind, lang) if step.kind else ""
    return label if kind in ("", label) else f"{kind} {label}"


def _came(unit: str, found: Mapping[str, tuple[str, ...]], lang: str) -> str:
    names = [n for n in ("总分", "等次", "名次", "提示", "后果") if n in found]
    text = joined([f"{n} {joined(found[n], lang)}" for n in names], lang)
    return say("test.came", lang, text=f"{visible(unit)} {visible(text)}")


def _body(outcomes: Sequence[Outcome], sources: Mapping[str, Source]) -> dict[str, Any]:
    return {"schema": SCHEMA, "counts": counts(outcomes), "cases": [_case(o, sources) for o in outcomes]}


def _case(outcome: Outcome, sources: Mapping[str, Source]) -> dict[str, Any]:
    from ruledsl.show.diagnostic_json import diagnostic_json  # noqa: PLC0415

    body: dict[str, Any] = {
        "name": outcome.case.name,
        "place": position(outcome.case.span, sources),
        "verdict": outcome.verdict,
        "readings": dict(outcome.readings),
        "differences": [_difference(d) for d in outcome.differences],
        "observed": {u: {n: list(v) for n, v in found.items()} for u, found in outcome.observed.items()},
        "problems": [diagnostic_json(d, sources) for d in outcome.problems],
    }
    return body | ({"first": _difference(outcome.first)} if outcome.first is not None else {})


def _difference(difference: Difference) -> dict[str, Any]:
    body: dict[str, Any] = {
        "unit": difference.unit,
        "name": difference.name,
        "expected": list(difference.expected),
        "found": list(difference.found),
    }
    step = difference.step
    if step is None:
        return body
    operands = [{"label": o.label, "value": o.value} for o in step.operands]
    told = {"name": step.name, "kind": step.kind, "label": step.label, "clauses": list(step.clauses)}
    return body | {"step": {**told, "value": step.value, "operands": operands}}
