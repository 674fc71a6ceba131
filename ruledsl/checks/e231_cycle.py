"""E231 cycle: Every quantity must follow from others, not wait for itself."""

from typing import ClassVar

from ruledsl.checks import Check


class Cycle(Check):
    code = "E231"
    name = "cycle"
    covers = (31,)
    message: ClassVar = {
        "zh": "算不出来：{path}，绕了一圈又回到自己",
        "en": "this cannot be computed: {path} leads back to itself",
    }
    why: ClassVar = {
        "zh": "每个量都要能由别的量算出，不能互相等待。",
        "en": "Every quantity must follow from others, not wait for itself.",
    }
    related: ClassVar = {
        "member": {
            "zh": "这一条也在圈里",
            "en": "this one is part of the circle",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  定义 甲 = 乙 + 1分
  定义 乙 = 甲 - 1分
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
  定义 甲 = 日常工作 + 1分
  定义 乙 = 甲 - 1分
  后果 约谈 当 乙 < 60分   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
