"""适用对象 in the words of a table → classes of the measure."""

import re

from ruledsl.facts.names import folded
from ruledsl.measure import Measure
from ruledsl.statements.classes import Classes
from ruledsl.tools.import_table.model import Item, Table
from ruledsl.tools.import_table.words import narrow

_ALL = re.compile(
    r"(全部|所有|各|全体)?(单位|对象|类别|被考核单位|被考核对象|考核对象|部门|各类)?|不限|通用|共性(指标)?|均适用|[-—/]+"
)
_BETWEEN = re.compile(r"[、,;/\s和及与]+")


def class_words(measure: Measure, called: dict[str, str]) -> dict[str, str]:
    """The classes of a measure by the words that a table may have for them."""
    declared = measure.only(Classes)
    names = {folded(n.text): n.text for n in declared.names} if declared else {}
    return {n: n for n in names.values()} | {k: names[folded(v)] for k, v in called.items() if folded(v) in names}


def classes_of(table: Table, measure: Measure, called: dict[str, str], inapplicable: str) -> None:
    """Give every item the classes that it is for; a word that is no class of the measure is told at its cell."""
    declared = measure.only(Classes)
    names = {folded(n.text): n.text for n in declared.names} if declared else {}
    known = names | {folded(k): names.get(folded(v), "") for k, v in called.items()}
    for item in table.items:
        for inner in item.every():
            if inner.classes and not inner.parts:
                _take(table, inner, known, tuple(names.values()), inapplicable)


def _take(table: Table, item: Item, known: dict[str, str], names: tuple[str, ...], inapplicable: str) -> None:
    word = narrow(item.classes.text).strip("。")
    if _ALL.fullmatch(word):
        return
    parts = [word] if folded(word) in known else [p for p in _BETWEEN.split(word) if p]
    unknown = [p for p in parts if not known.get(folded(p))]
    if unknown:
        args = {"which": "unknown", "name": "、".join(unknown), "choices": names}
        table.report("F806", item.classes.at, **args)
        return
    found = {known[folded(p)] for p in parts}
    if found < set(names):
        item.for_classes = tuple(n for n in names if n in found)
        if not inapplicable and not any(d.code == "F806" and d.args["which"] == "unsaid" for d in table.problems):
            table.report("F806", item.classes.at, which="unsaid", name="、".join(item.for_classes), choices=names)
