"""F194 not-an-objection: An objection says what it is about."""

from typing import ClassVar

from ruledsl.checks import Check


class NotAnObjection(Check):
    code = "F194"
    name = "not-an-objection"
    message: ClassVar = {
        "zh": "异议文件里看不懂“{value}”：顶上只有 单位、日期、异议，异议下面是事项，或者 {{事项, 主张}}，至多 {most} 条",
        "en": "“{value}” in the objection is not understood: the top has unit, date, points; a point is what it is about, or {{about, claim}}; at most {most}",
    }
    why: ClassVar = {
        "zh": "答复逐项对照规则，要知道每一项说的是什么。",
        "en": "A reply holds every point against the rules and must know what it is about.",
    }
