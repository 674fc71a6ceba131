"""Expressions about what is not there: whether an item concerns the unit, and what stands in for a value.

涉及（政府公报）       （甲 不涉及时 3分）       （发生日期 未报时 接报日期）
"""

from ruledsl import ops, syntax
from ruledsl.build import Builder, Context
from ruledsl.express import chosen_from, exact, expression, lowers
from ruledsl.ir import Absence, Expr, Field
from ruledsl.ops import Quotient
from ruledsl.phrasing import phrase
from ruledsl.quotients import even, instead

_STATES = {"inapplicable": Absence.NOT_APPLICABLE, "unreported": Absence.MISSING}


@lowers
def _(node: syntax.Concerns, build: Builder, context: Context) -> Expr:
    return ops.not_(ops.status_is(expression(build, node.reference, context), Absence.NOT_APPLICABLE))


@lowers
def _(node: syntax.Instead, build: Builder, context: Context) -> Expr | Quotient:
    value, state = even(exact(build, node.value, context)), _STATES[node.lack]
    if isinstance(value, Quotient):
        return instead(value, state, even(exact(build, node.other, context)))
    if state is Absence.MISSING and state not in value.type.absent:
        build.report(
            "W353",
            node.span,
            value=phrase(node.value),
            fact=value.name.rpartition(".")[2] if isinstance(value, Field) else "",
        )
    if value.type.kind != "choice":
        other = even(exact(build, node.other, context))
        return instead(value, state, other) if isinstance(other, Quotient) else ops.stand_in(value, state, other)
    return ops.stand_in(value, state, chosen_from(build, node.other, value, context))
