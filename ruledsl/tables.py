"""The parser's tables, built by Lark once per grammar and kept beside the bytecode.

Building takes half a second, loading two milliseconds and no Lark.  The file lies in ``__pycache__`` (or, when that is
not writable, in the user's cache folder) and holds plain data only; its name carries a digest of the grammar and the
lexicon, so a stale one is never read.
"""

import contextlib
import marshal
import os
import re
import zlib
from typing import Any

from ruledsl.lalr import Packed, States, Tables
from ruledsl.lexicon import Lexicon, grammar_file, read_entries
from ruledsl.node import Record

#: Raised when the shape of the stored data changes.
FORMAT = 3
_TERMINAL = re.compile(r"\b_?[A-Z][A-Z_]+\b")


class Grammar(Record):
    """What the parser needs to run."""

    tables: Tables
    lexicon: Lexicon


def load_grammar() -> Grammar:
    """The tables and the lexicon, from the kept file or built anew."""
    grammar, words = (grammar_file(name) for name in ("rules.lark", "lexicon.yaml"))
    name = f"grammar-{FORMAT}-{zlib.crc32(words, zlib.crc32(grammar)):08x}.tables"
    for folder in _folders():
        with (
            contextlib.suppress(OSError, ValueError, EOFError, TypeError),
            open(os.path.join(folder, name), "rb") as file,
        ):
            return _unpacked(marshal.loads(file.read()))
    entries = read_entries()
    stored = (*build_tables(grammar.decode("utf-8")), entries)
    _keep(name, marshal.dumps(stored))
    return _unpacked(stored)


def build_tables(grammar: str) -> tuple[Any, ...]:
    """Lark's LALR tables as plain data; every word in capitals in the grammar is a terminal."""
    import lark  # noqa: PLC0415 - half of a cold start, and only needed here
    from lark.parsers.lalr_analysis import Shift  # noqa: PLC0415

    terminals = " ".join(sorted(set(_TERMINAL.findall(re.sub(r"//.*", "", grammar)))))
    text = f"{grammar}\n%declare {terminals}\n"
    # Declared terminals have no pattern, so Lark's own lexers cannot be built over them; ours asks for nothing here.
    unused = type("Unused", (lark.lexer.Lexer,), {"__init__": lambda self, conf: None, "lex": lambda self, state: ()})
    built: Any = lark.Lark(
        text, parser="lalr", lexer=unused, start="document", keep_all_tokens=True, maybe_placeholders=False
    )
    table = built.parser.parser.parser.parse_table
    rules: dict[Any, int] = {}
    states: list[dict[str, int]] = [{} for _ in table.states]
    for number, row in table.states.items():
        for symbol, (action, target) in row.items():
            shift = action is Shift
            states[number][str(symbol)] = target if shift else -1 - rules.setdefault(target, len(rules))
    plain = [(str(r.origin.name), len(r.expansion), bool(r.options.expand1)) for r in rules]
    return *_packed(states), plain, int(table.start_states["document"]), int(table.end_states["document"])


def _packed(states: list[dict[str, int]]) -> tuple[list[Packed], list[tuple[str, ...]]]:
    """The states as ``lalr.States`` unpacks them, and the sets of symbols that they refer to."""
    before: dict[tuple[str, ...], int] = {}
    packed = []
    for row in states:
        reduced: dict[int, list[str]] = {}
        for symbol in sorted(s for s, action in row.items() if action < 0):
            reduced.setdefault(row[symbol], []).append(symbol)
        reductions = [(action, before.setdefault(tuple(s), len(before))) for action, s in reduced.items()]
        packed.append(({s: action for s, action in row.items() if action >= 0}, reductions))
    return packed, list(before)


def _unpacked(stored: tuple[Any, ...]) -> Grammar:
    states, before, rules, first, last, entries = stored
    tables = Tables(States(states, before), rules, first, last)
    return Grammar(tables, Lexicon.from_entries(entries))


def _folders() -> tuple[str, ...]:
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(os.path.dirname(__file__), "__pycache__"), os.path.join(cache, "ruledsl")


def _keep(name: str, data: bytes) -> None:
    """Write the file to the first folder that takes it; failing costs only time at the next start."""
    for folder in _folders():
        with contextlib.suppress(OSError):
            os.makedirs(folder, exist_ok=True)
            fresh = os.path.join(folder, f"{name}.{os.getpid()}")
            with open(fresh, "wb") as file:
                file.write(data)
            os.replace(fresh, os.path.join(folder, name))
            return
