"""Scores that are above what units of their class can have, in the table of units."""

from collections.abc import Mapping

import numpy as np

from ruledsl.facts.layout import Layout
from ruledsl.facts.tree import shown
from ruledsl.facts.values import spelling
from ruledsl.stores import column_of
from ruledsl.tools.bulk.faults import Faults
from ruledsl.tools.bulk.texts import Wrong


def beyond_class(
    layout: Layout,
    columns: Mapping[str, np.ndarray],
    classes: np.ndarray | None,
    units: np.ndarray,
    faults: Faults,
    label: str,
) -> None:
    """F105 with the end of the domain that holds for the class."""
    if classes is None or not layout.by_class:
        return
    own = classes[units]
    for slot in layout.by_class:
        kind, values = slot.fact.type, columns[column_of(slot.fact)]
        for number, most in enumerate(slot.fact.most):
            rows = np.flatnonzero((own == number) & (values > most))
            args = {"fact": slot.path, "lo": spelling(kind, kind.lo), "hi": spelling(kind, most)}
            told = tuple(shown(spelling(kind, int(v))) for v in values[rows])
            faults.add(label, slot.path, Wrong("F105", args, rows, told), units)
