"""I328 mergeable-rows: Neighbouring tiers of one worth can be joined, or one of them is wrong."""

from typing import ClassVar

from ruledsl.checks import Check


class MergeableRows(Check):
    code = "I328"
    name = "mergeable-rows"
    covers = (35,)
    message: ClassVar = {
        "zh": "“{name}”相邻两段都是 {amount} 分，可以合成一段",
        "en": "two neighbouring tiers of “{name}” are both worth {amount}; they can be one",
    }
    why: ClassVar = {
        "zh": "相邻两段分值相同，要么可以合并，要么有一个写错了。",
        "en": "Neighbouring tiers of one worth can be joined, or one of them is wrong.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 公开率 满分 100分 计分 分段 { 90%及以上 100分 60%及以上不满90% 50分 不满60% 50分 }   依据 第三条
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
  指标 公开率 满分 100分 计分 分段 { 90%及以上 100分 60%及以上不满90% 50分 不满60% 0分 }   依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
