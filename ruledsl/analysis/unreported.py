"""Facts that may be left out, and where nothing is said for when they are."""

from collections.abc import Iterator

from ruledsl.diagnostic import Diagnostic, Related
from ruledsl.ir import Absence, Column, Expr, Field, Plan, Ref, Type, walk
from ruledsl.measure import Measure, clause_texts
from ruledsl.statements.consequence import Consequence
from ruledsl.statements.define import Define
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.not_assessed import NotAssessed
from ruledsl.statements.veto import Veto
from ruledsl.syntax import All, Any_, Expression, IfThen, Instead, Negation, Node, NotReported, Reference
from ruledsl.syntax import walk as nodes


def unhandled(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W325: a fact that may be left out and yet decides the total or what follows, with nothing said for when it is."""
    columns = {c.name: c for c in plan.columns}
    optional = {f.name: f for f in plan.facts if f.when_absent == "optional"}
    seen: set[str] = set()
    for reader in _deciding(measure, columns) if optional else ():
        for name in dict.fromkeys(_reads(columns[reader].expr, columns, seen)):
            symbol = next((s for s in measure.lookup(name) if s.role == "fact"), None)
            uses = tuple(_uses(measure, name))
            fact = optional.pop(name, None) if symbol and uses else None
            if symbol and fact:
                told = {"name": name, "reader": reader, "instead": _with_default(name, fact.type)}
                places = tuple(Related(n.span, "used", told) for n in uses[:1]) if told["instead"] else ()
                clauses = clause_texts(symbol.statement.clauses)
                yield Diagnostic("W325", told, symbol.statement.span, clauses, related=places)


def _deciding(measure: Measure, columns: dict[str, Column]) -> list[str]:
    """The total, and what is said of a unit by it or beside it; the reader of a fact that comes first is told."""
    named = [s.name.text for s in measure.statements if isinstance(s, NotAssessed | Veto | Consequence)]
    return [name for name in ("总分", *named, "等次", "名次") if name in columns]


def _with_default(name: str, kind: Type) -> str:
    """The fact as it is written with what counts where it was not reported; which value that is, the text says: 0 may be
    the best of all.  A yes or no has words of its own.
    """
    return "" if kind.kind == "flag" else f"({name} ⟦unreported⟧ …)"


def _uses(measure: Measure, name: str) -> Iterator[Reference]:
    """Where a fact is read with nothing said for when it was not reported."""
    said = {id(n.value) for n in measure.nodes if isinstance(n, Instead) and n.lack == "unreported"}
    asking = _asking(measure, name)
    for node in measure.nodes:
        said |= {id(n) for part in _where_reported(node, asking) for n in nodes(part)}
    yield from (n for n in measure.nodes if isinstance(n, Reference) and n.text == name and id(n) not in said)


def _asking(measure: Measure, name: str) -> frozenset[str]:
    """The fact, and the definitions that hold where it was not reported: 定义 未采样 = 采样日 未报 或 采样日 晚于 期限."""
    own = frozenset((name,))
    return own | {f"={d.name.text}" for d in measure.every(Define) if any(_asks(p, own) for p in _any_of(d.expr))}


def _any_of(test: Expression) -> tuple[Expression, ...]:
    """The conditions of which one is enough for a test to hold."""
    return test.parts if isinstance(test, Any_) else (test,)


def _where_reported(node: Node, asking: frozenset[str]) -> Iterator[Node]:
    """What is looked at only where a fact was reported: 当 甲 未报 则 … 否则 this, 非 甲 未报 且 this."""
    match node:
        case NotReported(value=value):
            yield value
        case Indicator(unconcerned=test, scoring=scoring) if test is not None and scoring is not None:
            if any(_asks(p, asking) for p in _any_of(test)):
                yield scoring
        case IfThen(condition=test, then=then, otherwise=otherwise):
            parts = (test, *getattr(test, "parts", ()))
            if not isinstance(test, All) and any(_asks(p, asking) for p in parts):
                yield otherwise
            if not isinstance(test, Any_) and any(isinstance(p, Negation) and _asks(p.part, asking) for p in parts):
                yield then
        case Any_(parts=parts) if any(_asks(p, asking) for p in parts):
            yield from parts
        case All(parts=parts) if any(isinstance(p, Negation) and _asks(p.part, asking) for p in parts):
            yield from parts


def _asks(node: Expression, asking: frozenset[str]) -> bool:
    if isinstance(node, NotReported):
        return isinstance(node.value, Reference) and node.value.text in asking
    return isinstance(node, Reference) and f"={node.text}" in asking


def _reads(expr: Expr, columns: dict[str, Column], seen: set[str]) -> Iterator[str]:
    """The facts whose absence can reach an expression: those of parts that may be missing."""
    if Absence.MISSING not in expr.type.absent:
        return
    for node in walk(expr):
        if isinstance(node, Field):
            yield node.name
        elif isinstance(node, Ref) and node.column not in seen:
            seen.add(node.column)
            yield from _reads(columns[node.column].expr, columns, seen)
