"""Rules and the text of their document → an account of every clause, and where rules and text differ.

Source ─split─▶ documents ┐
Rules  ─bind──▶ measures  ┴─▶ rows (clause | words | statements | samples) + Diagnostics
"""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from ruledsl import node
from ruledsl.bind import bind
from ruledsl.diagnostic import Diagnostic
from ruledsl.measure import Measure
from ruledsl.scorecard import Results
from ruledsl.source import Source, Span
from ruledsl.statements.blocks import SchemeBlock
from ruledsl.statements.outline import Outline
from ruledsl.syntax import Cite, Clause, Document, walk
from ruledsl.tools.allowed import Reviewed, reviewed
from ruledsl.tools.ledger.accounts import Entry, Row, declared, entries, rows
from ruledsl.tools.ledger.changes import changed, recorded
from ruledsl.tools.ledger.compare import differences
from ruledsl.tools.ledger.headed import annexes_named
from ruledsl.tools.ledger.reached import reached
from ruledsl.tools.ledger.split import OfficialDocument, Passage, split
from ruledsl.tools.ledger.titles import near_title, same_title
from ruledsl.tools.load import Rules

#: What is found wherever rules are held against a text; the other codes need more than one.
JUDGED = ("N320", "N321", "N322", "N323", "N324", "N325", "N326", "N381", "N546")
#: The line that closes a notice is of none of its parts; it may be cited as the further paragraph where it stands.
_CLOSING = re.compile(r"本\S{2,6}由\D*(?:负责)?解释。?")


@frozen
class Account:
    """One measure clause by clause; ``compared`` says how many numbers were held against the text, ``reviewed`` are
    the findings that the rules allow with a reason."""

    measure: str
    title: str
    rows: tuple[Row, ...]
    findings: tuple[Diagnostic, ...]
    document: OfficialDocument | None = None
    compared: int = 0
    reviewed: tuple[Reviewed, ...] = ()


@frozen
class Texts:
    """The official text, the one before it, and what an earlier run recorded of it; all may be absent."""

    now: Source | None = None
    before: Source | None = None
    record: Source | None = None


def ledger(rules: Rules, texts: Texts, runs: Sequence[tuple[str, Results]] = ()) -> tuple[Account, ...]:
    """The account of each measure that was read; ``runs`` are samples by the name of their file."""
    now = split(texts.now) if texts.now else ()
    found = []
    for document, block in rules.measures:
        measure, _ = bind(block, rules.lists.get(document.file, {}))
        account = _reviewed(rules, document, block.span, _account(rules, measure, now, texts))
        own = [(name, results) for name, results in runs if results.measure == measure.id]
        found.append(evolve(account, rows=reached(account.rows, own)) if own else account)
    return tuple(found)


def _reviewed(rules: Rules, document: Document, whole: Span, account: Account) -> Account:
    """The account without what the file allows; only with the text is it known whether a permission allows something."""
    source = next((s for s in rules.sources if s.name == document.file), None)
    if source is None:
        return account
    left, allowed = reviewed(source, document, whole, account.findings, JUDGED if account.document else ())
    return evolve(account, findings=left, reviewed=allowed)


def _account(rules: Rules, measure: Measure, now: Sequence[OfficialDocument], texts: Texts) -> Account:
    official, wrong = _document(measure, now, len(rules.measures) == 1)
    wrong += [Diagnostic("N334", {"which": ""})] * bool(texts.now and not now)
    outline = measure.only(Outline)
    cited = (*entries(measure), *(e for s in rules.schemes if s.of == measure.id for e in _of_scheme(s)))
    clauses = [(p.clause, p.text) for p in _spoken_of(official, outline, cited)]
    table = rows(clauses if official else [(c, "") for c in declared(outline)], cited)
    problems, compared = [*wrong, *_missing(table, measure, outline)], 0
    if official:
        found, compared = differences(measure, official)
        problems += [*_outline(outline, official), *found]
        problems += _changes(official, table, texts)
    return Account(measure.id, measure.title, table, tuple(problems), official, compared)


def _spoken_of(official: OfficialDocument | None, outline: Outline | None, cited: Sequence[Entry]) -> Iterator[Passage]:
    """The passages to account for: an annex in one where nothing of it is cited or declared for itself."""
    spoken = [*declared(outline), *(c for e in cited for c in e.clauses)]
    whole = {c.annex for c in spoken}
    parts = {c.annex for c in spoken if c.opened != Clause(annex=c.annex)}
    for passage in official.passages if official else ():
        clause = passage.clause
        heading = clause == Clause(0, 1, annex=clause.annex)
        if (clause.letter or clause.ring) and not any(_listed(c, clause) for c in spoken):
            continue
        if _CLOSING.fullmatch(passage.text) and not clause.article and clause not in spoken:
            continue
        if not clause.annex or (clause.annex in whole if heading else clause.annex in parts):
            yield passage


