"""E299 points-by-class: Where points go by class, each class that the indicator is for needs its own."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class PointsByClass(Check):
    code = "E299"
    name = "points-by-class"
    message: ClassVar = {
        "zh": "“{name}”的分值按类别写，没有写“{lacking}”的；请补上，这一类不考核这一项的，写上“适用对象”",
        "en": "the points of “{name}” go by class and “{lacking}” has none; add them, or say “for” where it does not concern that class",
    }
    why: ClassVar = {
        "zh": "漏写的一类，不知道是不考核，还是漏了分值。",
        "en": "Of a class that is left out nobody knows whether it is not assessed or was forgotten.",
    }
    variants: ClassVar = {
        "whole": {
            "zh": "办法的满分按类别写，没有写“{lacking}”的；请补上",
            "en": "the full marks of the measure go by class and “{lacking}” has none; add them",
        },
        "beyond": {
            "zh": "“{name}”不适用于“{beyond}”，却写了这一类的分值；请删去，或者改“适用对象”",
            "en": "“{name}” is not for “{beyond}”, and has points for that class; delete them, or change “for”",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  类别 一类、二类                依据 第五条
  指标 日常工作 满分 100分       依据 第三条 {
    指标 公开 满分 一类 100分
  }
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  类别 一类、二类                依据 第五条
  指标 日常工作 满分 100分       依据 第三条 {
    指标 公开 满分 一类 60分、二类 80分
    指标 回应 满分 一类 40分、二类 20分
  }
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "beyond" if not args["lacking"] else "" if args["name"] else "whole"
