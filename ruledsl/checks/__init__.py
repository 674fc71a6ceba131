"""Every message of the project, one file a code: ``e101_empty_file.py`` holds the class of E101.

A file is found by its name, so a new check is a new file and nothing else.  The class says what is printed, why it
matters, a program that shows it and one that does not; those are its tests and the page of ``ruledsl explain``.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from os import listdir
from typing import TYPE_CHECKING, Any, ClassVar

from ruledsl.words import built_in, shown

if TYPE_CHECKING:
    from ruledsl.diagnostic import Diagnostic, Related
    from ruledsl.proving.proved import Proved
    from ruledsl.proving.session import Session


class Check:
    """One code.  Texts are ``{"zh": …, "en": …}`` with ``{placeholders}`` for the diagnostic's args.

    ``variants`` are other wordings of the message by name; ``variant`` picks one by the args.  ``related`` are the
    sentences of related places.  ``covers`` are numbers of the table of what is checked (``tests/language``).  ``bad`` and
    ``good`` are rule programs (E, W, I) or fact files against ``rules`` (F, N); empty where a page in ``tests/`` shows the
    case better.  What codes from 301 to 349 are about is looked for in ``analysis.looks``; the other messages are raised by the
    pass that finds the mistake.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    covers: ClassVar[tuple[int, ...]] = ()
    message: ClassVar[dict[str, str]]
    why: ClassVar[dict[str, str]]
    variants: ClassVar[dict[str, dict[str, str]]] = {}
    related: ClassVar[dict[str, dict[str, str]]] = {}
    rules: ClassVar[str] = ""
    bad: ClassVar[str] = ""
    good: ClassVar[str] = ""

    def render(self, args: Mapping[str, Any], lang: str) -> str:
        """The message in a language."""
        which = self.variant(args)
        texts = self.variants[which] if which else self.message
        return texts[lang].format_map(self.words(args, lang))

    def variant(self, args: Mapping[str, Any]) -> str:
        """Which of the variants says it; empty for the message itself."""
        return ""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        """The placeholders as text: lists are joined, numbers and words stay as they are."""
        return {name: shown(value, lang) for name, value in args.items()}


@cache
def file_names() -> tuple[str, ...]:
    """The module names of all checks, in the order of their codes."""
    return tuple(sorted(n[:-3] for n in listdir(__path__[0]) if n.endswith(".py") and n[0] != "_"))


def load(module: str) -> type[Check]:
    """The check class of a module of this package."""
    found = import_module(f"{__name__}.{module}")
    own = (c for c in vars(found).values() if isinstance(c, type) and issubclass(c, Check))
    return next(c for c in own if c.__module__ == found.__name__)


def find(code: str) -> type[Check] | None:
    """The check with a code (``E012``) or a name (``weight-sum``)."""
    module = _modules().get(code.lower().replace("-", "_"))
    return load(module) if module else None


@cache
def _modules() -> dict[str, str]:
    """Code and name of every check → its module."""
    return {part: module for module in file_names() for part in module.split("_", 1)}


def sentence(diagnostic: "Diagnostic", lang: str) -> str:
    """What a diagnostic says, in a language."""
    check = find(diagnostic.code)
    assert check is not None, diagnostic.code
    return check().render(_named(diagnostic, lang), lang)


def _named(diagnostic: "Diagnostic", lang: str) -> Mapping[str, Any]:
    """The values of a finding about a unit, quantities that every measure has by their words in the language."""
    if not diagnostic.code.startswith("N5"):
        return diagnostic.args
    return {key: built_in(v, lang) if isinstance(v, str) else v for key, v in diagnostic.args.items()}


def related_sentence(diagnostic: "Diagnostic", place: "Related", lang: str) -> str:
    """What is said about a related place."""
    check = find(diagnostic.code)
    assert check is not None, diagnostic.code
    args = {**diagnostic.args, **place.args}
    return check.related[place.sentence][lang].format_map(check().words(args, lang))


def runnable(measure: object, plan: object) -> Iterator["Diagnostic"]:
    """The findings of everything that looks at a bound measure and its plan."""
    from ruledsl.analysis.looks import LOOKS  # noqa: PLC0415 - explaining a code looks at nothing

    for look in LOOKS.values():
        yield from look(measure, plan)  # type: ignore[arg-type]


def proving() -> Iterator[type[Check]]:
    """Every check that asks a solver."""
    for module in file_names():
        if module[0] in "ewi" and module[1] == "4":
            check = load(module)
            if hasattr(check, "prove"):
                yield check


def provable(session: "Session") -> Iterator["Proved"]:
    """The findings of every check that asks a solver; only ``check --prove`` comes here, and imports one."""
    for check in proving():
        yield from check().prove(session)  # type: ignore[attr-defined]
