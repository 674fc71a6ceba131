"""W339 steps-against-clauses: The total follows the order of the text; capping before deducting is not the same as after."""

from typing import ClassVar

from ruledsl.checks import Check


class StepsAgainstClauses(Check):
    code = "W339"
    name = "steps-against-clauses"
    message: ClassVar = {
        "zh": "这一步依据{second}，却排在依据{first}的步骤之后；先后会影响总分，请核对，确有两种理解的写成口径",
        "en": "this step cites {second} but comes after one that cites {first}; the order can change the total: check it, or write a reading",
    }
    why: ClassVar = {
        "zh": "总分按原文的顺序算；先封顶再扣分与先扣分再封顶，结果不同。",
        "en": "The total follows the order of the text; capping before deducting is not the same as after.",
    }
    related: ClassVar = {
        "first": {
            "zh": "依据{first}的步骤在这里",
            "en": "the step that cites {first} stands here",
        },
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  加分 上级表彰 每项2分   依据 第四条
  扣分 通报批评 每次3分   依据 第五条
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计   依据 第五条
    第三步 最低计 0分   依据 无 “条文未写”
    第四步 计入 加分合计   依据 第四条
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
  加分 上级表彰 每项2分   依据 第四条
  扣分 通报批评 每次3分   依据 第五条
  总分 {
    第一步 指标得分合计
    第二步 计入 加分合计   依据 第四条
    第三步 扣减 扣分合计   依据 第五条
    第四步 最低计 0分   依据 无 “条文未写”
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
