"""Whether two texts of one rule file mean the same: the guard of every tool that writes rule files."""

from ruledsl.parse import parse
from ruledsl.source import Source
from ruledsl.tools.check import only
from ruledsl.tools.load import PathName, Rules, compile_measure, read_rules
from ruledsl.validity import validity


def same_meaning(before: Source, after: str, root: PathName) -> bool:
    """The same blocks, or (bands and the like have several spellings) equal plans in force on the same days."""
    old, wrong = parse(before)
    new, worse = parse(Source(before.name, after))
    if wrong or worse:
        return False
    if old.blocks == new.blocks and old.imports == new.imports:
        return True
    one, other = (read_rules((), root, [Source(before.name, text)]) for text in (before.text, after))
    return bool(one.measures) and _same_plans(one, other)


def same_plans(one: Rules, other: Rules) -> bool:
    """Whether all measures with their schemes compute the same."""
    pairs = zip(one.measures, other.measures, strict=False)
    same = all(compile_measure(one, *a).plan == compile_measure(other, *b).plan for a, b in pairs)
    return same and len(one.measures) == len(other.measures)


def _same_plans(one: Rules, other: Rules) -> bool:
    if len(one.measures) != len(other.measures) or one.schemes != other.schemes:
        return False
    for left, right in zip(one.measures, other.measures, strict=True):
        pair = [compile_measure(only(rules, [d]), d, b) for rules, (d, b) in ((one, left), (other, right))]
        if any(p.is_error for compiled in pair for p in compiled.diagnostics):
            return False
        if pair[0].plan != pair[1].plan or validity(pair[0].measure, {}) != validity(pair[1].measure, {}):
            return False
    return True
