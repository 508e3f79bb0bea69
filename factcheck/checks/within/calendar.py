"""The names of days and months, and patterns of a day with or without its year."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month, with its year where that is told."""

    month: int
    day: int
    year: int | None = None

    def in_year(self, year: int) -> date | None:
        """The day in a year; None where there is no such day."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def near(self, published: date) -> list[date]:
        """The nearest of its days to publication, then the others of the two years before and the one after."""
        # Eight years hold a 29th of February on both sides.
        every = [found for year in range(-8, 9) if (found := self.in_year(published.year + year)) is not None]
        before, after = ([one for one in every if (one <= published) is past] for past in (True, False))
        return sorted((*before[-2:], *after[:1]), key=lambda one: abs((one - published).days))


@cache
def words() -> dict[str, list[list[str]]]:
    """The lists of calendar.toml."""
    text = resources.files("factcheck.checks.within").joinpath("calendar.toml").read_text(encoding="utf-8")
    table: dict[str, list[list[str]]] = tomllib.loads(text)
    return table


@cache
def pattern(name: str) -> str:
    """A regular expression of the names of a list, `weekdays` or `months`, with a capital.

    The short ones may have a full stop, and no article before them: "the Sun" is none.
    """
    full = "|".join(names[0] for names in words()[name])
    short = "|".join(each for names in words()[name] for each in names[1:])
    return rf"(?=[A-Z])(?:(?i:{full})\b|(?<![Tt]he\s)(?i:{short})\b\.?)"


def weekday(name: str) -> int:
    """The number of a weekday, Monday 0."""
    return _number("weekdays", name)


def month(name: str) -> int:
    """The number of a month, January 1."""
    return _number("months", name) + 1


def _number(table: str, name: str) -> int:
    wanted = name.lower().rstrip(".")
    return next(at for at, names in enumerate(words()[table]) if wanted in names)


def told(day: date) -> str:
    """A date for a reader: `16 October 2024`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
