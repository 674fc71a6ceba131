"""加分合计 and 扣分合计: what all lines of one kind add up to, less what 归并 takes back."""

from ruledsl import ops
from ruledsl.build import UNIT, Builder
from ruledsl.ir import Expr, Origin, Type
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.merge import Merge


def total_of(build: Builder, kind: type[EventLine], name: str) -> Expr:
    """The column of a total, made when it is first asked for."""
    if name not in build.columns:
        lines = build.measure.every(kind)
        for line in lines:
            build.demand(line)
        total: Expr = ops.lit(0, Type("points"))
        if lines:
            total = ops.add(*(build.ref(line.name.text) for line in lines))
        names = {line.name.text for line in lines}
        for rule in build.measure.every(Merge):
            if names & {n.text for n in rule.names}:
                build.demand(rule)
                total = ops.sub(total, build.ref(rule.path))
        build.column(name, UNIT, total, Origin(kind.RULE, name))
    return build.ref(name)
