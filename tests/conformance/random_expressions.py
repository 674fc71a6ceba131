"""Expressions by chance over the names that a measure has so far; every one is well typed and divides by no zero."""

from random import Random

from attrs import define, field

WHOLE = ("舍去取整", "四舍五入取整", "进一取整")


@define(eq=False)
class Expressions:
    """The names by what they yield, and expressions over them down to a depth."""

    random: Random
    points: list[str] = field(factory=list)
    counts: list[str] = field(factory=list)
    divisors: list[str] = field(factory=list)
    ratios: list[str] = field(factory=list)
    flags: list[str] = field(factory=list)
    dates: list[str] = field(factory=list)
    choices: dict[str, tuple[str, ...]] = field(factory=dict)
    lines: list[str] = field(factory=list)
    tables: list[str] = field(factory=list)
    lacking: list[str] = field(factory=list)
    indicators: list[str] = field(factory=list)
    may_lack: bool = False

    def point(self, depth: int) -> str:
        """Points."""
        draw = self.random
        if depth <= 0 or not self.points or draw.random() < 0.2:
            return draw.choice(self.points) if self.points and draw.random() < 0.7 else f"{draw.randint(0, 30)}分"
        deeper = depth - 1
        forms = (
            lambda: f"（{self.point(deeper)} + {self.point(deeper)}）",
            lambda: f"（{self.point(deeper)} - {self.point(deeper)} + {self.point(0)}）",
            lambda: f"（{self.point(deeper)} × {self.ratio(deeper)}）",
            lambda: f"（{self.point(0)} × {draw.choice(('0.5', '2', '1.28'))}）",
            lambda: f"（{self.point(deeper)} ÷ {self.divisor()} {self.rounding()}）",
            lambda: f"（{self.point(0)} × {self.point(0)} ÷ 最大（1分，{self.point(0)}） {self.rounding()}）",
            lambda: f"（{self.point(0)} × （{self.count(0)} ÷ {self.divisor()}） {self.rounding()}）",
            lambda: f"（{self.point(0)} × （{self.point(0)} ÷ {self.divisor()}） × 80% ÷ 50分 {self.rounding()}）",
            lambda: f"（{self.point(0)} ÷ 最大（1分，{self.point(0)} ÷ {self.divisor()}） × 2分 {self.rounding()}）",
            lambda: (
                f"（{self.point(0)} × {self.count(0)} ÷ {self.divisor()} × {draw.choice(('50%', '3'))} {self.rounding()}）"
            ),
            lambda: f"（当 {self.condition(deeper)} 则 {self.point(deeper)} 否则 {self.point(deeper)}）",
            lambda: f"（（当 {self.condition(0)} 则 {self.alternatives(deeper)}） 不涉及时 {self.point(0)}）",
            lambda: f"最大（{self.point(deeper)}，{self.point(deeper)}）",
            lambda: f"最小（{self.point(deeper)}，{self.point(0)}，{draw.randint(1, 20)}分）",
            lambda: f"（{self.point(deeper)} {self.rounding()}）",
            lambda: f"（{self.point(0)} ÷ {draw.choice(('2', '8', '50%', '1.25'))}）",
            lambda: f"（{self.point(0)} × {self.steps(0)}）",
            lambda: f"（{self.share()} {draw.choice((self.rounding(), *WHOLE))}）",
            lambda: f"（{self.point(deeper)} {draw.choice(WHOLE)}）",
            lambda: f"（{self.point(0)} 不涉及时 {self.point(0)}）",
            lambda: f"（{self.point(0)} 未报时 {self.point(0)}）",
            *(
                [lambda: f"（（满分（{draw.choice(self.indicators)}） 不涉及时 2分） × {self.ratio(0)}）"]
                if self.indicators
                else []
            ),
            lambda: f"（{self.interpolated()} {draw.choice((self.rounding(), *WHOLE))}）",
            lambda: self._over_units(("合计", "最高", "最低", "平均") if self.may_lack else ("合计",), self.point(0)),
            *([lambda: self._over_lines(("合计", "最高", "最低", "平均"))] * 2 if self.lines else []),
            *([self._over_rows] if self.tables else []),
        )
        return draw.choice(forms)()

    def alternatives(self, depth: int) -> str:
        """Points, and nothing that concerns the unit, in either order."""
        parts = [self.point(depth), "不涉及"]
        self.random.shuffle(parts)
        return " 否则 ".join(parts)

    def interpolated(self) -> str:
        """The worth of a value on the lines between two or three knots."""
        draw = self.random
        of, unit = draw.choice(((self.point(0), "分"), (self.count(0), ""), (self.quotient(), "%")))
        more = f"，{draw.randint(41, 90)}{unit} {draw.randint(0, 20)}分" if draw.random() < 0.5 else ""
        return (
            f"插值（{of}，{draw.randint(0, 9)}{unit} {draw.randint(0, 9)}分，{draw.randint(10, 40)}{unit} 7.5分{more}）"
        )

    def plain(self) -> list[str]:
        """Points with a name of the author's."""
        return [p for p in self.points if p[0] != "（" and p not in ("总分", "加分合计", "扣分合计", "指标得分合计")]

    def rounding(self) -> str:
        return self.random.choice(("四舍五入到2位", "四舍五入到1位", "四舍五入到0位", "舍去到1位"))

    def divisor(self) -> str:
        draw = self.random
        return draw.choice(self.divisors) if self.divisors and draw.random() < 0.6 else draw.choice(("3", "7", "8"))

    def counted(self) -> str:
        """A number of things that is reported, not written."""
        return self.random.choice([c for c in self.counts if c[0] == "实"] or ["（考核年度 - 2020）"])

    def quotient(self) -> str:
        """A share that is not rounded yet."""
        draw = self.random
        forms = [
            lambda: f"{self.count(0)} ÷ {self.divisor()}",
            lambda: f"（{self.count(0)} - {self.divisor()}） ÷ {self.divisor()}",
            lambda: f"（10% + {self.count(0)} ÷ {self.divisor()}）",
            lambda: f"{self.count(0)} ÷ {self.divisor()} × （{self.count(0)} ÷ {self.divisor()}）",
        ]
        return draw.choice(forms)()

    def share(self) -> str:
        """Points with a division in them that is not rounded yet."""
        draw = self.random
        forms = [
            lambda: f"{self.point(0)} - {self.point(0)} ÷ {self.divisor()}",
            lambda: f"{self.point(0)} ÷ {self.divisor()} + {self.point(0)} × （{self.quotient()}）",
            lambda: f"最小（{self.point(0)}，{self.point(0)} ÷ {self.divisor()}）",
            lambda: f"当 {self.condition(0)} 则 {self.point(0)} ÷ {self.divisor()} 否则 {self.point(0)}",
            lambda: f"（100% - {self.quotient()}） × {self.point(0)}",
            *([self.mean] * 2 if self.lines or self.may_lack else []),
        ]
        return draw.choice(forms)()

    def mean(self) -> str:
        """Points with a mean in them that is not rounded yet."""
        draw = self.random
        lines, units = [f"{n} 的 分值" for n in self.lines], [f"{n} 的 得分" for n in self.tables]
        forms = [f"同类 平均（{self.point(0)}{self.trim()}）"] if self.may_lack else []
        forms += [f"平均（{of}{self.trim()}{draw.choice((' 没有时 3分', ''))}）" for of in (*lines, *units)]
        mean = draw.choice(forms)
        worth = (f"{mean} × {self.ratio(0)}", f"{self.point(0)} - {mean}", f"{mean} ÷ 3", f"（{mean} 不涉及时 1分）")
        return draw.choice((mean, *worth))

    def ratio(self, depth: int) -> str:
        """A share."""
        draw = self.random
        forms = [lambda: draw.choice(("30%", "12.5%", "100%"))]
        if self.ratios:
            forms += [lambda: draw.choice(self.ratios)] * 2
        if depth > 0:
            forms += [
                lambda: f"（{self.count(depth - 1)} ÷ {self.divisor()} {self.rounding()}）",
                lambda: f"（{self.point(depth - 1)} ÷ 7分 {self.rounding()}）",
                lambda: f"（{self.ratio(depth - 1)} {self.rounding()}）",
                lambda: f"（{self.quotient()} {self.rounding()}）",
                lambda: f"（{self.ratio(depth - 1)} {draw.choice(WHOLE)}）",
                lambda: f"最大（{self.ratio(depth - 1)}，5%）",
            ]
        return draw.choice(forms)()

    def count(self, depth: int) -> str:
        """A number of things."""
        draw = self.random
        forms = [lambda: str(draw.randint(0, 6)), lambda: "（考核年度 - 2020）"]
        if self.counts:
            forms += [lambda: draw.choice(self.counts)] * 3
        if depth > 0:
            forms += [
                lambda: f"（{self.count(depth - 1)} + {self.count(depth - 1)}）",
                lambda: f"（{self.count(depth - 1)} - {self.count(depth - 1)}）",
                lambda: f"（{self.count(depth - 1)} × 3）",
                lambda: f"（{self.count(depth - 1)} ÷ {self.divisor()} {draw.choice(WHOLE)}）",
                lambda: f"（{self.point(depth - 1)} ÷ 7分 {draw.choice(WHOLE)}）",
                lambda: self.steps(depth - 1),
                lambda: f"（当 {self.condition(0)} 则 {self.count(0)} 否则 1）",
                lambda: self._over_units(("个数", "名次", "倒数名次"), self.point(0)),
                *([lambda: self._over_lines(("个数",))] * 2 if self.lines else []),
                *([self._left_over] if self.lines or self.tables else []),
                lambda: f"（{self.counted()} × {draw.choice(('10%', '12.5%', '80%'))} {draw.choice(WHOLE)}）",
            ]
        return draw.choice(forms)()

    def steps(self, depth: int) -> str:
        """How many whole steps a value is beyond a bound."""
        draw = self.random
        side, manner = draw.choice(("低于", "高于", "≤", "≥")), draw.choice(WHOLE)
        forms = [
            lambda: f"（{self.point(depth)} {side} {draw.randint(0, 80)}分 每{draw.choice((1, 3, 7))}分 {manner}）",
            lambda: f"（{self.count(depth)} {side} {self.count(0)} 每{draw.choice((1, 2))} {manner}）",
            lambda: f"（（{self.point(0)} {side} 9分 每{draw.choice((2, 5))}分 按比例） {manner}）",
        ]
        if self.ratios:
            forms.append(lambda: f"（{draw.choice(self.ratios)} {side} 80% 每{draw.choice((1, 5))}个百分点 {manner}）")
        forms.append(lambda: f"（{self.quotient()} {side} 80% 每{draw.choice((1, 5))}个百分点 {manner}）")
        if len(self.dates) > 1:
            forms.append(lambda: f"（{draw.choice(self.dates)} 晚于 {draw.choice(self.dates)} 每7天 {manner}）")
            forms.append(self.months)
        return draw.choice(forms)()

    def months(self) -> str:
        """How many months, full or begun, one date lies on a side of another."""
        draw = self.random
        sides = f"{draw.choice(self.dates)} {draw.choice(('晚于', '早于', '≥', '≤'))} {draw.choice(self.dates)}"
        return f"（{sides} 每{draw.choice(('1个月', '3个月', '1年'))} {draw.choice(('舍去取整', '进一取整'))}）"

    def condition(self, depth: int) -> str:
        """Something that holds or does not."""
        draw = self.random
        relation = draw.choice((">", "≥", "<", "≤", "=", "≠"))
        forms = [
            lambda: f"{self.point(min(depth, 1))} {relation} {draw.randint(0, 100)}分",
            lambda: f"{self.count(min(depth, 1))} {relation} {draw.randint(0, 4)}",
            lambda: (
                f"{self.quotient()} {draw.choice((f'{relation} 80%', '不满90%', '高于 5%', f'{relation} {self.quotient()}'))}"
            ),
            lambda: f"{self.counted()} {relation} {self.counted()} × 80%",
            lambda: (
                f"{self.point(0)} {draw.choice(('60分以上不满90分', '超过10分80分以下', '不满60分', '90分及以上'))}"
            ),
        ]
        if self.ratios:
            forms.append(lambda: f"{draw.choice(self.ratios)} {relation} 50%")
        if self.flags:
            forms += [lambda: draw.choice(self.flags)] * 2
        if len(self.dates) > 1:
            forms.append(self._days)
        if self.choices:
            forms.append(self._choice)
        if depth > 0:
            forms += [
                lambda: f"（{self.condition(depth - 1)} 且 {self.condition(depth - 1)}）",
                lambda: f"（{self.condition(depth - 1)} 或 {self.condition(depth - 1)}）",
                lambda: f"（非 {self.condition(0)}）",
                *([lambda: f"{draw.choice(self.lacking)} 未报"] if self.lacking else []),
                *([lambda: f"{self.mean()} {relation} {self.point(0)}"] if self.lines or self.may_lack else []),
                *([lambda: self._over_lines(("任一", "全部"))] * 2 if self.lines else []),
                *([lambda: f"涉及（{draw.choice(self.plain())}）"] if self.plain() else []),
            ]
        return draw.choice(forms)()

    def trim(self) -> str:
        """Values at the ends that a statistic leaves out, or none."""
        draw = self.random
        cuts = ("最高1个", "最低2个", "最高1个、最低1个", "最高、最低各1个")
        shares = ("最高20%", "最低12.5%、最高1个", "最低、最高各30%")
        forms = (f" 去掉 {draw.choice(cuts)}", f" 去掉 {draw.choice(shares)} {draw.choice(WHOLE)}")
        return draw.choice(forms) if draw.random() < 0.3 else ""

    def _over_lines(self, kinds: tuple[str, ...]) -> str:
        """A statistic over the lines of one statement that count."""
        draw = self.random
        kind = draw.choice(kinds)
        test = draw.choice(("分值 > 2分", "日期 早于 2023-06-01", f"（分值 ≤ 3分 或 {self.condition(0)}）"))
        when = f" 当 {test}" if kind in ("任一", "全部") or draw.random() < 0.5 else ""
        each = (
            draw.choice((" 的 分值", " 的 （分值 × 2）", f" 的 （分值 + {self.point(0)}）")) if len(kinds) == 4 else ""
        )
        when += self.trim() if len(kinds) == 4 else ""
        none = draw.choice((" 没有时 0分", "")) if kind in ("最高", "最低", "平均") else ""
        return f"{kind}（{draw.choice(self.lines)}{each}{when}{f' {self.rounding()}' if kind == '平均' else ''}{none}）"

    def _left_over(self) -> str:
        """How many values are left when those at the ends are dropped."""
        values = [f"{n} 的 分值" for n in self.lines] + [f"{n} 的 得分" for n in self.tables]
        return f"个数（{self.random.choice(values)}{self.trim()}）"

    def _over_rows(self) -> str:
        """A statistic over the rows of a table of the unit."""
        draw = self.random
        when = draw.choice(("", " 当 停更", f" 当 粉丝 > {draw.randint(0, 5)}", " 当 得分 > 2分 且 类型 不是 网站"))
        when += self.trim()
        form = draw.choice(
            ("平均（{} 的 得分{} 四舍五入到2位 没有时 0分）", "最低（{} 的 得分{} 没有时 5分）", "合计（{} 的 得分{}）")
        )
        return form.format(draw.choice(self.tables), when)

    def _over_units(self, kinds: tuple[str, ...], of: str) -> str:
        """A statistic over the units of the class or over all, or the rank among them."""
        draw = self.random
        kind = draw.choice(kinds)
        when = f" 当 {self.condition(0)}" if draw.random() < 0.3 else ""
        when += self.trim() if kind in ("合计", "最高", "最低", "平均") else ""
        return f"{draw.choice(('同类', '全体'))} {kind}（{of}{when}{f' {self.rounding()}' if kind == '平均' else ''}）"

    def _days(self) -> str:
        draw = self.random
        first, second = draw.choice(self.dates), draw.choice(self.dates)
        if draw.random() < 0.3:
            first = f"（{first} 未报时 2023-05-01）"
        relation = draw.choice(("不迟于", "不早于", "早于", "晚于"))
        return draw.choice(
            (
                f"{first} {relation} {second} {draw.choice(('前15天', '后1天'))}",
                f"（{first} - {second}）≥ {draw.choice((1, 15))}天",
                f"{first} {relation} 2023-02-10",
                f"{first} {relation} 年度末日 {draw.choice(('前3个月', '前1年', '后1个月'))}",
                f"{first} 后1个月 {relation} 年度首日 后31天",
                f"{first} {relation} {draw.choice(('上年12月1日', '本年6月30日', '次年2月28日'))}",
            )
        )

    def _choice(self) -> str:
        name = self.random.choice(list(self.choices))
        if self.random.random() < 0.3:
            stand_in = self.random.choice(self.choices[name])
            return f"（{name} 未报时 {stand_in}） 是 {self.random.choice(self.choices[name])}"
        return f"{name} {self.random.choice(('是', '不是'))} {self.random.choice(self.choices[name])}"
