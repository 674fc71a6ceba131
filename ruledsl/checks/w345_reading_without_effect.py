"""W345 reading-without-effect: A reading about what comes first must have that step between its two alternatives."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class ReadingWithoutEffect(Check):
    code = "W345"
    name = "reading-without-effect"
    covers = (35,)
    message: ClassVar = {
        "zh": "相邻两步做的一样，只是口径“{reading}”不同，中间没有别的步骤；口径怎样选，总分都一样",
        "en": "two neighbouring steps do the same under different options of “{reading}”, so the choice changes nothing",
    }
    why: ClassVar = {
        "zh": "分先后的口径，中间应当隔着它要分先后的步骤。",
        "en": "A reading about what comes first must have that step between its two alternatives.",
    }
    variants: ClassVar = {
        "line": {
            "zh": "“{name}”在口径“{reading}”的各种选择下计法相同，选择不起作用；请核对有没有写错",
            "en": "“{name}” counts in the same way under every option of “{reading}”, so the choice changes nothing; check it",
        },
    }
    related: ClassVar = {
        "first": {
            "zh": "前一步在这里",
            "en": "the step before stands here",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  适用口径 封顶与扣分的先后   依据 第四条 {
    先封顶 “先封顶，再扣分” 后封顶 “先扣分，再封顶” 采用 先封顶 因 “先写加分”
  }
  加分 上级表彰 每项2分   依据 第四条（一）
  扣分 通报批评 每次3分   依据 第四条（二）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
    第三步 扣减 扣分合计   依据 第四条
    第四步 封顶 100分 按 先封顶   依据 第四条
    第五步 封顶 100分 按 后封顶   依据 第四条
    第六步 最低计 0分   依据 无 “条文未写”
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
  适用口径 封顶与扣分的先后   依据 第四条 {
    先封顶 “先封顶，再扣分” 后封顶 “先扣分，再封顶” 采用 先封顶 因 “先写加分”
  }
  加分 上级表彰 每项2分   依据 第四条（一）
  扣分 通报批评 每次3分   依据 第四条（二）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
    第三步 封顶 100分 按 先封顶   依据 第四条
    第四步 扣减 扣分合计   依据 第四条
    第五步 封顶 100分 按 后封顶   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return str(args["which"])
