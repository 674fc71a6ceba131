"""等次 grades: from the best to the lowest, each with its band of the score.

    等次 { 优秀 90分及以上  良好 80分以上不满90分  合格 60分以上不满80分  不合格 不满60分 }  依据 第十一条
    等次 满意、基本满意、不满意 由方案确定  依据 第八条

A grade may have no band: 按名额 takes in whoever is in the next band below, for its quota to choose from; the last may say 其余.
A band may ask for more than the score (``优秀 90分及以上 且 满意度 80%以上``): who is in it and does not meet that has the next grade.

The order in which things act: the band of the score, one grade down, ceilings, quotas, what vetoes lower after the quotas
(名额之后), then the lowest grade that a veto sets; a unit that takes no part has none.
"""

from collections.abc import Sequence

from ruledsl import ops
from ruledsl.build import UNIT, Builder, Stop
from ruledsl.express import expression, in_band
from ruledsl.ir import Absence, Entry, Expr, Type
from ruledsl.measure import Draft, Symbol, clause_texts
from ruledsl.node import evolve, field
from ruledsl.phrasing import phrase
from ruledsl.statements.gates import gate_tests, gated
from ruledsl.statements.not_assessed import left_out
from ruledsl.statements.quota import Quota, limited_by_quotas
from ruledsl.statements.total import total_value
from ruledsl.statements.veto import Veto
from ruledsl.syntax import Band, Expression, Name, Node, Statement


class Grade(Node):
    RULE = "grade"
    name: Name
    band: Band | None = None
    by_places: bool = False
    the_rest: bool = False
    gate: Expression | None = None
    text: str = ""


class Score(Node):
    RULE = "score"
    expr: Expression


class Grades(Statement):
    RULE = "grades"
    grades: tuple[Grade, ...] = field(default=(), metadata={"rule": "grade"})
    names: tuple[Name, ...] = ()
    score: Score | None = None

    def declares(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, "grade") for name in self.order)

    @property
    def order(self) -> tuple[str, ...]:
        """The names of the grades, best first."""
        return tuple(g.name.text for g in self.grades) or tuple(n.text for n in self.names)

    @property
    def is_open(self) -> bool:
        return not self.grades

    def apply(self, draft: Draft) -> None:
        """Fill the bands that the measure leaves to the scheme; the names and their order must stay."""
        waiting = next((s for s in draft.statements if isinstance(s, Grades) and s.is_open), None)
        if waiting is None:
            decided = next((s for s in draft.statements if isinstance(s, Grades)), self)
            draft.report("E275", self.span, clause_texts(decided.clauses), decided.span)
            return
        if waiting.order != self.order:
            draft.report("E276", self.span, expected=waiting.order, found=self.order)
        draft.replace(waiting, evolve(self, cite=waiting.cite + self.cite))

    def lower(self, build: Builder) -> None:
        """One set of grades, or several under the options of one reading."""
        _grade_column(build)
        origin = "等次"
        asked = [f"{g.name.text} {phrase(g.gate)}" for g in self.grades if g.gate is not None]
        gates = "\n".join((*asked, *(f"{g.name.text} 按名额" for g in self.grades if g.by_places)))
        version = next(n for n, g in enumerate(build.measure.every(Grades)) if g is self)
        met = (("gated", "等次#met"),) if "等次#met" in build.columns else ()
        roles = (("value", "等次"), ("band", "等次#band"), *met)
        tests = tuple(gate_tests(version, self))
        build.entry(self, Entry(origin, self.RULE, origin, 0, roles, text=gates, tests=tests))

    def value(self, build: Builder, symbol: Symbol) -> Expr:
        return grade_value(build)


def grade_value(build: Builder) -> Expr:
    """等次: the unit's grade after vetoes."""
    if "等次" not in build.columns:
        for grades in build.measure.every(Grades):
            build.demand(grades)
    return build.ref("等次")


