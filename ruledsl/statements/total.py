"""总分 total: the numbered steps by which one would compute the total on a desk calculator.

    总分 {
      第一步 指标得分合计
      第二步 计入 加分合计 一般不超过10分（经批准可超过）  依据 第十三条  记作 加分后得分
      第三步 封顶 100分  按 先封顶
      第四步 扣减 扣分合计  依据 第十四条
    }

    总分 { 第一步 100分 - 扣分合计 } 不设下限  依据 第三条

Each step starts from the value of the step before it; a step whose guard or condition does not hold changes nothing.
"""

from ruledsl import ops
from ruledsl.build import UNIT, Builder, guard_text
from ruledsl.express import condition, expression, only_where, points, quantity
from ruledsl.ir import Entry, Expr, Ref, Signal
from ruledsl.measure import Symbol, clause_texts
from ruledsl.node import field
from ruledsl.phrasing import phrase
from ruledsl.statements.override import overridden
from ruledsl.statements.restriction import Hard, Remark, Soft, restricted
from ruledsl.syntax import Expression, Node, Quantity, Reference, Rounding, Statement, walk


class Start(Node):
    RULE = "start"
    expr: Expression


class Plus(Node):
    RULE = "plus"
    expr: Expression


class Minus(Node):
    RULE = "minus"
    expr: Expression


class Cap(Node):
    RULE = "cap"
    quantity: Quantity


class Floor(Node):
    RULE = "floor"
    quantity: Quantity


class Step(Statement):
    RULE = "step"
    ordinal: int
    action: Start | Plus | Minus | Cap | Floor | Rounding
    restriction: tuple[Hard | Soft | Remark, ...] = field(default=(), metadata={"rule": "restriction"})
    called: str = ""
    condition: Expression | None = None


class Total(Statement):
    RULE = "total"
    steps: tuple[Step, ...] = field(metadata={"rule": "step"})
    unlimited: bool = False
    no_floor: bool = False

    def declares(self) -> tuple[tuple[str, str], ...]:
        return tuple((s.called, "step") for s in self.steps if s.called)

    def lower(self, build: Builder) -> None:
        before: Expr | None = None
        for number, step in enumerate(self.steps, 1):
            after = self.steps[number - 2].ordinal + 1 if number > 1 else 1
            if step.ordinal not in (number, after):
                build.report("E251", step.span, found=step.ordinal, expected=number)
            before = _step(build, self, step, number, before)
        assert before is not None
        if before.type.lo < 0 and not self.no_floor and self._only_subtracts():
            build.report("I236", self.span)
        self._same_end_twice(build)
        build.column("总分", UNIT, overridden(build, before), build.origin(self, "总分"))
        build.outputs["total"] = "总分"
        build.entry(self, Entry("总分", self.RULE, "总分", 0, (("value", "总分"),)))

    def _only_subtracts(self) -> bool:
        """Whether something is subtracted and no step sets a floor, under whatever reading."""
        kinds = {type(step.action) for step in self.steps}
        return Minus in kinds and Floor not in kinds

    def _same_end_twice(self, build: Builder) -> None:
        """E258: a total that has no limit, and a step that sets one."""
        for said, kind in ((self.unlimited, Cap), (self.no_floor, Floor)):
            step = next((s for s in self.steps if isinstance(s.action, kind)), None)
            if said and step is not None:
                which = "cap" if kind is Cap else "floor"
                limit = str(step.action.quantity)  # type: ignore[union-attr]
                build.report("E258", step.span, clause_texts(step.clauses), which=which, limit=limit)

    def value(self, build: Builder, symbol: Symbol) -> Expr:
        return build.ref(symbol.path)


def total_value(build: Builder) -> Expr:
    """总分: the value after the last step."""
    return _of_total(build, "总分")


def _of_total(build: Builder, name: str) -> Ref:
    if name not in build.columns:
        total = build.measure.only(Total)
        assert total is not None
        build.demand(total)
    return build.ref(name)


