"""等次, 一票否决, 排名, 后果, 要求 by chance."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random_measure import Draft

GRADES = ("优秀", "良好", "合格", "不合格")
_BANDS = (
    ("90分及以上", "80—90分（不含90分）", "60分及以上不满80分", "不满60分"),
    ("90分以上", "超过80分 不满90分", "60分及以上不满80分", "不满60分"),
    ("85分及以上", "70分及以上不满85分", "40分以上70分以下", "不满40分"),
    ("超过95分", "80分及以上95分以下", "50分及以上不满80分", "不满50分"),
)


def outcome(draft: "Draft", survey: bool) -> None:
    _vetoes(draft)
    if draft.chance(0.15):
        name = draft.name("免")
        draft.text.append(f"不参评 {name} 当 {draft.names.condition(1)}{draft.guard(0.3)}")
        draft.names.flags.append(name)
    _grades(draft)
    ranked = draft.chance(0.8)
    _quotas(draft, ranked)
    draft.names.choices["等次"] = GRADES
    if ranked:
        _ranking(draft, survey)
    for _ in range(draft.random.randint(0, 3)):
        name = draft.name("后")
        condition = f" 当 {draft.names.condition(2)}" if draft.chance(0.8) else ""
        draft.text.append(f"后果 {name}{condition}{draft.guard(0.2)}")
        draft.names.flags.append(name)
    _procedure(draft)


def _grades(draft: "Draft") -> None:
    guards = draft.guards() if draft.chance(0.3) else [""]
    for guard in guards:
        bands = list(draft.random.choice(_BANDS))
        if draft.chance(0.2):  # what follows from a grade by places alone: the best, or the two best
            draft.placed = GRADES[: len(draft.placed) or draft.random.randint(1, 2)]
            bands[: len(draft.placed)] = ["按名额"] * len(draft.placed)
        if draft.chance(0.2):
            bands[-1] = "其余"
        over = f"依分 {draft.names.point(1)} " if draft.chance(0.3) else ""
        gates = [f" 且 {draft.names.condition(1)}" if draft.chance(0.2) else "" for _ in bands[:-1]]
        graded = zip(GRADES, bands, (*gates, ""), strict=True)
        pairs = "\n    ".join(f"{name} {band}{gate}" for name, band, gate in graded)
        draft.text.append(f"等次 {over}{{\n    {pairs}\n  }}{guard}")


_EFFECTS = (
    "确定为 不合格", "确定为 不合格", "确定为 合格", "不改变等次", "最高评为 良好", "降一等", "排末位", "降一等 最高评为 合格",
)  # fmt: skip


def early_vetoes(draft: "Draft") -> None:
    """Vetoes that touch the total itself must not read it."""
    for effect in ("总分不计", "总分计为 59分", "总分计为 40.5分 确定为 不合格", "总分不计 排末位"):
        if draft.chance(0.1):
            condition = f" 当 {draft.names.condition(1)}" if draft.chance(0.3) else ""
            name = draft.name("否")
            draft.text.append(f"一票否决 {name} {effect}{condition}{draft.guard(0.3)}")
            draft.names.flags.append(name)
            draft.unscored = draft.unscored or "不计" in effect


def _vetoes(draft: "Draft") -> None:
    draw = draft.random
    for _ in range(draw.randint(0, 4)):
        name = draft.name("否")
        sets = draw.choice(_EFFECTS)
        form = draw.choice(("fact", "events", "events", "condition"))
        if form == "fact":
            body = (
                draft.random.choice(("", "", "名额之前 ", "名额之后 "))
                * ("评为" in sets or "降" in sets or "确定" in sets)
                + sets
            )
        elif form == "condition":
            body = f"{draw.choice(('', '名额之后 '))}{sets} 当 {draft.names.condition(1)}"
        else:
            left_out = f" 不计 当 年终 且 {draft.names.condition(0)}{draft.guard(0.4)}" if draft.chance(0.5) else ""
            condition = f" 当 {draft.names.condition(1)}" if draft.chance(0.2) else ""
            body = f"逐件登记 登记 年终 是否 登记 类 选自 甲种、乙种{left_out} {sets}{condition}"
        draft.text.append(f"一票否决 {name} {body}{draft.guard(0.3)}")
        draft.names.flags.append(name)


def _quotas(draft: "Draft", ranked: bool) -> None:
    draw = draft.random
    for grade in draft.placed:
        draft.text.append(
            f"名额 {grade} 不超过{draw.choice(('40% 四舍五入取整', '2个'))} {draw.choice(('并列都算', '并列都不算'))}"
        )
    for grade in ("优秀", "良好") if not draft.placed else ():
        for guard in draft.guards() if draft.chance(0.2) else [draft.guard(0.2)] if draft.chance(0.2) else []:
            share = f"{draw.choice(('30%', '50%', '12.5%'))} {draw.choice(('舍去取整', '四舍五入取整', '进一取整'))}"
            most = draw.choice((share, share, f"{share} 至少{draw.randint(1, 3)}个", f"{draw.randint(0, 3)}个"))
            order = draw.choice(("", " 按排名")) if ranked else ""
            ties, everyone = draw.choice(("并列都算", "并列都不算")), draw.choice(("", " 全体"))
            free = f" 不占名额 当 {draft.names.condition(1)}" if draft.chance(0.3) else ""
            better = draw.choice(("", "", " 及以上"))
            draft.text.append(f"名额 {grade}{better} 不超过{most}{order} {ties}{everyone}{free}{guard}")


def _ranking(draft: "Draft", survey: bool) -> None:
    draw = draft.random
    guards = draft.guards() if draft.chance(0.3) else [""]
    for guard in guards:
        keys = [draw.choice(("总分", f"（{draft.names.point(0)} 不涉及时 0分）"))]
        more = (f"（{draft.names.point(0)} 不涉及时 1分）", f"（{draft.names.count(0)} 不涉及时 0）")
        keys += [draw.choice(more) for _ in range(draw.randint(0, 2))]
        keys += ["评议得分"] if survey and draft.chance(0.5) else []
        everyone = " 全体" if draft.chance(0.3) else ""
        unscored = draw.choice((" 无分者不排名", " 无分者排末位")) if draft.unscored else ""
        orders = [draw.choice(("", " 由高到低", " 由低到高")) for _ in keys[1:]] + [
            draw.choice((" 由高到低", " 由低到高"))
        ]
        sortings = "、".join(key + order for key, order in zip(keys, orders, strict=True))
        draft.text.append(f"排名 依次按 {sortings}，仍相同的并列{everyone}{unscored}{guard}")
    draft.names.counts.append("名次")


def _procedure(draft: "Draft") -> None:
    draw, names = draft.random, draft.names
    for _ in range(draw.randint(0, 2)):
        draft.text.append(f"要求 {draft.name('求')} {names.condition(2)}{draft.guard(0.2)}")
    for number in range(draw.randint(0, 2)):
        condition = f" 当 {names.condition(1)}" if draft.chance(0.5) else ""
        draft.text.append(f"断言 “第{number}条” {names.condition(2)}{condition}{draft.guard(0.2)}")
    lines = [n for n in names.points if n[0] in "奖罚"]
    if lines and draft.chance(0.4):
        test = f"日期 {draw.choice(('早于', '不早于'))} 2023-06-01"
        some = "、".join(draw.sample(lines, draw.randint(1, len(lines))))
        draft.text.append(f"要求 {draft.name('求')} 逐件 {some} {test} 或 {names.condition(0)}{draft.guard(0.2)}")
    if draft.chance(0.4):
        dates = [*draw.sample(names.dates, min(len(names.dates), 2)), draft.name("日期"), draft.name("日期")]
        draw.shuffle(dates)
        draft.text.append(f"先后 {'、'.join(dates)}{draw.choice(('', ' 本次考核'))}")
    if draft.chance(0.3):
        draft.text.append("组成 小组 应当包括 甲方、乙方")
