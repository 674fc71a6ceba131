"""Every edit with what it means: the old version against the old version with this one edit, and old against new."""

from collections.abc import Mapping, Sequence

from attrs import define, field, frozen

from ruledsl.compare.one_plan import OnePlan
from ruledsl.compare.renaming import regraded, renamed
from ruledsl.compare.search import TRIES
from ruledsl.compare.verdict import EQUAL, Comparison, Verdict
from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Plan
from ruledsl.measure import Measure
from ruledsl.specialise import specialise
from ruledsl.statements.blocks import ListBlock, SchemeBlock
from ruledsl.statements.in_force import InForce
from ruledsl.tools.diff.hybrids import Group, Hybrids, inseparable
from ruledsl.tools.diff.names import former_grades, former_names
from ruledsl.tools.diff.pairs import Edit, Pair, paired
from ruledsl.tools.diff.parts import Part, part_of
from ruledsl.tools.diff.sides import Version
from ruledsl.tools.diff.words import EXPLAINS
from ruledsl.tools.load import Compiled
from ruledsl.validity import validity

#: What an edit is classed as where no result moves: only its citation, only words, who is assessed and when.
CITATION, WORDING, SCOPE = "citation", "wording", "scope"
#: An edit that was not looked at, because one of the versions cannot be run.
UNKNOWN = "unknown"


@frozen
class Judged:
    """An edit and its class; ``group`` are the edits without which it is no valid measure, itself among them.

    ``alone`` is what is wrong with the measure if it is the only edit of such a group.
    """

    edit: Edit
    kind: str
    group: Group
    verdict: Verdict | None = None
    alone: Diagnostic | None = None


