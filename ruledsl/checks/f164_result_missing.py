"""F164 result-missing: A unit without a result must read which fact is wanting, and whoever runs it must notice."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.causes import told
from ruledsl.checks import Check

_WHAT = {
    "total": ("总分", "total"),
    "grade": ("等次", "grade"),
    "rank": ("名次", "rank"),
    "assessor": ("考核主体", "assessor"),
}
_STEP = ("（缺第 {} 步）", " (step {} has no value)")


class ResultMissing(Check):
    code = "F164"
    name = "result-missing"
    message: ClassVar = {
        "zh": "{what}没有算出{step}：{causes}；请补报；没报也应当有结果的，规则里写“（… 未报时 …）”",
        "en": "no {what}{step}: {causes}; report it; where the rules have an answer without it, they say “(… if unreported …)”",
    }
    variants: ClassVar = {
        "many": {
            "zh": "{what}没有算出{step}；缺的是哪个事实，用 eval … --unit “{unit}” 看",
            "en": "no {what}{step}; eval … --unit “{unit}” tells which fact is wanting",
        },
        "rows": {
            "zh": "{what}没有算出{step}：{causes}；请补报，没有也应当有结果的，在统计后面写“没有时 …”",
            "en": "no {what}{step}: {causes}; report it, or write behind the statistic what counts where there is none",
        },
        "rules": {
            "zh": "{what}没有算出{step}：{causes}；请在规则里写明这种情形怎样算",
            "en": "no {what}{step}: {causes}; say in the rules what counts then",
        },
    }
    why: ClassVar = {
        "zh": "没有结果的单位，要知道缺的是什么；不报错，就会当作算好了。",
        "en": "A unit without a result must read what is wanting; without an error the run would pass for complete.",
    }
    rules: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  事实 复核分 分数 可缺   依据 第四条
  指标 日常工作 满分 100分      依据 第三条
  总分 {
    第一步 指标得分合计
    第二步 计入 复核分   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    bad: ClassVar = """\
年度: 2023
单位:
  甲局: {日常工作: 75}
"""
    good: ClassVar = """\
年度: 2023
单位:
  甲局: {日常工作: 75, 复核分: 18}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        kinds = {cause[0] for cause in args["causes"]}
        if not kinds:  # of many units not every fact was kept
            return "many"
        return "" if kinds & {"fact", "row", "unit"} else "rows" if "no-rows" in kinds else "rules"

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        en = lang == "en"
        what = (", " if en else "、").join(_WHAT[name][en] for name in args["what"])
        step = _STEP[en].format(args["step"]) if args["step"] else ""
        return {**super().words(args, lang), "what": what, "step": step, "causes": told(args["causes"], lang)}
