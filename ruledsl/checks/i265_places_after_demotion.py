"""I265 places-after-demotion: Whether the place of a unit that is lowered by one grade passes on changes the grades of others; it is to be meant."""

from typing import ClassVar

from ruledsl.checks import Check


class PlacesAfterDemotion(Check):
    code = "I265"
    name = "places-after-demotion"
    message: ClassVar = {
        "zh": "“{name}”降一等没有写明在名额以前还是以后：按以前算，降了等的不占名额，名额由后面的递补；请写“名额之前 降一等”，不递补的写“名额之后 降一等”",
        "en": "“{name}” lowers a grade without saying whether before or after places are given: it counts as before, and the place passes on; write “before places lowers one grade”, or “after places lowers one grade” where it does not pass on",
    }
    why: ClassVar = {
        "zh": "降了等的单位的名额要不要递补，会改变别的单位的等次，应当有意写明。",
        "en": "Whether the place of a unit that is lowered by one grade passes on changes the grades of others; it is to be meant.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  一票否决 整改不力 降一等   依据 第六条
  名额 优秀 最多3个 并列都算      依据 第七条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  指标 日常工作 满分 100分       依据 第三条
  一票否决 整改不力 名额之后 降一等   依据 第六条
  名额 优秀 最多3个 并列都算      依据 第七条
  总分 {
    第一步 指标得分合计
  }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
