"""Which pieces stand close on a line: Chinese glues numbers to their small words, English puts spaces.

每项2分  80分及以上不满90分  占60%  合计（…）  |  each item 2 points  80 points and more under 90 points  sum of (…)
"""

from collections.abc import Sequence
from itertools import pairwise

from ruledsl.pieces import Piece

_BEFORE_NUMBER = frozenset(
    {
        "AT_MOST",
        "NO_FEWER",
        "SOFT_LIMIT",
        "ROUND",
        "ROUND_DOWN",
        "LESS_THAN",
        "MORE_THAN",
        "WITHOUT",
        "SHARE",
        "BEFORE",
        "EACH_STEP",
        "AFTER",
        "TOP",
        "BOTTOM",
        "APIECE",
    }
)
_AFTER_NUMBER = frozenset({"AND_MORE", "AT_LEAST", "AT_OR_BELOW", "LESS_THAN", "LP"})
_CLOSE_TO_THE_LEFT = frozenset({"TO", "DECIMALS", "SEATS", "EVENTS", "VALUES", "APIECE", "INCLUDES", "EXCLUDES"})
_BANDS = frozenset({"AND_MORE", "AT_LEAST"})
_FUNCTIONS = frozenset(
    {
        "NUMBER_OF",
        "SUM_OF",
        "MEAN_OF",
        "HIGHEST_OF",
        "LOWEST_OF",
        "ANY_OF",
        "ALL_OF",
        "RANK_OF",
        "RANK_FROM_BELOW",
        "CONCERNS",
        "WORKING_DAYS",
        "INTERPOLATED",
        "FULL_MARKS",
    }
)
_BEFORE_SCHEME = frozenset({"FULL_MARKS", "SCORING"})


def gap(before: Piece, after: Piece) -> str:
    """What stands between two pieces on one line."""
    if after.entry and not after.bare and before.terminal != "LB":
        return "  "
    chinese = before.own == after.own == "zh"
    return "" if _close(before, after) or (chinese and _close_in_chinese(before, after)) else " "


def _close(before: Piece, after: Piece) -> bool:
    """Together in both languages."""
    return (
        after.terminal in ("COMMA", "RP", "DOT", "PERCENT", "PERMILLE")
        or before.terminal in ("LP", "DOT")
        or (before.terminal == "MINUS_SIGN" and before.rule == "beneath")
        or (before.terminal == "LB" and after.terminal == "RB")
        or (before.terminal in ("MAX", "MIN") and after.terminal == "LP")
    )


def _close_in_chinese(before: Piece, after: Piece) -> bool:
    """Numbers with their units and small words, as the documents write them: ``每项2分`` ``80分及以上不满90分``."""
    left, right = before.terminal, after.terminal
    number = left in ("NUMERAL", "PERCENT", "PERMILLE") or before.rule == "unit"
    return (
        left in ("COMMA", "TO")
        or after.rule == "unit"
        or right in _CLOSE_TO_THE_LEFT
        or (right == "NUMERAL" and (left in _BEFORE_NUMBER or left.startswith("EACH_")))
        or (right == "MONTHDAY" and left.endswith("_YEAR"))
        or (right in _AFTER_NUMBER and number)
        or (right == "LESS_THAN" and left in _BANDS)
        or (right == "LP" and left in _FUNCTIONS)
        or (right == "BY_SCHEME" and left in _BEFORE_SCHEME)
    )


def flat(pieces: Sequence[Piece]) -> str:
    """Pieces on one line."""
    return "".join([p.text for p in pieces[:1]] + [gap(a, b) + b.text for a, b in pairwise(pieces)])
