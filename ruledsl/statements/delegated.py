"""留待确定 delegated: what the measure leaves to a yearly decision and a scheme settles with 确定.

    留待确定 考核方式 选自 全面考核、重点考核  依据 第九条
    留待确定 平时占比 百分比  依据 第六条

A decision of a kind that can be computed with is a quantity like any other; until it is settled it is missing, and no
result is given.
"""

from ruledsl import ops
from ruledsl.build import UNIT, Builder
from ruledsl.express import quantity
from ruledsl.ir import Absence, Entry, Expr, Lit, Type
from ruledsl.measure import Symbol, clause_texts
from ruledsl.statements.fact import choice_names, fact_type
from ruledsl.syntax import Date, Name, Quantity, Statement
from ruledsl.typed import ADAPTS
from ruledsl.words import decimal


class Delegated(Statement):
    RULE = "delegated"
    name: Name
    type: object = None

    @property
    def options(self) -> tuple[str, ...]:
        """The closed list of decisions, where the measure gives one."""
        match self.type:
            case ("choice_type", tuple() as names):
                return tuple(n.text for n in names)
        return ()

    @property
    def is_value(self) -> bool:
        """Whether expressions can compute with the decision."""
        return isinstance(self.type, tuple) and self.type[0] not in ("text_type", "flag_type")

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.name.text, "hole"),)

    def lower(self, build: Builder) -> None:
        name = self.name.text
        setting = build.measure.settings.get(f"settle:{name}", "")
        roles: tuple[tuple[str, str], ...] = ()
        if self.is_value and not self.options:
            roles = (("value", build.column(name, UNIT, self._decision(build)).column),)
        build.entry(self, Entry(name, self.RULE, name, 0, roles, text=str(setting)))

    def value(self, build: Builder, symbol: Symbol) -> Expr:
        """The decision; missing while there is none."""
        if not self.is_value:
            raise ops.TypeProblem("kinds-differ", "text", "number")
        return self._decision(build)

    def _decision(self, build: Builder) -> Expr:
        assert isinstance(self.type, tuple)
        if self.type[0] == "choice_type":
            names = choice_names(build, self.type[1])
            kind = Type("choice", 0, 0, len(names) - 1, names)
        else:
            kind = fact_type(build, self.type)
        setting = build.measure.settings.get(f"settle:{self.name.text}")
        constant = decided(kind, setting)
        if constant.absence and setting is not None and not self.options:
            self._report(build, kind, setting)
        return constant

    def _report(self, build: Builder, kind: Type, setting: object) -> None:
        """Say that a scheme decided something else than what was left open."""
        hundredth, sign = (2, "%") if kind.kind == "ratio" else (0, "")
        low, high = (decimal(bound, kind.decimals - hundredth) + sign for bound in (kind.lo, kind.hi))
        args = {"kind": kind.kind, "low": low, "high": high, "unit": getattr(setting, "unit", "")}
        span = setting.span if isinstance(setting, Quantity | Date) else self.span
        build.report("E278", span, clause_texts(self.clauses), name=self.name.text, found=str(setting), **args)


def decided(kind: Type, setting: object) -> Lit:
    """A decision as a constant of its kind; missing where there is none, or none of this kind and range."""
    missing = ops.nothing(kind, Absence.MISSING)
    if isinstance(setting, str):
        return ops.lit(kind.choices.index(setting), kind) if setting in kind.choices else missing
    if isinstance(setting, Date):
        return ops.lit(setting.days, kind) if kind.kind == "date" else missing
    if not isinstance(setting, Quantity):
        return missing
    constant = quantity(setting)
    if constant.type.kind != kind.kind and not {constant.type.kind, kind.kind} <= ADAPTS:
        return missing
    value, unit = constant.value * 10**kind.decimals, 10**constant.type.decimals
    return constant if kind.lo * unit <= value <= kind.hi * unit else missing
