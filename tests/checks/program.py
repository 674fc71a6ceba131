"""What is said about a rule program: read, bound, lowered and checked, each pass only after the one before it is clean."""

from ruledsl import checks
from ruledsl.bind import bind
from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Plan
from ruledsl.lower import lower
from ruledsl.measure import Measure
from ruledsl.parse import parse
from ruledsl.source import Source
from ruledsl.statements.blocks import MeasureBlock, SchemeBlock
from ruledsl.tools.allowed import GUESSES, allowed
from ruledsl.tools.load import Rules


def findings(text: str, prove: bool = False) -> list[Diagnostic]:
    """Every diagnostic of a text that holds measures and the schemes made for them; with ``prove`` the solver's too."""
    source = Source("t.rules", text)
    document, problems = parse(source)
    found = list(problems)
    schemes = [b for b in document.blocks if isinstance(b, SchemeBlock)]
    for block in document.blocks:
        if isinstance(block, MeasureBlock):
            found += of_measure(block, schemes, prove)
    return list(allowed(Rules((source,), (document,), {}, ()), found))


def of_measure(block: MeasureBlock, schemes: list[SchemeBlock], prove: bool = False) -> list[Diagnostic]:
    measure, problems = bind(block, {}, schemes)
    if any(p.is_error for p in problems):
        return list(problems)
    plan, more = lower(measure)
    if any(p.is_error for p in more):
        return [*problems, *more]
    plain = [*problems, *more, *checks.runnable(measure, plan)]
    return [d for d in plain + proofs(measure, plan, plain) if d.code not in GUESSES] if prove else plain


def proofs(measure: Measure, plan: Plan, plain: list[Diagnostic]) -> list[Diagnostic]:
    """What the solver adds."""
    from ruledsl.proving.session import Session  # noqa: PLC0415

    return [p.diagnostic for p in checks.provable(Session.of(measure, plan, plain))]


def codes(text: str) -> list[str]:
    return [d.code for d in findings(text)]


def said(text: str, lang: str = "zh") -> list[str]:
    """What is printed about a text."""
    return [checks.sentence(d, lang) for d in findings(text)]
