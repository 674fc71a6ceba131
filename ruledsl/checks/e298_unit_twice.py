"""E298 unit-twice: A unit is ranked once, in one class."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class UnitTwice(Check):
    code = "E298"
    name = "unit-twice"
    message: ClassVar = {
        "zh": "单位“{unit}”列了两次；请删去一处",
        "en": "unit “{unit}” is listed twice; delete one of the two",
    }
    why: ClassVar = {
        "zh": "一个单位只属于一类，只排一个名次。",
        "en": "A unit is ranked once, in one class.",
    }
    variants: ClassVar = {
        "classes": {
            "zh": "单位“{unit}”已经列在“{before}”，又列在“{now}”；请只留一处",
            "en": "unit “{unit}” is listed in “{before}” and again in “{now}”; leave it in one of the two",
        },
    }
    related: ClassVar = {"first": {"zh": "已经列在这里", "en": "it is listed here"}}
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  类别 县区、部门                依据 第五条
  考核对象 县区 { 东区 西区 }    依据 第五条
  考核对象 部门 { 甲局 西区 }    依据 第五条
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
  考核对象 县区 { 东区 西区 }    依据 第五条
  考核对象 部门 { 甲局 }         依据 第五条
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return "" if args["before"] == args["now"] else "classes"
