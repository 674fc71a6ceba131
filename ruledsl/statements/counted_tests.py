"""Conditions that an expression counts, （当 迟报 则 1 否则 0）+（当 漏报 则 1 否则 0）, so that the sheet can name those that hold."""

from ruledsl.build import UNIT, Builder
from ruledsl.express import condition
from ruledsl.phrasing import phrase
from ruledsl.syntax import Expression, IfThen, Quantity, Sum, walk


def counted_tests(build: Builder, path: str, expr: Expression) -> tuple[tuple[str, str], ...]:
    """Each of the conditions as it is written, with the column that says whether it holds."""
    sums = [node for node in walk(expr) if isinstance(node, Sum)]
    found = [[term for _, term in node.terms if _worth(term)] for node in sums]
    tests = [term.condition for terms in found if len(terms) > 1 for term in terms if isinstance(term, IfThen)]
    return tuple(
        (phrase(test), build.column(f"{path}#test.{number}", UNIT, condition(build, test)).column)
        for number, test in enumerate(tests, 1)
    )


def _worth(node: Expression) -> bool:
    """Whether a condition is worth a fixed number."""
    return isinstance(node, IfThen) and isinstance(node.then, Quantity) and isinstance(node.otherwise, Quantity)
