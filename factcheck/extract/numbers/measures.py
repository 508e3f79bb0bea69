"""Units and currencies as they stand beside a figure: names after it, signs and codes before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from factcheck.extract.numbers.lexer import Tokens, is_figure, touches
from factcheck.extract.numbers.tables import Phrases, phrases, table
from factcheck.units import Unit, units

_CENT = Decimal("0.01")
_LETTERS = frozenset({"m", "l", "L"})
_MILLION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Measure:
    """What follows or leads a figure: a unit or a currency.

    `scale` is 0.01 for a minor coin. `exact` is the only spelling allowed; `attached` asks that it touch the
    figure, `large` that the figure have a magnitude word.
    """

    name: str
    dimension: str
    currency: bool = False
    scale: Decimal = Decimal(1)
    exact: str | None = None
    attached: bool = False
    large: bool = False

    def spelled(self, tokens: Tokens, start: int, end: int) -> bool:
        """Whether tokens `start` to `end`, which have the right letters, are spelled as this asks."""
        if self.exact is None:
            return True
        whole = " " in self.exact or all(token.glued for token in tokens[start + 1 : end])
        return whole and "".join(token.text for token in tokens[start:end]) == self.exact.replace(" ", "")

    def follows(self, tokens: Tokens, start: int, end: int, *, magnitude: bool) -> bool:
        """Whether tokens `start` to `end` are this after a figure, no sign of the next one: "half of a £9m"."""
        if not self.spelled(tokens, start, end):
            return False
        leads = self.currency and self.exact is not None and touches(tokens, end) and is_figure(tokens, end)
        # "318 m44" is a code, "3.2C/unit" a price.
        coded = self.exact in _LETTERS and touches(tokens, end) and is_figure(tokens, end)
        shared = self.attached and touches(tokens, end) and tokens[end].text == "/"
        placed = (tokens[start].glued or not self.attached) and (magnitude or not self.large)
        return placed and not (leads or coded or shared)


SHARE = Measure("percent", "share")


@cache
def suffixes() -> Phrases[Measure]:
    """Units and names of currencies, as they follow a figure."""
    return phrases([*(row for unit in units().values() for row in _unit_forms(unit)), *_currency_forms()])


@cache
def prefixes() -> Phrases[Measure]:
    """Signs and codes of currencies, as they lead a figure."""
    rows = table("currencies.toml").items()
    return phrases(
        [
            *(
                (symbol, Measure(code, "money", True, exact=symbol))
                for code, row in rows
                for symbol in row.get("symbols", ())
            ),
            *((f"M{code}", _millions(code)) for code, _ in rows),
        ]
    )


def _millions(code: str) -> Measure:
    """ "MSEK 45", "30 MUSD": the way companies write millions of a currency."""
    return Measure(code, "money", True, _MILLION, exact=f"M{code}")


def suffix_at(tokens: Tokens, at: int, *, magnitude: bool = False) -> tuple[int, Measure] | None:
    """The longest unit or currency name at token `at` that is spelled as it must be, as (end, measure)."""
    for end, measure in suffixes().all_at(tokens, at):
        if measure.follows(tokens, at, end, magnitude=magnitude):
            return end, measure
    return None


def _unit_forms(unit: Unit) -> Iterator[tuple[str, Measure]]:
    for name in unit.names:
        for form in _forms(name):
            yield form, Measure(unit.name, unit.dimension)
    for symbol in unit.symbols:
        yield symbol, Measure(unit.name, unit.dimension, exact=symbol)
    for symbol in unit.attached:
        yield symbol, Measure(unit.name, unit.dimension, exact=symbol, attached=True)


def _currency_forms() -> Iterator[tuple[str, Measure]]:
    for code, row in table("currencies.toml").items():
        yield f"M{code}", _millions(code)
        for form in (form for name in row.get("names", ()) for form in _forms(name)):
            yield form, Measure(code, "money", True)
        for form in (form for name in row.get("large", ()) for form in _forms(name)):
            yield form, Measure(code, "money", True, large=True)
        for form in (form for name in row.get("minor", ()) for form in _forms(name)):
            yield form, Measure(code, "money", True, _CENT)
        for symbol in row.get("minor_attached", ()):
            yield symbol, Measure(code, "money", True, _CENT, exact=symbol, attached=True)
        for symbol in (symbol for symbol in row.get("symbols", ()) if len(symbol) == 3 or not symbol.isalpha()):
            yield symbol, Measure(code, "money", True, exact=symbol)


def _forms(name: str) -> tuple[str, ...]:
    plural = name + ("es" if name.endswith(("ch", "sh")) else "s")
    hyphened = (name.replace(" ", "-"), plural.replace(" ", "-")) if " " in name else ()
    return (name, plural, *hyphened)
