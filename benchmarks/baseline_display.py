"""Every step of the Jinchang assessment by hand, first way: compute everything, then write one dict with all the keys.

Part of ``baseline.py``, frozen like it.  The keys are those of the trace variant, a value that is not there is an
``Absence``; what no fact can change under the adopted readings stands in the dict as a constant.
"""

from typing import Any

from ruledsl.ir import Absence

Row = tuple[Any, ...]
MISSING, NOT_APPLICABLE = Absence.MISSING, Absence.NOT_APPLICABLE


def count(lines: tuple[Row, ...], first: int, last: int) -> tuple[int, int]:
    """Of some event lines those within the year and those outside."""
    inside = sum(1 for line in lines if first <= line[0] <= last)
    return inside, len(lines) - inside


def deduct(lines: tuple[Row, ...], first: int, last: int, worst: dict[int, int]) -> tuple[int, int, int, int]:
    """Number, points, lines outside the year, whether no line is at an end of its range; ``worst`` line of an incident."""
    number, total, between = 0, 0, 1
    for line in lines:
        if first <= line[0] <= last:
            incident, points = line[1], line[-1]
            number += 1
            total += points
            if not 500 < points < 1000:
                between = 0
            if points > worst.get(incident, 0):
                worst[incident] = points
    return number, total, len(lines) - number, between


def in_order(a: int, no_a: int, b: int, no_b: int, c: int, no_c: int) -> int | Absence:
    """Whether those of three dates that were reported are in order; unknown unless there are two."""
    if no_a:
        return MISSING if no_b or no_c else 1 if b <= c else 0
    if no_b:
        return MISSING if no_c else 1 if a <= c else 0
    if no_c:
        return 1 if a <= b else 0
    return 1 if a <= b <= c else 0


