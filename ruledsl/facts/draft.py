"""A unit in the making: the state that is shared while its rows are read."""

from typing import Any

from attrs import define, field, frozen

from ruledsl.facts.model import LineFacts
from ruledsl.facts.names import folded
from ruledsl.facts.report import Report
from ruledsl.facts.tree import Document, Path, Problem, Tree


@frozen(eq=False)
class Part:
    """A piece of a fact file about one row: which file, where in it, and the mapping itself."""

    document: Document
    path: Path
    node: dict[str, Tree]


@frozen(eq=False)
class Given:
    """A fixed key or a list of rows as it was given: to be read by whoever knows what it means."""

    role: str
    value: Tree
    document: Document
    path: Path


@define
class Codes:
    """Texts numbered in the order in which they appear: which are equal is all that a key fact says."""

    numbers: dict[str, dict[str, int]] = field(factory=dict)

    def number(self, group: str, text: str) -> int:
        """The number of a text within its group of key facts, counted from 1."""
        known = self.numbers.setdefault(group, {})
        return known.setdefault(folded(text), len(known) + 1)


@define
class Draft:
    """What is known so far about one unit; ``wide`` numbers the texts that are compared between units.

    ``last_day`` is that of the assessment year, which stands for the day of an event that nobody knows.
    """

    unit: str
    report: Report
    wide: Codes
    last_day: int = 0
    codes: Codes = field(factory=Codes)
    lines: dict[str, list[LineFacts]] = field(factory=dict)
    assumed: list[str] = field(factory=list)
    rejected: bool = False

    def flag(
        self,
        code: str,
        document: Document,
        path: Path,
        args: dict[str, Any],
        clauses: tuple[str, ...] = (),
    ) -> None:
        """Note a problem, which rejects what is being read."""
        self.rejected = True
        self.report.add(Problem(code, args, path), document, self.unit, clauses)
