"""The whole Jinchang assessment (考核, minimal scheme, readings as adopted) written by hand: the measure of our speed.

Plain Python on scaled integers over the rows that the fact loader makes (``ruledsl.records``), as somebody would write
it who knows the measure, knows Python and wants it fast; nothing here is generated and nothing reads a plan.
``SCORES`` are ways to write the fast variant (assessor, total, grade), ``TRACES`` ways to write every step; the
fastest of each is the denominator of a ratio.  The three baseline files are frozen: ``frozen.py`` keeps their digests
and says how to change them deliberately.
"""

# What is written for speed is long, branches often, and calls nothing that it can do without.
# ruff: noqa: C419, PLR0912, PLR1730

from typing import Any

from benchmarks.baseline_display import trace_display
from benchmarks.baseline_template import trace_template

Row = tuple[Any, ...]

#: Slots of a unit's row where the seven kinds of deduction (第十四条) stand.
DEDUCTIONS = slice(20, 27)


def score_plain(row: Row, year: Row) -> tuple[int, ...]:
    """第八条 to 第十四条 one after the other."""
    first, last = year[12], year[13]
    bonus = 0
    for day, _ in row[15]:
        if first <= day <= last:
            bonus += 200
    for day, _ in row[16]:
        if first <= day <= last:
            bonus += 100
    for day, _ in row[17]:
        if first <= day <= last:
            bonus += 100
    for day, _, points in row[18]:
        if first <= day <= last:
            bonus += points
    limit = max((approval[0] for approval in row[19]), default=1000)
    total = min(row[1] + min(bonus, limit), 10000)
    worst: dict[int, int] = {}
    for lines in row[DEDUCTIONS]:
        for line in lines:
            if first <= line[0] <= last:
                incident, points = line[1], line[-1]
                worst[incident] = max(points, worst.get(incident, 0))
    total = max(total - sum(worst.values()), 0)
    if row[12] or any(first <= line[0] <= last for line in row[27]):
        grade = 3
    elif total >= 9000:
        grade = 0
    elif total >= 8000:
        grade = 1
    elif total >= 6000:
        grade = 2
    else:
        grade = 3
    return (0 if row[0] <= 1 else 1, total, grade)


def score_guarded(row: Row, year: Row) -> tuple[int, ...]:
    """The same without calls, and without looking at what is empty: most units have few events."""
    (kind, total, _, _, _, _, _, _, _, _, _, _, leak, _, _, awards, media, praise, others, approvals,
     lawsuits, errors, security, replies, fraud, liability, rest, vetoes) = row  # fmt: skip
    first, last = year[12], year[13]
    if awards or media or praise or others:
        bonus = 0
        for day, _ in awards:
            if first <= day <= last:
                bonus += 200
        for day, _ in media:
            if first <= day <= last:
                bonus += 100
        for day, _ in praise:
            if first <= day <= last:
                bonus += 100
        for day, _, points in others:
            if first <= day <= last:
                bonus += points
        limit = 1000
        if approvals:
            limit = 0
            for approved, _ in approvals:
                if approved > limit:
                    limit = approved
        total += bonus if bonus < limit else limit
        if total > 10000:
            total = 10000
    if lawsuits or errors or security or replies or fraud or liability or rest:
        worst: dict[int, int] = {}
        for day, incident, points in lawsuits:
            if first <= day <= last and points > worst.get(incident, 0):
                worst[incident] = points
        for day, incident, points in errors:
            if first <= day <= last and points > worst.get(incident, 0):
                worst[incident] = points
        for day, incident, _, points in security:
            if first <= day <= last and points > worst.get(incident, 0):
                worst[incident] = points
        for day, incident, points in replies:
            if first <= day <= last and points > worst.get(incident, 0):
                worst[incident] = points
        for day, incident, points in fraud:
            if first <= day <= last and points > worst.get(incident, 0):
                worst[incident] = points
        for day, incident, _, points in liability:
            if first <= day <= last and points > worst.get(incident, 0):
                worst[incident] = points
        for day, incident, points in rest:
            if first <= day <= last and points > worst.get(incident, 0):
                worst[incident] = points
        for points in worst.values():
            total -= points
        if total < 0:
            total = 0
    if leak:
        return (0 if kind <= 1 else 1, total, 3)
    for line in vetoes:
        if first <= line[0] <= last:
            return (0 if kind <= 1 else 1, total, 3)
    return (0 if kind <= 1 else 1, total, 0 if total >= 9000 else 1 if total >= 8000 else 2 if total >= 6000 else 3)


def score_joined(row: Row, year: Row) -> tuple[int, ...]:
    """The same with one loop for all deductions: the rows joined, what they have in common found from the ends."""
    (kind, total, _, _, _, _, _, _, _, _, _, _, leak, _, _, awards, media, praise, others, approvals,
     lawsuits, errors, security, replies, fraud, liability, rest, vetoes) = row  # fmt: skip
    first, last = year[12], year[13]
    bonus = 0
    if awards:
        for day, _ in awards:
            if first <= day <= last:
                bonus += 200
    if media or praise:
        for day, _ in media + praise:
            if first <= day <= last:
                bonus += 100
    if others:
        for day, _, points in others:
            if first <= day <= last:
                bonus += points
    if bonus:
        limit = 1000 if not approvals else max(approvals)[0]
        total += bonus if bonus < limit else limit
        if total > 10000:
            total = 10000
    lines = lawsuits + errors + security + replies + fraud + liability + rest
    if lines:
        worst: dict[int, int] = {}
        for line in lines:
            if first <= line[0] <= last:
                incident, points = line[1], line[-1]
                if incident not in worst or points > worst[incident]:
                    worst[incident] = points
        total -= sum(worst.values())
        if total < 0:
            total = 0
    assessor = 0 if kind <= 1 else 1
    if leak or (vetoes and any([first <= line[0] <= last for line in vetoes])):
        return (assessor, total, 3)
    if total >= 9000:
        return (assessor, total, 0)
    if total >= 8000:
        return (assessor, total, 1)
    return (assessor, total, 2 if total >= 6000 else 3)


#: What the results of a score are.
OUTPUTS = ("考核主体", "总分", "等次")

SCORES = {"plain": score_plain, "guarded": score_guarded, "joined": score_joined}
TRACES = {"display": trace_display, "template": trace_template}
