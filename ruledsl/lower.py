"""Measure → Plan: every statement lowers itself; here they are only asked, in the order of the text."""

from ruledsl.bind import Measure
from ruledsl.build import Builder, Stop
from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Plan, Table
from ruledsl.statements import BUILTINS
from ruledsl.statements.class_of import class_field


def lower(measure: Measure) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """The plan of a measure; with errors among the diagnostics the plan is incomplete and must not be run."""
    build = Builder(measure, BUILTINS)
    build.table(Table("year", "PARAM"))
    build.table(Table("unit", "ROSTER", "year"))
    class_field(build)
    for statement in measure.statements:
        if not hasattr(statement, "lower"):
            continue
        try:
            build.demand(statement)
        except Stop:
            continue
    return build.plan(), tuple(build.diagnostics)
