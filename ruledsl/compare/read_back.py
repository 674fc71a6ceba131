"""A row of some plan → the unit that it is: quantities, choices and absences by fact."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from ruledsl.compare.merged import Row
from ruledsl.compare.specimens import Space, Specimen, Value
from ruledsl.ir import Absence, Plan
from ruledsl.records import shape


def specimen_of(plan: Plan, row: Row, run: Row, space: Space) -> Specimen:
    """The unit of a row of some plan; what that plan does not ask for is as in a plain unit."""
    plain = space.plain()
    values = {**plain.values, **_values_in(plan, "unit", row, plain.values)}
    slots = shape(plan, "unit").tables
    lines = {
        t: tuple({**space.blank(t), **_values_in(plan, t, r, space.tables[t])} for r in row[slots[t]])
        for t in slots
        if t in space.tables
    }
    found = Specimen(values, {**plain.run, **_values_in(plan, "year", run, plain.run)}, lines)
    return space.only_asked(found)


def _values_in(plan: Plan, table: str, row: Row, known: Mapping[str, Any]) -> dict[str, Value]:
    """The quantities, choices and absences in a row, by fact."""
    slots = shape(plan, table)
    found: dict[str, Value] = {}
    for fact in slots.facts:
        name = fact.name.partition("′")[0]
        status = row[slots.statuses[fact.name]] if fact.name in slots.statuses else 0
        value = row[slots.values[fact.name]]
        if name in known:
            found[name] = (
                Absence(status)
                if status
                else fact.type.choices[value]
                if fact.type.choices
                else Fraction(value, 10**fact.type.decimals)
            )
    return found
