"""Every message of the project, one file a code: ``e101_unclosed_brace.py`` holds the class of E101.

A file is found by its name, so a new check is a new file and nothing else.  The class says what is printed, why it
matters, a program that shows it and one that does not; those are its tests and the page of ``ruledsl explain``.
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from ruledsl.diagnostic import Diagnostic


class Check:
    """One code.  Texts are ``{"zh": …, "en": …}`` with ``{placeholders}`` for the diagnostic's args.

    ``bad`` and ``good`` are rule programs (E, W, I) or fact files against ``rules`` (F, N); empty where a page in
    ``tests/`` shows the case better.  A check that looks at a bound measure has ``run``; the messages of the parser,
    binder, lowering and fact loader have none, the pass itself raises them.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    message: ClassVar[dict[str, str]]
    why: ClassVar[dict[str, str]]
    related: ClassVar[dict[str, dict[str, str]]] = {}
    rules: ClassVar[str] = ""
    bad: ClassVar[str] = ""
    good: ClassVar[str] = ""


def file_names() -> list[str]:
    """The module names of all checks, in the order of their codes."""
    return sorted(m.name for m in iter_modules(__path__))


def load(module: str) -> type[Check]:
    """The check class of a module of this package."""
    found = import_module(f"{__name__}.{module}")
    return next(
        c for c in vars(found).values() if isinstance(c, type) and issubclass(c, Check) and c is not Check
    )


def find(code: str) -> type[Check] | None:
    """The check with a code (``E012``) or a name (``weight-sum``)."""
    wanted = code.lower().replace("-", "_")
    for module in file_names():
        if module.split("_", 1)[0] == wanted or module.split("_", 1)[1] == wanted:
            return load(module)
    return None


def runnable(measure: object, plan: object) -> Iterator["Diagnostic"]:
    """The findings of every check that looks at a bound measure and its plan."""
    for module in file_names():
        check = load(module)
        if hasattr(check, "run"):
            yield from check().run(measure, plan)
