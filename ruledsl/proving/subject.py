"""What a session is about: the year, the class of a typical unit, the columns that questions ask for, the run."""

from ruledsl.backends.solver_replay import Cell
from ruledsl.ir import Plan
from ruledsl.measure import Measure
from ruledsl.records import shape
from ruledsl.statements.consequence import Consequence
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.not_assessed import NotAssessed
from ruledsl.statements.veto import Veto
from ruledsl.validity import not_in_force, validity

#: Where the day of issue is not known, any year will do.
_ANY_YEAR = 2024


def assessed_year(measure: Measure) -> int:
    """The year of the scheme, else the first year in which the measure is in force."""
    if measure.year is not None:
        return measure.year
    start = validity(measure, {})
    first = start.first.year if start.is_known else _ANY_YEAR
    return next((y for y in range(first, first + 3) if not_in_force(measure, y, None, {}) is None), first)


def first_class(measure: Measure, plan: Plan) -> int:
    """The first class that has units."""
    fact = next((f for f in plan.facts if f.role == "class"), None)
    for number, name in enumerate(fact.type.choices if fact else ()):
        if not measure.roster or measure.roster.get(name):
            return number
    return 0


def wanted(measure: Measure, plan: Plan) -> list[str]:
    """The columns that questions are about: what every statement comes to, where it cuts, total and grade."""
    names = [name for role, name in plan.outputs if role in ("total", "grade")]
    for statement in measure.statements:
        match statement:
            case Indicator() if not statement.placed:
                names += [path for path, _ in statement.nodes()]
            case EventLine(name=name) | Consequence(name=name) | NotAssessed(name=name):
                names.append(name.text)
            case Veto(name=name):
                names += [name.text, f"{name.text}#found"]
    names += [c.name for c in plan.columns if c.name.startswith("总分.") and c.name.endswith(("#cut", "#over"))]
    columns = {c.name for c in plan.columns if c.table == "unit"}
    return [n for n in dict.fromkeys(names) if n in columns]


def run_row(plan: Plan, usual: dict[str, Cell]) -> tuple[int, ...]:
    slots = shape(plan, "year")
    row = [0] * slots.size
    for name, place in slots.values.items():
        row[place] = usual[name][1]
    for name, place in slots.statuses.items():
        row[place] = usual[name][0]
    for parameter in plan.parameters:
        row[slots.readings[parameter.name]] = parameter.options.index(parameter.value or parameter.options[0])
    return tuple(row)
