"""The measure that a table is for, where the command does not name it: the only assessment near the scheme file."""

import os

from ruledsl.parse import MAX_TEXT
from ruledsl.statements.blocks import MeasureBlock
from ruledsl.tools.load import Rules, read_rules
from ruledsl.tools.rule_files import near


def nearest(scheme: str) -> str:
    """The nearest rule file, beside the scheme or in a folder above, that declares an assessment; ``""`` without one."""
    for path in near(scheme):
        readable = os.path.realpath(path) != os.path.realpath(scheme) and os.stat(path).st_size <= 4 * MAX_TEXT
        if readable and any(block.sort == "assessment" for block in _measures(read_rules((path,)))):
            return path
    return ""


def _measures(rules: Rules) -> list[MeasureBlock]:
    return [block for _, block in rules.measures]


def assessments(rules: Rules) -> str | tuple[str, ...] | None:
    """The id of the only assessment, None where there is none, all where there are several."""
    ids = tuple(dict.fromkeys(b.name.text for b in _measures(rules) if b.sort == "assessment"))
    return ids if len(ids) > 1 else (ids[0] if ids else None)
