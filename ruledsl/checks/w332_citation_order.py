"""W332 citation-order: Rules are written in the order of the text; a statement that cites something else than its neighbours mostly cites wrongly."""

from typing import ClassVar

from ruledsl.checks import Check


class CitationOrder(Check):
    code = "W332"
    name = "citation-order"
    covers = (43,)
    message: ClassVar = {
        "zh": "“{name}”依据{clause}，前后两句依据的却是{first}、{second}；请核对",
        "en": "“{name}” cites {clause}, but stands between statements that cite {first} and {second}; check it",
    }
    why: ClassVar = {
        "zh": "规则文件按原文的顺序写；夹在中间而引用别处的，多半引错了。",
        "en": "Rules are written in the order of the text; a statement that cites something else than its neighbours mostly cites wrongly.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 上级表彰 每项2分   依据 第四条（一）
  加分 媒体报道 每篇1分   依据 第六条
  加分 经验交流 每次1分   依据 第四条（三）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
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
  指标 日常工作 满分 100分       依据 第三条
  加分 上级表彰 每项2分   依据 第四条（一）
  加分 媒体报道 每篇1分   依据 第四条（二）
  加分 经验交流 每次1分   依据 第四条（三）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
