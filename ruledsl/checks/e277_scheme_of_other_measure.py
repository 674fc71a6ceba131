"""E277 scheme-of-other-measure: A scheme for another measure is no scheme for this one."""

from typing import ClassVar

from ruledsl.checks import Check


class SchemeOfOtherMeasure(Check):
    code = "E277"
    name = "scheme-of-other-measure"
    message: ClassVar = {
        "zh": "方案写的是依“{of}”，而办法的名称是“{measure}”；请改成“依 {measure}”",
        "en": "the scheme is made under “{of}”, the measure is “{measure}”; write “under {measure}”",
    }
    why: ClassVar = {
        "zh": "方案用错办法，就等于没有方案。",
        "en": "A scheme for another measure is no scheme for this one.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 二〇二三年方案 依 示范考核 {
  年度 2023
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
}
"""
