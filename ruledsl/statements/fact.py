"""事实 fact: a raw fact that formulas, requirements and consequences read.

事实 情节严重 是否 未报为否  依据 第十四条
事实 方案审定日 日期 可缺 本次考核
事实 办件量 数量 1至100000 适用对象 县区
"""

from ruledsl.build import UNIT, YEAR, Builder, Stop
from ruledsl.ir import LIMIT, Absence, Expr, Fact, Type
from ruledsl.measure import Symbol
from ruledsl.node import field
from ruledsl.statements.class_of import concerned, only_for
from ruledsl.statements.full_marks import FullMarks
from ruledsl.syntax import Name, Quantity, Reference, Statement

MISSING = frozenset({Absence.MISSING})
FIRST_DAY, LAST_DAY = 0, 84_000  # 1970-01-01 and a day in 2199


class FactStatement(Statement):
    RULE = "fact"
    name: Name
    type: tuple[str, object] = field(metadata={"many": False})
    optional: bool = False
    otherwise_no: bool = False
    of_the_run: bool = False
    for_classes: tuple[Name, ...] = field(default=(), metadata={"rule": "for_classes", "many": False})

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.name.text, "fact"),)

    def lower(self, build: Builder) -> None:
        kind = fact_type(build, self.type)
        mode = "optional" if self.optional else "default" if self.otherwise_no else "error"
        if self.optional:
            kind = Type(kind.kind, kind.decimals, kind.lo, kind.hi, kind.choices, MISSING)
        table = YEAR if self.of_the_run else UNIT
        name = self.name.text
        classes = concerned(build, self.for_classes)
        fact = build.fact(Fact(name, table, kind, name, mode, 0, "", build.origin(self, name), classes))
        if classes:
            build.column(name, UNIT, only_for(build, classes, fact), build.origin(self, name))
            if not fact.type.absent:
                build.classes_of[name] = frozenset(classes)

    def value(self, build: Builder, symbol: Symbol) -> Expr:
        return build.ref(self.name.text) if self.for_classes else build.fact(build.facts[self.name.text])


def measure_decimals(build: Builder) -> int:
    """The decimals of points, from the measure's header."""
    full = build.measure.only(FullMarks)
    return int(full.places) if full else 0


def fact_type(build: Builder, written: tuple[str, object]) -> Type:
    """The type of a fact as the author wrote it: kind, decimals, domain."""
    kind, detail = written
    match kind:
        case "points_type":
            decimals = measure_decimals(build)
            return Type("points", decimals, *_extent(build, detail, "points", decimals, 10_000 * 10**decimals))
        case "count_type":
            return _fine(build, "count", "", detail, 0, 10**6)
        case "percent_type":
            return _fine(build, "ratio", "percent", detail, 2, 1)
        case "flag_type":
            return Type("flag", 0, 0, 1)
        case "date_type":
            return Type("date", 0, FIRST_DAY, LAST_DAY)
        case "choice_type":
            names = choice_names(build, detail)
            return Type("choice", 0, 0, len(names) - 1, names)
    return Type("text", 0, -LIMIT, LIMIT)


def choice_names(build: Builder, detail: object) -> tuple[str, ...]:
    """The members of a list: written out, or imported as ``N.list``."""
    if isinstance(detail, Reference):
        if detail.text not in build.measure.lists:
            build.report("E211", detail.span, name=detail.text, choices=tuple(build.measure.lists))
            raise Stop
        return build.measure.lists[detail.text]
    assert isinstance(detail, tuple)
    return tuple(n.text for n in detail)


def _extent(build: Builder, detail: object, unit: str, decimals: int, most: int) -> tuple[int, int]:
    """The written range, from low to high in the unit of the fact and no finer than it; else from 0 to ``most``."""
    if not isinstance(detail, tuple):
        return 0, most
    hundredth = 2 if unit == "percent" else 0
    low, high = (q.value * 10**decimals // 10 ** (q.decimals + hundredth) for q in detail)
    fits = {q.unit for q in detail} <= {"", unit} and all(q.decimals + hundredth <= decimals for q in detail)
    if not fits or low > high:
        build.report("E219", detail[0].span, low=str(detail[0]), high=str(detail[1]), units=[q.unit for q in detail])
        raise Stop
    return low, high


def _fine(build: Builder, kind: str, unit: str, detail: object, decimals: int, most: int) -> Type:
    """A count or percentage with the decimals it is written with, from 0 to ``most`` unless another domain is written."""
    places, extent = fineness(detail)
    decimals += places
    return Type(kind, decimals, *_extent(build, extent, unit, decimals, most * 10**decimals))


def fineness(detail: object) -> tuple[int, object]:
    """The decimals and the range that are written of a type, in either order."""
    parts = detail if isinstance(detail, tuple) and not isinstance(detail[0], Quantity) else (detail,)
    places = next((int(p) for p in parts if isinstance(p, str)), 0)
    return places, next((p for p in parts if isinstance(p, tuple)), None)