@define
class Paper:
    """Two versions of one measure side by side: the edits between them, and the hybrids that they make."""

    old: Version
    new: Version
    edits: tuple[Edit, ...] = field(init=False)
    hybrids: Hybrids = field(init=False)
    former: dict[str, str] = field(init=False)
    grades: dict[str, str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        documents = [_documents(v) for v in (self.old, self.new)]
        keys = dict.fromkeys(k for found in documents for k in found)
        both = _matched(documents[0], documents[1], list(keys))
        pairs, self.edits = paired([(a, b) for _, a, b in both])
        by_key = dict(zip((k for k, _, _ in both), pairs, strict=True))
        schemes = [p for k, p in by_key.items() if k.startswith("scheme:")]
        lists = {k.removeprefix("list:"): p for k, p in by_key.items() if k.startswith("list:")}
        self.hybrids = Hybrids(by_key["measure"], schemes, lists, self._versions())
        self.former, self.grades = former_names(self.edits), former_grades(self.edits)

    def _versions(self) -> dict[Group, Compiled | None]:
        """The hybrids that are compiled already: no edit, and all of them."""
        if not (self.old.usable and self.new.usable):
            return {}
        return {frozenset(): self.old.compiled, self.everything: self.new.compiled}

    @property
    def everything(self) -> Group:
        return frozenset(e.number for e in self.edits)

    def plan(self, edits: Group, readings: Mapping[str, str]) -> Plan | None:
        """The plan of a hybrid, its readings settled, facts and grades under their new names."""
        plan = self.hybrids.plan(edits)
        return None if plan is None else self.settled(plan, readings)

    def settled(self, plan: Plan, readings: Mapping[str, str]) -> Plan:
        """A plan under the readings in use and the new names, where it has not got them already."""
        return regraded(settled(plan, readings, self.former), self.grades)


def settled(plan: Plan, readings: Mapping[str, str], former: Mapping[str, str] = {}) -> Plan:
    """The plan under the readings in use; one that is open counts as its first option, as in a trial."""
    chosen = {p.name: readings.get(p.name) or p.value or p.options[0] for p in plan.parameters}
    known = {
        p.name: o if o in p.options else (p.value or p.options[0])
        for p, o in zip(plan.parameters, chosen.values(), strict=True)
    }
    return renamed(specialise(plan, known), former)


def _documents(version: Version) -> dict[str, Part]:
    """The measure, its schemes and the lists that it imports, by kind and name."""
    assert version.block is not None and version.document is not None
    found = {"measure": part_of(version.block)}
    name = version.block.name.text
    schemes = [s for s in version.side.rules.schemes if s.of == name]
    found |= {f"scheme:{s.name.text}": part_of(s) for s in schemes}
    lists: Mapping[str, ListBlock] = version.side.rules.lists.get(version.document.file, {})
    return found | {f"list:{alias}": part_of(block) for alias, block in lists.items()}


def _matched(
    old: dict[str, Part], new: dict[str, Part], keys: Sequence[str]
) -> list[tuple[str, Part | None, Part | None]]:
    """Documents in pairs; where each side has one scheme they belong together, whatever their names."""
    lone = [[k for k in found if k.startswith("scheme:")] for found in (old, new)]
    if len(lone[0]) == len(lone[1]) == 1 and lone[0] != lone[1]:
        one, other = lone[0][0], lone[1][0]
        rest = [(k, old.get(k), new.get(k)) for k in keys if k not in (one, other)]
        return [*rest[:1], (other, old[one], new[other]), *rest[1:]]
    return [(k, old.get(k), new.get(k)) for k in keys]


def judged(
    paper: Paper,
    readings: tuple[Mapping[str, str], Mapping[str, str]],
    year: int,
    tries: int = TRIES,
    alike: OnePlan | None = None,
) -> tuple[tuple[Judged, ...], tuple[Group, ...], Verdict | None]:
    """Every edit with its class, the inseparable groups, and the verdict on all of them together.

    ``alike`` is the plan of both versions where only readings differ.
    """
    if not (paper.old.usable and paper.new.usable):
        return tuple(Judged(e, _without_plan(e), frozenset({e.number})) for e in paper.edits), (), None
    groups = inseparable(paper.hybrids, [e.number for e in paper.edits])
    found: dict[int, Judged] = {}
    base = paper.plan(frozenset(), readings[0])
    assert base is not None
    for group in groups:
        verdict = _verdict(paper, group, base, readings[0], year, tries)
        for number in group:
            edit = paper.edits[number]
            found[number] = Judged(
                edit, _class(paper, edit, group, verdict), group, verdict, _alone(paper, number, group)
            )
    last = paper.plan(paper.everything, readings[1])
    if len(groups) == 1 and readings[0] == readings[1]:
        whole = found[min(groups[0])].verdict
    else:
        whole = _compared(base, last, year, tries, alike) if last is not None else None
    return tuple(found[e.number] for e in paper.edits), groups, whole


def _alone(paper: Paper, number: int, group: Group) -> Diagnostic | None:
    """Why an edit of a group does not hold by itself."""
    own = frozenset({number})
    return paper.hybrids.refused.get(own) if own < group and paper.hybrids.compiled(own) is None else None


def _verdict(
    paper: Paper, group: Group, base: Plan, readings: Mapping[str, str], year: int, tries: int
) -> Verdict | None:
    if all(_without_plan(paper.edits[n]) in (CITATION, WORDING) for n in group):
        return Verdict(EQUAL, frozenset({1, -1}))
    plan = paper.plan(group, readings)
    return _compared(base, plan, year, tries) if plan is not None else None


def _compared(old: Plan, new: Plan, year: int, tries: int, alike: OnePlan | None = None) -> Verdict:
    """Bounds, and units that show what they leave open; without tries bounds alone."""
    comparison = Comparison(old, new, year)
    return comparison.verdict(tries, alike) if tries else comparison.bounds()


def _class(paper: Paper, edit: Edit, group: Group, verdict: Verdict | None) -> str:
    if verdict is None:
        return UNKNOWN
    if verdict.kind != EQUAL:
        return verdict.kind
    old, new = (paper.hybrids.compiled(g) for g in (frozenset[int](), group))
    if old is not None and new is not None and scope_of(old.measure) != scope_of(new.measure):
        return SCOPE
    return CITATION if _without_plan(edit) == CITATION else WORDING


def _without_plan(edit: Edit) -> str:
    """The class of an edit that touches nothing but citations or explanations; unknown otherwise."""
    if edit.action == "changed" and edit.fields and set(edit.fields) <= {"cite"}:
        return CITATION
    if edit.action == "changed" and edit.fields and set(edit.fields) <= {"cite", *EXPLAINS}:
        return WORDING
    return UNKNOWN


def scope_of(measure: Measure) -> tuple[object, ...]:
    """Who is assessed and when: nothing of it moves points, all of it decides whether there is a result."""
    valid = validity(measure, {}) if measure.only(InForce) is not None else None
    rules = [s for s in measure.statements if type(s).RULE in ("applies", "valid_for", "year", "repeals")]
    return (
        valid,
        tuple(repr(r) for r in rules),
        measure.roster,
        measure.year,
        tuple(sorted(measure.settings.items(), key=str)),
    )


def year_for(*found: Compiled | None) -> int:
    """The assessment year in which made-up units live: that of a scheme, else the first in which a version is in force."""
    measures = [c.measure for c in found if c is not None]
    known = [m.year for m in measures if m.year is not None]
    starts = [validity(m, {}) for m in measures if m.only(InForce) is not None]
    first = [v.first.year + 1 for v in starts if v.is_known]
    return (known or first or [2024])[-1]


__all__ = [
    "CITATION",
    "SCOPE",
    "UNKNOWN",
    "WORDING",
    "Judged",
    "Pair",
    "Paper",
    "SchemeBlock",
    "judged",
    "settled",
    "year_for",
]
