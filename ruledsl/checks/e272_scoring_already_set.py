"""E272 scoring-already-set: A scheme refines only what the measure leaves open."""

from typing import ClassVar

from ruledsl.checks import Check


class ScoringAlreadySet(Check):
    code = "E272"
    name = "scoring-already-set"
    message: ClassVar = {
        "zh": "办法已写明“{name}”怎样计分，方案不能另定；请删去方案里的这一条",
        "en": "the measure says how “{name}” is scored; a scheme cannot say it anew, delete it there",
    }
    why: ClassVar = {
        "zh": "方案只能细化办法没有写明的部分。",
        "en": "A scheme refines only what the measure leaves open.",
    }
    related: ClassVar = {"first": {"zh": "办法在这里写定", "en": "the measure decides it here"}}
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分 计分 考核组评定   依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  给定 日常工作
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
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  给定 日常工作
}
"""
