"""条款 articles: which articles, items and annexes the document has, so that a wrong citation is found.

条款 第一条至第十八条、第七条（一）至（九）、附件1至附件3
"""

from typing import Any

from ruledsl.build import Builder
from ruledsl.node import evolve, field
from ruledsl.syntax import Clause, Statement

#: What is declared, from wide to narrow; points need not be.
_LEVELS = ("annex", "chapter", "section", "part", "article", "paragraph", "item", "point")


class Outline(Statement):
    RULE = "outline"
    ranges: tuple[tuple[Clause, Clause], ...] = field(metadata={"rule": "range"})

    def contains(self, clause: Clause) -> bool:
        """Whether the document has this article, paragraph and item, or this annex and part.

        Of an article every paragraph and item that is cited must be declared; of an annex or a part only where 条款
        says what it holds.
        """
        whole, strict = Clause(), True
        for level in _LEVELS:
            value = getattr(clause, level)
            if not value:
                continue
            part = evolve(whole, **{level: value})
            kin = [r for r in self.ranges if r[0].finest == level and _without(r[0], level) == whole]
            if not kin and not strict:
                whole = part
                continue
            inside = any(_at(a, level) <= _at(part, level) <= _at(b, level) for a, b in kin)
            if not inside and not (clause.annex and any(a.within(part) for a, _ in self.ranges)):
                return False
            whole, strict = part, not clause.annex and level in ("article", "paragraph")
        return True

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""


def _without(clause: Clause, level: str) -> Clause:
    return evolve(clause, **{level: "" if level == "annex" else 0})


def _at(clause: Clause, level: str) -> Any:
    """A number of a clause, of an annex with the kind of annexes that it is one of."""
    return clause.head[0] if level == "annex" else getattr(clause, level)
