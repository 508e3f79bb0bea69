"""Numbers in digits: "1,234,567", "3.5", "2½", "1.3 lakh", "5-million", "20k", "26 and a half"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.extract.numbers.lexer import Tokens, after_hyphen, digits, is_figure, is_word, touches, word
from factcheck.extract.numbers.literal import LARGEST, Literal, integer_step
from factcheck.extract.numbers.measures import sized_at, suffix_at
from factcheck.extract.numbers.powers import power_of_ten
from factcheck.extract.numbers.ratios import spoken_ratio
from factcheck.extract.numbers.tables import numerals

_GROUPING = str.maketrans("", "", ",'’\u00a0\u2009\u202f ")
_MOST_DIGITS = 24
_JOINTS = frozenset({",", "and", "or", "to", "&"})
_LARGEST_DENOMINATOR = 10
_DENOMINATOR_ENDINGS = frozenset({"rd", "th", "rds", "ths", "nd"})


def figure(tokens: Tokens, start: int) -> Literal | None:
    """The number whose digits stand at token `start`, with the fraction and the magnitude that follow."""
    written, characters = tokens[start].text.translate(_GROUPING), numerals().characters
    if written in characters or len(written) > _MOST_DIGITS:
        return None
    end = start + 1
    if _decimal_comma(tokens, start):
        end, written = start + 3, f"{written.replace('.', '')}.{tokens[start + 2].text}"
    value = Decimal(written)
    step = Decimal(1).scaleb(-len(written.partition(".")[2]))
    found = Literal(end, value, step, decimals=step < 1)
    mixed = fraction(tokens, end) if not touches(tokens, end) and step == 1 else None
    if mixed is not None:
        end, upper, lower = mixed
        found = Literal(end, value + Decimal(upper) / lower, Decimal(1) / lower, decimals=True)
    elif end < len(tokens) and tokens[end].text in characters:
        upper, lower = characters[tokens[end].text]
        found = Literal(end + 1, value + Decimal(upper) / lower, Decimal(1) / lower, decimals=True)
    raised = power_of_ten(tokens, end)
    if raised is not None:
        end, factor = raised
        return replace(found, end=end, value=value * factor, step=step * factor, magnitude=True)
    sized = magnified(tokens, and_a_part(tokens, found))
    parted = and_a_part(tokens, sized, size=numerals().magnitudes.get(word(tokens, sized.end - 1), 0))
    return _stepped(sized if not sized.magnitude else parted)


def _decimal_comma(tokens: Tokens, start: int) -> bool:
    """ "2,5 million", "1.250,75": one or two digits that touch a comma on both sides, and are no list of figures."""
    if word(tokens, start + 1) != "," or not touches(tokens, start + 1):
        return False
    whole, _, group = tokens[start].text.partition(".")
    if not (digits(tokens, start) or (whole.isdecimal() and len(whole) < 4 and len(group) == 3)):
        return False
    decimals = digits(tokens, start + 2)
    if not touches(tokens, start + 2) or not 0 < len(decimals) < 3:
        return False
    listed = is_figure(tokens, start - 2) and word(tokens, start - 1) == ","
    joint = word(tokens, start + 3)
    more = is_figure(tokens, start + 4) and (joint in _JOINTS or touches(tokens, start + 4))
    return bool(group) or not (listed or more)


def fraction(tokens: Tokens, start: int) -> tuple[int, int, int] | None:
    """The fraction in digits at token `start`, "2/3" or "2/3rd", as (end, upper, lower)."""
    above, below = digits(tokens, start), digits(tokens, start + 2)
    if word(tokens, start + 1) != "/" or not (touches(tokens, start + 1) and touches(tokens, start + 2)):
        return None
    if not (0 < len(above) < 3 and 0 < len(below) < 3 and 0 < int(above) < int(below) <= _LARGEST_DENOMINATOR):
        return None
    ended = word(tokens, start + 3) in _DENOMINATOR_ENDINGS and touches(tokens, start + 3)
    return start + 3 + ended, int(above), int(below)


def magnified(tokens: Tokens, found: Literal) -> Literal:
    """The literal with the magnitudes that follow it: "1.3 lakh", "5-million", "20k", "2 lakh crore"."""
    while found.value is not None and abs(found.value) < LARGEST:
        at = after_hyphen(tokens, found.end)
        size = numerals().magnitudes.get(word(tokens, at)) or _abbreviated(tokens, at) or plural_size(tokens, at)
        if size is None:
            break
        found = replace(found, end=at + 1, value=found.value * size, step=found.step * size, magnitude=True)
    return found


def plural_size(tokens: Tokens, at: int) -> int | None:
    """The size of "dozens", "millions" after a number, where they are no subject of their own ("dozens of")."""
    if word(tokens, at + 1) == "of":
        return None
    return numerals().plural_magnitudes.get(word(tokens, at))


def _abbreviated(tokens: Tokens, at: int) -> int | None:
    """The size of "bn", "cr" or of a "k" that touches the figure."""
    letters = word(tokens, at)
    return numerals().abbreviations.get(letters) if letters and (tokens[at].glued or len(letters) > 1) else None


def and_a_part(tokens: Tokens, found: Literal, *, size: int = 1) -> Literal:
    """The literal with the part of `size` after it: "and a half", "and three quarters", also hyphened.

    A half may stand anywhere; "and a third" needs a unit or the end of the phrase after it: it may be a third man.
    A smaller magnitude after the part is what it is of: "a billion and a half million".
    """
    ratio = _and_ratio(tokens, found.end)
    if found.value is None or ratio is None:
        return found
    end, upper, lower = ratio
    own = numerals().magnitudes.get(word(tokens, end), size)
    if own < size:
        end, size = end + 1, own
    part = Decimal(size) / lower
    return replace(found, end=end, value=found.value + upper * part, step=part, decimals=True)


def _and_ratio(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    at = after_hyphen(tokens, at)
    if word(tokens, at) != "and":
        return None
    at = after_hyphen(tokens, at + 1)
    found = spoken_ratio(tokens, at)
    if found is None:
        bare = word(tokens, at) in {"half", "quarter"} and _sized(tokens, at + 1)
        return (at + 1, 1, numerals().parts[word(tokens, at)]) if bare else None
    end, upper, lower = found
    whole = word(tokens, end) == "of" and suffix_at(tokens, end + 1) is None
    if whole or (lower != 2 and upper == 1 and is_word(tokens, end) and not _sized(tokens, end)):
        return None
    return found


def _sized(tokens: Tokens, at: int) -> bool:
    """Whether a unit or a magnitude follows."""
    at = after_hyphen(tokens, at)
    return sized_at(tokens, at) or word(tokens, at) == "times"


def _stepped(found: Literal) -> Literal:
    """The literal with the step of a whole number, whose trailing zeros may be rounding."""
    value = found.value
    if value is None or found.step < 1 or value != value.to_integral_value():
        return found
    step = integer_step(int(value))
    return replace(found, step=min(found.step, step) if found.decimals else step)
