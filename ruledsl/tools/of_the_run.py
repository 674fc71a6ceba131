"""Findings that concern the run and no single unit: they are said once."""

from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Field, Fold, Plan, Ref, walk
from ruledsl.node import evolve
from ruledsl.scorecard import Scorecard


def of_the_run(plan: Plan) -> frozenset[str]:
    """Paths of the findings that read facts of the run only: they concern no single unit."""
    columns = {c.name: c for c in plan.columns}
    tables = {f.name: f.table for f in plan.facts}
    cache: dict[str, bool] = {}

    def of_unit(name: str) -> bool:
        if name not in cache:
            cache[name] = False
            for node in walk(columns[name].expr):
                if isinstance(node, Field) and not node.name.startswith("reading:"):
                    cache[name] |= tables[node.name] != "year"
                elif isinstance(node, Ref):
                    cache[name] |= of_unit(node.column)
                elif isinstance(node, Fold):  # a number of rows reads no fact, yet the rows are of one unit
                    cache[name] |= node.table != "unit"
        return cache[name]

    return frozenset(s.path for s in plan.signals if not of_unit(s.when))


def shared_findings(
    units: tuple[Scorecard, ...], shared: frozenset[str]
) -> tuple[tuple[Diagnostic, ...], tuple[Scorecard, ...]]:
    """Findings about the run are said once, not for every unit."""
    once: dict[tuple[str, str], Diagnostic] = {}
    kept = []
    for unit in units:
        for finding in unit.findings:
            if finding.path in shared:
                once.setdefault((finding.code, finding.path), evolve(finding, unit=""))
        kept.append(evolve(unit, findings=tuple(f for f in unit.findings if f.path not in shared)))
    return tuple(once.values()), tuple(kept)
