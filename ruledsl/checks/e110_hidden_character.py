"""E110 hidden-character: An invisible character makes two names differ that look alike."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check

_CHINESE = {
    "NO-BREAK SPACE": "不间断空格",
    "ZERO WIDTH SPACE": "零宽空格",
    "ZERO WIDTH NON-JOINER": "零宽不连字",
    "ZERO WIDTH JOINER": "零宽连字",
    "RIGHT-TO-LEFT OVERRIDE": "从右到左显示的控制符",
    "LINE SEPARATOR": "行分隔符",
    "EM SPACE": "全身空格",
    "EN SPACE": "半身空格",
}


class HiddenCharacter(Check):
    code = "E110"
    name = "hidden-character"
    covers = (44,)
    message: ClassVar = {
        "zh": "这里有一个看不见的字符 {what}，多半是从别处粘贴带来的；请删去，要空格就重新打一个",
        "en": "there is an invisible character {what} here, probably pasted along; delete it, type a space if one is meant",
    }
    why: ClassVar = {
        "zh": "看不见的字符会让两个看起来一样的名称其实不同。",
        "en": "An invisible character makes two names differ that look alike.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 上级\u200b表彰 每项2分   依据 第四条（一）
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
  加分 上级表彰 每项2分   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        named = _CHINESE.get(args["name"], "") if lang == "zh" else args["name"].lower()
        what = f"{args['number']}（{named}）" if lang == "zh" else f"{args['number']} ({named})"
        return {**super().words(args, lang), "what": what if named else args["number"]}
