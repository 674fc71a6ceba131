"""What looks at a measure, by the code of its message.

The message of a code is read only when something was found: a check of a correct file must not pay for words that nobody
will see, because the time to start is a feature.
"""

from collections.abc import Callable, Iterator

from ruledsl.analysis import amounts, citing, conditions, grade_names, limits, schemes, spelling, steps, tiers
from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Plan
from ruledsl.measure import Measure

Look = Callable[[Measure, Plan], Iterator[Diagnostic]]

LOOKS: dict[str, Look] = {
    "E320": amounts.ends_outside,
    "W321": amounts.over_limit,
    "W323": amounts.quotas,
    "W324": amounts.rounded_twice,
    "W325": amounts.unhandled,
    "W327": conditions.conflicting,
    "I328": amounts.mergeable,
    "I329": amounts.repeated,
    "W330": conditions.percent_for_points,
    "W331": conditions.constant,
    "W332": citing.out_of_order,
    "W333": citing.cited_twice,
    "W335": spelling.confusable,
    "W337": spelling.placeholders,
    "W338": steps.wrong_direction,
    "W339": steps.against_clauses,
    "W340": steps.days_against_clauses,
    "W341": grade_names.unusual,
    "W342": citing.forgotten,
    "W343": schemes.cites_otherwise,
    "W344": steps.differing_alternatives,
    "W345": steps.idle_order,
    "W346": amounts.over_full_marks,
    "W347": tiers.up_and_down,
    "I348": limits.total_over_full,
}
