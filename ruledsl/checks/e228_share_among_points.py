"""E228 share-among-points: Points and percentages are two scales; they do not add up."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import listed


class ShareAmongPoints(Check):
    code = "E228"
    name = "share-among-points"
    covers = (37,)
    message: ClassVar = {
        "zh": "“{name}”写的是分值{points}，没有写“占百分之几”，而同一级的{others}写了；同一级要么都写“占”，要么都不写",
        "en": "“{name}” has points{points} and no share in per cent, while {others} beside it have one; beside one another all have a share or none has",
    }
    why: ClassVar = {
        "zh": "分值和百分比是两种不同的尺度，混在一起无法相加。",
        "en": "Points and percentages are two scales; they do not add up.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条 {
    指标 甲项 满分 100分 占60%   依据 第三条
    指标 乙项 满分 40分   依据 第三条
  }
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
  指标 日常工作 满分 100分       依据 第三条 {
    指标 甲项 满分 100分 占60%   依据 第三条
    指标 乙项 满分 100分 占40%   依据 第三条
  }
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        """The points of the one and the shares of the others, as they are written."""
        mark = ("“", "”") if lang == "zh" else ("“", "” ")
        others = listed([f"{mark[0]}{name}{mark[1]}{share}%" for name, share in args["shares"]], lang)
        points = f" {args['maximum']}{'分' if lang == 'zh' else ''}" if args["maximum"] else ""
        return {"name": str(args["name"]), "points": points, "others": others}
