"""A measure with its schemes → what the solver finds, each finding with a unit that shows it and how to run it.

Only ``check --prove`` comes here; nothing above imports the solver.
"""

import re
import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import define, field

from ruledsl import checks
from ruledsl.bind import holes
from ruledsl.diagnostic import Diagnostic, Example
from ruledsl.node import evolve
from ruledsl.show.diagnostics import file_name
from ruledsl.statements.blocks import SchemeBlock
from ruledsl.tools.load import Compiled, Rules

if TYPE_CHECKING:
    from ruledsl.proving.proved import Proved
    from ruledsl.proving.session import Session
    from ruledsl.proving.witness import Writer


@define(eq=False)
class Proofs:
    """Proves measure after measure; ``folder`` is where fact files will be, empty where none are wanted."""

    folder: str = ""
    lang: str = "zh"
    names: set[str] = field(factory=set)

    def __call__(self, rules: Rules, compiled: Compiled, plain: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
        """What is found out about one measure, after the checks that need no solver."""
        if reason := _why_not(compiled, plain):
            return (reason,)
        from ruledsl.backends.solver import undisturbed  # noqa: PLC0415

        with undisturbed():
            return self._proved(rules, compiled, plain)

    def _proved(self, rules: Rules, compiled: Compiled, plain: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
        from ruledsl.proving.reach import left_out  # noqa: PLC0415
        from ruledsl.proving.session import Session  # noqa: PLC0415
        from ruledsl.proving.witness import Writer  # noqa: PLC0415

        session = Session.of(compiled.measure, compiled.plan, plain)
        writer = Writer(session)
        command = _command(rules, compiled)
        found = [self._with_example(p, writer, command) for p in checks.provable(session)]
        return (*found, *left_out(session))

    def _with_example(self, proved: "Proved", writer: "Writer", command: str) -> Diagnostic:
        if proved.unit is None:
            return proved.diagnostic
        units = [u for u in (proved.unit, proved.after) if u is not None]
        changes = writer.changes(units[0])
        if not self.folder:
            return evolve(proved.diagnostic, example=Example(changes))
        base, about = self._name(proved.diagnostic, writer.session), checks.sentence(proved.diagnostic, self.lang)
        ends = [".yaml"] if len(units) == 1 else [f"-{n}.yaml" for n in range(1, len(units) + 1)]
        names = [base + end for end in ends]
        runs = [f"{command} {_quoted(f'{self.folder}/{n}')} --unit {_quoted(writer.name(units[0]))}" for n in names]
        texts = (writer.text(unit, (about, run)) for unit, run in zip(units, runs, strict=True))
        return evolve(proved.diagnostic, example=Example(changes, tuple(zip(names, texts, strict=True)), runs[0]))

    def _name(self, diagnostic: Diagnostic, session: "Session") -> str:
        """The code, the measure and what the finding is about; a number where that is not enough."""
        about = str(diagnostic.args.get("name") or diagnostic.args.get("title") or "")
        scheme = f"-{session.measure.schemes[0]}" if session.measure.schemes else ""
        text = re.sub(r"[^\w.-]+", "_", f"{diagnostic.code}-{session.measure.id}{scheme}-{about}")[:60].rstrip("_.-")
        name, number = text, 2
        while name in self.names:
            name, number = f"{text}-{number}", number + 1
        self.names.add(name)
        return name


def _why_not(compiled: Compiled, plain: Sequence[Diagnostic]) -> Diagnostic | None:
    """Nothing is proved of rules that are wrong, or that wait for decisions which change what they mean."""
    measure = compiled.measure
    wrong = tuple(dict.fromkeys(d.code for d in plain if d.is_error))
    waiting = tuple(dict.fromkeys(h.name for h in holes(measure) if h.missing not in ("reading", "decision")))
    if not wrong and not waiting:
        return None
    args = {"reason": "errors" if wrong else "holes", "measure": measure.id, "names": wrong or waiting}
    return Diagnostic("I430", args, measure.statements[0].span if measure.statements else None)


def not_installed(rules: Rules) -> tuple[Diagnostic, ...]:
    """What was not analysed because there is no solver, by the names of the checks, whose files cannot be read then."""
    modules = [n for n in checks.file_names() if n[0] in "ewi" and n[1] == "4" and not n.startswith("i430")]
    names = tuple(f"{code.upper()} {name.replace('_', '-')}" for code, _, name in (m.partition("_") for m in modules))
    return (Diagnostic("I430", {"reason": "solver", "measure": "", "names": names}, None),) if rules.measures else ()


def _quoted(text: str) -> str:
    return shlex.quote(text)


def _command(rules: Rules, compiled: Compiled) -> str:
    """The command that runs a fact file under these rules."""
    measure = compiled.measure
    schemes = [
        file_name(d.file)
        for d in rules.documents
        if any(isinstance(b, SchemeBlock) and b.of == measure.id for b in d.blocks)
    ]
    trial = " --trial" if holes(measure) else ""
    file = file_name(measure.file)
    options = "".join(f" --scheme {_quoted(s)}" for s in schemes if s != file)
    return f"ruledsl eval {_quoted(file)}{options}{trial}"
