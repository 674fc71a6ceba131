"""W324 rounding-twice: 84.445 becomes 84.45 and then 84.5, though it is nearer to 84.4; round once, at the end."""

from typing import ClassVar

from ruledsl.checks import Check


class RoundingTwice(Check):
    code = "W324"
    name = "rounding-twice"
    covers = (24,)
    message: ClassVar = {
        "zh": "“{name}”先取到 {inner} 位小数，又取到 {outer} 位，可能多进一次",
        "en": "“{name}” is rounded to {inner} decimals and then to {outer}, which may round up twice",
    }
    why: ClassVar = {
        "zh": "84.445 先取两位得 84.45，再取一位得 84.5，直接取一位是 84.4；只在最后取一次。",
        "en": "84.445 becomes 84.45 and then 84.5, though it is nearer to 84.4; round once, at the end.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  事实 完成数 数量 0至100   依据 第三条
  事实 目标数 数量 1至100   依据 第三条
  定义 进度 = （100分 × 完成数 ÷ 目标数 四舍五入到2位小数）   依据 第三条
  总分 {
    第一步 指标得分合计
    第二步 计入 进度   依据 第三条
    第三步 四舍五入到1位小数   依据 第三条
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
  事实 完成数 数量 0至100   依据 第三条
  事实 目标数 数量 1至100   依据 第三条
  定义 进度 = （100分 × 完成数 ÷ 目标数 四舍五入到2位小数）   依据 第三条
  总分 {
    第一步 指标得分合计
    第二步 计入 进度   依据 第三条
    第三步 四舍五入到2位小数   依据 第三条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
