"""Limits that are never reached, and scores that leave their range."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ruledsl.analysis.bounds import outlooks
from ruledsl.diagnostic import Diagnostic, Related
from ruledsl.intervals import Interval, Known, hull, interval
from ruledsl.ir import Absence, Column, Field, Lit, Op, Plan, Ref, Type, walk
from ruledsl.measure import Measure, clause_texts
from ruledsl.names import named_options
from ruledsl.source import Span
from ruledsl.statements.by_class import Points, size
from ruledsl.statements.classes import Classes
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.full_marks import FullMarks
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.total import Cap, Minus, Plus, Step, Total, operand_name
from ruledsl.syntax import Guard, Quantity
from ruledsl.words import decimal

if TYPE_CHECKING:
    from fractions import Fraction

Finding = tuple[str, str, str, Span, tuple[str, ...]]


def idle_limits(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W310: caps of the total, limits on a step and on a line, that nothing reaches under any option they concern."""
    for name, highest, limit, span, clauses in _idle_limits(measure, plan):
        yield Diagnostic("W310", {"name": name, "highest": highest, "limit": limit}, span, clauses)


def _idle_limits(measure: Measure, plan: Plan) -> Iterator[Finding]:
    """Name, highest value, limit and place of each limit that nothing can reach."""
    columns = {c.name: c for c in plan.columns}
    for total in measure.every(Total):
        for number, step in enumerate(total.steps, 1):
            for limit, guard, cut, name in _limits(step, f"总分.第{number}步"):
                found = [
                    o.columns[cut]
                    for o in outlooks(measure, plan)
                    if _possible(measure, (guard, step.guard), o.options)
                ]
                yield from _idle(name, limit, columns[cut], hull(found), clause_texts(step.clauses))
    for line in (s for s in measure.statements if isinstance(s, EventLine) and s.limit):
        assert line.limit is not None
        column = columns[line.name.text]
        before = [
            interval(n.args[0], Known(o.columns))
            for o in outlooks(measure, plan)
            for n in walk(column.expr)
            if isinstance(n, Op) and n.op == "min" and isinstance(n.args[-1], Lit)
        ]
        yield from _idle(line.name.text, line.limit, column, hull(before), clause_texts(line.clauses))


def _limits(step: Step, path: str) -> Iterator[tuple[Quantity, Guard | None, str, str]]:
    """The limits of a step, the column that each of them cuts, and what it is called."""
    if isinstance(step.action, Cap):
        yield step.action.quantity, None, f"{path}#before", "总分"
    if isinstance(step.action, Plus | Minus):
        for rule in step.restriction:
            yield rule.quantity, rule.guard, f"{path}#asked", operand_name(step.action.expr)


def _possible(measure: Measure, guards: tuple[Guard | None, ...], options: Mapping[str, str]) -> bool:
    named = [named_options(measure, g) for g in guards if g is not None]
    return all(any(options.get(r, o) == o for r, o in pairs) for pairs in named)


def _idle(
    name: str, limit: Quantity, column: Column, found: Interval | None, clauses: tuple[str, ...]
) -> Iterator[Finding]:
    decimals = column.type.decimals
    if found is not None and found[1] * 10**limit.decimals <= limit.value * 10**decimals:
        yield name, decimal(found[1], decimals), str(limit), limit.span, clauses


