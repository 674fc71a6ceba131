"""Verdicts for every unit there can be: for all edits together and for each, with the least unusual unit that moves."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from ruledsl.backends.solver import undisturbed
from ruledsl.backends.solver_typical import row_of
from ruledsl.compare.extremes import Extreme, extreme
from ruledsl.compare.findings import said_otherwise
from ruledsl.compare.one_plan import OnePlan
from ruledsl.compare.proof import DOWN, UP, Proof, Question, Shown, prove
from ruledsl.compare.read_back import specimen_of
from ruledsl.compare.search import Search
from ruledsl.compare.specimens import Specimen, fits
from ruledsl.compare.verdict import EQUAL, REMARKS, Comparison, Verdict
from ruledsl.compare.witness import Witness
from ruledsl.ir import Plan
from ruledsl.node import evolve
from ruledsl.records import shape
from ruledsl.tools.diff.hybrids import Group
from ruledsl.tools.diff.judge import CITATION, SCOPE, WORDING, Judged, Paper
from ruledsl.tools.diff.proved import Proved

#: Random units on which a verdict that stayed open is tried.
SAMPLES = 2000


@frozen
class Everybody:
    """The verdict on all edits, and which groups of edits alone can change any unit's result (None: not proved)."""

    whole: Proved
    groups: tuple[tuple[Group, Proved], ...]
    culprits: tuple[Group, ...] | None
    idle: tuple[Group, ...]


@frozen
class Ground:
    """What proofs of one comparison share: the year's facts of the run, the year of made-up units, the plan if it is one."""

    known: Mapping[str, int]
    year: int
    alike: OnePlan | None = None


def everybody(
    paper: Paper, judged: Sequence[Judged], readings: tuple[Mapping[str, str], Mapping[str, str]], ground: Ground
) -> Everybody:
    """Proofs for the whole and for each group of edits that is not known to change nothing."""
    base = paper.plan(frozenset(), readings[0])
    last = paper.plan(paper.everything, readings[1])
    assert base is not None and last is not None
    whole = proved((base, last), ground, extremes=True)
    ground = evolve(ground, alike=None)
    groups = list(dict.fromkeys(j.group for j in judged))
    each = []
    for group in groups:
        plan = paper.plan(group, readings[0])
        if plan is not None and not _silent(judged, group):
            each.append(
                (group, whole if len(groups) == 1 and readings[0] == readings[1] else proved((base, plan), ground))
            )
    moving = [g for g, p in each if p.moves]
    idle = tuple(g for g in groups if g not in moving)
    return Everybody(whole, tuple(each), _culprits(paper, moving, readings, ground), idle)


def _silent(judged: Sequence[Judged], group: Group) -> bool:
    """Whether a group is proved already to move no result and to say nothing else."""
    verdicts = [j.verdict for j in judged if j.group == group]
    return all(v is None or ({UP, DOWN} <= v.never and v.kind != REMARKS) for v in verdicts)


def _culprits(
    paper: Paper, moving: Sequence[Group], readings: tuple[Mapping[str, str], Mapping[str, str]], ground: Ground
) -> tuple[Group, ...] | None:
    """The groups without which nothing changes: proved if they alone give every unit what the new version gives it."""
    mine: Group = frozenset().union(*moving)
    last, some = paper.plan(paper.everything, readings[1]), paper.plan(mine, readings[1])
    if mine == paper.everything and last is not None:
        return tuple(moving)
    if last is None or some is None:
        return None
    verdict = Comparison(some, last, ground.year).verdict(0)
    if {UP, DOWN} <= verdict.never:
        return tuple(moving)
    with undisturbed():
        return tuple(moving) if prove((some, last), ground.known, verdict.never, nearest=False).equal else None


def proved(plans: tuple[Plan, Plan], ground: Ground, extremes: bool = False) -> Proved:
    """What holds for all units; where no result moves, also of what is said beside it."""
    with undisturbed():
        return _proved(plans, ground, extremes)


def _proved(plans: tuple[Plan, Plan], ground: Ground, extremes: bool) -> Proved:
    found = _results(plans, ground, extremes)
    if found.kind != REMARKS:
        return found
    otherwise = said_otherwise(plans, ground.known)
    return evolve(found, said=otherwise, kind=EQUAL if otherwise == "never" else REMARKS)


def _results(plans: tuple[Plan, Plan], ground: Ground, extremes: bool) -> Proved:
    """What holds of results, from bounds where they suffice, else from the solver; what stays open is sampled."""
    comparison = Comparison(*plans, ground.year)
    static = comparison.bounds()
    if {UP, DOWN} <= static.never:
        return Proved(static.kind, dict.fromkeys((UP, DOWN), "never"), {}, {}, (), static.facts, grades="never")
    proof = prove(plans, ground.known, static.never)
    search = Search(plans, ground.year, ground.alike)
    examples = dict(_examples(proof, search))
    answers = {way: _answer(proof, static, way, examples) for way in (UP, DOWN)}
    sampled = 0
    if _open(proof, static, answers) and not fits(search.space):
        sampled = SAMPLES
        for way, witness in search.witnesses(SAMPLES).items():
            if way and answers[way] != "found":
                answers[way] = "found"
                examples[way] = witness
    far = _extremes(proof.question, static, search, answers, examples) if extremes and proof.question else {}
    kind = _kind(comparison, static, answers, proof.ranks)
    grades = "never" if static.same_grades else _grades(proof, examples)
    seen = (proof.limits, proof.narrowed, proof.apart, sampled)
    own = frozenset(_own(proof.question, answers)) if extremes and proof.question else frozenset[int]()
    return Proved(kind, answers, examples, far, *seen, grades, "", static.never, static.same_grades, own)


