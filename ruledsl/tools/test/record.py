"""What came out, written into the cases: only the value of 应为 is replaced or added, everything else stays as it is.

A case that had expectations keeps their names; a new one gets the results, the steps, and whatever is not nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import yaml

from ruledsl.facts import Document
from ruledsl.facts.read_yaml import events
from ruledsl.facts.write import scalar
from ruledsl.source import Source
from ruledsl.syntax import chinese
from ruledsl.tools.test.model import DIFFERS, OPEN, PROPOSED, Case, Outcome
from ruledsl.tools.test.names import ABSENT, NO, NONE, RESULTS, STEP, YES, result_name, word

#: Results that say that there is nothing, or what findings and consequences say already.
_NOTHING = {("0",), ("0%",), (NO,), (YES,), NONE[:1], *((text,) for text in ABSENT.values())}
_HEAD = tuple(RESULTS[role][0] for role in ("total", "grade", "rank", "findings", "follows"))
_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
_WORD = re.compile(r"[^\W\d_][\w·]*")

Edit = tuple[int, int, str]


def recorded(outcomes: Sequence[Outcome], sources: Iterable[Source]) -> tuple[tuple[str, str, int], ...]:
    """(file, new text, number of cases) of every file in which something is to be written."""
    texts = {source.name: source for source in sources}
    edits: dict[str, list[Edit]] = {}
    for outcome in outcomes:
        if outcome.verdict in (DIFFERS, OPEN) and not of_workbook(outcome.case):
            edits.setdefault(outcome.case.span.file, []).append(_edit(outcome, texts[outcome.case.span.file]))
    return tuple((file, _edited(texts[file].text, found), len(found)) for file, found in edits.items())


def in_workbooks(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, bytes, dict[str, dict[str, tuple[str, ...]]]]]:
    """(file, its bytes, results by unit and name) of every workbook in which something is to be written."""
    for outcome in outcomes:
        document = outcome.case.document
        if outcome.verdict in (DIFFERS, OPEN) and of_workbook(outcome.case) and isinstance(document, tuple):
            yield *document, to_record(outcome)


def of_workbook(case: Case) -> bool:
    """Whether a case is a workbook, not one that takes its facts from a workbook."""
    return isinstance(case.document, tuple) and case.document[0] == case.span.file


def _edited(text: str, edits: Iterable[Edit]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _edit(outcome: Outcome, source: Source) -> Edit:
    case = outcome.case
    if isinstance(case.document, Document) and case.document.kind == "rules":
        assert case.target is not None
        keyword = source.text[case.target.start :].split("{", 1)[0].strip()
        (found,) = to_record(outcome).values()
        body = "".join(f"    {_step_in_words(name)} = {_in_rules(values)}\n" for name, values in found.items())
        return case.target.start, case.target.end, f"{keyword} {{\n{body}  }}"
    if case.target is not None:
        start, end, _ = _extent(source.text, case.target.start, after_key=True)
        margin = case.target.start - (source.text.rfind("\n", 0, case.target.start) + 1)
        return start, end, flow(to_record(outcome), None if source.text[start] == "{" else margin).lstrip()
    return _added(case, source.text, to_record(outcome))


def to_record(outcome: Outcome) -> dict[str, dict[str, tuple[str, ...]]]:
    """By unit and name what is to be expected from now on."""
    case = outcome.case
    if not case.expected:
        several = len(outcome.observed) > 1
        return {unit: dict(_worth_saying(found, several)) for unit, found in outcome.observed.items()}
    kept: dict[str, dict[str, tuple[str, ...]]] = {}
    changed = {(d.unit, d.name): d.found for d in outcome.differences}
    for item in case.expected:
        name = next((n for u, n in changed if u == item.unit and n.endswith(result_name(item.name))), item.name)
        kept.setdefault(item.unit, {})[item.name] = changed.get((item.unit, name), item.values)
    return kept


def _worth_saying(found: Mapping[str, tuple[str, ...]], several: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Totals, findings and consequences always, a rank among several, anything else where it is something."""
    for name in _HEAD:
        if name in found and (several or name != RESULTS["rank"][0]):
            yield name, found[name]
    last: tuple[str, ...] = ()
    for name, values in found.items():
        if name in _HEAD or name.endswith(".次数"):
            continue
        step = name.startswith("第") and name.endswith("步")
        if values not in _NOTHING and not (step and values == last):
            yield name, values
        last = values if step else last


def flow(found: Mapping[str, Mapping[str, tuple[str, ...]]], margin: int | None = None) -> str:
    """Results as a YAML mapping; of several units each on a line of its own below a key that stands at the margin."""
    texts = {
        unit: f"{{{', '.join(f'{scalar(n)}: {_listed(v)}' for n, v in one.items())}}}" for unit, one in found.items()
    }
    if len(texts) == 1:
        return next(iter(texts.values()))
    if margin is not None:
        return "".join(f"\n{' ' * (margin + 2)}{scalar(unit)}: {text}" for unit, text in texts.items())
    return f"{{{', '.join(f'{scalar(unit)}: {text}' for unit, text in texts.items())}}}"


def _listed(values: tuple[str, ...]) -> str:
    return scalar(values[0]) if len(values) == 1 else f"[{', '.join(map(scalar, values))}]"


def _in_rules(values: tuple[str, ...]) -> str:
    return "、".join(v if _NUMBER.fullmatch(v) or _WORD.fullmatch(v) else f"“{v}”" for v in values)


def _step_in_words(name: str) -> str:
    """第3步 as rule files write it."""
    number = name.removeprefix("第").removesuffix("步")
    return STEP.format(chinese(int(number))) if name == STEP.format(number) and number.isdigit() else name


def _added(case: Case, text: str, found: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Edit:
    """A further key of a case that has no expectation yet."""
    start, end, first = _extent(text, case.span.start, after_key=False)
    key = word("expected")
    if text[start] == "{":
        return end - 1, end - 1, f", {key}: {flow(found)}"
    margin = first - (text.rfind("\n", 0, first) + 1)
    rest = text.find("\n", end)
    at = len(text) if rest < 0 else rest
    value = flow(found, margin)
    return at, at, f"\n{' ' * margin}{key}:{value if value.startswith(chr(10)) else f' {value}'}"


def _extent(text: str, offset: int, after_key: bool) -> tuple[int, int, int]:
    """Start and end of the node at an offset, or of the value behind the key there; and where its first child stands."""
    start = end = first = -1
    depth = 0
    waiting = found = False
    for event in events(text):
        here = event.start_mark.index
        opens = isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent)
        closes = isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent)
        if not found and here == offset and (opens or isinstance(event, yaml.ScalarEvent)) and not waiting:
            waiting, found = after_key, not after_key
            if waiting:
                continue
        elif waiting:
            waiting, found = False, True
        if not found:
            continue
        start = here if start < 0 else start
        first = here if first < 0 and here > start - (not opens) and not opens else first
        if isinstance(event, yaml.ScalarEvent) or (closes and event.end_mark.index > event.start_mark.index):
            end = event.end_mark.index
        depth += opens - closes
        if depth == 0:
            break
    return start, end, first if first >= 0 else start


def proposals(outcomes: Sequence[Outcome]) -> int:
    """How many cases wait for someone to confirm them."""
    return sum(o.verdict == PROPOSED for o in outcomes)
