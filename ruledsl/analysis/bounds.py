"""How low and how high the columns of a plan can become, for each way of settling the readings of the total.

The types of a plan carry bounds that hold under every reading at once; here a reading is settled first, so “cap, then
subtract” and “subtract, then cap” are told apart.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

from attrs import frozen

from ruledsl.ir import MAX_ROWS, Case, Expr, Field, Fold, Lit, Op, Plan, Ref, walk
from ruledsl.measure import Measure
from ruledsl.rewrite import in_order
from ruledsl.rounding import DIVISIONS
from ruledsl.specialise import READING
from ruledsl.statements.full_marks import FullMarks

Interval = tuple[int, int]

#: More combinations of options than this are not told apart.
MOST = 64
_FLAG, _YES, _NO = (0, 1), (1, 1), (0, 0)


@frozen
class Outlook:
    """One way of settling the readings, and what every column can become then."""

    options: Mapping[str, str]
    columns: Mapping[str, Interval]


_kept: list[tuple[Measure, Plan, tuple[Outlook, ...]]] = []


def outlooks(measure: Measure, plan: Plan) -> tuple[Outlook, ...]:
    """One for each combination of the options on which the steps of the total depend; the last answer is kept."""
    if not _kept or _kept[0][0] is not measure or _kept[0][1] is not plan:
        _kept[:] = [(measure, plan, tuple(_outlooks(measure, plan)))]
    return _kept[0][2]


def hull(found: list[Interval]) -> Interval | None:
    """From the lowest to the highest of some intervals."""
    return (min(i[0] for i in found), max(i[1] for i in found)) if found else None


def _outlooks(measure: Measure, plan: Plan) -> Iterator[Outlook]:
    """Columns that read no settled option, not even through others, are computed once."""
    options = _deciding(plan)
    ends = _known_ends(measure, plan)
    columns = in_order(plan.columns)
    touched: set[str] = set()
    for column in columns:
        reads = (READING + name for name in options)
        names = {n.name if isinstance(n, Field) else n.column for n in walk(column.expr) if isinstance(n, Field | Ref)}
        if names & touched or names & set(reads):
            touched.add(column.name)
    fixed: dict[str, Interval] = {}
    for chosen in product(*options.values()):
        settled = dict(zip(options, chosen, strict=True))
        indices = {READING + r: options[r].index(o) for r, o in settled.items()}
        found = dict(fixed)
        for column in columns:
            if column.name not in found:
                low, high = interval(column.expr, found, indices)
                least, most = ends.get(column.name, (None, None))
                found[column.name] = (low if least is None else least, high if most is None else most)
        fixed = fixed or {n: i for n, i in found.items() if n not in touched}
        yield Outlook(settled, found)


def _deciding(plan: Plan) -> dict[str, tuple[str, ...]]:
    """The readings that the steps of the total ask for, as long as their combinations can be told apart."""
    asked = {
        n.name.removeprefix(READING)
        for c in plan.columns
        if c.name.startswith("总分.")
        for n in walk(c.expr)
        if isinstance(n, Field) and n.name.startswith(READING)
    }
    found: dict[str, tuple[str, ...]] = {}
    for parameter in plan.parameters:
        if parameter.name in asked and prod(map(len, found.values())) * len(parameter.options) <= MOST:
            found[parameter.name] = parameter.options
    return found


def _known_ends(measure: Measure, plan: Plan) -> dict[str, tuple[int | None, int | None]]:
    """Ends that columns have though their parts, taken one by one, have others.

    What is merged takes back no more than the lines gave; the indicators together reach the full marks (where they do
    not, another check says so, and nothing should be said because of it).
    """
    ends: dict[str, tuple[int | None, int | None]] = {"加分合计": (0, None), "扣分合计": (0, None)}
    full = measure.only(FullMarks)
    column = next((c for c in plan.columns if c.name == "指标得分合计"), None)
    if full is not None and column is not None and not isinstance(column.expr, Lit):
        ends[column.name] = (None, full.quantity.value * 10**column.type.decimals // 10**full.quantity.decimals)
    return ends


def interval(expr: Expr, columns: Mapping[str, Interval], options: Mapping[str, int]) -> Interval:
    """The lowest and highest value of an expression, given those of the columns it reads."""
    match expr:
        case Lit(value=value):
            return value, value
        case Field(name=name) if name in options:
            return options[name], options[name]
        case Ref(column=column):
            return columns[column]
        case Case():
            return _case(expr, columns, options)
        case Op():
            args = [interval(a, columns, options) for a in expr.args]
            return _op(expr, args)
        case Fold():
            return _fold(expr, columns, options)
    return expr.type.lo, expr.type.hi


def _case(expr: Case, columns: Mapping[str, Interval], options: Mapping[str, int]) -> Interval:
    """The hull of the branches that can be taken; what is not there has no value."""
    found = []
    for condition, value in expr.branches:
        test = interval(condition, columns, options)
        if test != _NO and not (isinstance(value, Lit) and value.absence):
            found.append(interval(value, columns, options))
        if test == _YES and not condition.type.absent:
            break
    else:
        if not (isinstance(expr.default, Lit) and expr.default.absence):
            found.append(interval(expr.default, columns, options))
    return hull(found) or (expr.type.lo, expr.type.hi)


def _op(expr: Op, args: list[Interval]) -> Interval:
    (low, high), *others = args
    match expr.op:
        case "add":
            return sum(a[0] for a in args), sum(a[1] for a in args)
        case "sub":
            return low - others[0][1], high - others[0][0]
        case "neg":
            return -high, -low
        case "min":
            return min(a[0] for a in args), min(a[1] for a in args)
        case "max":
            return max(a[0] for a in args), max(a[1] for a in args)
        case "mul":
            corners = [prod(c) for c in product(*args)]
            return min(corners), max(corners)
        case "and":
            return min(a[0] for a in args), min(a[1] for a in args)
        case "or":
            return max(a[0] for a in args), max(a[1] for a in args)
        case "not":
            return 1 - high, 1 - low
        case "months_later":
            return expr.type.lo, expr.type.hi
        case "if_not_applicable" | "if_no_score" | "if_missing":
            return min(low, others[0][0]), max(high, others[0][1])
    if expr.op in DIVISIONS:
        corners = [DIVISIONS[expr.op](x, max(1, d)) for x in args[0] for d in args[1]]
        return min(corners), max(corners)
    return _compared(expr.op, args) if len(args) == 2 else (expr.type.lo, expr.type.hi)


def _compared(op: str, args: list[Interval]) -> Interval:
    """Whether a comparison always or never holds."""
    (a, b), (c, d) = args
    always, never = {
        "lt": (b < c, a >= d),
        "le": (b <= c, a > d),
        "gt": (a > d, b <= c),
        "ge": (a >= d, b < c),
        "eq": (a == b == c == d, b < c or a > d),
        "ne": (b < c or a > d, a == b == c == d),
    }.get(op, (False, False))
    return _YES if always else _NO if never else _FLAG


def _fold(expr: Fold, columns: Mapping[str, Interval], options: Mapping[str, int]) -> Interval:
    if expr.where is not None and interval(expr.where, columns, options) == _NO and expr.op in ("sum", "count", "any"):
        return _NO
    if expr.value is None or expr.op not in ("sum", "min", "max"):
        return expr.type.lo, expr.type.hi
    low, high = interval(expr.value, columns, options)
    return (min(0, low) * MAX_ROWS, max(0, high) * MAX_ROWS) if expr.op == "sum" else (low, high)
