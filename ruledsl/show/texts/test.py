"""Texts of ``ruledsl test``."""

TEXTS: dict[str, tuple[str, str]] = {
    "test.none": ("没有样例：规则文件里没有“样例”，旁边也没有 *.cases.yaml。", "no cases: no example in the rules, no *.cases.yaml beside them."),
    "test.summary": (
        "样例 {all} 个：通过 {passed}，不符 {differs}，无效 {invalid}，未写应为 {open}，待确认 {proposed}。",
        "{all} case(s): {passed} passed, {differs} differ, {invalid} invalid, {open} without expectation, {proposed} proposed.",
    ),
    "test.differs": ("不符", "differs"),
    "test.invalid": ("无效", "invalid"),
    "test.open": ("未写应为", "no expectation"),
    "test.proposed": ("待确认", "proposed"),
    "test.passed": ("通过", "passed"),
    "test.case": ("{verdict}：{name}（{place}）", "{verdict}: {name} ({place})"),
    "test.readings": ("口径：{readings}", "readings: {readings}"),
    "test.readings.unsaid": ("未写所依口径，按规则文件现在采用的", "the readings it assumes are not stated; those the rules adopt now count"),
    "test.line": ("{unit} {name}：应为 {expected}，算得 {found}", "{unit} {name}: expected {expected}, came out {found}"),
    "test.first": ("最先不符的一步：{step}{clauses}", "the first step that differs: {step}{clauses}"),
    "test.operand": ("{label} {value}", "{label} {value}"),
    "test.from": ("由此算得：{operands}", "made from: {operands}"),
    "test.steps": ("算得的各步：", "the steps as computed:"),
    "test.came": ("算得：{text}", "came out: {text}"),
    "test.recorded": ("已写入 {file}（{number} 个样例），请核对。", "wrote {number} case(s) into {file}; please look at them."),
}  # fmt: skip
