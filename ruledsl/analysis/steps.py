"""Steps of the total that contradict the text's own order, or their own words."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ruledsl.diagnostic import Diagnostic, Related
from ruledsl.ir import Column, Expr, Plan, Ref, children
from ruledsl.measure import Measure, clause_texts
from ruledsl.names import named_options
from ruledsl.statements.bonus import Bonus
from ruledsl.statements.deduction import Deduction
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.merge import Merge
from ruledsl.statements.ranking import Ranking
from ruledsl.statements.reading import Reading
from ruledsl.statements.sequence import Sequence as InOrder
from ruledsl.statements.total import Cap, Floor, Minus, Plus, Start, Step, Total
from ruledsl.syntax import Builtin, Clause, Extreme, Quantity, Reference, Statement, Sum


def wrong_direction(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W338: a step that subtracts what is gained, or adds what is lost."""
    for total in measure.every(Total):
        for step in total.steps:
            if isinstance(step.action, Plus | Minus):
                gained = _gained(measure, step.action.expr)
                if gained is not None and gained != isinstance(step.action, Plus):
                    name = "bonus_total" if gained else "deduction_total"
                    args = {"name": name, "found": step.action.RULE, "expected": "plus" if gained else "minus"}
                    yield Diagnostic("W338", args, step.span, clause_texts(step.clauses))


def _gained(measure: Measure, expr: object) -> bool | None:
    """Whether an operand is points gained, points lost, or neither; of a difference its first term tells, of 最大（0分，…）
    what is no number."""
    if isinstance(expr, Extreme):
        parts = {_gained(measure, part) for part in expr.parts if not isinstance(part, Quantity)}
        return parts.pop() if len(parts) == 1 else None
    if isinstance(expr, Sum):
        told = [(sign, _gained(measure, term)) for sign, term in expr.terms]
        known = {gained == (sign == "plus_sign") for sign, gained in told if gained is not None}
        return known.pop() if told[0][1] is not None and len(known) == 1 else None
    if isinstance(expr, Builtin):
        return {"bonus_total": True, "deduction_total": False}.get(expr.kind)
    found = measure.lookup(expr.text) if isinstance(expr, Reference) else ()
    kinds = {type(s.statement) for s in found if s.role == "points"}
    return True if kinds == {Bonus} else False if kinds == {Deduction} else None


def refund_lost(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """E372: a step that counts lines of a 归并 by their names: what it takes back is in 加分合计, 扣分合计 and nowhere else."""
    merges = [m for m in measure.every(Merge) if m.keep == "highest"]
    for total in measure.every(Total) if merges else ():
        columns = {c.name: c for c in plan.columns}
        lines = {s.name.text: s for s in measure.statements if isinstance(s, EventLine)}
        steps = [(s, _added_up(columns, f"总分.第{number}步")) for number, s in enumerate(total.steps, 1)]
        for rule in merges:
            for step, parts in steps:
                besides = {p for s, found in steps if s.guard in (None, step.guard) for p in found}
                here = [n.text for n in rule.names if n.text in lines and n.text in parts]
                lost = tuple(n for n in here if not {rule.path, rule.back(n)} & besides)
                if lost:
                    args = {"merge": rule.path, "names": lost, "instead": _whole_kind(lines, lost[0], parts)}
                    related = (Related(rule.span, "merge", args),)
                    yield Diagnostic("E372", args, step.span, clause_texts(step.clauses), related=related)


def _added_up(columns: dict[str, Column], path: str) -> set[str]:
    """The columns whose points are in what a step adds, subtracts or starts from; what it only asks about is not."""
    found: set[str] = set()
    waiting: list[Expr] = [columns[name].expr for name in (f"{path}#operand", path) if name in columns][:1]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Ref) and node.column not in found and not _of_a_step(node.column):
            found.add(node.column)
            waiting.append(columns[node.column].expr)
        waiting += [part for part in children(node) if part.type.kind != "flag"]
    return found


def _of_a_step(column: str) -> bool:
    """Whether it is what a step before comes to: that is told there."""
    return column.startswith("总分.第") and "#" not in column


def _whole_kind(lines: dict[str, EventLine], name: str, parts: set[str]) -> str:
    """All lines of the kind of one of them, less those that the step does not count."""
    kind = type(lines[name])
    others = (other for other, line in lines.items() if isinstance(line, kind) and other not in parts)
    return " - ".join(("⟦BONUS_TOTAL⟧" if kind is Bonus else "⟦DEDUCTION_TOTAL⟧", *others))


