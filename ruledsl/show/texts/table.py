"""What is said of the rows of a sub-table on the score sheet."""

TEXTS: dict[str, tuple[str, str]] = {
    "table.row": ("{name} 第 {number} 行：{fields}", "{name} row {number}: {fields}"),
    "table.highest": ("“{name}”去掉的最高", "dropped by “{name}” as one of the highest"),
    "table.lowest": ("“{name}”去掉的最低", "dropped by “{name}” as one of the lowest"),
    "table.end": ("“{name}”去掉不计", "dropped by “{name}”"),
    "table.many": (
        "{name} 共 {count} 行，按内容汇总（逐行的用 --rows，JSON 里也有）",
        "{name}: {count} rows, summed up (each of them with --rows, and in JSON)",
    ),
    "table.together": ("{name} 共 {count} 行，按内容汇总", "{name}: {count} rows, summed up"),
    "table.column": ("{name}：{values}", "{name}: {values}"),
    "table.value": ("{value} {count} 行", "{value} ({count})"),
    "table.range": ("{low} 至 {high}", "{low} to {high}"),
    "table.kinds": ("{count} 种写法", "{count} different ones"),
    "table.dropped": ("{what}：{count} 行（第 {rows} 行）", "{what}: {count} (rows {rows})"),
    "table.dropped-many": ("{what}：{count} 行", "{what}: {count}"),
}  # fmt: skip
