"""Which rule files a command speaks of: files, folders, standard input, ``FILE#measure``; where a scheme's measure is."""

import os
from collections.abc import Iterator, Sequence

from ruledsl.diagnostic import Diagnostic
from ruledsl.node import Record, evolve
from ruledsl.parse import MAX_TEXT
from ruledsl.source import Source, Span
from ruledsl.statements.blocks import MeasureBlock, SchemeBlock
from ruledsl.tools.load import Rules, decode, is_below, read_rules

#: So many folders above a scheme are searched for its measure.
LEVELS = 4
#: More rule files than this in a folder are not searched.
MOST = 200
SUFFIX = ".rules"


class RuleFiles(Record):
    """Paths in the order given, folders unfolded; imports are relative to ``root``.

    ``apart`` says that a folder was given: its schemes are alternatives, not parts of one whole.
    """

    paths: tuple[str, ...]
    root: str
    apart: bool = False


def split(argument: str) -> tuple[str, str | None]:
    """``FILE#measure`` → the file and the measure; a file whose name holds ``#`` is itself."""
    if "#" not in argument or os.path.exists(argument):
        return argument, None
    name, _, measure = argument.rpartition("#")
    return name, measure or None


def within(folder: str) -> list[str]:
    """The rule files of a folder and the folders below, hidden ones left out, by name."""
    found: list[str] = []
    for above, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name[0] != "."]
        found += _rule_files_of(above, names)
    return sorted(found, key=os.fsencode)


def beside(folder: str) -> list[str]:
    """The rule files of a folder, by name, not more than are searched; none where nobody may look."""
    try:
        return _rule_files_of(folder, sorted(os.listdir(folder)))[:MOST]
    except OSError:
        return []


def _rule_files_of(folder: str, names: Sequence[str]) -> list[str]:
    paths = (os.path.join(folder, name) for name in names if name.endswith(SUFFIX) and name[0] != ".")
    return [path for path in paths if os.path.isfile(path)]


def folders_above(path: str) -> list[str]:
    """The folder of a file and those above it that are searched."""
    folders = [os.path.dirname(os.path.realpath(path))]
    while len(folders) < LEVELS and os.path.dirname(folders[-1]) != folders[-1]:
        folders.append(os.path.dirname(folders[-1]))
    return folders


def near(path: str) -> Iterator[str]:
    """The rule files beside a file and in the folders above it, the nearest first."""
    return (found for folder in folders_above(path) for found in beside(folder))


def named(path: str) -> str:
    """A file that the user named: its folder without links, its own name as it is."""
    return os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))


def rule_files(arguments: Sequence[str]) -> RuleFiles:
    """Unfold folders; the first argument decides what imports are relative to."""
    first = arguments[0] if arguments else ""
    root = os.path.realpath(first if os.path.isdir(first) else os.path.dirname(first))
    paths: list[str] = []
    for argument in arguments:
        inside = within(os.path.realpath(argument)) if os.path.isdir(argument) else [named(argument)]
        paths += [p for p in inside if p not in paths]
    return RuleFiles(tuple(paths), root, any(map(os.path.isdir, arguments)))


def read(files: RuleFiles, given: Sequence[tuple[str, bytes]] = ()) -> Rules:
    """Read the files; ``given`` are texts from elsewhere (standard input) by name."""
    decoded = [decode(name, data) for name, data in given]
    sources = [d for d in decoded if isinstance(d, Source)]
    rules = read_rules(files.paths, files.root, sources)
    wrong = tuple(d for d in decoded if isinstance(d, Diagnostic))
    return evolve(rules, diagnostics=(*wrong, *rules.diagnostics))


def with_measures(files: RuleFiles, rules: Rules) -> tuple[Rules, tuple[tuple[str, str, str], ...]]:
    """The rules and, for schemes whose measure is not among them, the files beside or above that have it.

    Also returns (scheme, measure, file) for each that was found; what was not found is a diagnostic.
    """
    known = {block.name.text for _, block in rules.measures}
    lost = [s for s in rules.schemes if s.of not in known]
    found: dict[str, str] = {}
    for scheme in lost:
        if scheme.of not in found and (path := _search(scheme.span.file, scheme.of)):
            found[scheme.of] = path
    news = tuple((s.name.text, s.of, found[s.of]) for s in lost if s.of in found)
    missing = tuple(_unknown(s.of, sorted(known), s.span) for s in lost if s.of not in found)
    if found:
        more = [p for p in dict.fromkeys(found.values()) if p not in files.paths]
        root = os.path.dirname(more[0]) if more else files.root
        rules = read_rules((*more, *files.paths), root)
    return evolve(rules, diagnostics=(*rules.diagnostics, *missing)), news


def _unknown(name: str, ids: Sequence[str], span: Span) -> Diagnostic:
    from ruledsl.suggest import closest  # noqa: PLC0415 - only for a word that is unknown

    return Diagnostic("E292", {"name": name, "ids": tuple(ids), "guess": closest(name, ids) or ""}, span)


def _search(scheme: str, measure: str) -> str | None:
    """The nearest rule file, beside the scheme or in a folder above, that declares the measure."""
    return next((path for path in near(scheme) if path != scheme and _declares(path, measure)), None)


def _declares(path: str, measure: str) -> bool:
    try:
        if os.stat(path).st_size > 4 * MAX_TEXT:
            return False
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        return False
    if measure not in text:
        return False
    return any(block.name.text == measure for _, block in read_rules((path,)).measures)


def without_schemes(rules: Rules, folders: Sequence[str], kept: Sequence[str]) -> Rules:
    """The rules without the schemes that merely lie in a folder: only those that were named apply."""
    roots = [os.path.realpath(folder) for folder in folders]
    own_names = {named(path) for path in kept}

    def lies_there(file: str) -> bool:
        return file not in own_names and any(is_below(file, root) for root in roots)

    documents = []
    for document in rules.documents:
        own = [b.name.text for b in document.blocks if isinstance(b, MeasureBlock)]
        blocks = tuple(
            b
            for b in document.blocks
            if not (isinstance(b, SchemeBlock) and lies_there(document.file) and b.of not in own)
        )
        documents.append(evolve(document, blocks=blocks))
    return evolve(rules, documents=tuple(documents))
