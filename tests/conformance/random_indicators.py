"""Indicator trees by chance, with every form of scoring."""

from typing import TYPE_CHECKING

from random_lines import inside_lines

if TYPE_CHECKING:
    from random_measure import Draft


def trees(draft: "Draft") -> None:
    """Some trees at the top.  What may not concern a unit is named for expressions only when all trees are there."""
    unsure: list[str] = []
    for number in range(draft.random.randint(1, 3)):
        if number == 0 and draft.chance(0.3):
            name = draft.name("项")
            draft.names.points.append(name)
            draft.text.append(f"指标 {name} 满分 100分")
        else:
            draft.text.append(_node(draft, draft.random.randint(0, 2), "", False, False, unsure))
    if draft.chance(0.5):
        draft.names.points += unsure
    draft.names.may_lack = True


def _node(draft: "Draft", depth: int, prefix: str, may_lack: bool, inside: bool, unsure: list[str]) -> str:
    """An indicator; ``may_lack``: it may not concern a unit; ``inside``: a group around it lets its facts say so."""
    name = draft.name("项")
    path = f"{prefix}{name}"
    maximum = f"{draft.random.randint(1, 40)}分"
    classes = ""
    around = draft.around.get(prefix, draft.classes)
    if may_lack and prefix and around and draft.chance(0.3):
        around = tuple(draft.random.sample(around, draft.random.randint(1, len(around))))
        classes = f" 适用对象 {'、'.join(around)}"
    draft.around[f"{path}."] = around
    full = "、".join(f"{c} {draft.points(1, 40)}" for c in around) if around and draft.chance(0.3) else maximum
    if depth:
        text = _group(draft, name, path, full, classes, depth, may_lack, inside, unsure)
    else:
        scoring = _scoring(draft, maximum)
        lacking = " 可不涉及" if inside and draft.chance(0.2) and " = " not in scoring else ""
        if may_lack and draft.chance(0.15):
            lacking += f" 不涉及 当 {draft.names.condition(1)}"
        text = f"指标 {name} 满分 {full}{classes}{lacking}{scoring}"
    draft.names.indicators.append(path)
    (unsure if may_lack or inside else draft.names.points).append(path)
    return text


def _group(
    draft: "Draft", name: str, path: str, full: str, classes: str, depth: int, may_lack: bool, inside: bool,
    unsure: list[str],
) -> str:  # fmt: skip
    shrink = (
        "不涉及时 从满分中扣除 四舍五入到2位", "不涉及时 从满分中扣除 舍去到1位", "不涉及时 平均分给其余各项 四舍五入到2位",
    )  # fmt: skip
    rule = draft.random.choice(shrink) if may_lack and draft.chance(0.7) else "不涉及时 计满分"
    if not (may_lack or inside) and draft.chance(0.5):
        rule = ""
    shared = draft.chance(0.2)
    parts, sure = [], []
    for _ in range(draft.random.randint(2, 4)):
        part = _node(draft, draft.random.randint(0, depth - 1), f"{path}.", bool(rule), bool(rule), unsure)
        keyword, part_name, rest = part.split(" ", 2)
        share = f" 占 {draft.random.choice(('30%', '50%', '12.5%'))}" if shared else ""
        parts.append(f"{keyword} {part_name}{share} {rest}")
        sure.append(f"{path}.{part_name}")
    if rule:
        share = " 占 20%" if shared else ""
        parts.append(f"指标 {draft.name('项')}{share} 满分 {draft.random.randint(1, 9)}分 计分 考核组评定")
    parts += inside_lines(draft)
    if may_lack and draft.chance(0.15):
        rule += f" 不涉及 当 {draft.names.condition(1)}"
    top = f"满分 {full}{classes}" if shared or draft.chance(0.7) else classes
    clamps = draft.random.choice(("", "", " 最低计 0分", " 封顶 20分", " 封顶 30分 最低计 5分"))
    if (around := draft.around[f"{path}."]) and draft.chance(0.1):
        clamps = f" 封顶 {'、'.join(f'{c} {draft.points(5, 30)}' for c in around)}"
    if not (rule or shared) and draft.chance(0.4):
        clamps += f" 计分 = {sure[0]} + 最小（{sure[1]}，{draft.points(1, 9)}） - {draft.points(0, 3)}"
    return f"指标 {name} {top} {rule}{clamps} {{\n    " + "\n    ".join(parts) + "\n  }"


def _scoring(draft: "Draft", maximum: str) -> str:
    draw = draft.random
    each = draw.choice(("每项", "每起", "每次", "每件"))
    round_ = draw.choice(("四舍五入到2位", "舍去到1位", "四舍五入到0位"))
    upto = draw.choice(("", f" 最多{draft.points(1, 9)}"))
    forms = (
        "", " 计分 考核组评定", " 计分 符合得满分",
        f" 计分 分档 {{ 好 {maximum} 中 {draft.points(0, 5)} 差 0分 }}",
        f" 计分 逐项 {{ 子项 {draft.points(1, 3)} 丑项 {draft.points(1, 3)} 寅项 {draft.points(0, 2)} }}",
        f" 计分 分段 1位 {{ 90%及以上 {maximum} 60%以上不满90% {draft.points(1, 4)} 不满60% 0分 }}",
        f" 计分 分段 {{ 10及以上 {maximum} 超过3不满10 {draft.points(1, 4)} 1以上不满3 1分 }}",
        f" 计分 分段 {{ 5天以下 {maximum} 超过5天30天以下 {draft.points(1, 4)} 超过30天 0分 }}",
        f" 计分 完成率 {round_} 目标为零时 {draw.choice(('计满分', '0分', '1.5分'))}"
        + draw.choice(("", " 不满60% 0分", f" 不满50% 0分 95%及以上 {maximum}", f" 超过90% {draft.points(0, 5)}")),
        f" 计分 {each}{draft.points(1, 3)}{upto}",
        f" 计分 倒扣 {{ 迟报 {each}{draft.points(1, 2)}{upto} 漏报 {each}{draft.points(1, 5)} }} {draw.choice(('扣完为止', ''))}",
        f" 计分 倒扣 {{ 迟报 {each}{draft.points(1, 2)} 差额 = {draft.names.point(1)}{upto} }} {draw.choice(('扣完为止', ''))}",
        f" 计分 = {draft.names.point(2)}",
    )  # fmt: skip
    return draw.choice(forms)
