"""The settings of a run. A report carries the settings that made it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal

from factcheck.house import NO_BOILERPLATE, NO_FIELDS, NO_RATES, Boilerplate, Fields, Rates, Source, Tolerance
from factcheck.model import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What can be set for a run; every value has a default that needs no thought.

    `model` is a sentence-transformers model by name or folder (None: the packaged one).
    `judge` is the folder of a CrossEncoder trained for entailment that is asked for a second opinion (None: none is).
    `same_slot` is the probability from which two values that contradict each other are held to fill one
    slot, `agreeing` the same for two values that agree.
    `error_gap` is the relative gap above which two figures that do not meet are an error.
    `select` names the checks to make by their slugs (none: all), `ignore` those to leave out, `severities` the
    severity of what a check finds, where it is to be another than DESIGN gives it.
    `tolerances` are differences that are no finding, one for a dimension; `sources` say who is trusted how far, the
    first that fits an article holds; `rates` are what amounts in two currencies are compared by (none: they are not).
    `fields` say where records of JSON and CSV files hold what; `boilerplate` are the lines of each source that are no
    news.
    `cache` is the folder for what need not be computed twice (None: $FACTCHECK_CACHE, else the user's
    cache folder); `use_cache` False keeps nothing and reads nothing there.
    `max_bytes` is the size above which an input file is refused.
    """

    model: str | None = None
    judge: str | None = None
    same_slot: float = 0.5
    agreeing: float = 0.5
    error_gap: Decimal = Decimal("0.10")
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    cache: str | None = None
    use_cache: bool = True
    max_bytes: int = 2_000_000
    tolerances: tuple[Tolerance, ...] = ()
    sources: tuple[Source, ...] = ()
    rates: Rates = NO_RATES
    fields: Fields = NO_FIELDS
    boilerplate: Boilerplate = NO_BOILERPLATE

    def as_settings(self) -> tuple[tuple[str, str], ...]:
        """The settings that shape a result, as sorted name and text pairs; where things are cached does not.

        What a user need not set is named only where it is set: a judge, tolerances, sources, rates, fields and
        boilerplate.
        """
        every = {field.name: getattr(self, field.name) for field in fields(self)}
        shaping = {name: value for name, value in every.items() if name not in _ELSEWHERE}
        written = {name: _written(value) for name, value in shaping.items()}
        optional = {name: written.pop(name) for name in _OPTIONAL}
        if self.rates.tables:
            optional["rate_tolerance"] = str(self.rates.tolerance)
        return tuple(sorted((written | {name: text for name, text in optional.items() if text}).items()))


_ELSEWHERE = frozenset({"cache", "use_cache"})
_OPTIONAL = ("judge", "tolerances", "sources", "rates", "fields", "boilerplate")


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(f"{each[0]}={each[1].slug}" if isinstance(each, tuple) else str(each) for each in value)
    return "" if value is None else str(value)
