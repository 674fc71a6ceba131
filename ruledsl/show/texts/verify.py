"""Texts of ``ruledsl verify``: what is equal to a receipt and what differs."""

TEXTS: dict[str, tuple[str, str]] = {
    "verify.equal": ("一致：{count} 项都与 {file} 相同。", "equal: all {count} matters are as in {file}."),
    "verify.differs": ("不一致：{what}", "differs: {what}"),
    "verify.is": ("    收据：{before}\n    现在：{now}", "    receipt: {before}\n    now:     {now}"),
    "verify.gone": ("（找不到）", "(not found)"),
    "verify.not-a-receipt": ("{file} 不是收据（{problem}）。", "{file} is no receipt ({problem})."),
    "verify.input": ("输入 {file}", "input {file}"),
    "verify.output": ("文书 {file}", "document {file}"),
    "verify.result": ("结果", "results"),
    "verify.unit": ("单位 {unit} 的{what}", "{what} of {unit}"),
    "verify.library": ("程序库 {name}", "library {name}"),
    "verify.hash": ("校验值 {name}", "hash {name}"),
    "verify.total": ("总分", "total"),
    "verify.grade": ("等次", "grade"),
    "verify.rank": ("名次", "rank"),
}  # fmt: skip
