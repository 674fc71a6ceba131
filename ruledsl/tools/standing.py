"""Where a unit stands: the points that it lost and by which clause, and what it lacks to the next grade."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from attrs import evolve, frozen

from ruledsl.measure import Measure
from ruledsl.scorecard import Item, Line, Results, Scorecard, Value
from ruledsl.statements.grades import Grades
from ruledsl.syntax import Builtin
from ruledsl.validity import guard_holds, in_use


@frozen
class Loss:
    """Points that one statement cost a unit."""

    path: str
    label: str
    points: Decimal
    clauses: tuple[str, ...]
    got: str = ""
    maximum: str = ""


@frozen
class Distance:
    """How far a unit is from the next better grade; ``barred`` when a veto or quota keeps it from the grade of its score."""

    grade: str
    following: str
    lacking: Decimal | None
    exceeding: bool = False
    barred: bool = False


def clauses_of(items: Iterable[Item]) -> Mapping[str, tuple[str, ...]]:
    """The clauses of every statement; a part of an indicator without its own has those of the whole."""
    found: dict[str, tuple[str, ...]] = {}
    for item in items:
        own = item.clauses
        parts = item.path.split(".")
        for end in range(len(parts) - 1, 0, -1):
            own = own or found.get(".".join(parts[:end]), ())
        found[item.path] = own or found.get(item.path, ())
    return found


def number(value: Value | None) -> Decimal | None:
    """A value as a number, if it is one."""
    return None if value is None or value.absent or not value.text else Decimal(value.text)


def difference(top: Value | None, points: Value | None) -> str | None:
    """What lies between two values, as a decimal without trailing zeros."""
    above, below = number(top), number(points)
    return None if above is None or below is None else format((above - below).normalize(), "f")


def losses(unit: Scorecard) -> tuple[Loss, ...]:
    """Every leaf of the indicator tree below its maximum and every deduction, the largest first."""
    clauses = clauses_of(unit.statements)
    groups = {item.path.rpartition(".")[0] for item in unit.statements if item.kind == "indicator"}
    found = []
    for item in unit.statements:
        points, top = number(item.value("points")), number(item.value("maximum"))
        if points is None or item.reason == "reading":
            continue
        if item.kind == "indicator" and item.path not in groups and top is not None and points < top:
            values = (item.value("points"), item.value("maximum"))
            found.append(Loss(item.path, item.label, top - points, clauses[item.path], *(v.text for v in values if v)))
        elif item.kind == "deduction" and points > 0:
            found.append(Loss(item.path, item.label, points, clauses[item.path]))
    return tuple(sorted(found, key=lambda loss: -loss.points))


def returned(unit: Scorecard) -> tuple[Loss, ...]:
    """What was taken back because one incident counts once: deductions that were listed and not lost."""
    clauses = clauses_of(unit.statements)
    merges = [i for i in unit.statements if i.kind == "merge" and i.reason != "reading"]
    found = [(item, points) for item in merges if (points := number(item.value("points")))]
    return tuple(Loss(item.path, item.label, -points, clauses[item.path]) for item, points in found)


def after_merging(unit: Scorecard) -> tuple[Loss, ...]:
    """The losses without what merging takes back: from the statements whose lines count elsewhere, then from the others."""
    found = {loss.path: loss for loss in losses(unit)}
    for merge in (i for i in unit.statements if i.kind == "merge" and i.reason != "reading"):
        back = number(merge.value("points")) or Decimal(0)
        merged = [item for item in unit.statements if item.path in merge.rivals and item.kind == "deduction"]
        absorbed = {i.path: sum((_worth(line) for line in i.lines if line.absorbed), Decimal(0)) for i in merged}
        for most in (absorbed, dict.fromkeys(absorbed, back)):
            for path in (p for p in absorbed if p in found):
                taken = min(back, most[path], found[path].points)
                found[path], back = evolve(found[path], points=found[path].points - taken), back - taken
    return tuple(loss for loss in found.values() if loss.points)


def _worth(line: Line) -> Decimal:
    return number(line.points) or Decimal(0)


def by_clause(results: Results) -> tuple[tuple[str, Decimal, int], ...]:
    """Points lost by clause over all units, after merging: the clause, the sum, how many units; the largest first."""
    sums: dict[str, tuple[Decimal, set[str]]] = {}
    for unit in results.units:
        for loss in after_merging(unit):
            name = "、".join(loss.clauses) or "—"
            total, units = sums.get(name, (Decimal(0), set()))
            sums[name] = (total + loss.points, units | {unit.unit})
    listed = ((name, total, len(units)) for name, (total, units) in sums.items())
    return tuple(sorted(listed, key=lambda entry: (-entry[1], entry[0])))


def distance(unit: Scorecard, measure: Measure, results: Results) -> Distance | None:
    """What a unit lacks to the next better grade by its score; None where grades do not go by the total or nothing is open."""
    chosen = in_use(measure, {reading.name: reading.option for reading in results.readings})
    grades = next((g for g in measure.every(Grades) if guard_holds(g.guard, chosen) and g.grades), None)
    score = _score(grades, unit) if grades is not None else None
    if grades is None or score is None or unit.grade is None or unit.grade.absent:
        return None
    item = next((i for i in unit.statements if i.kind == "grades" and i.reason != "reading"), None)
    band = item.value("band") if item is not None else None
    names = list(grades.order)
    if band is None or band.text not in names:
        return None
    place = names.index(band.text)
    barred = unit.grade.text != band.text
    if place == 0:
        return Distance(band.text, "", None, False, barred)
    better = grades.grades[place - 1]
    low = better.band.low if better.band is not None else None
    if low is None or better.band is None:
        return None
    lacking = Decimal(str(low)) - score
    return Distance(band.text, better.name.text, lacking, better.band.low_words == "more_than", barred)


def _score(grades: Grades, unit: Scorecard) -> Decimal | None:
    """The score by which grades go: the total, or the points of the indicators."""
    if grades.score is None or (isinstance(grades.score.expr, Builtin) and grades.score.expr.kind == "total"):
        return number(unit.total)
    if isinstance(grades.score.expr, Builtin) and grades.score.expr.kind == "indicators_total":
        first = next((step for step in unit.steps if step.label == "start:指标得分合计"), None)
        return number(first.value("step")) if first is not None else None
    return None
