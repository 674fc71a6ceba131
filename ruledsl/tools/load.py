"""Rule files → measures: reads files inside the rules tree, follows imports, chooses the measure.

A rule file reaches no file but those that it imports from its own tree: paths are relative to the folder of the first
file given, without ``..``, and links that lead outside are refused.
"""

import os
from collections.abc import Sequence
from typing import Protocol

from ruledsl.bind import bind
from ruledsl.collector import collector_paused
from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Plan
from ruledsl.lower import lower
from ruledsl.measure import Measure
from ruledsl.node import Record, Work, evolve, field
from ruledsl.parse import MAX_TEXT, parse
from ruledsl.source import Source, Span
from ruledsl.statements.blocks import Import, ListBlock, MeasureBlock, SchemeBlock
from ruledsl.syntax import Document
from ruledsl.tools.versions import in_force, schemes_of

PathName = str | os.PathLike[str]
#: More files than this are not read for one measure.
MAX_FILES = 64


class Files(Protocol):
    """Where rule files are read from: the disk, or one revision of a repository.

    ``size`` and ``read`` raise OSError where there is no such file.
    """

    def inside(self, path: str, root: str) -> bool: ...
    def is_file(self, path: str) -> bool: ...
    def size(self, path: str) -> int: ...
    def read(self, path: str) -> bytes: ...


def is_below(path: str, folder: str) -> bool:
    """Whether a path is a folder or lies in it; both as they are, without links."""
    return path == folder or path.startswith(os.path.join(folder, ""))


class Disk:
    """Files as they lie on the disk; links that lead out of a folder are not inside it."""

    def inside(self, path: str, root: str) -> bool:
        return is_below(os.path.realpath(path), root)

    def is_file(self, path: str) -> bool:
        return os.path.isfile(path)

    def size(self, path: str) -> int:
        return os.stat(path).st_size

    def read(self, path: str) -> bytes:
        with open(path, "rb") as file:
            return file.read()


class Rules(Record):
    """The files that were read, in order, and what is wrong with reading them."""

    sources: tuple[Source, ...]
    documents: tuple[Document, ...]
    lists: dict[str, dict[str, ListBlock]]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def measures(self) -> tuple[tuple[Document, MeasureBlock], ...]:
        return tuple((d, b) for d in self.documents for b in d.blocks if isinstance(b, MeasureBlock))

    def with_sources(self, more: Sequence[Source]) -> "Rules":
        """With further texts, for findings that point into them."""
        return evolve(self, sources=(*self.sources, *more)) if more else self

    @property
    def schemes(self) -> tuple[SchemeBlock, ...]:
        return tuple(b for d in self.documents for b in d.blocks if isinstance(b, SchemeBlock))


class Compiled(Record):
    """A measure with its schemes, lowered; ``plan`` is only to be run when no diagnostic is an error."""

    measure: Measure
    plan: Plan
    diagnostics: tuple[Diagnostic, ...]


class _Reader(Work):
    root: str
    files: Files
    sources: dict[str, Source] = field(factory=dict)
    documents: dict[str, Document] = field(factory=dict)
    lists: dict[str, dict[str, ListBlock]] = field(factory=dict)
    diagnostics: list[Diagnostic] = field(factory=list)
    open: list[str] = field(factory=list)


def read_rules(
    paths: Sequence[PathName],
    root: PathName | None = None,
    texts: Sequence[Source] = (),
    files: Files | None = None,
) -> Rules:
    """Read rule files and what they import.  ``texts`` are sources already in memory (standard input)."""
    names = [os.fspath(path) for path in paths]
    first = os.path.dirname(names[0] if names else "") if root is None else os.fspath(root)
    reader = _Reader(first if files else os.path.realpath(first), files or Disk())
    for source in texts:
        _take(reader, source)
    for name in names:
        _read(reader, name, Span(name, 0, 0))
    return Rules(
        tuple(reader.sources.values()), tuple(reader.documents.values()), reader.lists, tuple(reader.diagnostics)
    )


