"""W325 missing-fact-unhandled: A fact that was not reported is neither zero nor none; unless it is said what counts then, nothing that reads it comes out."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import spelt

_READERS = {"总分": ("总分", "the total"), "等次": ("等次", "the grade"), "名次": ("名次", "the rank")}


class MissingFactUnhandled(Check):
    code = "W325"
    name = "missing-fact-unhandled"
    covers = (26,)
    message: ClassVar = {
        "zh": "“{name}”可以不报，{reader}却要用它；没报时怎样算，请在用它的地方写明，如“{instead}”；都要报的，去掉“可缺”",
        "en": "“{name}” may be left out but {reader} needs it; say where it is used what counts when it is not reported, as in “{instead}”; where it must be reported, drop “optional”",
    }
    variants: ClassVar = {
        "flag": {
            "zh": "“{name}”可以不报，{reader}却要用它；没报算“否”的，把“可缺”换成“未报为否”；都要报的，去掉“可缺”",
            "en": "“{name}” may be left out but {reader} needs it; where none counts as no, write “no unless reported” instead of “optional”; where it must be reported, drop “optional”",
        },
    }
    related: ClassVar = {
        "used": {
            "zh": "这里的“{name}”写成“{instead}”",
            "en": "“{name}” here becomes “{instead}”",
        },
    }
    why: ClassVar = {
        "zh": "没有报的事实既不是零，也不是没有；不写明，用到它的总分、等次、否决、后果就没有结果。",
        "en": "A fact that was not reported is neither zero nor none; unless it is said what counts then, nothing that reads it comes out.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  事实 附加分 分数 0分至5分 可缺   依据 第三条
  总分 {
    第一步 指标得分合计
    第二步 计入 附加分   依据 第三条
    第三步 封顶 100分      依据 第四条
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
  事实 附加分 分数 0分至5分 可缺   依据 第三条
  总分 {
    第一步 指标得分合计
    第二步 计入 （附加分 未报时 0分）   依据 第三条
    第三步 封顶 100分      依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["instead"] else "flag"

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        zh, en = _READERS.get(args["reader"], (f"“{args['reader']}”",) * 2)
        told = {**args, "instead": spelt(args["instead"], lang), "reader": zh if lang == "zh" else en}
        return super().words(told, lang)
