"""One generated function: the wanted columns of one unit, or of all classes and the year, as straight code and loops.

def run(row, year=(), given=(), groups=(), lost=()):
 f0, f1, R4 = row               facts of the one row
 c7 = …                         columns, each after those it reads
 for r0 in R4: …                one loop over a child table a round, for all folds over it
 return (c9, s9)
"""

from collections.abc import Iterable

from attrs import define, field

from ruledsl.backends.record_blocks import Code, Lines, indented
from ruledsl.backends.record_folds import Accumulator, Ranking
from ruledsl.backends.record_layers import AMONG_PEERS, is_length
from ruledsl.backends.record_reading import Reader
from ruledsl.backends.record_rows import taking_from
from ruledsl.backends.record_uses import STRAIGHT, Place
from ruledsl.ir import Absence, Column, Expr, Field, Fold, Lit


@define
class Writer(Reader):
    """Writes the body of one function."""

    wanted: frozenset[str]
    #: In a function over all units: for each table above them the local that says which of its rows lost a unit.
    lost: dict[str, str] = field(factory=dict)
    lines: Lines = field(factory=list)

    def write(self, flat: Iterable[str]) -> None:
        """All rounds: straight code, then a loop over each table that has something to compute."""
        columns = self.uses.columns.values()
        tables = list(flat)
        for round_ in range(max(self.uses.rounds.values(), default=0) + 1):
            here = [c for c in columns if self.uses.rounds[c.name] == round_ and c.name not in self.uses.inlined]
            for column in here:
                straight = not isinstance(column.expr, Fold) or is_length(column.expr, self.uses.flat)
                if straight and column.table not in self.uses.flat:
                    self.assign(column)
            self.flush()
            for table in tables:
                self.loop(Place(table, round_))

    def flush(self) -> None:
        self.lines += self.code.lines
        self.code.lines = []

    def assign(self, column: Column) -> None:
        target = self.target(column.name)
        code = self.read_column(column.name, target)
        self.code.lines += target.set(code, bool(column.type.absent))
        self.known.add(column.name)

    def loop(self, place: Place) -> None:
        """The one loop over a table in a round: its columns, then every fold over it."""
        here = [c for c in self.uses.columns.values() if self.uses.home(c) == place]
        here = [c for c in here if c.name not in self.uses.inlined]
        if not here:
            return
        self.place, self.zipped, self.facts = place, {}, set()
        before: Lines = []
        after: Lines = []
        kept = [c for c in here if not isinstance(c.expr, Fold)]
        for column in kept:
            self.assign(column)
            if self.uses.stored(column.name):
                before += self._keep(column)
        folds = [c for c in here if isinstance(c.expr, Fold)]
        for many in self._by_where(folds):
            self._fold(many, before, after)
        body, self.code.lines = self.code.lines, []
        self.lines += before + self._around(place.table, body) + after
        self.known.difference_update(c.name for c in kept)
        self.listed.update(c.name for c in kept if self.uses.stored(c.name))
        self.place = STRAIGHT
        for column in folds:
            (self.listed if self.flat(column.name) else self.known).add(column.name)

    def _keep(self, column: Column) -> Lines:
        """A list for what is read outside the loop."""
        n, result = self.numbers[column.name], self.plain(column, f"c{self.numbers[column.name]}")
        self.code.lines.append(f"L{n}.append({result})")
        if not column.type.absent:
            return [f"L{n} = []"]
        self.code.lines.append(f"T{n}.append(s{n})")
        return [f"L{n} = []", f"T{n} = []"]

    def plain(self, column: Column, value: str) -> str:
        """A value for the world outside: a condition is 0 or 1 there."""
        truth = column.type.kind == "flag" and not isinstance(column.expr, Lit | Field)
        return f"(1 if {value} else 0)" if truth and column.name in self.wanted else value

    def _around(self, table: str, body: Lines) -> Lines:
        rows = self.rows.rows(table)
        shape = self.rows.shape(table) if self.uses.layers.tables[table].kind != "GROUP" else None
        slots = self.rows.slots(table) if shape else {}
        row, body = taking_from(body, {n: s for n, s in slots.items() if n in self.facts}, shape.size if shape else 0)
        sources = dict(self.zipped)
        if self.facts or not sources or any("r0" in line for line in body):
            sources = {row: rows} | sources
        over = ", ".join(sources.values())
        loop = [f"for {', '.join(sources)} in {over if len(sources) == 1 else f'zip({over})'}:", *indented(body)]
        # Most units have no event of most kinds: the test is cheaper than a loop over nothing.
        return [f"if {rows}:", *indented(loop)] if over == rows else loop

    # --- folds ---------------------------------------------------------------------------------------------------

    def _by_where(self, folds: list[Column]) -> list[list[Column]]:
        """Folds over the same rows share one test; each rank stands alone."""
        result: dict[object, list[Column]] = {}
        for column in folds:
            assert isinstance(column.expr, Fold)
            alone = column.name if column.expr.op in AMONG_PEERS else None
            result.setdefault((column.expr.where, alone), []).append(column)
        return list(result.values())

    def _fold(self, columns: list[Column], before: Lines, after: Lines) -> None:
        folds = [c.expr for c in columns if isinstance(c.expr, Fold)]
        where = folds[0].where
        test = self.code.of(where) if where is not None else Code("1")
        test = self.code.simple_status(test) if test.status else test
        if folds[0].op in AMONG_PEERS:
            ranking = Ranking(self.numbers[columns[0].name], folds[0], *self._peers(folds[0]))
            body = self._rank(ranking, test, where)
            before += ranking.before()
            after += ranking.after()
            self.code.lines += body
            return
        many = [self._accumulator(c, f) for c, f in zip(columns, folds, strict=True)]
        body = [line for one in many for line in self._taking(one)]
        before += [line for one in many for line in one.before()]
        after += [line for one in many for line in one.after()]
        self.code.lines += self._guarded(test, where, body, many)

    def _guarded(self, test: Code, where: Expr | None, body: Lines, many: list[Accumulator]) -> Lines:
        """What is done for a row, where it belongs; nobody knows whether a row with an absent test does."""
        if where is None:
            return body
        if not test.status:
            return [f"if {test.value}:", *indented(body)]
        unknown = [line for one in many for line in one.absent(test.status, where.type.absent)]
        return [f"if {test.status}:", *indented(unknown), f"elif {test.value}:", *indented(body)]

    def _accumulator(self, column: Column, fold: Fold) -> Accumulator:
        lost = self.lost.get(fold.to, "")
        if fold.to not in self.uses.flat:
            return Accumulator(self.numbers[column.name], fold, lost=lost)
        at, size = f"[{self.at(fold.to)}]", f"len({self.rows.rows(fold.to)})"
        return Accumulator(self.numbers[column.name], fold, at, size, lost)

    def _taking(self, one: Accumulator) -> Lines:
        value = one.fold.value
        if value is None:
            return one.taking(Code("1"), frozenset())
        once = one.fold.op not in ("min", "max")
        lines, code = self.code.apart(lambda: self._repeatable(value, once))
        return lines + one.taking(code, value.type.absent)

    def _repeatable(self, expr: Expr, once: bool = False) -> Code:
        """An expression whose status, and unless ``once`` value, may stand in the code more than once."""
        code = self.code.of(expr) if once else self.code.simple(self.code.of(expr))
        return self.code.simple_status(code) if code.status else code

    def _peers(self, fold: Fold) -> tuple[str, str]:
        """The groups within which rows are ranked, and which of those lost a unit."""
        lost = self.lost.get(fold.to, "")
        if fold.to not in self.uses.flat:
            return "None", f"({lost},)" if lost else ""
        return self.rows.index(fold.table, fold.to), lost

    def _rank(self, ranking: Ranking, test: Code, where: Expr | None) -> Lines:
        lines, keys = self.code.apart(lambda: [self._repeatable(key) for key, _ in ranking.fold.order])
        states = [k.status for k in keys if k.status]
        worst = states[0] if len(states) == 1 else f"max({', '.join(states)})" if states else "0"
        body = lines + ranking.taking(ranking.key(keys), worst)
        if where is None:
            return body
        left_out = ranking.taking("0", str(int(Absence.NOT_APPLICABLE)))
        written = [f"if {test.value}:", *indented(body), "else:", *indented(left_out)]
        if not test.status:
            return written
        unknown = ranking.taking("0", test.status)
        return [f"if {test.status}:", *indented(unknown), "else:", *indented(written)]
