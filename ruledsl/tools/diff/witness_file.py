"""A made-up unit as a fact file that can be run under a version: ``ruledsl eval`` gives what the comparison says of it."""

from ruledsl.compare.merged import merged
from ruledsl.compare.specimens import Space, Specimen
from ruledsl.compare.witness import Witness
from ruledsl.facts.model import FactSet, UnitFacts
from ruledsl.facts.write import fact_file
from ruledsl.ir import Plan

#: What the unit is called.
UNIT = "某单位"


def witness_file(witness: Witness, plan: Plan, measure: str, year: int) -> str:
    """The fact file of a unit for one version; ``plan`` has its readings settled."""
    space = Space(merged([plan], [role for role, _ in plan.outputs]), year)
    own = _known_to(space, witness.specimen)
    row, run = space.row(own), space.run_row(own)
    group = next((f for f in plan.facts if f.role == "class"), None)
    name = str(own.values[group.name]) if group is not None and group.type.choices else ""
    unit = UnitFacts(UNIT, name, row)
    return fact_file(plan, FactSet(measure, year, None, ((UNIT, name),), run, {}, (unit,)))


def _known_to(space: Space, specimen: Specimen) -> Specimen:
    """The unit with the facts that one version asks for."""
    plain = space.plain()
    values = {n: specimen.values.get(n, v) for n, v in plain.values.items()}
    run = {n: specimen.run.get(n, v) for n, v in plain.run.items()}
    lines = {}
    for table in space.below:
        names = space.tables[table]
        found = specimen.lines.get(table, ())
        lines[table] = tuple({n: line[n] if n in line else space.blank(table)[n] for n in names} for line in found)
    return Specimen(values, run, lines)
