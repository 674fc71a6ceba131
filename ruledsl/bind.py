"""Documents → Measure: schemes merged in, every name declared once, every clause in the document.

What stays open (holes, unsettled readings) is not an error here: a measure is legal without its scheme.  ``holes``
names what a result still waits for.
"""

from collections.abc import Iterable, Mapping, Sequence

from ruledsl.diagnostic import Diagnostic, Related
from ruledsl.measure import Draft, Measure, Symbol, clause_texts
from ruledsl.names import named_options, wrong_names
from ruledsl.node import Record, evolve
from ruledsl.source import Span
from ruledsl.statements import sequence
from ruledsl.statements.applies import Applies
from ruledsl.statements.assertion import Assertion
from ruledsl.statements.blocks import ListBlock, MeasureBlock, SchemeBlock
from ruledsl.statements.channel import Channel, Channels
from ruledsl.statements.composition import Composition
from ruledsl.statements.consequence import Consequence
from ruledsl.statements.delegated import Delegated
from ruledsl.statements.ends import Ends
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.example import Example
from ruledsl.statements.full_marks import FullMarks
from ruledsl.statements.grades import Grades
from ruledsl.statements.in_force import InForce
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.issuer import Issuer
from ruledsl.statements.merge import Merge
from ruledsl.statements.not_assessed import NotAssessed
from ruledsl.statements.number import Number
from ruledsl.statements.outline import Outline
from ruledsl.statements.quota import Quota
from ruledsl.statements.ranking import Ranking
from ruledsl.statements.reading import Reading
from ruledsl.statements.requirement import Requirement
from ruledsl.statements.roster_list import RosterList, enrol
from ruledsl.statements.scoring import Assessed
from ruledsl.statements.total import Step, Total
from ruledsl.statements.valid_for import ValidFor
from ruledsl.statements.veto import Veto
from ruledsl.statements.year import Year
from ruledsl.statements.year_of import YearOf
from ruledsl.syntax import Guard, Statement, walk

_ONCE = (Number, Issuer, Outline, InForce, ValidFor, Applies, Year, FullMarks, Ends, Total, Grades, Ranking)
#: Of these there may be one for each option of a reading.
_ALTERNATIVES = (ValidFor, Applies, Grades, Ranking)
_GUARDED = (
    *_ALTERNATIVES, EventLine, Veto, NotAssessed, Merge, Requirement, sequence.Sequence, Composition, Consequence, Step, Example,
    Assertion, Quota,
)  # fmt: skip
_NEEDED = (InForce, Year, FullMarks, Total, Grades)


class Hole(Record):
    """What a result waits for: its name, what is missing (``maximum place scoring bands channels decision reading``)
    and the clauses that delegate it."""

    name: str
    missing: str
    clauses: tuple[str, ...]
    span: Span


def bind(
    block: MeasureBlock, lists: Mapping[str, ListBlock] | None = None, schemes: Sequence[SchemeBlock] = ()
) -> tuple[Measure, tuple[Diagnostic, ...]]:
    """One measure with the schemes that fill it.  ``lists`` are the imported lists by ``alias.name``."""
    draft = Draft(list(block.statements))
    enrol(draft, [s for s in block.statements if isinstance(s, RosterList)])
    for scheme in schemes:
        _apply(draft, block, scheme)
    imported = tuple(c for found in (lists or {}).values() for c in found.calendars)
    statements = (*(s for s in draft.statements if isinstance(s, Statement)), *imported)
    symbols, twice = _symbols(statements)
    ends = next((s for s in statements if isinstance(s, Ends)), None)
    settings = dict(draft.settings)
    if ends is not None:
        settings["ends"] = {"at_least": ends.upward == "includes", "at_or_below": ends.downward == "includes"}
    measure = Measure(
        id=block.name.text, title=block.title, sort=block.sort, file=block.span.file, statements=statements,
        symbols=symbols, lists={k: tuple(i.name.text for i in v.items) for k, v in (lists or {}).items()},
        schemes=tuple(s.name.text for s in schemes), year=draft.year, settings=settings, roster=draft.roster,
        filled=tuple(schemes),
    )  # fmt: skip
    problems = (
        *draft.diagnostics, *(_taken(measure, *t) for t in twice), *_repeated(statements), *_lacking(block, statements),
        *_wrong_clauses(block, schemes), *wrong_names(measure, _GUARDED),
    )  # fmt: skip
    return measure, problems


def _apply(draft: Draft, block: MeasureBlock, scheme: SchemeBlock) -> None:
    """Merge one scheme: a statement that knows how applies itself, any other is added."""
    draft.scheme = scheme.name.text
    if scheme.of != block.name.text:
        draft.report("E277", scheme.span, of=scheme.of, measure=block.name.text)
        return
    from ruledsl.refinement import contradicts  # noqa: PLC0415 - many measures are read without a scheme

    decided = tuple(draft.statements)
    years = [s.span for s in scheme.statements if isinstance(s, YearOf)]
    for span in years[1:]:
        draft.report("E202", span, first=years[0], keyword="year")
    for statement in scheme.statements:
        if isinstance(statement, Number | Issuer | Outline | RosterList):
            continue
        if hasattr(statement, "apply"):
            statement.apply(draft)
        elif not contradicts(draft, decided, statement, _ONCE):
            draft.statements.append(statement)
    enrol(draft, [s for s in scheme.statements if isinstance(s, RosterList)])


