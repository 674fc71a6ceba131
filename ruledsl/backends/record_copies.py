"""Generated code without copies: a local that goes on as another one keeps its name.

c7 = f1                                    (nothing)
if R2: c7 = f1 + c3            →           if R2: f1 = f1 + c3
return (c7,)                               return (f1,)
"""

import re

from ruledsl.backends.record_blocks import Lines

_COPY = re.compile(r"([cv]\d+) = ([cfv]\d+)")
_LOCAL = re.compile(r"\b[cfv]\d+\b")


def without_copies(lines: Lines) -> Lines:
    """The lines of a function, at the outermost level of which a copy is left out if its source is not read later.

    The copy may be set anew below it; until then, and in the line that does so, its source may still be read.
    """
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        for name in dict.fromkeys(_LOCAL.findall(line)):
            places.setdefault(name, []).append(number)
    names: dict[str, str] = {}
    gone: set[int] = set()
    for number, line in enumerate(lines):
        match = _COPY.fullmatch(line)
        if match is None:
            continue
        copy, source = match[1], names.get(match[2], match[2])
        later = [n for n in places[source] if n > number]
        if min(places[copy]) == number and max(later, default=0) <= _set_again(lines, copy, places[copy], len(lines)):
            names[copy] = source
            gone.add(number)
            places[source] = sorted({*places[source], *places[copy]} - {number})
    if not names:
        return lines
    renamed = (_LOCAL.sub(lambda m: names.get(m[0], m[0]), line) for line in lines)
    return [line for number, line in enumerate(renamed) if number not in gone]


def _set_again(lines: Lines, copy: str, places: list[int], end: int) -> int:
    """The first line below a copy that sets it and is in no loop; the end, if nothing does."""
    setting = re.compile(rf" *{copy} = ")
    for number in places[1:]:
        if f"{copy} " in lines[number] and re.search(rf"\b{copy} [+-]?= ", lines[number]):
            return number if setting.match(lines[number]) and not _in_loop(lines, number) else -1
    return end


def _in_loop(lines: Lines, number: int) -> bool:
    """Whether a line is in the body of a loop."""
    depth = len(lines[number]) - len(lines[number].lstrip())
    while depth and number:
        number -= 1
        here = len(lines[number]) - len(lines[number].lstrip())
        if here < depth:
            if lines[number].lstrip().startswith("for "):
                return True
            depth = here
    return False
