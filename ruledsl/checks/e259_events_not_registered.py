"""E259 events-not-registered: What is registered of each event needs events; of one yes or no nothing is registered."""

from typing import ClassVar

from ruledsl.checks import Check


class EventsNotRegistered(Check):
    code = "E259"
    name = "events-not-registered"
    message: ClassVar = {
        "zh": "“{name}”写了登记、不计或者定义，却只填报有没有，这些都不起作用；要逐件填报的，请写“一票否决 {name} 逐件登记 …”",
        "en": "“{name}” registers fields, leaves events out or defines quantities, but is reported as yes or no, so none of it counts; where each event is reported write “veto {name} by event …”",
    }
    why: ClassVar = {
        "zh": "只填“有”“无”的一票否决，没有哪一件可以登记、可以不计：写了不起作用，作者以为起了作用。",
        "en": "A veto that is a yes or no has no event to register or to leave out: what is written does nothing, and its author believes that it does.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  一票否决 重大事故 登记 天数 数量 不计 当 天数 > 3 总分不计   依据 第六条
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
  指标 日常工作 满分 100分       依据 第三条
  一票否决 重大事故 逐件登记 登记 天数 数量 不计 当 天数 > 3 总分不计   依据 第六条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
