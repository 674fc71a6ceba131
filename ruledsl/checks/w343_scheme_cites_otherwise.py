"""W343 scheme-cites-otherwise: A scheme fills what a clause leaves open; it is that clause which it goes by."""

from typing import ClassVar

from ruledsl.checks import Check


class SchemeCitesOtherwise(Check):
    code = "W343"
    name = "scheme-cites-otherwise"
    covers = (43,)
    message: ClassVar = {
        "zh": "方案依据办法{found}，所填的“{name}”在办法里依据的是{expected}；请核对",
        "en": "the scheme cites {found}, but “{name}”, which it fills, is of {expected}; check it",
    }
    why: ClassVar = {
        "zh": "方案填的是办法某一条留下的内容，依据应当是那一条。",
        "en": "A scheme fills what a clause leaves open; it is that clause which it goes by.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  留待确定 考核方式 文字   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}

方案 甲方案 依 示例考核 {
  年度 2023
  确定 考核方式 “全面考核”   依据 办法 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  留待确定 考核方式 文字   依据 第八条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}

方案 甲方案 依 示例考核 {
  年度 2023
  确定 考核方式 “全面考核”   依据 办法 第八条
}
"""
