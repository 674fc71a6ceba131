"""The ledger of our messages runs: one slip, one message, and not the bad one that it once was."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from messages import BAD, FACTS, RULES, SLIPS, Slip

from ruledsl import checks
from ruledsl.diagnostic import Diagnostic
from ruledsl.source import Source
from ruledsl.tools.check import check
from ruledsl.tools.fixes import Checked, replaced, with_fixes
from ruledsl.tools.load import Rules, read_rules
from ruledsl.tools.run import Request, run

Golden = Callable[[Path, str], None]
PAGE = Path(__file__).parent / "messages.md"

HEAD = """# 消息账 The ledger of our messages

起草人、填报人常写错的地方，现在怎样说；改写过的，原来怎样说、坏在哪里。本页由 `pytest tests/checks/test_messages.py --update` 写成。

"""


def rules_of(text: str) -> Rules:
    return read_rules([], texts=[Source("t.rules", text)])


def said(slip: Slip) -> tuple[Diagnostic, ...]:
    """What is found, each with its correction where one is certain."""
    if slip.right in RULES:
        rules = rules_of(RULES.replace(slip.right, slip.wrong, 1))
        return with_fixes(Checked(rules, check(rules), Path(), False))
    facts = FACTS.replace(slip.right, slip.wrong, 1).encode()
    return run(Request(rules_of(RULES), (("t.yaml", facts),))).problems


def corrected(slip: Slip, found: Diagnostic) -> str:
    """The line of the finding as it would be."""
    if found.fix is None:
        return ""
    text = replaced(RULES.replace(slip.right, slip.wrong, 1), found.fix)
    start = text.rfind("\n", 0, found.fix.span.start) + 1
    return text[start:].split("\n", 1)[0].strip()


def page() -> Iterator[str]:
    yield HEAD
    for why, title in ((why, text) for why, text in (*BAD.items(), ("", "说得清楚的"))):
        yield f"## {title}\n\n"
        yield "| 应写 | 写成 | 现在说 | Today | 改正后的一行 | 原来说 |\n|--|--|--|--|--|--|\n"
        for slip in (s for s in SLIPS if s.bad == why):
            (found,) = said(slip)
            texts = [checks.sentence(found, lang) for lang in ("zh", "en")]
            cells = [slip.right, slip.wrong, *texts, corrected(slip, found), slip.was]
            yield "| " + " | ".join(c.replace("\n", "⏎").replace("\t", "⇥").replace("|", "\\|") for c in cells) + " |\n"
        yield "\n"


def test_the_ledger_says_what_is_said_today(golden: Golden) -> None:
    """Whoever changes a message sees it here."""
    golden(PAGE, "".join(page()).rstrip("\n") + "\n")


def test_without_a_slip_nothing_is_said() -> None:
    """The measure and the facts are right."""
    assert () == check(rules_of(RULES))
    assert () == run(Request(rules_of(RULES), (("t.yaml", FACTS.encode()),))).problems


@pytest.mark.parametrize("slip", SLIPS, ids=[f"{s.right}→{s.wrong}" for s in SLIPS])
def test_one_slip_is_one_message_and_not_the_bad_one(slip: Slip) -> None:
    """No cascade, and what was rewritten stays so."""
    found = said(slip)
    assert 1 == len(found), [checks.sentence(d, "zh") for d in found]
    assert slip.was != checks.sentence(found[0], "zh")


def test_at_least_ten_kinds_of_bad_messages_were_rewritten() -> None:
    """Each kind has a slip that shows it."""
    assert 10 <= len(BAD)
    assert set(BAD) == {s.bad for s in SLIPS} - {""}
