"""E226 each-of-what: A sum or a mean is of a value; only a count is of the things themselves."""

from typing import ClassVar

from ruledsl.checks import Check


class EachOfWhat(Check):
    code = "E226"
    name = "each-of-what"
    message: ClassVar = {
        "zh": "“{kind}”要写明取哪一项，如“{kind}（{name} 的 分值）”；只数个数请用“个数”",
        "en": "“{kind}” needs to know what of “{name}”: write “({name} each …)”, or “number of” to count",
    }
    why: ClassVar = {
        "zh": "合计、平均、最高、最低都是对一个数说的，个数才是对事项说的。",
        "en": "A sum or a mean is of a value; only a count is of the things themselves.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 报道 每次1分 登记 字数 数量   依据 第四条（一）
  定义 总字数 = 合计（报道）    依据 第四条（一）
  后果 通报表扬 当 总字数 > 100  依据 第八条
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
  加分 报道 每次1分 登记 字数 数量   依据 第四条（一）
  定义 总字数 = 合计（报道 的 字数）    依据 第四条（一）
  后果 通报表扬 当 总字数 > 100  依据 第八条
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
