"""What looks at a measure, by the code of its message.

The message of a code is read only when something was found: a check of a correct file must not pay for words that nobody
will see, because the time to start is a feature.
"""

from collections.abc import Callable, Iterator

from ruledsl.analysis import (
    alternatives,
    amounts,
    band_faults,
    citations,
    citing,
    conditions,
    decimals,
    grade_names,
    limits,
    open_questions,
    schemes,
    spelling,
    steps,
    tiers,
    unreported,
    usage,
    weights,
)
from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Plan
from ruledsl.measure import Measure

Look = Callable[[Measure, Plan], Iterator[Diagnostic]]

LOOKS: dict[str, Look] = {
    "E301": weights.wrong_sums,
    "E302": band_faults.gaps,
    "E303": band_faults.overlaps,
    "E305": decimals.finer_points,
    "E307": alternatives.uncovered,
    "E309": open_questions.undelegated,
    "E311": weights.wrong_shares,
    "E312": limits.out_of_range,
    "E320": amounts.ends_outside,
    "E372": steps.refund_lost,
    "I315": open_questions.unsettled,
    "I316": open_questions.delegated,
    "I328": amounts.mergeable,
    "I329": amounts.repeated,
    "I348": limits.total_over_full,
    "W304": band_faults.rising,
    "W306": citations.uncited,
    "W308": usage.unused,
    "W310": limits.idle_limits,
    "W313": band_faults.unreachable,
    "W314": usage.said_twice,
    "W317": usage.alike,
    "W321": amounts.over_limit,
    "W323": amounts.quotas,
    "W324": amounts.rounded_twice,
    "W325": unreported.unhandled,
    "W327": conditions.conflicting,
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
    "W360": schemes.without_units,
    "W361": limits.scaled_over_full,
    "W362": limits.negative_amounts,
    "W370": citing.partly_of_which,
    "W371": limits.beyond_own,
    "W375": amounts.reports_counted,
}
