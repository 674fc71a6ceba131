"""E227 peers-of-a-row: Ranks and means compare units; define the value first and refer to it."""

from typing import ClassVar

from ruledsl.checks import Check


class PeersOfARow(Check):
    code = "E227"
    name = "peers-of-a-row"
    message: ClassVar = {
        "zh": "“同类”“全体”的统计只能对单位算，不能写在一件事项或子表的一行里",
        "en": "statistics in a class or over everyone are about units; they cannot stand inside an event or a row of a table",
    }
    why: ClassVar = {
        "zh": "名次和平均在单位之间比较；要用时先用“定义”算好，再引用。",
        "en": "Ranks and means compare units; define the value first and refer to it.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 报道 每次 = 当 全体 名次（日常工作） <= 3 则 2分 否则 1分   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
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
  定义 位次 = 全体 名次（日常工作）   依据 第四条
  加分 报道 每次 = 当 位次 <= 3 则 2分 否则 1分   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
