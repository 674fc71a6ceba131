"""E239 start-unsaid: Deductions leave something only of what there was before; where they begin must be written."""

from typing import ClassVar

from ruledsl.checks import Check


class StartUnsaid(Check):
    code = "E239"
    name = "start-unsaid"
    message: ClassVar = {
        "zh": "“{name}”里有扣分“{line}”，没有写从几分扣起；从满分扣的写“计分 = {full}分”，从零扣的写“计分 = 0分”",
        "en": "“{name}” has the deduction “{line}” and does not say what it is taken from; from the full points: “scoring = {full} points”, from zero: “scoring = 0 points”",
    }
    why: ClassVar = {
        "zh": "“满分40分，每起扣5分，扣完为止”是从40分扣；单列的扣分项是从零扣。差着整个满分，不能替办法猜。",
        "en": "“40 points, 5 off for each, until none are left” begins at 40; an item of deductions alone begins at zero. The difference is the full points, and not to be guessed.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 60分   依据 第三条
  指标 案件 满分 40分 最低计 0分   依据 第四条 {
    扣分 命案 每起5分   依据 第四条
  }
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 60分   依据 第三条
  指标 案件 满分 40分 计分 = 40分 最低计 0分   依据 第四条 {
    扣分 命案 每起5分   依据 第四条
  }
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
