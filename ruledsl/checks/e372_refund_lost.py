"""E372 refund-lost: What 归并 takes back is in the totals of bonuses and deductions; lines counted by name go without it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import spelt


class RefundLost(Check):
    code = "E372"
    name = "refund-lost"
    message: ClassVar = {
        "zh": "这一步按名字算进了{names}，“{merge}”退回的部分却只在“加分合计”“扣分合计”里减去，这里没有减去，同一件事就重复计了；这里的 {names} 请合起来改写成“{instead}”；各项分别限额的，“最多”写在各项自己的语句里",
        "en": "this step counts {names} by name, but what “{merge}” takes back is subtracted in the totals of bonuses and deductions only, so that one incident counts twice here; write {names} together as “{instead}”; a limit of one of them belongs to its own statement",
    }
    why: ClassVar = {
        "zh": "评分表上写着退回，总分里却没有退回，同一件事计了几次。",
        "en": "The score sheet shows what is taken back and the total does not: one incident counts several times.",
    }
    related: ClassVar = {"merge": {"zh": "归并写在这里", "en": "merged here"}}
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  扣分 通报 每次3分              依据 第四条
  扣分 曝光 每次5分              依据 第四条
  归并 通报、曝光 同一事由 取最高 依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 扣减 通报 + 曝光   依据 第四条
  } 不设下限
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  扣分 通报 每次3分              依据 第四条
  扣分 曝光 每次5分              依据 第四条
  归并 通报、曝光 同一事由 取最高 依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计   依据 第四条
  } 不设下限
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return super().words({**args, "instead": spelt(args["instead"], lang)}, lang)
