"""E205 name-not-free: With the name of something that every measure has nobody could tell the two apart in a result."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class NameNotFree(Check):
    code = "E205"
    name = "name-not-free"
    message: ClassVar = {
        "zh": "“{name}”是每部办法都有的名称，不能另作他用；请换一个名称",
        "en": "“{name}” is a name that every measure has; choose another",
    }
    why: ClassVar = {
        "zh": "名称若与固有的项目相同，结果里就分不清是哪一个。",
        "en": "With the name of something that every measure has nobody could tell the two apart in a result.",
    }
    variants: ClassVar = {
        "marks": {
            "zh": "名称“{name}”里不能有 {marks} 这几个符号；请换一个名称",
            "en": "the name “{name}” must not hold any of the marks {marks}; choose another",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  定义 总分 = 日常工作
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
  定义 工作分 = 日常工作
  后果 通报表扬 当 工作分 ≥ 90分   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "marks" if "marks" in args else ""
