"""The parser's tables, built once per grammar and kept beside the bytecode.

Building LALR tables takes half a second, loading them a few milliseconds.  The file lies in ``__pycache__`` (or, when
that is not writable, in the user's cache folder) and is trusted exactly as bytecode is; its name carries a digest of
the grammar, the lexicon and the version of lark, so a stale one is never read.
"""

import contextlib
import os
import pickle
import re
import tempfile
import zlib
from pathlib import Path
from typing import Any

import lark

from ruledsl.lexer import WordLexer
from ruledsl.lexicon import Lexicon, grammar_file, read_entries

_TERMINAL = re.compile(r"\b_?[A-Z][A-Z_]+\b")


def load_tables() -> dict[str, Any]:
    """``parser`` (Lark's own saved form), ``rules`` (names with a callback) and ``lexicon``."""
    grammar = grammar_file("rules.lark").read_bytes()
    words = grammar_file("lexicon.yaml").read_bytes()
    digest = f"{zlib.crc32(words, zlib.crc32(grammar)):08x}"
    name = f"grammar-{lark.__version__}-{digest}.tables"
    for folder in _folders():
        with (
            contextlib.suppress(OSError, pickle.UnpicklingError, EOFError),
            (folder / name).open("rb") as file,
        ):
            loaded: dict[str, Any] = pickle.load(file)
            return loaded
    tables = build_tables(grammar.decode("utf-8"))
    _keep(name, tables)
    return tables


def build_tables(grammar: str) -> dict[str, Any]:
    """Build the tables from the text of the grammar; every keyword of the lexicon is a terminal."""
    without_comments = re.sub(r"//.*", "", grammar)
    terminals = " ".join(sorted(set(_TERMINAL.findall(without_comments))))
    parser = lark.Lark(
        f"{grammar}\n%declare {terminals}\n",
        parser="lalr",
        lexer=WordLexer,
        start="document",
        keep_all_tokens=True,
        maybe_placeholders=False,
    )
    data, memo = parser.memo_serialize([lark.lexer.TerminalDef, lark.grammar.Rule])
    rules = {r.alias or r.options.template_source or r.origin.name for r in parser.rules}
    named = frozenset(str(r) for r in rules if not str(r).startswith("_"))
    return {
        "parser": {"data": data, "memo": memo},
        "rules": named,
        "lexicon": Lexicon.from_entries(read_entries()),
    }


def _folders() -> tuple[Path, ...]:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return (Path(__file__).parent / "__pycache__", cache / "ruledsl")


def _keep(name: str, tables: dict[str, Any]) -> None:
    """Write the tables to the first folder that takes them; failing costs only time at the next start."""
    for folder in _folders():
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
                pickle.dump(tables, file, protocol=pickle.HIGHEST_PROTOCOL)
            os.replace(file.name, folder / name)
            return
