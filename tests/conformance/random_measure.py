"""Rule text by chance: measures whose statements are put together from templates, always well typed.

Names are introduced before they are used, so no measure has a cycle: facts, indicators, event lines, quantities,
steps, grades and vetoes, ranking, what follows.
"""

from random import Random

from attrs import define, field
from random_expressions import Expressions
from random_indicators import trees
from random_lines import lines, merges
from random_outcome import early_vetoes, outcome
from random_steps import total

#: What may stand in for a fact of a kind that was not reported.
STAND_IN = {"分数": "3分", "数量": "1", "百分比 1位": "12.5%"}


@define(eq=False)
class Draft:
    """A measure being written: its lines, and what expressions may refer to so far."""

    random: Random
    places: int
    text: list[str] = field(factory=list)
    classes: tuple[str, ...] = ()
    readings: dict[str, tuple[str, ...]] = field(factory=dict)
    gate: str = ""
    decided: str = ""
    unscored: bool = False
    names: "Expressions" = field(init=False)
    counter: int = 0
    #: Grades without a band, which places alone give.
    placed: tuple[str, ...] = ()
    #: The classes that an indicator is for, by its path and a dot.
    around: dict[str, tuple[str, ...]] = field(factory=dict)
    #: Bonuses and deductions inside indicators that nothing merges there.
    loose: list[str] = field(factory=list)
    #: Bonuses and deductions of which only so many events count: a merge cannot name them.
    most: set[str] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        self.names = Expressions(self.random)

    def name(self, stem: str) -> str:
        self.counter += 1
        return f"{stem}x{self.counter}"

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def points(self, low: int, high: int) -> str:
        """An amount of points, now and then with decimals."""
        number = self.random.randint(low, high)
        decimals = self.random.choice((0, 0, 1, 2)) if self.places >= 2 else 0
        return f"{number}.{self.random.randint(1, 9)}分" if decimals and number < high else f"{number}分"

    def guard(self, share: float) -> str:
        """按 some options of one reading, or nothing."""
        if not self.readings or not self.chance(share):
            return ""
        reading = self.random.choice(list(self.readings))
        options = self.readings[reading]
        some = self.random.sample(options, self.random.randint(1, len(options) - 1))
        return " 按 " + "、".join(f"{reading}.{o}" for o in some)

    def guards(self) -> list[str]:
        """A guard for each option of one reading; one that is never there where there is no reading."""
        if not self.readings:
            return [""]
        reading = self.random.choice(list(self.readings))
        return [f" 按 {reading}.{o}" for o in self.readings[reading]]


def random_measure(seed: int) -> str:
    """A measure, and where it needs one its scheme, as one text."""
    random = Random(seed)
    draft = Draft(random, random.choice((0, 1, 2, 2, 3)))
    _head(draft)
    _readings(draft)
    _facts(draft)
    survey = draft.chance(0.25)
    draft.unscored = survey
    if survey:
        draft.text += ["评议答案 满意、一般、不满、不知道", "评议渠道 由方案确定"]
    trees(draft)
    lines(draft)
    merges(draft)
    _tables_and_periods(draft)
    _definitions(draft, random.randint(0, 3))
    early_vetoes(draft)
    total(draft, survey)
    _definitions(draft, random.randint(0, 2))
    outcome(draft, survey)
    body = "\n  ".join(draft.text)
    return f"考核文件 随机 “随机” {{\n  {body}\n}}\n{_scheme(draft, survey)}"


def _head(draft: Draft) -> None:
    draw = draft.random
    year = draw.choice(("1月1日至12月31日", "1月1日至12月31日", "7月1日至6月30日", "3月1日至2月28日"))
    up, down = draw.choice((("含", "不含"), ("不含", "含"), ("含", "含")))
    draft.text += ["施行 2020-01-01", f"年度 {year}", f"满分 100分 分值 {draft.places}位小数"]
    draft.text.append(f"端点 以上{up}本数，以下{down}本数")
    if draft.chance(0.6):
        draft.classes = ("一类", "二类", "三类")[: draw.randint(2, 3)]
        draft.text.append("类别 " + "、".join(draft.classes))
        some = draft.classes[: draw.randint(1, 3)]
        draft.text.append(f"考核主体 机关 负责 {'、'.join(some)}")
        rest = draft.classes[len(some) : len(some) + 1]
        if rest:
            draft.text.append(f"考核主体 另一机关 负责 {rest[0]}")
            draft.names.choices["单位类别"] = draft.classes
        else:
            draft.names.choices["单位类别"] = draft.classes


def _readings(draft: Draft) -> None:
    for number in range(draft.random.choice((0, 1, 2, 3))):
        options = ("子", "丑", "寅")[: draft.random.randint(2, 3)]
        name = f"口径{'甲乙丙'[number]}"
        draft.readings[name] = draft.names.choices[name] = options
        adopt = f" 采用 {draft.random.choice(options)} 因 “x”" if draft.chance(0.5) else ""
        draft.text.append(f"适用口径 {name} {{ {' '.join(f'{o} “x”' for o in options)}{adopt} }}")


