"""What went wrong or deserves attention, as values; the words are in ``checks/``, one file a code.

The first letter of a code is its severity: E error in rules, F error in facts, W warning, I information, N a
finding about a unit's result (a cap that cut, an approval used, a deadline missed).
"""

from typing import Any

from ruledsl.node import Record, field
from ruledsl.source import Span


class Related(Record):
    """Another place that belongs to the story, with the name of its own sentence in the check's ``related``."""

    span: Span
    sentence: str
    args: dict[str, Any] = field(factory=dict, eq=False)


class Fix(Record):
    """A replacement of one span that was verified to remove the diagnostic; one that is only near is not ``certain``."""

    span: Span
    text: str
    certain: bool = True


class Example(Record):
    """A unit that shows a finding: what it has unlike a typical one, and fact files to run, by name.

    ``changes`` pairs a fact or a kind of event with its value; ``command`` runs the first of the files.
    """

    changes: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    command: str = ""


class Diagnostic(Record):
    """One finding: its code, the values for its message, where it is, which clauses it concerns.

    ``path`` names the place in a fact file (``单位.甲局.事件[3].分值``) where there is no better span; ``cell`` the place
    in a workbook (``事件!E17``), ``level`` the severity that a project gives it.
    """

    code: str
    args: dict[str, Any] = field(factory=dict)
    span: Span | None = None
    clauses: tuple[str, ...] = ()
    path: str = ""
    unit: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    cell: str = ""
    level: str = ""
    example: Example | None = field(default=None, eq=False)

    @property
    def severity(self) -> str:
        """By the code, unless the settings of a project say otherwise."""
        return self.level or {"E": "error", "F": "error", "W": "warning", "I": "info", "N": "finding"}[self.code[0]]

    @property
    def is_error(self) -> bool:
        return self.severity == "error"
