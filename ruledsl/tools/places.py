"""Who has the places of a quota, and who stood before a unit and takes none: what only all units together can tell."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from ruledsl.facts import FactSet
from ruledsl.ir import Entry, Fold, Plan, walk
from ruledsl.node import evolve
from ruledsl.scorecard import Contest, Item, Scorecard
from ruledsl.tools.why_absent import Traced, Why, why

Key = tuple[int, ...]


@frozen
class Quota:
    """A quota of the plan: its line of the sheet, the grade, whether better ones count with it, the fold that gives places."""

    entry: Entry
    grade: str
    better: bool
    fold: Fold
    #: Whether units that tie stand together on the last place of their tie.
    ties_out: bool


def with_contests(
    plan: Plan, facts: FactSet, traced: Traced, run: tuple[int, ...], units: tuple[Scorecard, ...]
) -> tuple[Scorecard, ...]:
    """The scorecards, each quota that a unit has the score for with the units concerned."""
    quotas = tuple(_quotas(plan))
    if not quotas:
        return units
    found = why(plan, facts, traced, run)
    for quota in quotas:
        groups: dict[str, list[Scorecard]] = {}
        keyed = bool(plan.table(quota.fold.to).keys) if quota.fold.to else False
        for unit in (u for u in units if u.total is not None):
            groups.setdefault(unit.class_name if keyed else "", []).append(unit)
        told = {u.unit: c for group in groups.values() for u, c in _contests(plan, quota, found, group)}
        units = tuple(_told(u, quota.entry.path, told[u.unit]) if u.unit in told else u for u in units)
    return units


def _quotas(plan: Plan) -> Iterator[Quota]:
    """The quotas that give places."""
    order = next((c.type.choices for c in plan.columns if c.name == "等次"), ())
    columns = {c.name: c.expr for c in plan.columns}
    for entry in (e for e in plan.entries if e.kind == "quota" and e.column("place")):
        grade = order[order.index(entry.text) - 1]
        names = [n for n in columns if n.startswith((f"{entry.path}#rank", f"{entry.path}#worse"))]
        fold = next((n for name in names[:1] for n in walk(columns[name]) if isinstance(n, Fold)), None)
        if fold is not None and len(names) == 1:  # under several orders of a reading nobody is named
            better = entry.path.startswith(f"名额（{grade}及以上")
            yield Quota(entry, grade, better, fold, f"{entry.path}#first" in columns)


def _contests(plan: Plan, quota: Quota, found: Why, group: Sequence[Scorecard]) -> Iterator[tuple[Scorecard, Contest]]:
    """Of the units of a group those that competed, with who has a place and who passed theirs on."""
    path = quota.entry.path
    items = {u.unit: next(i for i in u.statements if i.path == path) for u in group}
    competing = [u for u in group if _has(items[u.unit], "place")]
    taken = tuple(u.unit for u in competing if _text(items[u.unit], "flag") == "no")
    reasons = {u.unit: r for u in group if u not in competing and (r := _reason(plan, quota, u, items[u.unit]))}
    keys = {u.unit: k for u in group if (k := _key(quota, found, u.unit)) is not None} if reasons else {}
    rivals = [name for name in keys if name in reasons]
    for unit in competing:
        item, own = items[unit.unit], keys.get(unit.unit)
        passed: tuple[tuple[str, str, str], ...] = ()
        if unit.unit in taken and own is not None and rivals:
            ahead = [n for n in rivals if _ahead(quota, keys[n], own)]
            if int(_text(item, "place")) + len(ahead) > int(_text(item, "places")):
                passed = tuple((name, *reasons[name]) for name in ahead)
        yield unit, Contest(taken, passed)


def _ahead(quota: Quota, key: Key, own: Key) -> bool:
    return key <= own if quota.ties_out else key < own


def _key(quota: Quota, found: Why, unit: str) -> Key | None:
    """By what places are given, the least first; None where a unit has no such value."""
    row = found.walk.world.rows["unit"][found.units.index(unit)]
    parts = []
    for expr, down in quota.fold.order:
        value, status = found.walk.of(expr, row)
        if status:
            return None
        parts.append(-value if down != quota.ties_out else value)
    return tuple(parts)


def _reason(plan: Plan, quota: Quota, unit: Scorecard, item: Item) -> tuple[str, str] | None:
    """Why a unit with the score for a grade takes none of its places, and by what."""
    grades = next((i for i in unit.statements if i.kind == "grades" and i.reason != "reading"), None)
    reached = (grades.value("gated") or grades.value("band")) if grades is not None else None
    order = plan.column("等次").type.choices
    if reached is None or reached.text not in order or item.reason == "reading":
        return None
    here, wanted = order.index(reached.text), order.index(quota.grade)
    if here != wanted and not (quota.better and here < wanted):
        return None
    out = [i.label for i in unit.statements if i.kind == "not_assessed" and _text(i, "flag") == "yes"]
    if out:
        return "part", out[0]
    if _text(item, "exempt") == "yes":
        return "exempt", ""
    vetoes = [f.args for f in unit.findings if f.code == "N521"]
    lowering = [a for a in vetoes if a.get("grade") or (a.get("effect") in _LOWERING and a.get("lowers") != "no")]
    return ("veto", str(lowering[0]["name"])) if lowering else None


_LOWERING = ("not_above", "downgrades")


def _told(unit: Scorecard, path: str, contest: Contest) -> Scorecard:
    """The line of the quota and the finding about it with the units concerned."""
    statements = tuple(evolve(i, contest=contest) if i.path == path else i for i in unit.statements)
    findings = tuple(
        evolve(f, args={**f.args, "taken": contest.taken}) if f.code == "N522" and f.path == path else f
        for f in unit.findings
    )
    return evolve(unit, statements=statements, findings=findings)


def _text(item: Item, role: str) -> str:
    value = item.value(role)
    return "" if value is None else value.text


def _has(item: Item, role: str) -> bool:
    value = item.value(role)
    return value is not None and not value.absent
