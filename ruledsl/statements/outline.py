"""条款 articles: which articles, items and annexes the document has, so that a wrong citation is found.

条款 第一条至第十八条、第七条（一）至（九）、附件1至附件3
"""

from functools import cached_property
from typing import Any

from ruledsl.build import Builder
from ruledsl.node import field
from ruledsl.syntax import Clause, Statement

#: What is declared, from wide to narrow; points need not be.
_LEVELS = (
    "annex", "chapter", "section", "part", "article", "second", "third", "note", "paragraph", "item", "point", "letter", "ring",
)  # fmt: skip
_Parts = tuple[tuple[str, Any], ...]


class Outline(Statement):
    RULE = "outline"
    ranges: tuple[tuple[Clause, Clause], ...] = field(metadata={"rule": "range"})

    def contains(self, clause: Clause) -> bool:
        """Whether the document has this article, paragraph and item, or this annex and part.

        Of an article every paragraph and item that is cited must be declared; of an annex or a part only where 条款
        says what it holds.
        """
        whole, strict = _Parts(), True
        for level, value in _given(clause):
            kin = self._declared.get((level, whole))
            whole = (*whole, (level, value))
            if kin is None and not strict:
                continue
            at = _at(clause, level)
            inside = any(first <= at <= last for first, last in kin or ())
            if not inside and not (clause.annex and self._speaks_of(whole)):
                return False
            strict = not clause.annex and level in ("article", "paragraph")
        return True

    @cached_property
    def _declared(self) -> dict[tuple[str, _Parts], list[tuple[Any, Any]]]:
        """For each level and what it is a part of: the numbers that are declared, from first to last."""
        found: dict[tuple[str, _Parts], list[tuple[Any, Any]]] = {}
        for first, last in self.ranges:
            level, above = first.finest, tuple(part for part in _given(first) if part[0] != first.finest)
            found.setdefault((level, above), []).append((_at(first, level), _at(last, level)))
        return found

    def _speaks_of(self, parts: _Parts) -> bool:
        """Whether something is declared that is a part of this."""
        whole = Clause(**dict(parts))
        return any(first.within(whole) for first, _ in self.ranges)

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""


def _given(clause: Clause) -> _Parts:
    """The levels that a citation gives, from wide to narrow, each with its number."""
    return tuple((level, value) for level in _LEVELS if (value := getattr(clause, level)))


def _at(clause: Clause, level: str) -> Any:
    """A number of a clause, of an annex with the kind of annexes that it is one of."""
    return clause.head[0] if level == "annex" else getattr(clause, level)
