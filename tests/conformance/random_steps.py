"""总分 by chance: steps with guards, conditions, limits of all three sorts, caps, floors and roundings."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random_measure import Draft


def total(draft: "Draft", survey: bool) -> None:
    draw = draft.random
    start = draw.choice(
        ("指标得分合计", "指标得分合计", "评议得分" if survey else "指标得分合计", draft.names.point(1))
    )
    steps = [f"第1步 {start}"]
    number = draw.randint(2, 7)
    for place in range(2, number + 1):
        named = draft.name("步") if draft.chance(0.5) else ""
        condition = f" 当 {draft.names.condition(1)}" if draft.chance(0.25) else ""
        steps.append(
            f"第{place}步 {_action(draft, survey, f'{condition}{draft.guard(0.3)}')}{f' 记作 {named}' if named else ''}"
        )
        if named:
            draft.names.points.append(named)
    draft.text.append("总分 {\n    " + "\n    ".join(steps) + "\n  }")
    draft.names.points += ["总分", "加分合计", "扣分合计", "指标得分合计"]


def _action(draft: "Draft", survey: bool, when: str) -> str:
    """What a step does; ``when`` stands before the limits, where 按 would belong to the limit."""
    draw = draft.random
    operand = draw.choice(
        ("加分合计", "扣分合计", "加分合计", "扣分合计", draft.names.point(1), "评议得分" if survey else "加分合计")
    )
    forms = (
        f"计入 {operand}{when}{_limits(draft)}",
        f"扣减 {operand}{when}{_limits(draft)}",
        f"封顶 {draw.choice((100, 110, 60))}分{when}",
        f"最低计 {draw.choice((0, 10))}分{when}",
        f"{draw.choice(('四舍五入到1位', '四舍五入到0位', '舍去到1位'))}{when}",
    )
    return draw.choice((*forms[:2], *forms))


def _limits(draft: "Draft") -> str:
    """One limit, several under the options of a reading, or none."""
    if draft.chance(0.4):
        return ""
    guards = draft.guards() if draft.chance(0.6) else [""]
    if len(guards) > 1 and draft.chance(0.4):
        guards = guards[:-1]
    forms = ("不超过{}", "一般不超过{}（经批准可超过）", "一般不超过{}（超过只提示）")
    texts = [f" {draft.random.choice(forms).format(draft.points(1, 12))}{guard}" for guard in guards]
    if len(guards) > 1 and draft.chance(0.3):
        texts[-1] = f" {draft.random.choice(forms).format(draft.points(1, 12))}"
    return "".join(texts)
