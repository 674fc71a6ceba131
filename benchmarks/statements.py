"""A measure of any number of statements, and the way from its text to code: what growth with statements is measured on."""

from ruledsl.backends.record import compile_plan
from ruledsl.source import Source
from ruledsl.tools.load import compile_measure, read_rules

SCORED = ("考核组评定", "符合得满分", "每次1分 最多3分", "完成率 四舍五入到2位小数 目标为零时 计满分")


def many(size: int) -> str:
    """A measure of so many statements: of forty each, twenty indicators in a group, nine bonuses and ten deductions."""
    lines = ["考核文件 大 “大办法” {", "满分 100分 分值 2位小数", "年度 1月1日至12月31日", "施行 2020-01-01"]
    for n in range(size // 40):
        lines.append(f"指标 组{n} {{")
        lines += [f"指标 项{n}_{i} 满分 1分 计分 {SCORED[i % 4]}" for i in range(20)]
        lines += ["}", *(f"加分 奖{n}_{i} 每项1分" for i in range(9)), *(f"扣分 罚{n}_{i} 每项2分" for i in range(10))]
    lines += ["总分 {", "第一步 指标得分合计", "第二步 计入 加分合计", "第三步 扣减 扣分合计", "}"]
    return "\n".join([*lines, "等次 { 合格 60分及以上  不合格 不满60分 }", "}"])


def compiled(size: int) -> None:
    """From the text to an evaluator."""
    rules = read_rules([], texts=[Source("many.rules", many(size))])
    found = compile_measure(rules, *rules.measures[0])
    assert not [d for d in (*rules.diagnostics, *found.diagnostics) if d.is_error]
    compile_plan(found.plan)
