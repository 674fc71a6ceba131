"""条款 articles: which articles and items the document has, so that a wrong citation is found.

条款 第一条至第十八条、第七条（一）至（九）
"""

from ruledsl.build import Builder
from ruledsl.node import field
from ruledsl.syntax import Clause, Statement


class Outline(Statement):
    RULE = "outline"
    ranges: tuple[tuple[Clause, Clause], ...] = field(metadata={"rule": "range"})

    def contains(self, clause: Clause) -> bool:
        """Whether the document has this article, paragraph and item."""
        if not self._has(clause.article, 0, 0):
            return False
        if clause.paragraph and not self._has(clause.article, clause.paragraph, 0):
            return False
        return not clause.item or self._has(clause.article, clause.paragraph, clause.item)

    def _has(self, article: int, paragraph: int, item: int) -> bool:
        for first, last in self.ranges:
            if item:
                if first.article == article and first.paragraph == paragraph and first.item <= item <= last.item:
                    return True
            elif paragraph:
                if first.article == article and first.paragraph <= paragraph <= last.paragraph:
                    return True
            elif first.article <= article <= last.article:
                return True
        return False

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
