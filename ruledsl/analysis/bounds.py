"""How low and how high the columns of a plan can become, for each way of settling the readings of the total.

The types of a plan carry bounds that hold under every reading at once; here a reading is settled first, so “cap, then
subtract” and “subtract, then cap” are told apart.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

from ruledsl.intervals import Interval, Known, extremes_of, interval
from ruledsl.ir import READING, Expr, Field, Lit, Plan, Ref, children, walk
from ruledsl.measure import Measure
from ruledsl.node import Record, Work, field
from ruledsl.statements.by_class import least, most, size
from ruledsl.statements.full_marks import FullMarks
from ruledsl.statements.indicator import Indicator

#: More combinations of options than this are not told apart.
MOST = 64


class Outlook(Record):
    """One way of settling the readings, and what every column can become then."""

    options: Mapping[str, str]
    columns: Mapping[str, Interval]


class _Shared(Work):
    """What is the same however the readings are settled: what columns read, and those that no settled reading moves."""

    ends: Mapping[str, tuple[int | None, int | None]]
    extremes: Mapping[str, tuple[str, Expr]]
    tests: Mapping[str, Expr]
    settled: frozenset[str]
    expressions: dict[str, Expr]
    fixed: dict[str, Interval] = field(factory=dict)
    moved: set[str] = field(factory=set)
    _reads: dict[str, set[str]] = field(factory=dict)

    def reads(self, name: str) -> set[str]:
        if name not in self._reads:
            self._reads[name] = _named(self.expressions[name])
        return self._reads[name]


class _Bounds(dict[str, Interval]):
    """How low and how high columns can become, worked out when somebody asks, each after those that it reads."""

    def __init__(self, shared: _Shared, indices: Mapping[str, int]) -> None:
        super().__init__()
        self._shared = shared
        self._known = Known(self, indices, shared.extremes, tests=shared.tests)

    def __missing__(self, name: str) -> Interval:
        shared, stack = self._shared, [name]
        while stack:
            top = stack[-1]
            if top in shared.fixed:
                self[top] = shared.fixed[top]
            elif top not in self:
                unknown = [n for n in shared.reads(top) if n not in self and n in shared.expressions]
                if unknown:
                    stack += unknown
                    continue
                self[top] = self._worked_out(top)
            stack.pop()
        return self[name]

    def _worked_out(self, name: str) -> Interval:
        shared, reads = self._shared, self._shared.reads(name)
        low, high = interval(shared.expressions[name], self._known)
        least, most = shared.ends.get(name, (None, None))
        found = low if least is None else least, high if most is None else most
        if shared.moved.isdisjoint(reads) and shared.settled.isdisjoint(reads):
            shared.fixed[name] = found
        else:
            shared.moved.add(name)
        return found


_kept: list[tuple[Measure, Plan, dict[int | None, tuple[Outlook, ...]]]] = []


def outlooks(measure: Measure, plan: Plan, of_class: int | None = None) -> tuple[Outlook, ...]:
    """One for each combination of the options on which the steps of the total depend, for the units of a class or all;
    the last answers are kept."""
    if not _kept or _kept[0][0] is not measure or _kept[0][1] is not plan:
        _kept[:] = [(measure, plan, {})]
    found = _kept[0][2]
    if of_class not in found:
        found[of_class] = tuple(_outlooks(measure, plan, {} if of_class is None else {"类别": of_class}))
    return found[of_class]


def _outlooks(measure: Measure, plan: Plan, given: Mapping[str, int]) -> Iterator[Outlook]:
    """Columns that read no settled option, not even through others, are computed once."""
    options = _deciding(plan)
    shared = _Shared(
        _known_ends(measure, plan),
        extremes_of(plan),
        {c.name: c.expr for c in plan.columns if c.type.kind == "flag"},
        frozenset((*(READING + name for name in options), *given)),
        {c.name: c.expr for c in plan.columns},
    )
    for chosen in product(*options.values()):
        settled = dict(zip(options, chosen, strict=True))
        yield Outlook(
            settled, _Bounds(shared, {**given, **{READING + r: options[r].index(o) for r, o in settled.items()}})
        )


def _named(expr: Expr) -> set[str]:
    """The columns and the readings that an expression asks for."""
    found, stack = set[str](), [expr]
    while stack:
        node = stack.pop()
        if type(node) is Ref:
            found.add(node.column)
        elif type(node) is Field:
            if node.name.startswith(READING) or node.name == "类别":
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
    not, another check says so, and nothing should be said because of it) unless one may go beyond its own.
    """
    ends: dict[str, tuple[int | None, int | None]] = {"加分合计": (0, None), "扣分合计": (0, None)}
    full = measure.only(FullMarks)
    column = next((c for c in plan.columns if c.name == "指标得分合计"), None)
    beyond = any(_beyond(node) for root in measure.every(Indicator) for _, node in root.nodes())
    if full and full.points and column is not None and not isinstance(column.expr, Lit) and not beyond:
        top = most(full.points)
        ends[column.name] = (None, top.value * 10**column.type.decimals // 10**top.decimals)
    return ends


def _beyond(node: Indicator) -> bool:
    """封顶 110分 over 满分 100分."""
    cap, full = node.highest_points, node.maximum
    return cap is not None and full is not None and size(most(cap)) > size(least(full))
