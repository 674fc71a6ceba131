"""Complaints about the command line itself, in the user's language."""

import click

from ruledsl.show.style import visible
from ruledsl.show.texts import joined, say
from ruledsl.suggest import closest


def complaint(problem: click.ClickException, lang: str) -> list[str]:
    """What is wrong with the command, and how to see what is right."""
    command = problem.ctx.command_path if isinstance(problem, click.UsageError) and problem.ctx else "ruledsl"
    text = visible(_sentence(problem, lang))
    return [say("usage.wrong", lang, message=text), say("usage.help", lang, command=command)]


def _sentence(problem: click.ClickException, lang: str) -> str:
    match problem:
        case click.NoSuchOption():
            guess = (problem.possibilities or [""])[0]
            return say("usage.option", lang, name=problem.option_name) + guessed(guess, lang)
        case click.MissingParameter():
            return say("usage.missing", lang, name=_name(problem))
        case click.BadParameter(param=click.Option(type=click.Choice() as choice) as option):
            return say("usage.choice", lang, name=option.opts[0], choices=joined(choice.choices, lang))
        case click.BadParameter() if problem.param is not None:
            return say("usage.value", lang, name=_name(problem), message=problem.message)
        case click.UsageError(ctx=click.Context(command=click.Group() as group)) if problem.ctx:
            return _unknown_command(problem, group.list_commands(problem.ctx), lang)
    return problem.format_message()


def _unknown_command(problem: click.UsageError, names: list[str], lang: str) -> str:
    word = problem.message.partition("'")[2].partition("'")[0]
    if not word or not problem.message.startswith("No such command"):
        return problem.format_message()
    text = say("usage.command", lang, name=word)
    near = closest(word, names)
    return text + (
        guessed(near, lang) if near else _gap(lang) + say("usage.choices", lang, choices=joined(names, lang))
    )


def guessed(word: str | None, lang: str) -> str:
    """“Did you mean …?” where something is near."""
    return _gap(lang) + say("usage.guess", lang, guess=visible(word)) if word else ""


def _gap(lang: str) -> str:
    """Between sentences: nothing in Chinese, a space in English."""
    return "" if lang == "zh" else " "


def _name(problem: click.BadParameter) -> str:
    param = problem.param
    if isinstance(param, click.Option):
        return param.opts[0]
    return (param.human_readable_name if param is not None else "") or ""
