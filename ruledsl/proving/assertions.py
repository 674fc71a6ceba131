"""断言: whether what the author holds to be true of every unit is true of every unit."""

from collections.abc import Iterator

from attrs import evolve

from ruledsl.backends.solver import Answer, Prover
from ruledsl.backends.solver_replay import Cell
from ruledsl.backends.solver_terms import inverse
from ruledsl.ir import Type
from ruledsl.proving.session import Session
from ruledsl.specialise import specialise
from ruledsl.statements.assertion import Assertion
from ruledsl.validity import guard_holds, in_use
from ruledsl.words import decimal

_ABSENT = {1: "n/a", 2: "no-score", 3: "missing", 4: "error"}


def verdicts(session: Session) -> Iterator[tuple[Assertion, Answer, tuple[tuple[str, str], ...]]]:
    """Each assertion in use, what the solver says of its opposite, and the values that it reads in the unit found.

    What needs other units (a rank) is left open: then a proof holds, and a unit that the solver found shows nothing.
    """
    chosen = in_use(session.measure, {})
    for assertion in session.measure.every(Assertion):
        column = f"{assertion.path}#met"
        if not guard_holds(assertion.guard, chosen):
            continue
        prover = _prover(session, assertion)
        answer = prover.ask(inverse(prover.value(column)), prover.there(column))
        if answer.verdict == "found" and column not in answer.cells[0]:
            answer = evolve(answer, verdict="undecided", unit=None)
        yield assertion, answer, _shown(session, assertion, answer) if answer.unit else ()


def _prover(session: Session, assertion: Assertion) -> Prover:
    """A space of its own: what an assertion reads may ask for rows that must be told apart."""
    names = [c.name for c in session.plan.columns if c.table == "unit" and c.name.startswith(f"{assertion.path}#")]
    return Prover.of((specialise(session.plan),), names, session.known, session.typical)


def _shown(session: Session, assertion: Assertion, answer: Answer) -> tuple[tuple[str, str], ...]:
    """Names and values of what the assertion reads, as the finding in a result shows them."""
    columns = {c.name: c for c in session.plan.columns}
    prefix = f"{assertion.path}#"
    read = [n for n in reversed(list(answer.cells[0])) if n.startswith(prefix) and not n.endswith(("#met", "#broken"))]
    return tuple((n.removeprefix(prefix), said(answer.cells[0][n], columns[n].type)) for n in read)


def said(cell: Cell, kind: Type) -> str:
    """A cell as messages take it."""
    state, value = cell
    if state:
        return _ABSENT[state]
    match kind.kind:
        case "flag":
            return "yes" if value else "no"
        case "choice":
            return kind.choices[value]
        case "ratio":
            return f"{decimal(value, kind.decimals - 2)}%" if kind.decimals >= 2 else decimal(value, kind.decimals)
        case "date":
            from ruledsl.facts.values import spelling  # noqa: PLC0415

            return spelling(kind, value)
    return decimal(value, kind.decimals)
