"""One fact file, of whatever format, into a document with a tree."""

from pathlib import PurePath

from ruledsl.facts.decode import FactFile, decode, name_of
from ruledsl.facts.names import Names, role_of
from ruledsl.facts.read_csv import read_csv
from ruledsl.facts.read_json import read_json
from ruledsl.facts.read_xlsx import Book, read_xlsx
from ruledsl.facts.read_yaml import read_yaml
from ruledsl.facts.report import Report
from ruledsl.facts.tree import SIZE, Document, Path, Problem, Tree, inspect, shown
from ruledsl.facts.zipped import MAGIC
from ruledsl.ir import Table
from ruledsl.source import Source

#: Problems that spoil a part of a file; after any other the file is as good as not there.
_PARTIAL = frozenset({"F120", "F152", "F155", "F184", "F185", "F186", "F188"})


def kind_of(name: str, text: str) -> str:
    """The format of a file by its name, else by its first character."""
    ending = name.lower().rpartition(".")[2]
    if ending in ("csv", "json"):
        return ending
    return "json" if ending not in ("yaml", "yml") and text.lstrip()[:1] in ("{", "[") else "yaml"


def read(file: FactFile, report: Report, tables: Names[Table] | None = None) -> Document:
    """A file as a document; an empty one, not usable, when it cannot be read.

    A CSV file that is called like one of the ``tables`` of a measure holds its rows.
    """
    if is_package(file):
        return _workbook(file, report)
    source, problems = decode(file)
    kind = kind_of(source.name, source.text)
    tree: Tree = {}
    lines: dict[Path, int] = {}
    broken: frozenset[str] = frozenset()
    if source.text and kind == "csv":
        called = tables.find(PurePath(source.name).stem) if tables else ()
        rows, more = read_csv(source, called[0][0] if len(called) == 1 else "")
        tree, lines, broken = rows.tree, rows.lines, frozenset(rows.broken)
    elif source.text:
        tree, more = read_json(source) if kind == "json" else read_yaml(source)
        more = more or _checked(tree, source.text)
    else:
        more = []
    problems += more
    usable = not any(_fatal(problem) for problem in problems)
    document = Document(source, kind, tree if usable else {}, lines, broken, usable)
    for problem in problems:
        report.add(problem, document, unit_at(tree, problem.path))
    return document


def is_package(file: FactFile) -> bool:
    """Whether the bytes are those of a zip, as a workbook is."""
    return not isinstance(file, Source) and len(file[1]) <= SIZE and file[1].startswith(MAGIC)


def _workbook(file: FactFile, report: Report) -> Document:
    book = read_xlsx(file[1]) if not isinstance(file, Source) else Book()
    usable = not any(_fatal(problem) for problem in book.problems)
    source = Source(name_of(file), "")
    document = Document(source, "xlsx", book.tree if usable else {}, {}, book.broken, usable, book=book)
    for problem in book.problems:
        report.add(problem, document, unit_at(book.tree, problem.path))
    return document


def _checked(tree: Tree, text: str) -> list[Problem]:
    if isinstance(tree, dict):
        return inspect(tree, text)
    return [Problem("F116", {"value": shown(tree)})]


def _fatal(problem: Problem) -> bool:
    """A key that stands twice at the top hides everything under its first place."""
    partial = problem.code[0] == "W" or problem.code in _PARTIAL
    return not partial or (problem.code == "F152" and len(problem.path) < 2)


def unit_at(tree: Tree, path: Path) -> str:
    """The unit that a path lies in, or ``""``."""
    if len(path) < 2 or not isinstance(path[0], str) or role_of(path[0]) != "units":
        return ""
    if isinstance(path[1], str):
        return path[1]
    node = tree[path[0]][path[1]]
    pairs = node.items() if isinstance(node, dict) else ()
    return next((value for key, value in pairs if role_of(key) == "units" and isinstance(value, str)), "")
