"""``ruledsl.toml`` beside the rules: how severe a finding is in this project, and what is switched off and why.

    [severity]
    cap-never-binds = "error"        # error, warning or info

    [off]
    mergeable-rows = "表格照原文分行"   # the reason

The file lies in the folder of the rules or in one above it.  A key that means nothing is an error, as in a rule file.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ruledsl import checks
from ruledsl.diagnostic import Diagnostic
from ruledsl.node import Record, evolve
from ruledsl.source import Source, Span

NAME = "ruledsl.toml"
#: So many folders above the rules are searched; more bytes than this are no settings.
LEVELS, MOST = 4, 100_000
LEVELS_OF = ("error", "warning", "info")


class Settings(Record):
    """Levels by code, codes that are off, and what is wrong with the file."""

    levels: Mapping[str, str]
    off: frozenset[str]
    problems: tuple[Diagnostic, ...] = ()
    sources: tuple[Source, ...] = ()

    def applied(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The findings at their levels, without those that are off; what prevents a plan stays as it is."""
        kept = (d for d in found if d.code not in self.off)
        levelled = (evolve(d, level=self.levels[d.code]) if d.code in self.levels else d for d in kept)
        return (*self.problems, *levelled)


PLAIN = Settings({}, frozenset())


def settings(root: str) -> Settings:
    """The settings for rules in a folder; without a file everything is as it is."""
    folder = root
    for _ in range(LEVELS + 1):
        path = os.path.join(folder, NAME)
        if os.path.isfile(path):
            try:
                return _read(path)
            except OSError as problem:
                args = {"name": path, "reason": problem.strerror or type(problem).__name__}
                return Settings({}, frozenset(), (Diagnostic("E109", args),))
        folder = os.path.dirname(folder)
    return PLAIN


def _read(path: str) -> Settings:
    import tomllib  # noqa: PLC0415 - most projects have no settings

    with open(path, "rb") as file:
        data = file.read(MOST + 1)
    source = Source(path, data.decode("utf-8", "replace"))
    try:
        found = tomllib.loads(source.text) if len(data) <= MOST else {}
    except tomllib.TOMLDecodeError as problem:
        args = {"which": "syntax", "name": str(problem), "guess": "", "choices": ()}
        return Settings({}, frozenset(), (Diagnostic("E354", args, Span(source.name, 0, 0)),), (source,))
    problems = tuple(_problems(found, source))
    if problems:
        return Settings({}, frozenset(), problems, (source,))
    levels = {_code(name): level for name, level in found.get("severity", {}).items()}
    return Settings(levels, frozenset(map(_code, found.get("off", {}))))


def _code(name: str) -> str:
    check = checks.find(name)
    assert check is not None, name
    return check.code


def _problems(found: Mapping[str, Any], source: Source) -> Iterator[Diagnostic]:
    """Tables, names and values that mean nothing."""
    tables = ("severity", "off")
    for table, entries in found.items():
        if table not in tables or not isinstance(entries, dict):
            yield _wrong(source, "table", table, tables)
            continue
        for name, value in entries.items():
            check = checks.find(name)
            if check is None:
                yield _wrong(source, "check", name, _names())
            elif check.code[0] in "EF" and check.code[1] not in "34":
                yield _wrong(source, "fixed", name, ())
            elif table == "severity" and value not in LEVELS_OF:
                yield _wrong(source, "level", str(value), LEVELS_OF)
            elif table == "off" and not (isinstance(value, str) and value.strip()):
                yield _wrong(source, "reason", name, ())


def _names() -> tuple[str, ...]:
    return tuple(m.split("_", 1)[1].replace("_", "-") for m in checks.file_names())


def _wrong(source: Source, which: str, name: str, choices: Sequence[str]) -> Diagnostic:
    start = max(0, source.text.find(name))
    from ruledsl.suggest import closest  # noqa: PLC0415 - only for a word that is unknown

    args = {"which": which, "name": name, "guess": closest(name, choices) or "", "choices": tuple(choices)}
    return Diagnostic("E354", args, Span(source.name, start, start + len(name)))
