"""Every step of the Jinchang assessment by hand, second way: the copy of a dict in which nothing has happened, amended.

Part of ``baseline.py``, frozen like it.  Most units have events of few kinds and most dates are in order, so most
entries of ``NOTHING`` are right as they stand; what is computed are the exceptions and the points.
"""

# What is written for speed is long, branches often, and calls nothing that it can do without.
# ruff: noqa: PLR0912, PLR0915

from benchmarks.baseline_display import Row, in_order, trace_display
from ruledsl.ir import Absence

#: A unit about which nothing was reported, in a year about which nothing was reported.
NOTHING = trace_display(
    (0, 0, 0, 3, 0, 3, 0, 3, 0, 3, 0, 3, 0, 0, 0, *([()] * 13)), (0, 3, 0, 3, 0, 3, 0, 3, 0, 3, 0, 3, 0, 0)
)
fresh = NOTHING.copy


def deduct(
    trace: dict[str, int | Absence], kind: str, lines: tuple[Row, ...], first: int, last: int, worst: dict[int, int]
) -> int:
    """A kind of deduction of which there are lines: its entries in the trace; the points of its lines."""
    number = total = 0
    for line in lines:
        if first <= line[0] <= last:
            incident, points = line[1], line[-1]
            number += 1
            total += points
            if points <= 500 or points >= 1000:
                trace[ENDS[kind]] = trace[ENDS_AGAIN[kind]] = trace["扣分不取两端#met"] = 0
            if points > worst.get(incident, 0):
                worst[incident] = points
    trace[COUNT[kind]] = number
    trace[kind] = total
    if number < len(lines):
        trace[OUTSIDE[kind]], trace[ANY_OUTSIDE[kind]] = len(lines) - number, 1
    return total


def bonus_of(
    trace: dict[str, int | Absence], kind: str, each: int, lines: tuple[Row, ...], first: int, last: int
) -> int:
    """A kind of bonus of which there are lines, each worth the same."""
    number = 0
    for day, _ in lines:
        if first <= day <= last:
            number += 1
    trace[COUNT[kind]] = number
    trace[kind] = number * each
    if number < len(lines):
        trace[OUTSIDE[kind]], trace[ANY_OUTSIDE[kind]] = len(lines) - number, 1
    return number * each * 100


BONUSES = ("上级表彰采用", "媒体专题报道", "批示表扬或交流发言", "其他加分")
DEDUCTIONS = ("败诉", "平台严重错误", "平台安全", "解读回应不当", "弄虚作假", "追责情形", "其他扣分")
COUNT = {kind: f"{kind}#count" for kind in BONUSES + DEDUCTIONS}
OUTSIDE = {kind: f"{kind}#outside" for kind in BONUSES + DEDUCTIONS}
ANY_OUTSIDE = {kind: f"{kind}#outside?" for kind in BONUSES + DEDUCTIONS}
ENDS = {kind: f"扣分不取两端.{kind}" for kind in DEDUCTIONS}
ENDS_AGAIN = {kind: f"扣分不取两端#扣分不取两端.{kind}" for kind in DEDUCTIONS}


