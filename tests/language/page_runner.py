"""An example of the language reference, run: what comes out, in the notation of the page.

    错误 E214                                    the rules fail, with exactly these codes
    事实错误 F105 甲局 事件[1].分值                  a fact is wrong; every wrong fact has its line
    甲局: 总分 89 · 等次 良好 · 名次 1               results of a unit
    甲局: 上级表彰采用 2分（1次） · 第三步 100分        a statement or a step of its score sheet
    甲局: 提示 N513 · 后果 约谈                      all findings about the unit; all that follows (无: none)
    甲局: 不予计算                                 the unit was rejected
    本次考核: 提示 N531                             findings that concern no single unit
    样例 正好九十: 通过                             what became of a case (不符 · 最先 第2步: the first step that differs)
    选项 --trial                                  how to run: --trial, --strict, --round 初评, --reading 口径=选项

A line that is not as expected is answered in the same notation, with the whole score sheet below it.
"""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from page_reader import YEAR, Example, Run

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import peek
from ruledsl.scorecard import Item, Results, Scorecard, Value
from ruledsl.show.texts import say
from ruledsl.source import Source
from ruledsl.syntax import chinese
from ruledsl.tools.check import check
from ruledsl.tools.load import Rules, read_rules
from ruledsl.tools.run import Outcome, Request
from ruledsl.tools.run import run as evaluated
from ruledsl.tools.test.suite import run_suite, suite

FILE = "示例.rules"
#: Findings about how the run was made; they are compared only where a page names them.
_OF_THE_RUN = {"N541", "N542", "N543", "N601"}
_OUTPUTS = {"总分": "total", "等次": "grade", "名次": "rank", "考核主体": "assessor"}
_ABSENT = {"n/a": "不涉及", "no-score": "无分", "missing": "未填报", "error": "无法计算"}
_WORDS = {"met": ("符合", "不符合"), "follows": ("适用", "不适用")}


def differences(example: Example) -> list[str]:
    """For every run that is not as expected: what was expected, what came out."""
    found = []
    for run in example.runs or (Run((), (), example.line),):
        if any(line.startswith("样例 ") for line in run.expected):
            came = case_lines(example, run)
            found += [_differing(example, run, came)] if [*map(_plain, came)] != [*map(_plain, run.expected)] else []
            continue
        outcome = outcome_of(example, run)
        came = [line if line.startswith("选项 ") else came_out(line, outcome) for line in run.expected]
        came += _unexpected(run, outcome)
        if [_plain(line) for line in came] != [_plain(line) for line in run.expected]:
            found.append(_told(example, run, came, outcome))
    return found


def outcome_of(example: Example, run: Run) -> Outcome:
    """Run an example as the command line does; without facts it is only checked."""
    rules = rules_of(example, example.program)
    files = tuple((name, text.encode()) for name, text in run.facts)
    if not files:
        return Outcome(None, check(rules), rules.sources)
    asked = [word for line in run.expected if line.startswith("选项 ") for word in line.split()[1:]]
    upto = asked[asked.index("--round") + 1] if "--round" in asked else None
    readings = tuple(word for word in asked if not word.startswith("--") and word != upto)
    year = YEAR if example.inside and peek(files)[1] is None else None
    return evaluated(Request(rules, files, None, year, readings, "--trial" in asked, "--strict" in asked, upto))


def case_lines(example: Example, run: Run) -> list[str]:
    """What became of every case of an example, in its files and in its rules."""
    rules = rules_of(example, example.program)
    year = YEAR if example.inside else None
    made = suite(lambda more: rules, [(name, text.encode()) for name, text in run.facts], None, year)
    lines = [f"错误 {d.code}" for d in made.cases.problems]
    for done in run_suite(made):
        first = [f"最先 {done.first.name}"] if done.first else []
        codes = [d.code for d in done.problems]
        lines.append(f"样例 {done.case.name}: {' · '.join([say(f'test.{done.verdict}', 'zh'), *first, *codes])}")
    return lines


def _differing(example: Example, run: Run, came: list[str]) -> str:
    where = f"{example.page}.md, line {run.line}: {example.title}"
    return "\n".join([where, "expected:", *(f"  {e}" for e in run.expected), "came out:", *(f"  {c}" for c in came)])


