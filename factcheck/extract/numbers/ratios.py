"""Fractions in words: any cardinal over any ordinal, "three twentieths", "one one-hundredth", "forty-one fifths".

Where two readings are possible ("two hundred thirty sixths") the tens go to the ordinal, as nobody would say the
number above without "and"; an "and" keeps them above. Before tenths, hundredths and so on an "and" divides whole from
decimals.
"""

from __future__ import annotations

from typing import NamedTuple

from factcheck.extract.numbers.cardinals import Cardinal, cardinal, opening
from factcheck.extract.numbers.lexer import ARTICLES, HYPHENS, Tokens, after_hyphen, is_word, word
from factcheck.extract.numbers.measures import suffix_at
from factcheck.extract.numbers.tables import numerals


class Ratio(NamedTuple):
    """A fraction up to token `end`: `whole` and `upper` over `lower`."""

    end: int
    whole: int
    upper: int
    lower: int


class _Below(NamedTuple):
    """A denominator up to token `end`, in the plural or not."""

    end: int
    value: int
    plural: bool


def ratio(tokens: Tokens, start: int) -> Ratio | None:
    """The fraction in words at token `start`, proper or not; None where the words above and below disagree."""
    read = opening(tokens, start)
    if read is None:
        below = _below(tokens, after_hyphen(tokens, start + 1)) if word(tokens, start) in ARTICLES else None
        return None if below is None else _agreed(0, 1, below)
    above = cardinal(tokens, read)
    if _spaced(tokens, above.end):
        # "Five - eighths", "forty - four thirds": the hyphen stands between spaces.
        loose = cardinal(tokens, read, loose=True)
        apart = _simple(tokens, loose.end + 1 if loose.end == above.end else after_hyphen(tokens, loose.end))
        if apart is None or is_word(tokens, apart.end):
            return None
        return _agreed(0, loose.value, apart) if loose.full else None
    if not above.full:
        return None
    at = after_hyphen(tokens, above.end)
    simple = _simple(tokens, at)
    if simple is not None:
        return _divided(tokens, read, above, simple, hyphened=at > above.end)
    below = _compound(tokens, at)
    return None if below is None else _agreed(0, above.value, below)


def spoken_ratio(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    """A proper fraction in words at token `at`, "a half", "three-quarters", as (end, upper, lower)."""
    found = ratio(tokens, at)
    if found is not None:
        return (found.end, found.upper, found.lower) if found.upper < found.lower and not found.whole else None
    table = numerals()
    end = after_hyphen(tokens, at + 1)
    # "One and three quarter hours" is said as well.
    of = word(tokens, end + 1) == "of"
    told = word(tokens, end) == "quarter" and suffix_at(tokens, end + 1 + of) is not None
    upper = table.small.get(word(tokens, at), 0)
    return (end + 1, upper, 4) if told and 0 < upper < 4 else None


def _spaced(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen between spaces stands at `at`."""
    return word(tokens, at) in HYPHENS and not tokens[at].glued


def _agreed(whole: int, upper: int, below: _Below) -> Ratio | None:
    """The fraction, if its denominator is in the plural just where more than one part is meant."""
    agree = upper > 0 and below.value > 1 and (upper != 1) == below.plural
    return Ratio(below.end, whole, upper, below.value) if agree else None


def _simple(tokens: Tokens, at: int) -> _Below | None:
    """A denominator in one word: "third", "hundredths"."""
    value = numerals().parts.get(word(tokens, at))
    return None if value is None else _Below(at + 1, value, word(tokens, at) in numerals().plural_parts)


def _below(tokens: Tokens, at: int) -> _Below | None:
    return _simple(tokens, at) or _compound(tokens, at)


def _compound(tokens: Tokens, at: int) -> _Below | None:
    """A denominator in several words: "twenty-fifth", "one-hundredths", "one hundred and fifth"."""
    table = numerals()
    if word(tokens, at) not in table.small and word(tokens, at) not in table.tens:
        return None
    read = cardinal(tokens, Cardinal(at, 0, ""))
    high = read.last in {"hundred", "magnitude"}
    end = read.end + 1 if high and word(tokens, read.end) == "and" else after_hyphen(tokens, read.end)
    last = word(tokens, end)
    single = last[:-1] if last.endswith("s") else last
    power, one = table.ordinal_powers.get(single), table.ordinal_ones.get(single)
    plural = single != last
    if power is not None and read.full:
        return _Below(end + 1, read.value * power, plural)
    if one is None or not (high or (read.last == "tens" and one < 10)):
        return None
    # A bare "second" after tens is a unit of time: "twenty seconds".
    return None if single == "second" and end == read.end else _Below(end + 1, read.value + one, plural)


def _divided(tokens: Tokens, read: Cardinal, above: Cardinal, below: _Below, *, hyphened: bool) -> Ratio | None:
    """The words before a denominator of one word, divided into what is above and what belongs below."""
    table, last = numerals(), above.end - 1
    if below.value in {2, 4} and not (word(tokens, below.end - 1).startswith("fourth")):
        return _agreed(0, above.value, below)
    powers, size = table.ordinal_powers.values(), table.magnitudes.get(word(tokens, last), 0)
    tens = above.last == "tens" and below.value < 10 and (hyphened or word(tokens, last - 1) != "and")
    if tens or (hyphened and size and below.value in powers):
        upper = cardinal(tokens, read, stop=last)
        value = table.tens[word(tokens, last)] + below.value if tens else size * below.value
        if upper.end == last and upper.full:
            return _agreed(0, upper.value, below._replace(value=value))
        if hyphened:
            return None
    ands = [at for at in range(read.end, above.end) if word(tokens, at) == "and"]
    if ands and below.value in {10, *powers}:
        whole, upper = cardinal(tokens, read, stop=ands[-1]), cardinal(tokens, Cardinal(ands[-1] + 1, 0, ""))
        if upper.value < below.value:
            return _agreed(whole.value, upper.value, below)
    return _agreed(0, above.value, below)
