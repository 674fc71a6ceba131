"""Expressions by chance over the names that a measure has so far; every one is well typed and divides by no zero."""

from random import Random

from attrs import define, field


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
            lambda: (
                f"（{self.point(0)} × {self.count(0)} ÷ {self.divisor()} × {draw.choice(('50%', '3'))} {self.rounding()}）"
            ),
            lambda: f"（当 {self.condition(deeper)} 则 {self.point(deeper)} 否则 {self.point(deeper)}）",
            lambda: f"最大（{self.point(deeper)}，{self.point(deeper)}）",
            lambda: f"最小（{self.point(deeper)}，{self.point(0)}，{draw.randint(1, 20)}分）",
            lambda: f"（{self.point(deeper)} {self.rounding()}）",
        )
        return draw.choice(forms)()

    def rounding(self) -> str:
        return self.random.choice(("四舍五入到2位", "四舍五入到1位", "四舍五入到0位", "舍去到1位"))

    def divisor(self) -> str:
        draw = self.random
        return draw.choice(self.divisors) if self.divisors and draw.random() < 0.6 else draw.choice(("3", "7", "8"))

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
                lambda: f"（当 {self.condition(0)} 则 {self.count(0)} 否则 1）",
            ]
        return draw.choice(forms)()

    def condition(self, depth: int) -> str:
        """Something that holds or does not."""
        draw = self.random
        relation = draw.choice((">", "≥", "<", "≤", "=", "≠"))
        forms = [
            lambda: f"{self.point(min(depth, 1))} {relation} {draw.randint(0, 100)}分",
            lambda: f"{self.count(min(depth, 1))} {relation} {draw.randint(0, 4)}",
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
            ]
        return draw.choice(forms)()

    def _days(self) -> str:
        draw = self.random
        first, second = draw.choice(self.dates), draw.choice(self.dates)
        relation = draw.choice(("不迟于", "不早于", "早于", "晚于"))
        return draw.choice(
            (
                f"{first} {relation} {second} {draw.choice(('前15天', '后1天'))}",
                f"（{first} - {second}）≥ {draw.choice((1, 15))}天",
                f"{first} {relation} 2023-02-10",
            )
        )

    def _choice(self) -> str:
        name = self.random.choice(list(self.choices))
        return f"{name} {self.random.choice(('是', '不是'))} {self.random.choice(self.choices[name])}"
