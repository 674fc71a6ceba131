"""E233 key-may-be-absent: A unit that the key of a ranking does not concern would silently have no rank."""

from typing import ClassVar

from ruledsl.checks import Check


class KeyMayBeAbsent(Check):
    code = "E233"
    name = "key-may-be-absent"
    message: ClassVar = {
        "zh": "排名依次按的第 {number} 个数可能不涉及有的单位，那些单位就没有名次；请写明那时按几分排，如“（… 不涉及时 0分）”",
        "en": "key {number} of the ranking may not concern a unit, which then has no rank; say what it counts as, such as “（… if not applicable 0 points）”",
    }
    why: ClassVar = {
        "zh": "排名用到的数不涉及某个单位时，不写明就排不出它的名次。",
        "en": "A unit that the key of a ranking does not concern would silently have no rank.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  类别 县区、部门              依据 第三条
  指标 日常工作 满分 80分        依据 第三条
  指标 群众评价 满分 20分 适用对象 县区   依据 第三条
  总分 { 第一步 日常工作 + （群众评价 不涉及时 0分）   依据 第四条 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
  排名 依次按 总分、群众评价 由高到低，仍相同的并列   依据 第八条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  类别 县区、部门              依据 第三条
  指标 日常工作 满分 80分        依据 第三条
  指标 群众评价 满分 20分 适用对象 县区   依据 第三条
  总分 { 第一步 日常工作 + （群众评价 不涉及时 0分）   依据 第四条 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
  排名 依次按 总分、（群众评价 不涉及时 0分） 由高到低，仍相同的并列   依据 第八条
}
"""
