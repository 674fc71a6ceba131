"""总分 and 排名: the steps of the desk calculator, what vetoes make of the total, the place among the others."""

from collections.abc import Iterator
from fractions import Fraction

from oracle_expressions import evaluate
from oracle_values import (
    ERROR,
    MISSING,
    NA,
    NO_SCORE,
    Absent,
    Value,
    amount,
    greater,
    highest,
    lowest,
    minus,
    rounded,
    worst,
)
from oracle_values import total as total_of
from oracle_world import Unit, World, says

from ruledsl.statements.not_assessed import NotAssessed
from ruledsl.statements.ranking import Ranking
from ruledsl.statements.restriction import Remark, Soft
from ruledsl.statements.total import Cap, Floor, Minus, Plus, Start, Step, Total
from ruledsl.statements.veto import Veto
from ruledsl.syntax import Builtin, Expression, Reference

ZERO = Fraction(0)


@says(Total)
def total(statement: Total, unit: Unit) -> None:
    """Step after step; one whose option is not in use, or whose condition does not hold, changes nothing."""
    value: Value = ZERO
    for number, step in enumerate(statement.steps, 1):
        value = _step(step, f"总分.第{number}步", value, unit, first=number == 1)
        unit.named[f"总分.第{number}步"] = value
        if step.called:
            unit.named[step.called] = value
    unit.named["总分"] = _overridden(value, unit)


def _step(step: Step, path: str, before: Value, unit: Unit, first: bool) -> Value:
    if isinstance(step.action, Plus | Minus):
        unit.named[f"{path}#operand"] = _operand(step, path, unit)
    if not first and not unit.world.holds(step.guard):
        unit.named[f"{path}#holds"] = False
        return before
    if not first and step.condition is not None:
        test = unit.named[f"{path}#holds"] = evaluate(step.condition, unit)
        if test is False or type(test) is Absent:
            return test if test is not False else before
    after = _acted(step, path, before, unit)
    if not first and isinstance(step.action, Cap | Floor) and before != after:
        unit.findings.add(("N511" if isinstance(step.action, Cap) else "N512", path))
    return after


def _acted(step: Step, path: str, before: Value, unit: Unit) -> Value:
    match step.action:
        case Start(expr=expr):
            return evaluate(expr, unit)
        case Plus():
            return total_of((before, unit.named[f"{path}#operand"]))
        case Minus():
            return minus(before, unit.named[f"{path}#operand"])
        case Cap(quantity=limit):
            return lowest(before, amount(limit))
        case Floor(quantity=limit):
            return highest(before, amount(limit))
    return rounded(before, step.action.decimals, step.action.mode)


def _operand(step: Step, path: str, unit: Unit) -> Value:
    """What is added or taken, under the limit that is in use; every limit says whether it would cut."""
    assert isinstance(step.action, Plus | Minus)
    asked = evaluate(step.action.expr, unit)
    guarded = [r for r in step.restriction if r.guard is not None and unit.world.holds(r.guard)]
    rules = guarded or [r for r in step.restriction if r.guard is None]
    if not rules:
        return asked
    rule = rules[0]
    number = next(n for n, r in enumerate(step.restriction, 1) if r is rule)
    limit: Value = amount(rule.quantity)
    place = f"{path}#limit{number}"
    if isinstance(rule, Remark):
        if greater(asked, limit):
            unit.findings.add(("N515", place))
        return asked
    approved = unit.approvals.get(_called(step.action.expr)) if isinstance(rule, Soft) else None
    if approved is not None:
        if greater(asked, limit):
            unit.findings.add(("N514", place))
        limit = approved
    if greater(asked, limit):
        unit.findings.add(("N513", place))
    return lowest(asked, limit)


def _called(node: Expression) -> str:
    """How an approval names the quantity that it raises the limit of."""
    if isinstance(node, Reference):
        return node.text
    named = {
        "bonus_total": "加分合计", "deduction_total": "扣分合计", "indicators_total": "指标得分合计",
        "survey_score": "评议得分",
    }  # fmt: skip
    return named.get(node.kind, "步骤") if isinstance(node, Builtin) else "步骤"


