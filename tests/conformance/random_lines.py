"""加分, 扣分 and 归并 by chance: every tariff, way of counting, rule for incidents, limit, field and 不计."""

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random_measure import Draft


def lines(draft: "Draft") -> None:
    for keyword, stem in (("加分", "奖"), ("扣分", "罚")):
        for _ in range(draft.random.randint(0, 4)):
            name = draft.name(stem)
            draft.text.append(f"{keyword} {name} {_with_most(draft, name, _tariff_and_parts(draft))}")
            draft.names.points.append(name)
            draft.names.counts.append(f"{name}.次数")
            draft.names.lines.append(name)


def inside_lines(draft: "Draft") -> list[str]:
    """Now and then bonuses and deductions that stand inside an indicator, of several sometimes only the highest."""
    if not draft.chance(0.2):
        return []
    keyword, stem = draft.random.choice((("加分", "内奖"), ("扣分", "内罚")))
    names = [draft.name(stem) for _ in range(draft.random.choice((1, 1, 2, 3)))]
    found = [f"{keyword} {name} {_with_most(draft, name, _tariff_and_parts(draft))}" for name in names]
    if len(names) > 1 and draft.chance(0.7):
        some = draft.random.sample(names, draft.random.randint(2, len(names)))
        guard = draft.guard(0.3)
        if merged := [name for name in some if name not in draft.most]:
            found.append(f"归并 {'、'.join(merged)} 同一事由 取最高{guard}")
    else:
        draft.loose += names
    return found


def _with_most(draft: "Draft", name: str, line: str) -> str:
    """Now and then only so many events count; apart, so that all else is as it was."""
    chance = Random(f"{name} {line}")
    if "计次" in line or "最多" in line or chance.random() > 0.25:
        return line
    draft.most.add(name)
    return f"{line} 最多{chance.choice((1, 2, 2, 3))}{chance.choice('项件次起')}"


def _tariff_and_parts(draft: "Draft") -> str:
    draw = draft.random
    each = draw.choice(("每项", "每起", "每次", "每篇", ""))
    levels = (
        f"{each}分级 {{ 国级 {draft.points(2, 4)} 省级 {draft.points(1, 2)} 市级 {draw.choice(('0.4分', '1分'))} }}"
    )
    low = draw.randint(0, 5)
    worked_out = f"{each}= {draw.choice(('最小（5分，（1分 × 第几次））', '最小（5分，（1分 × 同事由第几次））', '最小（5分，（1分 × 第几个事由））', '（当 日期 早于 2023-06-01 则 1.5分 否则 0.5分）'))}"
    between = f"{each}{low}分至{low + draw.randint(0, 5)}分"
    discretion = f"酌情{draw.choice(('', ' 最多3分'))}"
    tariff = draw.choice((f"{each}{draft.points(1, 3)}", between, discretion, levels, levels, worked_out))
    per_event = bool(each) or tariff is discretion
    parts = [_counting(draft, tariff is levels, per_event), _incident(draft), _fields(draft, tariff is levels)]
    parts.append(draw.choice(("", "", f" 最多{draft.points(2, 9)}")))
    when = f" 当 {draft.gate}" if draft.chance(0.15) else ""
    if draft.classes and draft.chance(0.15):
        when += f" 适用对象 {'、'.join(draw.sample(draft.classes, draw.randint(1, 2)))}"
    tariff, block = _defined(draft, tariff, each) if draft.chance(0.3) else (tariff, "")
    return tariff + when + draft.guard(0.2) + "".join(parts) + block  # after a part, 按 would belong to that part


def _defined(draft: "Draft", tariff: str, each: str) -> tuple[str, str]:
    """Quantities of each line that the formula, a condition and one another use."""
    if "= " in tariff:
        return f"{each}= 最小（5分，（1分 × 倍数））", " { 定义 倍数 = 当 次序 > 2 则 2 否则 1 定义 次序 = 第几次 }"
    early = draft.random.choice((" 不计 当 早", " 不计 当 高价 > 3分", ""))
    return tariff, f" {{ 定义 高价 = 当 早 则 分值 否则 分值 + 1分 定义 早 = 日期 早于 2023-04-01{early} }}"


def _counting(draft: "Draft", by_level: bool, per_event: bool) -> str:
    """How lines are counted: said where the tariff does not say 每, by reading where the text is silent."""
    modes = ["逐次", "一次", "取最高", *(["每级一次"] * 2 if by_level else [])]
    if per_event and draft.chance(0.6):
        return ""
    guards = draft.guards() if draft.chance(0.4) else [""]
    if per_event and len(guards) > 1 and draft.chance(0.3):
        guards = guards[:-1]
    return "".join(f" 计次 {draft.random.choice(modes)}{guard}" for guard in guards)


def _incident(draft: "Draft") -> str:
    guards = draft.guards() if draft.chance(0.4) else [""]
    if draft.chance(0.5):
        return ""
    if len(guards) > 1 and draft.chance(0.5):
        guards = guards[:-1]
    return "".join(f" 同一事由 {draft.random.choice(('取最高', '累加'))}{guard}" for guard in guards)


def _fields(draft: "Draft", by_level: bool) -> str:
    """登记, and 不计 over the fields, the level, the date and what the measure knows."""
    draw, names = draft.random, draft.names
    text, tests = "", []
    for field, kind, test in (
        ("情形", "选自 轻微、一般、严重", f"情形 {draw.choice(('是', '不是'))} 轻微"),
        ("已整改", "是否", "已整改"),
        ("账号", "文字", ""),
        ("影响", "分数", "影响 > 5分"),
        ("占比", "百分比 1位", f"（占比 {names.rounding()}）≥ 50%"),
        ("发现日", "日期", "日期 早于 发现日 前1天"),
        ("金额", "数量 2位小数", "金额 < 0.5"),
    ):
        if draft.chance(0.2):
            chance = Random(f"{field} {len(draft.text)} {len(text)}").random()  # apart, so that all else is as it was
            optional = test and chance < 0.4
            text += f" 登记 {field} {kind}{' 可缺' if optional else ''}"
            tests += [f"（非 {field} 未报 且 {test}）" if optional and chance < 0.3 else test] if test else []
    tests += ["级别 是 市级"] if by_level and draft.chance(0.3) else []
    tests += ["日期 晚于 2023-10-01"] if draft.chance(0.1) else []
    tests += [names.condition(0)] if draft.chance(0.15) else []
    if draft.chance(0.15):
        last = draw.choice(("本年11月30日", "年度末日", "次年1月31日 前2个月", "2023-10-31"))
        text += f" 期间 {draw.choice(('上年12月1日', '年度首日 前3个月', '本年2月10日'))}至{last}"
    for test in tests:
        if draft.chance(0.7):
            other = f" 且 {names.condition(0)}" if draft.chance(0.2) else ""
            text += f" 不计 当 {test}{other}{draft.guard(0.3)}"
    return text


def merges(draft: "Draft") -> None:
    """At most one merge of bonuses and one of deductions, now and then over lines inside indicators."""
    for stem in ("奖", "罚"):
        names = [n for n in draft.names.points if n.startswith(stem)]
        names += [n for n in draft.loose if n.startswith(f"内{stem}") and draft.chance(0.7)]
        if len(names) > 1 and draft.chance(0.6):
            some = draft.random.sample(names, draft.random.randint(2, len(names)))
            keep = draft.random.choice(("取最高", "取最高", "累加"))
            guard = draft.guard(0.4)
            if merged := [name for name in some if name not in draft.most]:
                draft.text.append(f"归并 {'、'.join(merged)} 同一事由 {keep}{guard}")
