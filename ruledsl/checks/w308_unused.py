"""W308 unused: A fact that nobody reads wastes the work of every unit; or a name elsewhere is misspelt."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl import words
from ruledsl.checks import Check


class Unused(Check):
    code = "W308"
    name = "unused"
    covers = (28, 30)
    message: ClassVar = {
        "zh": "“{name}”没有任何条文用到；请用上它，或者删去",
        "en": "nothing uses “{name}”; use it or delete it",
    }
    why: ClassVar = {
        "zh": "要求填报却用不上的事实白费各单位的功夫；也可能是别处写错了名称。",
        "en": "A fact that nobody reads wastes the work of every unit; or a name elsewhere is misspelt.",
    }
    variants: ClassVar = {
        "result": {
            "zh": "“{name}”没有任何条文用到，得数只列在评分表上；确是要列出的，请在上一行写“# 允许 unused 因 “…””，否则删去",
            "en": "nothing uses “{name}”, it is only listed on the score sheet; if that is meant, write “# allow unused because “…”” in the line before, else delete it",
        },
        "ballots": {
            "zh": "“{name}”只用于渠道，而这里没有“评议渠道”和“渠道”，不起作用；请写“评议渠道 由方案确定”，或者删去",
            "en": "“{name}” is only for channels and there is none here, so it has no effect; write “channels set by scheme”, or delete it",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  事实 办件数 数量   依据 第三条
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
  事实 办件数 数量   依据 第三条
  后果 重点关注 当 办件数 > 1000   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "ballots" if "ballots" in args else "result" if args["result"] else ""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        said = super().words(args, lang)
        return said | ({"name": words.keyword(args["name"], lang)} if "ballots" in args else {})
