"""Grades whose usual order is known from their names."""

from collections.abc import Iterator
from itertools import pairwise

from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Plan
from ruledsl.measure import Measure, clause_texts
from ruledsl.statements.grades import Grades

#: Names as official documents use them, from the best down; two are compared only within one scale.
SCALES = (
    ("优秀", "优良", "良好", "中等", "一般", "合格", "基本合格", "不合格"),
    ("优秀", "称职", "基本称职", "不称职"),
    ("优", "良", "中", "差"),
    ("好", "较好", "一般", "较差", "差"),
    ("非常满意", "很满意", "满意", "比较满意", "基本满意", "一般", "不太满意", "不满意", "很不满意"),
    ("完成", "基本完成", "未完成"),
    ("达标", "基本达标", "不达标"),
    ("A", "B", "C", "D", "E"),
    ("一等", "二等", "三等"),
    ("一类", "二类", "三类", "四类"),
)


def unusual(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W341: a grade that stands above one whose name says more."""
    for grades in measure.every(Grades):
        if not _descending(grades):
            continue  # the bands are out of order, which another check says
        for better, worse in pairwise(grades.order):
            if any(s.index(better) > s.index(worse) for s in SCALES if better in s and worse in s):
                names = {g.name.text: g.span for g in grades.grades}
                span = names.get(better, grades.span)
                yield Diagnostic("W341", {"better": better, "worse": worse}, span, clause_texts(grades.clauses))
                break


def _descending(grades: Grades) -> bool:
    """Whether each band begins lower than the one before it."""
    lows = [g.band.low for g in grades.grades if g.band is not None]
    return all(
        one is not None and (other is None or one.value * 10**other.decimals > other.value * 10**one.decimals)
        for one, other in pairwise(lows)
    )
