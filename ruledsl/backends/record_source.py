"""One generated function: the wanted columns of one unit, or of all classes and the year, as straight code and loops.

def run(row, year=(), given=(), groups=(), lost=()):
 f0, f1, R4 = row               facts of the one row
 c7 = …                         columns, each after those it reads
 for r0 in R4: …                one loop over a child table a round, for all folds over it
 return (c9, s9)
"""

from collections.abc import Iterable

from attrs import define, field

from ruledsl.backends.record_blocks import Code, Lines, either, indented
from ruledsl.backends.record_folds import Accumulator, Ranking
from ruledsl.backends.record_joints import Joint
from ruledsl.backends.record_layers import AMONG_PEERS, is_length
from ruledsl.backends.record_pieces import Piece
from ruledsl.backends.record_present import present
from ruledsl.backends.record_reading import Reader
from ruledsl.backends.record_rows import taking_from
from ruledsl.backends.record_uses import STRAIGHT, Place
from ruledsl.ir import Absence, Column, Expr, Field, Fold, Lit


@define
class Around:
    """Lines around a loop: what holds over no rows; what changes if there is a row, at first and at last; the end."""

    before: Lines = field(factory=list)
    begin: Lines = field(factory=list)
    after: Lines = field(factory=list)
    end: Lines = field(factory=list)


