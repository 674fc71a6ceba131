"""The indicator tree as schemes and refinements reach into it: a node by its path, what is said of it, the tree anew."""

from typing import Any

from ruledsl.measure import Draft, clause_texts
from ruledsl.node import evolve
from ruledsl.source import Span
from ruledsl.statements.by_class import Points
from ruledsl.statements.indicator import Indicator


def find_node(draft: Draft, path: str, span: Span) -> tuple[Indicator, str] | None:
    """The tree and the full path of the indicator that a scheme names, by the end of its path."""
    found = []
    for root in (s for s in draft.statements if isinstance(s, Indicator)):
        found += [(root, full) for full, _ in root.nodes() if full == path or full.endswith("." + path)]
    if len(found) == 1:
        return found[0]
    names = [full for s in draft.statements if isinstance(s, Indicator) for full, _ in s.nodes()]
    draft.report("E212" if found else "E211", span, name=path, choices=tuple(f for _, f in found) or tuple(names))
    return None


def node_at(root: Indicator, path: str) -> Indicator:
    return next(node for full, node in root.nodes() if full == path)


def settled(draft: Draft, node: Indicator, maximum: Points | None, span: Span, **changes: Any) -> Indicator:
    """The node with what a scheme says of it; saying again what the measure has said is an error, never an override."""
    if node.maximum is not None and maximum is not None:
        amounts = {"maximum": str(node.maximum), "found": str(maximum), "again": node.open_maximum}
        draft.report("E271", span, clause_texts(node.clauses), node.span, name=node.name.text, **amounts)
        maximum = node.maximum
        if node.open_maximum:  # a scheme has settled it: what it said of the scoring is not said again
            return node
    if node.scoring is not None or (node.parts and changes.get("parts")):
        draft.report("E272", span, clause_texts(node.clauses), node.span, name=node.name.text)
    return evolve(node, maximum=maximum or node.maximum, open_scoring=False, placed=False, **changes)


def replaced(root: Indicator, path: str, new: Indicator, prefix: str = "") -> Indicator:
    """The tree with the node at a path replaced."""
    here = f"{prefix}{root.name.text}"
    if here == path:
        return new
    return evolve(root, parts=tuple(replaced(p, path, new, f"{here}.") for p in root.parts))