def against_clauses(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W339: a step after one that cites a later clause, with no reading that says which comes first."""
    for total in measure.every(Total):
        cited = [s for s in total.steps if _in_the_text(s) and not isinstance(s.action, Start) and s.guard is None]
        for one, other in pairwise(cited):
            between = total.steps[total.steps.index(one) : total.steps.index(other) + 1]
            if max(other.clauses) < min(one.clauses) and not _in_any_order(between):
                args = {"first": str(min(one.clauses)), "second": str(max(other.clauses))}
                related = (Related(one.span, "first", args),)
                yield Diagnostic("W339", args, other.span, clause_texts(other.clauses), related=related)


def _in_the_text(step: Step) -> bool:
    """Whether a step cites the text: what stands in an annex comes after all of it and yet before what uses it."""
    return bool(step.clauses) and not any(c.annex for c in step.clauses)


def _in_any_order(steps: Sequence[Step]) -> bool:
    """Sums may be taken in any order, and so may a cap and a floor: a score is never above one and below the other."""
    kinds = {type(step.action) for step in steps}
    return kinds <= {Plus, Minus} or kinds == {Cap, Floor}


def idle_order(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W345: two neighbouring steps that do the same under different options of one reading: the reading decides nothing."""
    yield from idle_choice(measure)
    for total in measure.every(Total):
        for one, other in pairwise(total.steps):
            if one.guard is None or other.guard is None or one.action != other.action or isinstance(one.action, Start):
                continue
            readings = {r for guard in (one.guard, other.guard) for r, _ in named_options(measure, guard)}
            if len(readings) == 1 and one.guard != other.guard and one.restriction == other.restriction:
                args = {"reading": next(iter(readings)), "name": "", "which": ""}
                related = (Related(one.span, "first", args),)
                yield Diagnostic("W345", args, other.span, clause_texts(other.clauses), related=related)


def idle_choice(measure: Measure) -> Iterator[Diagnostic]:
    """W345 within a bonus or deduction: under every option of a reading it counts in the same way."""
    for line in (s for s in measure.statements if isinstance(s, EventLine)):
        for parts in ([(c.mode, c.guard) for c in line.counting], [(i.keep, i.guard) for i in line.incident]):
            guarded = [(kind, guard) for kind, guard in parts if guard is not None]
            if len(guarded) > 1 and len(guarded) == len(parts) and len({kind for kind, _ in guarded}) == 1:
                reading = named_options(measure, guarded[0][1])
                args = {"reading": reading[0][0] if reading else "", "name": line.name.text, "which": "line"}
                yield Diagnostic("W345", args, guarded[-1][1].span, clause_texts(line.clauses))


def days_against_clauses(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W340: 先后 that puts a day of a later clause before one of an earlier clause."""
    homes = _homes(measure)
    for sequence in measure.every(InOrder):
        for one, other in pairwise(sequence.names):
            first, second = homes[one.text], homes[other.text]
            if second.article == first.article and second < first:
                args = {"one": one.text, "other": other.text, "first": str(first), "second": str(second)}
                yield Diagnostic("W340", args, sequence.span, clause_texts(sequence.clauses))


def _homes(measure: Measure) -> dict[str, Clause]:
    """Each day of a sequence with the clause of the statement that first speaks of it."""
    declared = {
        symbol.path: symbol.statement for symbol in measure.symbols if symbol.role in ("fact", "value")
    }  # fmt: skip
    found: dict[str, Clause] = {}
    for sequence in measure.every(InOrder):
        for name in sequence.names:
            speaker: Statement = declared.get(name.text, sequence)
            clauses: Sequence[Clause] = speaker.clauses or sequence.clauses
            found.setdefault(name.text, max(clauses) if clauses else Clause(0))
    return found


def differing_alternatives(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W344: limits of one step that differ in their number from one option of a reading to the next."""
    for total in measure.every(Total):
        for step in total.steps:
            guarded = [r for r in step.restriction if r.guard is not None]
            numbers = dict.fromkeys(str(r.quantity) for r in guarded)
            if len(numbers) > 1 and measure.every(Reading):
                args = {"numbers": tuple(numbers)}
                yield Diagnostic("W344", {**args, "which": ""}, guarded[-1].span, clause_texts(step.clauses))
    rankings = measure.every(Ranking)
    for one, other in pairwise(rankings):
        first, second = one.keys[0], other.keys[0]
        if first != second and (first in other.keys[1:] or second in one.keys[1:]):
            yield Diagnostic("W344", {"numbers": (), "which": "keys"}, other.span, clause_texts(other.clauses))
