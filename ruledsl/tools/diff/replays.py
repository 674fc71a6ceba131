"""The facts of a year under both versions: who moves, from which edits, and what could not be compared."""

from collections.abc import Mapping, Sequence
from functools import partial

from attrs import frozen

from ruledsl.compare.one_plan import OnePlan
from ruledsl.compare.renaming import renamed
from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import FactSet
from ruledsl.ir import Plan
from ruledsl.source import Source
from ruledsl.tools.diff.among_edits import AmongEdits
from ruledsl.tools.diff.among_readings import AmongReadings
from ruledsl.tools.diff.attribution import attributed
from ruledsl.tools.diff.facts import Given, facts_beside, in_both, listed_once, only_in_one, remarks_on, usable
from ruledsl.tools.diff.hybrids import EXACT, Group, needed
from ruledsl.tools.diff.judge import Paper
from ruledsl.tools.diff.rank_causes import with_ranks
from ruledsl.tools.diff.readings import Chosen
from ruledsl.tools.diff.replay import Moved, Year, moved
from ruledsl.tools.diff.told import Told, told_otherwise

#: Errors of a unit that one version alone lists: its facts, or that it has none.
_UNLISTED = frozenset(["F121", "F122"])


@frozen
class Replay:
    """A year under both versions; ``refused`` are units whose facts fit one version only, ``neither`` those that fit none.

    ``unread`` are the facts that the old and that the new version leave out, because only the other one asks for them.
    The causes of a unit count ``groups``, some of which are ``readings``; ``exact`` says that every combination of them
    was evaluated.  ``told`` are units that get other findings or consequences; None says that it was not worked out.
    ``listed`` are the units that only the old and that only the new version assesses.
    """

    units: tuple[Moved, ...]
    refused: tuple[tuple[str, str, tuple[Diagnostic, ...]], ...]
    neither: tuple[str, ...]
    groups: tuple[Group, ...]
    readings: Mapping[Group, tuple[str, ...]]
    exact: bool
    year: int | None
    problems: tuple[Diagnostic, ...]
    remarks: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]
    unread: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    told: tuple[Told, ...] | None = ()
    listed: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

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


def read(given: Given, paper: Paper, chosen: Chosen, alike: OnePlan | None = None) -> Read:
    """One fact file under both versions; it is read once where both ask for the same, or have one plan."""
    one, two = paper.old.compiled, paper.new.compiled
    assert one is not None and two is not None
    back = {after: before for before, after in paper.former.items()}
    old, left = facts_beside(given, one, chosen.old, back, renamed(two.plan, back))
    same = (
        one.plan.facts == two.plan.facts
        and one.plan.tables == two.plan.tables
        and one.measure.roster == two.measure.roster
    )
    if same or alike:
        return Read(old, old, (left, left))
    new, lost = facts_beside(given, two, chosen.new, paper.former, renamed(one.plan, paper.former))
    return Read(old, new, (left, lost))


def replayed(
    given: Given,
    paper: Paper,
    groups: Sequence[Group],
    chosen: Chosen,
    alike: OnePlan | None = None,
    remarks_differ: bool = False,
) -> Replay:
    """Every unit under both versions, with the edits from which its changes come; ``alike`` is the plan where both have one."""
    one, two = paper.old.compiled, paper.new.compiled
    assert one is not None and two is not None
    found = read(given, paper, chosen, alike)
    old, new, sources = found.old, found.new, found.old.sources
    remarks = (*remarks_on(old, one, chosen.old), *remarks_on(new, two, chosen.new))
    listed = listed_once(one.measure, two.measure)
    problems = tuple(p for p in found.problems if not (p.code in _UNLISTED and p.unit in {*listed[0], *listed[1]}))
    known = old.year or one.measure.year
    if known is None or (new.year or two.measure.year) is None:
        return Replay((), (), (), (), {}, True, None, problems, remarks, sources, found.unread)
    plans = (paper.settled(one.plan, chosen.old), paper.settled(two.plan, chosen.new))
    plans = (alike.plan, alike.plan) if alike else plans
    sides = in_both(usable(old), usable(new))
    facts = Year(*sides, plans, (one.measure, two.measure), (chosen.all_old, chosen.all_new), alike)
    changes = chosen.groups if alike else _changes(groups, chosen)
    units, exact = _with_causes(facts, paper, changes, chosen)
    read_ = {g: names for g in changes if (names := chosen.names(g))}
    gone = {u.name for u in usable(old).units if u.row is None}
    neither = tuple(u.name for u in usable(new).units if u.row is None and u.name in gone)
    refused = only_in_one(usable(old), usable(new))
    written = (one.plan, one.plan if alike else two.plan)
    told = told_otherwise(facts, written, {**paper.former, **paper.grades}) if remarks_differ else ()
    rest = (exact, known, problems, remarks, sources, found.unread, told, listed)
    return Replay(units, refused, neither, changes, read_, *rest)


def _changes(groups: Sequence[Group], chosen: Chosen) -> tuple[Group, ...]:
    """The edits, and beside them each reading that differs; all of these as one where too many combinations would come of it."""
    apart = chosen.groups
    if len(groups) + len(apart) > EXACT and apart:
        return (*groups, frozenset[int]().union(*apart))
    return (*groups, *apart)


def _with_causes(facts: Year, paper: Paper, groups: Sequence[Group], chosen: Chosen) -> tuple[tuple[Moved, ...], bool]:
    """The units with the causes of their changes, and whether every combination of edits was evaluated."""
    units = moved(facts)
    if not groups or not any(m.changed for m in units):
        return units, True
    among = (
        AmongReadings(facts.one, groups, chosen) if facts.one else AmongEdits(groups, _hybrids(paper, groups, chosen))
    )
    attribution = among.attribution
    units = attributed(units, attribution, among.cells(units, facts))
    return with_ranks(units, groups, attribution.sets, partial(among.ranks, units, facts)), attribution.exact


def _hybrids(paper: Paper, groups: Sequence[Group], chosen: Chosen) -> dict[Group, Plan]:
    """Every combination of changes that is needed, as far as it is a valid measure."""
    plans = {s: paper.plan(frozenset(n for n in s if n >= 0), chosen.options(s)) for s in needed(groups)}
    return {s: plan for s, plan in plans.items() if plan is not None}


def once(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each problem once, in order."""
    kept: dict[str, Diagnostic] = {}
    for diagnostic in found:
        kept.setdefault(
            repr((diagnostic.code, diagnostic.span, diagnostic.path, diagnostic.unit, diagnostic.args)), diagnostic
        )
    return tuple(kept.values())
