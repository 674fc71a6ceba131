"""Cases and what became of them, as values."""

from attrs import field, frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import Document
from ruledsl.node import Record
from ruledsl.source import Source, Span

#: The shape of a file of cases.
FORMAT = "ruledsl.cases/1"

#: Verdicts of a case: as expected, not so, no expectation yet, facts or names wrong, proposed and not yet confirmed.
PASSED, DIFFERS, OPEN, INVALID, PROPOSED = "passed", "differs", "open", "invalid", "proposed"


class Expectation(Record):
    """What must come out under one name for one unit; several words for lists like 提示.  In a workbook it has a cell."""

    unit: str
    name: str
    values: tuple[str, ...]
    span: Span
    cell: str = ""


@frozen
class Case:
    """Facts of one or more invented units (or a fact file, such as a workbook, with its bytes) and what must come out.

    ``readings`` are ``名称=选项`` as written, None where the case does not say which readings it assumes.  ``schemes``
    are the rule files that it needs, relative to the folder of the rules; None leaves them to the command.
    """

    name: str
    span: Span
    document: Document | tuple[str, bytes] = field(repr=False)
    expected: tuple[Expectation, ...] = ()
    measure: str = ""
    year: int | None = None
    readings: tuple[str, ...] | None = None
    schemes: tuple[str, ...] | None = None
    proposed: bool = False
    target: Span | None = None
    note: str = ""


@frozen
class CaseFiles:
    """All cases of a run, the texts that they stand in, and what is wrong with their shape."""

    cases: tuple[Case, ...]
    sources: tuple[Source, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


@frozen
class Operand:
    """A value that a step was made from."""

    label: str
    value: str


@frozen
class Step:
    """A line of the score sheet on the way to a result: statement, clause, value, and what the value was made from."""

    name: str
    kind: str
    label: str
    clauses: tuple[str, ...]
    value: str
    operands: tuple[Operand, ...] = ()


@frozen
class Difference:
    """One name for which something else came out."""

    unit: str
    name: str
    expected: tuple[str, ...]
    found: tuple[str, ...]
    step: Step | None = None
    span: Span | None = None
    cell: str = ""


@frozen
class Outcome:
    """A case that was run.  ``observed`` is all that came out, by unit and name; ``first`` the first step that differs.

    ``readings`` are those in use, ``others`` names those for which the rules adopt another option.
    """

    case: Case
    verdict: str
    differences: tuple[Difference, ...] = ()
    first: Difference | None = None
    steps: tuple[Step, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()
    others: tuple[str, ...] = ()
    observed: dict[str, dict[str, tuple[str, ...]]] = field(factory=dict, repr=False)
    problems: tuple[Diagnostic, ...] = ()
