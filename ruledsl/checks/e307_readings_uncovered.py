"""E307 readings-uncovered: An option that is left out would quietly be computed as another one."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class ReadingsUncovered(Check):
    code = "E307"
    name = "readings-uncovered"
    message: ClassVar = {
        "zh": "口径“{reading}”的“{option}”没有写怎样办；每一种理解都要写到，且只写一次",
        "en": "nothing is said for “{option}” of the reading “{reading}”; each option must be covered once",
    }
    why: ClassVar = {
        "zh": "漏写的那一种理解会被悄悄当作另一种来算。",
        "en": "An option that is left out would quietly be computed as another one.",
    }
    variants: ClassVar = {
        "twice": {
            "zh": "口径“{reading}”的“{option}”写了两次；每一种理解只能写一次",
            "en": "“{option}” of the reading “{reading}” is covered twice; each option must be covered once",
        },
        "limit": {
            "zh": "限额后面的“按”只管这个限额，口径“{reading}”的“{option}”没有写限额多少；整个步骤只按一种口径的，“按”写在限额前面，如“计入 … 按 {chosen} 最多…分”；限额各口径不同的，每一种都写，且只写一次",
            "en": "what stands behind a limit is under which option the limit holds, and none is said for “{option}” of the reading “{reading}”; where the whole step holds under one option, write that before the limit, as in “add … under {chosen} at most …”; where limits differ, each option must be covered once",
        },
        "mixed": {
            "zh": "这几种写法按了不同的口径：{reading}；应当按同一个口径来分",
            "en": "these alternatives go by different readings: {reading}; they must go by one",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  适用口径 重复表彰   依据 第四条（一） {
    每次都计 “同一工作每次表彰都加分”
    只计最高 “同一工作只计最高的一次”
    采用 每次都计 因 “原文写的是每项”
  }
  加分 上级表彰 2分 计次 逐次 按 每次都计   依据 第四条（一）
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
  适用口径 重复表彰   依据 第四条（一） {
    每次都计 “同一工作每次表彰都加分”
    只计最高 “同一工作只计最高的一次”
    采用 每次都计 因 “原文写的是每项”
  }
  加分 上级表彰 2分 计次 逐次 按 每次都计 计次 取最高 按 只计最高   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return str(args["which"])