def trace_display(row: Row, year: Row) -> dict[str, int | Absence]:
    """All steps of one unit."""
    (kind, content, noticed, no_notice, started, no_start, reported, no_report, graded, no_grades, answered, no_answer,
     leak, described, grave, awards, media, praise, others, approvals,
     lawsuits, errors, security, replies, fraud, liability, rest, vetoes) = row  # fmt: skip
    approved, no_approved, drawn, no_drawn, applied, no_applied, formed, no_formed = year[:8]
    decided, no_decided, told, no_told, first, last = year[8:14]
    plan = in_order(drawn, no_drawn, approved, no_approved, applied, no_applied)
    group = in_order(approved, no_approved, formed, no_formed, noticed, no_notice)
    results = in_order(started, no_start, graded, no_grades, decided, no_decided)
    early = MISSING if no_notice or no_start else 1 if noticed <= started - 15 else 0
    own_report = MISSING if no_notice or no_report else 1 if noticed <= reported else 0
    answer = MISSING if no_decided or no_answer else 1 if decided <= answered else 0
    notice = MISSING if no_decided or no_told else 1 if decided <= told else 0

    awards_in, awards_out = count(awards, first, last)
    media_in, media_out = count(media, first, last)
    praise_in, praise_out = count(praise, first, last)
    others_in, others_out = count(others, first, last)
    other_points = sum(points for day, _, points in others if first <= day <= last)
    bonus = 200 * awards_in + 100 * media_in + 100 * praise_in + other_points
    limit = max((line[0] for line in approvals), default=1000)
    granted = bonus if bonus < limit else limit
    with_bonus = content + granted
    capped = with_bonus if with_bonus < 10000 else 10000

    worst: dict[int, int] = {}
    n1, p1, o1, b1 = deduct(lawsuits, first, last, worst)
    n2, p2, o2, b2 = deduct(errors, first, last, worst)
    n3, p3, o3, b3 = deduct(security, first, last, worst)
    n4, p4, o4, b4 = deduct(replies, first, last, worst)
    n5, p5, o5, b5 = deduct(fraud, first, last, worst)
    n6, p6, o6, b6 = deduct(liability, first, last, worst)
    n7, p7, o7, b7 = deduct(rest, first, last, worst)
    deduction = sum(worst.values())
    merged = p1 + p2 + p3 + p4 + p5 + p6 + p7 - deduction
    deducted = capped - deduction
    total = deducted if deducted > 0 else 0
    cut = with_bonus - capped
    was_cut, has_bonus = 1 if cut > 0 else 0, 1 if bonus > 0 else 0
    veto = 1 if any(first <= line[0] <= last for line in vetoes) else 0
    forced = 3 if leak or veto else -1
    band = 0 if total >= 9000 else 1 if total >= 8000 else 2 if total >= 6000 else 3
    return {
        "考核主体": 0 if kind <= 1 else 1,
        "考核内容#max": 100,
        "考核内容": content,
        "先后（方案制定日、方案审定日、方案实施日）#met": plan,
        "先后（方案制定日、方案审定日、方案实施日）#broken": 0 if plan else 1,
        "先后（方案制定日、方案审定日、方案实施日）#方案实施日": MISSING if no_applied else applied,
        "先后（方案制定日、方案审定日、方案实施日）#方案审定日": MISSING if no_approved else approved,
        "先后（方案制定日、方案审定日、方案实施日）#方案制定日": MISSING if no_drawn else drawn,
        "先后（方案审定日、小组组成日、考核通知日）#met": group,
        "先后（方案审定日、小组组成日、考核通知日）#broken": 0 if group else 1,
        "先后（方案审定日、小组组成日、考核通知日）#考核通知日": MISSING if no_notice else noticed,
        "先后（方案审定日、小组组成日、考核通知日）#小组组成日": MISSING if no_formed else formed,
        "先后（方案审定日、小组组成日、考核通知日）#方案审定日": MISSING if no_approved else approved,
        "提前通知#met": early,
        "提前通知#broken": 0 if early else 1,
        "提前通知#考核开始日": MISSING if no_start else started,
        "提前通知#考核通知日": MISSING if no_notice else noticed,
        "先后（考核通知日、自查报告日）#met": own_report,
        "先后（考核通知日、自查报告日）#broken": 0 if own_report else 1,
        "先后（考核通知日、自查报告日）#自查报告日": MISSING if no_report else reported,
        "先后（考核通知日、自查报告日）#考核通知日": MISSING if no_notice else noticed,
        "先后（考核开始日、初评等次日、结果审定日）#met": results,
        "先后（考核开始日、初评等次日、结果审定日）#broken": 0 if results else 1,
        "先后（考核开始日、初评等次日、结果审定日）#结果审定日": MISSING if no_decided else decided,
        "先后（考核开始日、初评等次日、结果审定日）#初评等次日": MISSING if no_grades else graded,
        "先后（考核开始日、初评等次日、结果审定日）#考核开始日": MISSING if no_start else started,
        "先后（结果审定日、结果反馈日）#met": answer,
        "先后（结果审定日、结果反馈日）#broken": 0 if answer else 1,
        "先后（结果审定日、结果反馈日）#结果反馈日": MISSING if no_answer else answered,
        "先后（结果审定日、结果反馈日）#结果审定日": MISSING if no_decided else decided,
        "先后（结果审定日、结果通报日）#met": notice,
        "先后（结果审定日、结果通报日）#broken": 0 if notice else 1,
        "先后（结果审定日、结果通报日）#结果通报日": MISSING if no_told else told,
        "先后（结果审定日、结果通报日）#结果审定日": MISSING if no_decided else decided,
        "指标得分合计": content,
        "总分.第1步": content,
        "上级表彰采用#count": awards_in,
        "上级表彰采用": 2 * awards_in,
        "上级表彰采用#outside": awards_out,
        "上级表彰采用#outside?": 1 if awards_out else 0,
        "媒体专题报道#count": media_in,
        "媒体专题报道": media_in,
        "媒体专题报道#outside": media_out,
        "媒体专题报道#outside?": 1 if media_out else 0,
        "批示表扬或交流发言#count": praise_in,
        "批示表扬或交流发言": praise_in,
        "批示表扬或交流发言#outside": praise_out,
        "批示表扬或交流发言#outside?": 1 if praise_out else 0,
        "其他加分#count": others_in,
        "其他加分": other_points,
        "其他加分#outside": others_out,
        "其他加分#outside?": 1 if others_out else 0,
        "加分合计": bonus,
        "总分.第2步#asked": bonus,
        "总分.第2步#limit1#cut": 0,
        "总分.第2步#limit1#effective": 10,
        "加分合计#批准#limit": limit if approvals else NOT_APPLICABLE,
        "总分.第2步#limit2#approved": 1 if approvals and bonus > 1000 else 0,
        "总分.第2步#limit2#effective": limit,
        "总分.第2步#limit2#cut": 1 if bonus > limit else 0,
        "总分.第2步#limit3#over": 0,
        "总分.第2步#limit3#effective": 10,
        "总分.第2步": with_bonus,
        "总分.第2步#operand": granted,
        "加分后得分": with_bonus,
        "总分.第3步": capped,
        "先封顶得分": capped,
        "总分.第3步#before": with_bonus,
        "总分.第3步#cut": 1 if cut else 0,
        "败诉#count": n1,
        "败诉": p1,
        "败诉#outside": o1,
        "败诉#outside?": 1 if o1 else 0,
        "平台严重错误#count": n2,
        "平台严重错误": p2,
        "平台严重错误#outside": o2,
        "平台严重错误#outside?": 1 if o2 else 0,
        "平台安全#count": n3,
        "平台安全": p3,
        "平台安全#outside": o3,
        "平台安全#outside?": 1 if o3 else 0,
        "解读回应不当#count": n4,
        "解读回应不当": p4,
        "解读回应不当#outside": o4,
        "解读回应不当#outside?": 1 if o4 else 0,
        "弄虚作假#count": n5,
        "弄虚作假": p5,
        "弄虚作假#outside": o5,
        "弄虚作假#outside?": 1 if o5 else 0,
        "追责情形#count": n6,
        "追责情形": p6,
        "追责情形#outside": o6,
        "追责情形#outside?": 1 if o6 else 0,
        "其他扣分#count": n7,
        "其他扣分": p7,
        "其他扣分#outside": o7,
        "其他扣分#outside?": 1 if o7 else 0,
        "扣分不取两端.败诉": b1,
        "扣分不取两端#扣分不取两端.败诉": b1,
        "扣分不取两端.平台严重错误": b2,
        "扣分不取两端#扣分不取两端.平台严重错误": b2,
        "扣分不取两端.平台安全": b3,
        "扣分不取两端#扣分不取两端.平台安全": b3,
        "扣分不取两端.解读回应不当": b4,
        "扣分不取两端#扣分不取两端.解读回应不当": b4,
        "扣分不取两端.弄虚作假": b5,
        "扣分不取两端#扣分不取两端.弄虚作假": b5,
        "扣分不取两端.追责情形": b6,
        "扣分不取两端#扣分不取两端.追责情形": b6,
        "扣分不取两端.其他扣分": b7,
        "扣分不取两端#扣分不取两端.其他扣分": b7,
        "扣分不取两端#met": 1 if b1 and b2 and b3 and b4 and b5 and b6 and b7 else 0,
        "扣分不取两端#broken": 0,
        "泄密#found": leak,
        "泄密": leak,
        "归并（败诉、平台严重错误、平台安全、解读回应不当、弄虚作假、追责情形、其他扣分）": merged,
        "扣分合计": deduction,
        "总分.第4步": deducted,
        "总分.第4步#operand": deduction,
        "扣分后得分": deducted,
        "总分.第5步": deducted,
        "后封顶得分": deducted,
        "总分.第5步#before": deducted,
        "总分.第5步#cut": 0,
        "总分.第6步": total,
        "总分.第6步#before": deducted,
        "总分.第6步#cut": 1 if deducted < 0 else 0,
        "总分": total,
        "等次#band": band,
        "符合不合格描述#found": described,
        "符合不合格描述": 0,
        "新媒体单项否决#found": veto,
        "新媒体单项否决": veto,
        "等次#forced": forced,
        "等次": forced if forced >= 0 else band,
        "纳入目标责任考核": 1,
        "截去的分": cut,
        "曾被截断": was_cut,
        "有加分": has_bonus,
        "未截断总分": total + cut,
        "名次#1.1": total,
        "名次#1.2": was_cut,
        "名次#2.1": total,
        "名次#2.2": has_bonus,
        "名次#3.1": total,
        "名次#3.2": total + cut,
        "责任追究": 1 if n6 or (leak and grave) else 0,
    }
