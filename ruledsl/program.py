"""The frame around every verb: language, exit codes, UTF-8 output, and complaints in the user's language.

Exit codes: 0 nothing to report, 1 findings or changes, 2 usage, 3 rules invalid, 4 facts invalid (what could be
computed is still printed), 5 undecided, 70 internal error.
"""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import click

from ruledsl import verbs, verdicts
from ruledsl.options import HELP

if TYPE_CHECKING:
    from ruledsl.diagnostic import Diagnostic
    from ruledsl.show.style import Paint

OK, FINDINGS, USAGE, RULES, FACTS, UNDECIDED, INTERNAL, STOPPED = 0, 1, 2, 3, 4, 5, 70, 130

#: A measure or reading that is not there; without a place in a file it was the command that named it.
_MISNAMED = frozenset({"E291", "E292", "E296"})
#: A file that cannot be read.
_UNREADABLE = "E109"


def language(wanted: str | None = None) -> str:
    """``--lang``, else RULEDSL_LANG, else the locale; Chinese where the locale says nothing."""
    text = wanted or os.environ.get("RULEDSL_LANG") or ""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        text = text or os.environ.get(name, "")
    unknown = text.partition(".")[0].upper() in ("", "C", "POSIX")
    return "zh" if unknown or text.lower().startswith("zh") else "en"


def exit_code(problems: Iterable["Diagnostic"]) -> int:
    """The code for a run with these errors: the worst of usage, rules, facts."""
    found = [d for d in problems if d.is_error]
    codes = {d.code for d in found}
    if any(d.code == _UNREADABLE or (d.code in _MISNAMED and d.span is None) for d in found):
        return USAGE
    return RULES if any(c[0] in "EWI" for c in codes) else FACTS if codes else OK


def emit(text: str, error: bool = False) -> None:
    """Write UTF-8 whatever the locale says; a reader that has gone away is no error."""
    verdicts.note(text, error)
    stream = sys.stderr if error else sys.stdout
    data = text.encode("utf-8", "backslashreplace")
    try:
        stream.flush()
        stream.buffer.write(data)
        stream.buffer.flush()
    except BrokenPipeError:
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def lines(found: Sequence[str], error: bool = False) -> None:
    """Write lines."""
    if found:
        emit("\n".join(found) + "\n", error)


def paint(error: bool = False) -> "Paint":
    """Colours for standard output or standard error."""
    from ruledsl.show.style import paint_for  # noqa: PLC0415

    return paint_for(sys.stderr if error else sys.stdout)


def refuse(key: str, lang: str, more: str = "", **args: object) -> NoReturn:
    """Stop with exit code 2: what the command asks for is not there."""
    from ruledsl.show.texts import say  # noqa: PLC0415

    raise click.UsageError(say(key, lang, **args) + more)


class Program(click.Group):
    """The group of verbs, found by the names of their files; a verb returns its exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return verb_names()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = _modules().get(cmd_name)
        if module is None:
            return None
        verb: click.Command = import_module(f"{verbs.__name__}.{module}").verb
        if verb.add_help_option:
            verb.add_help_option = False
            verb.params.append(HELP)
        return verb

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]
        given = list(sys.argv[1:] if args is None else args)
        lang = language(_asked_language(given))
        run: Callable[..., Any] = super().main
        sys.exit(_guarded(lambda: run(given, prog_name or "ruledsl", standalone_mode=False), lang))


def verb_names() -> list[str]:
    """All verbs, in alphabetical order."""
    return sorted(_modules())


@cache
def _modules() -> dict[str, str]:
    """Verb → its module: ``eval`` is ``eval_``, because ``eval`` alone is Python's."""
    files = [n[:-3] for n in os.listdir(verbs.__path__[0]) if n.endswith(".py") and n[0] != "_"]
    return {name.rstrip("_"): name for name in files}


def _asked_language(args: Sequence[str]) -> str | None:
    """``--lang`` before the arguments are understood, for messages about them."""
    for number, arg in enumerate(args):
        name, _, value = arg.partition("=")
        if name == "--lang":
            text = value or (args[number + 1] if number + 1 < len(args) else "")
            return text if text in ("zh", "en") else None
    return None


def _guarded(run: Callable[[], Any], lang: str) -> int:
    """Run a verb; whatever happens ends as a sentence and an exit code."""
    try:
        code = run()
    except click.ClickException as problem:
        from ruledsl.show.usage import complaint  # noqa: PLC0415

        lines(complaint(problem, lang), error=True)
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        return STOPPED
    except Exception as problem:  # the last line of defence: nobody is to see a traceback
        return _internal(problem, lang)
    return code if isinstance(code, int) else OK


def _internal(problem: Exception, lang: str) -> int:
    from ruledsl.show.texts import say  # noqa: PLC0415

    if os.environ.get("RULEDSL_DEBUG"):
        import traceback  # noqa: PLC0415

        emit("".join(traceback.format_exception(problem)), error=True)
    text = " ".join(str(problem).split())[:200]
    name = type(problem).__name__
    lines([say("internal", lang, problem=f"{name}: {text}" if text else name)], error=True)
    return INTERNAL
