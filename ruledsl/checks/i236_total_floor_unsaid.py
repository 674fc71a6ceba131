"""I236 total-floor-unsaid: Deductions without a floor may make the total negative; whether they may should be written."""

from typing import ClassVar

from ruledsl.checks import Check


class TotalFloorUnsaid(Check):
    code = "I236"
    name = "total-floor-unsaid"
    message: ClassVar = {
        "zh": "总分有扣减而没有写最低计多少，按各项的幅度可能低于 0；要有下限的，加一步“最低计 0分”，没有下限的，在总分的大括号后面写“不设下限”（check --prove 给出实例）",
        "en": "the total subtracts without a floor and, by the ranges of what it reads, may fall below 0; for a floor add a step “floor 0 points”, for none write “without floor” behind the braces of the total (check --prove gives an instance)",
    }
    why: ClassVar = {
        "zh": "扣分没有尽头时，总分会成为负数；要不要下限，应当有意写明。",
        "en": "Deductions without end make totals negative; whether there is a floor should be meant.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  扣分 通报批评 每次5分          依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计   依据 第四条
  }
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
  扣分 通报批评 每次5分          依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计   依据 第四条
    第三步 最低计 0分      依据 无 “条文未写”
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
