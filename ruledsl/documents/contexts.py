"""What the documents about one unit say, as plain words under Chinese names: templates fill themselves from it.

Every number is one that ``eval`` prints, or a difference of two of them.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from ruledsl.facts.layout import APPROVALS
from ruledsl.facts.values import spelling
from ruledsl.ir import Plan
from ruledsl.measure import Measure
from ruledsl.scorecard import Item, Line, Results, Scorecard, TableOf
from ruledsl.show.notes import general_lines
from ruledsl.show.records import decision_lines, round_lines
from ruledsl.show.sheet import item_rows
from ruledsl.show.style import visible
from ruledsl.show.table_rows import MOST_ROWS, row_lines, summary_lines
from ruledsl.show.texts import joined, say
from ruledsl.show.wording import cited, label_text, message, value_text
from ruledsl.statements.issuer import Issuer
from ruledsl.statements.number import Number
from ruledsl.tools.standing import Distance, clauses_of, distance, losses, returned

Row = dict[str, str]
Context = dict[str, Any]

#: The parts of the score sheet: heading, kinds of statement.
_PARTS = (
    ("indicators", ("indicator", "channel", "period", "line_total")),
    ("lines", ("bonus", "deduction", "merge", "quota")),
    ("steps", ("step", "total")),
    ("outcome", ("grades", "ranking", "veto", "override")),
    ("procedure", ("requirement", "sequence", "composition")),
)
#: So many of the largest losses stand in a letter.
MOST_LOSSES = 8


def unit_context(results: Results, unit: Scorecard, measure: Measure, plan: Plan, number: str, lang: str) -> Context:
    """Everything about one unit; ``number`` is that of the receipt."""
    return {
        **run_context(results, measure, number, lang),
        "单位": visible(unit.unit),
        "类别": visible(unit.class_name),
        "考核主体": value_text(unit.assessor, lang),
        "总分": value_text(unit.total, lang),
        "等次": value_text(unit.grade, lang),
        "名次": value_text(unit.rank, lang),
        "名次范围": say("rank.among.True", lang) if results.over_all else "",
        "同类数": str(len(results.ranked_with(unit))),
        "部分": parts_of(results, unit, lang),
        "失分": [
            *(_loss(loss, lang) for loss in losses(unit)[:MOST_LOSSES]),
            *({**_loss(loss, lang), "名称": say("report.returned", lang)} for loss in returned(unit)),
        ],
        "裁量": discretion(unit, plan, lang),
        "后果": [_named(i, lang) for i in unit.consequences],
        "提示": [message(f, lang) + cited(f.clauses, lang) for f in unit.findings if f.code != "N543"],
        "未填报": [visible(name) for name in unit.assumed],
        "评分记录": [line.strip() for line in round_lines(unit, lang)],
        "审定结果": [line.strip() for line in decision_lines(unit, lang)],
        "子表": [_table(table, lang) for table in unit.tables if table.rows],
        "距离": distance_text(distance(unit, measure, results), lang),
    }


def _table(table: TableOf, lang: str) -> Context:
    """A sub-table: the lines for a page, and each of its rows for templates of somebody's own."""
    rows = [line.strip() for line in row_lines(table, lang)]
    few = len(rows) <= MOST_ROWS
    told = rows if few else [line.strip() for line in summary_lines(table, lang, option=False)]
    return {"名称": visible(table.name), "行数": str(len(rows)), "行": told, "各行": rows}


def run_context(results: Results, measure: Measure, number: str, lang: str) -> Context:
    """What all documents of a run share."""
    issuer, document = measure.only(Issuer), measure.only(Number)
    return {
        "试算": say("trial", lang) if results.trial else "",
        "办法": visible(results.title or results.measure),
        "文号": visible(document.items) if document else "",
        "发布机关": visible(issuer.items) if issuer else "",
        "年度": str(results.year),
        "方案": visible(joined(results.schemes, lang)),
        "轮次": dict(results.options).get("round", ""),
        "口径": [_reading(r, lang) for r in results.readings],
        "总体": [line.strip() for line in general_lines(results, lang)],
        "编号": number,
        "引擎": results.engine,
    }


def _loss(loss: Any, lang: str) -> Row:
    clauses = joined(loss.clauses, lang)
    return {
        "名称": visible(loss.label),
        "全名": visible(loss.path),
        "失分": format(loss.points.normalize(), "f"),
        "得分": loss.got,
        "满分": loss.maximum,
        "依据": clauses or "—",
    }


def _named(item: Item, lang: str) -> Row:
    return {"名称": label_text(item, lang), "依据": joined(item.clauses, lang) or "—"}


def _reading(reading: Any, lang: str) -> Row:
    others = [visible(o) for o in reading.options if o != reading.option]
    reason = say("reading.tried", lang) if reading.overridden else visible(reading.reason)
    clauses = joined(reading.clauses, lang) or "—"
    option = visible(reading.option)
    return {
        "名称": visible(reading.name),
        "采用": option,
        "其他": joined(others, lang),
        "理由": reason,
        "依据": clauses,
    }


