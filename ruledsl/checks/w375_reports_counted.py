"""W375 reports-counted: A second report of one incident raises the ordinal, and the highest of the incident is taken with it."""

from typing import ClassVar

from ruledsl.checks import Check


class ReportsCounted(Check):
    code = "W375"
    name = "reports-counted"
    message: ClassVar = {
        "zh": "“{name}”的“第几次”一件一件地数，同一事由报了两次的也算两次，同一事由取的就是后一次的分值；每个事由只算一次的，写“第几个事由”",
        "en": "“第几次” of “{name}” counts every event, two reports of one incident as two, and of the incident the points of the later one are taken; where an incident counts once write “第几个事由”",
    }
    why: ClassVar = {
        "zh": "一件事由两个部门报告，第二份报告按第二次加倍，再取最高：这个单位第一次就被加倍了。",
        "en": "Where two offices report one incident, the second report is doubled as a repetition, and as the highest it counts.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  扣分 通报 每起 = 2分 ×（当 第几次 ≥ 2 则 2 否则 1） 同一事由 取最高   依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计   依据 第四条
    第三步 最低计 0分      依据 第四条
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
  指标 日常工作 满分 100分       依据 第三条
  扣分 通报 每起 = 2分 ×（当 第几个事由 ≥ 2 则 2 否则 1） 同一事由 取最高   依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计   依据 第四条
    第三步 最低计 0分      依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
