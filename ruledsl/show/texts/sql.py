"""Texts of the SQL script: what its tables and columns are."""

TEXTS: dict[str, tuple[str, str]] = {
    "sql.tables": (
        "所读的表：去掉每行开头的“-- ”就是建表语句。数值按小数位数放大为整数（×100），日期是 1970-01-01 以来的天数，选项从 0 编号",
        "the tables it reads; without the dashes before each line they are the statements that make them. "
        "Numbers are integers scaled by their decimals (×100), dates days since 1970-01-01, choices count from 0",
    ),
    "sql.option": ("口径 {name}：{options}", "reading {name}: {options}"),
    "sql.unread": ("{name}（查询不读）", "{name} (not read)"),
    "sql.state": (
        "{name}：0 有 1 不涉及 2 无分 3 未填报 4 无法计算",
        "{name}: 0 there, 1 not applicable, 2 no score, 3 missing, 4 error",
    ),
    "sql.one-row": ("只有一行", "one row"),
    "sql.lost": (
        "每个因事实有误未予计算的单位一行（没有时为空表）",
        "one row for each unit rejected for its facts (empty if none)",
    ),
    "sql.result": (
        "结果：每个单位一行；带 s 的列是状态，状态不为 0 时值为 NULL",
        "the result: a row for each unit; a column with s is a state, the value is NULL where it is not 0",
    ),
}
