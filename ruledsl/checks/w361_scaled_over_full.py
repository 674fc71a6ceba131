"""W361 scaled-over-full: What is given for a part that does not apply goes beyond its full marks where others do."""

from typing import ClassVar

from ruledsl.checks import Check


class ScaledOverFull(Check):
    code = "W361"
    name = "scaled-over-full"
    message: ClassVar = {
        "zh": "“{name}”里的“{other}”最高可得 {most} 分，超过满分 {top} 分；“{part}”不涉及、按比例折算时，折算给它的分也会超过它的满分 {full} 分。折算后不超过这一项满分的，给“{part}”写“封顶 {full}分”；不限的，写“封顶 {enough}分”",
        "en": "“{other}” in “{name}” can have {most} points, over its full marks of {top}; where “{part}” does not apply and the rest is scaled up, what it is given goes beyond its full marks of {full} as well. If it must not, say “cap {full} points” at “{part}”; if it may, “cap {enough} points”",
    }
    why: ClassVar = {
        "zh": "原文有时写明折算后不超过该项分值，有时不写；两种算法的结果不同。",
        "en": "Some texts say that the scaled points end at those of the item, some do not; the results differ.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 协调 满分 100分 不涉及时 从满分中扣除 四舍五入到2位小数  依据 第三条 {
    指标 就业 满分 60分 封顶 63分 计分 每个1分 最多63分
    指标 收入 满分 40分 可不涉及
  }
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 协调 满分 100分 不涉及时 从满分中扣除 四舍五入到2位小数  依据 第三条 {
    指标 就业 满分 60分 封顶 63分 计分 每个1分 最多63分
    指标 收入 满分 40分 封顶 40分 可不涉及
  }
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
