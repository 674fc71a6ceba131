"""The numbers on which a unit's fate turns: what conditions compare columns of the unit with."""

from ruledsl.backends.record_cases import span
from ruledsl.ir import Case, Expr, Plan, Ref, walk


def thresholds(plan: Plan) -> set[tuple[str, int]]:
    """Columns of the unit and the constants that conditions compare them with."""
    found = set()
    homes = {c.name: c.table for c in plan.columns}
    for column in plan.columns:
        for node in walk(column.expr):
            tests: list[Expr] = [c for c, _ in node.branches] if isinstance(node, Case) else []
            for test in tests:
                here = span(test)
                if here is not None and isinstance(here.subject, Ref) and homes[here.subject.column] == "unit":
                    ends = (here.lo, here.hi + 1)
                    found |= {
                        (here.subject.column, e) for e in ends if here.subject.type.lo < e <= here.subject.type.hi
                    }
    return found
