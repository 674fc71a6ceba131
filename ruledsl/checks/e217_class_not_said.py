"""E217 class-not-said: Ranks and assessors go by class; a unit without one belongs nowhere."""

from typing import ClassVar

from ruledsl.checks import Check


class ClassNotSaid(Check):
    code = "E217"
    name = "class-not-said"
    message: ClassVar = {
        "zh": "请写明这些单位属于哪一类：{choices}",
        "en": "say which class these units belong to: {choices}",
    }
    why: ClassVar = {
        "zh": "排名、考核主体都按类别，没有类别的单位无处可排。",
        "en": "Ranks and assessors go by class; a unit without one belongs nowhere.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  类别 县区政府、市政府部门   依据 第五条
  考核对象 由方案确定   依据 第五条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  考核对象 { 甲局 乙局 }
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  类别 县区政府、市政府部门   依据 第五条
  考核对象 由方案确定   依据 第五条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
方案 二〇二三年方案 依 示例考核 {
  年度 2023
  考核对象 市政府部门 { 甲局 乙局 }
}
"""
