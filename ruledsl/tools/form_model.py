"""A form as values: sheets of columns, each with what may be entered in it and by which clause."""

from collections.abc import Mapping

from attrs import field, frozen


@frozen
class Column:
    """A column of a form: its key, what kind of value it takes and between which ends, what its note says."""

    key: str
    kind: str = "text"
    fact: str = ""
    lo: str = ""
    hi: str = ""
    decimals: int = 0
    choices: tuple[str, ...] = ()
    required: bool = False
    inapplicable: bool = False
    classes: tuple[str, ...] = ()
    group: str = ""
    maximum: str = ""
    rule: str = ""
    criteria: str = ""
    scored_by: str = ""
    clauses: tuple[str, ...] = ()
    unknown: bool = False


@frozen
class Kind:
    """A kind of event: its statement, the rule of its points, the columns that a row of it fills."""

    name: str
    statement: str
    rule: str
    clauses: tuple[str, ...]
    columns: tuple[Column, ...]


@frozen
class FormSheet:
    """A sheet: its name, what it holds, its columns, and rows that are filled in already."""

    name: str
    holds: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, str], ...] = ()


@frozen
class Form:
    """Everything that a form shows and what marks it as a form of these rules."""

    title: str
    year: str
    sheets: tuple[FormSheet, ...]
    kinds: tuple[Kind, ...]
    keys: Mapping[str, str]
    facts: Mapping[str, str] = field(repr=False)
    schemes: tuple[str, ...] = ()
