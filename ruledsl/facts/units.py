"""All that the files say about one unit, into its row and what was assumed about it."""

import re

from attrs import frozen

from ruledsl.facts.below import children
from ruledsl.facts.draft import Codes, Draft, Given, Part
from ruledsl.facts.layout import Layout
from ruledsl.facts.model import UnitFacts
from ruledsl.facts.names import FALSE, REST, TRUE, folded, invisible, word
from ruledsl.facts.report import Report
from ruledsl.facts.roster import Member
from ruledsl.facts.rounds import ROUNDS, apply_rounds, decision_of
from ruledsl.facts.rows import Filling, scalar, start
from ruledsl.facts.tree import shown
from ruledsl.ir import MAX_ROWS

BETWEEN = re.compile("[、，,;；|]")


@frozen(eq=False)
class Reader:
    """What the reading of every unit needs: the layout of units, the classes there are, how strict to be."""

    layout: Layout
    report: Report
    wide: Codes
    choices: tuple[str, ...]
    classes: tuple[str, ...]
    strict: bool
    upto: int = len(ROUNDS)
    grades: tuple[str, ...] = ()
    last_day: int = 0

    def read(self, member: Member, parts: list[Part]) -> UnitFacts:
        """The facts of one unit of the roster."""
        draft = Draft(member.unit, self.report, self.wide, self.last_day)
        filling = start(self.layout, draft)
        for part in parts:
            filling.take(part)
        class_name = self._class(filling, member, parts[0])
        rounds, decision = apply_rounds(filling, self.upto), decision_of(filling, self.grades)
        children(filling)
        defaults = filling.complete(parts[0])
        nothing, assumed = _reported(filling, defaults)
        assumed += dict.fromkeys(draft.assumed)
        if assumed and self.strict:
            args = {"unit": shown(member.unit), "kinds": "、".join(assumed)}
            draft.flag("F135", parts[0].document, parts[0].path, args)
        rejected = draft.rejected or folded(member.unit) in self.report.rejected
        return UnitFacts(
            member.unit,
            class_name,
            None if rejected else tuple(filling.row),
            filling.texts,
            {table: tuple(lines) for table, lines in draft.lines.items()},
            tuple(assumed),
            tuple(nothing),
            rounds,
            decision,
        )

    def _class(self, filling: Filling, member: Member, part: Part) -> str:
        """The class of a unit, by the roster or by its own facts, put into the row."""
        name, place = member.class_name, Given("class", "", part.document, part.path)
        for given in filling.given:
            if given.role != "class":
                continue
            text, place = scalar(given.value), given
            if text is None:
                fact = word("class")
                filling.draft.flag("F118", given.document, given.path, {"fact": fact, "value": shown(given.value)})
            elif not text:
                continue
            elif name and folded(text) != folded(name) and self._known(text):
                args = {"unit": shown(member.unit), "classes": f"{shown(name)}、{shown(text)}"}
                filling.draft.flag("F124", given.document, given.path, args)
            elif not name or folded(text) != folded(name):
                name = text
        self._enter(filling, name, place)
        return name

    def _known(self, name: str) -> bool:
        known = self.choices if any(self.choices) else self.classes
        return not known or folded(name) in map(folded, known)

    def _enter(self, filling: Filling, name: str, place: Given) -> None:
        slot = self.layout.class_slot
        draft = filling.draft
        if name and not self._known(name):
            args = {"name": shown(name), "candidates": draft.report.near(name, self.choices or self.classes)}
            draft.flag("F123", place.document, place.path, args)
        elif hidden := invisible(name):
            draft.flag("F119", place.document, place.path, {"name": shown(name), "characters": hidden})
        elif not name and slot and "" not in self.choices:
            draft.flag("F125", place.document, place.path, {"unit": shown(draft.unit)})
        if slot:
            choices = [folded(c) for c in slot.fact.type.choices]
            known = folded(name) in choices
            code = self.wide.number("class", name) if slot.fact.type.kind == "key" else 0
            filling.row[slot.value] = choices.index(folded(name)) if known else code


def _reported(filling: Filling, defaults: list[str]) -> tuple[list[str], list[str]]:
    """What the unit declares to have none of, and what it says nothing about."""
    layout, row = filling.layout, filling.row
    kinds = {k.path: bool(row[layout.places[k.table.name]]) for k in layout.kinds.things}
    tables = {t.path: bool(row[layout.places[t.table.name]]) for t in layout.lists.things}
    silent = [path for path, there in (kinds | tables).items() if not there]
    declared = [table.path for table, _ in filling.rows if not tables[table.path]]
    for given in filling.given:
        if given.role != "nothing_to_report":
            continue
        names = _names(given)
        if names is None:
            filling.draft.flag("F117", given.document, given.path, {"value": shown(given.value)})
        elif names in ([TRUE[0]], [REST[0]]):
            if names == [TRUE[0]]:
                _contradiction(filling, given, [path for path, there in kinds.items() if there])
            declared += [*silent, *(fact for fact in defaults if fact in layout.zeros)]
        else:
            for name in dict.fromkeys(names[:MAX_ROWS]):
                declared += _declared(filling, given, name, kinds | tables)
    covered = set(declared)
    return list(dict.fromkeys(declared)), [path for path in (*silent, *defaults) if path not in covered]


def _names(given: Given) -> list[str] | None:
    """The names that are listed, or the one word 是 for everything, 其余 for everything else; None where it is neither."""
    text = scalar(given.value)
    if text is None:
        names = [scalar(item) for item in given.value] if isinstance(given.value, list) else [None]
        return None if None in names else [name for name in names if name]
    if folded(text).casefold() in TRUE:
        return [TRUE[0]]
    if folded(text).casefold() in REST:
        return [REST[0]]
    if not text or folded(text).casefold() in FALSE:
        return []
    return [name for name in map(str.strip, BETWEEN.split(text)) if name]


def _contradiction(filling: Filling, given: Given, kinds: list[str]) -> None:
    if kinds:
        args = {"unit": shown(filling.draft.unit), "kinds": "、".join(kinds)}
        filling.draft.flag("F134", given.document, given.path, args)


def _declared(filling: Filling, given: Given, name: str, kinds: dict[str, bool]) -> list[str]:
    """The kind of event, the table or the fact with a default that a name in 零报告 means; two where versions of a measure differ in that."""
    layout, draft = filling.layout, filling.draft
    found = [(kind.path, kinds[kind.path]) for _, kind in (*layout.kinds.find(name), *layout.lists.find(name))]
    slots = [s for s in layout.slots if s.fact.when_absent == "default"]
    named = {id(entry) for _, entry in layout.facts.find(name)}
    found += [(s.path, filling.row[s.value] != s.fact.default) for s in slots if id(s) in named]
    if len({path for path, _ in found}) == 1:
        contradicted = [path for path, there in found if there][:1]
        _contradiction(filling, given, contradicted)
        return [] if contradicted else [found[0][0]]
    if found:
        paths = "、".join(path for path, _ in found)
        draft.flag(
            "F102",
            given.document,
            given.path,
            {"name": shown(name), "kind": word("nothing_to_report"), "paths": paths},
        )
    else:
        choices = (*kinds, *(s.path for s in slots))
        near = draft.report.near(name, choices)
        draft.flag("F128", given.document, given.path, {"name": shown(name), "candidates": near})
    return []
