"""What once ended in a traceback ends well; each was found by the fuzzing, or by what was tried beside it."""

import pytest
from test_fuzz import tried

from ruledsl import checks, ops
from ruledsl.intervals import of_op
from ruledsl.ir import Op, Type
from ruledsl.rounding import DIVISIONS

_SURVEY = getattr(checks.find("E263"), "good", "")
_ANSWERS = "满意 100分 不满意 0分"

#: What stood in the place of the answers and their points.
FOUND = [
    "满意 不计 不满意 不计",
    "满意 100分 满意 不计 不满意 不计",
    "满意 100分 满意 不计 不满意 0分",
    "满意 100分 不满意 0分 还行 不计",
]


@pytest.mark.parametrize("answers", FOUND)
def test_what_was_found_ends_well(answers: str) -> None:
    """It can be read, and what is wrong with it is said."""
    assert _ANSWERS in _SURVEY
    assert tried(_SURVEY.replace(_ANSWERS, answers))


@pytest.mark.parametrize("name", sorted({*ops.OPERATORS, *DIVISIONS}))
def test_an_operator_over_nothing_has_the_range_of_its_type(name: str) -> None:
    """A condition without parts or a sum without terms once had no range at all."""
    assert (3, 7) == of_op(Op(name, (), Type("count", 0, 3, 7)), [])
