"""The rules held against the text, clause by clause: numbers that differ, ends, signs, each time, what the words say else.

A number of a statement must stand in the clauses that it cites or in what their articles open with; a number of the text
must be stated by a statement that cites its clause.  What 部分落实 of a statement mentions is explained, and what cites
依据 无 is not of the text; 说明 changes nothing here either.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ruledsl.diagnostic import Diagnostic
from ruledsl.measure import Measure, clause_texts
from ruledsl.node import evolve
from ruledsl.statements.bonus import Bonus
from ruledsl.statements.classes import Classes
from ruledsl.statements.deduction import Deduction
from ruledsl.statements.full_marks import FullMarks
from ruledsl.statements.grades import Grades
from ruledsl.statements.indicator import Indicator
from ruledsl.syntax import Clause, Rounding, walk
from ruledsl.tools.ledger.accounts import lines_of, lists
from ruledsl.tools.ledger.alike import alike
from ruledsl.tools.ledger.amounts import Amount, amounts
from ruledsl.tools.ledger.cited import Cited, citations, label_of
from ruledsl.tools.ledger.conditions import conditions
from ruledsl.tools.ledger.exchanged import classes_of, exchanged, of_classes
from ruledsl.tools.ledger.explained import NUMBERS, explained, of_every, unspoken
from ruledsl.tools.ledger.merged import unmerged
from ruledsl.tools.ledger.rounded import rounded
from ruledsl.tools.ledger.split import OfficialDocument, Passage
from ruledsl.tools.ledger.stated import Stated, stated
from ruledsl.tools.ledger.units import units_told
from ruledsl.tools.ledger.wording import Difference, wording

#: What a rate is for, and what it is taken from: 每低1个百分点, 每逾期1日, 100%以下.
_MEASURES = {("1", "percent_points"), ("1", "days"), ("100", "percent")}
#: Who asks for ≥ 20 draws the line where the text does that lets out what is 不足20.
_OPPOSITE = {"ge": "lt", "lt": "ge", "le": "gt", "gt": "le"}


def differences(measure: Measure, document: OfficialDocument) -> tuple[tuple[Diagnostic, ...], int]:
    """Everything in which the rules and the text differ, in the order of the rules, then of the text; and how many
    numbers of the rules were held against some of the text."""
    ends = measure.settings.get("ends", {})
    known = {p: (*amounts(p.text, ends), *document.cells(p)) for p in document.passages}
    cited = citations(measure, document, known)
    classes = [n.text for c in measure.every(Classes) for n in c.names]
    own = classes_of(measure)
    grades = [g.name.text for s in measure.every(Grades) for g in s.grades]
    found = [
        d for one in cited for d in (*_of_statement(one, known, document, grades), *_swapped(one, known, classes, own))
    ]
    general = frozenset(
        (str(r.decimals), "decimals") for i in measure.every(Indicator) for r in walk(i) if isinstance(r, Rounding)
    )
    full = measure.only(FullMarks)
    whole = {s.amount.key for s in stated(full, {}) if s.amount.unit == "points"} if full else set()
    told = [
        *_nothing(cited, document),
        *found,
        *units_told(cited),
        *unmerged(cited),
        *_not_in_rules(cited, known, whole, general),
    ]
    compared = sum(len(one.stated) for one in cited if one.passages)
    once = {(d.code, repr(d.args), d.clauses): d for d in reversed(told)}
    return tuple(_copies(tuple(once.values())[::-1])), compared


def _copies(told: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """One finding for a number that three and more statements have alike and their clauses have not: a formula for each month."""
    grouped: dict[object, list[Diagnostic]] = {}
    for one in told:
        key = (one.args["amount"], one.args["unit"], one.clauses) if one.code == "N323" else id(one)
        grouped.setdefault(key, []).append(one)
    for first, *more in grouped.values():
        names = tuple(dict.fromkeys(d.args["name"] for d in (first, *more))) if more else ()
        several = evolve(first, args={**first.args, "names": names, "count": len(more) + 1})
        yield from (several,) if len(names) > 2 else (first, *more)


def _nothing(cited: Sequence[Cited], document: OfficialDocument) -> Iterator[Diagnostic]:
    """Why no statement could be held against the text, where none was."""
    if not cited:
        yield Diagnostic("N334", {"which": "uncited"})
    elif not any(one.passages for one in cited):
        named = tuple(dict.fromkeys(str(c.opened) for one in cited for c in one.clauses))[:3]
        there = tuple(dict.fromkeys(str(p.clause.opened) for p in document.passages))[:3]
        yield Diagnostic("N334", {"which": "elsewhere", "cited": named, "there": there}, cited[0].statement.span)


def _of_statement(
    cited: Cited, known: dict[Passage, tuple[Amount, ...]], document: OfficialDocument, grades: Sequence[str]
) -> Iterator[Diagnostic]:
    """Numbers of a statement that its clauses do not have, or have otherwise; and its words."""
    if not cited.passages:
        return
    there = [a for p in cited.all for a in known[p]]
    for one in cited.stated:
        same = [a for a in there if _same(one.amount, a) or _as_rate(one.amount, a)]
        if not same and not explained(one.amount, cited, document):
            unread = tuple(str(c.opened) for c in cited.clauses if not document.of(c))
            yield _said("N323", cited, one.span, amount=_shown(one.amount), unit=one.amount.unit, unread=unread)
        elif same:
            yield from _otherwise(cited, one, same)
    yield from _direction(cited)
    told: Iterable[Difference] = wording(cited.statement, cited.passages, cited.alone, cited.merged)
    told = (
        *told,
        *rounded(cited.statement, cited.passages, document),
        *conditions(cited.statement, cited.passages, grades),
    )
    for which, span, args in told:
        yield _said("N326", cited, span, which=which, **args)


def _swapped(
    cited: Cited, known: dict[Passage, tuple[Amount, ...]], classes: Sequence[str], own: Mapping[int, Sequence[str]]
) -> Iterator[Diagnostic]:
    """Numbers that stand where the text has others of the same statement, or of another class."""
    cells = [a for p in cited.passages for a in known[p] if a.column]
    told = (
        *exchanged(cited.statement, cited.passages, classes),
        *(of_classes(cited.statement, cells, classes, own) if cells and classes else ()),
    )
    for which, span, args in told:
        yield _said("N326", cited, span, which=which, **args)


def _direction(cited: Cited) -> Iterator[Diagnostic]:
    """A bonus in a clause that only speaks of deductions, and the other way round."""
    statement, words = cited.statement, "".join(p.text for p in cited.all)
    plus, minus = bool(re.search("加分|加\\d", words)), bool(re.search("扣|减", words))
    if isinstance(statement, Bonus | Deduction) and plus != minus and plus != isinstance(statement, Bonus):
        side = ("minus", "plus") if plus else ("plus", "minus")
        yield _said("N326", cited, statement.span, which="sign", found=side[0], expected=side[1])


def _same(one: Amount, other: Amount) -> bool:
    """Whether two numbers are one; a count, also of days, has no unit in the rules."""
    if one.value != other.value:
        return False
    return other.unit in (one.unit, "cell") or (one.unit == "" and other.unit in ("times", "days"))


def _as_rate(one: Amount, other: Amount) -> bool:
    """Whether the rules say for 100% what the text says for each percentage point."""
    return one.unit == "points" and one.value == other.whole


def _otherwise(cited: Cited, one: Stated, same: Sequence[Amount]) -> Iterator[Diagnostic]:
    """The same number, but as another end, added instead of taken, or once instead of each time."""
    amount = one.amount
    ended = [_counted(amount, a) for a in same if a.ends]
    asked = amount.ends | {_OPPOSITE[e] for e in amount.ends if one.asked and e in _OPPOSITE}
    if amount.ends and ended and len(ended) == len(same) and not any(_one_side(asked, a.ends) for a in ended):
        told = {"found": sorted(amount.ends)[0], "expected": sorted(ended[0].ends)[0]}
        unit = amount.unit if ":" in told["found"] else ""
        yield _said("N325", cited, one.span, amount=_shown(amount), unit=unit, **told)
    signs = {a.sign for a in same} - {""}
    if amount.sign and signs and amount.sign not in signs and not isinstance(cited.statement, Bonus | Deduction):
        yield _said("N326", cited, one.span, which="sign", found=amount.sign, expected=signs.pop())
    if amount.sign and not amount.each and all(a.each for a in same):
        yield _said("N326", cited, one.span, which="each", found=_shown(amount), expected="")


def _counted(amount: Amount, said: Amount) -> Amount:
    """What the text says of a number that the rules count in: 5个工作日内 is at most 5."""
    return evolve(said, ends=frozenset({"le"})) if not amount.unit and said.ends == {"by:after"} else said


def _one_side(asked: Iterable[str], said: Iterable[str]) -> bool:
    """Whether ends agree; a day limit and an end of a plain number are not of one kind."""
    return bool({*asked} & {*said}) or {":" in e for e in asked}.isdisjoint({":" in e for e in said})


def _not_in_rules(
    cited: Sequence[Cited],
    known: dict[Passage, tuple[Amount, ...]],
    whole: set[tuple[str, str]],
    general: frozenset[tuple[str, str]],
) -> Iterator[Diagnostic]:
    """Numbers of a passage that no statement states which cites it; of an opening, any that cites a part of the article.

    The full marks of the measure may be named anywhere; as an end (超过100分的) they are a number like any other.  How
    every indicator is rounded (``general``) is stated where the indicators are, whatever they cite.
    """
    for passage, amounts_there in known.items():
        near = [] if passage.is_heading else _near(cited, passage)
        wide = evolve(passage.clause, paragraph=passage.clause.opened.paragraph if passage.clause.article else 0)
        inner = [c for c in cited if any(k.within(wide) for k in c.clauses)]
        stated_there = [s.amount for c in (*near, *inner) for s in (*c.stated, *c.worked_out, *c.inside)]
        shares = {share for c in (*near, *inner) for share in c.shares}
        mentioned = _mentioned(near)
        missing = [
            a for a in amounts_there
            if not any(_same(s, a) or _as_rate(s, a) or alike(s, a) for s in stated_there) and a.value not in mentioned
            and a.unit != "cell" and (a.unit != "times" or "lt" in a.ends) and a.key not in _MEASURES
            and (a.ends or a.key not in whole) and not (a.unit == "percent" and a.value in shares)
            and not unspoken(a, passage.text, stated_there) and not (a.key in general and of_every(a, passage.text))
        ]  # fmt: skip
        for amount in dict.fromkeys(missing) if near else ():
            args: dict[str, object] = {"clause": _called(passage, known), "amount": amount.value, "unit": amount.unit}
            args["names"] = tuple(
                dict.fromkeys(label_of(c.statement) for c in [k for k in near if passage in k.passages] or near)
            )
            place = next((c for c in near if passage in c.passages), near[0])
            yield Diagnostic("N324", args, place.statement.span, (str(passage.clause),))


def _called(passage: Passage, known: Iterable[Passage]) -> str:
    """A passage as it is cited: the only paragraph of an article by the article's number."""
    clause = passage.clause
    further = any(p.clause.paragraph > 1 and p.clause.head == clause.head for p in known)
    return str(clause if further else clause.opened)