@define
class Writer(Reader):
    """Writes the body of one function."""

    wanted: frozenset[str]
    #: In a function over all units: for each table above them the local that says which of its rows lost a unit.
    lost: dict[str, str] = field(factory=dict)
    pieces: list[Piece] = field(factory=list)
    #: Folds whose accumulator is there already: another loop has taken rows into it.
    begun: set[str] = field(factory=set)
    #: What each loop computes: the folds that it takes rows for, and columns.
    folds: dict[Place, list[tuple[Column, Fold]]] = field(factory=dict)
    kept: dict[Place, list[Column]] = field(factory=dict)

    def write(self, flat: Iterable[str]) -> None:
        """All rounds: straight code, then a loop over each table that has something to compute."""
        columns = self.uses.columns.values()
        tables = list(flat)
        self.folds, self.kept = self.uses.shared_out()
        for round_ in range(max(self.uses.rounds.values(), default=0) + 1):
            here = [c for c in columns if self.uses.rounds[c.name] == round_ and c.name not in self.uses.inlined]
            for column in here:
                straight = not isinstance(column.expr, Fold) or is_length(column.expr, self.uses.flat)
                if straight and column.table not in self.uses.flat:
                    self.assign(column)
                    self.piece(column.name)
            for table in tables:
                self.loop(Place(table, round_))

    def piece(self, name: str) -> None:
        """What has been written for a column outside of loops, as a piece of its own."""
        lines, self.code.lines = self.code.lines, []
        known = self.uses.quiet.get(name)
        if known is None:
            self.pieces.append(Piece(lines))
            return
        idle = self.target(name).set(self.code.of(known.value), bool(self.uses.layers.columns[name].type.absent))
        self.pieces.append(Piece(lines, self.tables(known.tables), idle))

    def tables(self, names: Iterable[str]) -> frozenset[str]:
        """The locals with the rows of tables."""
        return frozenset(self.rows.rows(name) for name in names)

    def assign(self, column: Column) -> None:
        target, with_status = self.target(column.name), bool(column.type.absent)

        def write(code: Code) -> None:
            self.code.lines += target.set(code, with_status)

        lines, _ = self.code.apart(lambda: write(self.read_column(column.name, target)))
        straight = column.table not in self.uses.flat and not isinstance(column.expr, Fold)
        usual = present(column.expr) if straight else None
        if usual is not None:
            states = dict.fromkeys(self.code.of(leaf).status for leaf in usual[1])
            short, _ = self.code.apart(lambda: write(self.code.of(usual[0], target)))
            bodies = [self.module.nested(body, target, with_status) for body in (lines, short)]
            lines = either(" or ".join(states), *bodies)
        self.code.lines += lines
        self.known.add(column.name)

    def loop(self, place: Place) -> None:
        """The one loop over a table in a round: its columns, then every fold over it."""
        folds, kept = self.folds.get(place, []), self.kept.get(place, [])
        if not folds and not kept:
            return
        self.place, self.zipped, self.facts = place, {}, set()
        around = Around()
        for column in kept:
            self.assign(column)
            if self.uses.stored(column.name):
                around.before += self._keep(column)
        for many in self._by_where(folds):
            self._fold(many, around)
        body, self.code.lines = self.code.lines, []
        self.pieces.append(self._around(place.table, body, around))
        self.known.difference_update(c.name for c in kept)
        self.listed.update(c.name for c in kept if self.uses.stored(c.name))
        self.place = STRAIGHT
        for column, _ in folds:
            self.known |= {s for s in [self.uses.totals.get(column.name)] if s}
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

    def _around(self, table: str, body: Lines, around: Around) -> Piece:
        group = self.uses.layers.tables[table].kind == "GROUP"
        shape = None if group else self.rows.shape(table)
        slots = self.rows.slots(table) if shape else {}
        row, body = taking_from(body, {n: s for n, s in slots.items() if n in self.facts}, shape.size if shape else 0)
        sources = dict(self.zipped)
        if table in self.uses.keyed:
            rows = next(iter(sources.values())).removesuffix(".values()")
        else:
            rows = self.rows.rows(table)
            if self.facts or not sources or any("r0" in line for line in body):
                sources = {row: rows} | sources
        over = ", ".join(sources.values())
        loop = [f"for {', '.join(sources)} in {over if len(sources) == 1 else f'zip({over})'}:", *indented(body)]
        loop = [*around.begin, *loop, *around.after]
        if len(sources) > 1 or not over.startswith(rows):
            return Piece([*around.before, *loop, *around.end])
        # Most units have no event of most kinds: the test is cheaper than a loop over nothing.
        needs, tested = self.tables(self.uses.roots(table)), [f"if {rows}:", *indented(loop)]
        if around.end or not needs:
            return Piece([*around.before, *tested, *around.end])
        if needs != {rows}:
            return Piece(tested, needs, around.before, adding=True)
        anew = frozenset(line.partition(" ")[0] for line in around.begin)
        return Piece(loop, needs, around.before, adding=True, anew=anew)

    # --- folds ---------------------------------------------------------------------------------------------------

    def _by_where(self, folds: list[tuple[Column, Fold]]) -> list[list[tuple[Column, Fold]]]:
        """Folds over the same rows share one test; each rank stands alone."""
        result: dict[object, list[tuple[Column, Fold]]] = {}
        for column, fold in folds:
            alone = column.name if fold.op in AMONG_PEERS else None
            result.setdefault((fold.where, alone), []).append((column, fold))
        return list(result.values())

    def _fold(self, folds: list[tuple[Column, Fold]], around: Around) -> None:
        column, fold = folds[0]
        test = self.code.of(fold.where) if fold.where is not None else Code("1")
        test = self.code.simple_status(test) if test.status else test
        if fold.op in AMONG_PEERS:
            ranking = Ranking(self.numbers[column.name], fold, *self._peers(fold))
            body = self._rank(ranking, test, fold.where)
            around.before += ranking.before()
            around.end += ranking.after()
            self.code.lines += body
            return
        many = [self._accumulator(c, f) for c, f in folds]
        body = [line for one in many for line in self._taking(one)]
        for (c, _), one in zip(folds, many, strict=True):
            if c.name not in self.begun:
                around.before += one.before()
                self.begun.add(c.name)
            around.begin += one.begin()
            if one.at:
                around.end += one.after()
            else:
                around.after += one.after()
        self.code.lines += self._guarded(test, fold.where, body, many)

    def _guarded(self, test: Code, where: Expr | None, body: Lines, many: list[Accumulator]) -> Lines:
        """What is done for a row, where it belongs; nobody knows whether a row with an absent test does."""
        if where is None:
            return body
        if not test.status:
            return [f"if {test.value}:", *indented(body)]
        unknown = [line for one in many for line in one.absent(test.status, where.type.absent)]
        return [f"if {test.status}:", *indented(unknown), f"elif {test.value}:", *indented(body)]

    def _accumulator(self, column: Column, fold: Fold) -> Accumulator:
        n, lost = self.numbers[column.name], self.lost.get(fold.to, "")
        start = column.expr.start if isinstance(column.expr, Joint) else None
        if fold.to not in self.uses.flat:
            return Accumulator(n, fold, lost=lost, start=start)
        if fold.to in self.uses.keyed:
            total = f"c{self.numbers[name]}" if (name := self.uses.totals.get(column.name)) else ""
            return Accumulator(n, fold, f"[{self._key(fold)}]", keyed=True, start=start, total=total)
        at, size = f"[{self.at(fold.to)}]", f"len({self.rows.rows(fold.to)})"
        return Accumulator(n, fold, at, size, lost, start=start)

    def _key(self, fold: Fold) -> str:
        """The key of the group that a row belongs to."""
        facts = self.rows.keys(self.uses.layers.tables[fold.to], fold.table)
        keys = [self.read_field(Field(f.name, f.type)).value for f in facts]
        return keys[0] if len(keys) == 1 else f"({', '.join(keys)})"

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
