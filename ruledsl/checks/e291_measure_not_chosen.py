"""E291 measure-not-chosen: The first of several measures never wins by its place."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class MeasureNotChosen(Check):
    code = "E291"
    name = "measure-not-chosen"
    message: ClassVar = {
        "zh": "这里有几部办法：{ids}；请用“文件#名称”或 --measure 指明一部",
        "en": "there are several measures: {ids}; choose one with “file#name” or --measure",
    }
    why: ClassVar = {
        "zh": "先写的办法不会自动优先。",
        "en": "The first of several measures never wins by its place.",
    }
    variants: ClassVar = {
        "none": {
            "zh": "文件里没有考核办法；请给出写有“考核文件”或“评议文件”的文件",
            "en": "the files hold no measure; give one with “assessment” or “survey” in it",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["ids"] else "none"
