"""E276 grades-differ: The measure names the grades, and their order says which is higher."""

from typing import ClassVar

from ruledsl.checks import Check


class GradesDiffer(Check):
    code = "E276"
    name = "grades-differ"
    message: ClassVar = {
        "zh": "等次应为：{expected}；写的是：{found}。名称和先后都要一致",
        "en": "the grades are: {expected}; here: {found}. Names and order must agree",
    }
    why: ClassVar = {
        "zh": "等次的名称由办法规定，先后决定哪个更高。",
        "en": "The measure names the grades, and their order says which is higher.",
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
  等次 优秀、良好 由方案确定  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  等次 { 优秀 85分及以上 合格 不满85分 }
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
  等次 优秀、良好 由方案确定  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  等次 { 优秀 85分及以上 良好 不满85分 }
}
"""
