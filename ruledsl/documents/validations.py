"""What a cell of a form accepts, as rules of the spreadsheet: lists, ranges, decimals, dates; by kind of event where they differ."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from ruledsl.facts.form_marks import LISTS
from ruledsl.facts.undated import UNKNOWN
from ruledsl.show.form_words import how
from ruledsl.show.texts import say
from ruledsl.tools.form_model import Column, Kind


class Lists:
    """The hidden sheet of lists: each in a column of its own, under a name."""

    def __init__(self) -> None:
        self.columns: list[tuple[str, tuple[str, ...]]] = []

    def reference(self, name: str, words: tuple[str, ...]) -> str:
        """The range of a list, which is added where it is new."""
        if (name, words) not in self.columns:
            self.columns.append((name, words))
        letter = get_column_letter(self.columns.index((name, words)) + 1)
        return f"'{LISTS}'!${letter}$2:${letter}${len(words) + 1}"


def validation(column: Column, cell: str, lists: Lists, lang: str) -> DataValidation | None:
    """The rule of a column; ``cell`` is its first cell."""
    rule = _rule(column, cell, lists)
    if rule is None:
        return None
    rule.error, rule.errorTitle = how(column, lang)[:250], say("form.wrong", lang)
    rule.showErrorMessage, rule.allow_blank = True, True
    return rule


def _rule(column: Column, cell: str, lists: Lists) -> DataValidation | None:
    choices = {"flag": ("是", "否"), "nothing": ("是", "其余"), "choice": column.choices}.get(column.kind, ())
    if choices:
        words = (*choices, "不涉及") if column.inapplicable else choices
        rule = DataValidation(type="list", formula1=lists.reference(column.key, words))
        if column.kind == "nothing":  # the names of what there is none of may be listed as well
            rule.errorStyle = "information"
        return rule
    if column.kind == "date":
        test = f"AND(ISNUMBER({cell}),{cell}>=25569,{cell}<110000)"
    elif column.kind in ("text", "key", "fixed", "unit", "kind") or column.kind[:8] == "by-kind:":
        return None
    else:
        test = within(column, cell)
    if column.unknown:
        test = f'OR({cell}="{UNKNOWN[0]}",{test})'
    if column.inapplicable:
        test = f'OR({cell}="不涉及",{test})'
    return DataValidation(type="custom", formula1=test)


def within(column: Column, cell: str) -> str:
    """A test for a number in its range and with its decimals."""
    low, high = (_plain(end) for end in (column.lo, column.hi))
    scale = 10**column.decimals
    step = f"ABS({cell}*{scale}-ROUND({cell}*{scale},0))<0.0000001"
    return f"IF(ISNUMBER({cell}),AND({cell}>={low},{cell}<={high},{step}),FALSE)"


def _plain(end: str) -> str:
    return f"{end[:-1]}/100" if end.endswith("%") else end


def by_kind(key: str, kinds: tuple[Kind, ...], cell: str, chosen: str, lists: Lists) -> DataValidation | None:
    """A rule that looks at the kind of event in the cell ``chosen``: its list, or its range."""
    own = {k.name: c for k in kinds for c in k.columns if c.key == key}
    if all(c.kind == "choice" for c in own.values()):
        for name, column in own.items():
            lists.reference(f"{key}|{name}", column.choices)
        head = f"'{LISTS}'!$1:$1"
        place = f'MATCH("{key}|"&{chosen},{head},0)-1'
        first = f"OFFSET('{LISTS}'!$A$2,0,{place})"
        size = f"COUNTA(OFFSET('{LISTS}'!$A$2,0,{place},200,1))"
        return DataValidation(type="list", formula1=f"OFFSET({first},0,0,{size},1)")
    if all(c.lo and c.hi for c in own.values()):
        names = tuple(own)
        ranges = [lists.reference(f"{key}|{part}", tuple(values)) for part, values in (
            ("kind", names),
            ("lo", [c.lo for c in own.values()]),
            ("hi", [c.hi for c in own.values()]),
        )]  # fmt: skip
        place = f"MATCH({chosen},{ranges[0]},0)"
        ends = [f"VALUE(INDEX({r},{place}))" for r in ranges[1:]]
        scale = 10 ** max(c.decimals for c in own.values())
        step = f"ABS({cell}*{scale}-ROUND({cell}*{scale},0))<0.0000001"
        test = f"IF(ISNUMBER({cell}),AND({cell}>={ends[0]},{cell}<={ends[1]},{step}),FALSE)"
        return DataValidation(type="custom", formula1=f"IFERROR({test},FALSE)")
    return None
