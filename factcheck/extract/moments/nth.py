"""One of several in a longer time: "the first Monday of", "the last week of", "the last day of"."""

from __future__ import annotations

from factcheck.extract.moments.parts import Cycle, Part
from factcheck.extract.moments.relative import day_of_week, weekend
from factcheck.extract.moments.spans import unit_of
from factcheck.extract.moments.tables import ordinal, unit
from factcheck.extract.numbers.lexer import Tokens, word
from factcheck.extract.numbers.reading import literal
from factcheck.model import Grain

_MOST = 53


def nth(tokens: Tokens, at: int) -> Part | None:
    """An ordinal with a day, a weekend, a week or a month, where "of" or "in" follows; it needs what it is part of."""
    told = ordinal(tokens, at) or ((-1, at + 1) if word(tokens, at) in {"last", "final"} else None)
    if told is None or told[0] > _MOST:
        return None
    number, here = told
    several = _several(tokens, at, here, number)
    if several is not None:
        return several
    part = day_of_week(tokens, here) or weekend(tokens, here)
    if part is None:
        grain = unit(tokens, here)
        if grain is None or grain[0] not in {Grain.DAY, Grain.WEEK, Grain.MONTH} or word(tokens, here).endswith("s"):
            return None
        cycle = Cycle(grain[0], lambda base: unit_of(base, grain[0]))
        part = Part(here, here + 1, grain[0], cycles=(cycle,))
    if word(tokens, part.end) not in {"of", "in"}:
        return None
    return Part(at, part.end, part.grain, cycles=part.cycles, nth=number)


def _several(tokens: Tokens, at: int, here: int, number: int) -> Part | None:
    """ "The first nine months of 2024", "the last four weeks of"."""
    found = literal(tokens, here) if number in {1, -1} and here < len(tokens) else None
    if found is None or found.value is None or not 0 < found.value <= _MOST or word(tokens, found.end + 1) != "of":
        return None
    grain = unit(tokens, found.end)
    if grain is None or grain[0] < Grain.DAY:
        return None
    many = found.value * grain[1] * number
    cycle = Cycle(grain[0], lambda base: unit_of(base, grain[0]))
    return Part(at, found.end + 1, grain[0], cycles=(cycle,), nth=number, many=many)
