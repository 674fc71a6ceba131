"""E285 no-single-version: A year is assessed under one version of a measure, never under two or none."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class NoSingleVersion(Check):
    code = "E285"
    name = "no-single-version"
    covers = (45,)
    message: ClassVar = {
        "zh": "“{name}”有几个版本在 {year} 年度里有效：{spans}；请在各版本写明看哪一天，如“适用 年度末日 在有效期内”",
        "en": "several versions of “{name}” are in force in the year {year}: {spans}; say in each which day decides, such as “applies if last day of year is within validity”",
    }
    why: ClassVar = {
        "zh": "一个年度只按一个版本考核，不能混用，也不能没有依据。",
        "en": "A year is assessed under one version of a measure, never under two or none.",
    }
    variants: ClassVar = {
        "none": {
            "zh": "“{name}”没有一个版本对 {year} 年度有效；各版本的有效期：{spans}",
            "en": "no version of “{name}” holds for the year {year}; they are in force {spans}",
        },
        "year": {
            "zh": "“{name}”有几个版本：{spans}；请写明考核年度",
            "en": "there are several versions of “{name}”: {spans}; give the assessment year",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        if args["year"] is None:
            return "year"
        return "" if args["count"] else "none"
