"""What a text says word by word: its names, quotations and braces with the comments between them."""

from ruledsl.concrete import tokens
from ruledsl.parse import comments
from ruledsl.source import Source


def words_of(text: str) -> list[str]:
    """Names, quotations, braces and comments in the order of the text."""
    kept = {"NAME": "「」", "STRING": '“”"', "_LB": "", "_RB": ""}
    words = [(t.start, t.value.strip(kept[t.type])) for t in tokens(text) if t.type in kept]
    remarks = [(c.span.start, c.text) for c in comments(Source("", text))]
    return [word for _, word in sorted(words + remarks)]
