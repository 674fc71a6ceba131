"""W362 negative-amount: A deduction that can become negative gives points, and nobody is told."""

from typing import ClassVar

from ruledsl.checks import Check


class NegativeAmount(Check):
    code = "W362"
    name = "negative-amount"
    message: ClassVar = {
        "zh": "“{name}”一件可能算出负数（最低 {lowest} 分），扣分就成了加分、加分就成了扣分；请写成“最大（0分，…）”，或者把所登记的数的范围写窄",
        "en": "one event of “{name}” can come to as little as {lowest} points, which turns a deduction into a bonus or a bonus into a deduction; write “max（0 points, …）”, or narrow the range of what is registered",
    }
    why: ClassVar = {
        "zh": "提前报送的，逾期天数是负数：不写下限，扣分反倒加了分，谁也看不出来。",
        "en": "Who is early is late by a negative number of days: without a floor the deduction gives points, and nobody sees it.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  扣分 逾期 每件 = 最小（3分，0.5分 × 天数） 登记 天数 数量 -10至30   依据 第四条
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
  扣分 逾期 每件 = 最大（0分，最小（3分，0.5分 × 天数）） 登记 天数 数量 -10至30   依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计   依据 第四条
    第三步 最低计 0分      依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
