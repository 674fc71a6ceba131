"""From the names of rules and facts to the documents about a result and their receipt: what ``report`` and ``verify`` share."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import asdict, evolve, frozen

from ruledsl.inputs import STDIN, contents, one_stdin, read_rules, with_measure
from ruledsl.program import refuse

if TYPE_CHECKING:
    from ruledsl.diagnostic import Diagnostic
    from ruledsl.scorecard import Results
    from ruledsl.source import Source
    from ruledsl.tools.reply import Objection
    from ruledsl.tools.run import Outcome


@frozen
class Order:
    """What was asked for; everything in it stands in the receipt.

    With ``document`` it is one reply to ``unit`` about the points ``about`` and those of the file ``objection``.
    """

    rules: str
    facts: tuple[str, ...]
    schemes: tuple[str, ...] = ()
    measure: str | None = None
    year: int | None = None
    readings: tuple[str, ...] = ()
    trial: bool = False
    strict: bool = False
    upto: str | None = None
    unit: str | None = None
    templates: str | None = None
    lang: str = "zh"
    about: tuple[str, ...] = ()
    objection: str | None = None
    document: str | None = None


@frozen
class Made:
    """The run, its documents by name, and the receipt; no files where nothing could be computed."""

    outcome: "Outcome"
    files: Mapping[str, bytes]
    receipt: bytes = b""
    number: str = ""


def make(order: Order) -> Made:
    """Read, evaluate, write everything into memory."""
    from ruledsl.documents.receipt import Input, receipt, with_outputs  # noqa: PLC0415
    from ruledsl.show.as_json import results_json  # noqa: PLC0415
    from ruledsl.tools.run import Outcome, Request, run  # noqa: PLC0415
    from ruledsl.tools.worked_out import with_formulas  # noqa: PLC0415

    name, marked = with_measure(order.rules, order.measure, order.lang)
    one_stdin((name, *order.schemes, *order.facts), order.lang)
    _, read = read_rules((name, *order.schemes), order.lang, chosen=True)
    given = tuple(_fact(fact, order.lang) for fact in order.facts)
    request = Request(read, given, marked, order.year, order.readings, order.trial, order.strict, order.upto)
    outcome = with_formulas(run(request))
    results, compiled = outcome.results, outcome.compiled
    if results is None or compiled is None or all(u.total is None for u in results.units):
        return Made(outcome, {})
    objection = _objection(order)
    if isinstance(objection, tuple):
        return Made(Outcome(None, *objection), {})
    unit = _unit(order, results, objection)
    templates, own = _templates(order)
    schemes = {_near(name) for name in order.schemes}
    names = [(_near(s.name), s.text.encode()) for s in read.sources]
    inputs = [Input("scheme" if file in schemes else "rules", file, data) for file, data in names]
    inputs += [Input("facts", fact, data) for fact, data in given]
    inputs += [Input("template", file, data) for file, data in own.items()]
    if objection is not None and objection.source is not None and order.objection:
        inputs.append(Input("objection", order.objection, objection.source.text.encode()))
    body = receipt(results, results_json(results, outcome.problems, outcome.sources), inputs, asdict(order))
    if order.document is not None and unit is not None and objection is not None:
        files = _reply(order, outcome, unit, objection, templates, body["number"])
    else:
        files = _documents(order, outcome, templates, body["number"])
    return Made(outcome, files, with_outputs(body, files), body["number"])


def _near(name: str) -> str:
    """A file by its name from here, so that a receipt can be verified elsewhere; from the root where it lies outside."""
    path = Path(name).resolve()
    return path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else path.as_posix()


def _fact(name: str, lang: str) -> tuple[str, bytes]:
    from ruledsl.facts.tree import SIZE  # noqa: PLC0415

    found, data = contents(name, SIZE, lang)
    return (STDIN if found == STDIN else name), data


def _templates(order: Order) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The templates to fill in, and those among them that are the user's own, by path."""
    from ruledsl.documents.templates import NAMES, Unusable, named, own, shipped  # noqa: PLC0415

    found = shipped(order.lang)
    if order.templates is None:
        return found, {}
    folder = Path(order.templates)
    try:
        mine = own(folder, order.lang)
    except Unusable as problem:
        refuse("report.template", order.lang, file=problem.args[0], problem=problem.args[1])
    if not mine:
        refuse(
            "report.template-none",
            order.lang,
            folder=order.templates,
            names="、".join(named(n, order.lang) for n in NAMES),
        )
    given = {name: data for name, (_, data) in mine.items()}
    return {**found, **given}, {(folder / file).as_posix(): data for file, data in mine.values()}


