"""Which rows lie within one unit, and which have many units under them."""

from collections.abc import Mapping

from ruledsl.ir import Table


def below(tables: Mapping[str, Table], name: str) -> bool:
    """Whether the rows of a table lie within one unit."""
    parent = tables[name].parent
    return parent in tables and (tables[parent].kind == "ROSTER" or below(tables, parent))


def above(tables: Mapping[str, Table], name: str) -> bool:
    """Whether a row of a table has many units under it."""
    return tables[name].kind != "ROSTER" and not below(tables, name)
