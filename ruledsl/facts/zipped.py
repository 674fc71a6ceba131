"""The parts of an office file, which is a zip of XML: looked at before anything is unpacked, and read in bounds."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.parsers import expat

from attrs import field, frozen

from ruledsl.facts.tree import Problem, shown

#: How a zip begins.
MAGIC = b"PK\x03\x04"
#: So many parts; so many bytes, unpacked, in one part and in all.
MOST_PARTS, LARGEST_PART, LARGEST = 2000, 160 * 2**20, 256 * 2**20
#: No office file shrinks more than this when it is packed; beyond ``SMALL`` bytes that is a bomb.
RATIO, SMALL = 250, 16 * 2**20
_CHUNK = 2**18
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MACROS = ("vbaproject.bin", "vbadata.xml")

Attributes = dict[str, str]


class Damaged(Exception):
    """A part cannot be read as XML in bounds; never leaves this floor."""


@frozen
class Package:
    """An office file that may be unpacked."""

    names: frozenset[str]
    zip: zipfile.ZipFile = field(repr=False)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part."""
        try:
            with self.zip.open(name) as part:
                while chunk := part.read(_CHUNK):
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError) as problem:
            raise Damaged(f"{name}: {problem}") from problem

    def walk(
        self,
        name: str,
        start: Callable[[str, Attributes], None],
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        """Read a part as XML; names come without their prefix.  A DOCTYPE is refused, so there are no entities."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
        if end is not None:
            parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
        if text is not None:
            parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _doctype
        try:
            for chunk in self.chunks(name):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except expat.ExpatError as problem:
            raise Damaged(f"{name}: {problem}") from problem


def _doctype(*_: object) -> None:
    raise Damaged("DOCTYPE")


def opened(data: bytes) -> Package | Problem:
    """The package of some bytes, or why it is not unpacked."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as problem:
        return Problem("F183", {"problem": shown(str(problem))})
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    total = sum(entry.file_size for entry in entries)
    largest = max((entry.file_size for entry in entries), default=0)
    bomb = total > SMALL and total > RATIO * len(data)
    if len(entries) > MOST_PARTS or total > LARGEST or largest > LARGEST_PART or bomb:
        args = {"size": f"{total / 2**20:.0f}", "parts": len(entries), "limit": LARGEST // 2**20}
        return Problem("F182", args)
    if len(set(names)) < len(names) or any(e.flag_bits & 1 or e.compress_type not in _METHODS for e in entries):
        return Problem("F183", {"problem": "zip"})
    if any(name.lower().endswith(_MACROS) or name.lower().startswith("xl/macrosheets/") for name in names):
        return Problem("F181")
    return Package(frozenset(names), archive)
