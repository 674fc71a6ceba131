"""E271 maximum-already-set: A scheme decides only what the measure leaves to it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class MaximumAlreadySet(Check):
    code = "E271"
    name = "maximum-already-set"
    message: ClassVar = {
        "zh": "办法已定“{name}”满分 {maximum} 分，方案写的是 {found} 分；方案不能改，请删去方案里的满分",
        "en": "the measure gives “{name}” full marks of {maximum}, the scheme {found}; a scheme cannot change that, delete it there",
    }
    why: ClassVar = {
        "zh": "方案只能确定办法留给它的事项。",
        "en": "A scheme decides only what the measure leaves to it.",
    }
    variants: ClassVar = {
        "again": {
            "zh": "方案已定“{name}”满分 {maximum} 分，这里又定为 {found} 分；几份方案不能同时适用，请一次检查一份，或放在文件夹里检查",
            "en": "a scheme gives “{name}” full marks of {maximum}, here it is given {found} again; several schemes cannot "
            "apply at once, check one at a time, or their folder",
        },
    }
    related: ClassVar = {"first": {"zh": "办法里写在这里", "en": "it stands here in the measure"}}
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
  细化 日常工作 满分 90分
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分由方案确定       依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  细化 日常工作 满分 100分
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "again" if args["again"] else ""
