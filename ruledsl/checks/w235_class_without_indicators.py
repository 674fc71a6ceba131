"""W235 class-without-indicators: Units of a class that nothing scores all get the same."""

from typing import ClassVar

from ruledsl.checks import Check


class ClassWithoutIndicators(Check):
    code = "W235"
    name = "class-without-indicators"
    message: ClassVar = {
        "zh": "没有一项指标适用于“{name}”的单位，它们的指标得分都是 0；请核对“适用对象”，或者给它们写上指标",
        "en": "no indicator is for units of the class “{name}”, so that all of them score 0; check “for”, or add their indicators",
    }
    why: ClassVar = {
        "zh": "一类单位没有指标，多半是漏写了，或者写错了类别。",
        "en": "A class without indicators was probably forgotten, or another one was meant.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  类别 县区、部门               依据 第五条
  指标 日常工作 满分 100分 不涉及时 计满分 依据 第三条 {
    指标 网站 满分 60分 适用对象 县区
    指标 热线 满分 40分 适用对象 县区
  }
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  类别 县区、部门               依据 第五条
  指标 日常工作 满分 100分 不涉及时 计满分 依据 第三条 {
    指标 网站 满分 60分
    指标 热线 满分 40分 适用对象 县区
  }
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
