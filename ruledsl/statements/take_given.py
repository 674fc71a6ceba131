"""给定 take as given (in a scheme): the score of an indicator is one fact, its parts are not looked at.

给定 考核内容
"""

from ruledsl.build import Builder
from ruledsl.measure import Draft
from ruledsl.node import evolve
from ruledsl.statements.indicator_tree import find_node, node_at, replaced, settled
from ruledsl.statements.scoring import Assessed
from ruledsl.syntax import Quantity, Statement


class TakeGiven(Statement):
    RULE = "take_given"
    path: str
    maximum: Quantity | None = None

    def apply(self, draft: Draft) -> None:
        """Make the indicator a leaf whose score the assessors give."""
        found = find_node(draft, self.path, self.span)
        if found is None:
            return
        root, path = found
        node = evolve(node_at(root, path), parts=())
        new = settled(draft, node, self.maximum, self.span, scoring=Assessed(span=self.span))
        draft.replace(root, replaced(root, path, new))

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
