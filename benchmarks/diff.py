"""``python -m benchmarks.diff [UNITS]``: random units of Jinchang under two versions, each change traced to its edits.

Five groups of edits, every combination of them evaluated; the target is 10 s for 100,000 units.  Reading of facts is not timed.
"""

import sys
from time import perf_counter, process_time

from benchmarks.workload import RULES, records, year_row
from ruledsl.facts import FactSet, UnitFacts
from ruledsl.source import Source
from ruledsl.tools.diff.among_edits import AmongEdits
from ruledsl.tools.diff.attribution import attributed
from ruledsl.tools.diff.hybrids import inseparable, needed
from ruledsl.tools.diff.judge import Paper
from ruledsl.tools.diff.replay import Year, moved
from ruledsl.tools.diff.sides import Side, version
from ruledsl.tools.load import read_rules

MEASURE = "金昌政务公开考核"
SWAPS = (
    ("优秀   90分及以上 “", "优秀   90.01分及以上 “"),
    ("80分及以上不满90分 “", "80分及以上不满90.01分 “"),
    ("媒体专题报道 每项1分", "媒体专题报道 每项2分"),
    ("第六步 最低计 0分", "第六步 最低计 5分"),
    ("采用 先封顶 因", "采用 后封顶 因"),
    ("批示表扬或交流发言 每项1分", "批示表扬或交流发言 每项1.5分"),
)


def main(units: int) -> int:
    """Time the replay and the attribution of one comparison."""
    text = (RULES / "jinchang.rules").read_text("utf-8")
    changed = text
    for old, new in SWAPS:
        assert old in changed, old
        changed = changed.replace(old, new, 1)
    scheme = Source("scheme", (RULES / "schemes/jinchang-minimal.rules").read_text("utf-8"))
    sides = [Side(n, read_rules((), RULES, [Source(n, t), scheme])) for n, t in (("old", text), ("new", changed))]
    one, two = (version(s, MEASURE, None) for s in sides)
    assert one.compiled is not None and two.compiled is not None
    paper = Paper(one, two)
    groups = inseparable(paper.hybrids, [e.number for e in paper.edits])
    plans = {s: plan for s in needed(groups) if (plan := paper.plan(s, {})) is not None}
    base = plans[frozenset()]
    rows = records(base, units)
    run = year_row(base)[: -len(base.parameters)]
    people = tuple(UnitFacts(str(n), "", row) for n, row in enumerate(rows))
    facts = FactSet(MEASURE, 2023, None, tuple((u.name, "") for u in people), run, {}, people)
    chosen = [{p.name: p.value or p.options[0] for p in v.compiled.plan.parameters} for v in (one, two) if v.compiled]
    measures = (one.compiled.measure, two.compiled.measure)
    year = Year(facts, facts, (base, plans[paper.everything]), measures, (chosen[0], chosen[1]))
    wall, own = perf_counter(), process_time()
    found = moved(year)
    among = AmongEdits(groups, plans)
    found = attributed(found, among.attribution, among.cells(found, year))
    wall, own = perf_counter() - wall, process_time() - own
    count = sum(m.changed for m in found)
    print(
        f"{units} units, {len(groups)} groups of edits, {len(plans)} combinations, {count} changed: {wall:.2f} s, of it processor {own:.2f} s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
