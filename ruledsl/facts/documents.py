"""One fact file, of whatever format, into a document with a tree."""

from ruledsl.facts.decode import FactFile, decode
from ruledsl.facts.names import role_of, word
from ruledsl.facts.read_csv import read_csv
from ruledsl.facts.read_json import read_json
from ruledsl.facts.read_yaml import read_yaml
from ruledsl.facts.report import Report
from ruledsl.facts.tree import Document, Path, Problem, Tree, inspect, shown

#: Problems that spoil a part of a file; after any other the file is as good as not there.
_PARTIAL = frozenset({"F120", "F152", "F155", "W191"})


def kind_of(name: str, text: str) -> str:
    """The format of a file by its name, else by its first character."""
    ending = name.lower().rpartition(".")[2]
    if ending in ("csv", "json"):
        return ending
    return "json" if ending not in ("yaml", "yml") and text.lstrip()[:1] in ("{", "[") else "yaml"


def read(file: FactFile, report: Report) -> Document:
    """A file as a document; an empty one, not usable, when it cannot be read."""
    source, problems = decode(file)
    kind = kind_of(source.name, source.text)
    tree: Tree = {}
    lines: dict[Path, int] = {}
    broken: frozenset[str] = frozenset()
    if source.text and kind == "csv":
        rows, more = read_csv(source)
        tree, lines, broken = {word("units"): rows.units}, rows.lines, frozenset(rows.broken)
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


def _checked(tree: Tree, text: str) -> list[Problem]:
    if isinstance(tree, dict):
        return inspect(tree, text)
    return [Problem("F116", {"value": shown(tree)})]


def _fatal(problem: Problem) -> bool:
    """A key that stands twice at the top hides everything under its first place."""
    return problem.code not in _PARTIAL or (problem.code == "F152" and len(problem.path) < 2)


def unit_at(tree: Tree, path: Path) -> str:
    """The unit that a path lies in, or ``""``."""
    if len(path) < 2 or not isinstance(path[0], str) or role_of(path[0]) != "units":
        return ""
    if isinstance(path[1], str):
        return path[1]
    node = tree[path[0]][path[1]]
    pairs = node.items() if isinstance(node, dict) else ()
    return next((value for key, value in pairs if role_of(key) == "units" and isinstance(value, str)), "")
