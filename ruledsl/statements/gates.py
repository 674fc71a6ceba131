"""What a grade asks for besides the score (优秀 90分及以上 且 满意度 80%以上), part by part: the sheet names the one that failed.

So does a consequence of its condition.
"""

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
        asks = _asks(version, number)
        below = own if grade.gate is None else ops.case([(met(build, asks, grade.gate), own)], below or own)
        levels.insert(0, (ops.compare("eq", band, own), below))
    return ops.case(levels[:-1], levels[-1][1]) if levels else band


def gate_tests(version: int, grades: "Grades") -> Iterator[tuple[str, str]]:
    """The grade and each part of its condition as it is written, with the column that says whether it holds."""
    for number, grade in enumerate(grades.grades):
        yield from ((f"{grade.name.text} {text}", column) for text, column in asked(_asks(version, number), grade.gate))


def _asks(version: int, number: int) -> str:
    return f"等次#asked.{version + 1}.{number + 1}"


def asked(name: str, gate: Expression | None) -> Iterator[tuple[str, str]]:
    """Each part of a condition as it is written, with the column that says whether it holds."""
    return ((phrase(part), f"{name}.{place}") for place, part in enumerate(_parts(gate), 1))


def met(build: Builder, name: str, gate: Expression) -> Expr:
    """Whether a condition holds, of parts that have a column each."""
    parts = enumerate(_parts(gate), 1)
    tests: list[Expr] = [build.column(f"{name}.{place}", UNIT, condition(build, part)) for place, part in parts]
    return both_or_either(True, tests) if len(tests) > 1 else tests[0]


def _parts(gate: Expression | None) -> tuple[Expression, ...]:
    """What must hold together; an alternative is one part."""
    if isinstance(gate, All):
        return tuple(part for one in gate.parts for part in _parts(one))
    return () if gate is None else (gate,)
