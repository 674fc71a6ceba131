"""Diagnostics without a clause → with the clauses of the innermost statement around their place."""

from collections.abc import Iterable, Iterator, Mapping

from ruledsl.diagnostic import Diagnostic
from ruledsl.measure import clauses_at
from ruledsl.node import evolve
from ruledsl.syntax import Document, Statement

#: What is said of a citation itself names the clause already.
OF_CITATIONS = frozenset({"E214", "E215", "W333"})


def cited(documents: Iterable[Document], found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Every diagnostic, as it is where it names clauses."""
    by_file = {document.file: document for document in documents}
    for diagnostic in found:
        missing = not diagnostic.clauses and diagnostic.code not in OF_CITATIONS
        yield _with_clauses(by_file, diagnostic) if missing and diagnostic.span is not None else diagnostic


def _with_clauses(documents: Mapping[str, Document], diagnostic: Diagnostic) -> Diagnostic:
    span = diagnostic.span
    assert span is not None
    document = documents.get(span.file)
    for block in document.blocks if document else ():
        for statement in getattr(block, "statements", ()):
            if isinstance(statement, Statement) and statement.span.start <= span.start < statement.span.end:
                return evolve(diagnostic, clauses=clauses_at(statement, span))
    return diagnostic
