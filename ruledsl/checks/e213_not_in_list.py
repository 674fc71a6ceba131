"""E213 not-in-list: A comparison with something outside its list never holds."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.suggest import closest


class NotInList(Check):
    code = "E213"
    name = "not-in-list"
    covers = (40,)
    message: ClassVar = {
        "zh": "“{name}”不在所列之中；只能是：{choices}",
        "en": "“{name}” is not in the list; it must be one of: {choices}",
    }
    why: ClassVar = {
        "zh": "与清单外的说法比较，永远不会成立。",
        "en": "A comparison with something outside its list never holds.",
    }
    variants: ClassVar = {
        "guess": {
            "zh": "“{name}”不在所列之中；是不是“{guess}”？可以写：{choices}",
            "en": "“{name}” is not in the list; did you mean “{guess}”? possible is: {choices}",
        },
        "none": {
            "zh": "“{name}”不在所列之中，清单还是空的",
            "en": "“{name}” is not in the list, which is empty",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  一票否决 泄密 确定为 不及格   依据 第八条
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
  一票否决 泄密 确定为 良好   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        if not any(args["choices"]):
            return "none"
        return "guess" if closest(args["name"], args["choices"]) else ""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return {**super().words(args, lang), "guess": closest(args["name"], args["choices"]) or ""}
