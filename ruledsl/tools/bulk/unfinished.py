"""Units of columns that have no total, grade or rank: rows for the rejects that name the step from which on it is missing.

Which fact of a unit is wanting tells ``eval --unit``; here only columns that are computed anyway are looked at, and those
only where a result is missing.
"""

import numpy as np
import polars as pl

from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Absence, Plan
from ruledsl.tools.bulk.rejects import SCHEMA, UNIT, Say, filled
from ruledsl.tools.bulk.results import Asked, Columns
from ruledsl.tools.bulk.signals import signalled
from ruledsl.tools.unfinished import OWN_WILL, number_of


def wrong_by_rules(
    plan: Plan, want: Asked, found: Columns, units: pl.Series, say: Say
) -> tuple[pl.DataFrame | None, dict[str, int]]:
    """What only the rules can tell to be wrong with facts, and the units that have no total for want of one; both counted."""
    told = signalled(plan, want.signals, found, units, say)
    lacking = without_total(plan, found, units, say)
    counts = {"waiting": waiting(plan, found), "unfinished": 0 if lacking is None else len(lacking)}
    if told is None or lacking is None:
        return lacking if told is None else told, counts
    return pl.concat([told, lacking.filter(~lacking["单位"].is_in(told["单位"].to_list()))]), counts


def without_total(plan: Plan, found: Columns, units: pl.Series, say: Say) -> pl.DataFrame | None:
    """A row for each unit that should have a total and has none, with the first step that has no value."""
    gone = missing(plan, "total", found)
    if not gone.any():
        return None
    steps = [(number_of(e.path), found.get(f"{column}:status")) for e in plan.entries if (column := e.column("step"))]
    first = np.full(len(units), -1)
    for at in range(len(steps) - 1, -1, -1):
        if (states := steps[at][1]) is not None:
            first[states > 0] = at
    what = {role: missing(plan, role, found) for role in OWN_WILL if role in dict(plan.outputs)}
    pattern = first * 8 + sum(m.astype(np.int64) << n for n, m in enumerate(what.values()))
    parts, order = [], []
    for kind in np.unique(pattern[gone]).tolist():
        rows = np.flatnonzero(gone & (pattern == kind))
        args: dict[str, object] = {"what": tuple(r for r, m in what.items() if m[rows[0]]), "unit": UNIT, "causes": ()}
        args["step"] = steps[kind // 8][0] if kind >= 0 else ""
        order.append(rows)
        parts.append(_rows(say(Diagnostic("F164", args)), units.gather(pl.Series(rows))))
    return pl.concat(parts)[np.argsort(np.concatenate(order))]


def waiting(plan: Plan, found: Columns) -> int:
    """How many units have a total, and neither the grade nor the rank that should go with it."""
    there = ~missing(plan, "total", found)
    return int((there & (missing(plan, "grade", found) | missing(plan, "rank", found))).sum())


def missing(plan: Plan, role: str, found: Columns) -> np.ndarray:
    """The units without one of the results, though not by the will of the rules."""
    states = found.get(f"{plan.output(role)}:status")
    if states is None:
        return np.zeros(len(next(iter(found.values()), ())), bool)
    gone: np.ndarray = states > Absence.NO_SCORE
    return gone if "n/a" in OWN_WILL[role] else gone | (states == Absence.NOT_APPLICABLE)


def _rows(message: str, units: pl.Series) -> pl.DataFrame:
    """The same message for many units."""
    told = filled(message, units, units)
    found = pl.DataFrame({"单位": units, "代码": pl.repeat("F164", len(units), eager=True), "原因": told})
    rest = [pl.lit(None, kind).alias(name) for name, kind in SCHEMA.items() if name not in found.columns]
    return found.with_columns(rest).select(list(SCHEMA))
