"""Rates of exchange as a settings file gives them: one dated table, several, or the name of a file that holds them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from factcheck.house import RateTable
from factcheck.settings.document import MOST_RATES, read_text, read_toml
from factcheck.settings.place import At
from factcheck.settings.shapes import Json

_CODE = re.compile(r"[A-Z]{3}")
# More of one currency than any has been worth of another.
_MOST = Decimal(10) ** 12
_NONE = frozenset({"", "N/A"})
_WANTED = 'a table, as in {date = "2026-11-20", base = "EUR", USD = 1.08}, a list of such tables, or the name of a file'


@dataclass(frozen=True, slots=True)
class Rows:
    """Tables of rates where they are written out, or the place of the file that holds them."""

    def read(self, value: object, at: At) -> tuple[RateTable, ...] | str:
        """The tables, or the name of the file as written."""
        if isinstance(value, str) and value.strip() and "\0" not in value:
            return value.strip()
        return tables(value, at)

    def schema(self) -> Json:
        """A table, a list of them, or a text."""
        table: Json = {
            "type": "object",
            "required": ["date", "base"],
            "properties": {
                "date": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
                "base": {"type": "string", "pattern": "^[A-Z]{3}$"},
            },
            "patternProperties": {"^[A-Z]{3}$": {"type": "number", "exclusiveMinimum": 0}},
            "additionalProperties": False,
        }
        return {"anyOf": [table, {"type": "array", "items": table}, {"type": "string", "pattern": r"\S"}]}


@dataclass(frozen=True, slots=True)
class Code:
    """An ISO 4217 code."""

    def read(self, value: object, at: At) -> str:
        """The code."""
        if not isinstance(value, str) or not _CODE.fullmatch(value):
            raise at.unfit(value, 'an ISO 4217 code, as in "EUR"')
        return value

    def schema(self) -> Json:
        """Three capitals."""
        return {"type": "string", "pattern": "^[A-Z]{3}$"}


def tables(value: object, at: At) -> tuple[RateTable, ...]:
    """The tables of a value, the newest first. Raises FactcheckError `config-wrong-value`."""
    rows = value if isinstance(value, list) else [value]
    places = [at.below(number) if isinstance(value, list) else at for number in range(len(rows))]
    found = [_table(row, place) for row, place in zip(rows, places, strict=True)]
    return tuple(sorted(found, key=lambda table: table.date, reverse=True))


def from_file(path: Path, *, shown: str, base: str) -> tuple[RateTable, ...]:
    """The tables of a file, the newest first: TOML with a list `rates`, or CSV.

    CSV is as the European Central Bank writes it: a column `Date` and one for each currency, a row for each day, all
    against `base`. Raises FactcheckError `config-...` as :func:`factcheck.settings.document.read_text`.
    """
    if path.suffix.lower() != ".csv":
        document = read_toml(path, shown=shown, most=MOST_RATES)
        if list(document.table) != ["rates"]:
            raise document.at.error("config-wrong-value", "a file of rates holds [[rates]] tables and nothing else.")
        return tables(document.table["rates"], document.at.below("rates"))
    text = read_text(path, shown=shown, most=MOST_RATES)
    found = _rows(text, shown, base)
    return tuple(sorted(found, key=lambda table: table.date, reverse=True))


def _table(value: object, at: At) -> RateTable:
    if not isinstance(value, dict):
        raise at.unfit(value, _WANTED)
    for key in ("date", "base"):
        if key not in value:
            raise at.error("config-wrong-value", f"{at.name} has no {key}; it must be {_WANTED}.")
    base = Code().read(value["base"], at.below("base"))
    rates = ((code, _rate(code, rate, at.below(code))) for code, rate in value.items() if code not in ("date", "base"))
    return RateTable(_day(value["date"], at.below("date")), base, tuple(sorted(rates)))


def _day(value: object, at: At) -> str:
    text = value.isoformat() if type(value) is date else value
    try:
        if isinstance(text, str) and date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise at.unfit(value, 'a day, as in "2026-11-20"')


def _rate(code: str, value: object, at: At) -> Decimal:
    if not _CODE.fullmatch(code):
        near = f' (did you mean "{code.upper()}"?)' if _CODE.fullmatch(code.upper()) else ""
        known = "a table of rates takes date, base and ISO 4217 codes such as USD"
        raise at.error("config-unknown-key", f"{at.name} is no setting{near}; {known}.")
    number = Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None
    if number is None or not number.is_finite() or not 1 / _MOST <= number <= _MOST:
        raise at.unfit(value, f"how much {code} one unit of the base is worth, a number above 0")
    return number


def _rows(text: str, shown: str, base: str) -> Iterator[RateTable]:
    lines = csv.reader(text.splitlines())
    try:
        head = [cell.strip() for cell in next(lines, [])]
        if not head or head[0].lower() != "date":
            raise At(f"{shown}:1", {}).error("config-wrong-value", "a CSV file of rates begins with the column Date.")
        for row in lines:
            if any(cell.strip() for cell in row):
                at = At(f"{shown}:{lines.line_num}", {})
                day = _day(row[0].strip(), at.below("Date"))
                yield RateTable(day, base, tuple(sorted(_cells(head[1:], row[1:], at))))
    except csv.Error as error:
        raise At(f"{shown}:{lines.line_num}", {}).error("config-not-csv", f"this is no CSV ({error}).") from None


def _cells(head: Sequence[str], row: Sequence[str], at: At) -> Iterator[tuple[str, Decimal]]:
    for code, cell in zip(head, (cell.strip() for cell in row), strict=False):
        if code and cell not in _NONE:
            try:
                yield code, _rate(code, Decimal(cell), at.below(code))
            except InvalidOperation:
                raise at.below(code).unfit(cell, "a number") from None
