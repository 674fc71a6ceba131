"""W310 cap-never-binds: A limit that never applies suggests that some amount before it is wrong."""

from typing import ClassVar

from ruledsl.checks import Check


class CapNeverBinds(Check):
    code = "W310"
    name = "cap-never-binds"
    covers = (9,)
    message: ClassVar = {
        "zh": "“{name}”最多 {highest} 分，{limit} 分的上限永远用不上",
        "en": "“{name}” is at most {highest} points, so the limit of {limit} never applies",
    }
    why: ClassVar = {
        "zh": "永远用不上的上限，多半是前面某个分值写错了。",
        "en": "A limit that never applies suggests that some amount before it is wrong.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 上级表彰 2分 计次 一次   依据 第四条（一）
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计 不超过10分   依据 第四条
    第三步 封顶 100分      依据 第四条
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
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计 不超过10分   依据 第四条
    第三步 封顶 100分      依据 第四条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
