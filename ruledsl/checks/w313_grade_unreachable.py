"""W313 grade-unreachable: A grade that nobody can get suggests a wrong band or cap."""

from typing import ClassVar

from ruledsl.checks import Check


class GradeUnreachable(Check):
    code = "W313"
    name = "grade-unreachable"
    covers = (4, 6)
    message: ClassVar = {
        "zh": "总分在 {interval} 之间，够不到“{name}”的分数线",
        "en": "the score lies in {interval}, which never reaches the band of “{name}”",
    }
    why: ClassVar = {
        "zh": "谁也得不到的等次，多半是分数线或上限写错了。",
        "en": "A grade that nobody can get suggests a wrong band or cap.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 110分及以上 较好 90分及以上不满110分 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 95分及以上 较好 90分及以上不满95分 良好 不满90分 }  依据 第七条
}
"""
