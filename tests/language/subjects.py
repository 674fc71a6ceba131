"""What can be wrong with a measure, in forty-six subjects; the checks say themselves which of them they cover.

A subject that the language cannot express wrongly has its reason, with a program that shows it (``shown``): what it yields.
"""

from typing import NamedTuple


class Subject(NamedTuple):
    """A subject; ``reason`` where no check is needed, with the statements of a measure and the codes that they yield."""

    number: int
    zh: str
    en: str
    reason: str = ""
    shown: str = ""
    yields: tuple[str, ...] = ()


SUBJECTS = (
    Subject(1, "分段、分数线之间有缺口", "a gap between bands"),
    Subject(2, "分段、分数线重叠", "bands that overlap"),
    Subject(
        3,
        "端点含不含本数没有写明，或两边都含、都不含",
        "an end that is in both bands, in neither, or not said to be in",
    ),
    Subject(4, "分数线在能得到的分数之外", "a band outside the scores that can be reached"),
    Subject(5, "等次、分段的先后与高低相反", "bands whose order contradicts their height"),
    Subject(6, "分段的端点在事实的范围之外", "an end outside what the fact can be"),
    Subject(7, "各项分值、比重合计不等于满分", "parts that do not add up to the whole"),
    Subject(8, "分值是零或者对谁都一样的指标", "an indicator that is worth nothing or the same for all"),
    Subject(9, "用不上的上限", "a cap that is never reached"),
    Subject(10, "不能使总分增加的加分", "a bonus that never raises the total"),
    Subject(11, "条件不能成立的加分、扣分", "a bonus or deduction that cannot happen"),
    Subject(12, "被另一项覆盖的一票否决", "a veto that another one covers"),
    Subject(
        13,
        "否决以后又被别的规定改回来",
        "a veto that something later undoes",
        "否决在总分和分数线之后生效，没有语句排在它后面；几项否决取最低的等次",
        "加分 表彰 每项2分 依据 第五条\n一票否决 泄密 确定为 不合格 依据 第六条\n断言 “泄密者不合格” 等次 是 不合格 当 泄密",
    ),
    Subject(14, "只有已被否决的单位才能得的加分", "a bonus for units that a veto fails anyway"),
    Subject(
        15, "扣分幅度前大后小，或一次就超过最多扣的分", "a range written backwards, or one event above the limit of all"
    ),
    Subject(16, "得分可以低于零而没有写最低计多少", "a score that falls below zero with no floor"),
    Subject(17, "得分可以超过满分而没有写封顶", "a score above its full marks with no cap"),
    Subject(18, "谁也得不到的满分", "full marks that nobody can reach"),
    Subject(19, "做得更多，总分反而更低（或相反）", "more of something good that lowers the total, or the reverse"),
    Subject(20, "一小步之差，总分跳过一大截", "one smallest step that moves the total far"),
    Subject(
        21,
        "同分怎样排、名额怎样取整没有写明",
        "ties and the rounding of places left unsaid",
        "名额必须写明取整和并列怎样处理，否则不能读入；排名的数都相同的，名次相同；无分者怎样排不写是错误（E261）",
        "名额 优秀 最多30% 依据 第七条",
        ("E104",),
    ),
    Subject(22, "各等次的名额互相矛盾", "places of grades that contradict each other"),
    Subject(23, "除法、百分比没有写明取几位", "a quotient whose rounding is not said"),
    Subject(24, "先取一次整、后面又取一次", "a value that is rounded twice"),
    Subject(25, "除数可能是零", "a divisor that may be zero"),
    Subject(26, "可以不报的事实，没有写不报时怎样算", "a fact that may be left out with nothing said for then"),
    Subject(
        27,
        "把没有报告当作零",
        "not reported taken for zero",
        "没有报告、不涉及、没有得分和零是四种不同的值；不能写一个把没有报告变成零的缺省值，确无其事的由填报人写“零报告”",
        "事实 件数 数量 可缺 依据 第三条\n后果 督办 当 （件数 没有时 0） > 3 依据 第八条",
        ("E104",),
    ),
    Subject(28, "没有任何语句用到的事实", "a fact that nothing reads"),
    Subject(29, "没有写明的名称", "a name that nothing declares"),
    Subject(30, "没有任何语句用到的定义、加分、口径", "a definition, bonus or reading that nothing uses"),
    Subject(31, "绕了一圈又回到自己的算式", "a quantity that depends on itself"),
    Subject(32, "同一件事由两条语句决定", "one thing decided by two statements"),
    Subject(33, "内容相同的两条", "two statements that say the same"),
    Subject(34, "条件相同、结果不同的两条", "one condition with two effects"),
    Subject(35, "可以合并的相邻两段，没有区别的选项", "rows that could be one, options that make no difference"),
    Subject(36, "同一个算式写了几遍", "one derivation written several times"),
    Subject(37, "单位不同的数放在一起算", "quantities of different units combined"),
    Subject(38, "百分比与百分点混用", "per cent where percentage points are meant"),
    Subject(39, "各种情形得出不同种类的数", "branches of different kinds"),
    Subject(40, "清单里没有的选项", "a choice that is not in its list"),
    Subject(41, "总是成立或永远不成立的条件", "a condition that always or never holds"),
    Subject(42, "没有写依据的计分语句", "a scoring statement without its clause"),
    Subject(43, "引用的条款不存在、重复或者次序不对", "a citation of nothing, twice, or out of order"),
    Subject(44, "形近的字、看不见的字符", "look-alikes and invisible characters"),
    Subject(
        45,
        "新旧版本重叠、空出日子，或按失效的版本考核",
        "versions that overlap or leave days open, or one out of force",
    ),
    Subject(46, "已施行的文件里还有待定的字样", "placeholders in a document that is in force"),
)
