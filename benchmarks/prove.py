"""How long ``check --prove`` takes, whole and question by question, and z3 against cvc5 on the same questions.

``python -m benchmarks.prove`` prints seconds of the processor.  First whole runs, from the start of Python to the report,
the median of three: an invented measure of 40 indicators with bonuses, caps, vetoes and four grades, both cities with
each scheme, the examples.  Then what the solver is asked of some of them; cvc5 is compared where it is installed, each
question asked on its own.

Seen on two cores that were busy with five times as much, seconds: the 40 indicators 1.00; Jinchang with its three schemes
1.04, 1.22, 0.73, Pingliang 0.80, 0.99, 0.69; the examples 1.73, 1.20, 1.66.  No question of theirs stays open: most are
answered by trying some hundred units and by reading directions off the expressions (``proving.polarity``), the rest by
z3 within one context, near a typical unit.  So cvc5 is no second solver of the tool, though it is the better of the two at
the grades of both cities asked cold: 5.20 and 2.74 seconds with nothing open, z3 4.48 and 2.51 with three open.
"""

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import z3

from ruledsl import checks
from ruledsl.backends.solver import undisturbed
from ruledsl.backends.solver_terms import condition, const, same
from ruledsl.proving.session import Session
from ruledsl.source import Source
from ruledsl.tools.load import Compiled, compile_measure, read_rules

RULES = Path(__file__).parent.parent / "rules"
#: Whole runs of each.
TIMES = 3
#: cvc5 is stopped after so many milliseconds.
PATIENCE = 10_000


def invented() -> str:
    """A measure of 40 indicators, every second assessed, the others counted."""
    leaves = "\n".join(
        f"    指标 项目{n} 满分 2.5分 计分 {'考核组评定' if n % 2 else '每次0.5分 最多2.5分'}" for n in range(1, 41)
    )
    lines = "\n".join(f"  加分 奖{n} 每次{n}分 最多{n * 3}分  依据 第四条" for n in range(1, 5))
    faults = "\n".join(f"  扣分 罚{n} 每起{n}分至{n + 5}分  依据 第五条" for n in range(1, 5))
    return f"""# 虚构示例，仅用于计时。
考核文件 计时 “虚构办法” {{
  条款 第一条至第九条
  施行 2023-01-01 依据 第一条
  年度 1月1日至12月31日 依据 第一条
  满分 100分 分值 2位小数 依据 第二条
  指标 考核内容 满分 100分 依据 第三条 {{
{leaves}
  }}
{lines}
{faults}
  总分 {{
    第一步 指标得分合计 依据 第六条
    第二步 计入 加分合计 最多10分 依据 第六条
    第三步 封顶 100分 依据 第六条
    第四步 扣减 扣分合计 依据 第六条
    第五步 最低计 0分 依据 第六条
  }}
  等次 {{ 优秀 90分及以上 良好 80分及以上不满90分 合格 60分及以上不满80分 不合格 不满60分 }} 依据 第七条
  一票否决 泄密 确定为 不合格 依据 第八条
  一票否决 造假 确定为 合格 依据 第八条
}}
"""


def subjects() -> list[tuple[str, Compiled]]:
    """What is asked about."""
    rules = read_rules([], texts=[Source("计时.rules", invented())])
    found = [("40 indicators", compile_measure(rules, *rules.measures[0]))]
    for city in ("jinchang", "pingliang"):
        files = [RULES / f"{city}.rules", RULES / f"schemes/{city}-sample.rules"]
        rules = read_rules(files, root=RULES)
        found.append((city, compile_measure(rules, *rules.measures[0])))
    return found


def questions(session: Session) -> list[str]:
    """Whether each grade is reached, as SMT-LIB."""
    prover, found = session.prover, []
    value = prover.value(session.grade)
    for number in range(value.lo, value.hi + 1):
        solver = z3.Solver()
        solver.add(*prover.space.everything(), condition(same(value, const(number))))
        found.append("(set-logic ALL)\n" + re.sub(r"\b0\?(\d+)", r"open\1", solver.to_smt2()))
    return found


def by_z3(text: str) -> str:
    solver = z3.Solver()
    solver.set("timeout", PATIENCE)
    solver.from_string(text)
    return str(solver.check())


def by_cvc5(text: str) -> str:
    import cvc5  # noqa: PLC0415

    solver = cvc5.Solver()
    solver.setOption("tlimit-per", str(PATIENCE))
    parser = cvc5.InputParser(solver)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, text, "question")
    answer = ""
    while not (command := parser.nextCommand()).isNull():
        answer = str(command.invoke(solver, parser.getSymbolManager())).strip() or answer
    return answer


def whole(*files: Path) -> float:
    """Seconds of the processor for one run of the command; the median of some."""

    def once() -> float:
        before = getrusage(RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "ruledsl", "check", "--prove", *map(str, files)]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        after = getrusage(RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return median(once() for _ in range(TIMES))


def runs() -> None:
    """Whole runs."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "计时.rules"
        file.write_text(invented(), encoding="utf-8")
        print(f"40 indicators: {whole(file):.2f} s")
    for city in ("jinchang", "pingliang"):
        for scheme in sorted(RULES.glob(f"schemes/{city}-*.rules")):
            print(f"{scheme.stem}: {whole(RULES / f'{city}.rules', scheme):.2f} s")
    for file in sorted(RULES.glob("examples/*.rules")):
        print(f"{file.stem}: {whole(file):.2f} s")


def main() -> None:
    runs()
    for name, compiled in subjects():
        with undisturbed():
            of_subject(name, compiled)


def of_subject(name: str, compiled: Compiled) -> None:
    """All questions about one measure; its grades again, each on its own."""
    start = process_time()
    plain = list(checks.runnable(compiled.measure, compiled.plan))
    session = Session.of(compiled.measure, compiled.plan, plain)
    found = list(checks.provable(session))
    print(f"{name}: {process_time() - start:.2f} s, {len(found)} findings, undecided: {session.undecided or 'nothing'}")
    asked = questions(session)
    for solver in (by_z3, *([by_cvc5] if find_spec("cvc5") else [])):
        start = process_time()
        answers = [solver(text) for text in asked]
        print(f"  {solver.__name__[3:]}: {process_time() - start:.2f} s for {len(asked)} grades {' '.join(answers)}")


if __name__ == "__main__":
    main()
