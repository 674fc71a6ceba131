"""E216 no-such-day: Dates decide when the measure holds and which events count."""

from typing import ClassVar

from ruledsl.checks import Check


class NoSuchDay(Check):
    code = "E216"
    name = "no-such-day"
    message: ClassVar = {
        "zh": "日历上没有“{day}”这一天；请核对月、日",
        "en": "the calendar has no “{day}”; check month and day",
    }
    why: ClassVar = {
        "zh": "日期决定办法何时有效、哪些事项计入年度。",
        "en": "Dates decide when the measure holds and which events count.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-02-30              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-02-28              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
