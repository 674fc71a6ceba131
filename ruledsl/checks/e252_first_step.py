"""E252 first-step: Without a start there is nothing to add to."""

from typing import ClassVar

from ruledsl.checks import Check


class FirstStep(Check):
    code = "E252"
    name = "first-step"
    message: ClassVar = {
        "zh": "总分的第一步要写明从什么算起，如“第一步 指标得分合计”",
        "en": "the first step of the total says where it starts from, such as “step 1 indicators”",
    }
    why: ClassVar = {
        "zh": "没有起点，就没有可以加减的数。",
        "en": "Without a start there is nothing to add to.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 上级表彰 每项2分   依据 第四条（一）
  总分 {
    第一步 计入 加分合计   依据 第四条
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
  加分 上级表彰 每项2分   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
