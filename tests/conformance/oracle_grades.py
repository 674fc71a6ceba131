"""等次: the band of the score, one grade down, ceilings, quotas, what is lowered after them, last the lowest grade that a veto sets."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import ceil, floor

from oracle_expressions import evaluate, inside
from oracle_total import left_out, order_of, veto_holds
from oracle_totals import total_value
from oracle_values import ERROR, MISSING, NA, NO_SCORE, Absent, Value, amount, worst
from oracle_world import Unit, says

from ruledsl.statements.grades import Grades
from ruledsl.statements.quota import Quota
from ruledsl.statements.veto import Veto

_PLACES: dict[str, Callable[[Fraction], int]] = {
    "quota_down": floor, "quota_up": ceil, "quota_half_up": lambda share: floor(share + Fraction(1, 2)),
}  # fmt: skip


@says(Grades)
def grades(statement: Grades, unit: Unit) -> None:
    """The grade of a unit; one set of bands under each option of a reading is one statement."""
    if "等次" in unit.named:
        return
    order = _order(unit)
    unit.named["等次#band"] = _band(unit)
    quotas, out = _quotas(unit), left_out(unit)
    for number, quota in enumerate(quotas, 1):
        lost = _beyond(_after_quotas(unit, number - 1), _after_quotas(unit, number))
        barred = _barred(unit, quota, _after_quotas(unit, number - 1))
        lost = unit.named[f"{quota.path}#beyond"] = barred if type(barred) is Absent else not barred and lost
        if not unit.world.holds(quota.guard):
            lost = unit.named[f"{quota.path}#beyond"] = False
        if lost is True:
            unit.findings.add(("N522", quota.path))
    grade = _lowered(unit, _after_quotas(unit, len(quotas)), late=True)
    lowest = _forced(unit)
    if type(lowest) is not Absent and lowest >= 0:  # type: ignore[operator]
        grade = order[lowest]  # type: ignore[index]
    grade = lowest if type(lowest) is Absent else grade
    unit.named["等次"] = out if type(out) is Absent else NA if out else grade


def _forced(unit: Unit, late: bool = True) -> Value:
    """The lowest grade that a veto sets, by its place in the order; −1 where none does."""
    forced: list[Value] = []
    for veto in unit.world.every(Veto):
        if veto.sets and (late or veto.phase != "after_quotas"):
            holds = veto_holds(veto, unit)
            forced.append(holds if type(holds) is Absent else _order(unit).index(veto.sets) if holds else -1)
    return worst(forced) or max(forced, default=-1)  # type: ignore[type-var]


def _barred(unit: Unit, quota: Quota, before: Value) -> Value:
    """Whether a unit can take no place: it takes no part, a veto sets its grade, or it has the grade without a place."""
    out, forced = left_out(unit), _forced(unit, late=False)
    if out is not False or type(forced) is Absent:
        return out if out is not False else forced
    if forced >= 0 or quota.exempt is None or type(before) is Absent:  # type: ignore[operator]
        return forced >= 0  # type: ignore[operator]
    order = _order(unit)
    return _competes(quota, order, before) and evaluate(quota.exempt, unit)


def _order(unit: Unit) -> tuple[str, ...]:
    return unit.world.every(Grades)[0].order


def _band(unit: Unit) -> Value:
    """The first band that holds the score; no band is an error."""
    statement = next(g for g in unit.world.every(Grades) if unit.world.holds(g.guard))
    if statement.is_open:
        return MISSING
    score = evaluate(statement.score.expr, unit) if statement.score else total_value(unit)
    if type(score) is Absent:
        return score
    below = [
        next((o.band for o in statement.grades[n:] if o.band or o.the_rest), None) for n in range(len(statement.grades))
    ]
    pairs = zip(statement.grades, below, strict=True)
    return next((g.name.text for g, band in pairs if band is None or inside(band, score, unit)), ERROR)


def _met(unit: Unit) -> Value:
    """The grade of the score, or the next one below it whose condition holds."""
    statement = next(g for g in unit.world.every(Grades) if unit.world.holds(g.guard))
    band = _band(unit)
    if type(band) is Absent or statement.is_open:
        return band
    for grade in statement.grades[statement.order.index(band) :]:  # type: ignore[arg-type]
        holds = True if grade.gate is None else evaluate(grade.gate, unit)
        if type(holds) is Absent or holds:
            return holds if type(holds) is Absent else grade.name.text
    return ERROR


def _lowered(unit: Unit, band: Value, late: bool) -> Value:
    """One grade down for every veto that says so, then no better than the lowest ceiling; the last grade is the floor."""
    order = _order(unit)
    vetoes = [
        v for v in unit.world.every(Veto) if (v.downgrades or v.not_above) and (v.phase == "after_quotas") == late
    ]
    flags = [veto_holds(v, unit) for v in vetoes]
    if not vetoes or worst((band, *flags)):
        return worst((band, *flags)) or band
    found = [v for v, holds in zip(vetoes, flags, strict=True) if holds]
    level = min(order.index(band) + sum(v.downgrades for v in found), len(order) - 1)  # type: ignore[arg-type]
    return order[max([level, *(order.index(v.not_above) for v in found if v.not_above)])]


def _after_quotas(unit: Unit, number: int) -> Value:
    """The grade after the first so many quotas, from the best grade down."""
    if number == 0:
        return _lowered(unit, _met(unit), late=False)
    quota = _quotas(unit)[number - 1]
    if not unit.world.holds(quota.guard):
        return _after_quotas(unit, number - 1)
    key = ("quota", number, "" if quota.everyone else unit.class_name)
    return unit.world.once(key, lambda: _of_group(quota, number, unit))[id(unit)]


def _quotas(unit: Unit) -> list[Quota]:
    return sorted(unit.world.every(Quota), key=lambda q: _order(unit).index(q.items))


def _beyond(before: Value, after: Value) -> Value:
    """Whether a quota took a unit its grade."""
    return False if before is NO_SCORE else worst((before, after)) or before != after


def _of_group(quota: Quota, number: int, one: Unit) -> dict[int, Value]:
    """The grades of a group of which only so many may have the grade of the quota, or it and better ones."""
    world, order = one.world, _order(one)
    group = [u for u in world.units if quota.everyone or u.class_name == one.class_name]
    lost = bool(world.lost) if quota.everyone else one.class_name in world.lost
    before = {id(u): _after_quotas(u, number - 1) for u in group}
    at = order.index(quota.items)
    barred = {id(u): _barred(u, quota, before[id(u)]) for u in group}
    taking = {u: g for u, g in before.items() if barred[u] is False}
    competes = {u: type(g) is not Absent and _competes(quota, order, g) for u, g in taking.items()}
    scores = {id(u): order_of(u) if quota.by_ranking else (total_value(u),) for u in group if competes.get(id(u))}
    unknown = [g for g in (*taking.values(), *barred.values()) if type(g) is Absent and g is not NO_SCORE]
    lost = lost or worst([*unknown, *(s for keys in scores.values() for s in keys)]) in (MISSING, ERROR)
    places = _places(quota, _base(group))
    after: dict[int, Value] = {}
    for unit, grade in before.items():
        after[unit] = bar if type(bar := barred[unit]) is Absent else grade
        if competes.get(unit):
            after[unit] = ERROR if lost else _placed(quota, scores, unit, places, order[at + 1], grade)
    return after


def _competes(quota: Quota, order: Sequence[str], grade: Value) -> bool:
    """Whether a grade is one of those that places are for."""
    at, level = order.index(quota.items), order.index(grade)  # type: ignore[arg-type]
    return level == at or (quota.and_better and level < at)


def _base(group: list[Unit]) -> Value:
    """The number of units that a share is taken of: those that take part and have a total."""
    flags: list[Value] = []
    for unit in group:
        out = left_out(unit)
        flags.append(out if type(out) is Absent else not out and total_value(unit) is not NO_SCORE)
    if (state := worst(flags)) in (NO_SCORE, MISSING, ERROR):
        return NO_SCORE if state is NO_SCORE else ERROR
    return Fraction(sum(flag is True for flag in flags))


def _places(quota: Quota, units: Value) -> Value:
    """So many, or a share of the units made whole, and then not fewer than the least number."""
    if quota.seats is not None:
        return amount(quota.seats)
    if type(units) is Absent:
        return units
    share = Fraction(_PLACES[quota.quota_rounding](amount(quota.share_of) * units))
    return share if quota.fewest is None else max(share, amount(quota.fewest))


def _placed(
    quota: Quota, scores: dict[int, tuple[Value, ...]], unit: int, places: Value, below: str, grade: Value
) -> Value:
    """The grade of a unit that competes: who ties across the border is in, or out, as written."""
    own = scores[unit]
    if type(places) is Absent or NO_SCORE in own:
        return worst((places, *own)) or NO_SCORE
    if worst(own):
        return grade
    others = [s for s in scores.values() if not worst(s)]
    place = sum(s > own for s in others) + 1 if quota.ties == "ties_in" else sum(s >= own for s in others)
    return below if place > places else grade
