"""How low and how high the columns of a plan can become, for each way of settling the readings of the total.

The types of a plan carry bounds that hold under every reading at once; here a reading is settled first, so “cap, then
subtract” and “subtract, then cap” are told apart.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

from ruledsl.intervals import Interval, Known, extremes_of, interval
from ruledsl.ir import Expr, Field, Lit, Plan, Ref, children, walk
from ruledsl.measure import Measure
from ruledsl.node import Record
from ruledsl.rewrite import in_order
from ruledsl.specialise import READING
from ruledsl.statements.full_marks import FullMarks

#: More combinations of options than this are not told apart.
MOST = 64


class Outlook(Record):
    """One way of settling the readings, and what every column can become then."""

    options: Mapping[str, str]
    columns: Mapping[str, Interval]


_kept: list[tuple[Measure, Plan, tuple[Outlook, ...]]] = []


def outlooks(measure: Measure, plan: Plan) -> tuple[Outlook, ...]:
    """One for each combination of the options on which the steps of the total depend; the last answer is kept."""
    if not _kept or _kept[0][0] is not measure or _kept[0][1] is not plan:
        _kept[:] = [(measure, plan, tuple(_outlooks(measure, plan)))]
    return _kept[0][2]


def _outlooks(measure: Measure, plan: Plan) -> Iterator[Outlook]:
    """Columns that read no settled option, not even through others, are computed once."""
    options = _deciding(plan)
    ends = _known_ends(measure, plan)
    extremes = extremes_of(plan)
    tests = {c.name: c.expr for c in plan.columns if c.type.kind == "flag"}
    reads = {c.name: _named(c.expr) for c in plan.columns}
    columns = in_order(plan.columns, reads)
    touched, settled_here = set[str](), {READING + name for name in options}
    for column in columns:
        if not (touched.isdisjoint(reads[column.name]) and settled_here.isdisjoint(reads[column.name])):
            touched.add(column.name)
    fixed: dict[str, Interval] = {}
    for chosen in product(*options.values()):
        settled = dict(zip(options, chosen, strict=True))
        indices = {READING + r: options[r].index(o) for r, o in settled.items()}
        found = dict(fixed)
        known = Known(found, indices, extremes, tests=tests)
        for column in columns:
            if column.name not in found:
                low, high = interval(column.expr, known)
                least, most = ends.get(column.name, (None, None))
                found[column.name] = (low if least is None else least, high if most is None else most)
        fixed = fixed or {n: i for n, i in found.items() if n not in touched}
        yield Outlook(settled, found)


def _named(expr: Expr) -> set[str]:
    """The columns and the readings that an expression asks for."""
    found, stack = set[str](), [expr]
    while stack:
        node = stack.pop()
        if type(node) is Ref:
            found.add(node.column)
        elif type(node) is Field:
            if node.name.startswith(READING):
                found.add(node.name)
        else:
            stack += children(node)
    return found


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
    if full is not None and full.quantity is not None and column is not None and not isinstance(column.expr, Lit):
        ends[column.name] = (None, full.quantity.value * 10**column.type.decimals // 10**full.quantity.decimals)
    return ends
