"""Items in their places → the text of a scheme, before it is laid out."""

from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256

from attrs import define, field, frozen

from ruledsl.facts.names import folded
from ruledsl.measure import Measure, clause_texts
from ruledsl.statements.classes import Classes
from ruledsl.statements.indicator import Indicator
from ruledsl.tools.import_table.model import Item, Table
from ruledsl.tools.import_table.places import Fill, Places
from ruledsl.tools.import_table.scoring.phrases import points
from ruledsl.tools.import_table.spelling import named, quoted
from ruledsl.tools.import_table.words import plain

#: How the scheme says what holds where a part does not concern a unit.
_INAPPLICABLE = {"full": "不涉及时 计满分", "shrink": "不涉及时 从满分中扣除 四舍五入到{decimals}位小数"}
#: The comment by which a file that nobody has changed is known again.
STAMP = "# 校验 "


@frozen
class Head:
    """What stands around the indicators: the scheme's name, its year, how parts that do not concern a unit count."""

    name: str
    year: int | None = None
    inapplicable: str = ""
    decimals: int = 2


@define
class Written:
    """The text of a scheme, and the item of every path in it."""

    text: str
    items: dict[tuple[str, ...], Item] = field(factory=dict, repr=False)


def write(table: Table, places: Places, measure: Measure, head: Head) -> Written:
    """The scheme as text."""
    writer = _Writer(table, places, measure, head)
    lines = [*writer.remarks(), "", *writer.scheme()]
    return Written("\n".join(lines) + "\n", writer.items)


