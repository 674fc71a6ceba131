"""W341 grade-names-order: Grades are written from the best down; the other way round vetoes would lift a unit."""

from typing import ClassVar

from ruledsl.checks import Check


class GradeNamesOrder(Check):
    code = "W341"
    name = "grade-names-order"
    covers = (5,)
    message: ClassVar = {
        "zh": "“{better}”写在“{worse}”之上，与这两个等次通常的高低相反",
        "en": "“{better}” stands above “{worse}”, against what the two grades usually mean",
    }
    why: ClassVar = {
        "zh": "等次从高到低写；写反了，否决和降等都会反向。",
        "en": "Grades are written from the best down; the other way round vetoes would lift a unit.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 良好 90分及以上 优秀 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
