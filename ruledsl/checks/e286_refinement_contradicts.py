"""E286 refinement-contradicts: A scheme or a county's refinement adds to its measure and never changes what that has decided."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import keyword, listed, unit


class RefinementContradicts(Check):
    code = "E286"
    name = "refinement-contradicts"
    message: ClassVar = {
        "zh": "“{name}”办法写的是 {had}，“{scheme}”写的是 {says}；方案、细则只能补充，不能改办法写定的，请删去或另取名称",
        "en": "the measure says {had} for “{name}”, “{scheme}” says {says}; a scheme or refinement only adds, delete it or choose another name",
    }
    why: ClassVar = {
        "zh": "下一级的细则、年度的方案可以补充办法，不能与办法抵触。",
        "en": "A scheme or a county's refinement adds to its measure and never changes what that has decided.",
    }
    variants: ClassVar = {
        "said": {
            "zh": "办法已经写明“{name}”，“{scheme}”不能另写；请删去，或给补充的内容另取名称",
            "en": "the measure has “{name}” already, “{scheme}” cannot say it again; delete it, or give what is added another name",
        },
        "settled": {
            "zh": "“{name}”已经确定为 {had}，“{scheme}”又确定为 {says}；只能确定一次",
            "en": "“{name}” is settled as {had} already, “{scheme}” settles it as {says}; it is settled once",
        },
    }
    related: ClassVar = {"first": {"zh": "已经写定的在这里", "en": "it is decided here"}}
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 上级表彰 每项2分          依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计         依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 示例县细则 依 示例考核 {
  加分 上级表彰 每项3分          依据 办法 第四条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 上级表彰 每项2分          依据 第四条
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计         依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 示例县细则 依 示例考核 {
  加分 县级表彰 每项1分          依据 办法 第四条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        if args.get("settled"):
            return "settled"
        return "" if args["had"] and args["says"] and args["had"] != args["says"] else "said"

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        """Amounts with their units; a statement without a name by its keyword."""
        amounts = {
            key: listed([f"{number}{unit(kind, lang)}" for number, kind in args[key]], lang) for key in ("had", "says")
        }
        name = str(args["name"]) or keyword(str(args["keyword"]), lang)
        return {**super().words(args, lang), **amounts, "name": name}
