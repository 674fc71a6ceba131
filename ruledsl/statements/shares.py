"""占: indicators of one level that count by their shares in per cent (``占 30%``)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ruledsl import ops
from ruledsl.build import Builder, Stop
from ruledsl.express import quantity
from ruledsl.ir import Expr, Lit, Type
from ruledsl.measure import clause_texts
from ruledsl.syntax import Quantity

if TYPE_CHECKING:
    from ruledsl.statements.indicator import Indicator


def weighted(
    build: Builder, nodes: Sequence["Indicator"], parts: list[Expr], tops: list[Expr]
) -> tuple[list[Expr], list[Expr]]:
    """Parts by their shares (占 30%): all of a group have one, or none has."""
    if all(node.weight is None for node in nodes):
        return parts, tops
    for node in nodes:
        if node.weight is None or quantity(node.weight).type.kind != "ratio":
            shares = tuple((n.name.text, str(n.weight)) for n in nodes if n.weight is not None)
            args = {"name": node.name.text, "maximum": str(node.maximum or ""), "shares": shares}
            build.report("E228", node.span, clause_texts(node.clauses), **args)
            raise Stop
    by_share = [quantity(n.weight) for n in nodes if n.weight is not None]
    return (
        [ops.mul(part, share) for part, share in zip(parts, by_share, strict=True)],
        [ops.mul(top, share) for top, share in zip(tops, by_share, strict=False)],
    )


def share_of(top: Lit, weight: Quantity | None) -> Lit:
    share = ops.lit(1, Type("ratio")) if weight is None else quantity(weight)
    return ops.lit(top.value * share.value, Type("points", top.type.decimals + share.type.decimals))


def sum_of(parts: list[Lit]) -> Lit:
    decimals = max(p.type.decimals for p in parts)
    return ops.lit(sum(p.value * 10 ** (decimals - p.type.decimals) for p in parts), Type("points", decimals))
