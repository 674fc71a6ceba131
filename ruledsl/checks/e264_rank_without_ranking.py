"""E264 rank-without-ranking: What ranks are made of and what ties mean is for the measure to say."""

from typing import ClassVar

from ruledsl.checks import Check


class RankWithoutRanking(Check):
    code = "E264"
    name = "rank-without-ranking"
    message: ClassVar = {
        "zh": "用到了“名次”，但没有写明怎样排名；请加一条“排名 依次按 总分 由高到低”",
        "en": "“rank” is used, but nothing says how units are ranked; add “ranking by total high to low”",
    }
    why: ClassVar = {
        "zh": "按什么排名、并列怎么办，要由办法写明。",
        "en": "What ranks are made of and what ties mean is for the measure to say.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  后果 通报表扬 当 名次 ≤ 3   依据 第八条
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
  指标 日常工作 满分 100分       依据 第三条
  排名 依次按 总分 由高到低，仍相同的并列   依据 第八条
  后果 通报表扬 当 名次 ≤ 3   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
