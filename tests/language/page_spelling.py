"""The spelling of an example: stable under the formatter, and the same plan in Chinese, English and Chinese again."""

from page_reader import Example
from page_runner import FILE, rules_of

from ruledsl.ir import Plan
from ruledsl.parse import parse
from ruledsl.source import Source
from ruledsl.tools.format import format_source, unified_diff
from ruledsl.tools.load import compile_measure


def misspelt(example: Example) -> list[str]:
    """What the formatter would change, and where a translation means something else."""

    def formatted(text: str, keywords: str | None) -> str:
        result, problems = format_source(Source(FILE, text), keywords)
        assert result is not None, problems
        return result

    text = example.program
    if parse(Source(FILE, text))[1]:
        return []
    once = formatted(text, None)
    found = []
    if not example.free and once != text:
        found.append(unified_diff(FILE, text, once))
    if formatted(once, None) != once:
        found.append(f"the formatter changes its own result:\n{unified_diff(FILE, once, formatted(once, None))}")
    english = formatted(text, "en")
    again = formatted(english, "zh")
    plans = [plans_of(example, t) for t in (text, english, again)]
    if plans[0] != plans[1] or plans[0] != plans[2]:
        found.append(f"the translation means something else:\n{english}")
    return found


def plans_of(example: Example, text: str) -> list[Plan]:
    """The plans of all measures of a text."""
    rules = rules_of(example, text)
    return [compile_measure(rules, document, block).plan for document, block in rules.measures]