def choice_of(build: Builder) -> Type:
    grades = build.measure.every(Grades)
    order = grades[0].order if grades else ()
    return Type("choice", 0, 0, max(0, len(order) - 1), order)


def _grade_column(build: Builder) -> None:
    if "等次" in build.columns:
        return
    if "等次#band" in build.columns:
        raise Stop  # a veto failed, which was said when the grades were first lowered
    kind = choice_of(build)
    for grades in build.measure.every(Grades):
        if grades.order != kind.choices:
            build.report("E276", grades.span, expected=kind.choices, found=grades.order)
            raise Stop
    versions = [(build.guard(g.guard), _band(build, g, kind)) for g in build.measure.every(Grades)]
    band: Expr = build.column("等次#band", UNIT, ops.case(versions[:-1], versions[-1][1]))
    if any(grade.gate is not None for g in build.measure.every(Grades) for grade in g.grades):
        met = [(build.guard(g.guard), gated(build, n, g, band)) for n, g in enumerate(build.measure.every(Grades))]
        band = build.column("等次#met", UNIT, ops.case(met[:-1], met[-1][1]))
    grade = _after_vetoes(build, kind, band)
    if (out := left_out(build)) is not None:
        grade = ops.case([(out, ops.nothing(kind, Absence.NOT_APPLICABLE))], grade)
    build.column("等次", UNIT, grade, build.origin(build.measure.every(Grades)[0], "等次"))
    build.outputs["grade"] = "等次"


def _after_vetoes(build: Builder, kind: Type, band: Expr) -> Expr:
    """The grade of the score after vetoes and quotas; a veto 名额之后 acts when the places have been given."""
    vetoes = build.measure.every(Veto)
    late = [v for v in vetoes if v.is_late]
    early = [v for v in vetoes if not v.is_late]
    for veto in vetoes:
        _phase(build, veto, places=bool(build.measure.every(Quota)))
    forced = _forced(build, kind, vetoes, "等次#forced")
    barred = _forced(build, kind, early, "等次#barred") if late else forced
    grade = limited_by_quotas(build, kind, _lowered_by_vetoes(build, kind, band, early, "等次#vetoed"), barred)
    if late:
        grade = _lowered_by_vetoes(build, kind, build.column("等次#placed", UNIT, grade), late, "等次#lowered")
    return grade if forced is None else _override(forced, grade)


def _phase(build: Builder, veto: Veto, places: bool) -> None:
    """I265: a veto that does not say whether it acts before or after places are given; I268: one that need not say so."""
    graded = veto.sets or veto.no_grade or veto.not_above or veto.downgrades
    if veto.phase and not (places and graded):
        which = "grade" if places else "quota"
        build.report("I268", veto.span, clause_texts(veto.clauses), name=veto.name.text, which=which)
    elif places and veto.downgrades and not veto.phase:
        build.report("I265", veto.span, clause_texts(veto.clauses), name=veto.name.text)


def _band(build: Builder, grades: Grades, kind: Type) -> Expr:
    """The grade whose band holds the score; no band is an error, an open set of bands has no score."""
    if grades.is_open:
        return ops.nothing(kind, Absence.MISSING)
    score = expression(build, grades.score.expr) if grades.score else total_value(build)
    tests = _tests(build, grades, score)
    levels = [ops.lit(kind.choices.index(g.name.text), kind) for g in grades.grades]
    return ops.case(list(zip(tests, levels, strict=True)), ops.nothing(kind, Absence.ERROR))


def _tests(build: Builder, grades: Grades, score: Expr) -> list[Expr]:
    """Whether the score is one for each grade, the best first: where places alone decide, as for the grade below."""
    tests: list[Expr] = []
    places = {q.items for q in build.measure.every(Quota)}
    for grade in reversed(grades.grades):
        wrong = "places" if grade.by_places and grade.name.text not in places else ""
        if (grade.by_places and not tests) or (grade.the_rest and tests):
            wrong = "last" if grade.by_places else "rest"
        if wrong:
            build.report("E237", grade.span, found=grade.name.text, which=wrong)
            raise Stop
        below = tests[0] if tests else _there(score)
        tests.insert(0, below if grade.band is None else in_band(build, grade.band, score))
    return tests


