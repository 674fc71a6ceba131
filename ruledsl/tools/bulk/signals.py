"""Errors in facts that only the rules can tell, such as a day that no calendar covers: rows for the rejects."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Absence, Plan, Signal
from ruledsl.tools.bulk.rejects import SCHEMA, Say, told
from ruledsl.tools.bulk.results import Columns
from ruledsl.tools.score_sheet import rendered


def signalled(plan: Plan, signals: Sequence[Signal], found: Columns, units: pl.Series, say: Say) -> pl.DataFrame | None:
    """A row for each unit and each such error in it."""
    rows = []
    for signal in signals:
        states = found.get(f"{signal.when}:status", np.zeros(len(units), np.int8))
        for at in np.flatnonzero((found[signal.when] == 1) & (states == 0)).tolist():
            args: dict[str, object] = {"path": signal.path, **dict(signal.texts)}
            for name, column in signal.args:
                value = rendered(_value(found, column, at), plan.column(column).type)
                args[name] = value.text or value.absent
            problem = Diagnostic(signal.code, args, None, signal.clauses, path=signal.path, unit=units[at])
            rows.append((at, told(problem, units[at], say)))
    rows.sort(key=lambda row: row[0])
    return pl.DataFrame([row for _, row in rows], schema=SCHEMA, orient="row") if rows else None


def _value(found: Columns, column: str, at: int) -> int:
    states = found.get(f"{column}:status")
    return Absence(int(states[at])) if states is not None and states[at] else int(found[column][at])
