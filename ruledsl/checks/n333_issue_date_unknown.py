"""N333 issue-date-unknown: Whether a measure holds for a year follows from the day of its issue, which nobody has found yet."""

from typing import ClassVar

from ruledsl.checks import Check


class IssueDateUnknown(Check):
    code = "N333"
    name = "issue-date-unknown"
    message: ClassVar = {
        "zh": "“{measure}”的印发日期不详，是否适用于{year}年度没有核对；查到后请写明，如“施行 自印发之日 2024-03-01”",
        "en": "the day of issue of “{measure}” is unknown, so that nobody checked whether it holds for {year}; write it when it is "
        "known: “in force from issue 2024-03-01”",
    }
    why: ClassVar = {
        "zh": "办法自印发之日起施行，不知道印发日期，就不知道从哪一年度起适用。",
        "en": "Whether a measure holds for a year follows from the day of its issue, which nobody has found yet.",
    }
