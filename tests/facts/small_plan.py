"""A small plan, made by hand, and the beginning of a fact file for it."""

from ruledsl.ir import Absence, Fact, Origin, Parameter, Plan, Table, Type

POINTS = Type("points", 2, 0, 10_000)
DATE = Type("date", 0, 0, 84_000)
MISSING = frozenset({Absence.MISSING})
MAYBE = frozenset({Absence.NOT_APPLICABLE})


def cited(*clauses: str) -> Origin:
    return Origin("test", "", clauses)


def event_kind(name: str, low: int, high: int, clause: str, *more: Fact) -> list[Fact]:
    """The facts of a kind of event with a discretionary amount."""
    return [
        Fact(f"{name}.日期", name, DATE, "日期", role="date", origin=cited(clause)),
        Fact(f"{name}.事由", name, Type("key"), "事由", "optional", role="incident", origin=cited(clause)),
        *(
            Fact(f"{name}.{text}", name, Type("text"), text, "optional", role=role)
            for text, role in (("决定人", "decider"), ("理由", "reason"), ("佐证", "evidence"))
        ),
        *(
            [Fact(f"{name}.分值", name, Type("points", 2, low, high), "分值", role="amount", origin=cited(clause))]
            * (high > 0)
        ),
        *more,
    ]


def make_plan(classes: tuple[str, ...] = ("市政府部门", "县区政府")) -> Plan:
    """Facts of every type on the unit, four kinds of event, one soft cap, one table of accounts."""
    unit = [
        Fact("类别", "unit", Type("choice", 0, 0, len(classes) - 1, classes), "类别", role="class"),
        Fact("考核内容", "unit", POINTS, "考核内容", origin=cited("第八条")),
        Fact("组织领导.会议", "unit", Type("count", 0, 0, 10**6, (), MISSING), "组织领导.会议", "optional"),
        Fact(
            "政策解读.图解比例",
            "unit",
            Type("ratio", 4, 0, 10_000, (), MAYBE | MISSING),
            "政策解读.图解比例",
            "optional",
        ),
        Fact("政策解读.会议", "unit", Type("count", 0, 0, 10**6, (), MISSING), "政策解读.会议", "optional"),
        Fact("完成日", "unit", Type("date", 0, 0, 84_000, (), MISSING), "完成日", "optional"),
        Fact("平台", "unit", Type("choice", 0, 0, 1, ("网站", "微信公众号"), MISSING), "平台", "optional"),
        Fact("泄密", "unit", Type("flag", 0, 0, 1), "泄密", "default", 0, "veto", cited("第十一条")),
        Fact("备注", "unit", Type("text"), "备注", "optional"),
        Fact("联系片区", "unit", Type("key", 0, 0, 10**6, (), MISSING), "联系片区", "optional"),
    ]
    year = [
        Fact("考核年度首日", "year", DATE, "考核年度首日", role="year_first"),
        Fact("考核年度末日", "year", DATE, "考核年度末日", role="year_last"),
        Fact("方案审定", "year", Type("date", 0, 0, 84_000, (), MISSING), "方案审定", "optional"),
        Fact("主持人", "year", Type("text"), "主持人", "optional"),
    ]
    level = Fact(
        "媒体宣传.级别",
        "媒体宣传",
        Type("choice", 0, 0, 1, ("国家级", "省级")),
        "级别",
        role="level",
        origin=cited("第十条（四）"),
    )
    case = Fact("平台安全.情形", "平台安全", Type("text"), "情形", "optional")
    approval = "加分合计#批准"
    lines = [
        *event_kind("上级表彰采用", 0, 0, "第十三条（一）"),
        *event_kind("败诉", 500, 1000, "第十四条（一）"),
        *event_kind("平台安全", 500, 1000, "第十四条（三）", case),
        *event_kind("媒体宣传", 0, 0, "第十条（四）", level),
        Fact(f"{approval}.限额", approval, POINTS, "限额", role="limit", origin=cited("第十三条")),
        Fact(f"{approval}.日期", approval, DATE, "日期", role="date"),
        Fact(f"{approval}.决定人", approval, Type("text"), "决定人", role="decider"),
        Fact(f"{approval}.理由", approval, Type("text"), "理由", "optional", role="reason"),
        Fact("账户.名称", "账户", Type("text"), "名称"),
        Fact("账户.得分", "账户", POINTS, "得分"),
    ]
    kinds = ("上级表彰采用", "败诉", "平台安全", "媒体宣传")
    tables = (
        Table("year", "PARAM"),
        Table("unit", "ROSTER", "year"),
        *(Table(kind, "CHILD", "unit", storage="event_lines", tag=kind) for kind in kinds),
        Table(approval, "CHILD", "unit", storage="approvals", tag="加分合计"),
        Table("账户", "CHILD", "unit", storage="账户"),
        Table("class", "GROUP", "", ("类别",), (("unit",))),
    )
    readings = (Parameter("封顶先后", ("先", "后"), "先"),)
    return Plan("政务公开考核", tables, (*unit, *year, *lines), (), readings)


PLAN = make_plan()
TOP = "办法: 政务公开考核\n年度: 2023\n名单: {市政府部门: [甲局]}\n"
#: A unit about which everything necessary is said.
WHOLE = "考核内容: 85\n零报告: 是\n"


def one(facts: str) -> str:
    """A whole file about one unit: the lines of its facts, not indented."""
    return TOP + "单位:\n  甲局:\n" + "".join(f"    {line}\n" for line in facts.strip("\n").split("\n"))
