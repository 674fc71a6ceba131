"""E261 unscored-unsaid: A unit without a valid ballot has not earned zero."""

from typing import ClassVar

from ruledsl.checks import Check


class UnscoredUnsaid(Check):
    code = "E261"
    name = "unscored-unsaid"
    covers = (21,)
    message: ClassVar = {
        "zh": "有的单位可能没有得分，请写明怎样排名：“无分者不排名”或“无分者排末位”",
        "en": "some units may have no score; say how they rank: “unscored unranked” or “unscored last”",
    }
    why: ClassVar = {
        "zh": "没有有效票的单位不能当作零分。",
        "en": "A unit without a valid ballot has not earned zero.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  评议答案 满意、不满意   依据 第五条
  评议渠道 由方案确定   依据 第五条
  排名 依次按 总分 由高到低，仍相同的并列   依据 第八条
  总分 {
    第一步 评议得分
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  渠道 网上评议 占 60%
  渠道 问卷调查 占 40%
  答案分值 { 满意 100分 不满意 0分 } 四舍五入到2位 无有效票时 不计分
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  评议答案 满意、不满意   依据 第五条
  评议渠道 由方案确定   依据 第五条
  排名 依次按 总分 由高到低，仍相同的并列 无分者不排名   依据 第八条
  总分 {
    第一步 评议得分
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  渠道 网上评议 占 60%
  渠道 问卷调查 占 40%
  答案分值 { 满意 100分 不满意 0分 } 四舍五入到2位 无有效票时 不计分
}
"""
