"""Rules → one SQL query, or the reasons why there is none."""

from collections.abc import Sequence

from ruledsl.backends.sql import UNITS, Query, compile_sql
from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Plan
from ruledsl.specialise import specialise
from ruledsl.tools.evaluate import readings_from
from ruledsl.tools.load import Rules
from ruledsl.tools.run import selected


def query_of(
    rules: Rules, dialect: str, measure: str | None = None, readings: Sequence[str] = ()
) -> Query | tuple[Diagnostic, ...]:
    """The outputs and every line of the score sheet as a query under the readings in use."""
    compiled = selected(rules, measure)
    if isinstance(compiled, tuple):
        return compiled
    chosen, wrong = readings_from(compiled.plan, readings)
    if wrong:
        return wrong
    plan = specialise(compiled.plan, chosen)
    query = compile_sql(plan, dialect, shown(plan))
    return refusals(query) or query


def refusals(query: Query) -> tuple[Diagnostic, ...]:
    """The columns that are not proved to fit 64 bits, the tables that are too wide for the dialect."""
    unfit = [
        Diagnostic(
            "E750",
            {"column": r.column.origin.label or r.column.name, "low": r.lo, "high": r.hi, "units": UNITS},
            None,
            r.column.origin.clauses,
            path=r.column.name,
        )
        for r in query.refused
    ]
    wide = [Diagnostic("E751", {"table": t, "number": n, "limit": most}) for t, n, most in query.too_wide]
    return (*unfit, *wide)


def shown(plan: Plan) -> list[str]:
    """The columns of a unit that its score sheet and its findings need, outputs first."""
    units = {c.name for c in plan.columns if c.table == "unit"}
    names = [n for _, n in plan.outputs]
    names += [n for entry in plan.entries for _, n in entry.roles]
    names += [s.when for s in plan.signals]
    return [n for n in dict.fromkeys(names) if n in units]