def parts_of(results: Results, unit: Scorecard, lang: str) -> list[Context]:
    """The score sheet in parts, without what belongs to readings that are not in use."""
    options = {reading.name: reading.option for reading in results.readings}
    clauses = clauses_of(unit.statements)
    parts = []
    for name, kinds in _PARTS:
        items = [i for i in unit.statements if i.kind in kinds and i.reason != "reading"]
        rows = [row for item in items for row in _rows(item, unit, options, clauses, lang)]
        if rows:
            parts.append({"标题": say(f"report.part.{name}", lang), "行": rows})
    return parts


def _rows(
    item: Item, unit: Scorecard, options: Mapping[str, str], clauses: Mapping[str, tuple[str, ...]], lang: str
) -> Iterable[Row]:
    first, *below = item_rows(item, unit, dict(options), lang)
    kind, name, value, maximum, _, remark = first
    own = joined(clauses[item.path], lang) or "—"
    depth = (len(name) - len(name.lstrip())) // 2
    name = "　" * depth + (name.strip() or kind)
    yield {"性质": kind, "名称": name, "得分": value, "满分": maximum, "依据": own, "说明": remark}
    for line in below:
        day = f"　{line[1].strip()}"
        yield {"性质": "", "名称": day, "得分": line[2], "满分": "", "依据": own, "说明": line[5]}


def discretion(unit: Scorecard, plan: Plan, lang: str) -> list[Row]:
    """Every amount that somebody chose, every approval: how much of how much, who, why."""
    ranges = {
        f.table: (spelling(f.type, f.type.lo), spelling(f.type, f.type.hi)) for f in plan.facts if f.role == "amount"
    }
    tables = {t.name: t.tag or t.name for t in plan.tables if t.storage != APPROVALS}
    named = {tables.get(table, table): ends for table, ends in ranges.items()}
    rows = []
    for item in unit.statements:
        ends = named.get(item.path)
        if ends is None or item.reason == "reading":
            continue
        within = say("report.free", lang) if ends[1] == "10000" else say("report.range", lang, lo=ends[0], hi=ends[1])
        for line in item.lines:
            rows.append(_chosen(label_text(item, lang), line, line.points, within, joined(item.clauses, lang), lang))
    for approval in unit.approvals:
        fields = dict(approval.line.fields)
        text = say("report.approval", lang, cap=visible(approval.cap))
        rows.append(_chosen(text, approval.line, fields.get("限额", ""), say("report.approved", lang), "—", lang))
    return rows


def _chosen(name: str, line: Line, amount: Any, within: str, clauses: str, lang: str) -> Row:
    fields = {key: visible(text) for key, text in line.fields}
    amount = amount if isinstance(amount, str) else (amount.text if amount is not None else fields.get("分值", ""))
    return {
        "事项": name,
        "编号": visible(line.id),
        "日期": line.date or say("line.undated", lang),
        "分值": amount,
        "幅度": within,
        "决定人": fields.get("决定人") or "—",
        "理由": fields.get("理由") or "—",
        "佐证": fields.get("佐证", ""),
        "依据": clauses or "—",
    }


def distance_text(found: Distance | None, lang: str) -> str:
    """What a unit lacks to the next grade, in words."""
    if found is None:
        return ""
    if found.barred:
        return say("report.barred", lang, grade=found.grade)
    if found.lacking is None:
        return say("report.best", lang, grade=found.grade)
    key = "report.exceed" if found.exceeding else "report.lacking"
    return say(key, lang, grade=found.following, points=format(found.lacking.normalize(), "f"))


def board_context(results: Results, measure: Measure, number: str, lang: str) -> Context:
    """What the circular says: every class by rank, what follows, the readings."""
    from ruledsl.show.notes import follow_lines, notes_of  # noqa: PLC0415
    from ruledsl.show.ranking import classes, step_lines  # noqa: PLC0415

    notes = notes_of(results, lang)
    listed = []
    for name, members in classes(results):
        rows = [
            {
                "名次": value_text(u.rank, lang) or "—",
                "单位": visible(f"{u.unit}（{u.class_name}）" if results.over_all else u.unit),
                "总分": value_text(u.total, lang) or "—",
                "等次": say("state.rejected", lang) if u.total is None else value_text(u.grade, lang),
                "注": notes.mark(u.unit, lang),
            }
            for u in members
        ]
        grades = [u.grade.text for u in members if u.grade is not None and not u.grade.absent]
        counts = [{"等次": g, "数": str(grades.count(g))} for g in dict.fromkeys(sorted(grades, key=_order(measure)))]
        listed.append({"类别": visible(name) or say("no-class", lang), "行": rows, "等次数": counts})
    texts = [
        {"号": str(n.number), "单位": joined(map(visible, n.units), lang), "内容": visible(n.text)}
        for n in notes.listed
    ]
    return {
        **run_context(results, measure, number, lang),
        "各类": listed,
        "注": texts,
        "步骤": [" ".join(line.split()) for line in step_lines(results, lang)],
        "后果": [" ".join(line.split()) for line in follow_lines(results, lang)],
        "审定结果": [_of(u.unit, line, lang) for u in results.units for line in decision_lines(u, lang)],
    }


def _of(unit: str, line: str, lang: str) -> str:
    return f"{visible(unit)}{'：' if lang == 'zh' else ': '}{line.strip()}"


def _order(measure: Measure) -> Any:
    from ruledsl.statements.grades import Grades  # noqa: PLC0415

    names = next((g.order for g in measure.every(Grades)), ())
    return lambda grade: names.index(grade) if grade in names else len(names)