def _there(score: Expr) -> Expr:
    """Whatever the score is: where there is none there is no grade."""
    return ops.compare("ge", score, ops.lit(score.type.lo, score.type)) if score.type.absent else ops.flag(True)


def _lowered_by_vetoes(build: Builder, kind: Type, band: Expr, vetoes: Sequence[Veto], name: str) -> Expr:
    """降一等 for each veto that says so, then the lowest ceiling of 最高评为; the last grade is the floor."""
    steps, ceilings = [], []
    number = Type("number", 0, 0, kind.hi)
    for veto in vetoes:
        if not (veto.downgrades or veto.not_above):
            continue
        build.demand(veto)
        found = build.ref(veto.name.text)
        if veto.downgrades:
            steps.append(ops.case([(found, ops.lit(1, number))], ops.lit(0, number)))
        if veto.not_above and veto.not_above not in kind.choices:
            build.report("E213", veto.span, clause_texts(veto.clauses), name=veto.not_above, choices=kind.choices)
            raise Stop
        if veto.not_above:
            least = ops.lit(kind.choices.index(veto.not_above), number)
            ceilings.append(ops.case([(found, least)], ops.lit(0, number)))
    if not steps and not ceilings:
        return band
    level: Expr = evolve(band, type=evolve(band.type, kind="number", choices=()))
    _tell_lowering(build, kind, level, vetoes, "")
    if steps:
        level = ops.smallest(ops.add(level, *steps), ops.lit(kind.hi, number))
    _tell_lowering(build, kind, level, vetoes, "not_above")
    level = ops.largest(level, *ceilings) if ceilings else level
    chosen = evolve(level, type=evolve(level.type, kind="choice", choices=kind.choices, lo=0, hi=kind.hi))
    return build.column(name, UNIT, chosen)


def _tell_lowering(build: Builder, kind: Type, level: Expr, vetoes: Sequence[Veto], effect: str) -> None:
    """Whether each veto with a ceiling (each that only lowers by one) makes a grade of so much worse, for its finding."""
    for veto in vetoes:
        if (effect and veto.not_above) or (not effect and veto.downgrades and not veto.not_above):
            least = kind.choices.index(veto.not_above) if veto.not_above else kind.hi
            worse = ops.compare("lt", level, ops.lit(least, Type("number", 0, 0, kind.hi)))
            build.column(f"{veto.name.text}#lowers", UNIT, worse)


def _forced(build: Builder, kind: Type, vetoes: Sequence[Veto], name: str) -> Expr | None:
    """The lowest grade that a veto sets, −1 where none does."""
    setting = [v for v in vetoes if v.sets]
    levels = []
    minus = ops.lit(-1, evolve(kind, kind="number", choices=()))
    for veto in setting:
        build.demand(veto)
        if veto.sets not in kind.choices:
            build.report("E213", veto.span, clause_texts(veto.clauses), name=veto.sets, choices=kind.choices)
            continue
        level = ops.lit(kind.choices.index(veto.sets), minus.type)
        levels.append(ops.case([(build.ref(veto.name.text), level)], minus))
    if not levels:
        return None
    return build.column(name, UNIT, ops.largest(*levels) if len(levels) > 1 else levels[0])


def _override(forced: Expr, band: Expr) -> Expr:
    """The grade that a veto sets, else the band of the score."""
    some = ops.compare("ge", forced, ops.lit(0, forced.type))
    chosen = evolve(forced, type=evolve(forced.type, kind="choice", choices=band.type.choices, lo=0))
    return ops.case([(some, chosen)], band)