def rules_of(example: Example, text: str) -> Rules:
    """The text as a file in a folder with the further files of the example."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for name, more in example.files:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(more, "utf-8")
        return read_rules([], root, [Source(FILE, text)])


# ---- what came out, in the notation of the expectation


def came_out(line: str, outcome: Outcome) -> str:
    """The line as it should have been written."""
    if line.startswith("错误"):
        return _errors(outcome) or "（没有错误）"
    if line.startswith("事实错误"):
        wrong = [_wrong_fact(d, line) for d in wrong_facts(outcome)]
        return line if line in wrong else f"（没有 {line}）"
    who, colon, parts = line.partition(":")
    if not colon or outcome.results is None:
        return "（没有结果）" if colon else "（看不懂的一行）"
    said = [_part(who.strip(), part.strip(), outcome.results) for part in parts.split(" · ")]
    return f"{who}: {' · '.join(said)}"


def _errors(outcome: Outcome) -> str:
    codes = sorted({d.code for d in outcome.problems if d.code[0] == "E"})
    return f"错误 {'、'.join(codes)}" if codes else ""


def wrong_facts(outcome: Outcome) -> list[Diagnostic]:
    """The errors in the facts."""
    return [d for d in outcome.problems if d.code[0] == "F"]


def _wrong_fact(found: Diagnostic, line: str = "") -> str:
    """A wrong fact by code, unit and place; the place only if the page names it."""
    place = found.path.removeprefix(f"单位.{found.unit}.").removeprefix(f"单位.{found.unit}")
    full = " ".join(part for part in ("事实错误", found.code, found.unit, place) if part)
    short = " ".join(part for part in ("事实错误", found.code, found.unit) if part)
    return short if line == short else full


def _unexpected(run: Run, outcome: Outcome) -> list[str]:
    """Errors that the page does not name."""
    lines = [line for line in run.expected if not line.startswith("选项 ")]
    more = [] if any(line.startswith("错误") for line in lines) or not _errors(outcome) else [_errors(outcome)]
    return more + [w for d in wrong_facts(outcome) if (w := _wrong_fact(d)) not in lines and _short(d) not in lines]


def _short(found: Diagnostic) -> str:
    return " ".join(part for part in ("事实错误", found.code, found.unit) if part)


def _part(who: str, part: str, results: Results) -> str:
    name, _, said = part.partition(" ")
    unit = next((u for u in results.units if u.unit == who), None)
    if name == "提示":
        return f"提示 {_findings(unit.findings if unit else results.findings, said)}"
    if unit is None:
        return "（没有这个单位）"
    if part == "不予计算" or unit.total is None:
        return "不予计算" if unit.total is None else "（已经计算）"
    if name == "后果":
        return f"后果 {'、'.join(c.path for c in unit.consequences) or '无'}"
    if name in _OUTPUTS:
        value = getattr(unit, _OUTPUTS[name])
        return f"{name} {value_text(value) if value else '无'}"
    item = _item(unit, name)
    return f"{name} {item_text(item)}" if item else f"（没有“{name}”）"


def _findings(findings: tuple[Diagnostic, ...], said: str) -> str:
    named = set(re.findall(r"[NW]\d+", said))
    codes = {f.code for f in findings if f.code not in _OF_THE_RUN or f.code in named}
    return "、".join(sorted(codes)) or "无"


def _item(unit: Scorecard, name: str) -> Item | None:
    """The line of the score sheet of a name path, of its end, of a step or of what a step is called."""
    for item in unit.statements:
        number = item.path.removeprefix("总分.第").removesuffix("步")
        step = f"第{chinese(int(number))}步" if item.kind == "step" else ""
        if name in (item.path, step) or (item.kind == "step" and name == item.text):
            return item
    return next((item for item in unit.statements if item.path.endswith(f".{name}")), None)


def item_text(item: Item) -> str:
    """The value of a line of the score sheet as the pages write it."""
    if item.reason == "reading":
        return "未适用"
    values = dict(item.values)
    if item.reason == "condition" and item.kind in ("step", "bonus", "deduction"):
        return f"{value_text(values.get('step') or values['points'], '分')}（条件不成立）"
    if "count" in values:
        return f"{value_text(values['points'], '分')}（{value_text(values['count'])}次）"
    for role in ("points", "step", "value"):
        if role in values:
            return value_text(values[role], "分" if values[role].kind == "points" else "")
    for role in ("met", "flag", "follows"):
        if role in values:
            return value_text(values[role], words=_WORDS.get(role, ("是", "否")))
    return item.text or "（没有值）"


def value_text(value: Value, unit: str = "", words: tuple[str, str] = ("是", "否")) -> str:
    """A value in words."""
    if value.absent:
        return _ABSENT[value.absent]
    if value.kind == "flag":
        return words[0] if value.text == "yes" else words[1]
    if value.kind == "ratio":
        return f"{_hundredfold(value.text)}%"
    return f"{value.text}{unit}"


def _hundredfold(text: str) -> str:
    whole, _, fraction = text.partition(".")
    digits = fraction.ljust(2, "0")
    number = f"{int(whole + digits[:2])}"
    return f"{number}.{digits[2:]}" if digits[2:] else number


def _plain(line: str) -> str:
    """A line without what does not matter: spaces at the ends, 分 behind a number, the order of codes."""
    line = re.sub(r"(\d)分", r"\1", line.replace("：", ":"))
    return re.sub(r"(?:[ENW]\d{3}、)+[ENW]\d{3}", lambda m: "、".join(sorted(m[0].split("、"))), line)


def _told(example: Example, run: Run, came: list[str], outcome: Outcome) -> str:
    lines = [f"{example.page}.md, line {run.line}: {example.title}", "expected:", *(f"  {e}" for e in run.expected)]
    lines += ["came out:", *(f"  {c}" for c in came)]
    lines += [f"  {d.code} {d.args}" for d in outcome.problems]
    for unit in outcome.results.units if outcome.results else ():
        sheet = " · ".join(f"{i.path} {item_text(i)}" for i in unit.statements)
        codes = "、".join(f.code for f in unit.findings) or "无"
        lines.append(f"  sheet of {unit.unit}: {sheet} · 提示 {codes}")
    return "\n".join(lines)
