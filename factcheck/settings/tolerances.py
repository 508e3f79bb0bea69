"""Tolerances as a settings file writes them: `length = "1%"`, `length = "5 km"`, `count = 2`, `time = "15 minutes"`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from factcheck.house import MOMENTS, Tolerance
from factcheck.settings.place import At
from factcheck.settings.shapes import Json, share, unknown
from factcheck.units import convert, units

_AMOUNT = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([^\W\d].*?)\s*", re.DOTALL)
_CURRENCY = re.compile(r"[A-Z]{3}")
_MOST = Decimal(10) ** 12
# What a bare number is of, where the dimension has no unit, or one that goes without saying.
_BARE: Mapping[str, str | None] = {"count": None, "age": "year", "share": "percent"}
_WRITTEN = {"share": "percent"}
_EXAMPLES = frozenset({"kilometre", "hectare", "litre", "kilogram", "kilometre per hour", "hour", "kilowatt", "bar"})


@dataclass(frozen=True, slots=True)
class Tolerances:
    """A table with a tolerance for each dimension that is named."""

    def read(self, value: object, at: At) -> tuple[Tolerance, ...]:
        """The tolerances, sorted by dimension."""
        if not isinstance(value, dict):
            raise at.unfit(value, "a table")
        named = dimensions()
        for name in value:
            if name not in named:
                raise unknown(name, at, sorted(named))
        found = (tolerance(named[name], each, at.below(name)) for name, each in value.items())
        return tuple(sorted(found, key=lambda one: one.dimension))

    def schema(self) -> Json:
        """A number, or a text of a number with a percent sign or a unit, for each dimension."""
        properties: dict[str, Json] = {name: {"type": ["string", "number"]} for name in sorted(dimensions())}
        return {"type": "object", "additionalProperties": False, "properties": properties}


@cache
def dimensions() -> Mapping[str, str]:
    """The dimensions by the keys that stand for them: of numbers, and `date` and `time`."""
    every = {unit.dimension for unit in units().values()} | {"count", "money", "age", *MOMENTS}
    return {_WRITTEN.get(name, name).replace(" ", "_"): name for name in every}


def tolerance(dimension: str, value: object, at: At) -> Tolerance:
    """One tolerance. Raises FactcheckError `config-wrong-value`."""
    part = None if dimension in MOMENTS else share(value)
    if part is not None:
        return Tolerance(dimension, (part * 100).normalize() + 0)
    if isinstance(value, int | Decimal) and not isinstance(value, bool) and dimension in _bare():
        number = Decimal(value)
        if number.is_finite() and 0 <= number <= _MOST:
            return Tolerance(dimension, number, _bare()[dimension])
    found = _AMOUNT.fullmatch(value) if isinstance(value, str) else None
    unit = None if found is None else _unit(found[2], dimension)
    if found is None or unit is None or Decimal(found[1]) > _MOST:
        raise at.unfit(value, _wanted(dimension))
    if dimension in MOMENTS:
        return Tolerance(dimension, convert(Decimal(found[1]), unit=unit, to="hour").normalize() + 0, "hour")
    return Tolerance(dimension, Decimal(found[1]), unit)


def _unit(written: str, dimension: str) -> str | None:
    """The unit or currency that a text names in a dimension; None where it names none."""
    if dimension == "money":
        return written if _CURRENCY.fullmatch(written) else None
    return _spellings("duration" if dimension in {"age", *MOMENTS} else dimension).get(written)


@cache
def _spellings(dimension: str) -> Mapping[str, str]:
    """The units of a dimension by all that they are called."""
    found: dict[str, str] = {}
    for unit in units().values():
        if unit.dimension == dimension:
            for name in (unit.name, *unit.names, *unit.symbols, *unit.attached):
                found.setdefault(name, unit.name)
                found.setdefault(f"{name}s", unit.name)
    return found


@cache
def _bare() -> Mapping[str, str | None]:
    """The dimensions of which a bare number tells enough, with its unit: those that have one unit only, and some."""
    every = [unit.dimension for unit in units().values()]
    alone = {unit.dimension: unit.name for unit in units().values() if every.count(unit.dimension) == 1}
    return {**alone, **_BARE}


def _wanted(dimension: str) -> str:
    if dimension in MOMENTS:
        return 'a stretch of time, as in "15 minutes" or "1 day"'
    if dimension == "money":
        return 'a share, as in "0.5%", or an amount with its ISO 4217 currency, as in "500 EUR"'
    if dimension in _bare():
        return 'a share, as in "1%", or a number that is not negative'
    named = [unit.name for unit in units().values() if unit.dimension == dimension]
    example = next((name for name in named if name in _EXAMPLES), named[0])
    return f'a share, as in "1%", or a number with its unit, as in "5 {example}"'
