"""An objection as a file: ``{单位, 日期, 异议: [事项, {事项, 主张}]}``; what is wrong with its shape has a place in it."""

from typing import Any

from attrs import frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts.decode import decode
from ruledsl.facts.documents import kind_of
from ruledsl.facts.read_json import read_json
from ruledsl.facts.read_yaml import read_yaml
from ruledsl.facts.report import Report
from ruledsl.facts.tree import Document, Path, Problem, inspect, shown
from ruledsl.source import Source

#: So many points are answered at once.
MOST = 30
_KEYS = {
    "unit": ("单位", "unit"),
    "date": ("日期", "date"),
    "points": ("异议", "points"),
    "about": ("事项", "about"),
    "claim": ("主张", "claim"),
}


@frozen
class Raised:
    """A point: what it is about, and what the unit says of it."""

    about: str
    claim: str = ""


@frozen
class Objection:
    """What a unit objects to; ``problems`` where it could not be understood."""

    unit: str
    date: str
    points: tuple[Raised, ...]
    problems: tuple[Diagnostic, ...] = ()
    source: Source | None = None


def read_objection(name: str, data: bytes) -> Objection:
    """An objection out of YAML or JSON."""
    source, problems = decode((name, data))
    tree: Any = None
    if not problems:
        tree, problems = read_json(source) if kind_of(name, source.text) == "json" else read_yaml(source)
    if not problems and isinstance(tree, dict):
        problems = inspect(tree, source.text)
    found = Objection("", "", (), (), source)
    if not problems:
        found, problems = _objection(tree, source)
    report = Report()
    for problem in problems:
        report.add(problem, Document(source, "yaml", {}))
    return Objection(found.unit, found.date, found.points, report.diagnostics(), source)


def _objection(tree: Any, source: Source) -> tuple[Objection, list[Problem]]:
    said, problems = _fields(tree, ("unit", "date", "points"), ())
    listed = said.get("points", [])
    if not isinstance(listed, list) or len(listed) > MOST:
        return Objection("", "", ()), [*problems, _wrong(listed, (_KEYS["points"][0],))]
    points = []
    for place, node in enumerate(listed):
        path: Path = (_written(tree, "points"), place)
        fields, wrong = ({"about": node}, []) if isinstance(node, str) else _fields(node, ("about", "claim"), path)
        about, claim = fields.get("about", ""), fields.get("claim", "")
        if not isinstance(about, str) or not about.strip() or not isinstance(claim, str):
            wrong = wrong or [_wrong(node, path)]
        else:
            points.append(Raised(about.strip(), claim.strip()))
        problems += wrong
    unit, date = (said.get(key, "") for key in ("unit", "date"))
    problems += [
        _wrong(value, (_written(tree, key),))
        for key, value in (("unit", unit), ("date", date))
        if not isinstance(value, str)
    ]
    return Objection(str(unit).strip(), str(date).strip(), tuple(points), (), source), problems


def _fields(node: Any, allowed: tuple[str, ...], path: Path) -> tuple[dict[str, Any], list[Problem]]:
    """The values of a mapping by role; a key that means nothing is a problem."""
    if not isinstance(node, dict):
        return {}, [_wrong(node, path)]
    roles = {word: role for role in allowed for word in _KEYS[role]}
    found = {roles[key]: value for key, value in node.items() if key in roles}
    return found, [_wrong(key, (*path, key)) for key in node if key not in roles]


def _written(tree: dict[str, Any], role: str) -> str:
    return next(word for word in (*_KEYS[role], _KEYS[role][0]) if word in tree or word == _KEYS[role][-1])


def _wrong(value: Any, path: Path) -> Problem:
    return Problem("F194", {"value": shown(value), "most": MOST}, path)
