"""E251 step-number: The order of the steps decides the result; a gap may be a step that was forgotten."""

from typing import ClassVar

from ruledsl.checks import Check


class StepNumber(Check):
    code = "E251"
    name = "step-number"
    message: ClassVar = {
        "zh": "步骤号应当连续：这里应是第 {expected} 步，写的是第 {found} 步",
        "en": "steps are numbered one by one: this is step {expected}, not {found}",
    }
    why: ClassVar = {
        "zh": "步骤的先后决定结果；跳号可能是漏了一步。",
        "en": "The order of the steps decides the result; a gap may be a step that was forgotten.",
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
    第三步 封顶 95分   依据 第四条
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
  总分 {
    第一步 指标得分合计
    第二步 封顶 95分   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
