"""Revisions of the shipped measures as they are made in earnest, with what each is known to do to the units of the samples."""

from pathlib import Path

from attrs import field, frozen

RULES = Path(__file__).parents[2] / "rules"


@frozen
class Revision:
    """A measure with texts put in the place of others, in its rules, its scheme, its facts.

    ``truth`` is the verdict without a solver, ``proved`` with one, ``edits`` the classes of the changes then; ``units``
    are those whose result moves: points, old and new grade, old and new rank.
    """

    name: str
    files: tuple[str, str, str]
    swaps: tuple[tuple[str, str], ...]
    truth: str
    proved: str
    edits: tuple[str, ...]
    units: dict[str, tuple[str, str, str, str, str]] = field(factory=dict)
    in_scheme: bool = False
    in_facts: tuple[tuple[str, str], ...] = ()
    unread: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    def texts(self, new: bool) -> tuple[str, str, str]:
        """Rules, scheme and facts of a side."""
        rules, scheme, facts = ((RULES / f).read_text("utf-8") if f else "" for f in self.files)
        for old, now in self.in_facts:
            assert old in facts, (self.name, old)
            facts = facts.replace(old, now)
        for old, now in self.swaps if new else ():
            assert old in (scheme if self.in_scheme else rules), (self.name, old)
            if self.in_scheme:
                scheme = scheme.replace(old, now)
            else:
                rules = rules.replace(old, now)
        return rules, scheme, facts


_OFFICE = ("examples/office-performance.rules", "", "examples/office-performance.yaml")
_COMMUNITY = ("examples/smart-community.rules", "", "examples/smart-community.yaml")
_NEWS = ("examples/news-tariff.rules", "", "examples/news-tariff.yaml")
_JINCHANG = ("jinchang.rules", "schemes/jinchang-sample.rules", "samples/jinchang.yaml")
_PINGLIANG = ("pingliang.rules", "schemes/pingliang-sample.rules", "samples/pingliang.yaml")
_VETO = "  一票否决 重大舆情 最高评为 良好                依据 第十四条（二）\n"
_NO_READING = """\
  适用口径 等次说明的作用  依据 第十一条 {
    说明仅供参考 “制度、短板、口碑等文字只作说明，等次只看分数”
    短板即不合格 “符合‘不合格’文字描述的，不论分数，定为不合格”
    采用 说明仅供参考 因 “各等次都另有分数线；‘无明显短板’在良好、合格中重复出现，作为条件无法分档”
  }
  一票否决 符合不合格描述 确定为 不合格 按 短板即不合格  依据 第十一条第五款
"""

