"""A compiled measure → the form that asks for its facts: sheets of columns, each with what may be entered and by which clause."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from ruledsl.facts.form_marks import CHILD, SCHEMA, asked, computed
from ruledsl.facts.layout import APPROVALS, EVENT_LINES
from ruledsl.facts.names import Names, names, role_of, word
from ruledsl.facts.undated import day_readers
from ruledsl.facts.values import spelling
from ruledsl.ir import Absence, Fact, Lit, Plan, Table
from ruledsl.measure import Measure
from ruledsl.serialise import hashes
from ruledsl.source import Source
from ruledsl.statements.by_class import ByClass
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.indicator import Indicator
from ruledsl.tools.form_model import Column, Form, FormSheet, Kind
from ruledsl.tools.form_records import decision, expected, rounds
from ruledsl.validity import in_use, validity
from ruledsl.words import decimal

UNIT = "unit"


def form_of(
    measure: Measure, plan: Plan, sources: Iterable[Source], engine: str, year: int | None = None, cases: bool = False
) -> Form:
    """The form of a measure with its schemes, for a year that may be left open; with ``cases`` also for what must come out."""
    texts = {source.name: source.text for source in sources}
    year = measure.year or year
    maker = _Maker(measure, plan, texts, str(year or ""))
    kinds = maker.kinds()
    sheets = [
        maker.units(),
        maker.events(kinds),
        maker.approvals(),
        *maker.children(),
        rounds(maker.units()),
        decision(measure),
        *([expected(measure, maker.unit_names())] if cases else []),
    ]
    keys = {
        "schema": SCHEMA,
        "schema_hash": dict(hashes(plan, ()))["schema"],
        "measure": measure.id,
        "version": validity(measure, in_use(measure, {})).since,
        "schemes": "、".join(measure.schemes),
        "year": str(year or ""),
        "engine": engine,
        "roster": "scheme" if measure.roster is not None else "form",
    }
    whole = [maker.whole(), *(sheet for sheet in sheets if sheet.columns)]
    facts = asked(plan)
    return Form(measure.title or measure.id, str(year or ""), tuple(whole), kinds, keys, facts, measure.schemes)


@frozen
class _Maker:
    measure: Measure
    plan: Plan
    texts: Mapping[str, str]
    year: str

    def column(self, fact: Fact, key: str, required: bool | None = None) -> Column:
        """The column of a fact."""
        kind = fact.type
        bounded = kind.kind not in ("text", "key", "flag", "choice", "date")
        path, node = self._indicator(fact)
        classes = next((f.type.choices for f in self.plan.facts if f.role == "class"), ())
        *above, _ = (fact.path or fact.name).split(".")
        return Column(
            key,
            kind.kind,
            fact.name,
            spelling(kind, kind.lo) if bounded else "",
            spelling(kind, kind.hi) if bounded else "",
            kind.decimals,
            kind.choices,
            fact.when_absent == "error" if required is None else required,
            Absence.NOT_APPLICABLE in kind.absent,
            tuple(classes[i] for i in fact.classes),
            " ".join(above),
            self._maximum(path, node),
            self._text(node.scoring) if node else "",
            node.criteria if node else "",
            node.scored_by if node else "",
            fact.origin.clauses,
            self._may_be_unknown(fact),
        )

    def _may_be_unknown(self, fact: Fact) -> bool:
        """Whether it is the day of an event that no statement asks for."""
        table = next((t for t in self.plan.tables if t.name == fact.table), None)
        is_day = fact.role == "date" and table is not None and table.storage == EVENT_LINES
        return is_day and not day_readers(self.plan, fact.table)

    def _indicator(self, fact: Fact) -> tuple[str, Indicator | None]:
        """The indicator that asks for a fact."""
        nodes = {path: node for root in self.measure.every(Indicator) for path, node in root.nodes()}
        parts = (fact.path or fact.name).split(".")
        path = next((p for n in range(len(parts), 0, -1) if (p := ".".join(parts[:n])) in nodes), "")
        return path, nodes.get(path)

    def _maximum(self, path: str, node: Indicator | None) -> str:
        if node is not None and isinstance(node.maximum, ByClass):
            return str(node.maximum)
        column = next((c for c in self.plan.columns if path and c.name == f"{path}#max"), None)
        if column is None or not isinstance(column.expr, Lit) or column.expr.value is None:
            return ""
        return decimal(column.expr.value, column.type.decimals)

    def _text(self, node: object) -> str:
        """A part of a rule file as it is written, in one line."""
        span = getattr(node, "span", None)
        text = self.texts.get(span.file, "")[span.start : span.end] if span is not None else ""
        return " ".join(line.partition("#")[0].strip() for line in text.splitlines()).strip()

    def units(self) -> FormSheet:
        """One row a unit, one column a fact."""
        facts = [f for f in self.plan.facts if f.table == UNIT and f.role != "class"]
        found = names(facts, lambda f: f.path or f.name)
        classes = next((f.type.choices for f in self.plan.facts if f.role == "class"), ())
        columns = [Column(word("units"), required=True)]
        if any(classes):
            columns.append(Column(word("class"), "choice", choices=classes, required=True))
        columns += [self.column(f, _key(f, found)) for f in facts]
        columns.append(Column(word("nothing_to_report"), "nothing"))
        return FormSheet("指标", "units", tuple(columns), tuple(self._roster(any(classes))))

    def _roster(self, classed: bool) -> Iterable[Mapping[str, str]]:
        for name, units in (self.measure.roster or {}).items():
            for unit in units:
                yield {word("units"): unit, **({word("class"): name} if classed else {})}

    def unit_names(self) -> tuple[Mapping[str, str], ...]:
        return tuple({word("units"): u} for units in (self.measure.roster or {}).values() for u in units)

    def kinds(self) -> tuple[Kind, ...]:
        """Every kind of event with the columns that it fills."""
        tables = [t for t in self.plan.tables if t.kind == "CHILD" and t.storage == EVENT_LINES and t.parent == UNIT]
        return tuple(self._kind(table) for table in tables)

    def _kind(self, table: Table) -> Kind:
        name = table.tag or table.name
        entry = next((e for e in self.plan.entries if e.path == name), None)
        node = next((s for s in self.measure.every(EventLine) if s.name.text == name), None)
        facts = [f for f in self.plan.facts if f.table == table.name and not computed(f)]
        columns = tuple(self.column(f, f.path or f.name) for f in facts)
        clauses = entry.clauses if entry else next((f.origin.clauses for f in facts if f.origin.clauses), ())
        return Kind(name, entry.kind if entry else "", self._text(node.tariff) if node else "", clauses, columns)

    def events(self, kinds: tuple[Kind, ...]) -> FormSheet:
        """One row a line of an event; what differs by kind is checked by kind."""
        if not kinds:
            return FormSheet("事件", "events", ())
        found: dict[str, list[Column]] = {}
        for kind in kinds:
            for column in kind.columns:
                found.setdefault(column.key, []).append(column)
        last = [word(role) for role in ("decider", "reason", "evidence")]
        fixed = [word("date"), word("incident"), *last]
        first = [word(role) for role in ("level", "amount")]
        own = sorted((key for key in found if key not in fixed), key=lambda k: first.index(k) if k in first else 2)
        unit, lines = Column(word("units"), "unit", required=True), Column(word("lines"), "kind", required=True)
        head = [unit, Column(word("id")), *(_one(found[key]) for key in fixed[:2] if key in found), lines]
        rest = [_one(found[key]) for key in (*own, *last) if key in found]
        return FormSheet("事件", "events", (*head, *rest))

    def approvals(self) -> FormSheet:
        """One row an approval to go beyond a cap."""
        tables = [t for t in self.plan.tables if t.kind == "CHILD" and t.storage == APPROVALS]
        if not tables:
            return FormSheet("批准", "approvals", ())
        caps = tuple(t.tag for t in tables)
        facts = {f.path: f for t in tables for f in self.plan.facts if f.table == t.name and not computed(f)}
        columns = [self.column(f, f.path) for f in facts.values()]
        unit, cap = (
            Column(word("units"), "unit", required=True),
            Column(word("cap"), "choice", choices=caps, required=True),
        )
        return FormSheet("批准", "approvals", (unit, cap, *columns))

    def children(self) -> Iterable[FormSheet]:
        """A sheet for every further table of rows below a unit."""
        for table in self.plan.tables:
            if table.kind == "CHILD" and table.parent == UNIT and table.storage not in (EVENT_LINES, APPROVALS):
                facts = [f for f in self.plan.facts if f.table == table.name and not computed(f)]
                columns = [self.column(f, f.path or f.name) for f in facts]
                name = f"{CHILD}{table.tag or table.name}"
                yield FormSheet(name, "child", (Column(word("units"), "unit", required=True), *columns))

    def whole(self) -> FormSheet:
        """What concerns the whole: the measure, the year, the facts of the run, one a row."""
        facts = [f for f in self.plan.facts if f.table == "year" and not computed(f)]
        rows = [{word("item"): word("measure"), word("value"): self.measure.id}]
        rows.append({word("item"): word("year"), word("value"): self.year})
        columns = (
            Column(word("measure"), "fixed", required=True),
            Column(word("year"), "year", lo="1970", hi="2199", required=True),
            Column(word("decided"), "date"),
            *(self.column(f, f.path or f.name) for f in facts),
        )
        return FormSheet(word("run"), "whole", columns, tuple(rows))


def _one(columns: list[Column]) -> Column:
    """The column of several kinds of event; what they do not share is left to each kind."""
    first = columns[0]
    if all(c == first for c in columns):
        return first
    same = len({c.kind for c in columns}) == 1
    return Column(first.key, f"by-kind:{first.kind}" if same else "by-kind:text", required=False)


def _key(fact: Fact, found: Names[Fact]) -> str:
    """The shortest end of the name that means only this fact and no fixed key."""
    path = fact.path or fact.name
    parts = path.split(".")
    for start in range(len(parts) - 1, -1, -1):
        end = ".".join(parts[start:])
        if not role_of(end) and len(found.find(end)) == 1 and found.find(end)[0][1] is fact:
            return end
    return path
