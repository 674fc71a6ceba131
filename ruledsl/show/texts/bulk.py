"""Texts of ``eval -o``: numbers that add up, steps, what does not go together."""

TEXTS: dict[str, tuple[str, str]] = {
    "bulk.computed": (
        "读入 {units} 个单位，事件等 {rows} 行；算出 {computed} 个，不予计算 {rejected} 个。",
        "{units} units and {rows} rows of events and the like were read; {computed} computed, {rejected} rejected.",
    ),
    "bulk.reasons": ("{reasons} 条原因写入 {file}。", "{reasons} reasons are in {file}."),
    "bulk.unfinished": (
        "{units} 个单位没有总分，缺的是哪一步，写在原因里。",
        "{units} units have no total; the reasons name the step that is missing.",
    ),
    "bulk.waiting": (
        "{units} 个单位有总分，没有等次或名次：同组有单位没有算出，或者有事实未填报，用 --unit 看。",
        "{units} units have a total and no grade or no rank: units of their group could not be computed, or a fact is wanting; see --unit.",
    ),
    "bulk.homeless": (
        "其中 {rows} 行不属于任何一个单位。",
        "{rows} rows among them belong to no unit.",
    ),
    "bulk.assumed": (
        "{units} 个单位有没有填报、按没有计的事项。",
        "{units} units left something unreported, which counts as none.",
    ),
    "bulk.doubted": (
        "“{fact}”有 {rows} 行没有百分号（如 {value}），按比例读作 {read}；若是 {meant}，请写上百分号（W193）。",
        "“{fact}” has no percent sign in {rows} row(s), such as {value}, read as the share {read}; if {meant} is meant, write the sign (W193).",
    ),
    "bulk.written": ("结果写入 {file}（{engine}）。", "results are in {file} ({engine})."),
    "bulk.step.read": ("读入", "reading"),
    "bulk.step.compute": ("计算", "computing"),
    "bulk.step.write": ("写出", "writing"),
    "bulk.suffix": (
        "结果文件须以 .parquet 或 .csv 结尾：{file}",
        "a result file must end in .parquet or .csv: {file}",
    ),
    "bulk.too-many": (
        "有 {units} 个单位，不能都打印出来；请用 -o 写入文件，或者用 --unit 指明一个",
        "there are {units} units, too many to print; write them to a file with -o, or name one with --unit",
    ),
    "bulk.stdin": ("-o 不能从标准输入读取事实", "-o cannot read facts from standard input"),
    "bulk.not-with": ("{option} 不能与 -o 同用", "{option} does not go with -o"),
}
