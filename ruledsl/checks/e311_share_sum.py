"""E311 share-sum: With shares that are not 100% together the survey's score is on another scale than its full marks."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.analysis.weights import SCALE
from ruledsl.checks import Check
from ruledsl.words import decimal


class ShareSum(Check):
    code = "E311"
    name = "share-sum"
    covers = (7,)
    message: ClassVar = {
        "zh": "各渠道所占比重合计 {sum}%，应为 100%，{which} {difference}%",
        "en": "the shares of the channels add up to {sum}%, not 100%: {difference}% too {which}",
    }
    why: ClassVar = {
        "zh": "比重合计不是 100%，评议得分就不是百分制的得分。",
        "en": "With shares that are not 100% together the survey's score is on another scale than its full marks.",
    }
    related: ClassVar = {
        "part": {
            "zh": "{part}：{share}%",
            "en": "{part}: {share}%",
        },
    }
    bad: ClassVar = """\
评议文件 示例评议 “示例市政务公开社会评议办法” {
  条款 第一条至第九条
  施行 2023-01-01   依据 第九条
  年度 1月1日至12月31日   依据 第一条
  满分 100分 分值 2位小数   依据 第二条
  评议答案 满意、不满意   依据 第五条
  总分 {
    第一步 评议得分
  }
  等次 { 优秀 90分及以上 良好 不满90分 }   依据 第七条
}
方案 二〇二三年方案 依 示例评议 {
  年度 2023
  渠道 网上评议 占 60%
  渠道 问卷调查 占 30%
  答案分值 { 满意 100分 不满意 0分 } 四舍五入到2位 无有效票时 不计分
}
"""
    good: ClassVar = """\
评议文件 示例评议 “示例市政务公开社会评议办法” {
  条款 第一条至第九条
  施行 2023-01-01   依据 第九条
  年度 1月1日至12月31日   依据 第一条
  满分 100分 分值 2位小数   依据 第二条
  评议答案 满意、不满意   依据 第五条
  总分 {
    第一步 评议得分
  }
  等次 { 优秀 90分及以上 良好 不满90分 }   依据 第七条
}
方案 二〇二三年方案 依 示例评议 {
  年度 2023
  渠道 网上评议 占 60%
  渠道 问卷调查 占 40%
  答案分值 { 满意 100分 不满意 0分 } 四舍五入到2位 无有效票时 不计分
}
"""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        less = args["difference"] < 0
        which = ("少" if less else "多") if lang == "zh" else ("little" if less else "much")
        numbers = {k: decimal(abs(args[k]), SCALE) for k in ("sum", "difference")}
        return {**super().words(args, lang), **numbers, "which": which}
