"""One rule file → its canonical text, guarded; and the way in which a file is replaced."""

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from attrs import frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.source import Source
from ruledsl.tools.format import format_source, unified_diff
from ruledsl.tools.load import decode
from ruledsl.tools.same_meaning import same_meaning


@frozen
class Rewritten:
    """A file before and after; ``after`` is None when it could not be formatted, ``refused`` when it must not be."""

    before: Source
    after: str | None
    problems: tuple[Diagnostic, ...] = ()
    refused: bool = False

    @property
    def changed(self) -> bool:
        return self.after is not None and self.after != self.before.text

    @property
    def diff(self) -> str:
        return unified_diff(self.before.name, self.before.text, self.after) if self.after is not None else ""


def rewritten(name: str, data: bytes, keywords: str | None) -> Rewritten:
    """Format one file; what would not mean the same is refused."""
    source = decode(name, data)
    if isinstance(source, Diagnostic):
        return Rewritten(Source(name, ""), None, (source,))
    text, problems = format_source(source, keywords)
    if text is None:
        return Rewritten(source, None, problems)
    if text != source.text and not same_meaning(source, text, Path(name).parent):
        return Rewritten(source, None, problems, refused=True)
    return Rewritten(source, text, problems)


def replace_file(path: Path, text: str) -> None:
    """Put a text in the place of a file in one step, with the file's permissions; a link keeps pointing to it.

    Raises OSError when the file cannot be written; it is then unchanged.
    """
    target = path.resolve()
    mode = stat.S_IMODE(target.stat().st_mode)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
