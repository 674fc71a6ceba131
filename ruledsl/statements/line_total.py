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
            merged = [n.text for n in rule.names if n.text in names]
            if merged:
                build.demand(rule)
                backs = map(rule.back, merged) if rule.scattered(build) and rule.keep == "highest" else (rule.path,)
                for back in backs:
                    total = ops.sub(total, build.ref(back))
        build.column(name, UNIT, total, Origin(kind.RULE, name))
    return build.ref(name)
