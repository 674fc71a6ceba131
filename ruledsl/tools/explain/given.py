"""Words that rules use and that are no keywords: what every event has, which one it is, where a clause stands in an annex."""

from attrs import frozen


@frozen
class Given:
    """A word that needs no declaration: what it means, statements of a measure that use it, the page that says more."""

    words: tuple[str, ...]
    zh: str
    en: str
    example: str
    page: str


_LEVELS = "扣分 通报 每次 分级 { 国家级 3分 省级 2分 }  依据 第四条\n"
_PAGE = "03-bonus-and-deduction"
GIVEN = (
    Given(
        ("第几次", "第几个事由"),
        "这一件在计入的各件里按日期是第几件；只用在“每次 = 式子”里。在同一事由、登记的同一种类里数，写“同事由第几次”“同种类第几次”；同一事由的几件只算一件的，写“第几个事由”",
        "which of the events that count this one is, by date; it stands in “each time = FORMULA” only. Among those of one incident or of one recorded kind write “同事由第几次”, “同种类第几次”; where all events of an incident are one, “第几个事由”",
        "扣分 火灾 每起 = 当 第几次 = 1 则 2分 否则 当 第几次 = 2 则 3分 否则 5分  依据 第四条（一）\n"
        "扣分 上访 每次 = 1分 × （当 同事由第几次 ≥ 2 则 2 否则 1）  依据 第四条（二）\n",
        _PAGE,
    ),
    Given(
        ("级别",),
        "写了“分级 { … }”的加分、扣分，每一件填报是哪一级；看各件的统计可以用它作条件",
        "which level an event is of, reported where a bonus or deduction goes “by level { … }”; statistics over the events may ask for it",
        f"{_LEVELS}后果 约谈 当 个数（通报 当 级别 是 国家级） > 0  依据 第八条\n",
        _PAGE,
    ),
    Given(
        ("次数",),
        "“名称.次数”是一项加分、扣分、否决计入的件数；名称本身是分值",
        "“NAME.次数” is how many events of a bonus, deduction or veto count; the name alone is the points",
        f"{_LEVELS}后果 约谈 当 通报.次数 ≥ 3  依据 第八条\n",
        "10-expressions",
    ),
    Given(
        ("日期", "事由"),
        "每一件事件都填报日期；事由可以填，事由相同的几件是一件事，“同一事由 取最高”按它归并；条件里可以用日期",
        "every event has a date; events of the same incident are one matter, which “same incident keep highest” merges; conditions may ask for the date",
        "扣分 通报 每次2分 同一事由 取最高  依据 第四条\n"
        "后果 约谈 当 个数（通报 当 日期 不早于 本年7月1日） > 1  依据 第八条\n",
        _PAGE,
    ),
    Given(
        ("决定人", "理由", "佐证", "编号", "计入"),
        "只写在事实文件的事件里：编号由填报的人编；计入写是哪一项加分、扣分；分值由人确定的填分值、决定人、理由；佐证写文号、附件的名称",
        "written in the events of a fact file only: 编号 is the reporter's own number, 计入 the bonus or deduction, 决定人 and 理由 who chose an amount and why, 佐证 the evidence",
        "扣分 失职 每次1分至3分  依据 第四条\n",
        "11-facts",
    ),
    Given(
        ("完成数", "目标数"),
        "“计分 完成率”的指标要填报的两个数，只写在事实文件里；式子要用的数另写“事实”",
        "the two numbers that an indicator with “scoring completion” asks for, written in the fact file only; for a formula declare facts",
        "指标 公开率 满分 100分 计分 完成率 四舍五入到2位小数 目标为零时 0分  依据 第三条\n",
        "02-indicators",
    ),
    Given(
        ("期首", "期末"),
        "“分期”里各期的第一天、最后一天",
        "the first and the last day of each period, in “periods”",
        "子表 月报 { 事实 报送日 日期 }  依据 第三条\n"
        "分期 月报得分 逐月 = 当 任一（月报 当 报送日 不早于 期首 且 报送日 不迟于 期末） 则 1分 否则 0分  依据 第三条\n"
        "后果 约谈 当 月报得分 < 6分  依据 第八条\n",
        "15-tables-periods-quotas",
    ),
    Given(
        ("附件", "附表"),
        "依据附件里的一项写“附件1第2项”“附件1第二部分第（三）项”，表下面的注写“附件1注”“附件1注2”，只有一个附件的写“附件”；“条款”里也要写上附件",
        "an item of an annex is cited as “附件1第2项”, “附件1第二部分第（三）项”, a note below its table as “附件1注”, “附件1注2”, the only annex as “附件”; the outline names the annexes too",
        "扣分 通报 每次2分  依据 附件1第2项\n",
        "17-ledger",
    ),
)


def given(word: str) -> Given | None:
    """The page of a word that needs no declaration; 同种类第几次 is one of 第几次."""
    known = "第几次" if word.startswith("同") and word.endswith("第几次") else word
    return next((g for g in GIVEN if known in g.words), None)
