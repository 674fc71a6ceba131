"""What units of a year are told beside their results, findings and consequences: what goes and what comes."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import FactSet, UnitFacts
from ruledsl.ir import Plan
from ruledsl.node import evolve
from ruledsl.scorecard import Item, Scorecard
from ruledsl.tools.diff.replay import Year
from ruledsl.tools.evaluate import Options, evaluate

#: Of more units than this it is not worked out what they are told.
MOST = 2_000

Remark = Diagnostic | Item


@frozen
class Told:
    """A unit that is told something else: what only the old version says, and what only the new one does."""

    unit: str
    gone: tuple[Remark, ...]
    come: tuple[Remark, ...]


def told_otherwise(year: Year, written: tuple[Plan, Plan], former: Mapping[str, str]) -> tuple[Told, ...] | None:
    """The units that are told something else; None where there are too many units to work it out.

    ``written`` are the plans under the names that each version itself has, ``former`` old names with the new ones.
    """
    if len(year.old.units) > MOST:
        return None
    old, new = (_remarks(year, which, plan, former) for which, plan in enumerate(written))
    found = []
    for unit in old:
        if unit in new and old[unit].keys() != new[unit].keys():
            gone, come = (
                tuple(one for key, one in mine.items() if key not in other)
                for mine, other in ((old[unit], new[unit]), (new[unit], old[unit]))
            )
            found.append(Told(unit, gone, come))
    return tuple(found)


def _remarks(year: Year, which: int, plan: Plan, former: Mapping[str, str]) -> dict[str, Mapping[object, Remark]]:
    """What each unit is told under one version, by what it says."""
    facts = _as_written((year.old, year.new)[which], plan, year.plans[which])
    results = evaluate(year.measures[which], plan, facts, Options(year.chosen[which], trial=True))
    return {card.unit: _said(card, former) for card in results.units if not card.rejected}


def _as_written(facts: FactSet, plan: Plan, now: Plan) -> FactSet:
    """The words of the facts under the names of the version itself: they may have been read under those of the other."""
    names = _aligned([t.name for t in now.tables], [t.name for t in plan.tables])
    names |= _aligned([f.name for f in now.facts], [f.name for f in plan.facts])
    return evolve(facts, units=tuple(_renamed(unit, names) for unit in facts.units))


def _aligned(now: Sequence[str], written: Sequence[str]) -> dict[str, str]:
    return {a: b for a, b in zip(now, written, strict=True) if a not in written}


def _renamed(unit: UnitFacts, names: Mapping[str, str]) -> UnitFacts:
    lines = {names.get(k, k): v for k, v in unit.lines.items()}
    return evolve(unit, lines=lines, texts={names.get(k, k): v for k, v in unit.texts.items()})


def _said(card: Scorecard, former: Mapping[str, str]) -> dict[object, Remark]:
    """Findings and consequences by what they say, whatever it is called."""
    found: dict[object, Remark] = {}
    for one in card.findings:
        args = {key: former.get(v, v) if isinstance(v, str) else v for key, v in one.args.items()}
        found[one.code, repr(sorted(args.items(), key=str))] = one
    return found | {former.get(item.path, item.path): item for item in card.consequences}
