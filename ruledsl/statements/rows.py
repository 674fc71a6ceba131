"""子表 table: things of a unit that have facts and results of their own: accounts, raters, projects.

    子表 账号 {
      事实 粉丝数 数量
      事实 停更 是否
      定义 得分 = 当 停更 则 0分 否则 5分
    }
    定义 账号均分 = 平均(账号 的 得分 四舍五入到2位 没有时 0分)

A fact file lists the rows under the name of the table.  Inside, names mean facts and definitions of the row first.
"""

from ruledsl.build import UNIT, Builder, Context, Stop
from ruledsl.express import expression
from ruledsl.ir import Expr, Fact, Field, Table
from ruledsl.node import evolve, field
from ruledsl.statements.define import Define
from ruledsl.statements.fact import MISSING, FactStatement, fact_type
from ruledsl.syntax import Name, Reference, Statement, walk


class Rows(Statement):
    RULE = "rows"
    name: Name
    facts: tuple[FactStatement, ...] = field(default=(), metadata={"rule": "fact"})
    defines: tuple[Define, ...] = field(default=(), metadata={"rule": "define"})

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.name.text, "label"),)

    def lower(self, build: Builder) -> None:
        table = self.name.text
        build.table(Table(table, "CHILD", UNIT, storage=table))
        names: dict[str, Expr] = {}
        for fact in self.facts:
            path = fact.name.text
            if fact.of_the_run or fact.for_classes:
                keyword = "of_the_run" if fact.of_the_run else "for_classes"
                build.report("E232", fact.span, name=path, keyword=keyword)
                raise Stop
            mode = "default" if fact.otherwise_no else "optional" if fact.optional else "error"
            kind = fact_type(build, fact.type)
            if fact.optional and kind.kind != "text":
                kind = evolve(kind, absent=MISSING)
            read = build.fact(Fact(f"{table}.{path}", table, kind, path, mode, origin=build.origin_here()))
            if kind.kind != "text":
                names[path] = read
        self._define(build, names)

    def _define(self, build: Builder, names: dict[str, Expr]) -> None:
        """Definitions in an order in which each reads only what is known, whatever the order of the text."""
        waiting = list(self.defines)
        table = self.name.text
        while waiting:
            own = {d.name.text for d in waiting}
            ready = [d for d in waiting if not own & _read(d)]
            if not ready:
                path = " → ".join(d.name.text for d in (*waiting, waiting[0]))
                build.report("E231", waiting[0].span, path=path)
                raise Stop
            for define in ready:
                value = expression(build, define.expr, Context(table, dict(names)))
                path = f"{table}.{define.name.text}"
                names[define.name.text] = build.column(path, table, value, build.origin(define, path))
                waiting.remove(define)

    def rows(self, build: Builder) -> Context:
        """The rows of the table with their facts and definitions, for expressions that look over them."""
        table = self.name.text
        defined = {d.name.text: build.ref(f"{table}.{d.name.text}") for d in self.defines}
        facts = {
            f.path: Field(f.name, f.type) for f in build.facts.values() if f.table == table and f.type.kind != "text"
        }
        return Context(table, {**facts, **defined})


def _read(define: Define) -> set[str]:
    return {n.text for n in walk(define.expr) if isinstance(n, Reference)}
