"""Verdicts on rule files that have not changed, asked for before anything heavy is imported.

    verdict = recalled(["check", "rules"])     what was printed then, and the exit code; None: look yourself
    with watched(args) as run: …               runs the verb; what it printed and read may be kept

A verdict is a JSON file in the user's cache, under a name made of the command, the folder, the environment that output
depends on and the engine as it is; it holds if every file that was read, and the list of every folder that was searched,
is still the same, by content.  A cache that cannot be read or written is silently none; ``RULEDSL_NO_CACHE`` or
``--no-cache`` declines it.
"""

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

try:  # hashlib itself loads all of OpenSSL, a tenth of what a verdict that is known costs
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

from ruledsl import __version__

#: So many verdicts are kept, none of them larger than this.
MOST, LARGEST = 256, 1_000_000
#: The options under which a verdict depends on nothing but the files that the verb names.
_PLAIN = frozenset({"--format", "--lang"})
_SETTINGS = ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM")
#: Files and folders searched for settings, from the working folder upwards.
CONFIGURATION = "ruledsl.toml"


class Run:
    """What a verb prints and reads while it runs; ``depends`` is None as long as nobody said that it may be kept."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.printed: list[tuple[bool, str]] = []
        self.files: dict[str, str] | None = None
        self.folders: dict[str, list[str]] = {}

    def depends(self, files: Iterable[tuple[str, bytes | str]], folders: Iterable[str]) -> None:
        """The verdict depends on these files with these contents, and on which rule files there are in the folders."""
        self.files = {name: _digest(data) for name, data in files}
        self.folders = {folder: _rules_in(folder) for folder in folders}


#: The run that is being watched; whatever is printed is noted there.
current: Run | None = None


def note(text: str, error: bool) -> None:
    """Something was printed."""
    if current is not None:
        current.printed.append((error, text))


def _digest(data: bytes | str) -> str:
    return blake2b(data if isinstance(data, bytes) else data.encode("utf-8"), digest_size=32).hexdigest()


def _rules_in(folder: str) -> list[str]:
    """The rule files of a folder and those below."""
    found = (os.path.join(at, name) for at, _, names in os.walk(folder) for name in names if name.endswith(".rules"))
    return sorted(found)


def _plain(args: Sequence[str]) -> bool:
    """Whether a command is one whose verdict may be kept: ``check`` of files with nothing but the usual options."""
    if not args or args[0] != "check" or os.environ.get("RULEDSL_NO_CACHE"):
        return False
    options = [a.partition("=")[0] for a in args if a.startswith("-")]
    return all(option in _PLAIN for option in options)


def _engine() -> list[Any]:
    """The engine as it is: every file of the package by size and time, for those who work on it."""
    home = os.path.dirname(os.path.abspath(__file__))
    grammar = os.path.join(os.path.dirname(home), "grammar")
    found = []
    for top in (home, grammar):
        for at, folders, _ in os.walk(top):
            folders[:] = sorted(f for f in folders if f != "__pycache__")
            with os.scandir(at) as entries:
                found += [(e.path, s.st_size, s.st_mtime_ns) for e in entries if e.is_file() for s in (e.stat(),)]
    return [__version__, sys.version, _digest(repr(sorted(found)))]


def _key(args: Sequence[str]) -> str:
    """What a verdict is kept under: everything but the files that makes the output what it is."""
    names = sorted({*_SETTINGS, *(n for n in os.environ if n.startswith("RULEDSL_"))})
    settings = {name: os.environ.get(name, "") for name in names}
    terminals = [stream.isatty() for stream in (sys.stdout, sys.stderr)]
    return _digest(repr([list(args), os.getcwd(), settings, terminals, _configuration(args), _engine()]))


def _configuration(args: Sequence[str]) -> list[str]:
    """The settings files of the working folder, of the files that are named, and those above, by content."""
    named = [os.path.abspath(arg) for arg in args[1:] if not arg.startswith("-")]
    folders = {os.getcwd(), *(n if os.path.isdir(n) else os.path.dirname(n) for n in named)}
    looked: set[str] = set()
    found = []
    for folder in sorted(folders):
        here = folder
        while here not in looked:
            looked.add(here)
            with contextlib.suppress(OSError), open(os.path.join(here, CONFIGURATION), "rb") as file:
                found.append(_digest(file.read()))
            here = os.path.dirname(here)
    return found


def _home() -> str:
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(cache, "ruledsl", "verdicts")


def _ours(number: int) -> bool:
    """Whether nobody else wrote the file, where that can be known."""
    return not hasattr(os, "getuid") or os.fstat(number).st_uid == os.getuid()


def recalled(args: Sequence[str]) -> tuple[list[tuple[bool, str]], int] | None:
    """What a command printed, and to where, and its exit code, if nothing has changed since."""
    if not _plain(args):
        return None
    try:
        with open(os.path.join(_home(), _key(args)), "rb") as file:
            import json  # noqa: PLC0415

            kept = json.load(file) if _ours(file.fileno()) else {}
        for name, digest in kept["files"].items():
            with open(name, "rb") as file:
                if _digest(file.read()) != digest:
                    return None
        if any(_rules_in(folder) != names for folder, names in kept["folders"].items()):
            return None
        return [(bool(error), str(text)) for error, text in kept["printed"]], int(kept["code"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


@contextmanager
def watched(args: Sequence[str]) -> Iterator[Run | None]:
    """A command that is run: None where its verdict may not be kept."""
    global current  # noqa: PLW0603
    current = None
    if _plain(args):
        with contextlib.suppress(OSError):
            current = Run(_key(args))
    try:
        yield current
    finally:
        current = None


def keep(run: Run, code: int) -> None:
    """Keep what a command printed, if it said what that depends on."""
    if run.files is None:
        return
    import json  # noqa: PLC0415

    text = json.dumps({"files": run.files, "folders": run.folders, "printed": run.printed, "code": code})
    if len(text) > LARGEST:
        return
    with contextlib.suppress(OSError):
        home = _home()
        os.makedirs(home, mode=0o700, exist_ok=True)
        fresh = os.path.join(home, f"{run.key}.{os.getpid()}")
        with open(fresh, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(fresh, os.path.join(home, run.key))
        _tidy(home)


def _tidy(home: str) -> None:
    """Only so many are kept: the oldest go."""
    with os.scandir(home) as entries:
        found = sorted((e.stat().st_mtime_ns, e.path) for e in entries if e.is_file())
    for _, path in found[: max(0, len(found) - MOST)]:
        with contextlib.suppress(OSError):
            os.remove(path)
