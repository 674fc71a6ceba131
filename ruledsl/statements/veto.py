"""一票否决 veto: something that sets the grade whatever the score; the score itself is kept and shown.

    一票否决 泄密 确定为 不合格  依据 第十一条
    一票否决 新媒体单项否决 逐件登记 登记 指标 选自 国家指标.单项否决 确定为 不合格  按 直接判定

    一票否决 重大事故 总分计为 59分
    一票否决 造假 总分不计 排末位 确定为 不合格

Besides setting a grade a veto may void the total (总分不计), set it (总分计为), rank the unit last (排末位), bar better grades
(最高评为) or lower the grade by one (降一等); 名额之后 it does so when places have been given, so that none passes on.
Without 逐件登记 the veto is a yes-or-no fact of the unit; with it, any event that counts.
"""

from ruledsl import ops
from ruledsl.build import UNIT, Builder, Stop
from ruledsl.express import condition, only_where
from ruledsl.ir import Entry, Expr, Fact, Field, Signal
from ruledsl.measure import Symbol, clause_texts
from ruledsl.node import field
from ruledsl.phrasing import phrase
from ruledsl.statements.dated import Dated, in_window
from ruledsl.statements.define import Define
from ruledsl.statements.event_fields import EventColumns, EventField, LeaveOut, event_table, left_out_by, register
from ruledsl.statements.seen import values_seen
from ruledsl.syntax import Expression, Name, Quantity, Statement


class Veto(Statement):
    RULE = "veto"
    name: Name
    sets: str = ""
    no_grade: bool = False
    voids: bool = False
    forces: Quantity | None = None
    ranked_last: bool = False
    not_above: str = ""
    downgrades: bool = False
    phase: str = ""
    per_event: bool = False
    fields: tuple[EventField, ...] = field(default=(), metadata={"rule": "field"})
    dated: Dated | None = None
    leave_out: tuple[LeaveOut, ...] = ()
    defines: tuple[Define, ...] = field(default=(), metadata={"rule": "define"})
    condition: Expression | None = None

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.name.text, "flag"),)

    def lower(self, build: Builder) -> None:
        path = self.name.text
        if not self.per_event and (self.fields or self.leave_out or self.defines):
            build.report("E259", self.span, clause_texts(self.clauses), name=path)
            raise Stop
        tests = [self._found(build, path)]
        roles = [("flag", path), ("holds" if self._is_formula else "found", f"{path}#found")]
        if self.condition is not None and not self._is_formula:
            tests.append(build.column(f"{path}#holds", UNIT, condition(build, self.condition)))
            roles.append(("holds", f"{path}#holds"))
        build.column(path, UNIT, only_where(build.guard(self.guard), ops.all_of(*tests)), build.origin(self, path))
        roles += [("lines", path)] * self.per_event
        left = left_out_by(path, self.leave_out)
        asked = tuple((phrase(self.condition), c) for r, c in roles if r == "holds" and self.condition is not None)
        build.entry(self, Entry(path, self.RULE, path, 0, tuple(roles), text=self.sets, tests=asked, left_out=left))
        seen = values_seen(build, path, self.condition) if self.condition is not None else ((), ())
        texts = (("name", path), ("grade", self.sets), *self._effect(), *seen[1])
        clauses = clause_texts(self.clauses)
        lowers = (("lowers", f"{path}#lowers"),) * bool(self.not_above or self.downgrades)
        args = (*seen[0], *lowers)
        build.signals.append(Signal("N521", path, path, args, texts, clauses, build.origin(self, path)))

    def _effect(self) -> tuple[tuple[str, str], ...]:
        """What the veto does besides setting a grade, for the finding: the first of its effects and its detail."""
        details = {
            "voids": "" if self.voids else None,
            "forces": str(self.forces) if self.forces is not None else None,
            "ranked_last": "" if self.ranked_last else None,
            "not_above": self.not_above or None,
            "downgrades": "" if self.downgrades else None,
            "reading": "" if self.guard is not None else None,
        }
        first = next(((k, v) for k, v in details.items() if v is not None), None)
        return (("effect", first[0]), ("detail", first[1])) if first else ()

    @property
    def is_late(self) -> bool:
        """Whether it changes the grade when the places of quotas have been given."""
        return self.phase == "after_quotas"

    @property
    def _is_formula(self) -> bool:
        """A veto with a condition and no events is that condition, not a fact of its own."""
        return self.condition is not None and not self.per_event

    def value(self, build: Builder, symbol: Symbol) -> Expr:
        return build.ref(self.name.text)

    def _found(self, build: Builder, path: str) -> Expr:
        """Whether what the veto looks for was found, before any guard."""
        if self._is_formula:
            assert self.condition is not None
            found = condition(build, self.condition)
        elif self.per_event:
            found = ops.fold("any", path, self._counts(build, path), None, UNIT)
        else:
            found = build.fact(Fact(path, UNIT, ops.FLAG, path, "default", 0, "veto", build.origin_here()))
        return build.column(f"{path}#found", UNIT, found)

    def _counts(self, build: Builder, path: str) -> Expr:
        event_table(build, path)
        date = build.facts[f"{path}.日期"]
        if self.dated is not None:
            self.dated.inside(build, path, Field(date.name, date.type))
        register(build, self)
        columns = EventColumns(build, self, counts=lambda: columns.inside(in_window(build, path)))
        counts = columns.counting()
        for define in self.defines:
            columns.defined(define)
        return counts
