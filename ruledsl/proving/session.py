"""One measure under the readings in use, and everything that its questions share: columns, typical unit, solver.

measure, plan ─Session.of─▶ Session ─ever(test, wish)─▶ yes, no, or not decided
                                    ─witness(wish)──▶ the nearest unit that shows it
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from attrs import define, field

from ruledsl.backends.solver import Answer, Limit, Prover
from ruledsl.backends.solver_encode import Encoder
from ruledsl.backends.solver_replay import Cell
from ruledsl.backends.solver_typical import numbers, typical
from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Fold, Plan, walk
from ruledsl.measure import Measure
from ruledsl.proving.linear import Linear
from ruledsl.proving.probes import Probes
from ruledsl.proving.subject import assessed_year, first_class, run_row, wanted
from ruledsl.proving.wishes import Question, Wish
from ruledsl.rewrite import in_order, read_by
from ruledsl.source import Span
from ruledsl.specialise import specialise
from ruledsl.statements.by_class import most
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.full_marks import FullMarks
from ruledsl.validity import year_roles

T = TypeVar("T")


@define(eq=False)
class Session:
    """Questions about one measure; what stays undecided is noted by name."""

    measure: Measure
    plan: Plan
    linear: Linear
    year: int
    known: dict[str, int]
    typical: dict[str, Cell]
    prover: Prover
    probes: Probes
    worth: Mapping[str, tuple[int, ...]]
    said: frozenset[tuple[str, Span | None]] = frozenset()
    undecided: list[str] = field(factory=list)
    kept: dict[str, list[Any]] = field(factory=dict)

    @classmethod
    def of(cls, measure: Measure, plan: Plan, plain: Collection[Diagnostic] = ()) -> "Session":
        """A session; ``plain`` is what the checks without a solver have said already."""
        settled = specialise(plan)
        year = assessed_year(measure)
        known = year_roles(measure, year)
        usual = typical(settled, known, first_class(measure, settled))
        prover = Prover.of((settled,), wanted(measure, settled), known, usual)
        run = run_row(settled, usual)
        worth = numbers(settled)
        probes = Probes(settled, prover.replays[0], usual, run, known["year_first"], worth)
        said = frozenset((d.code, d.span) for d in plain)
        return cls(measure, settled, Linear(settled), year, known, usual, prover, probes, worth, said)

    def ever(self, name: str, question: Question, of: str = "") -> bool:
        """Whether something holds for some unit: looked for near by, then proved; what is not decided counts as yes.

        So does what no unit with few rows comes to, where more rows may; ``of`` is the column, if it is not the name.
        """
        test, wish = question
        if self.probes.find(test) is not None:
            return True
        found = self.prover.possible(*wish(self.prover))
        if found is None:
            self.undecided.append(name)
        return found is not False or (of or name) in self.once("bounded", lambda s: bounded(s.plan, s.limits))

    def witness(self, name: str, wish: Wish, also: Sequence[Encoder] = (), effort: int = 0) -> Answer:
        """The nearest unit for which something holds."""
        answer = self.prover.ask(*wish(self.prover), also=also, effort=effort)
        if answer.verdict == "undecided":
            self.undecided.append(name)
        return answer

    def told(self, code: str, span: Span) -> bool:
        """Whether another check has said so of a place inside this one."""
        places = (s for c, s in self.said if c == code and s is not None and s.file == span.file)
        return any(span.start <= s.start and s.end <= span.end for s in places)

    @property
    def limits(self) -> tuple[Limit, ...]:
        return self.prover.limits

    def has(self, column: str) -> bool:
        """Whether a column is there and within reach."""
        return column in self.probes.slots

    def output(self, role: str) -> str:
        """The column of an output, empty where there is none within reach."""
        name = self.plan.output(role) or ""
        return name if self.has(name) else ""

    @property
    def total(self) -> str:
        return self.output("total")

    @property
    def grade(self) -> str:
        return self.output("grade")

    @property
    def full(self) -> int | None:
        """Full marks on the scale of the total; where classes differ, of the class with most."""
        statement = self.measure.only(FullMarks)
        if statement is None or statement.points is None or not self.total:
            return None
        decimals, top = self.plan.column(self.total).type.decimals, most(statement.points)
        return int(top.value * 10**decimals // 10**top.decimals)

    def once(self, name: str, found: Callable[["Session"], Iterable[T]]) -> list[T]:
        """What several checks ask for, found once."""
        if name not in self.kept:
            self.kept[name] = list(found(self))
        return self.kept[name]

    @property
    def decimals(self) -> int:
        """The decimals of the total."""
        return self.plan.column(self.total).type.decimals if self.total else 0

    @property
    def full_text(self) -> str:
        """Full marks as they are written; where classes differ, of the class with most."""
        statement = self.measure.only(FullMarks)
        return str(most(statement.points)) if statement is not None and statement.points is not None else ""

    def lines(self) -> Iterator[EventLine]:
        """Every bonus and deduction that counts in the total, in the order of the text."""
        for statement in self.measure.statements:
            if isinstance(statement, EventLine) and self.has(statement.name.text):
                yield statement


def bounded(plan: Plan, limits: Iterable[Limit]) -> Iterator[str]:
    """The columns that rest on tables of which only few rows were looked at."""
    few = {name for limit in limits for name in limit.name.split("、") if limit.kind != "open"}
    found = set[str]()
    groups = {t.name for t in plan.tables if not few.isdisjoint(t.over)}
    for column in in_order(plan.columns) if few else ():
        folds = (n.table for n in walk(column.expr) if isinstance(n, Fold))
        if not found.isdisjoint(read_by(column.expr)) or not (few | groups).isdisjoint((column.table, *folds)):
            found.add(column.name)
            yield column.name
