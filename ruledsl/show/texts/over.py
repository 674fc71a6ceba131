"""What brought a score over its full marks."""

TEXTS: dict[str, tuple[str, str]] = {
    "over.parts": (
        "超过满分 {maximum} 分，因为其中{names}",
        "more than its full {maximum} points, for {names}",
    ),
    "over.part": (
        "“{name}”得 {points} 分，超过它的满分 {maximum} 分",
        "“{name}” has {points}, more than its own {maximum}",
    ),
    "over.bonuses": (
        "超过满分 {maximum} 分，因为计入了其中的加分：{names}",
        "more than its full {maximum} points, for the bonuses inside count: {names}",
    ),
    "over.bonus": ("{name} {points} 分", "{name} {points}"),
    "over.plain": ("按计分办法算得超过满分 {maximum} 分", "its scoring leads to more than its full {maximum} points"),
}  # fmt: skip
