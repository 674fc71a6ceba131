"""Proposed cases as a file of cases: their facts, the readings that they assume, what came out; each marked 待确认."""

from collections.abc import Iterator, Mapping, Sequence

from ruledsl.facts.layout import layout
from ruledsl.facts.write import run_lines, scalar, unit_lines
from ruledsl.ir import Plan
from ruledsl.tools.test.generate import Proposal
from ruledsl.tools.test.model import FORMAT
from ruledsl.tools.test.names import NONE, RESULTS, word
from ruledsl.tools.test.observe import Observed
from ruledsl.tools.test.record import flow

#: What always stands among the results of a proposal.
_ALWAYS = tuple(RESULTS[role][0] for role in ("total", "grade", "findings"))


def cases_file(plan: Plan, year: int, schemes: Sequence[str], proposals: Sequence[Proposal]) -> str:
    """The text of a file of cases."""
    lines = [f"{word('format')}: {FORMAT}", f"{word('measure')}: {scalar(plan.measure)}", f"{word('year')}: {year}"]
    if schemes:
        lines.append(f"{word('schemes')}: [{', '.join(map(scalar, schemes))}]")
    adopted = ", ".join(f"{scalar(p.name)}: {scalar(p.value)}" for p in plan.parameters if p.value is not None)
    lines.append(f"{word('readings')}: {{{adopted}}}" if adopted else f"{word('readings')}: 采用")
    lines.append(f"{word('cases')}:")
    for number, proposal in enumerate(proposals, 1):
        lines += [f"  {line}" for line in _case(plan, number, proposal)]
    return "\n".join(lines) + "\n"


def _case(plan: Plan, number: int, proposal: Proposal) -> Iterator[str]:
    variation = proposal.variation
    yield f"- {word('name')}: {scalar(f'{proposal.base}·拟{number}')}"
    yield f"  {word('remark')}: {scalar(variation.what)}"
    yield f"  {word('proposed')}: 是"
    own = {p.name: p.value for p in plan.parameters}
    others = [f"{scalar(n)}: {scalar(o)}" for n, o in variation.chosen.items() if o != own[n]]
    if others:
        yield f"  {word('readings')}: {{{', '.join(others)}}}"
    yield from (f"  {line}" for line in run_lines(plan, proposal.facts))
    shape = layout(plan, plan.table("unit"))
    if len(variation.units) == 1:
        (unit,) = variation.units
        assert unit.row is not None
        yield f"  {word('facts')}:"
        yield from (f"    {line}" for line in [*unit_lines(shape, unit, unit.row)] or ["{}"])
    else:
        yield f"  {word('units')}:"
        for unit in variation.units:
            assert unit.row is not None
            yield f"    {scalar(unit.name)}:"
            yield from (f"      {line}" for line in [*unit_lines(shape, unit, unit.row)] or ["{}"])
    yield f"  {word('expected')}: {flow(_expected(proposal))}"


def _expected(proposal: Proposal) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    several = len(proposal.observed) > 1
    return {
        unit: dict(_said(found, proposal.before.get(unit, {}), several)) for unit, found in proposal.observed.items()
    }


def _said(found: Observed, before: Observed, several: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Total, grade, findings; and what is not as in the case that was varied."""
    for name, values in found.items():
        if name == RESULTS["rank"][0] and not several:
            continue
        if name in _ALWAYS or (values != before.get(name) and (values != NONE[:1] or name in before)):
            yield name, values
