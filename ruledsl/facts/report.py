"""Collects what is wrong while facts are read, and gives it places in the text at the end."""

from collections.abc import Sequence

from attrs import define, field, frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts.locate import Offsets, locate
from ruledsl.facts.names import folded
from ruledsl.facts.read_xlsx import Book
from ruledsl.facts.tree import Document, Path, Problem, shown, spelled
from ruledsl.source import Span
from ruledsl.suggest import closest

#: So many problems are listed, so many of them with a search for the nearest name.
MOST, MOST_SEARCHES = 2000, 100
#: Problems with a key, not with the value behind it.
KEY_CODES = frozenset({"F101", "F102", "F104", "F130", "F141", "F152"})
#: So many names are listed where none is near.
MOST_NAMES = 8


@frozen(eq=False)
class Found:
    """A problem, the file it is in, the unit and clauses it concerns."""

    problem: Problem
    document: Document | None
    unit: str = ""
    clauses: tuple[str, ...] = ()


@define
class Report:
    """The problems so far, and the (folded) names of the units that they reject; ``partial``: a fact may be unknown."""

    found: list[Found] = field(factory=list)
    rejected: set[str] = field(factory=set)
    searched: dict[tuple[str, tuple[str, ...]], str | None] = field(factory=dict)
    unheard: int = 0
    once: set[tuple[int, str, str]] = field(factory=set)
    muted: frozenset[str] = frozenset()
    partial: bool = False

    def add(
        self,
        problem: Problem,
        document: Document | None = None,
        unit: str = "",
        clauses: tuple[str, ...] = (),
    ) -> None:
        """Note a problem; an error about a unit rejects the unit."""
        code = problem.code
        if unit and code[0] == "F":
            self.rejected.add(folded(unit))
        if code in self.muted:
            return
        if len(self.found) >= MOST:
            self.unheard += 1
            return
        self.found.append(Found(problem, document, unit, clauses))

    def first(self, document: Document, code: str, name: str) -> bool:
        """Whether this is the first time; a wrong column of a CSV file is one problem, not one a row."""
        key = (id(document), code, name)
        if document.kind not in ("csv", "xlsx"):
            return True
        new = key not in self.once
        self.once.add(key)
        return new

    def near(self, word: str, choices: Sequence[str]) -> str:
        """The nearest of the names, else the names that there are, as a message lists them."""
        if (best := self.meant(word, choices)) is not None:
            return shown(best)
        return "、".join(map(shown, choices[:MOST_NAMES])) + ("…" if len(choices) > MOST_NAMES else "")

    def meant(self, word: str, choices: Sequence[str]) -> str | None:
        """The nearest of the names; each word is searched for once, and only so many are."""
        key = word, tuple(choices)
        if key not in self.searched:
            if len(self.searched) >= MOST_SEARCHES:
                return None
            self.searched[key] = closest(word, choices)
        return self.searched[key]

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything as diagnostics, in the order in which it was found."""
        if self.unheard:
            self.found.append(Found(Problem("F157", {"number": self.unheard}), None))
            self.unheard = 0
        asked: dict[int, tuple[Document, set[Path]]] = {}
        for item in self.found:
            path = item.problem.path
            if item.document and not item.document.book and path and item.problem.offsets is None:
                asked.setdefault(id(item.document), (item.document, set()))[1].add(path)
        places = {key: locate(document, paths) for key, (document, paths) in asked.items()}
        return tuple(_diagnostic(item, *places.get(id(item.document), ({}, {}))) for item in self.found)


def _diagnostic(item: Found, values: dict[Path, Offsets], keys: dict[Path, Offsets]) -> Diagnostic:
    """A problem of a file as such stands at its beginning."""
    problem, document = item.problem, item.document
    if document is not None and document.book is not None:
        return _in_workbook(item, document, document.book)
    offsets = problem.offsets or (keys if problem.code in KEY_CODES else values).get(problem.path)
    if offsets is None and not problem.path:
        offsets = (0, 0)
    path, file = spelled(problem.path), document.source.name if document else ""
    span = Span(file, *offsets) if document and offsets else None
    unit = item.unit.encode("utf-8", "backslashreplace").decode()
    args = {**problem.args, "place": path or file, "file": file}
    return Diagnostic(problem.code, args, span, item.clauses, path, unit)


def _in_workbook(item: Found, document: Document, book: Book) -> Diagnostic:
    """A problem in a workbook: its cell takes the place of a line."""
    problem, file = item.problem, document.source.name
    cell = book.grid.cell(problem.path, str(problem.args.get("fact", "")))
    unit = item.unit.encode("utf-8", "backslashreplace").decode()
    args = {**problem.args, "place": cell or file, "file": file}
    return Diagnostic(problem.code, args, Span(file, 0, 0), item.clauses, cell, unit, cell=cell)
