"""Rules → everything that is wrong with them: read, bound, lowered, and looked at by every check."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from ruledsl import checks
from ruledsl.diagnostic import Diagnostic
from ruledsl.node import evolve
from ruledsl.statements.blocks import MeasureBlock, SchemeBlock
from ruledsl.syntax import Document
from ruledsl.tools.allowed import GUESSES, allowed
from ruledsl.tools.citing import cited
from ruledsl.tools.load import Compiled, Rules, compile_measure
from ruledsl.tools.versions import expired, out_of_force, overlapping, uncovered

#: Looks further at a measure, given what the checks have said about it.
More = Callable[[Rules, Compiled, Sequence[Diagnostic]], Sequence[Diagnostic]]


def check(rules: Rules, apart: bool = False, more: More | None = None) -> tuple[Diagnostic, ...]:
    """Every problem of every measure with its schemes, in the order of the files.

    With ``apart`` each file of schemes is tried by itself, as alternatives that lie in one folder; otherwise all
    schemes that were read are applied together; ``more`` looks further at each (``tools.prove``).  What a file allows
    with a reason is left out.
    """
    found = [*rules.diagnostics, *(without_measure(rules) if rules.measures else ())]
    found += overlapping(rules.measures, rules.lists)
    found += uncovered(rules.measures, rules.lists)
    found += out_of_force(rules.measures, rules.lists, rules.schemes)
    settled: list[Diagnostic] = []
    for document, block in rules.measures:
        compiled = [(s, compile_measure(s, document, block)) for s in _selections(rules, document, block, apart)]
        tried = [(*problems_of(one), *_expired(one)) for _, one in compiled]
        found += [d for problems in tried for d in problems if d.severity != "info" or _in_all(d, tried)]
        if more is not None:
            looked = [more(s, one, said) for (s, one), said in zip(compiled, tried, strict=True)]
            settled += [d for said, proofs in zip(tried, looked, strict=True) for d in _settled(said, proofs)]
            found += [d for proofs in looked for d in proofs]
    looked_at = not any(d.is_error and d.code[:2] in ("E1", "E2") for d in found)
    left = allowed(rules, _without_echo(rules, found), more is not None, looked_at)
    return in_order(rules, cited(rules.documents, [d for d in left if d not in settled]))


def _settled(said: Iterable[Diagnostic], proofs: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """What was only suspected and a proof has decided: it found a case, or could look at the total and found none."""
    proved = {d.code for d in proofs}
    missed = [d.args for d in proofs if d.code == "I430"]
    reached = not any(a["reason"] in ("errors", "holes") or "总分" in a["names"] for a in missed)
    yield from (d for d in said if d.code in GUESSES and (reached or GUESSES[d.code] in proved))


def _without_echo(rules: Rules, found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """Without what is only said because an import could not be read: the names and the days that it would have brought."""
    wrong = [d.span for d in rules.diagnostics if d.is_error and d.span is not None]
    imports = [i for document in rules.documents for i in document.imports]
    lost = tuple(
        f"{i.name.text}." for i in imports if any(s == i.span or f"/{s.file}".endswith(f"/{i.title}") for s in wrong)
    )
    if not lost:
        return found
    named = [d for d in found if not (d.code == "E211" and str(d.args["name"]).startswith(lost))]
    return [d for d in named if not (d.code == "E229" and d.args["problem"] in ("none", "uncovered"))]


def without_measure(rules: Rules) -> tuple[Diagnostic, ...]:
    """Schemes for a measure that was not read: they would silently not count."""
    ids = tuple(block.name.text for _, block in rules.measures)
    lost = [s for s in rules.schemes if s.of not in ids]
    return tuple(Diagnostic("E277", {"of": s.of, "measure": "、".join(ids)}, s.span) for s in lost)


def _in_all(info: Diagnostic, tried: Sequence[tuple[Diagnostic, ...]]) -> bool:
    """Whether a remark holds with every scheme: what one of them settles is not open."""
    return all(any(_key(d) == _key(info) for d in problems) for problems in tried)


def problems_of(compiled: Compiled) -> tuple[Diagnostic, ...]:
    """What binding, lowering and the checks say about one measure; the checks look only at what could be lowered."""
    if any(d.is_error for d in compiled.diagnostics):
        return compiled.diagnostics
    return (*compiled.diagnostics, *checks.runnable(compiled.measure, compiled.plan))


def _expired(compiled: Compiled) -> Iterator[Diagnostic]:
    """What is said of a scheme whose year the measure does not reach, where the measure could be bound."""
    return iter(()) if any(d.is_error for d in compiled.diagnostics) else expired(compiled.measure)


def _selections(rules: Rules, document: Document, block: MeasureBlock, apart: bool) -> Iterator[Rules]:
    """The rules with the schemes that are to be tried together."""
    with_schemes = [d for d in rules.documents if d is not document and _schemes(d, block)]
    if not apart or not with_schemes:
        yield rules
        return
    for other in with_schemes:
        yield only(rules, [d for d in rules.documents if d in (document, other) or not _schemes(d, block)])


def only(rules: Rules, documents: Iterable[Document]) -> Rules:
    """The rules as if only these documents had been read."""
    return evolve(rules, documents=tuple(documents))


def _schemes(document: Document, block: MeasureBlock) -> bool:
    return any(isinstance(b, SchemeBlock) and b.of == block.name.text for b in document.blocks)


def in_order(rules: Rules, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file and place, each problem once."""
    files = {source.name: number for number, source in enumerate(rules.sources)}
    once = {_key(d): d for d in found}

    def place(diagnostic: Diagnostic) -> tuple[int, int]:
        span = diagnostic.span
        return (files.get(span.file, len(files)), span.start) if span else (-1, 0)

    return tuple(sorted(once.values(), key=place))


def _key(diagnostic: Diagnostic) -> tuple[object, ...]:
    """What makes two diagnostics the same to a reader; equality alone does not look at the values."""
    values = repr(sorted(diagnostic.args.items(), key=str))
    return (diagnostic.code, diagnostic.span, diagnostic.path, values)
