"""The cells of a workbook as values: texts by place, and what a stored number is shown as."""

import re
from datetime import date, timedelta
from decimal import Decimal

from attrs import define, field, frozen

#: Row and column, counted from 1.
Place = tuple[int, int]

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@define
class Sheet:
    """One sheet: texts by row and column; what is merged, hidden, computed or an error."""

    name: str
    visible: bool = True
    rows: dict[int, dict[int, str]] = field(factory=dict, repr=False)
    merged: list[tuple[Place, Place]] = field(factory=list)
    hidden_rows: set[int] = field(factory=set)
    hidden_columns: set[int] = field(factory=set)
    formulas: set[Place] = field(factory=set)
    errors: set[Place] = field(factory=set)

    def text(self, row: int, column: int) -> str:
        """The text of a cell, ``""`` where there is nothing."""
        return self.rows.get(row, {}).get(column, "")


@frozen
class Workbook:
    """The sheets in their order."""

    sheets: tuple[Sheet, ...]


def column_name(column: int) -> str:
    """A column as letters: 28 → AB."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(sheet: str, row: int, column: int) -> str:
    """A cell as people write it: ``事件!E17``."""
    plain = all(c.isalnum() or c in "_·" for c in sheet) and not sheet[:1].isdigit()
    quoted = sheet if plain else "'" + sheet.replace("'", "''") + "'"
    return f"{quoted}!{column_name(column)}{row}"


def place_of(reference: str) -> Place | None:
    """``E17`` → (17, 5)."""
    match = _REFERENCE.fullmatch(reference.replace("$", ""))
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def number(raw: str, format: str, epoch: date) -> str:
    """A stored number as it is shown: the shortest decimal that it can mean, a date, a percentage."""
    try:
        exact = Decimal(repr(float(raw)))
    except ValueError:
        return raw
    if not exact.is_finite() or abs(exact.adjusted()) > 30:
        return raw
    if format == "date" and 1 <= exact < 200_000:
        days = int(exact)
        start = epoch + timedelta(days=1) if epoch.year == 1899 and days < 60 else epoch
        day = (start + timedelta(days=days)).isoformat()
        minutes = int((exact - days) * 1440 + Decimal("0.5"))
        return f"{day} {minutes // 60:02}:{minutes % 60:02}" if minutes else day
    return plain(exact * 100) + "%" if format == "percent" else plain(exact)


def plain(number: Decimal) -> str:
    """A decimal without exponent and without zeros at its end."""
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
