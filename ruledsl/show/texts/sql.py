"""Texts of the SQL script: what its tables and columns are."""

TEXTS: dict[str, tuple[str, str]] = {
    "sql.tables": (
        "所读的表；数值按小数位数放大为整数，日期是 1970-01-01 以来的天数，选项从 0 编号",
        "the tables it reads; numbers are integers scaled by their decimals, dates days since 1970-01-01, choices count from 0",
    ),
    "sql.option": ("所用口径的编号", "number of the option in use"),
    "sql.state": (
        "{name}：0 有 1 不涉及 2 无分 3 未填报 4 无法计算",
        "{name}: 0 there, 1 not applicable, 2 no score, 3 missing, 4 error",
    ),
    "sql.one-row": ("只有一行", "one row"),
    "sql.lost": (
        "表 lost：每个因事实有误未予计算的单位一行，列与 unit 中分组所用的相同（没有时为空表）",
        "table lost: one row for each unit rejected for its facts, with the columns of unit that groups go by (empty if none)",
    ),
    "sql.result": (
        "结果：每个单位一行；带 s 的列是状态，状态不为 0 时值为 NULL",
        "the result: a row for each unit; a column with s is a state, the value is NULL where it is not 0",
    ),
}
