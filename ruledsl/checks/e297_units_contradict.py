"""E297 units-contradict: Who is assessed decides on ranks and quotas; what the measure lists, a scheme cannot change."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class UnitsContradict(Check):
    code = "E297"
    name = "units-contradict"
    message: ClassVar = {
        "zh": "“{scheme}”列的考核对象{name}与办法的不一致；多出：{more}；缺少：{fewer}。请照办法的写，或者不写；办法另写了“考核对象 由方案确定”的，方案才可以增加",
        "en": "the units{name} of “{scheme}” are not those of the measure; more: {more}; fewer: {fewer}. List the same ones, or none; only where the measure also says “units by scheme” may a scheme add some",
    }
    why: ClassVar = {
        "zh": "考核谁，决定与谁排名、名额有几个；办法已经列明的，方案不能改。",
        "en": "Who is assessed decides on ranks and quotas; what the measure lists, a scheme cannot change.",
    }
    related: ClassVar = {"first": {"zh": "办法列在这里", "en": "the measure lists them here"}}
    bad: ClassVar = """\
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
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  考核对象 县区 { 东区 南区 }    依据 办法 第五条
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
  考核对象 部门 { 甲局 }         依据 第五条
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  考核对象 县区 { 东区 南区 }    依据 办法 第五条
}
"""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        said = {**super().words(args, lang), "name": ""}
        if args["name"]:
            said["name"] = f"“{args['name']}”" if lang == "zh" else f" “{args['name']}”"
        return said | {key: said[key] or "—" for key in ("more", "fewer")}
