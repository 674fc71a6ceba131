"""Which option of each reading is in use on either side; ``先封顶/后封顶`` takes one on the old side, the other on the new."""

from collections.abc import Mapping

from attrs import frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Plan
from ruledsl.tools.diff.sides import Version
from ruledsl.tools.evaluate import readings_from


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
    def tried(self) -> bool:
        """Whether the command itself asks for different options on the two sides."""
        return any(self.old.get(n) != self.new.get(n) for n in (*self.old, *self.new))


def chosen_readings(old: Version, new: Version, written: tuple[str, ...]) -> Chosen:
    """``名称=选项`` or ``选项`` for both sides, ``名称=甲/乙`` or ``甲/乙`` for one each."""
    pairs = [_split(text) for text in written]
    plans = [v.compiled.plan if v.compiled else None for v in (old, new)]
    found = [_for(plan, tuple(p[n] for p in pairs)) for n, plan in enumerate(plans)]
    every = [_in_use(plan, options) for plan, (options, _) in zip(plans, found, strict=True)]
    names = dict.fromkeys((*every[0], *every[1]))
    differing = tuple(
        (n, every[0].get(n, ""), every[1].get(n, "")) for n in names if every[0].get(n) != every[1].get(n)
    )
    return Chosen(found[0][0], found[1][0], (*found[0][1], *found[1][1]), differing, every[0], every[1])


def _split(text: str) -> tuple[str, str]:
    name, equals, options = text.rpartition("=")
    one, slash, other = options.partition("/")
    return f"{name}{equals}{one}", f"{name}{equals}{other if slash else one}"


def _for(plan: Plan | None, written: tuple[str, ...]) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    return readings_from(plan, written) if plan is not None else ({}, ())


def _in_use(plan: Plan | None, options: Mapping[str, str]) -> dict[str, str]:
    return {p.name: options.get(p.name) or p.value or p.options[0] for p in plan.parameters} if plan else {}
