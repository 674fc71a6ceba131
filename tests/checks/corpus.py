"""Correct rule files of several kinds, each with what else says what it should say, and the slips made in them.

Authority of a file, by which a slip that changes its meaning is wrong:

``text``   the text of the document: the real texts of the two cities (where they are at hand), or an invented one;
``cases``  the cases beside a scheme, which has no text: what they expect shows a slip, and what the file says twice.
"""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import slips
from attrs import frozen
from invented import every
from slips import Slip

ROOT = Path(__file__).parents[2]
RULES = ROOT / "rules"
TEXTS = Path(os.environ.get("RULEDSL_MEASURES", ROOT.parent / "shared" / "measures"))
CITIES = ("jinchang", "pingliang")
SCHEMES = ("minimal", "sample", "survey")


@frozen
class Correct:
    """A correct file: the files it is read with, where the slips are made, its authority and the text of its document."""

    name: str
    files: tuple[tuple[str, str], ...]
    changed: str
    authority: str
    text: str = ""
    cases: tuple[tuple[str, bytes], ...] = ()

    @property
    def rules(self) -> str:
        return dict(self.files)[self.changed]

    def having(self, text: str) -> tuple[tuple[str, str], ...]:
        """The files with another text of the one in which slips are made."""
        return tuple((name, text if name == self.changed else old) for name, old in self.files)


def cities() -> Iterator[Correct]:
    """Both cities' files against the official texts, which are not part of the project."""
    national = ("national/new-media-inspection.rules", _read("national/new-media-inspection.rules"))
    for city in CITIES:
        name = f"{city}.rules"
        official = TEXTS / f"{city}.txt"
        text = official.read_text("utf-8") if official.exists() else ""
        yield Correct(city, ((name, _read(name)), national), name, "text" if text else "sums", text)
        for scheme in SCHEMES:
            other = f"schemes/{city}-{scheme}.rules"
            files = ((name, _read(name)), national, (other, _read(other)))
            cases = f"cases/{city}-{scheme}.cases.yaml"
            yield Correct(f"{city}-{scheme}", files, other, "cases", "", ((cases, (RULES / cases).read_bytes()),))


def _read(name: str) -> str:
    return (RULES / name).read_text("utf-8")


def inventions() -> Iterator[Correct]:
    """Invented measures against their invented texts."""
    for one in every():
        yield Correct(one.name, (("t.rules", one.rules),), "t.rules", "text", one.text)


@cache
def correct() -> tuple[Correct, ...]:
    """All correct files."""
    return (*cities(), *inventions())


@cache
def unseen() -> tuple[Correct, ...]:
    """Invented measures that no check was tuned to, and the cities' files."""
    others = (Correct(o.name, (("t.rules", o.rules),), "t.rules", "text", o.text) for o in every(44, 44))
    return (*cities(), *others)


def chosen(file: Correct, each: int, pen: ModuleType = slips) -> Iterator[Slip]:
    """So many slips of every operator in a file, spread evenly over its places; the same ones every time."""
    for operator in pen.OPERATORS:
        found = pen.slips(file.rules, operator)
        step = max(1, len(found) // each) if each else 1
        first = sum(map(ord, file.name + operator)) % step
        yield from found[first::step][: each or None]
