"""E287 dated-backwards: No event lies in a time that ends before it begins, so that the line would never count."""

from typing import ClassVar

from ruledsl.checks import Check


class DatedBackwards(Check):
    code = "E287"
    name = "dated-backwards"
    message: ClassVar = {
        "zh": "“{name}”的期间，末日早于首日，什么都不会计入；请把前后两日对调，或改正是哪一年的：如“期间 上年12月1日至本年11月30日”",
        "en": "the time of “{name}” ends before it begins, so that nothing counts; exchange both days, or correct which year "
        "they are of: “dated previous year 12月1日 to this year 11月30日”",
    }
    why: ClassVar = {
        "zh": "末日早于首日，没有哪一天在中间。",
        "en": "No event lies in a time that ends before it begins, so that the line would never count.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  扣分 通报批评 每次3分 期间 本年12月1日至本年11月30日   依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  扣分 通报批评 每次3分 期间 上年12月1日至本年11月30日   依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
