"""What is said beside a value on the score sheet."""

TEXTS: dict[str, tuple[str, str]] = {
    "remark.capped": ("算得 {before} 分，封顶，计 {points} 分", "{before} points, capped: {points} count"),
    "remark.floored": ("算得 {before} 分，不足最低，计 {points} 分", "{before} points, below the least: {points} count"),
    "remark.count": ("计 {count} 次", "{count} counted"),
    "remark.count-of": ("{count} 次中计 {taken} 次", "{taken} of {count} counted"),
    "remark.cut": ("逐件合计 {sum}，最多计 {points}", "{sum} in all, at most {points} counted"),
    "remark.called": ("记作“{name}”", "called “{name}”"),
    "remark.by": ("依口径“{option}”", "under “{option}”"),
    "remark.settled": ("采用“{option}”", "“{option}” is in use"),
    "remark.gate": (
        "评为{grade}还要求“{asked}”，没有达到（{own}）",
        "{grade} also asks for “{asked}”, which is not met ({own})",
    ),
    "remark.gate-bare": (
        "评为{grade}还要求“{asked}”，没有达到",
        "{grade} also asks for “{asked}”, which is not met",
    ),
    "remark.band": ("按得分为 {grade}", "{grade} by the score"),
    "remark.sets": ("确定为 {grade}", "sets {grade}"),
    "remark.candidate": ("是“{grade}”的人选", "a candidate for {grade}, which goes by places"),
    "remark.quota": (
        "够这一等的单位中排第 {place}，名额只有 {places} 个，未占到名额",
        "number {place} of those with the score, for {places} places: no place was left",
    ),
    "remark.taken": ("占到的：{names}", "the places went to: {names}"),
    "remark.passed": (
        "排在前面而不占名额的：{names}，因此占到",
        "before it, and taking none of the places: {names}; so a place was left",
    ),
    "remark.passed-part": ("{unit}（不参评：{by}）", "{unit} (takes no part: {by})"),
    "remark.passed-exempt": ("{unit}（不占名额）", "{unit} (takes no place)"),
    "remark.passed-veto": ("{unit}（一票否决：{by}）", "{unit} (veto: {by})"),
    "remark.exempt": ("够这一等，不占名额", "has the score and takes no place"),
    "remark.place": ("够这一等的单位中排第 {place}，名额 {places} 个", "number {place} of those with the score, for {places} places"),
    "remark.merge": ("同一件事只计一次，退回重复的部分", "one incident counts once; what was counted twice is taken back"),
    "remark.decision": ("定为 {text}", "settled as {text}"),
    "remark.open": ("尚未确定", "still open"),
    "remark.assesses": ("负责 {text}", "assesses {text}"),
    "remark.share": ("占 {text}", "share {text}"),
    "remark.assumed": ("未填报，按没有计", "not reported, counted as none"),
    "remark.none-counts": ("登记了 {count} 件，都不计", "{count} reported, none of which counts"),
}  # fmt: skip
