"""W337 todo-in-force: Words that only hold a place would be taken for the real thing."""

from typing import ClassVar

from ruledsl.checks import Check


class TodoInForce(Check):
    code = "W337"
    name = "todo-in-force"
    covers = (46,)
    message: ClassVar = {
        "zh": "这里写着“{text}”，文件却已施行；请补上内容，由方案定的写“由方案确定”",
        "en": "this says “{text}” though the document is in force; fill it in, or write “set by scheme”",
    }
    why: ClassVar = {
        "zh": "占位的字样会被当作正式内容。",
        "en": "Words that only hold a place would be taken for the real thing.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分 评分标准 “待定”       依据 第三条
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
  指标 日常工作 满分 100分 评分标准 “按时完成的得满分”       依据 第三条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