def _read(reader: _Reader, name: str, asked: Span) -> None:
    if name in reader.sources:
        return
    try:
        bytes_there = reader.files.size(name)
        if bytes_there > 4 * MAX_TEXT:
            size = {"size": bytes_there, "limit": MAX_TEXT}
            reader.diagnostics.append(Diagnostic("E102", size, Span(name, 0, 0)))
            return
        data = reader.files.read(name)
    except OSError as problem:
        args = {"name": name, "reason": problem.strerror or type(problem).__name__}
        reader.diagnostics.append(Diagnostic("E109", args, asked))
        return
    source = decode(name, data)
    if isinstance(source, Diagnostic):
        reader.diagnostics.append(source)
    else:
        _take(reader, source)


def decode(name: str, data: bytes) -> Source | Diagnostic:
    """The text of a rule file, which must be UTF-8; a byte-order mark is harmless."""
    try:
        return Source(name, data.decode("utf-8"))
    except UnicodeDecodeError as problem:
        try:
            data.decode("gb18030")
            encoding = "GB18030"
        except UnicodeDecodeError:
            encoding = ""
        return Diagnostic("E108", {"encoding": encoding, "offset": problem.start}, Span(name, 0, 0))


def _take(reader: _Reader, source: Source) -> None:
    reader.sources[source.name] = source
    document, problems = parse(source)
    reader.diagnostics += problems
    reader.documents[source.name] = document
    aliases: dict[str, ListBlock] = {}
    reader.open.append(source.name)
    for statement in document.imports:
        aliases |= _import(reader, statement)
    reader.open.pop()
    reader.lists[source.name] = aliases


def _import(reader: _Reader, statement: Import) -> dict[str, ListBlock]:
    """The lists of an imported file as ``alias.name``."""
    asked = [part for part in statement.title.split("/") if part not in ("", ".")]
    name = os.path.join(reader.root, *asked)
    inside = not statement.title.startswith("/") and ".." not in asked and "\\" not in statement.title
    if not inside or not reader.files.inside(name, reader.root):
        reader.diagnostics.append(Diagnostic("E281", {"path": statement.title}, statement.span))
        return {}
    if name in reader.open:
        path = " → ".join([*reader.open[reader.open.index(name) :], name])
        reader.diagnostics.append(Diagnostic("E282", {"path": path}, statement.span))
        return {}
    if not reader.files.is_file(name) or len(reader.sources) >= MAX_FILES:
        reader.diagnostics.append(Diagnostic("E283", {"path": statement.title}, statement.span))
        return {}
    _read(reader, name, statement.span)
    document = reader.documents.get(name)
    blocks = [b for b in document.blocks if isinstance(b, ListBlock)] if document else []
    return {f"{statement.name.text}.{b.name.text}": b for b in blocks}


def choose(rules: Rules, wanted: str | None, year: int | None = None) -> tuple[Document, MeasureBlock] | Diagnostic:
    """The measure of an id, of several versions the one in force in the year.

    Without an id it is the only measure there is, or the one that all schemes read are made for; the first of several
    never wins by its place.
    """
    ids = tuple(dict.fromkeys(b.name.text for _, b in rules.measures))
    meant = {s.of for s in rules.schemes}
    if wanted is None and len(meant) == 1:
        wanted = meant.pop()
    if wanted is None and len(ids) != 1:
        return Diagnostic("E291", {"ids": ids})
    found = [(d, b) for d, b in rules.measures if wanted is None or b.name.text == wanted]
    if not found:
        from ruledsl.suggest import closest  # noqa: PLC0415 - only for a word that is unknown

        return Diagnostic("E292", {"name": wanted, "ids": ids, "guess": closest(str(wanted), ids) or ""})
    return found[0] if len(found) == 1 else in_force(found, rules.lists, rules.schemes, year)


def compile_measure(rules: Rules, document: Document, block: MeasureBlock) -> Compiled:
    """Bind a measure with those of the schemes read that are made for it, and lower it."""
    with collector_paused():
        return _compiled(rules, document, block)


def _compiled(rules: Rules, document: Document, block: MeasureBlock) -> Compiled:
    schemes = schemes_of(block, rules.measures, rules.lists, rules.schemes)
    measure, problems = bind(block, rules.lists.get(document.file, {}), schemes)
    if any(p.is_error for p in problems):
        return Compiled(measure, Plan(measure.id, (), (), ()), problems)
    plan, more = lower(measure)
    return Compiled(measure, plan, (*problems, *more))
