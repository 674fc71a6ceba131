"""W338 wrong-direction: Deductions are subtracted and bonuses added; the other way round a reprimand would bring points."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl import words
from ruledsl.checks import Check


class WrongDirection(Check):
    code = "W338"
    name = "wrong-direction"
    message: ClassVar = {
        "zh": "这一步{found}{name}，方向反了；应当{expected}",
        "en": "this step {found} {name}, which goes the wrong way; it should {expected}",
    }
    why: ClassVar = {
        "zh": "扣分应当扣减，加分应当计入；写反了，被通报的单位反而得分。",
        "en": "Deductions are subtracted and bonuses added; the other way round a reprimand would bring points.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  扣分 通报批评 每次3分   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 扣分合计   依据 第四条
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
  扣分 通报批评 每次3分   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        said = super().words(args, lang)
        verbs = {"plus": {"zh": "计入", "en": "add"}, "minus": {"zh": "扣减", "en": "subtract"}}
        return (
            said
            | {"name": words.keyword(args["name"], lang)}
            | {side: verbs[args[side]][lang] for side in ("found", "expected")}
        )
