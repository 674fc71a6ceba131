"""What a grade asks for besides the score (优秀 90分及以上 且 满意度 80%以上), part by part: the sheet names the one that failed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ruledsl import ops
from ruledsl.build import UNIT, Builder, Stop
from ruledsl.express import both_or_either, condition
from ruledsl.ir import Expr
from ruledsl.phrasing import phrase
from ruledsl.syntax import All, Expression

if TYPE_CHECKING:
    from ruledsl.statements.grades import Grades


def gated(build: Builder, version: int, grades: "Grades", band: Expr) -> Expr:
    """The grade of the score, or the first one below it whose condition is met; of the others nothing is asked."""
    levels: list[tuple[Expr, Expr]] = []
    below: Expr | None = None
    for number, grade in reversed(list(enumerate(grades.grades))):
        own = ops.lit(number, band.type)
        if grade.gate is not None and below is None:
            build.report("E254", grade.span, name=grade.name.text, written=phrase(grade.gate))
            raise Stop
        below = own if grade.gate is None else ops.case([(_met(build, version, number, grade.gate), own)], below or own)
        levels.insert(0, (ops.compare("eq", band, own), below))
    return ops.case(levels[:-1], levels[-1][1]) if levels else band


def gate_tests(version: int, grades: "Grades") -> Iterator[tuple[str, str]]:
    """The grade and each part of its condition as it is written, with the column that says whether it holds."""
    for number, grade in enumerate(grades.grades):
        for place, part in enumerate(_parts(grade.gate)):
            yield f"{grade.name.text} {phrase(part)}", _column(version, number, place)


def _met(build: Builder, version: int, number: int, gate: Expression) -> Expr:
    """Whether a condition holds, of parts that have a column each."""
    tests: list[Expr] = [
        build.column(_column(version, number, place), UNIT, condition(build, part))
        for place, part in enumerate(_parts(gate))
    ]
    return both_or_either(True, tests) if len(tests) > 1 else tests[0]


def _column(version: int, number: int, place: int) -> str:
    return f"等次#asked.{version + 1}.{number + 1}.{place + 1}"


def _parts(gate: Expression | None) -> tuple[Expression, ...]:
    """What must hold together; an alternative is one part."""
    if isinstance(gate, All):
        return tuple(part for one in gate.parts for part in _parts(one))
    return () if gate is None else (gate,)
