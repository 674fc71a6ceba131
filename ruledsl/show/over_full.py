"""What brought a score over its full marks: parts over theirs, bonuses that stand inside, else its own reckoning."""

from collections.abc import Iterator
from decimal import Decimal

from ruledsl.scorecard import Item, Scorecard
from ruledsl.show.style import visible
from ruledsl.show.texts import joined, say
from ruledsl.show.wording import label_text, value_text


def over_full(item: Item, unit: Scorecard, lang: str) -> Iterator[str]:
    """Nothing where a score is within its full marks."""
    if not _excess(item):
        return
    parts = [i for i in unit.statements if i.kind == "indicator" and i.path.rpartition(".")[0] == item.path]
    over = [_part(part, "over.part", lang) for part in parts if _excess(part)]
    read = {name for name, _ in item.made_of}
    inside = [i for i in unit.statements if i.kind == "bonus" and i.path in read and _number(i, "points") > 0]
    added = [_part(part, "over.bonus", lang) for part in inside]
    key = "parts" if over else "bonuses" if added else "plain"
    names = joined(over or added, lang)
    yield say(f"over.{key}", lang, maximum=value_text(item.value("maximum"), lang), names=names)


def _part(part: Item, key: str, lang: str) -> str:
    values = {role: value_text(part.value(role), lang) for role in ("points", "maximum")}
    return say(key, lang, name=visible(label_text(part, lang)), **values)


def _excess(item: Item) -> bool:
    """Whether the points are more than the full marks; a part without full marks has none to go over."""
    return item.kind == "indicator" and 0 < _number(item, "maximum") < _number(item, "points")


def _number(item: Item, role: str) -> Decimal:
    value = item.value(role)
    return Decimal(0) if value is None or value.absent or not value.text else Decimal(value.text)
