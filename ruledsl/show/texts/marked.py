"""Texts of the copy of a workbook in which problems are marked."""

TEXTS: dict[str, tuple[str, str]] = {
    "marked.sheet": ("核对结果", "problems"),
    "marked.cell": ("单元格", "cell"),
    "marked.unit": ("单位", "unit"),
    "marked.problem": ("问题", "problem"),
    "marked.written": ("标出问题的副本：{file}（{count} 处）", "copy with {count} problem(s) marked: {file}"),
    "marked.nothing": ("没有要标的问题，没有写副本。", "there is nothing to mark; no copy was written."),
    "marked.one": ("--marked 只用于一个 .xlsx 填报表；这里有 {count} 个。", "--marked is for one .xlsx form; there are {count}."),
    "marked.unread": ("{file} 读不出来，没有可标的副本。", "{file} cannot be read; there is no copy to mark."),
    "marked.large": ("{file} 太大，没有写标出问题的副本；问题都在上面。", "{file} is too large to be copied; the problems are listed above."),
}  # fmt: skip