def trace_template(row: Row, year: Row) -> dict[str, int | Absence]:
    """All steps of one unit."""
    (kind, content, noticed, no_notice, started, no_start, reported, no_report, graded, no_grades, answered, no_answer,
     leak, described, grave, awards, media, praise, others, approvals,
     lawsuits, errors, security, replies, fraud, liability, rest, vetoes) = row  # fmt: skip
    (approved, no_approved, drawn, no_drawn, applied, no_applied, formed, no_formed,
     decided, no_decided, told, no_told, first, last, *_) = year  # fmt: skip
    trace = fresh()
    if kind > 1:
        trace["考核主体"] = 1
    trace["考核内容"] = trace["指标得分合计"] = trace["总分.第1步"] = content

    # 第十条: the dates that were reported, and whether those of which two are known are in order
    if not no_drawn:
        trace["先后（方案制定日、方案审定日、方案实施日）#方案制定日"] = drawn
    if not no_applied:
        trace["先后（方案制定日、方案审定日、方案实施日）#方案实施日"] = applied
    if not no_formed:
        trace["先后（方案审定日、小组组成日、考核通知日）#小组组成日"] = formed
    if not no_approved:
        trace["先后（方案制定日、方案审定日、方案实施日）#方案审定日"] = approved
        trace["先后（方案审定日、小组组成日、考核通知日）#方案审定日"] = approved
    if not no_start:
        trace["提前通知#考核开始日"] = started
        trace["先后（考核开始日、初评等次日、结果审定日）#考核开始日"] = started
    if not no_notice:
        trace["先后（方案审定日、小组组成日、考核通知日）#考核通知日"] = noticed
        trace["先后（考核通知日、自查报告日）#考核通知日"] = noticed
        trace["提前通知#考核通知日"] = noticed
        if not no_start:
            if noticed <= started - 15:
                trace["提前通知#met"] = 1
            else:
                trace["提前通知#met"], trace["提前通知#broken"] = 0, 1
    if not no_grades:
        trace["先后（考核开始日、初评等次日、结果审定日）#初评等次日"] = graded
    if no_drawn or no_approved or no_applied:
        met = in_order(drawn, no_drawn, approved, no_approved, applied, no_applied)
    else:
        met = 1 if drawn <= approved <= applied else 0
    trace["先后（方案制定日、方案审定日、方案实施日）#met"] = met
    if not met:
        trace["先后（方案制定日、方案审定日、方案实施日）#broken"] = 1
    if no_approved or no_formed or no_notice:
        met = in_order(approved, no_approved, formed, no_formed, noticed, no_notice)
    else:
        met = 1 if approved <= formed <= noticed else 0
    trace["先后（方案审定日、小组组成日、考核通知日）#met"] = met
    if not met:
        trace["先后（方案审定日、小组组成日、考核通知日）#broken"] = 1
    if no_start or no_grades or no_decided:
        met = in_order(started, no_start, graded, no_grades, decided, no_decided)
    else:
        met = 1 if started <= graded <= decided else 0
    trace["先后（考核开始日、初评等次日、结果审定日）#met"] = met
    if not met:
        trace["先后（考核开始日、初评等次日、结果审定日）#broken"] = 1
    if not no_report:
        trace["先后（考核通知日、自查报告日）#自查报告日"] = reported
        if not no_notice:
            trace["先后（考核通知日、自查报告日）#met"] = met = 1 if noticed <= reported else 0
            if not met:
                trace["先后（考核通知日、自查报告日）#broken"] = 1
    if not no_answer:
        trace["先后（结果审定日、结果反馈日）#结果反馈日"] = answered
    if not no_told:
        trace["先后（结果审定日、结果通报日）#结果通报日"] = told
    if not no_decided:
        trace["先后（考核开始日、初评等次日、结果审定日）#结果审定日"] = decided
        trace["先后（结果审定日、结果反馈日）#结果审定日"] = decided
        trace["先后（结果审定日、结果通报日）#结果审定日"] = decided
        if not no_answer:
            trace["先后（结果审定日、结果反馈日）#met"] = met = 1 if decided <= answered else 0
            if not met:
                trace["先后（结果审定日、结果反馈日）#broken"] = 1
        if not no_told:
            trace["先后（结果审定日、结果通报日）#met"] = met = 1 if decided <= told else 0
            if not met:
                trace["先后（结果审定日、结果通报日）#broken"] = 1

    # 第十三条
    bonus = 0
    if awards:
        bonus += bonus_of(trace, "上级表彰采用", 2, awards, first, last)
    if media:
        bonus += bonus_of(trace, "媒体专题报道", 1, media, first, last)
    if praise:
        bonus += bonus_of(trace, "批示表扬或交流发言", 1, praise, first, last)
    if others:
        number = points = 0
        for day, _, each in others:
            if first <= day <= last:
                number += 1
                points += each
        bonus += points
        trace["其他加分#count"] = number
        trace["其他加分"] = points
        if number < len(others):
            trace["其他加分#outside"], trace["其他加分#outside?"] = len(others) - number, 1
    limit = 1000
    if approvals:
        limit = trace["加分合计#批准#limit"] = trace["总分.第2步#limit2#effective"] = max(approvals)[0]
        if bonus > 1000:
            trace["总分.第2步#limit2#approved"] = 1
    capped = content
    if bonus:
        granted = bonus
        if bonus > limit:
            granted = limit
            trace["总分.第2步#limit2#cut"] = 1
        trace["加分合计"] = trace["总分.第2步#asked"] = bonus
        trace["总分.第2步#operand"] = granted
        trace["有加分"] = trace["名次#2.2"] = 1
        capped = content + granted
    trace["总分.第2步"] = trace["加分后得分"] = trace["总分.第3步#before"] = capped
    cut = 0
    if capped > 10000:
        cut = trace["截去的分"] = capped - 10000
        trace["总分.第3步#cut"] = trace["曾被截断"] = trace["名次#1.2"] = 1
        capped = 10000
    trace["总分.第3步"] = trace["先封顶得分"] = capped

    # 第十四条
    deducted = capped
    if lawsuits or errors or security or replies or fraud or liability or rest:
        worst: dict[int, int] = {}
        points = 0
        if lawsuits:
            points += deduct(trace, "败诉", lawsuits, first, last, worst)
        if errors:
            points += deduct(trace, "平台严重错误", errors, first, last, worst)
        if security:
            points += deduct(trace, "平台安全", security, first, last, worst)
        if replies:
            points += deduct(trace, "解读回应不当", replies, first, last, worst)
        if fraud:
            points += deduct(trace, "弄虚作假", fraud, first, last, worst)
        if liability:
            points += deduct(trace, "追责情形", liability, first, last, worst)
            if trace["追责情形#count"]:
                trace["责任追究"] = 1
        if rest:
            points += deduct(trace, "其他扣分", rest, first, last, worst)
        deduction = trace["扣分合计"] = trace["总分.第4步#operand"] = sum(worst.values())
        trace["归并（败诉、平台严重错误、平台安全、解读回应不当、弄虚作假、追责情形、其他扣分）"] = points - deduction
        deducted -= deduction
    trace["总分.第4步"] = trace["扣分后得分"] = trace["总分.第5步"] = trace["后封顶得分"] = deducted
    trace["总分.第5步#before"] = trace["总分.第6步#before"] = total = deducted
    if deducted < 0:
        total = 0
        trace["总分.第6步#cut"] = 1
    trace["总分.第6步"] = trace["总分"] = trace["名次#1.1"] = trace["名次#2.1"] = trace["名次#3.1"] = total
    trace["未截断总分"] = trace["名次#3.2"] = total + cut

    # 第十一条
    band = trace["等次#band"] = 0 if total >= 9000 else 1 if total >= 8000 else 2 if total >= 6000 else 3
    if described:
        trace["符合不合格描述#found"] = 1
    if leak:
        trace["泄密#found"] = trace["泄密"] = 1
        trace["等次#forced"] = band = 3
        if grave:
            trace["责任追究"] = 1
    for line in vetoes:
        if first <= line[0] <= last:
            trace["新媒体单项否决#found"] = trace["新媒体单项否决"] = 1
            trace["等次#forced"] = band = 3
            break
    trace["等次"] = band
    return trace
