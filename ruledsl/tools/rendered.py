"""Values of a plan as people read them."""

from datetime import date, timedelta

from ruledsl.ir import Absence, Type
from ruledsl.scorecard import Value
from ruledsl.words import decimal

#: What stands in place of a value that is not there.
ABSENT = {
    Absence.NOT_APPLICABLE: "n/a",
    Absence.NO_SCORE: "no-score",
    Absence.MISSING: "missing",
    Absence.ERROR: "error",
}


def rendered(value: int, kind: Type) -> Value:
    """A traced value as people read it."""
    if isinstance(value, Absence):
        return Value("", kind.kind, ABSENT[value])
    match kind.kind:
        case "flag":
            return Value("yes" if value else "no", "flag")
        case "choice":
            return Value(kind.choices[value], "choice")
        case "date":
            return Value((date(1970, 1, 1) + timedelta(days=value)).isoformat(), "date")
    return Value(decimal(value, kind.decimals), kind.kind)
