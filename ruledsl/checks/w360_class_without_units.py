"""W360 class-without-units: A class without units was probably forgotten; ranks and quotas within it have nobody."""

from typing import ClassVar

from ruledsl.checks import Check


class ClassWithoutUnits(Check):
    code = "W360"
    name = "class-without-units"
    message: ClassVar = {
        "zh": "考核对象列了别的类别，没有列“{name}”的单位；请补上，或者写明“考核对象 由方案确定”",
        "en": "the units of other classes are listed, none of “{name}”; add them, or say “units by scheme”",
    }
    why: ClassVar = {
        "zh": "一个单位也没有的类别，多半是漏写了；在这一类里排名、分名额都没有对象。",
        "en": "A class without units was probably forgotten; ranks and quotas within it have nobody.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  类别 县区、部门                依据 第五条
  考核对象 县区 { 东区 西区 }    依据 第五条
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
  指标 日常工作 满分 100分       依据 第三条
  类别 县区、部门                依据 第五条
  考核对象 由方案确定            依据 第五条
  考核对象 县区 { 东区 西区 }    依据 第五条
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
