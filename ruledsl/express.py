"""Expressions as written → typed expressions of the plan.

Units become types: ``2分`` is points, ``30%`` a ratio, ``15天`` days; a quotient stays exact until it is rounded.
"""

from collections.abc import Callable
from functools import singledispatch
from typing import Any

from ruledsl import ops, syntax
from ruledsl.build import UNIT, Builder, Context, Stop, Told
from ruledsl.ir import Absence, Expr, Lit, Type
from ruledsl.operands import division, unfitting, with_unit
from ruledsl.ops import Quotient
from ruledsl.phrasing import phrase
from ruledsl.quotients import combined, compared, even, kind_of, rounded

_KINDS = {
    "points": "points",
    "percent": "ratio",
    "percent_points": "ratio",
    "days": "days",
    "years": "years",
    "months": "months",
    "": "number",
}
RELATIONS = {
    "eq": "eq", "is": "eq", "ne": "ne", "is_not": "ne", "lt": "lt", "earlier": "lt", "le": "le", "no_later": "le",
    "gt": "gt", "later": "gt", "ge": "ge", "no_earlier": "ge",
}  # fmt: skip
AT_UNIT = Context(UNIT)


def quantity(node: syntax.Quantity) -> Lit:
    """A number with its unit as a constant; per cent are hundredths."""
    hundredth = 2 if node.unit in ("percent", "percent_points") else 0
    return ops.lit(node.value, Type(_KINDS[node.unit], node.decimals + hundredth))


def points(build: Builder, node: syntax.Quantity) -> Lit:
    """A constant that must be points, in no finer steps than the measure keeps."""
    if node.unit != "points":
        build.report("E222", node.span, found=str(node), unit=node.unit)
        raise Stop
    return quantity(node)


def expression(build: Builder, node: syntax.Expression, context: Context = AT_UNIT) -> Expr:
    """Lower an expression; a quotient that does not come out even and was not rounded is an error."""
    value = even(exact(build, node, context))
    if isinstance(value, Quotient):
        divided = division(node)
        which = "" if isinstance(divided, syntax.Product) else "mean"
        build.report("E223", divided.span, which=which, written=phrase(divided))
        raise Stop
    return value


def condition(build: Builder, node: syntax.Expression, context: Context = AT_UNIT) -> Expr:
    """Lower an expression that must be true or false."""
    value = expression(build, node, context)
    if value.type.kind != "flag":
        told: dict[str, Any] = {"left": phrase(node), "left_kind": value.type.kind}
        problem = "happened" if build.measure.lookup(f"{phrase(node)}.次数") else "not-a-condition"
        build.report("E221", node.span, problem=problem, values=(value.type.kind,), **told)
        raise Stop
    return value


def exact(build: Builder, node: syntax.Expression, context: Context) -> Expr | Quotient:
    """Lower an expression; the result may be an exact quotient."""
    with build.typed(node.span, lambda kinds: unfitting(node, build, context, kinds)):
        return _lower(node, build, context)


@singledispatch
def _lower(node: syntax.Expression, build: Builder, context: Context) -> Expr | Quotient:
    raise AssertionError(type(node))


Lowering = Callable[[Any, Builder, Context], Expr | Quotient]


def lowers(lower: Lowering) -> Lowering:
    """Adds the lowering of a class of expressions, by the annotation of its first argument."""
    return _lower.register(lower.__annotations__["node"], lower)


@lowers
def _(node: syntax.Quantity, build: Builder, context: Context) -> Expr:
    return quantity(node)


@lowers
def _(node: syntax.Date, build: Builder, context: Context) -> Expr:
    return ops.lit(node.days, Type("date"))


@lowers
def _(node: syntax.Builtin, build: Builder, context: Context) -> Expr:
    return build.builtins[node.kind](build)


@lowers
def _(node: syntax.Reference, build: Builder, context: Context) -> Expr:
    if node.text in context.names:
        return context.names[node.text]
    found = [s for s in build.measure.lookup(node.text) if s.role in YIELDING]
    if len(found) == 1:
        return build.value(found[0])
    choices = found or [s for s in build.measure.symbols if s.role in YIELDING]
    names = (*(() if found else context.names), *(s.path for s in choices))
    from ruledsl.unusable import refuse  # noqa: PLC0415 - only for what cannot be read

    refuse(build, node, names, bool(found))
    raise Stop


YIELDING = frozenset({"points", "count", "flag", "fact", "value", "step", "hole", "reading"})


@lowers
def _(node: syntax.Sum, build: Builder, context: Context) -> Expr | Quotient:
    total: Expr | Quotient | None = None
    for sign, term in node.terms:
        value = even(exact(build, term, context))
        join = ops.add if sign == "plus_sign" else ops.sub
        total = value if total is None else combined(join, total, value)
    assert total is not None
    return total


