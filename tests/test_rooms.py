"""The house has floors: a file imports only from lower floors and from its siblings."""

import ast
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parent.parent / "ruledsl"

#: Where each module lives; a package's modules all live on its floor.
FLOORS = {
    0: ("source", "node", "clause", "spelling", "months", "lookalikes", "verdicts", "collector"),
    1: ("diagnostic", "lexicon", "lalr", "terms", "ir", "operators", "typed", "folding", "rounding", "suggest"),
    2: (
        "syntax",
        "written",
        "expressions",
        "ops",
        "quotients",
        "records",
        "stores",
        "rewrite",
        "intervals",
        "shares",
        "specialise",
        "serialise",
        "measure",
        "build",
        "lexer",
        "tables",
        "words",
    ),
    3: (
        "express",
        "phrasing",
        "unusable",
        "operands",
        "dates",
        "gather",
        "instead",
        "interpolation",
        "trimming",
        "products",
        "whole",
        "statements",
        "concrete",
    ),
    4: (
        "parse",
        "phrases",
        "assemble",
        "advice",
        "misread",
        "slips",
        "habits",
        "english",
        "names",
        "analysis",
        "bind",
        "refinement",
        "scorecard",
        "causes",
        "validity",
        "facts",
    ),
    5: ("lower", "proving", "checks", "backends", "compare", "pieces", "spacing", "layout", "alignment"),
    6: ("tools", "show", "documents"),
    7: ("program", "inputs", "outputs", "bulk", "options", "reporting", "verbs"),
    8: ("cli", "__main__"),
}


def floor_of(module: str) -> int:
    name = module.removeprefix("ruledsl.").split(".")[0]
    return next(floor for floor, names in FLOORS.items() if name in names)


def imports(path: Path) -> Iterator[str]:
    """The modules of this project that a file imports, also inside functions; type-only imports do not run."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            node.body = []
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("ruledsl"):
            if node.module == "ruledsl":
                yield from (f"ruledsl.{a.name}" for a in node.names if a.name != "__version__")
            else:
                yield node.module


def modules() -> list[Path]:
    return sorted(p for p in HOUSE.rglob("*.py") if p != HOUSE / "__init__.py")


def test_every_module_has_a_floor() -> None:
    """A new module is given its place before it is used."""
    known = {name for names in FLOORS.values() for name in names}
    found = {p.relative_to(HOUSE).parts[0].removesuffix(".py") for p in modules()}
    assert sorted(found - known - {"grammar"}) == []


def test_imports_only_go_down() -> None:
    """No arrow of the data points left, so no import points up."""
    wrong = []
    for path in modules():
        here = ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts)
        wrong += [f"{here} → {target}" for target in imports(path) if floor_of(target) > floor_of(here)]
    assert wrong == []


def test_below_lowering_no_kind_of_statement_is_known() -> None:
    """A back-end sees tables and columns, never a bonus."""
    for path in below_lowering():
        assert not [
            t for t in imports(path) if t.startswith(("ruledsl.statements", "ruledsl.measure", "ruledsl.syntax"))
        ]


def below_lowering() -> list[Path]:
    """What works on plans: their values, their operators, and every back-end, whatever its file is called."""
    names = (
        "terms",
        "ir",
        "typed",
        "folding",
        "operators",
        "ops",
        "quotients",
        "records",
        "rewrite",
        "specialise",
        "serialise",
        "stores",
    )
    return [*(HOUSE / f"{name}.py" for name in names), *(HOUSE / "backends").rglob("*.py")]


#: Kinds of statement that score; the words are no kinds of table, value or output.
_KINDS = {
    "bonus",
    "deduction",
    "veto",
    "indicator",
    "merge",
    "quota",
    "grades",
    "ranking",
    "requirement",
    "consequence",
}


def test_below_lowering_nothing_asks_for_a_kind_of_statement() -> None:
    """A plan carries the kinds of its statements for people; no reader of it decides anything by them."""
    for path in below_lowering():
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        assert not _KINDS & {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}, path


def test_the_plan_has_six_expression_nodes() -> None:
    """A seventh node is refused: every back-end would have to learn it."""
    from ruledsl import ir  # noqa: PLC0415

    assert [n.__name__ for n in ir.Expr.__args__] == ["Lit", "Field", "Ref", "Op", "Case", "Fold"]
