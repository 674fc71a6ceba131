"""Values that are chosen: by a condition, and by what is not there.

当 受理件数 > 0 则 办结得分 否则 不涉及
涉及（政府公报）       上年满意度 未报       （甲 不涉及时 3分）       （发生日期 未报时 接报日期）
"""

from ruledsl import ops, syntax
from ruledsl.build import Builder, Context, Stop
from ruledsl.express import chosen_from, condition, exact, expression, lowers
from ruledsl.ir import Absence, Expr, Field, Type
from ruledsl.node import evolve
from ruledsl.ops import Quotient
from ruledsl.phrasing import phrase
from ruledsl.quotients import chosen, even, instead, kind_of, parts_of

_STATES = {"inapplicable": Absence.NOT_APPLICABLE, "unreported": Absence.MISSING}


@lowers
def _(node: syntax.IfThen, build: Builder, context: Context) -> Expr | Quotient:
    test = condition(build, node.condition, context)
    parts = node.condition.parts if isinstance(node.condition, syntax.All) else (node.condition,)
    there = evolve(context, given=(*context.given, node.condition, *parts))
    then, otherwise = alternatives(build, (node.then, node.otherwise), (there, context))
    return chosen([(test, then)], otherwise)


def alternatives(
    build: Builder, parts: tuple[syntax.Expression, ...], contexts: tuple[Context, ...]
) -> list[Expr | Quotient]:
    """Two values of which one is taken; 不涉及 is nothing of the kind that the other is."""
    pairs = zip(parts, contexts, strict=True)
    known = [even(exact(build, p, context)) for p, context in pairs if not isinstance(p, syntax.NotConcerned)]
    if len(known) == 2 or not known:
        return known or [exact(build, parts[0], contexts[0])]
    (value,) = known
    kind = Type(kind_of(value), 0, 0, 0) if isinstance(value, Quotient) else value.type
    nothing = ops.nothing(kind, Absence.NOT_APPLICABLE)
    return [nothing if isinstance(p, syntax.NotConcerned) else value for p in parts]


@lowers
def _(node: syntax.Concerns, build: Builder, context: Context) -> Expr:
    return ops.not_(ops.status_is(expression(build, node.reference, context), Absence.NOT_APPLICABLE))


@lowers
def _(node: syntax.NotConcerned, build: Builder, context: Context) -> Expr:
    build.report("E257", node.span)
    raise Stop


@lowers
def _(node: syntax.NotReported, build: Builder, context: Context) -> Expr:
    value = even(exact(build, node.value, context))
    if isinstance(value, Quotient):
        value = parts_of(value)
    _may_lack(build, node.value, value, asked=True)
    return ops.status_is(value, Absence.MISSING)


@lowers
def _(node: syntax.Instead, build: Builder, context: Context) -> Expr | Quotient:
    value, state = even(exact(build, node.value, context)), _STATES[node.lack]
    if not isinstance(value, Quotient):
        if state is Absence.MISSING:
            _may_lack(build, node.value, value)
        if value.type.kind == "choice" and not isinstance(node.other, syntax.NotConcerned):
            return ops.stand_in(value, state, chosen_from(build, node.other, value, context))
    other = alternatives(build, (node.value, node.other), (context, context))[1]
    if isinstance(value, Quotient) or isinstance(other, Quotient):
        return instead(value, state, other)
    return ops.stand_in(value, state, other)


def _may_lack(build: Builder, node: syntax.Expression, value: Expr, asked: bool = False) -> None:
    """W353: what is always reported is asked whether it was, or has something that stands in for it."""
    if Absence.MISSING not in value.type.absent:
        fact = value.name.rpartition(".")[2] if isinstance(value, Field) else ""
        build.report("W353", node.span, value=phrase(node), fact=fact, asked=asked)