def _facts(draft: Draft) -> None:
    """Facts of every type; some optional, some of the run."""
    draw, names = draft.random, draft.names
    kinds = (
        ("分数", names.points), ("分数 0分至20分", names.points), ("数量", names.counts), ("数量 0 至 9", names.counts),
        ("数量 1 至 50", names.divisors), ("数量 2位小数", names.counts), ("数量 0 至 9.5 1位小数", names.counts),
        ("数量 1位小数 0.1 至 50", names.divisors), ("百分比 0% 至 300%", names.ratios), ("百分比 1位", names.ratios), ("是否", names.flags),
        ("是否", names.flags), ("日期", names.dates), ("日期", names.dates),
    )  # fmt: skip
    for kind, home in draw.sample(kinds, draw.randint(4, len(kinds))):
        name = draft.name("实")
        option = draw.choice(("", "", " 可缺", " 未报为否" if kind == "是否" else " 可缺"))
        run = " 本次考核" if draft.chance(0.2) else ""
        elsewhere = {"分数": "3分", "数量": "1"}.get(kind.split(" ")[0]) if draft.classes else None
        if elsewhere and not run and draft.chance(0.3):
            option, run = "", f" 适用对象 {draft.random.choice(draft.classes)}"
            home.append(f"（{name} 不涉及时 {elsewhere}）")
        elif option == " 可缺" and kind in STAND_IN and draft.chance(0.5):
            home.append(f"（{name} 未报时 {STAND_IN[kind]}）")
        else:
            home.append(name)
        names.lacking += [name] * (option == " 可缺")
        draft.text.append(f"事实 {name} {kind}{option}{run}")
    if draft.chance(0.3):
        draft.decided = draft.name("定")
        draft.text.append(f"留待确定 {draft.decided} 百分比 1位")
        names.ratios.append(draft.decided)
    draft.gate = draft.name("门")
    draft.text.append(f"事实 {draft.gate} 是否")
    names.flags.append(draft.gate)
    if draft.chance(0.5):
        name = draft.name("选")
        words = ("东", "西", "南")
        draft.text.append(f"事实 {name} 选自 {'、'.join(words)}{draw.choice(('', ' 可缺'))}")
        names.choices[name] = words


def _definitions(draft: Draft, number: int) -> None:
    names = draft.names
    for _ in range(number):
        kind = draft.random.choice(("points", "points", "flag", "ratio", "count"))
        name = draft.name("量")
        if draft.chance(0.1):
            draft.text.append(f"定义 {name} = {names.counted()} × {draft.random.choice(('80%', '12.5%'))}")
            names.counts.append(name)
            continue
        text = {"points": names.point, "flag": names.condition, "ratio": names.ratio, "count": names.count}[kind](2)
        draft.text.append(f"定义 {name} = {text}")
        {"points": names.points, "flag": names.flags, "ratio": names.ratios, "count": names.counts}[kind].append(name)


def _tables_and_periods(draft: Draft) -> None:
    """子表 and 分期."""
    draw = draft.random
    if draft.chance(0.4):
        name = draft.name("表")
        decimals, option = draw.choice(("", " 1位小数")), draw.choice(("", "", " 可缺"))
        facts = f"事实 粉丝 数量 0 至 9{decimals}{option}\n    事实 停更 是否\n    事实 类型 选自 网站、账号"
        worth = draw.choice(
            ("当 停更 则 0分 否则 基础", "（基础 + （1分 × 粉丝））", f"（基础 + {draft.names.point(0)}）")
        )
        draft.text.append(
            f"子表 {name} {{\n    {facts}\n    定义 得分 = {worth}\n    定义 基础 = {draw.randint(0, 5)}分\n  }}"
        )
        draft.names.tables.append(name)
    if draft.names.lines and draft.chance(0.5):
        name, line = draft.name("期"), draw.choice(draft.names.lines)
        amount = draw.choice(
            (f"最小（3分，（个数（{line}） × 1分））", f"（当 任一（{line} 当 分值 > 1分） 则 2分 否则 0.5分）")
        )
        draft.text.append(f"分期 {name} {draw.choice(('逐月', '逐季'))} = {amount}")
        draft.names.points.append(name)


def _scheme(draft: Draft, survey: bool) -> str:
    """The scheme that fills the survey, and now and then decides what is left to it."""
    text = _survey(draft) if survey else []
    if draft.decided and draft.chance(0.7):
        text.append(f"确定 {draft.decided} {draft.random.choice(('25%', '62.5%'))}")
    return "方案 随机方案 依 随机 {\n  " + "\n  ".join(text) + "\n}\n" if text else ""


def _survey(draft: Draft) -> list[str]:
    draw = draft.random
    shares = draw.choice((("60%", "40%"), ("33.3%", "66.7%"), ("100%",)))
    best = draw.choice(("100分", "99.6分", "10分"))
    rounding = draw.choice(("四舍五入到0位", "四舍五入到2位", "舍去到1位"))
    points = f"答案分值 {{ 满意 {best} 一般 {draw.choice(('60分', '5.5分'))} 不满 0分 不知道 {draw.choice(('不计', '1分'))} }}"
    channels = [f"渠道 途径{'甲乙'[n]} 占 {share}" for n, share in enumerate(shares)]
    chance = Random(f"{points} {rounding} {len(draft.text)}")  # apart, so that all else is as it was
    cut = chance.choice(
        ("", "", "去掉 最高、最低各10% 四舍五入取整 ", "去掉 最高2份、最低25% 舍去取整 ", "去掉 最低1份 ")
    )
    return [*channels, f"{points} {cut}{rounding} 无有效票时 不计分"]
