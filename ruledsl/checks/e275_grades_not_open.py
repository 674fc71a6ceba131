"""E275 grades-not-open: A scheme sets bands only where the measure leaves them to it."""

from typing import ClassVar

from ruledsl.checks import Check


class GradesNotOpen(Check):
    code = "E275"
    name = "grades-not-open"
    message: ClassVar = {
        "zh": "办法已定各等次的分数线，方案不能另定；请删去方案里的等次",
        "en": "the measure gives the bands of the grades; a scheme cannot set others, delete them there",
    }
    why: ClassVar = {
        "zh": "方案只能确定办法写明“由方案确定”的等次。",
        "en": "A scheme sets bands only where the measure leaves them to it.",
    }
    related: ClassVar = {"first": {"zh": "办法在这里写定", "en": "the measure decides it here"}}
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
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  等次 { 优秀 85分及以上 良好 不满85分 }
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
  等次 优秀、良好 由方案确定  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  等次 { 优秀 85分及以上 良好 不满85分 }
}
"""
