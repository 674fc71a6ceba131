"""What becomes of a slip: found, without effect, or escaped.

``found``    ``check`` or ``ledger`` says something that it does not say of the correct file, or a case beside it comes out
             otherwise (``test``)
``equal``    the plans are equal, in force on the same days, and every clause has the same account: nothing was changed
``proved``   the plans are not equal, but the solver proves that no unit has another total or grade
``silent``   it changes the rules where the text says nothing: whether a day may be missing, in how many decimals a share comes
``escaped``  it changes what is computed, or what is said of a clause, and nobody noticed
"""

import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp
from types import ModuleType

import slips
from attrs import frozen
from corpus import RULES, Correct, chosen, correct
from slips import Slip

from ruledsl import checks
from ruledsl.source import Source
from ruledsl.tools.check import check
from ruledsl.tools.ledger import Account, Texts, ledger
from ruledsl.tools.load import Compiled, Rules, compile_measure, read_rules
from ruledsl.tools.test.model import PASSED
from ruledsl.tools.test.suite import run_suite, suite
from ruledsl.validity import validity, year_roles


@frozen
class Judged:
    """A slip in a file and what became of it."""

    file: str
    authority: str
    slip: Slip
    verdict: str
    said: tuple[str, ...] = ()


@cache
def _root() -> Path:
    """A folder with what the cities' files import."""
    root = Path(mkdtemp())
    name = "national/new-media-inspection.rules"
    (root / name).parent.mkdir()
    (root / name).write_text((RULES / name).read_text("utf-8"), "utf-8")
    return root


def read(files: tuple[tuple[str, str], ...]) -> Rules:
    return read_rules((), _root(), [Source(name, text) for name, text in files if not name.startswith("national")])


def _accounts(rules: Rules, file: Correct) -> tuple[Account, ...]:
    return ledger(rules, Texts(Source("text", file.text) if file.text else None))


def _said(rules: Rules, accounts: tuple[Account, ...]) -> Counter[str]:
    found = [d for d in check(rules) if d.code[0] in "EW"]
    found += [d for account in accounts for d in account.findings]
    return Counter(f"{d.code} {checks.sentence(d, 'zh')}" for d in found)


def _meaning(rules: Rules, accounts: tuple[Account, ...]) -> tuple[object, ...]:
    """Plans, days and the account of every clause; what schemes cite."""
    compiled = [compile_measure(rules, document, block) for document, block in rules.measures]
    plans = tuple((c.plan, validity(c.measure, {})) for c in compiled)
    table = tuple((r.clause, r.makes, frozenset((e.keyword, e.name) for e in r.entries if e.makes != "not-computable"))
                  for a in accounts for r in a.rows)  # fmt: skip
    return plans, table


def judged(each: int, operators: int, files: tuple[Correct, ...], pen: ModuleType = slips) -> Iterator[Judged]:
    """So many slips of each of so many operators in every file; the operators take turns from file to file."""
    names = list(pen.OPERATORS)
    for number, file in enumerate(files):
        rules = read(file.files)
        accounts = _accounts(rules, file)
        known, meaning = _said(rules, accounts), _meaning(rules, accounts)
        turn = {names[(number * operators + n) % len(names)] for n in range(operators)}
        for slip in chosen(file, each if file.name.startswith("invented") else 3 * each, pen):
            if slip.operator in turn:
                yield _judge(file, slip, known, meaning)


def _judge(file: Correct, slip: Slip, known: Counter[str], meaning: tuple[object, ...]) -> Judged:
    rules = read(file.having(slip.text))
    accounts = _accounts(rules, file)
    new = tuple(_said(rules, accounts) - known)
    verdict = "found" if new else "equal" if _meaning(rules, accounts) == meaning else "escaped"
    if verdict == "escaped" and (differing := _differing(file, rules)):
        verdict, new = "found", differing
    if verdict == "escaped" and slip.operator != "citation" and _proved(read(file.files), rules):
        verdict = "proved"
    if verdict == "escaped" and file.text and _silent(file, slip):
        verdict = "silent"
    return Judged(file.name, file.authority, slip, verdict, new)


def _differing(file: Correct, rules: Rules) -> tuple[str, ...]:
    """The cases beside the file that come out otherwise."""
    outcomes = run_suite(suite(lambda _: rules, file.cases, None)) if file.cases else ()
    return tuple(f"{o.case.name}: {o.verdict}" for o in outcomes if o.verdict != PASSED)


def _silent(file: Correct, slip: Slip) -> bool:
    """Whether the text says nothing of what was changed."""
    if slip.before.strip() == "可缺":
        return True
    about_results = "分值" in slip.text.split("\n")[slip.line - 1]
    return slip.operator == "rounded" and not (about_results and "小数" in file.text)


def _proved(before: Rules, after: Rules) -> bool:
    """Whether every measure yields the same total and grade for every unit; without the solver nothing is proved."""
    if find_spec("z3") is None:
        return False
    pairs = [[compile_measure(r, d, b) for d, b in r.measures] for r in (before, after)]
    return len(pairs[0]) == len(pairs[1]) and all(map(_same_results, *pairs))


def _same_results(one: Compiled, other: Compiled) -> bool:
    from ruledsl.backends.solver import Prover  # noqa: PLC0415
    from ruledsl.backends.solver_terms import inverse, same  # noqa: PLC0415

    if one.plan.outputs != other.plan.outputs or one.plan.facts != other.plan.facts:
        return False
    names = [name for role, name in one.plan.outputs if role in ("total", "grade")]
    prover = Prover.of((one.plan, other.plan), names, year_roles(one.measure, 2023))
    for name in names:
        (state, value), (other_state, other_value) = (prover.column(name, n) for n in (0, 1))
        for left, right in ((state, other_state), (value, other_value)):
            if prover.possible(inverse(same(left, right))) is not False:
                return False
    return not prover.limits


def table(found: list[Judged]) -> str:
    """Counts by authority and operator, and every slip that escaped."""
    lines = []
    for authority in ("text", "cases", "sums"):
        for operator in dict.fromkeys(j.slip.operator for j in found):
            counts = Counter(j.verdict for j in found if (j.authority, j.slip.operator) == (authority, operator))
            if counts:
                told = "  ".join(f"{v} {counts[v]:3}" for v in ("found", "equal", "proved", "silent", "escaped"))
                lines.append(f"{authority:5} {operator:10} {told}")
    lines.append("")
    for j in found:
        if j.verdict == "escaped":
            before, after = (" ".join(t.split())[:40] for t in (j.slip.before, j.slip.after))
            lines.append(f"{j.file}:{j.slip.line} {j.slip.operator}: {before} → {after}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(list(judged(int(sys.argv[1]) if len(sys.argv) > 1 else 1, len(slips.OPERATORS), correct()))))