def _own(question: Question, answers: Mapping[int, str]) -> Iterator[int]:
    """The directions left open in which no total moves: grades that depend on other units leave them open."""
    for way, answer in answers.items():
        if answer == "undecided" and question.beyond(way, Fraction(0)) is False:
            yield way


def _grades(proof: Proof, examples: Mapping[int, Witness]) -> str:
    """Whether a grade can change; an example that changes one settles it."""
    return "found" if any(w.old.grade != w.new.grade for w in examples.values()) else proof.grades or "undecided"


def _open(proof: Proof, static: Verdict, answers: Mapping[int, str]) -> bool:
    """Whether a direction was not decided, or excluded only within what the solver looks at."""
    limited = bool(proof.limits)
    return any(a == "undecided" or (a == "never" and limited and w not in static.never) for w, a in answers.items())


def _answer(proof: Proof, static: Verdict, way: int, examples: Mapping[int, Witness]) -> str:
    """Never, found or undecided; a unit that is not seen to move when it is run again shows nothing."""
    if way in static.never:
        return "never"
    answer = proof.answers.get(way, "undecided")
    return "undecided" if answer == "found" and way not in examples else answer


def _examples(proof: Proof, search: Search) -> list[tuple[int, Witness]]:
    """The units that the solver found, run once more under each version by itself."""
    found = []
    usual = _usual(proof, search)
    for way, shown in proof.shown.items():
        assert proof.whole is not None
        specimen = _specimen(shown, proof, search)
        old, new = search.results(specimen)[:2]
        if (old, new) == (shown.old, shown.new):
            found.append((way, Witness(specimen, old, new, usual, shown.least, search.kinds)))
    return found


def _usual(proof: Proof, search: Search) -> Specimen:
    """The unit to which the solver looks for the nearest."""
    if proof.whole is None or proof.question is None:
        return search.typical
    plan, cells = proof.whole.plan, proof.question.prover.typical
    known = {f.name: cells[base] for f in plan.facts if (base := f.name.partition("′")[0]) in cells}
    slots = shape(plan, "unit"), shape(plan, "year")
    if any(f.name not in known for s in slots for f in s.facts):
        return search.typical
    return specimen_of(plan, row_of(slots[0], known), row_of(slots[1], known), search.space)


def _specimen(shown: Shown, proof: Proof, search: Search) -> Specimen:
    assert proof.whole is not None
    return specimen_of(proof.whole.plan, shown.unit.row, shown.unit.run, search.space)


def _extremes(
    question: Question,
    static: Verdict,
    search: Search,
    answers: Mapping[int, str],
    examples: Mapping[int, Witness],
) -> dict[int, Extreme]:
    return {
        way: extreme(question, search, way, static.total, examples[way].specimen if way in examples else None)
        if answer == "found"
        else Extreme(Fraction(0))
        for way, answer in answers.items()
        if answer != "undecided"
    }


def _kind(comparison: Comparison, static: Verdict, answers: Mapping[int, str], ranks: str) -> str:
    """The class of what was proved; that facts can have other values counts too."""
    never = frozenset(way for way, answer in answers.items() if answer == "never")
    shown = [way for way, answer in answers.items() if answer == "found"]
    if {UP, DOWN} <= never:
        ranked = static.ranking and ranks != "never" and comparison.ranks_otherwise()
        return comparison.still(evolve(static, ranking=ranked))
    return comparison.settled(evolve(static, never=never), shown, {}).kind


def with_proof(judged: Sequence[Judged], proof: Everybody) -> tuple[Judged, ...]:
    """The edits with what was proved of them in the place of what bounds and trials could say."""
    known = dict(proof.groups)
    found = []
    for one in judged:
        better = known.get(one.group)
        if better is None or one.verdict is None or one.kind in (CITATION, SCOPE, WORDING):
            found.append(one)
        else:
            found.append(evolve(one, kind=better.kind, verdict=improved(one.verdict, better)))
    return tuple(found)


def improved(verdict: Verdict, proof: Proved) -> Verdict:
    """A verdict with the directions and the units of a proof."""
    witnesses = dict(proof.examples) or verdict.witnesses
    same = verdict.same_grades or proof.grades == "never"
    other = proof.grades == "found"
    return evolve(
        verdict, kind=proof.kind, never=proof.never, witnesses=witnesses, same_grades=same, other_grades=other
    )
