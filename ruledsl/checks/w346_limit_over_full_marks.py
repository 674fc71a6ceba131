"""W346 limit-over-full-marks: A limit beyond the full marks never applies; mostly a zero too many was typed."""

from typing import ClassVar

from ruledsl.checks import Check


class LimitOverFullMarks(Check):
    code = "W346"
    name = "limit-over-full-marks"
    covers = (9,)
    message: ClassVar = {
        "zh": "“{name}”满分 {maximum} 分，里面的上限却是 {limit} 分，等于没有限制",
        "en": "“{name}” has full marks of {maximum}, but a limit of {limit} inside, which limits nothing",
    }
    why: ClassVar = {
        "zh": "超过满分的上限用不上，多半是多打了一个零。",
        "en": "A limit beyond the full marks never applies; mostly a zero too many was typed.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 质量 满分 100分 计分 倒扣 { 差错 每条1分 最多300分 } 扣完为止   依据 第三条
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
  指标 质量 满分 100分 计分 倒扣 { 差错 每条1分 最多30分 } 扣完为止   依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
