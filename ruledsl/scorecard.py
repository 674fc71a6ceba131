"""The result of a run: one scorecard a unit, exact decimals as text, everything a presenter needs and nothing more."""

from attrs import field, frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts.model import Decision, RoundScore

#: Name and version of the JSON shape that ``show`` writes; within a major version keys are only added.
SCHEMA = "ruledsl.scorecard/1"


@frozen
class Cause:
    """What makes a value absent.

    ``kind`` is ``fact`` (``name`` was not reported), ``row`` (nor was it in ``row`` of ``table``), ``unit`` (that unit has no
    value, or nobody knows which; ``table`` is a fact that it lacks), ``no-rows`` (of that table), ``not-applicable no-score open outside`` (of that statement).
    ``at`` is the statement that asks for it.
    """

    kind: str
    name: str
    table: str = ""
    row: int = 0
    at: str = ""

    @property
    def written(self) -> tuple[str, ...]:
        """As the values of a message."""
        return (self.kind, self.name, self.table, str(self.row), self.at)


@frozen
class Value:
    """A value of the plan as people read it: a decimal without trailing zeros, a word, a date, 是/否 – or why it is not there.

    ``kind`` is the kind of ``ir.Type``, or ``percent_points`` of one percentage less another; ``absent`` is ``n/a no-score missing error`` or empty, then ``text`` is empty and
    ``why`` tells what of the facts makes it so.
    """

    text: str
    kind: str
    absent: str = ""
    why: tuple[Cause, ...] = ()


@frozen
class Line:
    """An event line of a statement: its own fields, what it is worth, whether it counts.

    ``absorbed`` names the line that counts for the same incident in its place: statement, date and, where it has one, id.
    """

    id: str
    date: str
    counts: bool
    points: Value | None
    fields: tuple[tuple[str, str], ...] = ()
    absorbed: tuple[str, ...] = ()
    #: Why it does not count: ``condition`` and each condition that leaves it out, ``outside``, ``inactive`` (its statement
    #: does not apply), ``most`` (beyond so many as count), or ``once`` and the day and id of the line that counts in its place.
    why: tuple[str, ...] = ()
    #: It names no incident, and neither does another with which it might be one.
    unnamed: bool = False


@frozen
class Asked:
    """A condition as it is written, whether it holds, and the values that it reads.

    That of a statement, or a part of what a ``grade`` asks for besides the score.
    """

    grade: str
    text: str
    holds: Value
    made_of: tuple[tuple[str, Value], ...] = ()


@frozen
class Contest:
    """How the places of a quota were given among the units with the score for the grade.

    ``taken`` are those with a place; ``passed`` those before a unit that take none, without whom it has its place: the
    unit, why (``part`` takes no part, ``exempt`` takes no place, ``veto``) and by which statement.
    """

    taken: tuple[str, ...]
    passed: tuple[tuple[str, str, str], ...] = ()


@frozen
class Item:
    """A statement on the score sheet, in document order, with its value or the reason why it did not apply.

    ``reason`` is ``""`` (it applied) or one of ``reading`` (another option is in use), ``no-events``, ``condition``,
    ``not-found``, ``not-reported``; ``open`` marks a value that a trial took for a hole.  ``tests`` are conditions that
    are counted, as they are written, and whether each holds; ``rivals`` statements of which an incident keeps one line.
    """

    path: str
    kind: str
    label: str
    depth: int
    clauses: tuple[str, ...]
    values: tuple[tuple[str, Value], ...]
    reason: str = ""
    reading: str = ""
    text: str = ""
    lines: tuple[Line, ...] = ()
    tests: tuple[tuple[str, Value], ...] = ()
    rivals: tuple[str, ...] = ()
    #: Facts, quantities and numbers of rows that an indicator is made of, by name.
    made_of: tuple[tuple[str, Value], ...] = ()
    asked: tuple[Asked, ...] = ()
    contest: Contest | None = None
    #: The formula in the numbers of the unit, where somebody asked for it; see ``tools.worked_out``.
    formula: str = ""

    def value(self, role: str) -> Value | None:
        return dict(self.values).get(role)


@frozen
class Dropped:
    """A row, counted from 1, that a statistic leaves out: the statement it serves, and whether as ``highest`` or ``lowest``.

    ``end`` stands where it drops them all.
    """

    row: int
    by: str
    end: str


@frozen
class TableOf:
    """A sub-table of a unit: each of its rows, facts and what is worked out by name, and those that a statistic drops."""

    name: str
    rows: tuple[tuple[tuple[str, Value], ...], ...]
    dropped: tuple[Dropped, ...] = ()


@frozen
class Approval:
    """An approval to go beyond a cap: which, and its limit, day, decider and reason."""

    cap: str
    line: Line


@frozen
class Scorecard:
    """One unit's result.  ``rejected`` holds the reasons when its facts were not valid; then there are no values.

    ``approvals``, the scores of ``rounds`` and the final ``decision`` are records beside the result.
    """

    unit: str
    class_name: str
    total: Value | None
    grade: Value | None
    rank: Value | None
    assessor: Value | None = None
    steps: tuple[Item, ...] = ()
    statements: tuple[Item, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    consequences: tuple[Item, ...] = ()
    assumed: tuple[str, ...] = ()
    rejected: tuple[Diagnostic, ...] = ()
    approvals: tuple[Approval, ...] = ()
    rounds: tuple[RoundScore, ...] = ()
    decision: Decision | None = None
    tables: tuple[TableOf, ...] = ()


@frozen
class ReadingInUse:
    """A reading with its options and the one that this run used; ``overridden`` when a trial chose another."""

    name: str
    option: str
    options: tuple[str, ...]
    reason: str
    clauses: tuple[str, ...]
    overridden: bool = False


@frozen
class Results:
    """A run over all units of a fact set.

    ``hashes`` are ``text plan schema`` digests; ``trial`` marks a run that is no result; ``findings`` concern the run
    as a whole (procedure, roster); ``partial`` says that some unit or group could not be computed.
    """

    measure: str
    title: str
    version: str
    year: int
    schemes: tuple[str, ...]
    readings: tuple[ReadingInUse, ...]
    units: tuple[Scorecard, ...]
    findings: tuple[Diagnostic, ...] = ()
    hashes: tuple[tuple[str, str], ...] = ()
    engine: str = ""
    options: tuple[tuple[str, str], ...] = ()
    trial: bool = False
    partial: bool = False
    open_holes: tuple[str, ...] = field(default=())
    #: Among how many one unit is ranked that stands alone in ``units``; 0: all stand there.
    peers: int = 0
    #: Whether units of several classes share one ranking.
    over_all: bool = False

    def ranked_with(self, unit: Scorecard) -> tuple[str, ...]:
        """The units among which this one is ranked, in roster order, it among them; those that take no part are not."""
        group = (u for u in self.units if self.over_all or u.class_name == unit.class_name)
        return tuple(u.unit for u in group if u.rank is None or u.rank.absent != "n/a")
