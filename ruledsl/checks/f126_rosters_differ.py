"""F126 rosters-differ: With two different rosters nobody knows who is assessed."""

from typing import ClassVar

from ruledsl.checks import Check


class RostersDiffer(Check):
    code = "F126"
    name = "rosters-differ"
    message: ClassVar = {
        "zh": "名单与办法、方案或另一文件的名单不一致；多出：{more}；缺少：{fewer}",
        "en": "the roster differs from that of the measure, the scheme or another file; more: {more}; fewer: {fewer}",
    }
    why: ClassVar = {
        "zh": "两份名单不同，就不知道考核谁。",
        "en": "With two different rosters nobody knows who is assessed.",
    }