def out_of_range(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """E312: indicators that are scored themselves, by what their facts allow."""
    for path, node, reached, below, full, outer in _out_of_range(measure, plan):
        if outer is not None:
            continue
        widest = _widest(plan, path) or ("", "", "")
        args = {"name": path, "reached": reached, "maximum": str(full), "below": below, "widest": widest}
        args |= {"class": next((m.name.text for m in getattr(node.maximum, "marks", ()) if m.quantity is full), "")}
        yield Diagnostic("E312", args, node.span, clause_texts(node.clauses))


def beyond_own(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W371: indicators that come to more than their own full marks, which only a cap above them limits."""
    for path, node, reached, _, full, outer in _out_of_range(measure, plan):
        if outer is not None and outer.highest_points is not None:
            args = {"name": path, "reached": reached, "maximum": str(full), "outer": outer.name.text}
            related = (Related(outer.span, "outer", {"cap": _by_class(outer.highest_points, 1)}),)
            yield Diagnostic("W371", args, node.span, clause_texts(node.clauses), related=related)


def _widest(plan: Plan, path: str) -> tuple[str, str, str] | None:
    """Of the facts that an indicator reads the one with the widest range, and its ends: what makes the range so large."""
    columns, facts = {c.name: c for c in plan.columns}, {f.name: f.type for f in plan.facts}
    read, waiting = dict.fromkeys((path,)), [path]
    found: dict[str, Type] = {}
    while waiting:
        for node in walk(columns[waiting.pop()].expr):
            if isinstance(node, Field) and node.type.kind in ("points", "count", "ratio", "days"):
                found[node.name] = facts[node.name]
            elif isinstance(node, Ref) and node.column not in read:
                read[node.column] = None
                waiting.append(node.column)
    finest = max((kind.decimals for kind in found.values()), default=0)
    wide = sorted(found, key=lambda n: (found[n].hi - found[n].lo) * 10 ** (finest - found[n].decimals))
    return (wide[-1], *_ends(found[wide[-1]])) if wide else None


def _ends(kind: Type) -> tuple[str, str]:
    """The ends of the range of a fact as they are written."""
    share = kind.kind == "ratio"
    low, high = (decimal(end, kind.decimals - 2 * share) + "%" * share for end in (kind.lo, kind.hi))
    return low, high


def _out_of_range(
    measure: Measure, plan: Plan
) -> Iterator[tuple[str, Indicator, str, bool, Quantity, Indicator | None]]:
    """Path, node and score of each scored indicator that leaves its range, whether below 0, its full marks, what caps it.

    封顶 and 最低计 say how far a score may go: at the indicator it is as the author wants it, above it a floor is too.
    """
    columns = {c.name: c for c in plan.columns}
    for root in (i for i in measure.every(Indicator) if not i.placed):
        for path, node, capped, floored in _bounded(root):
            if node.parts or node.maximum is None:
                continue
            decimals = columns[path].type.decimals
            for of_class, full in _full_marks(measure, node.maximum):
                low, high = hull([o.columns[path] for o in outlooks(measure, plan, of_class)]) or (0, 0)
                if capped is not node and high * 10**full.decimals > full.value * 10**decimals:
                    yield path, node, decimal(high, decimals), False, full, capped
                if not floored and low < 0:
                    yield path, node, decimal(low, decimals), True, full, None


def negative_amounts(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W362: an event whose formula can make it take points where it should give them, or the other way round."""
    columns = {c.name: c for c in plan.columns}
    for line in (s for s in measure.statements if isinstance(s, EventLine)):
        name = f"{line.name.text}#each"
        low, _ = hull([o.columns[name] for o in outlooks(measure, plan)] if name in columns else []) or (0, 0)
        if low < 0:
            lowest = decimal(low, columns[name].type.decimals)
            args = {"name": line.name.text, "lowest": lowest}
            yield Diagnostic("W362", args, line.span, clause_texts(line.clauses))


def scaled_over_full(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W361: parts that may not apply and have no cap of their own, where another can have more than its full marks."""
    for root in (i for i in measure.every(Indicator) if not i.placed):
        for path, node in root.nodes():
            if node.inapplicable is None or not node.inapplicable.drop_item:
                continue
            ways = [w for part in node.parts if (w := _beyond_full(measure, plan, f"{path}.{part.name.text}", part))]
            for part in node.parts if ways else ():
                column = plan.column(f"{path}.{part.name.text}")
                if Absence.NOT_APPLICABLE in column.type.absent and part.highest_points is None and part.maximum:
                    share, args = max(ways, key=lambda w: w[0])
                    full, enough = _by_class(part.maximum, 1), _by_class(part.maximum, share)
                    args = {"name": path, "part": part.name.text, "full": full, "enough": enough, **args}
                    yield Diagnostic("W361", args, part.span, clause_texts(node.clauses))


def _by_class(said: Points, share: "Fraction | int") -> str:
    """So many times the points, as they are written, without the last unit."""
    if isinstance(said, Quantity):
        return decimal(-(-size(said) * share // 10**4), 2)
    return "分、".join(f"{m.name.text} {_by_class(m.quantity, share)}" for m in said.marks)


def _beyond_full(measure: Measure, plan: Plan, path: str, part: Indicator) -> "tuple[Fraction, dict[str, str]] | None":
    """By how much a part can go beyond its full marks, and the numbers."""
    for of_class, full in _full_marks(measure, part.maximum) if part.maximum is not None else ():
        _, high = hull([o.columns[path] for o in outlooks(measure, plan, of_class)]) or (0, 0)
        decimals = plan.column(path).type.decimals
        reached, whole = high * 10**full.decimals, full.value * 10**decimals
        if whole and reached > whole:
            from fractions import Fraction  # noqa: PLC0415 - in few measures

            return Fraction(reached, whole), {
                "other": part.name.text,
                "most": decimal(high, decimals),
                "top": str(full),
            }
    return None


def _full_marks(measure: Measure, said: Points) -> Iterator[tuple[int | None, Quantity]]:
    """The full marks of each class by its index, else of all units."""
    if isinstance(said, Quantity):
        yield None, said
    else:
        names = [n.text for s in measure.every(Classes) for n in s.names]
        yield from ((names.index(m.name.text), m.quantity) for m in said.marks)


def _bounded(
    node: Indicator, prefix: str = "", capped: Indicator | None = None, floored: bool = False
) -> Iterator[tuple[str, Indicator, Indicator | None, bool]]:
    """Path and node of everything in a tree, which indicator caps it, itself or above it, and whether there is such a floor."""
    path = f"{prefix}{node.name.text}"
    capped, floored = capped if node.highest_points is None else node, floored or node.lowest is not None
    yield path, node, capped, floored
    for part in node.parts:
        yield from _bounded(part, f"{path}.", capped, floored)


def total_over_full(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """I348: something is added to the total and nothing keeps it within full marks, not even a cap.

    Only a bonus that has a limit of its own tells how far above; of one without, a proof gives an instance.
    """
    total, full = measure.only(Total), measure.only(FullMarks)
    column = next((c for c in plan.columns if c.name == "总分"), None)
    if total is None or total.unlimited or column is None or full is None or full.points is None:
        return
    if not any(isinstance(s.action, Plus) for s in total.steps):
        return
    decimals = column.type.decimals
    for of_class, top in _full_marks(measure, full.points):
        _, high = hull([o.columns["总分"] for o in outlooks(measure, plan, of_class)]) or (0, 0)
        maximum = top.value * 10**decimals // 10**top.decimals
        if maximum < high < 2 * maximum:
            caps = [s.action.quantity for s in total.steps if isinstance(s.action, Cap)]
            above = any(high * 10**c.decimals == c.value * 10**decimals for c in caps)
            args = {"reached": decimal(high, decimals), "maximum": str(top)}
            args |= {"which": "above" if above else "later" if caps else ""}
            yield Diagnostic("I348", args, total.span)
            return
