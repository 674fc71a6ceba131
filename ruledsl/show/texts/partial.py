"""Texts of ``ruledsl eval --partial``."""

TEXTS: dict[str, tuple[str, str]] = {
    "partial.title": ("尚有事实未知：还可能的等次（不是结果）", "facts not yet known: grades still possible (not a result)"),
    "partial.settled": ("{unit}：{grade}，已经确定", "{unit}: {grade}, settled"),
    "partial.possible": ("{unit}：可能 {grades}", "{unit}: possible {grades}"),
    "partial.perhaps": ("；未能排除 {grades}", "; not excluded {grades}"),
    "partial.depends": ("{unit}：等次还取决于别的单位，不作判断", "{unit}: the grade also depends on other units; nothing is said"),
    "partial.rejected": ("{unit}：填报有误，不作判断", "{unit}: its facts are invalid; nothing is said"),
    "partial.yes": ("还能改变等次", "can still change the grade"),
    "partial.no": ("取什么值都不改变等次", "the grade does not depend on it"),
    "partial.open": ("能否改变等次没有判定", "whether it can change the grade is not decided"),
    "partial.missing": ("未知 {name}（{low} 至 {high}）：{matters}{clauses}", "unknown {name} ({low} to {high}): {matters}{clauses}"),
    "partial.assumed": ("没有填报、按没有计：{names}", "not reported and counted as none: {names}"),
}  # fmt: skip