def _step(build: Builder, total: Total, step: Step, number: int, before: Expr | None) -> Expr:
    """Lower one step: its value, the line of the score sheet, the finding that it cut."""
    path = f"总分.第{number}步"
    operand = _operand(build, step, path)
    value = _acted(build, step, before, operand)
    holds = _holds(build, step, path)
    if before is not None and holds is not None:
        value = ops.case([(holds, value)], before)
    after = build.column(path, UNIT, value, build.origin(step, path))
    roles = [("step", path)]
    if before is not None and step.condition is not None:
        roles.append(("holds", f"{path}#holds"))
    if operand is not None:
        roles.append(("operand", build.column(f"{path}#operand", UNIT, operand).column))
    if step.called:
        build.column(step.called, UNIT, after, build.origin(step, step.called))
    asked = tuple((phrase(step.condition), c) for r, c in roles if r == "holds" and step.condition is not None)
    entry = Entry(
        path,
        "step",
        _label(step),
        1,
        tuple(roles),
        clause_texts(step.clauses),
        guard_text(step.guard),
        step.called,
        tests=asked,
    )
    build.entry_of_tree(step, entry)
    if isinstance(step.action, Cap | Floor) and before is not None:
        _cut(build, step, path, before, after)
    return after


def _holds(build: Builder, step: Step, path: str) -> Expr | None:
    """Whether the option of a step is in use and its condition holds; None where it has neither."""
    test = build.guard(step.guard)
    if step.condition is None:
        return test if step.guard else None
    return build.column(f"{path}#holds", UNIT, only_where(test, condition(build, step.condition)))


def _operand(build: Builder, step: Step, path: str) -> Expr | None:
    """What is added or subtracted, after the restrictions that stand on the step."""
    if not isinstance(step.action, Plus | Minus):
        return None
    value = expression(build, step.action.expr)
    return restricted(build, step.restriction, value, path, operand_name(step.action.expr), clause_texts(step.clauses))


def _acted(build: Builder, step: Step, before: Expr | None, operand: Expr | None) -> Expr:
    action = step.action
    if isinstance(action, Start):
        return expression(build, action.expr)
    if before is None:
        build.report("E252", step.span)
        before = ops.lit(0, points_type())
    with build.typed(step.span):
        match action:
            case Plus():
                assert operand is not None
                return ops.add(before, operand)
            case Minus():
                assert operand is not None
                return ops.sub(before, operand)
            case Cap():
                return ops.smallest(before, points(build, action.quantity))
            case Floor():
                return ops.largest(before, points(build, action.quantity))
    return ops.round_(before, action.decimals, action.mode)


def points_type() -> ops.Type:
    return ops.Type("points")


def _cut(build: Builder, step: Step, path: str, before: Expr, after: Expr) -> None:
    """A finding where a cap or floor changed the value."""
    limit = quantity(step.action.quantity)  # type: ignore[union-attr]
    shown = build.column(f"{path}#before", UNIT, before)
    build.column(f"{path}#cut", UNIT, ops.compare("ne", shown, after))
    code = "N511" if isinstance(step.action, Cap) else "N512"
    args = (("before", shown.column), ("after", path))
    texts = (("limit", str(step.action.quantity)),)  # type: ignore[union-attr]
    assert limit is not None
    clauses = clause_texts(step.clauses)
    build.signals.append(Signal(code, path, f"{path}#cut", args, texts, clauses, build.origin(step, path)))


#: What has no name is called so where facts or findings speak of it.
FORMULA = "步骤"


def operand_name(node: Expression) -> str:
    """How the limited quantity is called in facts: an approval names it."""
    builtins = {
        "bonus_total": "加分合计",
        "deduction_total": "扣分合计",
        "indicators_total": "指标得分合计",
        "survey_score": "评议得分",
    }
    return getattr(node, "text", "") or builtins.get(getattr(node, "kind", ""), FORMULA)


#: So many names tell what a long formula is made of.
_NAMED = 3


def _said(node: Expression) -> str:
    """The operand of a step: its name, else as it is written; what is too long for that by the names in it."""
    name = operand_name(node)
    if name != FORMULA:
        return name
    written = phrase(node)
    parts = tuple(dict.fromkeys(n.text for n in walk(node) if isinstance(n, Reference)))
    if written != "…" or not parts:
        return name if written == "…" else written
    return " · ".join((*parts[:_NAMED], *(["…"] * (len(parts) > _NAMED))))


def _label(step: Step) -> str:
    """The kind of step and its operand, for a presenter to word."""
    action = step.action
    if isinstance(action, Start | Plus | Minus):
        return f"{type(action).RULE}:{_said(action.expr)}"
    if isinstance(action, Cap | Floor):
        return f"{type(action).RULE}:{action.quantity}"
    return f"{action.mode}:{action.decimals}"
