"""W304 band-order: A veto sets the lowest grade, and the order of writing says which is lower."""

from typing import ClassVar

from ruledsl.checks import Check


class BandOrder(Check):
    code = "W304"
    name = "band-order"
    covers = (5,)
    message: ClassVar = {
        "zh": "等次要从高到低写：“{second}”的分数线高于“{first}”，却写在后面",
        "en": "grades go from best to lowest: “{second}” has a higher band than “{first}”, but stands after it",
    }
    why: ClassVar = {
        "zh": "一票否决取最低的等次，高低由书写的先后确定。",
        "en": "A veto sets the lowest grade, and the order of writing says which is lower.",
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
  等次 { 良好 不满90分 优秀 90分及以上 }  依据 第七条
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
