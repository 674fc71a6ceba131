"""The bytes of a fact file into text, or the reason why they are none."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from ruledsl.facts.tree import SIZE, Problem, shown
from ruledsl.source import Source

#: A fact file as the caller hands it over: its name and bytes, or text that is decoded already.
FactFile = tuple[str, bytes] | Source

#: How files of other programs begin.
_MAGIC = {
    b"\xd0\xcf\x11\xe0": "xls/doc",
    b"%PDF": "PDF",
    b"\x1f\x8b": "gzip",
    b"\x89PNG": "PNG",
    b"PAR1": "Parquet",
    b"SQLite": "SQLite",
}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def name_of(file: FactFile) -> str:
    """The name of a file."""
    return file.name if isinstance(file, Source) else file[0]


def decode(file: FactFile) -> tuple[Source, list[Problem]]:
    """The text of a file; problems with an F code mean that there is none, a W code is a note."""
    if isinstance(file, Source):
        text, problems = file.text.removeprefix("\ufeff"), []
        if len(text) > SIZE:
            problems = [_too_large(len(text))]
        elif lone := re.search("[\ud800-\udfff]", text):
            problems = [Problem("F145", {"position": lone.start() + 1})]
    else:
        text, problems = _decoded(file[1], name_of(file).lower().endswith(".csv"))
    if not any(p.code[0] == "F" for p in problems):
        problems += _not_text(text)
    usable = not any(p.code[0] == "F" for p in problems)
    return Source(name_of(file), text if usable else ""), problems


def _decoded(data: bytes, csv: bool) -> tuple[str, list[Problem]]:
    if len(data) > SIZE:
        return "", [_too_large(len(data))]
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "", [Problem("F146", {"encoding": "UTF-16"})]
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            return "", [Problem("F144", {"kind": kind})]
    if b"\x00" in data:
        return "", [Problem("F144", {"kind": f"NUL, {data.index(0)}"})]
    try:
        return data.removeprefix(BOM_UTF8).decode("utf-8"), []
    except UnicodeDecodeError as error:
        return _other_encoding(data, csv, error.start)


def _other_encoding(data: bytes, csv: bool, position: int) -> tuple[str, list[Problem]]:
    """GB18030 is what Chinese Excel writes as CSV; elsewhere it is named but not guessed."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return "", [Problem("F145", {"position": position + 1})]
    return (text, [Problem("W191")]) if csv else ("", [Problem("F146", {"encoding": "GBK/GB18030"})])


def _too_large(size: int) -> Problem:
    return Problem("F142", {"size": f"{size / 2**20:.1f}", "limit": SIZE // 2**20})


def _not_text(text: str) -> list[Problem]:
    if not text.strip():
        return [Problem("F143")]
    control = _CONTROL.search(text)
    if control:
        kind = shown(control.group())
        return [Problem("F144", {"kind": kind}, offsets=control.span())]
    return []
