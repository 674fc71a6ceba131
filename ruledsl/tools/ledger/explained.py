"""Why a number of the rules need not stand in the clauses that its statement cites."""

import re
from collections.abc import Sequence
from fractions import Fraction

from ruledsl.statements.define import Define
from ruledsl.statements.fact import FactStatement
from ruledsl.statements.indicator import Indicator
from ruledsl.syntax import Reference, walk
from ruledsl.tools.ledger.alike import BESIDE, worded
from ruledsl.tools.ledger.amounts import Amount, amounts
from ruledsl.tools.ledger.cited import Cited, label_of
from ruledsl.tools.ledger.split import OfficialDocument
from ruledsl.tools.ledger.wording import PLAIN

#: Numbers that say nothing by themselves: none, one, and the ends of a percentage.
_TRIVIAL = {("0", ""), ("1", ""), ("0", "points"), ("0", "percent"), ("100", "percent"), ("0", "days")}
#: In a formula one point is a unit, and a hundred what 百分制 counts to.
_SCALES = {("1", "points"), ("100", "points")}
#: Zero as the least that is left, which a floor has to state.
_LOWEST = re.compile(r"(?:最低|低于|少于|[扣减][至到]|下限|为止)[^，。；]{0,4}0分")
NUMBERS = re.compile(r"\d+(?:\.\d+)?")


def explained(amount: Amount, cited: Cited, document: OfficialDocument) -> bool:
    """Whether a number needs no place in the text: it says nothing, is had from elsewhere or the end of a domain, 部分落实
    names it, or it is the date of issue."""
    if amount.key in _TRIVIAL | cited.borrowed or isinstance(cited.statement, FactStatement):
        return True
    words = "\n".join(p.text for p in cited.all)
    if not amount.unit and any(f"{share}%" in words for share, parts in cited.shares.items() if amount.value in parts):
        return True
    if amount.unit == "percent" and "折算" in words and f"{amount.value}分" in words:
        return True
    if worded(amount, words) or _of_course(amount, cited, words, document):
        return True
    if amount.unit == "points" and _of_full_marks(amount, cited, words):
        return True
    of_items = any(c.item for c in cited.clauses)
    if amount.unit == "decimals" and not any("小数" in p.text for p in cited.all if of_items or not p.clause.item):
        return True
    return amount.value in NUMBERS.findall(cited.statement.left_out)


def _of_course(amount: Amount, cited: Cited, words: str, document: OfficialDocument) -> bool:
    """The day of issue, unless the lines around name another; the calendar year; what stands in the annex that is meant."""
    if amount.unit == "date":
        issued = {a.key for line in document.around for a in amounts(line) if a.unit == "date"}
        return (amount.key in issued or not issued) and bool(re.search("(?:发布|印发|公布)之日", words))
    if amount.unit == "monthday":
        calendar = amount.value in ("1月1日", "12月31日") and not re.search(r"[每当本上]年\D{0,2}\d+月", words)
        return calendar or _whole_month(amount.value, words)
    worked_out = not amount.sign and isinstance(cited.statement, Define | Indicator)
    if worked_out and amount.key in _SCALES and amount.text != str(getattr(cited.statement, "maximum", "")):
        return True
    annex = document.annex if worked_out or "附件" in words else ""
    if annex and not amount.unit and "附件" not in words:
        annex = _lines_about(cited, annex)
    return bool(annex) and (worded(amount, annex) or amount.key in {a.key for a in amounts(annex)})


def _lines_about(cited: Cited, annex: str) -> str:
    """The lines of the annexes that have a word of a statement's name, or of a name by which it is worked out."""
    names = {label_of(cited.statement), *(n.text for n in walk(cited.statement) if isinstance(n, Reference))}
    words = {name[n : n + 2] for name in names for n in range(max(1, len(name) - 1))} - PLAIN
    return "\n".join(line for line in annex.split("\n") if any(w in line for w in words))


def _whole_month(day: str, words: str) -> bool:
    """Whether a day is the first or last of a month that the text names without a day (上年12月发生的), or of every month."""
    month, _, number = day.rstrip("日").partition("月")
    if re.search("[每当按下上逐]月", words) and (number == "1" or int(number) >= 28):
        return True
    named = re.search(rf"(?<!\d){month}月(?!\d*日|\d)", words)
    return bool(named) and (number == "1" or int(number) >= 28)


def _of_full_marks(amount: Amount, cited: Cited, words: str) -> bool:
    """Whether points are the sum of the parts, or the share of the full marks that the text names: 110 of 220 for 50%."""
    node = cited.statement
    if not isinstance(node, Indicator) or node.maximum is None:
        return False
    whole, own = Fraction(str(node.maximum)), Fraction(amount.value)
    parts = [Fraction(str(p.maximum)) for p in node.parts if isinstance(p, Indicator) and p.maximum is not None]
    shares = (Fraction(a.value) / 100 for a in amounts(words) if a.unit == "percent")
    return (own == whole == sum(parts)) or any(whole * share == own for share in shares)


def of_every(amount: Amount, words: str) -> bool:
    """Whether a number is said of every indicator: 各指标得分保留两位小数."""
    said = (s for s in re.split("[，。；]", words) if re.search("指标|各项|每项|单项", s))
    return any(amount.key in {a.key for a in amounts(stretch)} for stretch in said)


def unspoken(amount: Amount, words: str, stated: Sequence[Amount]) -> bool:
    """Whether a number of the text need not be stated as it is: no points at all, 90% for 低于10%, 50% for 折算为50分."""
    if amount.key == ("0", "points"):
        return not _LOWEST.search(words)
    shares = {Fraction(s.value) for s in stated if s.unit == "percent"}
    if amount.unit == "percent":
        return bool(BESIDE.search(words)) and bool(
            shares & {100 - Fraction(amount.value), 100 + Fraction(amount.value)}
        )
    return amount.unit == "points" and "折算" in words and Fraction(amount.value) in shares
