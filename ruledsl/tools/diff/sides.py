"""What stands on either side of a comparison: the files that an argument names, read, and the measures in them."""

import os
from collections.abc import Sequence

from attrs import frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.node import evolve
from ruledsl.source import Source
from ruledsl.statements.blocks import MeasureBlock, SchemeBlock
from ruledsl.syntax import Document
from ruledsl.tools.check import problems_of
from ruledsl.tools.diff.revision import Revision, revision, split_revision
from ruledsl.tools.load import Compiled, Rules, choose, compile_measure, read_rules
from ruledsl.tools.rule_files import read, rule_files, split, within, without_schemes


@frozen
class Side:
    """One version: what the user called it, its files, and the measure that is compared.

    Of a folder ``files`` are the names, and ``lying`` the schemes in it, of which none applies unless it is chosen.
    """

    label: str
    rules: Rules
    measure: str | None = None
    files: tuple[str, ...] = ()
    lying: tuple[Document, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The measures of the files."""
        return tuple(dict.fromkeys(b.name.text for _, b in self.rules.measures))

    @property
    def broken(self) -> bool:
        """Whether something in the files could not be read: what is not there may be what was not read."""
        return any(d.is_error for d in self.rules.diagnostics)

    @property
    def unreadable(self) -> bool:
        """Whether there are errors, and no measure because of them."""
        return not self.ids and self.broken

    def schemes_for(self, measure: str) -> dict[str, SchemeBlock]:
        """The schemes that lie in the folder for a measure, by name; none where one was named for it."""
        if any(s.of == measure for s in self.rules.schemes):
            return {}
        found = (b for d in self.lying for b in d.blocks if isinstance(b, SchemeBlock) and b.of == measure)
        return {b.name.text: b for b in found}

    def under(self, scheme: SchemeBlock) -> "Side":
        """The side with one of the schemes that lie in its folder."""
        kept = Document(scheme.span.file, (scheme,))
        return evolve(self, rules=evolve(self.rules, documents=(*self.rules.documents, kept)))


@frozen
class Version:
    """One measure of a side, compiled as far as it can be; ``problems`` are the errors."""

    side: Side
    compiled: Compiled | None
    document: Document | None
    block: MeasureBlock | None
    problems: tuple[Diagnostic, ...]

    @property
    def usable(self) -> bool:
        return self.compiled is not None and not self.problems


def named(argument: str) -> tuple[str, str | None]:
    """``FILE#measure`` or ``REV:FILE#measure`` → the file and the measure."""
    return split(argument)


def side(argument: str, schemes: Sequence[str]) -> Side:
    """Read what an argument names and the schemes that go with it.

    Raises NoRevision where a revision or a path in it does not exist; paths on the disk must exist.
    """
    name, measure = named(argument)
    found = split_revision(name)
    first = of_revision(*found) if found else on_disk(name, [s for s in schemes if not split_revision(s)])
    rules = first.rules
    wanted = schemes if found else [s for s in schemes if split_revision(s)]
    for scheme in wanted:
        inner = split_revision(scheme)
        rules = together(rules, (of_revision(*inner) if inner else on_disk(scheme, ())).rules)
    return evolve(first, label=argument, rules=rules, measure=measure)


def on_disk(name: str, schemes: Sequence[str]) -> Side:
    """Files of the work tree; of a folder only the schemes that are named apply."""
    every = read(rule_files((name, *schemes)))
    folders = [name] if os.path.isdir(name) else []
    kept = without_schemes(every, folders, schemes)
    files = [os.path.relpath(file, folder) for folder in folders for file in within(folder)]
    return Side(name, kept, None, tuple(files), _lying(every, kept))


def of_revision(rev: str, path: str) -> Side:
    """Files of a revision; their imports are looked up in the same revision."""
    tree, found, folder = revision(rev, path)
    root = os.path.dirname(tree.name(f"{folder}/x" if folder else "x"))
    every = read_rules([tree.name(name) for name in found], root, files=tree)
    if found == [path.removeprefix("./")]:
        return Side(path, every)
    kept = without_lying_schemes(every)
    files = tuple(name.removeprefix(f"{folder}/") for name in found)
    return Side(path, kept, None, files, _lying(every, kept))


def without_lying_schemes(rules: Rules) -> Rules:
    """The rules of a folder without the schemes in files of their own."""
    documents = tuple(d for d in rules.documents if any(b.RULE != "scheme" for b in d.blocks) or not d.blocks)
    return evolve(rules, documents=documents)


def _lying(every: Rules, kept: Rules) -> tuple[Document, ...]:
    """The documents of a folder with the schemes that do not apply by themselves."""
    return tuple(d for d in every.documents if d not in kept.documents)


def together(one: Rules, other: Rules) -> Rules:
    """Two readings of files as one."""
    lists = {**one.lists, **other.lists}
    return Rules(
        (*one.sources, *other.sources),
        (*one.documents, *other.documents),
        lists,
        (*one.diagnostics, *other.diagnostics),
    )


def version(of: Side, measure: str | None, year: int | None) -> Version:
    """The measure of an id on a side, compiled; where something is wrong, the reasons, and what can still be compared."""
    wrong = tuple(d for d in of.rules.diagnostics if d.is_error)
    chosen = choose(of.rules, measure, year)
    if isinstance(chosen, Diagnostic):
        return Version(of, None, None, None, (*wrong, chosen))
    document, block = chosen
    compiled = compile_measure(of.rules, document, block)
    errors = tuple(d for d in problems_of(compiled) if d.is_error)
    return Version(of, compiled, document, block, (*wrong, *errors))


def sources(*sides: Side) -> dict[str, Source]:
    """The texts of some sides by name."""
    return {s.name: s for one in sides for s in one.rules.sources}


__all__ = ["Revision", "Side", "Version", "named", "side", "sources", "version"]
