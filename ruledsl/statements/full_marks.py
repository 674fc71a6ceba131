"""满分 full marks: the full score of the measure and the decimals of its points.

满分 100分  分值 2位小数  依据 第八条
满分 不设上限  分值 1位小数  依据 第三条
满分 乡镇 80分、街道 60分  分值 1位小数  依据 第三条

``满分（党建工作）`` is what an indicator is out of, for the class of the unit; ``满分（总分）`` what the measure is out of.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from ruledsl import ops
from ruledsl.build import Builder, Context, Stop
from ruledsl.express import lowers, quantity
from ruledsl.ir import Absence, Expr
from ruledsl.phrasing import phrase
from ruledsl.statements.by_class import ByClass, Points, told, worth
from ruledsl.statements.class_of import only_for
from ruledsl.syntax import MarksOf, Quantity, Reference, Statement

if TYPE_CHECKING:
    from ruledsl.statements.indicator import Indicator


class FullMarks(Statement):
    RULE = "full_marks"
    quantity: Quantity | None = None
    by_class: ByClass | None = None
    places: str = "0"
    unlimited: bool = False

    def lower(self, build: Builder) -> None:
        """Each class has its own, where they go by class."""
        if self.by_class is not None:
            told(build, "", self.by_class, None)

    @property
    def points(self) -> Points | None:
        """The full marks of all units, or of each class; none where there is no limit."""
        return self.by_class or self.quantity


def out_of_parts(build: Builder, classes: Sequence[int] | None, parts: Sequence[tuple[Expr, Quantity | None]]) -> Expr:
    """What parts with their shares make up together; a part for other classes than the unit's makes nothing."""
    own = [(ops.stand_in(v, Absence.NOT_APPLICABLE, ops.lit(0, v.type)), share) for v, share in parts]
    value = ops.add(*(v if share is None else ops.mul(v, quantity(share)) for v, share in own))
    return value if classes is None else only_for(build, classes, value)


@lowers
def _(node: MarksOf, build: Builder, context: Context) -> Expr:
    """What is written or made up by the parts, so that an indicator may ask for its own."""
    if isinstance(node.of, Reference):
        found = [s for s in build.measure.lookup(node.of.text) if hasattr(s.statement, "out_of")]
        if len(found) == 1:
            inner = cast("Indicator", found[0].statement)
            return inner.part(build, found[0].path).out_of(build)
        if found:
            build.report("E212", node.span, name=node.of.text, choices=tuple(s.path for s in found))
            raise Stop
    whole = build.measure.only(FullMarks)
    if not isinstance(node.of, Reference) and node.of.kind == "total" and whole and whole.points:
        return worth(build, "", whole.points, None)
    known = tuple(s.path for s in build.measure.symbols if hasattr(s.statement, "out_of"))
    build.report("E256", node.span, name=phrase(node.of), choices=known)
    raise Stop
