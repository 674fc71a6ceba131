"""Texts of ``readings``: whose result depends on how a text is read."""

TEXTS: dict[str, tuple[str, str]] = {
    "readings.all": ("{count} 个口径，{number} 种组合全部算过。", "{count} reading(s), all {number} combinations were run."),
    "readings.bounded": (
        "{count} 个口径共有 {possible} 种组合，太多；只算了与现用口径相差一处或两处的 {number} 种。",
        "{count} reading(s) have {possible} combinations, too many; the {number} that differ from those in use in one or two were run.",
    ),
    "readings.cut": (
        "{count} 个口径共有 {possible} 种组合，太多；只算了 {number} 种：与现用口径相差一处的，和相差两处的一部分。",
        "{count} reading(s) have {possible} combinations, too many; {number} were run: those that differ from the readings in use in one, and some in two.",
    ),
    "readings.head.reading": ("口径", "reading"),
    "readings.head.units": ("结果取决于它的单位", "units whose result depends on it"),
    "readings.units": (
        "{units} 个单位，{unsafe} 个的结果取决于口径，其中 {grades} 个连等次也取决于口径。",
        "{units} unit(s): the result of {unsafe} depends on a reading, the grade of {grades}.",
    ),
    "readings.head.now": ("现用口径下", "as adopted"),
    "readings.head.grades": ("可能的等次", "possible grades"),
    "readings.head.range": ("总分范围", "range of totals"),
    "readings.head.by": ("取决于", "depends on"),
    "readings.by": ("{name}（现用 {option}；{others}）", "{name} (in use: {option}; {others})"),
    "readings.together": ("几个口径共同作用", "several readings together"),
}  # fmt: skip
