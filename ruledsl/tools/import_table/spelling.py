"""Names, texts and numbers as a rule file spells them, whatever stands in a cell."""

import re
from decimal import Decimal

from ruledsl.tools.import_table.words import plain
from ruledsl.words import lexicon

_WORD = re.compile(r"[^\W\d_][\w·]*")


def named(name: str) -> str:
    """A name, in 「」 where it could be read as something else."""
    return name if _WORD.fullmatch(name) and name not in lexicon().words else f"「{name}」"


def quoted(text: str) -> str:
    """A text in quotes; quotation marks in it become single ones where it holds both kinds."""
    words = plain(text)
    if "”" not in words:
        return f"“{words}”"
    return f'"{words}"' if '"' not in words else f"“{words.replace('“', '‘').replace('”', '’')}”"


def decimal(value: Decimal) -> str:
    """A number without exponent and without zeros at its end."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
