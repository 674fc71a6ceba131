"""Which rule files a command speaks of: files, folders, standard input, ``FILE#measure``; where a scheme's measure is."""

from collections.abc import Sequence
from pathlib import Path

from ruledsl.diagnostic import Diagnostic
from ruledsl.node import Record, evolve
from ruledsl.parse import MAX_TEXT
from ruledsl.source import Source, Span
from ruledsl.statements.blocks import MeasureBlock, SchemeBlock
from ruledsl.tools.load import Rules, decode, read_rules

#: So many folders above a scheme are searched for its measure.
LEVELS = 4
#: More rule files than this in a folder are not searched.
MOST = 200
SUFFIX = "*.rules"


class RuleFiles(Record):
    """Paths in the order given, folders unfolded; imports are relative to ``root``.

    ``apart`` says that a folder was given: its schemes are alternatives, not parts of one whole.
    """

    paths: tuple[Path, ...]
    root: Path
    apart: bool = False


def split(argument: str) -> tuple[str, str | None]:
    """``FILE#measure`` → the file and the measure; a file whose name holds ``#`` is itself."""
    if "#" not in argument or Path(argument).exists():
        return argument, None
    name, _, measure = argument.rpartition("#")
    return name, measure or None


def within(folder: Path) -> list[Path]:
    """The rule files of a folder and the folders below, hidden ones left out, by name."""
    found = (p for p in folder.rglob(SUFFIX) if p.is_file())
    shown = [p for p in found if not any(part.startswith(".") for part in p.relative_to(folder).parts)]
    return sorted(shown, key=lambda p: p.as_posix().encode("utf-8", "surrogateescape"))


def rule_files(arguments: Sequence[Path]) -> RuleFiles:
    """Unfold folders; the first argument decides what imports are relative to."""
    root = Path.cwd()
    if arguments:
        first = arguments[0]
        root = (first if first.is_dir() else first.parent).resolve()
    paths: list[Path] = []
    for argument in arguments:
        inside = within(argument.resolve()) if argument.is_dir() else [argument.parent.resolve() / argument.name]
        paths += [p for p in inside if p not in paths]
    return RuleFiles(tuple(paths), root, any(a.is_dir() for a in arguments))


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
    found: dict[str, Path] = {}
    for scheme in lost:
        if scheme.of not in found and (path := _search(Path(scheme.span.file), scheme.of)):
            found[scheme.of] = path
    news = tuple((s.name.text, s.of, found[s.of].as_posix()) for s in lost if s.of in found)
    missing = tuple(_unknown(s.of, sorted(known), s.span) for s in lost if s.of not in found)
    if found:
        more = [p for p in dict.fromkeys(found.values()) if p not in files.paths]
        root = more[0].parent if more else files.root
        rules = read_rules((*more, *files.paths), root)
    return evolve(rules, diagnostics=(*rules.diagnostics, *missing)), news


def _unknown(name: str, ids: Sequence[str], span: Span) -> Diagnostic:
    from ruledsl.suggest import closest  # noqa: PLC0415 - only for a word that is unknown

    return Diagnostic("E292", {"name": name, "ids": tuple(ids), "guess": closest(name, ids) or ""}, span)


def _search(scheme: Path, measure: str) -> Path | None:
    """The nearest rule file, beside the scheme or in a folder above, that declares the measure."""
    for folder in list(scheme.resolve().parents)[:LEVELS]:
        for path in sorted(folder.glob(SUFFIX))[:MOST]:
            if path != scheme and _declares(path, measure):
                return path
    return None


def _declares(path: Path, measure: str) -> bool:
    try:
        if path.stat().st_size > 4 * MAX_TEXT:
            return False
        text = path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return False
    if measure not in text:
        return False
    return any(block.name.text == measure for _, block in read_rules((path,)).measures)


def without_schemes(rules: Rules, folders: Sequence[Path], kept: Sequence[Path]) -> Rules:
    """The rules without the schemes that merely lie in a folder: only those that were named apply."""
    roots = [folder.resolve() for folder in folders]
    named = {path.parent.resolve() / path.name for path in kept}

    def lies_there(file: str) -> bool:
        path = Path(file)
        return path not in named and any(path.is_relative_to(root) for root in roots)

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
