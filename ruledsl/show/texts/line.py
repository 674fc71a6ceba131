"""What is said of an event on the score sheet."""

TEXTS: dict[str, tuple[str, str]] = {
    "line.absorbed": (
        "与“{name}” {which} 是同一件事，归并到那一件，不重复计",
        "the same incident as “{name}” {which}, which counts in its place",
    ),
    "line.undated": ("日期不详", "date unknown"),
    "line.not-counted": ("不计", "does not count"),
    "line.counted": ("计", "counts"),
    "line.why.condition": ("不计的条件成立：{by}", "left out, for this holds: {by}"),
    "line.why.outside": ("日期不在计入的期间", "its date lies outside of the days that count"),
    "line.why.outside-by": ("日期不在计入的期间（{by}）", "its date lies outside of the days that count ({by})"),
    "line.why.once-by": (
        "同一事由或按计次只计一件，计的是{by}",
        "one of an incident, or one in all, counts: it is {by}",
    ),
    "line.why.inactive": ("这一条没有起作用，不计", "its statement does not apply"),
    "line.why.once": ("同一事由或按计次只计一件，已计另一件", "one of an incident, or one in all, counts: another one does"),
    "line.unnamed": ("没有填事由，按一件事计", "names no incident, and counts as one of its own"),
    "line.why.most": ("计分值最高的几件，件数已满", "only so many events count, and others are worth more or came earlier"),
    "line.field": ("{name}：{text}", "{name}: {text}"),
}  # fmt: skip
