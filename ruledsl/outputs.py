"""Files that a verb writes: whole or not at all; and the libraries that it needs for them."""

import contextlib
import os
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from ruledsl.program import refuse

#: Libraries by the name under which they are imported, where that differs.
_CALLED = {"docx": "python-docx"}


def extra(module: str, lang: str, name: str = "documents") -> None:
    """Refuse with a sentence where a library of an extra is not installed."""
    if find_spec(module) is None:
        refuse("missing-library", lang, library=_CALLED.get(module, module), extra=name)


def write_all(files: Mapping[Path, bytes], lang: str) -> None:
    """Write files, each in one step; folders are made."""
    for path, data in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, data)
        except OSError as problem:
            refuse("unwritable", lang, file=path.as_posix(), reason=problem.strerror or type(problem).__name__)


def _write(path: Path, data: bytes) -> None:
    """A file appears whole, under its name, or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
