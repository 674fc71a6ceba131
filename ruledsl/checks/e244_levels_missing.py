"""E244 levels-missing: Without levels nothing can count once a level."""

from typing import ClassVar

from ruledsl.checks import Check


class LevelsMissing(Check):
    code = "E244"
    name = "levels-missing"
    message: ClassVar = {
        "zh": "“{name}”写了“每级一次”，却没有分级；请写“分级 {{ 国家级 3分 省级 2分 }}”",
        "en": "“{name}” counts once a level, but has no levels; write “by level {{ 国家级 3 points 省级 2 points }}”",
    }
    why: ClassVar = {
        "zh": "没有级别，就无从按级别各计一次。",
        "en": "Without levels nothing can count once a level.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 上级表彰 2分 计次 每级一次   依据 第四条（一）
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
  加分 上级表彰 分级 { 国家级 3分 省级 2分 } 计次 每级一次   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
