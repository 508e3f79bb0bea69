"""How the tests of the number grammar write down what was found: one line for each quantity."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.numbers.scan import scan


def rows(text: str) -> list[str]:
    """What `scan` finds in `text`: "surface | field | stated | low to high | bound | unit or currency | dimension"."""
    found = []
    for one in scan(text):
        quantity = one.quantity
        ends = f"{shown(quantity.interval.low)} to {shown(quantity.interval.high)}"
        unit = quantity.unit or quantity.currency or "-"
        parts = (text[one.span.start : one.span.end], one.field, shown(quantity.stated), ends, quantity.bound, unit)
        found.append(" | ".join((*map(str, parts), quantity.dimension)))
    return found


def shown(value: Decimal | None) -> str:
    """A value to eight digits without trailing zeros; "-" for none."""
    return "-" if value is None else format(+Decimal(f"{value:.8g}").normalize(), "f")


def surfaces(text: str) -> list[str]:
    """The slices of `text` that were found to be quantities."""
    return [text[one.span.start : one.span.end] for one in scan(text)]


def told(text: str) -> list[str]:
    """The quantities of `text` as "surface | direction", "-" for no change."""
    return [f"{text[one.span.start : one.span.end]} | {one.quantity.change or '-'}" for one in scan(text)]
