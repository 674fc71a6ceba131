"""W330 percent-vs-points: From 50% to 55% is 5 percentage points, and also 10%."""

from typing import ClassVar

from ruledsl.checks import Check


class PercentVsPoints(Check):
    code = "W330"
    name = "percent-vs-points"
    covers = (38,)
    message: ClassVar = {
        "zh": "两个百分比相减，差应写成“{amount}个百分点”；“提高{amount}%”是另一个意思",
        "en": "two percentages are subtracted; write the difference as “{amount} percentage points”, “{amount}%” means something else",
    }
    why: ClassVar = {
        "zh": "从 50% 到 55% 是提高 5 个百分点，也是提高 10%。",
        "en": "From 50% to 55% is 5 percentage points, and also 10%.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  事实 今年 百分比   依据 第三条
  事实 去年 百分比   依据 第三条
  后果 表扬 当 今年 - 去年 > 5%   依据 第八条
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
  事实 今年 百分比   依据 第三条
  事实 去年 百分比   依据 第三条
  后果 表扬 当 今年 - 去年 > 5个百分点   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
