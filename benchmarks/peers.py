"""The Jinchang assessment in engines that somebody could have picked instead, as their manuals would have it written.

zen-engine     a decision graph: expressions, then a decision table        assessor, total, grade
cel-python     one CEL expression a value, with ``sum`` and ``max`` added  assessor, total, grade
rule-engine    one expression a value                                      assessor, total, grade
openfisca-core variables over arrays of all units and their event lines    assessor, total, grade

None of them ranks units of a class (in OpenFisca one would do so in numpy), none groups lines by incident: the documents
for the first three have the lines of an incident together already, which is work that they need not do.  All numbers are
hundredths, so that nothing is rounded.  Part of the frozen baselines.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
from attrs import frozen

from benchmarks.workload import Row

#: What is asked of each: a document (or an array) to assessor, total and grade.
OUTPUTS = ("考核主体", "总分", "等次")

BONUSES = ((15, 200), (16, 100), (17, 100))
DEDUCTIONS = range(20, 27)


def document(row: Row, year: Row) -> dict[str, Any]:
    """A unit as a document with its event lines in lists, those of one incident together."""
    incidents: dict[int, list[dict[str, int]]] = {}
    for slot in DEDUCTIONS:
        for line in row[slot]:
            incidents.setdefault(line[1], []).append({"day": line[0], "points": line[-1]})
    bonuses = [{"day": line[0], "points": each} for slot, each in BONUSES for line in row[slot]]
    bonuses += [{"day": line[0], "points": line[-1]} for line in row[18]]
    return {
        "kind": row[0],
        "content": row[1],
        "leak": row[12] == 1,
        "first": year[12],
        "last": year[13],
        "bonuses": bonuses,
        "limits": [line[0] for line in row[19]],
        "incidents": list(incidents.values()),
        "vetoes": [line[0] for line in row[27]],
    }


# --- zen-engine --------------------------------------------------------------------------------------------------

ZEN = {
    "bonus": "sum(map(bonuses, #.day >= $root.first and #.day <= $root.last ? #.points : 0))",
    "limit": "len(limits) > 0 ? max(limits) : 1000",
    "capped": "min([content + min([$.bonus, $.limit]), 10000])",
    "deducted": "sum(map(incidents, max(map(#, #.day >= $root.first and #.day <= $root.last ? #.points : 0))))",
    "total": "max([$.capped - $.deducted, 0])",
    "vetoed": "leak or some(vetoes, # >= $root.first and # <= $root.last)",
    "assessor": "kind <= 1 ? 0 : 1",
}


def _zen_graph() -> dict[str, Any]:
    """Input → expressions → grades → output."""
    expressions = [{"id": key, "key": key, "value": value} for key, value in ZEN.items()]
    bands = (("true", "", 3), ("", ">= 9000", 0), ("", ">= 8000", 1), ("", ">= 6000", 2), ("", "", 3))
    table = {
        "hitPolicy": "first",
        "passThrough": True,
        "inputs": [{"id": "v", "name": "vetoed", "field": "vetoed"}, {"id": "t", "name": "total", "field": "total"}],
        "outputs": [{"id": "g", "name": "grade", "field": "grade"}],
        "rules": [{"_id": str(n), "v": veto, "t": total, "g": str(g)} for n, (veto, total, g) in enumerate(bands)],
    }
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode", "content": {}},
        {"id": "score", "name": "score", "type": "expressionNode", "content": {"expressions": expressions}},
        {"id": "grade", "name": "grade", "type": "decisionTableNode", "content": table},
        {"id": "out", "name": "out", "type": "outputNode", "content": {}},
    ]
    names = [n["id"] for n in nodes]
    edges = [{"id": f"{a}-{b}", "sourceId": a, "targetId": b, "type": "edge"} for a, b in pairwise(names)]
    return {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}


def zen_engine(trace: bool = False) -> Callable[[dict[str, Any]], tuple[int, ...]]:
    """A decision, compiled once (which only the static loader does); with ``trace`` it reports what every node made."""
    import zen  # noqa: PLC0415

    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"assessment": _zen_graph()}}})
    options = {"trace": trace}

    def run(unit: dict[str, Any]) -> tuple[int, ...]:
        found = engine.evaluate("assessment", unit, options)["result"]
        return found["assessor"], found["total"], found["grade"]

    return run


# --- cel-python --------------------------------------------------------------------------------------------------

CEL = {
    "total": "max([min([content + min([sum(bonuses.map(b, b.day >= first && b.day <= last ? b.points : 0)),"
    " size(limits) > 0 ? max(limits) : 1000]), 10000]) - sum(incidents.map(i, max(i.map(e,"
    " e.day >= first && e.day <= last ? e.points : 0)))), 0])",
    "vetoed": "leak || vetoes.exists(d, d >= first && d <= last)",
    "assessor": "kind <= 1 ? 0 : 1",
}
CEL_GRADE = "vetoed ? 3 : total >= 9000 ? 0 : total >= 8000 ? 1 : total >= 6000 ? 2 : 3"


def cel_python() -> Callable[[dict[str, Any]], tuple[int, ...]]:
    """CEL programs, compiled once; the standard has no ``sum`` and no ``max``, so they are added as functions."""
    import celpy  # noqa: PLC0415

    def total_of(values: Any) -> Any:
        return celpy.celtypes.IntType(sum(values))

    def largest(values: Any) -> Any:
        return celpy.celtypes.IntType(max(values))

    def least(values: Any) -> Any:
        return celpy.celtypes.IntType(min(values))

    environment = celpy.Environment()
    added = {"sum": total_of, "max": largest, "min": least}
    programs = {
        name: environment.program(environment.compile(text), functions=added)
        for name, text in {**CEL, "grade": CEL_GRADE}.items()
    }

    def run(unit: dict[str, Any]) -> tuple[int, ...]:
        facts = {name: celpy.json_to_cel(value) for name, value in unit.items()}
        for name, program in programs.items():
            facts[name] = program.evaluate(facts)
        return int(facts["assessor"]), int(facts["total"]), int(facts["grade"])

    return run


# --- rule-engine -------------------------------------------------------------------------------------------------

RULES = {
    "bonus": "$sum([b['points'] for b in bonuses if b['day'] >= first and b['day'] <= last])",
    "limit": "limits.length > 0 ? $max(limits) : 1000",
    "capped": "$min([content + $min([bonus, limit]), 10000])",
    "deducted": "$sum([$max([e['day'] >= first and e['day'] <= last ? e['points'] : 0 for e in i]) for i in incidents])",
    "total": "$max([capped - deducted, 0])",
    "vetoed": "leak or $any([d >= first and d <= last for d in vetoes])",
    "assessor": "kind <= 1 ? 0 : 1",
    "grade": "vetoed ? 3 : (total >= 9000 ? 0 : (total >= 8000 ? 1 : (total >= 6000 ? 2 : 3)))",
}


def rule_engine() -> Callable[[dict[str, Any]], tuple[int, ...]]:
    """Rules, parsed once."""
    import rule_engine as engine  # noqa: PLC0415

    rules = {name: engine.Rule(text) for name, text in RULES.items()}

    def run(unit: dict[str, Any]) -> tuple[int, ...]:
        facts = dict(unit)
        for name, rule in rules.items():
            facts[name] = rule.evaluate(facts)
        return int(facts["assessor"]), int(facts["total"]), int(facts["grade"])

    return run


# --- openfisca-core ----------------------------------------------------------------------------------------------


def openfisca() -> Callable[[dict[str, dict[str, np.ndarray]]], tuple[np.ndarray, ...]]:
    """A tax and benefit system of units and their event lines; a simulation is built from arrays."""
    from openfisca_core.entities import build_entity  # noqa: PLC0415
    from openfisca_core.simulations import SimulationBuilder  # noqa: PLC0415
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem  # noqa: PLC0415

    line = build_entity(key="line", plural="lines", label="an event line", is_person=True)
    roles = [{"key": "event", "plural": "events", "label": "its events"}]
    unit = build_entity(key="assessed", plural="assesseds", label="an assessed unit", roles=roles)
    system = TaxBenefitSystem([line, unit])
    for variable in _variables(line, unit):
        system.add_variable(variable)

    def run(stores: dict[str, dict[str, np.ndarray]]) -> tuple[np.ndarray, ...]:
        simulation = _simulation(system, SimulationBuilder(), stores)
        return tuple(simulation.calculate(name, "2023") for name in ("assessor", "total", "grade"))

    return run


def _simulation(system: Any, builder: Any, stores: dict[str, dict[str, np.ndarray]]) -> Any:
    """Arrays into a simulation; every unit has one more line, of no kind, so that units without events exist."""
    own, lines, approvals = stores["unit"], stores["event_lines"], stores["approvals"]
    size = len(own["类别"])
    builder.create_entities(system)
    parent = np.concatenate([lines["#parent"], np.arange(size)])
    builder.declare_person_entity("line", np.arange(len(parent)))
    units = builder.declare_entity("assessed", np.arange(size))
    builder.join_with_persons(units, parent, np.array(["event"] * len(parent)))
    simulation = builder.build(system)
    limit = np.full(size, 1000)
    limit[approvals["#parent"]] = approvals["限额"]
    nothing = np.zeros(size, np.int64)
    given = {
        "kind": np.concatenate([lines["#kind"], nothing - 1]),
        "day": np.concatenate([lines["日期"], nothing]),
        "incident": np.concatenate([lines["事由"], nothing]),
        "points": np.concatenate([lines["分值"], nothing]),
        "class_of": own["类别"],
        "content": own["考核内容"],
        "leak": own["泄密"] == 1,
        "limit": limit,
    }
    for name, values in given.items():
        simulation.set_input(name, "2023", values)
    return simulation


def _variables(line: Any, unit: Any) -> list[Any]:
    """Inputs and formulas, as classes that OpenFisca reads."""
    from openfisca_core.periods import DateUnit  # noqa: PLC0415
    from openfisca_core.variables import Variable  # noqa: PLC0415

    from benchmarks.workload import FIRST, LAST  # noqa: PLC0415

    def variable(name: str, entity: Any, kind: type = int, formula: Any = None) -> Any:
        body = {"value_type": kind, "entity": entity, "definition_period": DateUnit.YEAR, "label": name}
        return type(name, (Variable,), body | ({"formula": formula} if formula else {}))

    def counts(lines: Any, year: Any) -> Any:
        day = lines("day", year)
        return (day >= FIRST) & (day <= LAST) & (lines("kind", year) >= 0)

    def bonus(lines: Any, year: Any) -> Any:
        kind = lines("kind", year)
        each = np.where(kind == 0, 200, np.where(kind < 3, 100, np.where(kind == 3, lines("points", year), 0)))
        return each * lines("counts", year)

    def deduction(lines: Any, year: Any) -> Any:
        """The highest of an incident stands at one of its lines; to group below a unit is left to numpy."""
        kind = lines("kind", year)
        points = lines("points", year) * (lines("counts", year) & (kind >= 4) & (kind <= 10))
        order = np.lexsort((-points, lines("incident", year), lines.assessed.members_entity_id))
        group, incident = lines.assessed.members_entity_id[order], lines("incident", year)[order]
        first = np.concatenate([[True], (group[1:] != group[:-1]) | (incident[1:] != incident[:-1])])
        result = np.zeros(len(points), np.int64)
        result[order[first]] = points[order[first]]
        return result

    def total(units: Any, year: Any) -> Any:
        bonus = np.minimum(units.sum(units.members("bonus", year)), units("limit", year))
        capped = np.minimum(units("content", year) + bonus, 10000)
        return np.maximum(capped - units.sum(units.members("deduction", year)), 0)

    def grade(units: Any, year: Any) -> Any:
        score = units("total", year)
        vetoed = units.any((units.members("kind", year) == 11) & units.members("counts", year)) | units("leak", year)
        return np.select([vetoed, score >= 9000, score >= 8000, score >= 6000], [3, 0, 1, 2], 3)

    def assessor(units: Any, year: Any) -> Any:
        return np.where(units("class_of", year) <= 1, 0, 1)

    inputs = [variable(name, line) for name in ("kind", "day", "incident", "points")]
    inputs += [variable(name, unit) for name in ("class_of", "content", "limit")]
    return [
        *inputs,
        variable("leak", unit, bool),
        variable("counts", line, bool, counts),
        variable("bonus", line, int, bonus),
        variable("deduction", line, int, deduction),
        variable("total", unit, int, total),
        variable("grade", unit, int, grade),
        variable("assessor", unit, int, assessor),
    ]


@frozen
class Peer:
    """An engine that takes one document at a time."""

    name: str
    start: Callable[[], Callable[[dict[str, Any]], tuple[int, ...]]]


PEERS = (Peer("zen-engine", zen_engine), Peer("cel-python", cel_python), Peer("rule-engine", rule_engine))
