"""E238 for-nobody: An indicator within a group is for units that the group is for."""

from typing import ClassVar

from ruledsl.checks import Check


class ForNobody(Check):
    code = "E238"
    name = "for-nobody"
    message: ClassVar = {
        "zh": "“{name}”的适用对象是{own}，它的上级只适用于{above}，没有一类单位两者都是；请改适用对象，或移到别的上级",
        "en": "“{name}” is for {own} and the group around it for {above} only, so it is for nobody; change the classes or move it to another group",
    }
    why: ClassVar = {
        "zh": "一组指标里面的，只能适用于这一组适用的单位。",
        "en": "An indicator within a group is for units that the group is for.",
    }
    bad: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  类别 县区、部门              依据 第三条
  指标 日常工作 满分 100分 不涉及时 计满分 依据 第三条 {
    指标 乡镇工作 满分 40分 适用对象 县区 不涉及时 计满分 {
      指标 网格 满分 20分 适用对象 部门
      指标 站点 满分 20分
    }
    指标 机关工作 满分 60分
  }
  总分 { 第一步 指标得分合计    依据 第四条 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
    good: ClassVar = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条
  施行 2023-01-01              依据 第九条
  年度 1月1日至12月31日          依据 第一条
  满分 100分 分值 2位小数        依据 第二条
  类别 县区、部门              依据 第三条
  指标 日常工作 满分 100分 不涉及时 计满分 依据 第三条 {
    指标 乡镇工作 满分 40分 适用对象 县区 不涉及时 计满分 {
      指标 网格 满分 20分 适用对象 县区
      指标 站点 满分 20分
    }
    指标 机关工作 满分 60分
  }
  总分 { 第一步 指标得分合计    依据 第四条 }
  等次 { 优秀 90分及以上 良好 不满90分 }  依据 第七条
}
"""