def _objection(order: Order) -> "Objection | tuple[tuple[Diagnostic, ...], tuple[Source, ...]] | None":
    """The points of the command line and of the file; what is wrong with the file."""
    from ruledsl.tools.reply import Objection, Raised, read_objection  # noqa: PLC0415

    if order.document is None:
        return None
    raised = tuple(Raised(about.strip()) for about in order.about)
    found = Objection("", "", ())
    if order.objection is not None:
        found = read_objection(*contents(order.objection, 2**20, order.lang))
    if found.problems and found.source is not None:
        return found.problems, (found.source,)
    if not (raised or found.points):
        refuse("reply.nothing-raised", order.lang)
    return evolve(found, points=(*raised, *found.points))


def _unit(order: Order, results: "Results", objection: "Objection | None") -> str | None:
    """The unit that was asked for, which must be in the roster."""
    from ruledsl.show.usage import guessed  # noqa: PLC0415
    from ruledsl.suggest import closest  # noqa: PLC0415

    unit = order.unit or (objection.unit if objection else "") or None
    units = {u.unit: u for u in results.units}
    if unit is not None and unit not in units:
        refuse("no-unit", order.lang, guessed(closest(unit, units), order.lang), unit=unit)
    if objection is not None and unit is None:
        refuse("reply.no-one", order.lang)
    if objection is not None and unit is not None and units[unit].total is None:
        refuse("unit-rejected", order.lang, unit=unit)
    return unit


def _reply(
    order: Order, outcome: "Outcome", unit: str, objection: "Objection", templates: dict[str, bytes], number: str
) -> dict[str, bytes]:
    """The reply under its name; a point that is about nothing is refused with what was probably meant."""
    from ruledsl.documents.reply import reply, reply_context  # noqa: PLC0415
    from ruledsl.documents.templates import Unusable  # noqa: PLC0415
    from ruledsl.show.usage import guessed  # noqa: PLC0415
    from ruledsl.tools.reply import Answer, answer  # noqa: PLC0415

    assert outcome.results is not None and outcome.ready is not None and order.document is not None
    results, ready = outcome.results, outcome.ready
    found = answer(ready, results, unit, objection.points)
    if not isinstance(found, Answer):
        refuse("reply.unmatched", order.lang, guessed(found[0].guess or None, order.lang), about=found[0].about)
    context = reply_context(results, ready.compiled.measure, found, objection.date, number, order.lang)
    try:
        return {order.document: reply(order.document, context, templates)}
    except Unusable as problem:
        refuse("report.template", order.lang, file=problem.args[0], problem=problem.args[1])


def _documents(order: Order, outcome: "Outcome", templates: dict[str, bytes], number: str) -> dict[str, bytes]:
    from ruledsl.documents.folder import documents  # noqa: PLC0415
    from ruledsl.documents.templates import Unusable  # noqa: PLC0415

    assert outcome.results is not None and outcome.compiled is not None
    compiled = outcome.compiled
    try:
        return documents(outcome.results, compiled.measure, compiled.plan, templates, number, order.lang, order.unit)
    except Unusable as problem:
        refuse("report.template", order.lang, file=problem.args[0], problem=problem.args[1])


def order_of(options: Mapping[str, Any]) -> Order | None:
    """The order that a receipt records; None where it is none."""
    try:
        lists = {key: tuple(map(str, options.get(key, ()))) for key in ("facts", "schemes", "readings", "about")}
        texts = {
            key: str(options[key])
            for key in ("measure", "upto", "unit", "templates", "objection", "document")
            if key in options
        }
        flags = {key: options.get(key) is True for key in ("trial", "strict")}
        year = int(options["year"]) if "year" in options else None
        lang = "en" if options.get("lang") == "en" else "zh"
        return Order(str(options["rules"]), **lists, **texts, **flags, year=year, lang=lang)  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError):
        return None
