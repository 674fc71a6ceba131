"""What a command names – files, folders, standard input – read, or refused with exit code 2."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ruledsl import verdicts
from ruledsl.program import refuse

if TYPE_CHECKING:
    from ruledsl.diagnostic import Diagnostic
    from ruledsl.tools.load import Rules
    from ruledsl.tools.rule_files import RuleFiles

#: Files that could not be read or found: nobody knows what would make a verdict on them another one.
_NOT_READ = frozenset({"E108", "E109", "E281", "E283", "E292"})
#: The name under which standard input appears in messages.
STDIN = "<stdin>"
#: So many bytes of rules are read from standard input; a larger text is refused.
RULES_MOST = 4_000_000


def existing(name: str, lang: str) -> str:
    """A path that the user gave, which must exist."""
    return name if os.path.exists(name) else refuse("no-file", lang, file=name)


def contents(name: str, limit: int, lang: str) -> tuple[str, bytes]:
    """Name and bytes of a file or of standard input, not more than a little over the limit."""
    if name == "-":
        return STDIN, sys.stdin.buffer.read(limit + 1)
    if os.path.isdir(existing(name, lang)):
        refuse("facts-folder", lang, file=name)
    try:
        with open(name, "rb") as file:
            return name.removeprefix("./"), file.read(limit + 1)
    except OSError as problem:
        refuse("unreadable", lang, file=name, reason=problem.strerror or type(problem).__name__)


def unfolded(name: str, lang: str) -> list[str]:
    """A file as it is, a folder as the rule files in it."""
    from ruledsl.tools.rule_files import within  # noqa: PLC0415

    if name == "-" or not os.path.isdir(existing(name, lang)):
        return [name]
    return within(name) or refuse("no-rules", lang, file=name)


def with_measure(rules: str, measure: str | None, lang: str) -> tuple[str, str | None]:
    """``FILE#measure`` and ``--measure`` → the file and the measure; two different ones are refused."""
    from ruledsl.tools.rule_files import split  # noqa: PLC0415

    name, marked = split(rules)
    if marked and measure and marked != measure:
        refuse("two-measures", lang, one=marked, other=measure)
    return name, measure or marked


def one_stdin(names: tuple[str, ...], lang: str) -> None:
    if names.count("-") > 1:
        refuse("stdin-twice", lang)


def read_rules(names: tuple[str, ...], lang: str, chosen: bool = False) -> tuple["RuleFiles", "Rules"]:
    """The rule files that the user named; with ``chosen``, schemes that merely lie in the first, a folder, do not apply."""
    from ruledsl.tools.rule_files import read, rule_files, without_schemes  # noqa: PLC0415

    one_stdin(names, lang)
    given = [contents("-", RULES_MOST, lang)] if "-" in names else []
    paths = [existing(name, lang) for name in names if name != "-"]
    for path in paths:
        if os.path.isdir(path) and not rule_files([path]).paths:
            refuse("no-rules", lang, file=path)
    files = rule_files(paths)
    rules = read(files, given)
    return files, without_schemes(rules, [p for p in paths[:1] if os.path.isdir(p)], paths[1:]) if chosen else rules


def keep_verdict(names: tuple[str, ...], rules: "Rules", found: "Sequence[Diagnostic]") -> None:
    """Say what the verdict on rules depends on, so that it can be given again; not where that is not all known."""
    if verdicts.current is None or "-" in names or any(d.code in _NOT_READ for d in found):
        return
    if all(os.path.isfile(s.name) for s in rules.sources):  # what comes through a pipe can be read only once
        folders = [name for name in names if os.path.isdir(name)]
        verdicts.current.depends(((s.name, s.text) for s in rules.sources), folders)
