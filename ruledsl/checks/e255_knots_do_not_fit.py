"""E255 knots-do-not-fit: A line goes through two points that lie apart."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import spelt


class KnotsDoNotFit(Check):
    code = "E255"
    name = "knots-do-not-fit"
    message: ClassVar = {
        "zh": "“{written}”只写了一点，中间没有线可算；请写两点以上，如“60% 6分，90% 10分”",
        "en": "“{written}” has one point and no line to go by; write two or more, such as “60% 6 points, 90% 10 points”",
    }
    variants: ClassVar = {
        "twice": {
            "zh": "“{written}”同一个数写了两次，不知道得几分；每个数只写一次",
            "en": "“{written}” has one value twice, so its worth is not known; write each value once",
        },
    }
    why: ClassVar = {
        "zh": "插值按两点之间的直线计分，要有两个不同的点。",
        "en": "Interpolation goes by the line between two points; there must be two that differ.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  事实 完成率 百分比             依据 第三条
  指标 日常工作 满分 100分 计分 = （插值（完成率，60% 60分） 四舍五入到2位小数）  依据 第三条
  总分 { 第一步 指标得分合计 }   依据 第三条
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  事实 完成率 百分比             依据 第三条
  指标 日常工作 满分 100分 计分 = （插值（完成率，60% 60分，90% 100分） 四舍五入到2位小数）  依据 第三条
  总分 { 第一步 指标得分合计 }   依据 第三条
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""

    def variant(self, args: Mapping[str, Any]) -> str:
        return str(args["which"])

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return super().words({**args, "written": spelt(args["written"], lang)}, lang)
