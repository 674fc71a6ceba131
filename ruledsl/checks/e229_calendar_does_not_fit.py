"""E229 calendar-does-not-fit: Which days are working days is decided anew each year; nobody can guess it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class CalendarDoesNotFit(Check):
    code = "E229"
    name = "calendar-does-not-fit"
    message: ClassVar = {
        "zh": "{days} 不在日历的起止日期之内，或前后颠倒；请核对",
        "en": "{days} lie outside the first and last day of the calendar, or are reversed",
    }
    why: ClassVar = {
        "zh": "哪几天放假、哪几天上班每年另定，日历没有写到的日子不能猜。",
        "en": "Which days are working days is decided anew each year; nobody can guess it.",
    }
    variants: ClassVar = {
        "none": {
            "zh": "“工作日”要按日历数；请写“日历 2023-01-01至2023-12-31 {{ 放假 … 上班 … }}”，写在办法、所用的方案或引入的清单里都行",
            "en": "working days are counted by a calendar; write “calendar 2023-01-01 to 2023-12-31 {{ days off … days at work … }}” in the measure, in the scheme it is used with, or in a list that it imports",
        },
        "uncovered": {
            "zh": "日历没有写到 {days}，不能数工作日；日历有 {calendars}，请补上那一段",
            "en": "the calendar has no {days}, so working days cannot be counted; it has {calendars}, add the rest",
        },
        "twice": {
            "zh": "{days} 的日历与另一个日历重叠；同一天只能写在一个日历里",
            "en": "the calendar of {days} overlaps another one; a day belongs to one calendar",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  日历 2023-01-01至2023-12-31 { 放假 2022-06-22 }   依据 第四条
  事实 申请日 日期   依据 第四条
  后果 逾期 当 工作日（申请日，2023-06-30） > 20   依据 第四条
  指标 日常工作 满分 100分       依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  日历 2023-01-01至2023-12-31 { 放假 2023-06-22 }   依据 第四条
  事实 申请日 日期   依据 第四条
  后果 逾期 当 工作日（申请日，2023-06-30） > 20   依据 第四条
  指标 日常工作 满分 100分       依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["problem"] == "outside" else str(args["problem"])
