"""E201 duplicate-name: With two of one name nobody can tell which one a reference or a fact is about."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class DuplicateName(Check):
    code = "E201"
    name = "duplicate-name"
    covers = (32,)
    message: ClassVar = {
        "zh": "“{name}”已经用过；同一处的名称不能重复，请换一个",
        "en": "the name “{name}” is taken; names in one place must differ",
    }
    why: ClassVar = {
        "zh": "两条同名，别处引用、填报事实时就分不清是哪一条。",
        "en": "With two of one name nobody can tell which one a reference or a fact is about.",
    }
    variants: ClassVar = {
        "number": {
            "zh": "“{name}”已经用过，各按一种口径也只能写一句；数随口径变的，写在式子里：当 {reading} 是 {option} 则 … 否则 …",
            "en": "the name “{name}” is taken, under another reading too; write one statement and a formula in it: "
            "when {reading} is {option} then … else …",
        },
        "condition": {
            "zh": "“{name}”已经用过，各按一种口径也只能写一句；条件随口径变的，写在一个条件里：当 {reading} 是 {option} 且 … 或 {reading} 不是 {option} 且 …",
            "en": "the name “{name}” is taken, under another reading too; write one statement and the readings in its condition: "
            "when {reading} is {option} and … or {reading} is not {option} and …",
        },
    }
    related: ClassVar = {
        "first": {
            "zh": "“{name}”第一次写在这里",
            "en": "“{name}” stands here first",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 表彰 每项2分   依据 第四条（一）
  加分 表彰 每项1分   依据 第四条（二）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
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
  加分 同级表彰 每项1分   依据 第四条（二）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return str(args["which"]) if args.get("reading") else ""
