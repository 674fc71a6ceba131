"""Generated code in few locals means the same."""

import random

from ruledsl.backends.record_locals import shared_locals

LINES = [
    "(f1, f2, ) = row",
    "c3 = 0",
    "if f1:",
    " for (f4, f5, ) in f1:",
    "  c6 = (f4 > f5)",
    "  if c6: c3 += f4",
    "c7 = 0",
    "for (f8, f9, ) in f2:",
    " if f8 > c7: c7 = f9",
    "return (c3, c7, )",
]


def run(lines: list[str], row: object) -> object:
    space: dict[str, object] = {}
    exec("\n".join(["def run(row):", *(" " + line for line in lines)]), space)
    return space["run"](row)  # type: ignore[operator]


def test_names_are_used_again() -> None:
    """What a loop needs for itself is free after it; what lives through it is not."""
    few = shared_locals(LINES)
    assert few[7] == "for (x3, x4, ) in x1:"
    row = (((5, 1), (2, 3)), ((4, 9), (8, 7), (10, 6)))
    assert run(LINES, row) == run(few, row) == (5, 6)


def test_random_programs() -> None:
    """Random programs of sums, tests and nested loops compute the same, with no more names."""
    for seed in range(300):
        draw = random.Random(seed)
        lines = program(draw)
        few = shared_locals(lines)
        row = tuple(tuple(draw.randint(-9, 9) for _ in range(draw.randint(0, 4))) for _ in range(3))
        assert run(lines, row) == run(few, row), seed
        assert len(names(few)) <= len(names(lines)), seed


def names(lines: list[str]) -> set[str]:
    return set(run_names("\n".join(lines)))


def run_names(text: str) -> list[str]:
    code = compile("def run(row):\n" + "\n".join(" " + line for line in text.splitlines()), "", "exec")
    return list(next(c for c in code.co_consts if hasattr(c, "co_varnames")).co_varnames[1:])


def program(draw: random.Random) -> list[str]:
    """A body in which every local is set before it is read."""
    lines, known = ["(R0, R1, R2, ) = row", "c0 = 1", "c1 = 2"], ["c0", "c1"]
    block(draw, lines, known, "", 3)
    return [*lines, f"return ({', '.join(known)}, )"]


def block(draw: random.Random, lines: list[str], known: list[str], indent: str, depth: int) -> None:
    """Some statements; locals that are first set within a test or loop are not known behind it."""
    for _ in range(draw.randint(1, 4)):
        fresh = f"c{len(lines)}"
        match draw.randint(0, 3) if depth else draw.randint(0, 1):
            case 0:
                lines.append(f"{indent}{fresh} = {draw.choice(known)} + {draw.choice(known)}")
                known.append(fresh)
            case 1:
                lines.append(f"{indent}{draw.choice(known)} += {draw.choice(known)} % 7")
            case 2:
                lines.append(f"{indent}if {draw.choice(known)} > {draw.choice(known)}:")
                block(draw, lines, [*known], indent + " ", depth - 1)
            case 3:
                lines.append(f"{indent}for f{len(lines)} in R{draw.randint(0, 2)}:")
                block(draw, lines, [*known, f"f{len(lines) - 1}"], indent + " ", depth - 1)
