"""The text that git compares line by line: every file in its canonical form, keywords in one language."""

from ruledsl.source import Source
from ruledsl.tools.format import format_source
from ruledsl.tools.load import decode


def canonical(name: str, data: bytes) -> str:
    """The canonical text of a rule file; a file that cannot be read stays as it is."""
    source = decode(name, data)
    if not isinstance(source, Source):
        return data.decode("utf-8", "backslashreplace")
    text, _ = format_source(source, "zh")
    return source.text if text is None else text