REVISIONS: tuple[Revision, ...] = (
    # 发改局: (3 + 5) of 9 × 15 = 13.33 before, (3 + 3 + 0) of 9 after; 档案馆: 2 of 5 × 15 = 6 before, 4 of 5 after.
    Revision(
        "新增一项并从别项划出分值",
        _OFFICE,
        (
            (
                "指标 法治培训 满分 5分 计分 每次1分 最多5分",
                "指标 法治培训 满分 3分 计分 每次1分 最多3分\n      指标 普法宣传 满分 2分 计分 符合得满分",
            ),
        ),
        "both",
        "both",
        ("both", "both"),
        {
            "发改局": ("-3.33", "良好", "良好", "3", "3"),
            "住建局": ("2", "不合格", "不合格", "5", "5"),
            "档案馆": ("6", "合格", "合格", "4", "4"),
            "东城区": ("1", "优秀", "优秀", "1", "1"),
            "南山县": ("2", "不合格", "不合格", "3", "3"),
        },
        in_facts=(
            ("    法治培训: ", "    普法宣传: 是\n    法治培训: "),
            ("    普法宣传: 是\n    法治培训: 7", "    普法宣传: 否\n    法治培训: 7"),
        ),
        unread=(("共性工作.依法行政.普法宣传",), ()),
    ),
    # 甲县政府's bonus of eleven and a half points counts ten, as eleven did.
    Revision(
        "一项加分分成两项",
        _JINCHANG,
        (
            (
                "  加分 批示表扬或交流发言 每项1分                      依据 第十三条（三）\n",
                "  加分 批示表扬 每项1.5分 曾名 批示表扬或交流发言      依据 第十三条（三）\n"
                "  加分 交流发言 每次0.5分                              依据 第十三条（三）\n",
            ),
        ),
        "lenient",
        "lenient",
        ("lenient", "lenient"),
    ),
    Revision(
        "等次改称",
        _OFFICE,
        (
            ("    合格   60分以上 80分以下\n", "    一般   60分以上 80分以下\n"),
            ("           最高评为 合格 ", "           最高评为 一般 "),
        ),
        "equal",
        "equal",
        ("wording", "wording"),
    ),
    # 教育局 had the veto; what it reported of it is no event.
    Revision(
        "否决改为扣分",
        _OFFICE,
        ((_VETO, ""), ("  扣分 整改不力 1.5分", "  扣分 重大舆情 每起5分  依据 第十四条（二）\n  扣分 整改不力 1.5分")),
        "both",
        "both",
        ("both",),
        {"教育局": ("0", "良好", "优秀", "1", "1")},
        unread=((), ("重大舆情",)),
    ),
    Revision("通知期限缩短", _JINCHANG, (("前15天", "前10天"),), "remarks", "remarks", ("remarks",)),
    # One in five of three units is none.
    Revision(
        "优秀名额减少",
        _OFFICE,
        (("名额 优秀 最多40% 舍去取整", "名额 优秀 最多20% 舍去取整"),),
        "undetermined",
        "stricter",
        ("stricter",),
        {"东城区": ("0", "优秀", "良好", "1", "1")},
    ),
    Revision(
        "新增一类单位",
        _OFFICE,
        (
            ("类别 市直部门、县区 ", "类别 市直部门、县区、开发区 "),
            ("负责 市直部门、县区 ", "负责 市直部门、县区、开发区 "),
        ),
        "facts",
        "facts",
        ("facts", "facts"),
    ),
    Revision(
        "删去没有采用的口径",
        _JINCHANG,
        ((_NO_READING, ""),),
        "facts",
        "facts",
        ("facts", "facts"),
        unread=((), ("符合不合格描述",)),
    ),
    Revision(
        "条文重新编号",
        _PINGLIANG,
        (
            ("依据 第十一条（五）", "依据 第十一条（六）"),
            ("第十一条（一）至（五）", "第十一条（一）至（六）"),
            ("依据 第十一条（四）", "依据 第十一条（五）"),
            ("依据 第十一条（三）", "依据 第十一条（四）"),
        ),
        "equal",
        "equal",
        ("wording", "citation", "citation", "citation"),
    ),
    # 甲县二局: from 59.98 to 60.31.
    Revision(
        "方案调整两项分值",
        _PINGLIANG,
        (
            ("指标 两级专栏发布 满分 6分", "指标 两级专栏发布 满分 8分"),
            ("指标 本单位发布 满分 5分", "指标 本单位发布 满分 3分"),
        ),
        "both",
        "both",
        ("both", "both"),
        {
            "乙市": ("0.1", "优秀", "优秀", "2", "2"),
            "丙区": ("0.12", "不合格", "不合格", "3", "3"),
            "甲园区": ("0.08", "合格", "合格", "1", "1"),
            "甲县一局": ("-0.22", "良好", "良好", "1", "1"),
            "甲县二局": ("0.33", "不合格", "合格", "2", "2"),
        },
        in_scheme=True,
    ),
    Revision(
        "最低要求放宽",
        _COMMUNITY,
        (("最高评为 达标 当 达标类数 = 3", "最高评为 三星级 当 达标类数 = 3"),),
        "undetermined",
        "lenient",
        ("lenient",),
        {"老城社区": ("0", "达标", "三星级", "3", "3")},
    ),
    # 东城区 passes 西河县 only by both changes together.
    Revision(
        "采用得分有增有减",
        _NEWS,
        (
            ("分级 { 专报 3分  要情 2分  简讯 1分 }", "分级 { 专报 4分  要情 2分  简讯 0.5分 }"),
            ("每篇 = 最小（6分，（1分 × 字数 ÷ 1000", "每篇 = 最小（8分，（1分 × 字数 ÷ 1200"),
        ),
        "both",
        "both",
        ("both", "both"),
        {
            "东城区": ("2", "先进", "先进", "2", "1"),
            "西河县": ("0", "先进", "先进", "1", "2"),
            "南山县": ("-0.5", "落后", "落后", "3", "3"),
            "发改局": ("1.1", "达标", "达标", "1", "1"),
            "教育局": ("-0.9", "落后", "落后", "3", "3"),
        },
    ),
    Revision(
        "评委比例改变",
        _COMMUNITY,
        (("专家分 × 70% + 居民分 × 30%", "专家分 × 50% + 居民分 × 50%"),),
        "both",
        "both",
        ("both",),
        {
            "春晖社区": ("-0.3", "三星级", "三星级", "2", "2"),
            "河滨社区": ("0.7", "五星级", "五星级", "1", "1"),
            "老城社区": ("1.2", "达标", "达标", "3", "3"),
            "北苑社区": ("-3.3", "不达标", "不达标", "4", "4"),
        },
    ),
    Revision(
        "改用另一口径",
        _PINGLIANG,
        (("采用 先封顶 因", "采用 后封顶 因"),),
        "undetermined",
        "lenient",
        ("lenient",),
    ),
)