def _near(cited: Sequence[Cited], passage: Passage) -> list[Cited]:
    """Who answers for the numbers of a passage: of an item those who cite it or have it as a line, else those who cite its article."""
    if passage.clause.note:
        return [c for c in cited if passage in c.passages]
    exact = [c for c in cited if any(_exactly(k, passage.clause) and passage in c.all for k in c.clauses)]
    exact += [
        c for c in cited if exact and c not in exact
        and any(lists(lines_of(c.statement), k, passage.clause, passage.text) for k in c.clauses)
    ]  # fmt: skip
    return exact or [c for c in cited if passage in c.all]


def _exactly(cited: Clause, clause: Clause) -> bool:
    """Whether an item is cited by its number, in an annex a line."""
    if clause.item:
        return cited.item == clause.item
    return bool(clause.point) and cited.point == clause.point


def _mentioned(near: Iterable[Cited]) -> set[str]:
    """Numbers that 部分落实 and other quoted words of the statements name; 说明 says nothing that counts."""
    texts = [str(getattr(n, "text", "")) for c in near for n in walk(c.statement) if not isinstance(n, Clause)]
    return {n for text in texts for n in (*NUMBERS.findall(text), *(a.value for a in amounts(text)))}


def _shown(amount: Amount) -> str:
    return amount.text or amount.value


def _said(code: str, cited: Cited, span: Any, **args: object) -> Diagnostic:
    args = {"name": label_of(cited.statement), **args}
    return Diagnostic(code, args, span, clause_texts(cited.clauses))
