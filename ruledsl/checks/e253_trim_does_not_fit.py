"""E253 trim-does-not-fit: Which values are dropped must be known: how many, or how a share of them is made whole."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import spelt


class TrimDoesNotFit(Check):
    code = "E253"
    name = "trim-does-not-fit"
    message: ClassVar = {
        "zh": "“{written}”按比例去掉，不是整数的怎样算没有写；请写成如“{mended}”",
        "en": "“{written}” drops a share and does not say how it is made a whole number; write for example “{mended}”",
    }
    variants: ClassVar = {
        "number": {
            "zh": "“{written}”要写去掉几个或者百分之几，如“最高1个”“最低10% 舍去取整”",
            "en": "“{written}” must say how many or which share is dropped: “highest 1 value”, “lowest 10% whole units down”",
        },
        "twice": {
            "zh": "“{written}”同一头写了两次；最高、最低各写一次",
            "en": "“{written}” names one end twice; write highest and lowest once each",
        },
        "all": {
            "zh": "“{written}”把全部都去掉了；两头合起来要少于 100%",
            "en": "“{written}” drops everything; both ends together must be less than 100%",
        },
        "nothing": {
            "zh": "“{name}”没有要比大小的数，不能“去掉”；个数要写明是什么的（如 个数（票 的 打分 去掉 …）），别的请去掉“{written}”，或改用合计、平均、最高、最低",
            "en": "“{name}” has no values to put in order, so nothing can be dropped; a number says of what (as in number of (票 of 打分 drop …)); else remove “{written}”, or use sum of, mean of, highest of or lowest of",
        },
    }
    why: ClassVar = {
        "zh": "去掉哪几个，决定平均是多少；一成是 1.4 个时去掉 1 个还是 2 个，要由办法写明。",
        "en": "Which values are dropped decides the mean; where a tenth is 1.4 values the measure must say whether 1 or 2 go.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  子表 票 { 事实 打分 分数 0分至100分 }  依据 第三条
  指标 社会评价 满分 100分 计分 = 平均（票 的 打分 去掉 最高、最低各10% 四舍五入到2位小数 没有时 0分）  依据 第三条
  总分 { 第一步 指标得分合计 }  依据 第三条
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  子表 票 { 事实 打分 分数 0分至100分 }  依据 第三条
  指标 社会评价 满分 100分 计分 = 平均（票 的 打分 去掉 最高、最低各10% 舍去取整 四舍五入到2位小数 没有时 0分）  依据 第三条
  总分 { 第一步 指标得分合计 }  依据 第三条
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["which"] == "rounding" else str(args["which"])

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        said = {k: spelt(args.get(k, ""), lang) for k in ("written", "mended", "name")}
        return super().words({**args, **said}, lang)
