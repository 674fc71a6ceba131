"""W340 sequence-against-clauses: A procedure follows the items of the text, so a later item does not come first."""

from typing import ClassVar

from ruledsl.checks import Check


class SequenceAgainstClauses(Check):
    code = "W340"
    name = "sequence-against-clauses"
    message: ClassVar = {
        "zh": "“{one}”见{first}，却排在{second}的“{other}”之前；请核对先后",
        "en": "“{one}” is of {first} but stands before “{other}” of {second}; check the order",
    }
    why: ClassVar = {
        "zh": "程序按原文逐项进行，后一项的日子一般不早于前一项。",
        "en": "A procedure follows the items of the text, so a later item does not come first.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  事实 方案审定日 日期 可缺   依据 第四条（一）
  事实 考核开始日 日期 可缺   依据 第四条（二）
  先后 考核开始日、方案审定日   依据 第四条（二）
  总分 {
    第一步 指标得分合计
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
  事实 方案审定日 日期 可缺   依据 第四条（一）
  事实 考核开始日 日期 可缺   依据 第四条（二）
  先后 方案审定日、考核开始日   依据 第四条（二）
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
