"""I329 repeated-derivation: Of a formula that stands in several places one is easily forgotten when it changes."""

from typing import ClassVar

from ruledsl.checks import Check


class RepeatedDerivation(Check):
    code = "I329"
    name = "repeated-derivation"
    covers = (36,)
    message: ClassVar = {
        "zh": "同一个算式写了 {count} 次；用“定义”给它一个名字，只写一次",
        "en": "the same derivation is written {count} times; give it a name with “define” and write it once",
    }
    why: ClassVar = {
        "zh": "写了几遍的算式，改的时候容易漏改一处。",
        "en": "Of a formula that stands in several places one is easily forgotten when it changes.",
    }
    related: ClassVar = {
        "again": {
            "zh": "又写在这里",
            "en": "it stands here again",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  事实 已办 数量   依据 第三条
  事实 超期 数量   依据 第三条
  事实 撤销 数量   依据 第三条
  后果 提醒 当 已办 + 超期 + 撤销 > 10   依据 第八条
  后果 约谈 当 已办 + 超期 + 撤销 > 20   依据 第八条
  后果 通报 当 已办 + 超期 + 撤销 > 30   依据 第八条
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
  事实 已办 数量   依据 第三条
  事实 超期 数量   依据 第三条
  事实 撤销 数量   依据 第三条
  定义 总量 = 已办 + 超期 + 撤销   依据 第三条
  后果 提醒 当 总量 > 10   依据 第八条
  后果 约谈 当 总量 > 20   依据 第八条
  后果 通报 当 总量 > 30   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
