"""E105 nested-too-deep: Nobody can compare an expression nested that deep with the text of a measure."""

from typing import ClassVar

from ruledsl.checks import Check


class NestedTooDeep(Check):
    code = "E105"
    name = "nested-too-deep"
    message: ClassVar = {
        "zh": "括号套得太深，最多 {limit} 层；请用“定义”给中间的量各起一个名字",
        "en": "brackets are nested too deep, at most {limit} levels; give the quantities in between names with “define”",
    }
    why: ClassVar = {
        "zh": "套得这样深的式子没有人能对照原文核对。",
        "en": "Nobody can compare an expression nested that deep with the text of a measure.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  定义 基数 = （（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（1分））））））））））））））））））））））））））））））））））））））））））））））））））））））））））））））））））））））
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
  定义 基数 = （日常工作 + 1分）
  后果 通报表扬 当 基数 > 90分   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
