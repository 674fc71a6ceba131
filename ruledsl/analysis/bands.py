"""Bands of grades and tiers on the grid of the values that can occur: what they leave out, what they cover twice.

合格 60—80分（不含80分）  →  60.00 … 79.99, both ends on the grid of two decimals
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ruledsl.analysis.bounds import outlooks
from ruledsl.intervals import Interval, hull
from ruledsl.ir import LIMIT, Plan, Type
from ruledsl.measure import Measure, clause_texts
from ruledsl.names import named_options
from ruledsl.node import Record
from ruledsl.source import Span
from ruledsl.statements.full_marks import FullMarks
from ruledsl.statements.grades import Grades
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.scoring import Tiers
from ruledsl.syntax import Band, Builtin, Guard, Quantity, Reference
from ruledsl.words import decimal

#: A value beyond this many whole units has no end that a reader would think of.
ENDLESS = 10**5
_BUILTINS = {"total": "总分", "indicators_total": "指标得分合计", "survey_score": "评议得分"}


class Stretch(Record):
    """A band as whole steps of the grid, both ends included."""

    name: str
    low: int
    high: int
    span: Span


class Banded(Record):
    """Some bands over one value: what the value can be (``low`` to ``high``), in which steps, and how it reads."""

    name: str
    kind: str
    stretches: tuple[Stretch, ...]
    low: int
    high: int
    decimals: int
    hundredths: bool
    known: bool
    span: Span
    clauses: tuple[str, ...]
    #: 其余: what no band holds has a grade as well.
    rest: bool = False

    def text(self, low: int, high: int) -> str:
        """Steps of the grid as an interval: ``[89.99, 90)``; without end where the value has none."""
        least = "(-∞" if low <= -ENDLESS * 10**self.decimals else f"[{self._number(low)}"
        if high >= ENDLESS * 10**self.decimals:
            return f"{least}, +∞)"
        end = f"{self._number(high)}]" if high == self.high else f"{self._number(high + 1)})"
        return f"{least}, {end}"

    def shared(self, low: int, high: int) -> str:
        """Steps of the grid as what two bands share: one number, or a closed interval."""
        return self._number(low) if low == high else f"[{self._number(low)}, {self._number(high)}]"

    def _number(self, value: int) -> str:
        return decimal(value, self.decimals - 2) + "%" if self.hundredths else decimal(value, self.decimals)

    def gaps(self) -> Iterator[Interval]:
        """What can occur and lies in no band; inside the bands only where it is not known what can occur."""
        if self.rest:
            return
        last = self.low if self.known else min(s.low for s in self.stretches)
        for stretch in sorted(self.stretches, key=lambda s: s.low):
            if stretch.low > last:
                yield last, min(stretch.low - 1, self.high)
            last = max(last, stretch.high + 1)
            if last > self.high:
                return
        if self.known:
            yield last, self.high

    def overlaps(self) -> Iterator[tuple[Stretch, Stretch, Interval]]:
        """Bands that share something that can occur."""
        for number, one in enumerate(self.stretches):
            for other in self.stretches[number + 1 :]:
                low, high = max(one.low, other.low, self.low), min(one.high, other.high, self.high)
                if low <= high:
                    yield one, other, (low, high)


def banded(measure: Measure, plan: Plan) -> Iterator[Banded]:
    """Every set of bands of a measure: its grades, and the tiers of its indicators."""
    for grades in measure.every(Grades):
        if any(g.band is not None for g in grades.grades):
            yield _grades(measure, plan, grades)
    for root in measure.every(Indicator):
        if not root.placed:
            for path, node in root.nodes():
                if isinstance(node.scoring, Tiers) and not node.parts:
                    yield _tiers(measure, plan, path, node)


def _grades(measure: Measure, plan: Plan, grades: Grades) -> Banded:
    column = next((c for c in plan.columns if c.name == _column(measure, grades)), None)
    found = [
        o.columns[column.name]
        for o in outlooks(measure, plan)
        if column and _possible(measure, grades.guard, o.options)
    ]
    decimals = column.type.decimals if column else _places(measure)
    low, high = hull(found) or (-LIMIT, LIMIT)
    bands = [(g.name.text, g.band, g.span) for g in grades.grades if g.band is not None]
    clauses = clause_texts(grades.clauses)
    return Banded(
        "",
        "grades",
        _stretches(measure, bands, decimals),
        low,
        high,
        decimals,
        False,
        bool(found),
        grades.span,
        clauses,
        any(g.the_rest for g in grades.grades),
    )


def _places(measure: Measure) -> int:
    full = measure.only(FullMarks)
    return int(full.places) if full else 0


def _column(measure: Measure, grades: Grades) -> str:
    """The column that the bands look at, where it has a name."""
    expr: Any = grades.score.expr if grades.score else Builtin("total")
    if isinstance(expr, Builtin):
        return _BUILTINS.get(expr.kind, "")
    found = measure.lookup(expr.text) if isinstance(expr, Reference) else ()
    return found[0].path if len(found) == 1 else ""


def _possible(measure: Measure, guard: Guard | None, options: Mapping[str, str]) -> bool:
    """Whether a guard can hold where these options are settled."""
    return guard is None or any(options.get(r, o) == o for r, o in named_options(measure, guard))


def _tiers(measure: Measure, plan: Plan, path: str, node: Indicator) -> Banded:
    assert isinstance(node.scoring, Tiers)
    kind: Type = next(f.type for f in plan.facts if f.name == path)
    bands = [("", t.band, t.span) for t in node.scoring.tiers]
    stretches = _stretches(measure, bands, kind.decimals)
    hundredths = kind.kind == "ratio"
    clauses = clause_texts(node.clauses)
    return Banded(
        path, "tiers", stretches, kind.lo, kind.hi, kind.decimals, hundredths, True, node.scoring.span, clauses
    )


def _stretches(measure: Measure, bands: Sequence[tuple[str, Band, Span]], decimals: int) -> tuple[Stretch, ...]:
    closed = {"and_more": True, "more_than": False, "less_than": False, **measure.settings.get("ends", {})}
    found = []
    for name, band, span in bands:
        low, high = -LIMIT * LIMIT, LIMIT * LIMIT
        if band.low is not None:
            below, above = _on_grid(band.low, decimals)
            low = above if closed[band.low_words] else below + 1
        if band.high is not None:
            below, above = _on_grid(band.high, decimals)
            high = below if closed[band.high_words] else above - 1
        found.append(Stretch(name, low, high, span))
    return tuple(found)


def _on_grid(quantity: Quantity, decimals: int) -> tuple[int, int]:
    """The scaled integers just below and just above a bound (the same where it is on the grid)."""
    hundredth = 2 if quantity.unit in ("percent", "percent_points") else 0
    scaled, unit = quantity.value * 10**decimals, 10 ** (quantity.decimals + hundredth)
    return scaled // unit, -(-scaled // unit)
