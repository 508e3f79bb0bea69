"""Numbers as reports write them: for machines (`number`) and for readers (`converted`, `allowed`)."""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from types import MappingProxyType

from factcheck.model import NO_CURRENCY, Normalized

# 21 digits is where a plain float, too, starts to be written with an exponent.
_MOST_DIGITS = 21
_ROUNDING = Context(prec=60, rounding=ROUND_HALF_UP)

_MAGNITUDES = (("trillion", 12), ("billion", 9), ("million", 6))
_WRITTEN_MAGNITUDES = MappingProxyType(
    {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "b": 9, "billion": 9, "tn": 12, "trillion": 12}
)
_WRITTEN = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*([^\W\d_]+)?")

_SYMBOLS = MappingProxyType(
    {
        "millimetre": "mm",
        "centimetre": "cm",
        "metre": "m",
        "kilometre": "km",
        "gram": "g",
        "kilogram": "kg",
        "square kilometre": "sq km",
        "square metre": "sq m",
        "kilometre per hour": "km/h",
        "metre per second": "m/s",
        "percent": "%",
        "factor": "times",
    }
)
_IRREGULAR = MappingProxyType(
    {"foot": "feet", "inch": "inches", "person": "people", "hertz": "hertz", "century": "centuries"}
)


def number(value: Decimal | None) -> int | float | None:
    """The value as a JSON number: a whole number as int, otherwise the nearest float.

    None for None, and for what no float can hold (infinity, not-a-number, overflow).
    """
    if value is None or not value.is_finite():
        return None
    if value.adjusted() < _MOST_DIGITS and value == value.to_integral_value():
        return int(value)
    nearest = float(value)
    return nearest if math.isfinite(nearest) else None


def figure(value: Decimal, *, digits: int = 4) -> str:
    """The value for a reader: `digits` significant digits, whole digits never dropped, thousands commas.

    Round millions and above use words (`2.4 billion`); beyond 21 digits scientific notation stands.
    """
    if not value.is_finite():
        return str(value)
    if abs(value.adjusted()) >= _MOST_DIGITS and value:
        return f"{value:.{digits - 1}e}"
    for word, power in _MAGNITUDES:
        mantissa = value.scaleb(-power)
        if abs(mantissa) >= 1 and mantissa == _rounded(mantissa, digits):
            return f"{_plain(mantissa)} {word}"
    return _plain(_rounded(value, digits))


def counted(count: int, noun: str) -> str:
    """So many of something: "1 article", "1,200 articles"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def with_unit(text: str, unit: str | None, *, one: bool = False) -> str:
    """A figure with its unit: a symbol where readers know it (`km`), otherwise the English name."""
    if unit is None or unit == NO_CURRENCY:
        return text
    return f"{text} {_SYMBOLS.get(unit) or (unit if one else _plural(unit))}"


def converted(written: str, normalized: Normalized) -> str | None:
    """The value in the unit of comparison (`1,357 km`), or None where `written` already shows it."""
    value = normalized.value
    if value is None or _shows(written, value):
        return None
    return with_unit(figure(value), normalized.unit, one=value == 1)


def allowed(written: str, normalized: Normalized) -> str | None:
    """What the wording allows (`1,355.9 to 1,357.5 km`), or None where that adds nothing to `written`."""
    low, high, unit = normalized.low, normalized.high, normalized.unit
    ends = [end for end in (low, high) if end is not None]
    if low == high or all(_shows(written, end) for end in ends):
        return None
    if low is not None and high is not None:
        return with_unit(f"{figure(low, digits=5)} to {figure(high, digits=5)}", unit)
    if low is not None:
        return f"{with_unit(figure(low), unit)} or more"
    return None if high is None else f"up to {with_unit(figure(high), unit)}"


def _rounded(value: Decimal, digits: int) -> Decimal:
    decimals = max(0, digits - 1 - value.adjusted()) if value else 0
    return value.quantize(Decimal(1).scaleb(-decimals), context=_ROUNDING)


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _plural(unit: str) -> str:
    if unit.isupper():  # a currency code
        return unit
    head, per, rest = unit.partition(" per ")
    if head.startswith("degree "):
        return head.replace("degree ", "degrees ", 1) + per + rest
    return _IRREGULAR.get(head, f"{head}s") + per + rest


def _shows(written: str, value: Decimal) -> bool:
    readings = _readings(written)
    if not readings:  # words: "three" needs no "= 3", "two dozen" does
        return abs(value) <= 20 and value == value.to_integral_value()
    return value in readings


def _readings(written: str) -> frozenset[Decimal]:
    found: set[Decimal] = set()
    for digits, word in _WRITTEN.findall(written):
        stated = Decimal(digits.replace(",", ""))
        found.add(stated)
        found.add(stated.scaleb(_WRITTEN_MAGNITUDES.get(word.lower(), 0)))
    return frozenset(found)
