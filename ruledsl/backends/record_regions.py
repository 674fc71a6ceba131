"""Generated code in an order in which what is constant without certain rows stands behind one test for these rows.

c76 = 0                              c184 = 0
if R4: …                             if R2 or R4:
c73 = 0                     →         c76 = 0
if R2: …                              if R4: …
c184 = c73 + c76                      c73 = 0
                                      if R2: …
                                      c184 = c73 + c76
"""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from attrs import define, field

from ruledsl.backends.record_blocks import Lines, indented
from ruledsl.backends.record_pieces import EVERYWHERE, Piece, Tables, idle_reads, order, touches, users, written


@define(eq=False)
class Region:
    """A block of code behind one test: pieces and smaller regions."""

    tables: Tables
    parent: "Region | None" = None

    def up(self) -> "Region":
        assert self.parent is not None
        return self.parent


def arranged(pieces: Sequence[Piece]) -> Lines:
    """The lines of all pieces, each still after those it needs; the last piece stays the last."""
    work = _Arranging(pieces)
    return work.block(work.top)


@define
class _Arranging:
    pieces: Sequence[Piece]
    top: Region = field(factory=lambda: Region(EVERYWHERE))
    #: The innermost region of each piece.
    home: list[Region] = field(init=False)
    after: list[set[int]] = field(init=False)
    #: Region → its items (pieces by number, smaller regions by a negative one) → the pieces in each.
    items: dict[int, dict[int, list[int]]] = field(init=False)
    regions: dict[int, Region] = field(init=False)
    #: What has to be known before a piece or region, because it is read outside of where it is computed.
    hoisted: dict[int, Lines] = field(factory=dict)
    inside: dict[int, Lines] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        regions = _regions(self.top, {p.tables for p in self.pieces if p.tables})
        touched = [touches(p) for p in self.pieces]
        self.after = order(self.pieces, touched)
        self.home = [regions.get(p.tables, self.top) for p in self.pieces]
        self._sink(touched)
        while stuck := [r for region in self.items for r in self._sorted(region)[1]]:
            self._dissolve(stuck)
        self._place_idle(touched)

    def _fill(self) -> None:
        """What stands directly in each region."""
        self.items, self.regions = {id(self.top): {}}, {}
        for number, home in enumerate(self.home):
            item, region = number, home
            while True:
                self.items.setdefault(id(region), {}).setdefault(item, []).append(number)
                if region.parent is None:
                    break
                item = -id(region)
                self.regions[item] = region
                region = region.parent

    def _dissolve(self, stuck: Sequence[Region]) -> None:
        """What regions hold that cannot stand in any order stands where they stood; loops have tests of their own."""
        gone = {id(r) for r in stuck}
        for region in [*self.home, *self.regions.values()]:
            while region.parent is not None and id(region.parent) in gone:
                region.parent = region.parent.parent
        self.home = [home.up() if id(home) in gone else home for home in self.home]
        self._fill()

    def _sorted(self, region: int) -> tuple[list[int], list[Region]]:
        """The items of a region in order; the regions in it that wait for each other."""
        content = self.items[region]
        item_of = {number: item for item, numbers in content.items() for number in numbers}
        waits: dict[int, set[int]] = {item: set() for item in content}
        then: dict[int, set[int]] = {item: set() for item in content}
        for number, item in item_of.items():
            for other in {item_of.get(before, item) for before in self.after[number]} - {item}:
                waits[item].add(other)
                then[other].add(item)
        ready = [(content[item][0], item) for item, before in waits.items() if not before]
        heapify(ready)
        result: list[int] = []
        while ready:
            result.append(heappop(ready)[1])
            for other in then[result[-1]]:
                waits[other].discard(result[-1])
                if not waits[other]:
                    heappush(ready, (content[other][0], other))
        done = set(result)
        return result, [self.regions[item] for item in content if item < 0 and item not in done]

    def _sink(self, touched: list[set[str]]) -> None:
        """What is read in one inner region only is computed there."""
        self._fill()
        users_of = users(touched)
        idle = {name for p in self.pieces for line in p.idle for name in idle_reads(line)[1]}
        for item, numbers in sorted(self.items[id(self.top)].items(), key=lambda i: -i[1][0]):
            names = set().union(*(written(self.pieces[n]) for n in numbers))
            homes = [self.home[u] for name in names for u in set(users_of[name]).difference(numbers)]
            if not homes or names & idle or any(self.pieces[n].stays for n in numbers):
                continue
            inner = self._common_of(homes)
            if inner is not self.top and item < 0 and id(inner) != -item:
                self.regions[item].parent = inner
            elif inner is not self.top and item >= 0:
                self.home[item] = inner
        self._fill()

    def _common_of(self, homes: Sequence[Region]) -> Region:
        """The innermost region that all are in; two far apart settle it, and there may be hundreds."""
        inner = homes[0]
        for home in homes:
            if inner is self.top:
                break
            inner = _common(inner, home)
        return inner

    def _place_idle(self, touched: list[set[str]]) -> None:
        """Each idle line goes to the innermost region in which all are who touch its local."""
        users_of = users(touched)
        above: dict[str, list[Region]] = {}
        for number in range(len(self.pieces) - 1, -1, -1):
            piece, home = self.pieces[number], self.home[number]
            for line in reversed(piece.idle):
                name, read = idle_reads(line)
                region = home
                for other in (*(self.home[u] for u in users_of[name]), *above.get(name, ())):
                    region = _common(region, other)
                if region is not home:
                    item, inner = users_of[name][0], self.home[users_of[name][0]]
                    while inner is not region:
                        item, inner = -id(inner), inner.up()
                    self.hoisted.setdefault(item, []).insert(0, line)
                    for other_name in read:
                        above.setdefault(other_name, []).append(region)
                elif piece.adding and not (name in piece.anew and home.tables == piece.tables):
                    self.inside.setdefault(number, []).insert(0, line)

    def block(self, region: Region) -> Lines:
        """The lines of a region."""
        lines: Lines = []
        for item in self._sorted(id(region))[0]:
            lines += self.hoisted.get(item, [])
            if item < 0:
                inner = self.regions[item]
                lines += _behind(inner.tables, self.block(inner))
                continue
            piece = self.pieces[item]
            alone = piece.adding and piece.tables and piece.tables != region.tables
            lines += self.inside.get(item, [])
            lines += _behind(piece.tables, piece.lines) if alone else piece.lines
        return lines


def _behind(tables: Tables, lines: Lines) -> Lines:
    return [f"if {' or '.join(sorted(tables, key=lambda t: (len(t), t)))}:", *indented(lines)]


def _common(one: Region, other: Region) -> Region:
    """The innermost region that both are in."""
    around = {id(one)}
    while one.parent is not None:
        one = one.parent
        around.add(id(one))
    while id(other) not in around:
        other = other.up()
    return other


def _regions(top: Region, every: set[Tables]) -> dict[Tables, Region]:
    """A region for each set of tables, inside the smallest that needs more of them."""
    having: dict[str, list[Tables]] = {}
    for tables in every:
        for table in tables:
            having.setdefault(table, []).append(tables)
    result: dict[Tables, Region] = {}
    for tables in sorted(every, key=lambda t: (-len(t), sorted(t))):
        fewest = min((having[t] for t in tables), key=len)
        larger = [o for o in fewest if o > tables]
        around = result[min(larger, key=lambda t: (len(t), sorted(t)))] if larger else top
        result[tables] = Region(tables, around)
    return result
