"""E320 band-outside-domain: An end that nothing can reach is mostly a digit too many."""

from typing import ClassVar

from ruledsl.checks import Check


class BandOutsideDomain(Check):
    code = "E320"
    name = "band-outside-domain"
    covers = (6,)
    message: ClassVar = {
        "zh": "“{name}”的 {end} 超出了可能的范围；百分比在 0% 至 100% 之间",
        "en": "the end {end} of “{name}” lies beyond what can be; a percentage is 0% to 100%",
    }
    why: ClassVar = {
        "zh": "永远达不到的端点，多半是多打了一个数字。",
        "en": "An end that nothing can reach is mostly a digit too many.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 公开率 满分 100分 计分 分段 { 110%及以上 100分 不满110% 0分 }   依据 第三条
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
  指标 公开率 满分 100分 计分 分段 { 90%及以上 100分 不满90% 0分 }   依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
