"""What the fact loader returns: rows ready for a back-end, and the words that belong to them."""

from typing import Any

from attrs import field, frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.source import Source

#: A row in the shape of ``records.shape``.
Row = tuple[Any, ...]


class NotKnown(int):
    """Stands in the slot of a fact that is not known yet; as a number it is the lowest that the fact can be."""


@frozen
class LineFacts:
    """The words beside one row of a child table: its event's id, its counting date, its texts by path.

    ``undated``: nobody knows the day of the event, and the date in the row stands for it.
    """

    id: str = ""
    date: int | None = None
    texts: dict[str, str] = field(factory=dict)
    undated: bool = False


@frozen
class RoundScore:
    """What a fact was given in one round of scoring, as written: by whom, when, and why it was changed."""

    round: str
    item: str
    value: str
    scorer: str
    date: str
    reason: str = ""


@frozen
class Decision:
    """What was decided about a unit in the end, as written; it stands beside the result and never enters it."""

    grade: str
    total: str
    decider: str
    date: str
    reason: str


@frozen
class UnitFacts:
    """The facts of one unit; ``row`` is None when they were rejected.

    ``lines`` holds the words of each child table in the order of its rows.  ``assumed`` names the kinds of
    event and the facts that were not given and counted as none; ``nothing_to_report`` those declared as none.
    ``rounds`` are the scores of all rounds, whichever counts.
    """

    name: str
    class_name: str
    row: Row | None
    texts: dict[str, str] = field(factory=dict)
    lines: dict[str, tuple[LineFacts, ...]] = field(factory=dict)
    assumed: tuple[str, ...] = ()
    nothing_to_report: tuple[str, ...] = ()
    rounds: tuple[RoundScore, ...] = ()
    decision: Decision | None = None


@frozen
class FactSet:
    """The facts of one assessment: units in roster order, the row of the run, what is wrong, what to know.

    ``run_row`` has the shape of the PARAM row without its readings, and is None when a fact of the run is
    wrong.  ``decided`` is in days since 1970-01-01.  ``notes`` are warnings; errors are in ``diagnostics``.
    ``sources`` are the decoded texts that the spans of diagnostics refer to.
    """

    measure: str
    year: int | None
    decided: int | None
    roster: tuple[tuple[str, str], ...]
    run_row: Row | None
    run_texts: dict[str, str]
    units: tuple[UnitFacts, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    notes: tuple[Diagnostic, ...] = ()
    roster_assumed: bool = False
    sources: tuple[Source, ...] = field(default=(), repr=False)
