"""The facts of a year under both versions: who moves, from which edits, and what could not be compared."""

from collections.abc import Sequence

from attrs import frozen

from ruledsl.compare.meaning import renamed
from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import FactSet
from ruledsl.source import Source
from ruledsl.tools.diff.attribution import Attribution, attributed
from ruledsl.tools.diff.facts import Given, facts_beside, only_in_one, remarks_on, usable
from ruledsl.tools.diff.hybrids import Group, needed
from ruledsl.tools.diff.judge import Paper, settled
from ruledsl.tools.diff.rank_causes import with_ranks
from ruledsl.tools.diff.readings import Chosen
from ruledsl.tools.diff.replay import Moved, Year, moved

#: The number that stands for the readings, where they differ, among the edits.
READINGS: Group = frozenset({-1})


@frozen
class Replay:
    """A year under both versions; ``refused`` are units whose facts fit one version only, ``neither`` those that fit none.

    ``unread`` are the facts that the old and that the new version leave out, because only the other one asks for them.
    The causes of a unit count ``groups``; ``exact`` says that every combination of them was evaluated.
    """

    units: tuple[Moved, ...]
    refused: tuple[tuple[str, str, tuple[Diagnostic, ...]], ...]
    neither: tuple[str, ...]
    groups: tuple[Group, ...]
    exact: bool
    year: int | None
    problems: tuple[Diagnostic, ...]
    remarks: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]
    unread: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    @property
    def changed(self) -> tuple[Moved, ...]:
        """The units whose result is another, the gravest consequence first."""
        return tuple(sorted((m for m in self.units if m.changed), key=lambda m: m.consequence))


@frozen
class Read:
    """The facts as each version reads them, and those that it leaves out."""

    old: FactSet
    new: FactSet
    unread: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        return once((*self.old.diagnostics, *self.new.diagnostics))


def read(given: Given, paper: Paper, chosen: Chosen) -> Read:
    """One fact file under both versions; it is read once where both ask for the same."""
    one, two = paper.old.compiled, paper.new.compiled
    assert one is not None and two is not None
    back = {after: before for before, after in paper.former.items()}
    old, left = facts_beside(given, one, chosen.old, back, renamed(two.plan, back))
    same = (
        one.plan.facts == two.plan.facts
        and one.plan.tables == two.plan.tables
        and one.measure.roster == two.measure.roster
    )
    if same:
        return Read(old, old, (left, left))
    new, lost = facts_beside(given, two, chosen.new, paper.former, renamed(one.plan, paper.former))
    return Read(old, new, (left, lost))


def replayed(given: Given, paper: Paper, groups: Sequence[Group], chosen: Chosen) -> Replay:
    """Every unit under both versions, with the edits from which its changes come."""
    one, two = paper.old.compiled, paper.new.compiled
    assert one is not None and two is not None
    found = read(given, paper, chosen)
    old, new, sources = found.old, found.new, found.old.sources
    remarks = (*remarks_on(old, one, chosen.old), *remarks_on(new, two, chosen.new))
    known = old.year or one.measure.year
    if known is None or (new.year or two.measure.year) is None:
        return Replay((), (), (), (), True, None, found.problems, remarks, sources, found.unread)
    plans = (settled(one.plan, chosen.old, paper.former), settled(two.plan, chosen.new))
    facts = Year(usable(old), usable(new), plans, (one.measure, two.measure), (chosen.all_old, chosen.all_new))
    everything = (*groups, *([READINGS] if chosen.tried else []))
    units, exact = _with_causes(facts, paper, everything, chosen)
    gone = {u.name for u in facts.old.units if u.row is None}
    neither = tuple(u.name for u in facts.new.units if u.row is None and u.name in gone)
    refused = only_in_one(facts.old, facts.new)
    return Replay(units, refused, neither, everything, exact, known, found.problems, remarks, sources, found.unread)


def _with_causes(facts: Year, paper: Paper, groups: Sequence[Group], chosen: Chosen) -> tuple[tuple[Moved, ...], bool]:
    """The units with the causes of their changes, and whether every combination of edits was evaluated."""
    units = moved(facts)
    if not groups or not any(m.changed for m in units):
        return units, True
    attribution = _attribution(paper, groups, chosen)
    units = attributed(units, facts, attribution)
    return with_ranks(units, facts, groups, attribution.plans), attribution.exact


def _attribution(paper: Paper, groups: Sequence[Group], chosen: Chosen) -> Attribution:
    """Every combination of edits that is needed; readings that differ are one more change beside them."""
    sets = needed(groups)
    plans = {s: paper.plan(s - READINGS, chosen.new if s & READINGS else chosen.old) for s in sets}
    return Attribution(groups, {s: p for s, p in plans.items() if p is not None})


def once(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each problem once, in order."""
    kept: dict[str, Diagnostic] = {}
    for diagnostic in found:
        kept.setdefault(
            repr((diagnostic.code, diagnostic.span, diagnostic.path, diagnostic.unit, diagnostic.args)), diagnostic
        )
    return tuple(kept.values())