def _overridden(value: Value, unit: Unit) -> Value:
    """The total unless a veto voids it (no score), or sets it: the lowest amount of those that do."""
    vetoes = unit.world.every(Veto)
    voided = [veto_holds(v, unit) for v in vetoes if v.voids]
    state = worst(voided) or any(voided)
    if state:
        return NO_SCORE if state is True else state
    for amount_set, veto in sorted(((amount(v.forces), v) for v in vetoes if v.forces is not None), key=lambda p: p[0]):
        holds = veto_holds(veto, unit)
        if holds:
            return holds if type(holds) is Absent else amount_set
    return value


def veto_holds(veto: Veto, unit: Unit) -> Value:
    unit.hear(veto)
    return unit.named[veto.name.text]


def left_out(unit: Unit) -> Value:
    """Whether the unit takes no part: it has neither rank nor grade."""
    statements = unit.world.every(NotAssessed)
    for statement in statements:
        unit.hear(statement)
    flags = [unit.named[s.name.text] for s in statements]
    return worst(flags) or any(flags)


@says(Ranking)
def ranking(statement: Ranking, unit: Unit) -> None:
    """The rank by the ranking whose option is in use."""
    world = unit.world
    in_use = next(r for r in world.every(Ranking) if world.holds(r.guard))
    ranks = world.once(("ranks", id(in_use)), lambda: _ranks(in_use, world))
    unit.named["名次"] = ranks[id(unit)]


def _ranks(statement: Ranking, world: World) -> dict[int, Value]:
    """The rank of every unit in its class, or among all."""
    groups: dict[str, list[Unit]] = {}
    for unit in world.units:
        groups.setdefault("" if statement.everyone else unit.class_name, []).append(unit)
    ranks: dict[int, Value] = {}
    for name, group in groups.items():
        ranks |= _ranks_in(statement, group, bool(world.lost) if statement.everyone else name in world.lost)
    return ranks


def _ranks_in(statement: Ranking, group: list[Unit], lost: bool) -> dict[int, Value]:
    """Shared ranks, best first; one place that nobody can know, or a unit that is not there, leaves no rank certain.

    A unit without a score is not ranked, whatever else is not known of it, nor is one that takes no part.
    """
    out = {id(u): left_out(u) for u in group}
    keys = {id(u): (_not_last(u), *_keys(statement, u)) for u in group}
    bad: dict[int, Absent | None] = {}
    for u, k in keys.items():
        own = NA if out[u] is True or any(v is NO_SCORE for v in k) else worst(k)
        bad[u] = out[u] if type(out[u]) is Absent else own
    placed = sorted((k for u, k in keys.items() if bad[u] is None), reverse=True)
    first = {key: place for place, key in reversed(list(enumerate(placed, 1)))}
    lost = lost or any(b in (MISSING, ERROR) for b in bad.values())
    ranks: dict[int, Value] = {}
    for unit, key in keys.items():
        ranks[unit] = NA if bad[unit] is NA else ERROR if lost else bad[unit] or Fraction(first[key])
    return ranks


def order_of(unit: Unit) -> tuple[Value, ...]:
    """The keys of the ranking in use, the greater the better; who has no score comes after all who have."""
    world = unit.world
    ranking = next(r for r in world.every(Ranking) if world.holds(r.guard))
    keys = (_not_last(unit), *_keys(ranking, unit))
    return tuple(_BELOW_ALL if k is NO_SCORE else k for k in keys)


def _not_last(unit: Unit) -> Value:
    """排末位: below every other unit, whatever the keys."""
    flags = [veto_holds(v, unit) for v in unit.world.every(Veto) if v.ranked_last]
    return worst(flags) or Fraction(0 if any(flags) else 1)


_BELOW_ALL = Fraction(-(10**30))


def _keys(statement: Ranking, unit: Unit) -> Iterator[Value]:
    """The keys, the greater the better; 无分者排末位 puts a unit without a score below every score."""
    for sorting in statement.sortings:
        for key in sorting.keys:
            value = evaluate(key.expr, unit)
            if isinstance(value, Fraction) and sorting.order == "low_to_high":
                value = -value
            yield _BELOW_ALL if value is NO_SCORE and statement.unscored == "unscored_last" else value
