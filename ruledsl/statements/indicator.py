"""指标 indicator: a node of the indicator tree; a group adds up its parts, a leaf is scored.

    指标 政策解读 满分 10分  依据 第七条（四） {
      指标 同步解读 满分 6分 计分 完成率 四舍五入到2位 目标为零时 计满分
      指标 多样解读 满分 4分 计分 每项1分
    }

What the yearly scheme decides is left open: ``满分由方案确定``, ``归属由方案确定`` (to which part a group belongs).
"""

from ruledsl import ops
from ruledsl.build import UNIT, Builder, Stop
from ruledsl.express import condition
from ruledsl.ir import Absence, Entry, Expr, Lit, Origin, Type
from ruledsl.measure import Symbol, clause_texts
from ruledsl.node import evolve, field
from ruledsl.phrasing import phrase
from ruledsl.statements.applicable import Inapplicable, group_value, told_value
from ruledsl.statements.bonus import Bonus
from ruledsl.statements.by_class import Points, known_maximum, limits_of, maximum_of, top_of, where_complete
from ruledsl.statements.class_of import inside, only_for, within_classes
from ruledsl.statements.deduction import Deduction
from ruledsl.statements.define import looks_around
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.fact import MISSING
from ruledsl.statements.full_marks import FullMarks, out_of_parts
from ruledsl.statements.inner_lines import cap_of, clamped, with_lines
from ruledsl.statements.merge import Merge
from ruledsl.statements.scoring import Assessed, Formula, Scoring, given
from ruledsl.statements.shares import weighted
from ruledsl.syntax import Expression, Name, Quantity, Statement

NA = frozenset({Absence.NOT_APPLICABLE})
#: Indices of classes; None is all of them.
Classes_ = tuple[int, ...] | None


