"""What only got another name: statements, and grades."""

from collections.abc import Sequence

from ruledsl.statements.grades import Grade
from ruledsl.statements.indicator import Indicator
from ruledsl.tools.diff.pairs import Edit, name_of


def former_names(edits: Sequence[Edit]) -> dict[str, str]:
    """Old name path → new one, for everything that was renamed."""
    found = {}
    for edit in edits:
        if edit.action == "renamed" and edit.old is not None and edit.new is not None:
            if isinstance(edit.new, Grade):
                continue
            around = [n.name.text for n in edit.path[:-1] if isinstance(n, Indicator)]
            names = [name_of(n) for n in (edit.old, edit.new)]
            if names[0] is not None and names[1] is not None:
                found[".".join([*around, names[0]])] = ".".join([*around, names[1]])
    return found


def former_grades(edits: Sequence[Edit]) -> dict[str, str]:
    """Old grade → new one, where a band was only given another name."""
    found = {}
    for edit in edits:
        if edit.action == "renamed" and isinstance(edit.old, Grade) and isinstance(edit.new, Grade):
            found[edit.old.name.text] = edit.new.name.text
    return found
