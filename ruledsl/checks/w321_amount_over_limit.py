"""W321 amount-over-limit: Where one event is worth more than all together may be, one of the two numbers is wrong."""

from typing import ClassVar

from ruledsl.checks import Check


class AmountOverLimit(Check):
    code = "W321"
    name = "amount-over-limit"
    covers = (15,)
    message: ClassVar = {
        "zh": "“{name}”一次就有 {amount} 分，超过了最多 {limit} 分",
        "en": "one event of “{name}” is worth {amount} points, more than the limit of {limit} for all",
    }
    why: ClassVar = {
        "zh": "一次的分值超过总的上限，多半有一个数写错了。",
        "en": "Where one event is worth more than all together may be, one of the two numbers is wrong.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 上级表彰 每项5分 最多3分   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
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
  加分 上级表彰 每项3分 最多5分   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
    第三步 封顶 100分      依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