def _symbols(statements: Iterable[Statement]) -> tuple[tuple[Symbol, ...], list[tuple[Symbol, Statement]]]:
    """Every name path with what it stands for; and what is declared twice, each with the second statement."""
    symbols: dict[str, Symbol] = {}
    twice: list[tuple[Symbol, Statement]] = []
    for statement in (each for s in statements for each in (s, *getattr(s, "nested", tuple)())):
        for path, role in getattr(statement, "declares", tuple)():
            first = symbols.setdefault(path, Symbol(path, role, statement))
            known = first.statement is statement or (role == "grade" and first.role == "grade")
            if not known and not (twice and twice[-1][1] is statement):  # “表彰” is taken says it of “表彰.次数”
                twice.append((first, statement))
    return tuple(symbols.values()), twice


def _taken(measure: Measure, first: Symbol, statement: Statement) -> Diagnostic:
    """E201 at both places; where the two stand under readings, the formula that says it in one."""
    under = named_options(measure, statement.guard or first.statement.guard)
    reading, option = under[0] if under else ("", "")
    which = "condition" if isinstance(statement, Consequence | Requirement | Veto) else "number"
    args = {"name": first.path, "reading": reading, "option": option, "which": which}
    related = (Related(first.statement.span, "first", {"name": first.path}),)
    return Diagnostic("E201", args, statement.span, clause_texts(statement.clauses), related=related)


def _repeated(statements: Sequence[Statement]) -> list[Diagnostic]:
    """Statements of which there may be one, or one for each option of a reading."""
    problems = []
    for kind in _ONCE:
        found = [s for s in statements if type(s) is kind]
        for number, statement in enumerate(found):
            alone = kind not in _ALTERNATIVES
            clash = next((f for f in found[:number] if alone or not _disjoint(f.guard, statement.guard)), None)
            if clash is not None:
                related = (Related(clash.span, "first"),)
                clauses = clause_texts(statement.clauses)
                args = {"keyword": kind.RULE}
                problems.append(Diagnostic("E202", args, statement.span, clauses, related=related))
    return problems


def _disjoint(one: Guard | None, other: Guard | None) -> bool:
    if one is None or other is None:
        return False
    return not {o.parts[-1] for o in one.options} & {o.parts[-1] for o in other.options}


def _lacking(block: MeasureBlock, statements: Sequence[Statement]) -> list[Diagnostic]:
    """Statements without which a measure has no meaning."""
    kinds = {type(s) for s in statements}
    missing = [k for k in _NEEDED if k not in kinds]
    return [Diagnostic("E203", {"keyword": k.RULE, "measure": block.name.text}, block.name.span) for k in missing]


def _wrong_clauses(block: MeasureBlock, schemes: Sequence[SchemeBlock]) -> list[Diagnostic]:
    """Citations of articles or items that the document does not have."""
    own = next((s for s in block.statements if isinstance(s, Outline)), None)
    problems = _outside(block.statements, own, own)
    for scheme in schemes:
        outline = next((s for s in scheme.statements if isinstance(s, Outline)), None)
        problems += _outside(scheme.statements, outline, own)
    return problems


def _outside(statements: Iterable[object], own: Outline | None, of_measure: Outline | None) -> list[Diagnostic]:
    problems: list[Diagnostic] = []
    for node in walk(tuple(statements)):
        cited = getattr(node, "clauses", ()) if type(node).__name__ in ("Cite", "NotScored") else ()
        outline = of_measure if getattr(node, "of_measure", False) else own
        for clause in cited:
            if outline is None:
                theirs = of_measure is not None and of_measure.contains(clause)
                return [*problems, Diagnostic("E215", {"clause": str(clause), "of_measure": theirs}, node.span)]
            if not outline.contains(clause):
                args = {"clause": str(clause), "outline": "、".join(_range_text(r) for r in outline.ranges)}
                problems.append(Diagnostic("E214", args, node.span))
    return problems


def _range_text(pair: tuple[object, object]) -> str:
    first, last = map(str, pair)
    return first if first == last else f"{first}至{last}"


def holes(measure: Measure) -> tuple[Hole, ...]:
    """Everything that a result still waits for, in the order of the text."""
    found: list[Hole] = []
    for statement in measure.statements:
        match statement:
            case Indicator():
                found += _indicator_holes(measure, statement)
            case Grades() if statement.is_open:
                found.append(Hole("、".join(statement.order), "bands", *_place(statement)))
            case Channels() if not measure.every(Channel):
                found.append(Hole(measure.id, "channels", *_place(statement)))
            case Delegated() if f"settle:{statement.name.text}" not in measure.settings:
                found.append(Hole(statement.name.text, "decision", *_place(statement)))
            case Reading() if not statement.adopt:
                found.append(Hole(statement.name.text, "reading", *_place(statement)))
    return tuple(found)


def _place(statement: Statement) -> tuple[tuple[str, ...], Span]:
    return clause_texts(statement.clauses), statement.span


def _indicator_holes(measure: Measure, root: Indicator) -> list[Hole]:
    """Open nodes; a group without a place is no hole where the parts themselves are given.

    A node that cites nothing is delegated by what the group around it cites.
    """
    tops = [i for i in measure.every(Indicator) if not i.placed]
    if root.placed:
        given = tops and all(isinstance(t.scoring, Assessed) for t in tops)
        return [] if given else [Hole(root.name.text, "place", clause_texts(root.clauses), root.span)]
    found = []
    cited: dict[str, tuple[str, ...]] = {}
    for path, node in root.nodes():
        cited[path] = clause_texts(node.clauses) or cited.get(path.rpartition(".")[0], ())
        if node.is_open:
            missing = "maximum" if node.open_maximum and node.maximum is None else "scoring"
            found.append(Hole(path, missing, cited[path], node.span))
    return found


def with_statements(measure: Measure, statements: tuple[Statement, ...]) -> Measure:
    """The same measure with other statements, its names declared anew (for revisions that apply single edits)."""
    symbols, _ = _symbols(statements)
    return evolve(measure, statements=statements, symbols=symbols)
