"""What is said of a group in which something does not concern the unit: the reckoning, with its numbers."""

from collections.abc import Iterator
from fractions import Fraction

from ruledsl.scorecard import Item, Scorecard
from ruledsl.show.texts import say
from ruledsl.show.wording import label_text, value_text
from ruledsl.words import listed


def lacking(item: Item, unit: Scorecard, lang: str) -> Iterator[str]:
    """Why the group has other points than its parts add up to; nothing where all concern the unit."""
    below = f"{item.path}."
    parts = [i for i in unit.statements if i.path.startswith(below) and i.depth == item.depth + 1]
    without = (i for i in parts if (v := i.value("points")) is not None and v.absent == "n/a")
    names = [label_text(i, lang) for i in without if not of_others(i)]
    if not names:
        return
    who = listed((say("lacking.name", lang, name=name) for name in names), lang)
    for role in ("scaled", "filled", "spread"):
        value = item.value(role)
        if value is not None and not value.absent and not (role == "scaled" and _whole(item)):
            limited = item.value("limited")
            told = "limited" if limited is not None and limited.text == "yes" else role
            yield say(f"lacking.{told}", lang, names=who, points=value.text, **_numbers(item, lang))


def of_others(item: Item) -> bool:
    """Whether an item is for units of other classes: it is out of nothing here."""
    full = item.value("maximum")
    return full is not None and (full.absent == "n/a" or full.text == "0")


def _whole(item: Item) -> bool:
    """Whether the parts that are for the unit's class make up the whole: then nothing was scaled."""
    base, top = item.value("base"), item.value("maximum")
    return base is not None and top is not None and base.text == top.text


def _numbers(item: Item, lang: str) -> dict[str, str]:
    """The numbers by which a group was scaled; ≈ where the result was rounded."""
    scored, base, top, scaled = (item.value(role) for role in ("scored", "base", "maximum", "scaled"))
    if scored is None or base is None or top is None or scaled is None or scored.absent:
        return {}
    exact = Fraction(scored.text) / Fraction(base.text) * Fraction(top.text) == Fraction(scaled.text)
    shown = {"scored": scored, "base": base, "maximum": top}
    return {role: value_text(value, lang) for role, value in shown.items()} | {"sign": "=" if exact else "≈"}
