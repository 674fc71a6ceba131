"""A YAML file of cases: ``{格式: ruledsl.cases/1, 办法, 方案, 口径, 样例: [{名称, 事实, 应为}]}``.

A case about one unit has 事实 and 应为; one about several (ranks, places) has 单位 and 应为 by unit.  What stands at the
top – year, readings, facts of the run – holds for every case that says nothing else.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path as FilePath
from pathlib import PurePosixPath
from typing import Any

from attrs import define, field

from ruledsl.facts import Document
from ruledsl.facts.decode import decode
from ruledsl.facts.documents import kind_of
from ruledsl.facts.locate import locate
from ruledsl.facts.names import FALSE, folded
from ruledsl.facts.names import word as fact_word
from ruledsl.facts.read_json import read_json
from ruledsl.facts.read_yaml import read_yaml
from ruledsl.facts.report import Report
from ruledsl.facts.tree import SIZE, Path, Problem, Tree, inspect, shown
from ruledsl.node import evolve
from ruledsl.source import Source, Span
from ruledsl.suggest import closest
from ruledsl.tools.test.model import FORMAT, Case, CaseFiles, Expectation
from ruledsl.tools.test.names import ADOPTED, OF_CASE, TOP, result_name, role, word

#: So many cases are read from one file.
MOST = 5000
#: The name of a unit that a case does not name.
UNIT = "样例单位"


def read_cases(name: str, data: bytes) -> CaseFiles:
    """The cases of one file; what is wrong with its shape is a problem, not an exception."""
    source, problems = decode((name, data))
    if not problems:
        tree, problems = read_json(source) if kind_of(name, source.text) == "json" else read_yaml(source)
        problems = problems or (inspect(tree, source.text) if isinstance(tree, dict) else [_wrong("shape", tree)])
    reader = _Reader(source)
    cases: tuple[Case, ...] = ()
    if not problems:
        cases = tuple(reader.file(tree))
        problems = reader.problems
    report = Report()
    document = Document(source, "yaml", {})
    for problem in problems:
        report.add(problem, document)
    spans = reader.spans()
    placed = tuple(_placed(case, spans) for case in cases)
    return CaseFiles(placed, (source,), report.diagnostics())


@define
class _Reader:
    """The cases of a tree, with the paths at which their parts stand."""

    source: Source
    problems: list[Problem] = field(factory=list)
    wanted: dict[Span, Path] = field(factory=dict)

    def file(self, tree: dict[str, Tree]) -> Iterator[Case]:
        """Every case, with what the top of the file says for all."""
        top = self._keys(tree, TOP, ())
        wanted = _text(top.get("format", (None, ()))[0])
        if wanted != FORMAT:
            self.problems.append(Problem("F831", {"value": shown(wanted or ""), "format": FORMAT}, (word("format"),)))
            return
        listed, path = top.get("cases", (None, ()))
        if not isinstance(listed, list) or len(listed) > MOST:
            self.problems.append(_wrong("list", listed, path, word("cases")))
            return
        seen: set[str] = set()
        for position, node in enumerate(listed):
            here = (*path, position)
            if not isinstance(node, dict):
                self.problems.append(_wrong("mapping", node, here, word("cases")))
                continue
            case = self._case(top, self._keys(node, OF_CASE, here), here)
            if folded(case.name) in seen:
                self.problems.append(Problem("F833", {"name": shown(case.name)}, here))
            seen.add(folded(case.name))
            yield case

    def _keys(self, node: dict[str, Tree], allowed: Sequence[str], path: Path) -> dict[str, tuple[Tree, Path]]:
        """The values of a mapping by role, with their paths."""
        found: dict[str, tuple[Tree, Path]] = {}
        for key, value in node.items():
            if role(key) in allowed:
                found[role(key)] = value, (*path, key)
            else:
                words = [word(r) for r in allowed]
                args = {"name": shown(key), "candidates": closest(key, words) or "、".join(words)}
                self.problems.append(Problem("F830", args, (*path, key)))
        return found

    def _case(self, top: dict[str, tuple[Tree, Path]], own: dict[str, tuple[Tree, Path]], here: Path) -> Case:
        both = {**top, **own}
        name = _text(own.get("name", ("", ()))[0]) or f"样例{here[-1] + 1}"  # type: ignore[operator]
        units, roots = self._units(own, here)
        tree: dict[str, Tree] = {fact_word("units"): units}
        roots.setdefault((fact_word("units"),), here)
        for key in ("year", "decided", "run"):
            if key in both:
                tree[fact_word(key)], roots[(fact_word(key),)] = both[key]
        origin = lambda path: _origin(path, roots)  # noqa: E731 - a value of the document
        year = _text(both.get("year", ("", ()))[0])
        expected, place = own.get("expected", (None, here))
        return Case(
            name,
            self._span(here),
            self._file(*own["file"]) if "file" in own else Document(self.source, "yaml", tree, origin=origin),
            tuple(self._expected(expected, place, [] if "file" in own else list(units))),
            _text(top.get("measure", ("", ()))[0]) or "",
            int(year) if year and year.isdigit() else None,
            self._readings(top, own),
            self._schemes(top),
            _text(own.get("proposed", ("", ()))[0]) not in ("", None, *FALSE),
            self._span(place) if "expected" in own else None,
            _text(own.get("remark", ("", ()))[0]) or "",
        )

    def _units(self, own: dict[str, tuple[Tree, Path]], here: Path) -> tuple[dict[str, Tree], dict[Path, Path]]:
        """The facts of every unit, and where each stands."""
        if "units" in own:
            units, path = own["units"]
            if isinstance(units, dict) and units:
                return units, {(fact_word("units"),): path}
            self.problems.append(_wrong("mapping", units, path, word("units")))
            return {}, {}
        facts, path = own.get("facts", ({}, here))
        if not isinstance(facts, dict):
            self.problems.append(_wrong("mapping", facts, path, word("facts")))
            facts = {}
        place: Path = (fact_word("units"), UNIT)
        roots: dict[Path, Path] = {place: path}
        if "class" in own:
            facts = {fact_word("class"): own["class"][0], **facts}
            roots[(*place, fact_word("class"))] = own["class"][1]
        return {UNIT: facts}, roots

    def _file(self, node: Tree, path: Path) -> tuple[str, bytes]:
        """The fact file of a case – a filled form, for instance – beside the file of cases, and nowhere else."""
        name = PurePosixPath(_text(node) or "")
        inside = bool(name.parts) and not name.is_absolute() and ".." not in name.parts
        target = FilePath(self.source.name).parent / name
        try:
            if inside and target.resolve().is_relative_to(FilePath(self.source.name).parent.resolve()):
                with target.open("rb") as file:
                    return target.as_posix(), file.read(SIZE + 1)
        except OSError:
            pass
        self.problems.append(Problem("F835", {"name": shown(str(name))}, path))
        return str(name), b""

    def _expected(self, node: Tree, path: Path, units: list[str]) -> Iterator[Expectation]:
        """What must come out; by unit where there are several."""
        if node is None or node == "":
            return
        if not isinstance(node, dict):
            self.problems.append(_wrong("mapping", node, path, word("expected")))
            return
        for key, value in node.items():
            if isinstance(value, dict):
                if units and key not in units:
                    args = {"name": shown(key), "candidates": "、".join(units)}
                    self.problems.append(Problem("F832", args, (*path, key)))
                yield from (self._one(key, k, v, (*path, key, k)) for k, v in value.items())
            elif len(units) > 1:
                self.problems.append(_wrong("by-unit", value, (*path, key), "、".join(units)))
            elif not units:
                self.problems.append(_wrong("by-unit", value, (*path, key), word("expected")))
            else:
                yield self._one(units[0], key, value, (*path, key))

    def _one(self, unit: str, name: str, value: Tree, path: Path) -> Expectation:
        texts = [_text(v) or "" for v in value] if isinstance(value, list) else [_text(value) or ""]
        return Expectation(unit, result_name(name), tuple(texts), self._span(path))

    def _readings(self, *said: dict[str, tuple[Tree, Path]]) -> tuple[str, ...] | None:
        """The readings that the file states, and over them those of the case; None where neither says anything."""
        stated = [keys["readings"] for keys in said if "readings" in keys]
        found: dict[str, str] = {}
        for node, path in stated:
            if isinstance(node, dict):
                found |= {name: f"{name}={_text(option)}" for name, option in node.items()}
            elif _text(node) not in ADOPTED:
                self.problems.append(_wrong("readings", node, path, word("readings")))
        return tuple(found.values()) if stated else None

    def _schemes(self, top: dict[str, tuple[Tree, Path]]) -> tuple[str, ...] | None:
        if "schemes" not in top:
            return None
        node, _ = top["schemes"]
        return tuple(_text(n) or "" for n in (node if isinstance(node, list) else [node]))

    def _span(self, path: Path) -> Span:
        """A place to be filled in when the whole file was read."""
        span = Span(self.source.name, -1, len(self.wanted))
        self.wanted[span] = path
        return span

    def spans(self) -> dict[Span, Span]:
        """The places of everything that was read, found in one pass over the text."""
        values, keys = locate(Document(self.source, "yaml", {}), self.wanted.values())
        return {
            span: Span(self.source.name, *(keys if path and isinstance(path[-1], str) else values).get(path, (0, 0)))
            for span, path in self.wanted.items()
        }


def _placed(case: Case, spans: dict[Span, Span]) -> Case:
    expected = tuple(evolve(e, span=spans[e.span]) for e in case.expected)
    target = spans[case.target] if case.target is not None else None
    return evolve(case, span=spans[case.span], expected=expected, target=target)


def _origin(path: Path, roots: dict[Path, Path]) -> Path:
    """The path in the file of a path in the tree of a case."""
    for n in range(len(path), 0, -1):
        if path[:n] in roots:
            return (*roots[path[:n]], *path[n:])
    return path


def _text(value: Any) -> str | None:
    """A scalar as text; JSON has truth values and null."""
    if isinstance(value, str):
        return value.strip()
    return {True: "是", False: "否"}.get(value) if isinstance(value, bool) else None


def _wrong(what: str, value: Tree, path: Path = (), name: str = "") -> Problem:
    return Problem("F834", {"what": what, "name": name, "value": shown(value) if value is not None else ""}, path)
