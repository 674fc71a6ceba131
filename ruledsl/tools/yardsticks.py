"""Facts that others are only measured by – targets, numbers of all: they may well be the same in every unit."""

from collections.abc import Iterator

from ruledsl.measure import Measure
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.scoring import Completion
from ruledsl.syntax import Compare, Expression, Node, Product, Reference, Steps, walk


def yardsticks(measure: Measure) -> frozenset[str]:
    """The paths of facts that stand only behind ÷, or on the right of a comparison with something that varies."""
    nodes = list(measure.nodes)
    measuring = {id(reference) for node in nodes for reference in _measuring(node)}
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for node in nodes:
        if isinstance(node, Reference):
            found[id(node) in measuring] |= {symbol.path for symbol in measure.lookup(node.text)}
    tops = (n for top in measure.every(Indicator) for n in top.nodes())
    targets = {f"{path}.目标数" for path, node in tops if isinstance(node.scoring, Completion)}
    return frozenset((found[True] | targets) - found[False])


def _measuring(node: Node) -> Iterator[Reference]:
    """The names in a formula by which something else is measured."""
    match node:
        case Product():
            yield from (n for sign, f in node.factors if sign == "over_sign" for n in _names(f))
        case Compare() if list(_names(node.left)):
            yield from _names(node.right)
        case Steps():
            yield from _names(node.bound)


def _names(expr: Expression) -> Iterator[Reference]:
    return (node for node in walk(expr) if isinstance(node, Reference))
