"""F159 outside-calendar: Which days are working days is decided anew each year; a day that no calendar has cannot be counted."""

from typing import ClassVar

from ruledsl.checks import Check


class OutsideCalendar(Check):
    code = "F159"
    name = "outside-calendar"
    message: ClassVar = {
        "zh": "“{name}”要按工作日数到 {day}，日历只有 {calendars}；请核对日期，或补上那一段的日历",
        "en": "“{name}” counts working days up to {day}, but the calendar has only {calendars}; check the date, or add the calendar of that time",
    }
    why: ClassVar = {
        "zh": "哪几天放假、哪几天上班每年另定；日历没有写到的日子，不按星期猜。",
        "en": "Which days are working days is decided anew each year; a day that no calendar has cannot be counted.",
    }
    rules: ClassVar = """\
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
    bad: ClassVar = """\
年度: 2023
单位:
  甲局: {日常工作: 90, 申请日: 2022-12-30}
"""
    good: ClassVar = """\
年度: 2023
单位:
  甲局: {日常工作: 90, 申请日: 2023-05-30}
"""