@lowers
def _(node: syntax.Compare, build: Builder, context: Context) -> Expr:
    left = exact(build, node.left, context)
    if not isinstance(left, Quotient) and left.type.kind == "choice":
        return ops.compare(RELATIONS[node.relation], left, chosen_from(build, node.right, left, context))
    right = exact(build, node.right, context)
    for value, written, other in ((left, node.right, node.left), (right, node.left, node.right)):
        if isinstance(written, syntax.Quantity):
            with_unit(build, written, kind_of(value), other)
    return compared(RELATIONS[node.relation], left, right)


def chosen_from(build: Builder, node: syntax.Expression, left: Expr, context: Context) -> Expr:
    """The right side of “情形 是 失泄密”: a member of the list, unless it is another choice."""
    choices = left.type.choices
    if isinstance(node, syntax.Reference) and node.text in choices:
        return ops.lit(choices.index(node.text), left.type)
    if isinstance(node, syntax.Reference) and node.text not in context.names and not _means(build, node.text):
        build.report("E213", node.span, name=node.text, choices=choices)
        raise Stop
    return expression(build, node, context)


def _means(build: Builder, name: str) -> bool:
    """Whether a name stands for one choice; else what was meant is an option that is missing in the list."""
    found = [s for s in build.measure.lookup(name) if s.role in YIELDING]
    return len(found) == 1 and build.value(found[0]).type.kind == "choice"


@lowers
def _(node: syntax.WithinBand, build: Builder, context: Context) -> Expr:
    value = exact(build, node.value, context)
    return in_band(build, node.band, value, lambda kinds: unfitting(node, build, context, kinds))


def in_band(build: Builder, band: syntax.Band, value: Expr | Quotient, told: Told | None = None) -> Expr:
    """Whether a value lies in a band; which ends belong to it is in the words and the measure's 端点."""
    tests = []
    low, high = ends(build, band)
    for number in (band.low, band.high):
        if number is not None:
            with_unit(build, number, kind_of(value))
    with build.typed(band.span, told):
        if low is not None and band.low is not None:
            tests.append(compared("ge" if low else "gt", value, quantity(band.low)))
        if high is not None and band.high is not None:
            tests.append(compared("le" if high else "lt", value, quantity(band.high)))
    return ops.all_of(*tests)


def ends(build: Builder, band: syntax.Band) -> tuple[bool | None, bool | None]:
    """Whether the lower and the upper end belong to the band (None: the band has no such end)."""
    declared = build.measure.settings.get("ends", {})
    result: list[bool | None] = []
    for words in (band.low_words, band.high_words):
        if words in ("at_least", "at_or_below") and words not in declared:
            build.report("E225", band.span, words=words)
            raise Stop
        known = {"": None, "and_more": True, "more_than": False, "less_than": False}
        result.append(known[words] if words in known else declared[words])
    return result[0], result[1]


@lowers
def _(node: syntax.All, build: Builder, context: Context) -> Expr:
    return both_or_either(True, [condition(build, p, context) for p in node.parts])


@lowers
def _(node: syntax.Any_, build: Builder, context: Context) -> Expr:
    return both_or_either(False, [condition(build, p, context) for p in node.parts])


def both_or_either(every: bool, parts: list[Expr]) -> Expr:
    """且 and 或: what was not reported matters only where the other conditions leave the answer open."""
    join = ops.all_of if every else ops.any_of
    strict = join(*parts)
    if Absence.MISSING not in strict.type.absent:
        return strict
    known = join(*(known_or(p, ops.flag(every)) for p in parts))
    return ops.case([(ops.not_(known) if every else known, ops.flag(not every))], strict)


@lowers
def _(node: syntax.Negation, build: Builder, context: Context) -> Expr:
    return ops.not_(condition(build, node.part, context))


@lowers
def _(node: syntax.Extreme, build: Builder, context: Context) -> Expr | Quotient:
    values = [even(exact(build, p, context)) for p in node.parts]
    return combined(ops.largest if node.kind == "max" else ops.smallest, *values)


@lowers
def _(node: syntax.Rounded, build: Builder, context: Context) -> Expr:
    value = exact(build, node.part, context)
    # The decimals of a share are those of its percentage: 33.3% has one.
    return rounded(value, node.rounding.decimals + (2 if kind_of(value) == "ratio" else 0), node.rounding.mode)


def only_where(test: Expr, value: Expr) -> Expr:
    """The condition where the test holds, else no: what nobody can know of it matters only there."""
    if not value.type.absent:
        return ops.all_of(test, value)
    return value if test == ops.flag(True) else ops.case([(test, value)], ops.flag(False))


def known_or(value: Expr, default: Expr) -> Expr:
    """The value, or the default where the fact was not reported."""
    return ops.stand_in(value, Absence.MISSING, default)