class Indicator(Statement):
    RULE = "indicator"
    name: Name
    maximum: Points | None = None
    open_maximum: bool = False
    open_scoring: bool = False
    placed: bool = False
    scoring: Scoring | None = None
    criteria: str = ""
    scored_by: str = ""
    for_classes: tuple[Name, ...] = field(default=(), metadata={"rule": "for_classes", "many": False})
    may_lack: bool = False
    inapplicable: Inapplicable | None = None
    unconcerned: Expression | None = None
    weight: Quantity | None = None
    lowest: Points | None = None
    highest_points: Points | None = None
    parts: tuple["Indicator", ...] = field(default=(), metadata={"rule": "indicator", "many": True})
    bonuses: tuple[Bonus, ...] = field(default=(), metadata={"rule": "bonus"})
    deductions: tuple[Deduction, ...] = field(default=(), metadata={"rule": "deduction"})
    merges: tuple[Merge, ...] = field(default=(), metadata={"rule": "merge"})

    def declares(self) -> tuple[tuple[str, str], ...]:
        return tuple((path, "points") for path, _ in self.nodes())

    def nodes(self, prefix: str = "") -> list[tuple[str, "Indicator"]]:
        """This indicator and everything below it, with name paths, in the order of the text."""
        path = f"{prefix}{self.name.text}"
        return [(path, self), *(n for part in self.parts for n in part.nodes(f"{path}."))]

    def nested(self) -> list[EventLine | Merge]:
        """The bonuses, deductions and merges that count inside this tree, not in 加分合计 and 扣分合计."""
        found: list[EventLine | Merge] = []
        for _, node in self.nodes():
            found += (*node.bonuses, *node.deductions, *node.merges)
        return found

    @property
    def is_open(self) -> bool:
        """Whether a scheme still has to say something about this node itself."""
        return self.placed or (self.open_maximum and self.maximum is None) or (self.open_scoring and not self.parts)

    def part(self, build: Builder, path: str) -> "Indicator":
        """The node of a path of this tree, with what stands around it: what asks for it asks for no other."""
        node = self
        for name in path.split(".")[1:]:
            inner = next(p for p in node.parts if p.name.text == name)
            build.around[id(inner)] = node
            node = inner
        return node

    def lower(self, build: Builder) -> None:
        """A group without a place belongs to no total, so it asks for no facts."""
        if not self.placed:
            self._lower(build)

    def value(self, build: Builder, symbol: Symbol) -> Expr:
        if symbol.path not in build.columns:  # a group without a place
            self._lower(build)
        return build.ref(symbol.path)

    def _lower(self, build: Builder) -> Expr:
        """The group around this node says for which classes it is, and what a part that does not concern a unit is worth."""
        path, home = self._path(build), build.around.get(id(self))
        assert home is None or isinstance(home, Indicator)
        absent = (home._lack(self) if home else NA if self.may_lack else frozenset()) | self._excused(build)
        depth, maximum = path.count("."), self._maximum(build)
        limited = (("uncut", f"{path}#uncut"),) * (self.highest_points is not None or self.lowest is not None)
        roles = (("points", path), ("maximum", f"{path}#max"), *limited)
        place = Entry(path, self.RULE, self.name.text, depth, roles, clause_texts(self.clauses), text=self.criteria)
        column = build.column(f"{path}#max", UNIT, maximum)
        maximum = maximum if isinstance(maximum, Lit) else column
        build.entry_of_tree(self, place)
        own = self._classes(build)
        value = within_classes(build, own, self._value(build, path, maximum, absent, own))
        value = clamped(build, self, path, with_lines(build, self, value), own)
        if self.unconcerned is not None:
            apart = build.column(f"{path}#apart", UNIT, condition(build, self.unconcerned))
            value = ops.case([(apart, ops.nothing(value.type, Absence.NOT_APPLICABLE))], value)
        if own is not None:
            self._concerns(build, path, own)
            if NA.isdisjoint(value.type.absent):
                build.classes_of[path] = frozenset(own)
            value = only_for(build, own, value)
        return build.column(path, UNIT, value, build.origin(self, path))

    def _value(self, build: Builder, path: str, maximum: Expr, absent: frozenset[Absence], classes: Classes_) -> Expr:
        if self.may_lack and (kind := self._reports_nothing()):
            build.report("E230", self.span, clause_texts(self.clauses), name=path, kind=kind)
        if self.inapplicable is not None and not self.parts and not self.open_scoring:
            build.report("E234", self.span, clause_texts(self.clauses), name=path)
        if self.parts:
            for part in self.parts:
                build.around[id(part)] = self
                build.nested(part)
            lowered = [build.ref(f"{path}.{p.name.text}") for p in self.parts]
            parts = [within_classes(build, classes, part) for part in lowered]
            if self.inapplicable is None and any(part.type.absent >= NA for part in parts):
                parts = where_complete(build, self.maximum, self.parts, parts, classes)
            unsure = [n.name.text for n, p in zip(self.parts, parts, strict=True) if p.type.absent >= NA]
            if self.inapplicable is None and unsure and not isinstance(self.scoring, Formula):
                self._unsaid(build, path, tuple(unsure))
                raise Stop
            if self.scoring is not None:
                return self._worked_out(build, path, maximum, absent)
            tops = [top_of(build, f"{path}.{p.name.text}#max") for p in self.parts]
            here = build.origin(self, path)
            caps = [cap_of(build, p, p._classes(build)) for p in self.parts]
            return told_value(build, here, self.inapplicable, *weighted(build, self.parts, parts, tops), maximum, caps)
        if self.scoring is None and (self.bonuses or self.deductions):
            return self._nothing_yet(build, path, maximum)
        if self.scoring is None or isinstance(self.scoring, Assessed):
            return given(build, path, maximum, absent, limits_of(build, self))
        return self.scoring.score(build, path, maximum, absent)

    def _worked_out(self, build: Builder, path: str, maximum: Expr, absent: frozenset[Absence]) -> Expr:
        """A group by a formula over its parts; no other form fits one, nor what only a sum of parts needs."""
        weights = any(p.weight is not None for p in self.parts)
        if isinstance(self.scoring, Formula) and self.inapplicable is None and not weights:
            return self.scoring.score(build, path, maximum, absent)
        why = "scoring" if not isinstance(self.scoring, Formula) else "shares" if weights else "inapplicable"
        assert self.scoring is not None
        build.report("E247", self.scoring.span, clause_texts(self.clauses), name=path, why=why)
        raise Stop

    def _nothing_yet(self, build: Builder, path: str, maximum: Expr) -> Expr:
        """Where what is inside counts from: bonuses from 0; deductions alone from what is said, for it could be either end."""
        if self.deductions and not self.bonuses and maximum.type.hi:
            line, full = self.deductions[0].name.text, str(self.maximum or "")
            build.report("E239", self.span, clause_texts(self.clauses), name=path, line=line, full=full)
        return ops.lit(0, maximum.type)

    def _reports_nothing(self) -> str:
        """Why no fact of this node itself could say that it does not concern a unit; empty where one can."""
        if self.parts:
            return "group"
        if isinstance(self.scoring, Formula):
            return "formula"
        return "lines" if self.scoring is None and (self.bonuses or self.deductions) else ""

    def _excused(self, build: Builder) -> frozenset[Absence]:
        """What need not be reported may be missing: where a condition, here or around, can say that it is not asked for."""
        home = build.around.get(id(self))
        around = home._excused(build) if isinstance(home, Indicator) else frozenset()
        return around if self.unconcerned is None else MISSING

    def _lack(self, part: "Indicator") -> frozenset[Absence]:
        """Whether a part may be reported as not applicable: where some parts say 可不涉及 or 不涉及 当, only those that may."""
        some = any(p.may_lack or p.unconcerned is not None for p in self.parts)
        return NA if part.may_lack or (self.inapplicable is not None and not some) else frozenset()

    def _unsaid(self, build: Builder, path: str, unsure: tuple[str, ...] = ()) -> None:
        """E245: nothing says what holds where some of the parts, or this itself, do not concern a unit."""
        asked = [p for p in self.parts if p.name.text in unsure] or [self]
        scored = (p.scoring for p in asked if p.scoring and not p.for_classes)
        statistic = next((s for s in (looks_around(build.measure, scoring) for scoring in scored) if s), None)
        args = {"name": path, "parts": unsure, "statistic": phrase(statistic) if statistic else ""}
        build.report("E245", self.span, clause_texts(self.clauses), **args)

    def _maximum(self, build: Builder) -> Expr:
        """The maximum, which may differ from class to class; an open one is bounded by the full marks so that a trial can run."""
        return maximum_of(build, self, self._classes(build))

    def _known_maximum(self, build: Builder) -> Lit | None:
        """The maximum as written, else what the parts make by their shares."""
        return known_maximum(build, self)

    def out_of(self, build: Builder) -> Expr:
        """What a formula means by 满分（…）: what parts for the unit's class make, where no other is counted or scaled away."""
        own, value = self._classes(build), self._maximum(build)
        apart = self.inapplicable is None and any(n.for_classes for _, n in self.nodes()[1:])
        if apart and self.maximum is None and self._known_maximum(build) is not None:
            build.around.update({id(p): self for p in self.parts})
            return out_of_parts(build, own, [(p.out_of(build), p.weight) for p in self.parts])
        return value if own is None else only_for(build, own, value)

    def _path(self, build: Builder) -> str:
        home = build.around.get(id(self))
        return f"{home._path(build)}.{self.name.text}" if isinstance(home, Indicator) else self.name.text

    def _classes(self, build: Builder) -> Classes_:
        """The classes that this node is for: of those of the group around it, those that 适用对象 names."""
        home = build.around.get(id(self))
        around = home._classes(build) if isinstance(home, Indicator) else None
        return inside(build, self.name, self.for_classes, around) if self.for_classes else around

    def _concerns(self, build: Builder, path: str, indices: tuple[int, ...]) -> None:
        """Units of other classes need not report what this indicator and those below it ask for."""
        for fact in [f for f in build.facts.values() if f.table == UNIT and f"{f.name}.".startswith(f"{path}.")]:
            both = tuple(i for i in fact.classes or indices if i in indices)
            build.facts[fact.name] = evolve(fact, classes=both)


def indicators_total(build: Builder) -> Expr:
    """指标得分合计: the indicators at the top of the tree, added up."""
    name = "指标得分合计"
    if name not in build.columns:
        tops = [i for i in build.measure.every(Indicator) if not i.placed]
        for indicator in tops:
            build.demand(indicator)
        parts: list[Expr] = [build.ref(i.name.text) for i in tops]
        full = build.measure.only(FullMarks)
        if full is not None and any(part.type.absent >= NA for part in parts):
            parts = where_complete(build, full.points, tops, parts, None)
        for indicator, part in zip(tops, parts, strict=True):
            if part.type.absent >= NA:
                indicator._unsaid(build, indicator.name.text)
                raise Stop
        zero = ops.lit(0, Type("points"))
        total = group_value(None, weighted(build, tops, parts, [])[0], [], zero) if parts else zero
        build.column(name, UNIT, total, Origin("indicators", name))
    return build.ref(name)
