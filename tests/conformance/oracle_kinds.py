"""Which kind of quantity an expression is (a share is rounded as a percentage), and the list that a choice is from."""

from collections.abc import Callable
from typing import Any

from oracle_world import World

from ruledsl import syntax
from ruledsl.measure import Measure, Symbol
from ruledsl.statements.define import Define
from ruledsl.statements.delegated import Delegated
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.fact import FactStatement
from ruledsl.statements.grades import Grades
from ruledsl.statements.reading import Reading
from ruledsl.statements.rows import Rows
from ruledsl.statements.tariff import Levels
from ruledsl.statements.veto import Veto

_UNITS = {"points": "points", "percent": "ratio", "percent_points": "ratio", "days": "days", "years": "count"}
_TYPES = {
    "points_type": "points", "count_type": "count", "percent_type": "ratio", "flag_type": "flag", "date_type": "date",
    "choice_type": "choice",
}  # fmt: skip
_PLAIN = ("days", "count", "number")
_RANK = ("points", "ratio", *_PLAIN)
_FLAGS = (
    syntax.Compare,
    syntax.WithinBand,
    syntax.All,
    syntax.Any_,
    syntax.Negation,
    syntax.Concerns,
    syntax.NotReported,
)
_BUILTINS = {
    "year_value": "count",
    "rank_value": "count",
    "class_value": "choice",
    "grades": "choice",
    "first_day": "date",
    "last_day": "date",
}

Kinds = dict[str, str]
Choices = dict[str, tuple[str, ...]]


def kind_of_type(written: tuple[str, object]) -> str:
    """The kind of a fact as declared."""
    return _TYPES.get(written[0], "text")


def listed(measure: Measure, written: tuple[str, object]) -> tuple[str, ...]:
    """The words of a choice as declared: written out, or those of an imported list."""
    kind, detail = written
    if kind != "choice_type":
        return ()
    if isinstance(detail, syntax.Reference):
        return measure.lists[detail.text]
    assert isinstance(detail, tuple)
    return tuple(n.text for n in detail)


def line_fields(statement: EventLine | Veto, world: World) -> tuple[Kinds, Choices]:
    """The kinds of the fields of a line, and the lists of those that are choices."""
    kinds = {f.name.text: kind_of_type(f.type) for f in statement.fields}
    choices = {f.name.text: listed(world.measure, f.type) for f in statement.fields} | {
        "日期": (),
        "分值": (),
        "第几次": (),
        "同事由第几次": (),
        "第几个事由": (),
    }
    if isinstance(statement, EventLine) and isinstance(statement.tariff, Levels):
        choices["级别"] = tuple(a.name.text for a in statement.tariff.awards)
    kinds = {
        "日期": "date",
        "级别": "choice",
        "分值": "points",
        **dict.fromkeys(("第几次", "同事由第几次", "第几个事由"), "count"),
        **kinds,
    }
    return _with_defined(statement.defines, kinds, choices, world, kind_of_whole)


def rows_named(name: str, world: World) -> EventLine | Rows:
    """The bonus, deduction or table whose rows a name stands for."""
    found = {id(s.statement): s.statement for s in world.measure.lookup(name)}
    (statement,) = (s for s in found.values() if isinstance(s, EventLine | Rows))
    return statement


def row_fields(statement: EventLine | Rows, world: World) -> tuple[Kinds, Choices]:
    """The kinds of the fields of the rows, and the lists of those that are choices."""
    return world.once(("rows", id(statement)), lambda: _row_fields(statement, world))


def _row_fields(statement: EventLine | Rows, world: World) -> tuple[Kinds, Choices]:
    if isinstance(statement, EventLine):
        return line_fields(statement, world)
    kinds = {f.name.text: kind_of_type(f.type) for f in statement.facts}
    choices = {f.name.text: listed(world.measure, f.type) for f in statement.facts}
    return _with_defined(statement.defines, kinds, choices, world, kind_of)


def _with_defined(
    defines: tuple[Define, ...], kinds: Kinds, choices: Choices, world: World, kind: Callable[[Any, World, Kinds], str]
) -> tuple[Kinds, Choices]:
    """Kinds and choices of the fields of a row, with those of what is defined over them."""
    waiting = list(defines)
    while waiting:
        define = waiting.pop(0)
        if {d.name.text for d in waiting} & {
            n.text for n in syntax.walk(define.expr) if isinstance(n, syntax.Reference)
        }:
            waiting.append(define)
        else:
            kinds[define.name.text] = kind(define.expr, world, kinds)
            choices[define.name.text] = choices_of(define.expr, world, choices)
    return kinds, choices


