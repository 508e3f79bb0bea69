"""Units of measurement: the names that news uses, and exact conversion through pint.

The table is `units.toml`. A name that is ambiguous in English ("ton", "gallon") stands for several
units; an interval in it is converted to the hull of what they allow, so that an ambiguity never
makes a conflict.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from factcheck.model import Interval

if TYPE_CHECKING:
    from pint import UnitRegistry

# pint reaches every unit by these names; offset units cannot be multiplied by a factor.
_OFFSET = frozenset({"degC", "degF", "kelvin"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its full English name in the singular, its dimension, its names in pint, its spellings."""

    name: str
    dimension: str
    pint: tuple[str, ...]
    names: tuple[str, ...]
    symbols: tuple[str, ...]
    attached: tuple[str, ...]
    before: tuple[str, ...]
    decimal: tuple[str, ...]
    per_day: tuple[str, ...]
    metric: bool


@cache
def units() -> Mapping[str, Unit]:
    """All units by name."""
    table = tomllib.loads(resources.files("factcheck").joinpath("units.toml").read_text(encoding="utf-8"))
    found = {
        name: Unit(
            name=name,
            dimension=dimension,
            pint=tuple(row["pint"]),
            names=tuple(row.get("names", ())),
            symbols=tuple(row.get("symbols", ())),
            attached=tuple(row.get("attached", ())),
            before=tuple(row.get("before", ())),
            decimal=tuple(row.get("decimal", ())),
            per_day=tuple(row.get("per_day", ())),
            metric=row.get("metric", False),
        )
        for dimension, rows in table.items()
        for name, row in rows.items()
    }
    return MappingProxyType(found)


def convert(value: Decimal, *, unit: str, to: str) -> Decimal:
    """`value` of `unit` in `to`, by the first meaning of each. Both are names of :func:`units`.

    >>> round(convert(Decimal(843), unit="mile", to="kilometre"), 1)
    Decimal('1356.7')
    """
    return _convert(value, units()[unit].pint[0], units()[to].pint[0])


def convert_interval(interval: Interval, *, unit: str, to: str) -> Interval:
    """`interval` of `unit` in `to`: the hull of what every meaning of `unit` allows."""
    if unit == to:
        return interval
    target = units()[to].pint[0]
    meanings = units()[unit].pint
    low = None if interval.low is None else min(_convert(interval.low, name, target) for name in meanings)
    high = None if interval.high is None else max(_convert(interval.high, name, target) for name in meanings)
    return Interval(low, high, interval.low_open, interval.high_open)


def _convert(value: Decimal, unit: str, to: str) -> Decimal:
    if unit == to:
        return value
    if unit in _OFFSET or to in _OFFSET:
        return _registry().Quantity(value, unit).to(to).magnitude
    return value * _factor(unit, to)


@cache
def _factor(unit: str, to: str) -> Decimal:
    registry = _registry()
    factor: Decimal = (registry.parse_expression(unit) * Decimal(1)).to(registry.parse_expression(to).units).magnitude
    scale: Decimal = (registry.parse_expression(to) * Decimal(1)).magnitude
    return factor / scale


@cache
def _registry() -> UnitRegistry[Any]:
    import pint

    return pint.UnitRegistry(non_int_type=Decimal)
