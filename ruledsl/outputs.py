"""Files that a verb writes: whole or not at all; and the libraries that it needs for them."""

import contextlib
import os
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ruledsl.program import lines, refuse

if TYPE_CHECKING:
    from ruledsl.tools.run import Outcome

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


def look_for(outcome: "Outcome", unit: str, lang: str) -> None:
    """Refuse a unit that is not in the roster; say when it has no score sheet."""
    from ruledsl.show.texts import say  # noqa: PLC0415
    from ruledsl.show.usage import guessed  # noqa: PLC0415
    from ruledsl.suggest import closest  # noqa: PLC0415

    assert outcome.results is not None
    found = {u.unit: u for u in outcome.results.units}
    if unit not in found:
        refuse("no-unit", lang, guessed(closest(unit, found), lang), unit=unit)
    if found[unit].total is None:
        lines([say("unit-rejected", lang, unit=unit)], error=True)
