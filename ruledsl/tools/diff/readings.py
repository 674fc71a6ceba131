"""Which option of each reading is in use on either side; ``先封顶/后封顶`` takes one on the old side, the other on the new."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Plan
from ruledsl.tools.diff.hybrids import Group
from ruledsl.tools.diff.sides import Version
from ruledsl.tools.evaluate import readings_from

#: The options that a text asks for (reading → option), and what is wrong with it.
Taken = tuple[Mapping[str, str], tuple[Diagnostic, ...]]


@frozen
class Chosen:
    """The options tried on each side (reading → option), and all that are in use."""

    old: Mapping[str, str]
    new: Mapping[str, str]
    problems: tuple[Diagnostic, ...]
    differing: tuple[tuple[str, str, str], ...]
    all_old: Mapping[str, str] = {}
    all_new: Mapping[str, str] = {}

    @property
    def tried(self) -> tuple[str, ...]:
        """The readings of which the command itself asks for different options on the two sides."""
        return tuple(n for n in self.old if self.old[n] != self.new[n])

    @property
    def groups(self) -> tuple[Group, ...]:
        """Each of these readings as a change beside the edits, which are numbered from 0 upwards."""
        return tuple(frozenset({-1 - n}) for n in range(len(self.tried)))

    def names(self, group: Group) -> tuple[str, ...]:
        """The readings in a group."""
        return tuple(name for n, name in enumerate(self.tried) if -1 - n in group)

    def options(self, group: Group) -> dict[str, str]:
        """The options tried where the readings of a group are as on the new side, the others as on the old one."""
        return {**self.old, **{name: self.new[name] for name in self.names(group)}}


def each_its_own(measures: Sequence[tuple[Version, Version]], written: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """For each measure the options of readings that it has, and those that none has: these are mistakes."""
    known = [{text for text in written if _known(old, new, text)} for old, new in measures]
    nobody = set(written).difference(*known)
    yield from (tuple(text for text in written if text in mine | nobody) for mine in known)


def _known(old: Version, new: Version, written: str) -> bool:
    return any(_for(_plan(v), text)[0] for v, text in zip((old, new), _split(written), strict=True))


def _plan(version: Version) -> Plan | None:
    return version.compiled.plan if version.compiled else None


def chosen_readings(old: Version, new: Version, written: tuple[str, ...]) -> Chosen:
    """``名称=选项`` or ``选项`` for both sides, ``名称=甲/乙`` or ``甲/乙`` for one each."""
    pairs = [_split(text) for text in written]
    plans = [_plan(v) for v in (old, new)]
    found = [[_for(plan, pair[n]) for pair in pairs] for n, plan in enumerate(plans)]
    problems = tuple(p for mine, other in (found, found[::-1]) for p in _problems(mine, other))
    old_, new_ = ({k: v for options, _ in side for k, v in options.items()} for side in found)
    chosen = ({**new_, **old_}, {**old_, **new_})
    every = [_in_use(plan, options) for plan, options in zip(plans, chosen, strict=True)]
    names = dict.fromkeys((*every[0], *every[1]))
    differing = tuple(
        (n, every[0].get(n, ""), every[1].get(n, "")) for n in names if every[0].get(n) != every[1].get(n)
    )
    return Chosen(*chosen, problems, differing, *every)


def _split(text: str) -> tuple[str, str]:
    name, equals, options = text.rpartition("=")
    one, slash, other = options.partition("/")
    return f"{name}{equals}{one}", f"{name}{equals}{other if slash else one}"


def _for(plan: Plan | None, written: str) -> Taken:
    return readings_from(plan, (written,)) if plan is not None else ({}, ())


def _problems(mine: Sequence[Taken], other: Sequence[Taken]) -> Iterator[Diagnostic]:
    """What is wrong with the options of one side; a reading that only the other version has is for that one alone."""
    for (_, problems), (accepted, _) in zip(mine, other, strict=True):
        if not accepted:
            yield from problems


def _in_use(plan: Plan | None, options: Mapping[str, str]) -> dict[str, str]:
    return {p.name: options.get(p.name) or p.value or p.options[0] for p in plan.parameters} if plan else {}