@define
class _Writer:
    table: Table
    places: Places
    measure: Measure
    head: Head
    items: dict[tuple[str, ...], Item] = field(factory=dict)

    def remarks(self) -> Iterator[str]:
        """Where the file comes from, and what of the table is not in it."""
        file, sheet = plain(self.table.file), plain(self.table.sheet)
        yield f"# 由 ruledsl import 从“{file}”的“{sheet}”写成，请对照原表审阅；评分标准照录原文，计分是从中识别的。"
        for item in self.places.skipped:
            for path, leaf in item.leaves():
                said = " ".join(filter(None, (".".join(path), leaf.criteria)))
                yield f"# 未写入（{leaf.at}）：{plain(said)}"
        for note in self.table.notes:
            yield f"# 表内说明（{note.at}）：{note.text}"

    def scheme(self) -> Iterator[str]:
        """The block with its statements."""
        title = f" {quoted(self.table.title)}" if self.table.title else ""
        yield f"方案 {named(self.head.name)} 依 {named(self.measure.id)}{title} {{"
        if self.head.year:
            yield f"年度 {self.head.year}"
        above = [_above(fill.path)[:1] for fill in self.places.fills if self._may_lack(fill.item)]
        for path in dict.fromkeys(p for paths in above for p in paths):
            yield f"细化 {self._path(path)} {self._inapplicable()}{self._cite(path)}"
        for fill in self.places.fills:
            yield from self._fill(fill)
        yield "}"

    def _inapplicable(self) -> str:
        return _INAPPLICABLE[self.head.inapplicable or "full"].format(decimals=self.head.decimals)

    def _may_lack(self, item: Item) -> bool:
        """Whether there are units that an item does not concern: a group whose parts have full points then never does."""
        if not item.parts:
            return bool(item.for_classes)
        return self.head.inapplicable == "shrink" and all(map(self._may_lack, item.parts))

    def _only(self, item: Item) -> tuple[str, ...]:
        """The classes that have points for an item, where there are others."""
        declared = self.measure.only(Classes)
        has = [name for name, value in item.by_class.items() if value]
        return tuple(has) if has and declared and len(has) < len(declared.names) else ()

    def _path(self, path: str) -> str:
        """The shortest end of a path that means only this node."""
        every = [p for root in self.measure.every(Indicator) for p, _ in root.nodes()]
        parts = path.split(".")
        ends = [".".join(parts[n:]) for n in range(len(parts) - 1, -1, -1)]
        end = next(e for e in ends if e == path or sum(p == e or p.endswith(f".{e}") for p in every) == 1)
        return ".".join(map(named, end.split(".")))

    def _cite(self, path: str, node: Indicator | None = None) -> str:
        node = node or next((n for root in self.measure.every(Indicator) for p, n in root.nodes() if p == path), None)
        clauses = clause_texts(node.clauses) if node is not None else ()
        return f" 依据 办法 {'、'.join(clauses)}" if clauses else ""

    def _fill(self, fill: Fill) -> Iterator[str]:
        """One node of the measure with what the table puts there."""
        self.items[tuple(fill.path.split("."))] = fill.item
        maximum = fill.node.maximum is None
        yield f"细化 {self._path(fill.path)}{self._says(fill.item, maximum)}{self._cite(fill.path, fill.node)}{_open(fill.item)}"
        for part in fill.item.parts:
            waiting = self.places.waiting.get(folded(part.name))
            if waiting is None:
                yield from self._part(part, tuple(fill.path.split(".")))
            else:
                yield from self._placed(part, waiting, tuple(fill.path.split(".")))
        yield from ["}"] * bool(fill.item.parts)

    def _placed(self, item: Item, node: Indicator, above: tuple[str, ...]) -> Iterator[str]:
        """A group of the measure that waits for its place."""
        path = (*above, node.name.text)
        self.items[path] = item
        says = self._says(item, node.maximum is None)
        yield f"归入 {named(node.name.text)}{says}{self._cite('', node)}{_open(item)}"
        yield from self._parts(item, path)

    def _part(self, item: Item, above: tuple[str, ...]) -> Iterator[str]:
        path = (*above, item.name)
        self.items[path] = item
        yield f"指标 {named(item.name)}{self._says(item, True)}{_open(item)}"
        yield from self._parts(item, path)

    def _parts(self, item: Item, path: tuple[str, ...]) -> Iterator[str]:
        for part in item.parts:
            yield from self._part(part, path)
        yield from ["}"] * bool(item.parts)

    def _says(self, item: Item, with_maximum: bool) -> str:
        """What an indicator says of itself, in the order of the language's pages."""
        worth = item.worth
        said = []
        if with_maximum and worth is not None:
            said.append(f"满分 {_marks(item, worth)}")
        if not item.parts:
            said.append(f"计分 {item.scoring.text or '考核组评定'}")
        if item.criteria:
            said.append(f"评分标准 {quoted(item.criteria)}")
        if item.scored_by:
            said.append(f"评分单位 {_office(item.scored_by.text)}")
        if only := self._only(item):
            said.append(f"适用对象 {'、'.join(map(named, only))}")
        elif item.for_classes:
            said.append(f"适用对象 {'、'.join(map(named, item.for_classes))} 可不涉及")
        if any(map(self._may_lack, item.parts)):
            said.append(self._inapplicable())
        if item.note:
            said.append(f"说明 {quoted(item.note)}")
        return "".join(f" {words}" for words in said)


def _marks(item: Item, worth: Decimal) -> str:
    """Points, class by class where they differ."""
    each = (f"{named(name)} {points(value)}" for name, value in item.by_class.items() if value)
    return "、".join(each) if item.differs else points(worth)


def _open(item: Item) -> str:
    return " {" if item.parts else ""


def _above(path: str) -> list[str]:
    """The paths above a path, the nearest first."""
    parts = path.split(".")
    return [".".join(parts[:n]) for n in range(len(parts) - 1, 0, -1)]


def _office(text: str) -> str:
    """An office as a name, or in quotes where it is no name."""
    spelled = named(plain(text))
    return spelled if spelled[0] != "「" else quoted(text)


def stamped(text: str) -> str:
    """A text with the comment that tells whether it was changed since."""
    return f"{STAMP}{_digest(text)}：没有改过的话，再次导入可以直接替换。\n{text}"


def untouched(text: str) -> bool:
    """Whether a file is as it was written."""
    first, _, rest = text.partition("\n")
    return first.startswith(STAMP) and first.removeprefix(STAMP)[:12] == _digest(rest)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()[:12]
