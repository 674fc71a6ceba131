"""不涉及计分 not scored: clauses that state principles, scope or duties and move no points; 定性 marks a definition.

不涉及计分 第一条、第三条 “目的与原则”
"""

from ruledsl.build import Builder
from ruledsl.node import field
from ruledsl.syntax import Clause, Statement, with_articles


class NotScored(Statement):
    RULE = "not_scored"
    listed: tuple[Clause, ...] = field(metadata={"rule": "clause"})
    items: str
    sort_of: str = ""

    @property
    def clauses(self) -> tuple[Clause, ...]:
        return with_articles(self.listed)

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
