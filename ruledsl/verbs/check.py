"""``ruledsl check``: what is wrong with rule files."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from ruledsl import program
from ruledsl.inputs import contents, keep_verdict, read_rules
from ruledsl.node import Record
from ruledsl.options import CODES, cache_option, lang_option
from ruledsl.program import FINDINGS, OK, UNDECIDED, USAGE, language, lines, refuse

if TYPE_CHECKING:
    from ruledsl.diagnostic import Diagnostic
    from ruledsl.tools.fixes import Checked
    from ruledsl.tools.load import Rules

FORMATS = ["text", "json", "github", "gitlab", "sarif"]


class Asked(Record):
    """What is asked for besides the rules."""

    form: str
    fix: bool
    facts: tuple[str, ...]
    prove: bool
    witness: str | None

    @property
    def proofs(self) -> bool:
        """Examples are written for what is proved."""
        return self.prove or self.witness is not None


@click.command(epilog=CODES)
@click.argument("rules", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="输出格式 / output")
@click.option("--fix", is_flag=True, help="改正能确定怎样改的地方 / make the corrections that are certain")
@click.option("--watch", is_flag=True, help="文件改动后重新检查，直到按 Ctrl-C / check again whenever a file changes")
@click.option(
    "--facts", multiple=True, metavar="FILE", help="对照数据：从不变化、从未触及的 / what these facts never try"
)
@click.option("--prove", is_flag=True, help="用求解器证明 / prove with a solver (pip install 'ruledsl[solver]')")
@click.option("--witness", metavar="DIR", help="把例子写成事实文件 / write a fact file for each example")
@cache_option
@lang_option
def verb(rules: tuple[str, ...], watch: bool, lang: str | None, **options: Any) -> int:
    """检查规则：文件、文件夹，或 - 表示标准输入。

    同时给出的方案一并适用；文件夹里的方案逐个试用；只给出方案时，在其所在及上级文件夹里找所依的办法。
    有错误时退出码为 3，只有警告时为 1。级别在 ruledsl.toml 里调整，个别的提示在文件里用注释写明理由允许。
    --prove 用求解器看全部规定合在一起的结果：得不到的等次、不起作用的加分和否决、会反向变化的事实、不成立的断言；
    --witness 为每个例子写一个可以直接计算的事实文件。

    Check rules: files, folders, or - for standard input. Schemes given as files apply together, those of a folder
    one by one; for a scheme alone the measure is searched beside it and in the folders above. Errors exit with 3,
    warnings alone with 1. Levels are set in ruledsl.toml; single findings are allowed by a comment with a reason.
    --prove asks a solver about everything together: grades nobody gets, bonuses and vetoes without effect, facts that
    work both ways, assertions that fail; --witness writes a runnable fact file for each example.
    """
    lang = language(lang)
    asked = Asked(**options)
    if watch and "-" in rules:
        refuse("check.watch-stdin", lang)
    if asked.fix and "-" in rules:
        refuse("check.fix-stdin", lang)
    if not watch:
        return _once(rules, asked, lang)
    from ruledsl.show.texts import say  # noqa: PLC0415
    from ruledsl.tools import watch as watching  # noqa: PLC0415

    code = OK
    for _ in watching.changes((*rules, *asked.facts)):
        watching.clear()
        code = _once(rules, asked, lang)
        lines([say("check.watching", lang)], error=True)
    return code


def _once(rules: tuple[str, ...], asked: Asked, lang: str) -> int:
    """Check, mend if that is wanted, prove if that is wanted, show."""
    from ruledsl.show.report import check_report  # noqa: PLC0415
    from ruledsl.tools.check import check as checked  # noqa: PLC0415
    from ruledsl.tools.fixes import Checked, with_fixes  # noqa: PLC0415
    from ruledsl.tools.rule_files import with_measures  # noqa: PLC0415
    from ruledsl.tools.settings import settings  # noqa: PLC0415

    files, read = read_rules(rules, lang)
    read, borrowed = with_measures(files, read)
    state = Checked(read, checked(read, files.apart), files.root, files.apart)
    found = with_fixes(state) if state.found else ()
    if asked.fix:
        state, found = _mended(state, lang)
    if asked.proofs:
        found = _with_proofs(state, found, asked.witness, lang)
    project = settings(files.root)
    found = project.applied((*found, *_companions(state.rules, asked.facts, lang)))
    shown = state.rules.with_sources(project.sources)
    lines(check_report(asked.form, found, shown, borrowed, lang, program.paint()))
    if not (borrowed or asked.fix or asked.facts or asked.proofs):
        keep_verdict(rules, shown, found)
    return _exit_code(found)


def _exit_code(found: Sequence["Diagnostic"]) -> int:
    """Errors, then a solver that is not there, then warnings, then what could not be decided."""
    if code := program.exit_code(found):
        return code
    if any(d.code == "I430" and d.args["reason"] == "solver" for d in found):
        return USAGE
    if any(d.severity in ("warning", "finding") for d in found):
        return FINDINGS
    return UNDECIDED if any(d.code == "I421" for d in found) else OK


def _with_proofs(
    state: "Checked", plain: "tuple[Diagnostic, ...]", folder: str | None, lang: str
) -> "tuple[Diagnostic, ...]":
    """What the checks and the solver find; the fact files of its examples are written."""
    from importlib.util import find_spec  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from ruledsl.node import evolve  # noqa: PLC0415
    from ruledsl.outputs import write_all  # noqa: PLC0415
    from ruledsl.tools.check import check as checked  # noqa: PLC0415
    from ruledsl.tools.prove import Proofs, not_installed  # noqa: PLC0415

    if find_spec("z3") is None:
        return (*plain, *not_installed(state.rules))
    fixes = {(d.code, d.span): d.fix for d in plain if d.fix is not None}
    found = checked(state.rules, state.apart, Proofs(folder or "", lang))
    files = [file for d in found if d.example is not None for file in d.example.files]
    if folder is not None:
        write_all({Path(folder) / name: text.encode("utf-8") for name, text in files}, lang)
    return tuple(evolve(d, fix=d.fix or fixes.get((d.code, d.span))) for d in found)


def _mended(state: "Checked", lang: str) -> "tuple[Checked, tuple[Diagnostic, ...]]":
    """The corrections made and written; every file in one step, or not at all."""
    from pathlib import Path  # noqa: PLC0415

    from ruledsl.tools.fixes import mended  # noqa: PLC0415
    from ruledsl.tools.rewrite_files import replace_file  # noqa: PLC0415

    before = {s.name: s.text for s in state.rules.sources}
    after, made = mended(state)
    for source in after.rules.sources:
        if source.text != before[source.name]:
            try:
                replace_file(Path(source.name), source.text)
            except OSError as problem:
                refuse("fmt.failed", lang, file=source.name, reason=problem.strerror or type(problem).__name__)
    if made:
        from ruledsl.show.texts import say  # noqa: PLC0415

        lines([say("check.fixed", lang, count=made)], error=True)
    return after, after.found


def _companions(rules: "Rules", facts: tuple[str, ...], lang: str) -> "tuple[Diagnostic, ...]":
    """What the facts never try; their own errors come first."""
    if not facts:
        return ()
    from ruledsl.facts.tree import SIZE  # noqa: PLC0415
    from ruledsl.show.report import problem_report  # noqa: PLC0415
    from ruledsl.tools.companions import companions  # noqa: PLC0415
    from ruledsl.tools.run import Request  # noqa: PLC0415

    given = tuple(contents(fact, SIZE, lang) for fact in facts)
    outcome, found = companions(Request(rules, given, trial=True))
    if outcome.results is None or any(d.code[0] == "F" for d in outcome.problems):
        lines(problem_report(outcome, lang, program.paint(error=True)), error=True)
    return (*(d for d in outcome.problems if d.code[0] == "F"), *found)
