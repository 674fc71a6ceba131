"""W314 duplicate-statement: The same said twice is often a copy that was never changed."""

from typing import ClassVar

from ruledsl.checks import Check


class DuplicateStatement(Check):
    code = "W314"
    name = "duplicate-statement"
    covers = (33,)
    message: ClassVar = {
        "zh": "“{name}”与“{first}”内容相同；请删去一条，或改正写错的一条",
        "en": "“{name}” says the same as “{first}”; delete one or correct the one that is wrong",
    }
    why: ClassVar = {
        "zh": "同样的话写两遍，往往是复制以后忘了修改。",
        "en": "The same said twice is often a copy that was never changed.",
    }
    related: ClassVar = {
        "first": {
            "zh": "“{first}”写在这里",
            "en": "“{first}” stands here",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  要求 及时公开 日常工作 ≥ 60分   依据 第五条
  要求 按时公开 日常工作 ≥ 60分   依据 第六条
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
  要求 及时公开 日常工作 ≥ 60分   依据 第五条
  要求 优质公开 日常工作 ≥ 80分   依据 第六条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