def kind_of(node: Any, world: World, fields: Kinds) -> str:  # noqa: PLR0912 - a case for each class
    """The kind of an expression: points, ratio, days, count, number, date, flag or choice."""
    match node:
        case syntax.Quantity(unit=unit):
            return _UNITS.get(unit, "number")
        case syntax.Date() | syntax.Shifted() | syntax.Yearly():
            return "date"
        case syntax.MarksOf():
            return "points"
        case syntax.Builtin(kind=kind):
            return _BUILTINS.get(kind, "points")
        case syntax.Reference(text=text):
            return fields[text] if text in fields else _kind_of_symbol(world.meaning(text), world)
        case syntax.Sum(terms=terms):
            return _of_sum([kind_of(t, world, fields) for _, t in terms])
        case syntax.Product(factors=factors):
            return _of_product([(sign, kind_of(f, world, fields)) for sign, f in factors])
        case syntax.IfThen(then=then, otherwise=otherwise):
            values = [v for v in (then, otherwise) if not isinstance(v, syntax.NotConcerned)]
            return _common([kind_of(v, world, fields) for v in values])
        case syntax.Extreme(parts=parts):
            return _common([kind_of(p, world, fields) for p in parts])
        case syntax.Rounded(part=part) | syntax.Instead(value=part):
            return kind_of(part, world, fields)
        case syntax.Interpolated(knots=knots):
            return kind_of(knots[0].worth, world, fields)
        case syntax.Whole(part=part):
            kind = kind_of_whole(part, world, fields)
            return "count" if kind == "ratio" and isinstance(part, syntax.Product) and _divides(part) else kind
        case syntax.Gather(gather_kind=kind):
            return _of_gather(kind, node, world)
        case syntax.Among(among_kind=kind):
            return "count" if kind in ("number_of", "rank_of", "rank_from_below") else kind_of(node.expr, world, fields)
    if isinstance(node, syntax.Steps):
        return "number" if node.manner == "pro_rata" else "count"
    assert isinstance(node, (*_FLAGS, syntax.WorkingDays))
    return "count" if isinstance(node, syntax.WorkingDays) else "flag"


def _of_gather(kind: str, node: syntax.Gather, world: World) -> str:
    if kind in ("number_of", "any_of", "all_of"):
        return "count" if kind == "number_of" else "flag"
    return kind_of(node.of_each, world, row_fields(rows_named(node.reference.text, world), world)[0])


def _kind_of_symbol(symbol: Symbol, world: World) -> str:
    match symbol.statement:
        case FactStatement(type=written) | Delegated(type=written):
            return kind_of_type(written)
        case Define(expr=expr):
            return kind_of_whole(expr, world, {})
        case Reading():
            return "choice"
    return symbol.role if symbol.role in ("count", "flag") else "points"


def _divides(expr: syntax.Product) -> bool:
    return any(sign == "over_sign" for sign, _ in expr.factors)


def kind_of_whole(expr: Any, world: World, fields: Kinds) -> str:
    """A share of a count by a name, or made whole, is so many; a share for each of some stays a share."""
    kind = kind_of(expr, world, fields)
    if kind == "ratio" and isinstance(expr, syntax.Product) and not _divides(expr):
        first = kind_of(expr.factors[0][1], world, fields)
        return first if first in ("count", "days") else kind
    return kind


def _common(kinds: list[str]) -> str:
    return kinds[0] if len(set(kinds)) == 1 else next(k for k in _PLAIN if k in kinds)


def _of_sum(kinds: list[str]) -> str:
    if "date" in kinds:
        return "days" if kinds.count("date") == 2 else "date"
    return _common(kinds)


def _of_product(factors: list[tuple[str, str]]) -> str:
    """Points × a share are points; points ÷ points, or a number ÷ a number, is a share; points × points ÷ points are points."""
    kind, squared = factors[0][1], False
    for sign, other in factors[1:]:
        if squared:
            squared = sign != "over_sign" or other != "points"
        elif sign != "over_sign" and kind == other == "points":
            squared = True
        elif sign != "over_sign":
            kind = min(kind, other, key=_RANK.index)
        elif kind == other or (kind in _PLAIN and other in _PLAIN):
            kind = "ratio"
    return kind


def choices_of(node: Any, world: World, fields: Choices) -> tuple[str, ...]:
    """The list that a choice is from; nothing for an expression that is no choice."""
    match node:
        case syntax.Builtin(kind="grades"):
            return world.measure.every(Grades)[0].order
        case syntax.Builtin(kind="class_value"):
            return world.classes
        case syntax.Reference(text=text) if text in fields:
            return fields[text]
        case syntax.Reference(text=text):
            statement = world.meaning(text).statement
            if isinstance(statement, FactStatement | Delegated):
                return listed(world.measure, statement.type)
            if isinstance(statement, Reading):
                return tuple(o.name.text for o in statement.options)
            return choices_of(statement.expr, world, {}) if isinstance(statement, Define) else ()
        case syntax.IfThen(then=then, otherwise=otherwise):
            return choices_of(otherwise if isinstance(then, syntax.NotConcerned) else then, world, fields)
        case syntax.Instead(value=value):
            return choices_of(value, world, fields)
    return ()