def _listed(spoken: Clause, clause: Clause) -> bool:
    """Whether what is cited or declared is a letter or a ring of the same list; else they are accounted for as one."""
    same = node.evolve(spoken, paragraph=0, letter=0, ring=0) == node.evolve(clause, letter=0, ring=0)
    return same and bool(spoken.letter or spoken.ring)


def _document(
    measure: Measure, now: Sequence[OfficialDocument], alone: bool
) -> tuple[OfficialDocument | None, list[Diagnostic]]:
    """The document of the text that has the measure's title, else the one that nearly has it; a measure that is ``alone``
    is held against the only one whatever its title."""
    found = next((d for d in now if same_title(d.title, measure.title)), None)
    if found or not now:
        return found, []
    if len(now) == 1 and not now[0].title:
        return now[0], []
    near = [d for d in now if near_title(d.title, measure.title)] or (now if alone else ())
    said = {"title": measure.title, "titles": tuple(d.title for d in now)}
    if len(near) == 1:
        return near[0], [Diagnostic("N328", {**said, "titles": (near[0].title,), "which": "near"})]
    return None, [Diagnostic("N328", {**said, "which": ""}), Diagnostic("N334", {"which": "title"})]


def _of_scheme(scheme: SchemeBlock) -> tuple[Entry, ...]:
    """What a scheme says about clauses of the measure (依据 办法 …); what it says beyond is its own affair."""
    found = []
    for entry in entries(Measure(scheme.name.text, statements=scheme.statements), scheme.name.text):
        nodes = (n for s in scheme.statements for n in walk(s) if isinstance(n, Cite) and n.of_measure)
        meant = {c for n in nodes for c in n.clauses}
        clauses = tuple(c for c in entry.clauses if c in meant)
        if clauses:
            found.append(evolve(entry, clauses=clauses))
    return tuple(found)


def _missing(table: Sequence[Row], measure: Measure, outline: Outline | None) -> list[Diagnostic]:
    span = outline.span if outline else measure.statements[0].span if measure.statements else None
    lost = [r.clause for r in table if r.status == "missing"]
    return _together("N320", lost, [r.clause for r in table], span)


def _together(code: str, clauses: Sequence[Clause], order: Sequence[Clause], span: Span | None) -> list[Diagnostic]:
    """A finding for each clause; three and more that follow on each other in the document have one."""
    runs: list[list[Clause]] = []
    for clause in clauses:
        follows = runs and order.index(clause) == order.index(runs[-1][-1]) + 1
        runs[-1:] = [[*runs[-1], clause]] if follows else [*runs[-1:], [clause]]
    found = []
    for run in runs:
        names = tuple(map(name_of, run))
        if len(run) > 2:
            args = {"clause": f"{names[0]}至{names[-1]}", "first": names[0], "count": len(run)}
            found.append(Diagnostic(code, args, span))
        else:
            found += [Diagnostic(code, {"clause": name}, span, (name,)) for name in names]
    return found


def name_of(clause: Clause) -> str:
    """A clause as it is cited: what an article opens with goes by the article's number."""
    return str(clause.opened)


def _outline(outline: Outline | None, official: OfficialDocument) -> list[Diagnostic]:
    """Articles and items that only one side has; paragraphs and points need not be declared."""
    said, there = set(declared(outline)), {p.clause for p in official.passages}
    span = outline.span if outline else None
    only_said = sorted(c for c in said if not any(t.within(c.opened) for t in there))
    named = annexes_named("\n".join((*official.around, *(p.text for p in official.passages))))
    only_there = sorted(c for c in there if c not in said and _must_be_declared(c))
    unread = [c for c in only_said if c.annex in named and not _numbered(official, c.annex)]
    found = _together("N321", [c for c in only_said if c not in unread], sorted(said), span)
    found += [node.evolve(d, args={**d.args, "annex": True}) for d in _together("N321", unread, sorted(said), span)]
    return found + _together("N322", only_there, sorted(there), span)


def _numbered(official: OfficialDocument, annex: str) -> bool:
    """Whether an annex was read, with lines that are numbered."""
    return any(p.clause.annex == annex and p.clause != Clause(0, 1, annex=annex) for p in official.passages)


def _must_be_declared(clause: Clause) -> bool:
    """An article and its items, a part of the text, an annex as a whole; no paragraph, no point."""
    if clause.annex:
        return clause == Clause(0, 1, annex=clause.annex)
    return not clause.point and not clause.letter and not clause.ring and clause.paragraph in (0, 1)


def _changes(official: OfficialDocument, table: Sequence[Row], texts: Texts) -> list[Diagnostic]:
    """Clauses whose words are not those of the earlier text, or of the record of it."""
    if texts.before:
        old = next((d for d in split(texts.before) if same_title(d.title, official.title)), None)
        return changed({p.clause: p.digest for p in old.passages}, official, table) if old else []
    if texts.record:
        known = recorded(texts.record, official.title)
        return changed(known, official, table) if known else []
    return []


__all__ = ["Account", "Entry", "OfficialDocument", "Passage", "Row", "Texts", "ledger", "name_of", "split"]
