"""Rule files as they were in a revision of a git repository, read through ``git`` without touching the work tree.

Only fixed commands are run (rev-parse, ls-tree, cat-file); a revision is never an option of them, nothing is fetched, and
an import of an old file is looked up in the same revision.
"""

import os
import subprocess

from attrs import define, field, frozen

#: So long (seconds) may one call of git take, so many files may lie in the folder of a revision.
PATIENCE, MOST = 30, 20_000
_LINK = "120000"


@frozen
class NoRevision(Exception):
    """There is no such revision, path or repository; ``key`` names the sentence that says which."""

    key: str
    args_: dict[str, str]


@frozen
class Entry:
    """A file of a revision: its kind, its object and its size."""

    mode: str
    blob: str
    size: int


@define
class Revision:
    """The files below one folder of a commit; a path in it is written ``REV:folder/name``."""

    rev: str
    commit: str
    entries: dict[str, Entry] = field(repr=False)

    def name(self, path: str) -> str:
        """The path as it appears in messages and is asked for."""
        return f"{self.rev}:{path}" if "/" in path else f"{self.rev}:./{path}"

    def _entry(self, path: str) -> Entry | None:
        return self.entries.get(path.removeprefix(f"{self.rev}:").removeprefix("./"))

    def inside(self, path: str, root: str) -> bool:
        return path.startswith(f"{root}/")

    def is_file(self, path: str) -> bool:
        entry = self._entry(path)
        return entry is not None and entry.mode != _LINK

    def size(self, path: str) -> int:
        return self._file(path).size

    def read(self, path: str) -> bytes:
        return _git("cat-file", "blob", self._file(path).blob)

    def _file(self, path: str) -> Entry:
        entry = self._entry(path)
        if entry is None or entry.mode == _LINK:
            raise FileNotFoundError(2, "No such file in the revision", path)
        return entry


def split_revision(argument: str) -> tuple[str, str] | None:
    """``REV:PATH`` → revision and path; None for what is a file or no such name."""
    rev, colon, path = argument.partition(":")
    if not colon or not rev or os.path.exists(argument):
        return None
    return rev, path


def revision(rev: str, path: str) -> tuple[Revision, list[str], str]:
    """The revision, the rule files that the path names in it, and the folder that their imports are relative to.

    Raises NoRevision.
    """
    commit = _commit(rev)
    inner = _within(path)
    folder = inner.rpartition("/")[0]
    entries = _listed(commit, folder)
    if inner in entries:
        return Revision(rev, commit, entries), [inner], folder
    entries = _listed(commit, inner)
    start = f"{inner}/" if inner else ""
    found = sorted(n for n in entries if n.startswith(start) and n.endswith(".rules") and "/." not in f"/{n}")
    if not found:
        raise NoRevision("diff.no-path", {"rev": rev, "path": path})
    return Revision(rev, commit, entries), found, inner


def _commit(rev: str) -> str:
    if rev.startswith("-") or ".." in rev:
        raise NoRevision("diff.no-revision", {"rev": rev})
    try:
        return _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}").decode().strip()
    except OSError as problem:
        if problem.errno is None:
            there = _succeeds("rev-parse", "--git-dir")
            raise NoRevision("diff.no-revision" if there else "diff.no-repository", {"rev": rev}) from None
        raise NoRevision("diff.no-git", {"rev": rev}) from None


def _within(path: str) -> str:
    """The path from the root of the repository; one that begins with ``./`` is relative to the current folder."""
    text = path.replace(os.sep, "/")
    if text.startswith(("./", "../")):
        prefix = _git("rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").strip()
        text = os.path.normpath(prefix + text)
    return "" if text in ("", ".") else text.rstrip("/")


def _listed(commit: str, folder: str) -> dict[str, Entry]:
    wanted = [f"{folder}/"] if folder else []
    raw = _git("ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", *wanted)
    entries = {}
    for line in raw.split(b"\0")[:MOST]:
        head, tab, name = line.partition(b"\t")
        words = head.decode("ascii").split()
        if tab and words[1] == "blob":
            entries[name.decode("utf-8", "surrogateescape")] = Entry(words[0], words[2], int(words[3]))
    return entries


def _succeeds(*command: str) -> bool:
    try:
        _git(*command)
    except OSError:
        return False
    return True


def _git(*command: str) -> bytes:
    """What a command of git prints; OSError without a number where it fails."""
    quiet = {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_LITERAL_PATHSPECS": "1",
    }
    try:
        done = subprocess.run(
            ["git", *command], capture_output=True, check=False, timeout=PATIENCE, env={**os.environ, **quiet}
        )
    except subprocess.TimeoutExpired as problem:
        raise OSError(110, "git takes too long") from problem
    if done.returncode:
        raise OSError(f"git {command[0]}: {done.stderr.decode('utf-8', 'replace').strip()[:200]}")
    return done.stdout
