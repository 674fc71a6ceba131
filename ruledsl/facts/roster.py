"""Which units are assessed, in which order and class: by the scheme, the file, or else by the facts."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import define, field, frozen

from ruledsl.facts.draft import Given, Part
from ruledsl.facts.header import Header
from ruledsl.facts.names import folded, invisible, role_of
from ruledsl.facts.report import Report
from ruledsl.facts.rows import scalar
from ruledsl.facts.tree import Document, Path, Problem, Tree, mapping_wanted, shown


@frozen
class Member:
    """A unit on the roster."""

    unit: str
    class_name: str = ""


@define
class Roster:
    """Members by folded name; ``assumed`` when nobody gave a roster and the units with facts are it."""

    members: dict[str, Member] = field(factory=dict)
    assumed: bool = False

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes that occur, in order."""
        return tuple(dict.fromkeys(m.class_name for m in self.members.values() if m.class_name))

    def pairs(self) -> set[tuple[str, str]]:
        """What makes two rosters the same."""
        return {(name, folded(m.class_name)) for name, m in self.members.items()}


def _of_scheme(given: Mapping[str, Sequence[str]], report: Report) -> Roster:
    """The roster that the caller gives."""
    roster = Roster()
    for class_name, units in given.items():
        for unit in units:
            _enter(roster, Member(unit, class_name), None, (), report)
    return roster


def _of_file(document: Document, key: str, report: Report) -> Roster:
    """The roster under a key of a file: a list of units, or lists by class."""
    roster, node = Roster(), document.tree[key]
    lists: list[tuple[str, Tree, Path]] = [("", node, (key,))]
    if isinstance(node, dict):
        lists = [(class_name, units, (key, class_name)) for class_name, units in node.items()]
    for class_name, units, path in lists:
        if class_name and units in ([], "", None):
            others = sum(len(other) for _, other, _ in lists if isinstance(other, list))
            report.add(Problem("W192", {"name": shown(class_name.strip()), "others": others}, path), document)
        if not isinstance(units, list):
            if scalar(units) != "":
                report.add(Problem("F117", {"value": shown(units)}, path), document)
            continue
        for position, unit in enumerate(units):
            name = scalar(unit)
            place = (*path, position)
            if name is None:
                report.add(Problem("F118", {"fact": key, "value": shown(unit)}, place), document)
            else:
                _enter(roster, Member(name, class_name.strip()), document, place, report)
    return roster


def _enter(roster: Roster, member: Member, document: Document | None, path: Path, report: Report) -> None:
    key = folded(member.unit)
    before = roster.members.get(key)
    for name in (member.unit, member.class_name):
        if hidden := invisible(name):
            report.add(Problem("F119", {"name": shown(name), "characters": hidden}, path), document, member.unit)
    if not key:
        report.add(Problem("F158", {}, path), document)
    elif before is None:
        roster.members[key] = member
    elif folded(before.class_name) == folded(member.class_name):
        report.add(Problem("F120", {"name": shown(member.unit)}, path), document, member.unit)
    else:
        classes = f"{shown(before.class_name)}、{shown(member.class_name)}"
        report.add(Problem("F124", {"unit": shown(member.unit), "classes": classes}, path), document, member.unit)


def _compare(given: Roster, other: Roster, document: Document, path: Path, report: Report) -> None:
    """Two rosters for one assessment must be the same."""
    more, fewer = other.pairs() - given.pairs(), given.pairs() - other.pairs()
    if more or fewer:
        report.add(Problem("F126", {"more": _listed(more), "fewer": _listed(fewer)}, path), document)


def _listed(pairs: set[tuple[str, str]]) -> str:
    names = [shown(f"{unit}（{name}）" if name else unit) for unit, name in sorted(pairs)]
    return "、".join(names[:8]) + ("…" if len(names) > 8 else "") or "—"


def resolve(tops: Header, scheme: Mapping[str, Sequence[str]] | None, report: Report) -> Roster:
    """The roster of the scheme, else of the first file that has one; units outside of it are told."""
    named: dict[str, tuple[str, Part]] = {}
    for given in tops.given.get("units", ()):
        for name, part in _gather(tops, given, report):
            tops.units.setdefault(folded(name), []).append(part)
            named.setdefault(folded(name), (name, part))
    roster = None if scheme is None else _of_scheme(scheme, report)
    for given in tops.given.get("roster", ()):
        other = _of_file(given.document, str(given.path[0]), report)
        if roster is not None:
            _compare(roster, other, given.document, given.path, report)
        roster = roster or other
    if roster is None:
        return _of_facts(named, report)
    units = [m.unit for m in roster.members.values()]
    for key, (name, part) in named.items():
        if key not in roster.members:
            near = report.near(name, units)
            report.add(Problem("F121", {"name": shown(name), "candidates": near}, part.path), part.document, name)
    return roster


def _of_facts(named: dict[str, tuple[str, Part]], report: Report) -> Roster:
    roster = Roster(assumed=True)
    for key, (name, part) in named.items():
        roster.members[key] = Member(name)
        if hidden := invisible(name):
            args = {"name": shown(name), "characters": hidden}
            report.add(Problem("F119", args, part.path), part.document, name)
    if not named and not any(item.problem.code == "F141" for item in report.found):
        report.add(Problem("F127"))
    return roster


def _gather(tops: Header, given: Given, report: Report) -> Iterable[tuple[str, Part]]:
    """The units of a file with their mappings; each name once."""
    document, node, key = given.document, given.value, str(given.path[0])
    seen: set[str] = set()
    pairs: list[tuple[Tree, Tree, Path]] = []
    if isinstance(node, dict):
        pairs = [(name, facts, (key, name)) for name, facts in node.items()]
    elif isinstance(node, list):
        pairs = [(_name(facts), facts, (key, i)) for i, facts in enumerate(node)]
    elif scalar(node) != "":
        report.add(mapping_wanted(node, (key,)), document)
    for raw, facts, path in pairs:
        name = (scalar(raw) or "").strip()
        if not folded(name):
            report.add(Problem("F158", {}, path), document)
        elif folded(name) in seen:
            report.add(Problem("F120", {"name": shown(name)}, path), document, name)
        elif isinstance(facts, dict):
            yield name, Part(document, path, facts)
        elif scalar(facts) == "":
            yield name, Part(document, path, {})
        else:
            report.add(mapping_wanted(facts, path), document, name)
            tops.broken.add(folded(name))
            yield name, Part(document, path, {})
        seen.add(folded(name))


def _name(facts: Tree) -> Tree:
    if not isinstance(facts, dict):
        return ""
    return next((value for key, value in facts.items() if role_of(key) == "units"), "")
