"""不涉及 that a unit reports of an item that no statement names, in a measure that names others: N337 asks whether it may."""

from collections.abc import Mapping, Sequence

from attrs import evolve

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import UnitFacts
from ruledsl.facts.model import Row
from ruledsl.ir import Absence, Fact, Plan
from ruledsl.measure import Measure, clause_texts
from ruledsl.records import RowShape, shape
from ruledsl.scorecard import Scorecard
from ruledsl.statements.indicator import Indicator


def with_excused(
    measure: Measure, plan: Plan, units: Sequence[Scorecard], facts: Sequence[UnitFacts]
) -> tuple[Scorecard, ...]:
    """The scorecards, N337 on each that leaves out an item only by the rule for all parts of its group."""
    nodes = {path: node for top in measure.every(Indicator) for path, node in top.nodes()}
    named = tuple(n.name.text for n in nodes.values() if n.may_lack or n.unconcerned is not None)
    groups = _open(nodes) if named else {}
    if not groups:
        return tuple(units)
    slots = shape(plan, "unit")
    asked = [(f, home) for f in slots.facts if f.name in slots.statuses and (home := _home(f.name, nodes)) in groups]
    told = []
    for unit, given in zip(units, facts, strict=True):
        left = dict.fromkeys(home for fact, home in asked if _says(slots, given.row, fact))
        around = [nodes[groups[path]] for path in left]
        args = {
            "names": tuple(nodes[path].name.text for path in left),
            "named": named,
            "groups": tuple(dict.fromkeys(group.name.text for group in around)),
        }
        clauses = tuple(dict.fromkeys(c for group in around for c in clause_texts(group.clauses)))
        said = (Diagnostic("N337", args, None, clauses, unit=unit.unit),) * bool(left)
        told.append(evolve(unit, findings=(*unit.findings, *said)))
    return tuple(told)


def _open(nodes: Mapping[str, Indicator]) -> dict[str, str]:
    """The parts of groups with 不涉及时 that name none of their parts: path → that of the group."""
    return {
        f"{path}.{part.name.text}": path
        for path, node in nodes.items()
        if node.inapplicable is not None and not any(p.may_lack or p.unconcerned is not None for p in node.parts)
        for part in node.parts
    }


def _home(name: str, nodes: Mapping[str, Indicator]) -> str:
    """The item that asks for a fact: the deepest one of its path."""
    while name and name not in nodes:
        name = name.rpartition(".")[0]
    return name


def _says(slots: RowShape, row: Row | None, fact: Fact) -> bool:
    """Whether a unit says of a fact that it does not apply, and is of a class that it concerns."""
    if row is None or row[slots.statuses[fact.name]] != Absence.NOT_APPLICABLE:
        return False
    return not fact.classes or row[next(slots.values[f.name] for f in slots.facts if f.role == "class")] in fact.classes
