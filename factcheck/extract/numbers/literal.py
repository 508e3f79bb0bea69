"""Figures and number words at a place in a text, to one value with its precision.

The value of "2.4bn" is 2,400,000,000 and its step, the place value of the last digit written, is
100,000,000; "dozens" has no value but an order of magnitude; "two-thirds" is part of a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.extract.numbers.lexer import Kind, Token
from factcheck.extract.numbers.tables import numerals

_ARTICLES = frozenset({"a", "an"})
_SPACES = ",'’\u00a0\u2009\u202f "


@dataclass(frozen=True, slots=True)
class Literal:
    """A number as written, from its first token to `end` (exclusive).

    `value` is None for a vague word, whose order of magnitude is `vague`. `step` is the place value
    of the last digit written. `part` marks a part of a whole ("a third"), `spelled` number words,
    `magnitude` whether a magnitude word or letter was used, `decimals` whether digits stand after a point.
    """

    end: int
    value: Decimal | None
    step: Decimal
    vague: tuple[Decimal, Decimal] | None = None
    part: bool = False
    spelled: bool = False
    magnitude: bool = False
    decimals: bool = False


def literal(tokens: Sequence[Token], start: int) -> Literal | None:
    """The longest number that begins at token `start`, or None."""
    found = _vague(tokens, start) or _half_of(tokens, start) or _part(tokens, start)
    if found is not None:
        return found
    if tokens[start].kind is Kind.FIGURE:
        return _figure(tokens, start)
    found = _words(tokens, start)
    return None if found is None else _repeated(tokens, found)


def _repeated(tokens: Sequence[Token], found: Literal) -> Literal:
    """The literal with a bracketed repetition of itself: "sixty (60)"."""
    bracketed = tokens[found.end : found.end + 3]
    same = [token.text for token in bracketed] == ["(", str(found.value), ")"]
    return replace(found, end=found.end + 3) if same else found


def _vague(tokens: Sequence[Token], start: int) -> Literal | None:
    hit = numerals().vague.at(tokens, start)
    if hit is None:
        return None
    end, ends = hit
    return Literal(end, None, Decimal(1), vague=ends, spelled=True, magnitude=True)


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _skip_hyphen(tokens: Sequence[Token], at: int) -> int:
    return at + 1 if _lower(tokens, at) in {"-", "‑"} and tokens[at].glued else at


def _half_of(tokens: Sequence[Token], start: int) -> Literal | None:
    """ "half a million", "half a dozen", "half an hour", "a quarter of a million", "half-hour"."""
    at = start + 1 if _lower(tokens, start) in _ARTICLES and _lower(tokens, start + 1) in {"half", "quarter"} else start
    part = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}.get(_lower(tokens, at))
    if part is None or (part < Decimal("0.5") and at == start):
        return None
    rest = at + 1
    if _lower(tokens, rest) == "of":
        rest += 1
    rest = _skip_hyphen(tokens, rest) if rest == at + 1 else rest
    if _lower(tokens, rest) in _ARTICLES:
        rest += 1
    elif part != Decimal("0.5"):
        return None
    size = numerals().magnitudes.get(_lower(tokens, rest))
    if size is not None:
        return Literal(rest + 1, part * size, _integer_step(int(part * size)), spelled=True, magnitude=True)
    if _lower(tokens, rest) in {"hour", "mile", "century", "decade", "tonne", "ton", "kilometre", "kilometer", "year", "day", "inch", "metre"}:
        return Literal(rest, part, part / 2, spelled=True)
    return None


def _part(tokens: Sequence[Token], start: int) -> Literal | None:
    """ "two-thirds", "a third of", "half of", "one-fifth", "2/3rd", "½ of"; part of a whole, as a number of hundredths."""
    ratio = _ratio(tokens, start)
    if ratio is None:
        return None
    end, upper, lower = ratio
    return Literal(end, Decimal(100) * upper / lower, Decimal(0), part=True, spelled=True)


def _ratio(tokens: Sequence[Token], start: int) -> tuple[int, int, int] | None:
    table, first = numerals(), tokens[start]
    if first.kind is Kind.FIGURE:
        return _written_ratio(tokens, start)
    if first.lower == "half":
        return (start + 1, 1, 2) if _whole_follows(tokens, start + 1) or _hedged(tokens, start) else None
    upper = 1 if first.lower in _ARTICLES else table.small.get(first.lower)
    if upper is None:
        return None
    at = _skip_hyphen(tokens, start + 1)
    lower = table.parts.get(_lower(tokens, at))
    if lower is None:
        return _one_in(tokens, start, upper)
    plural = _lower(tokens, at).endswith("s") or _lower(tokens, at) == "halves"
    if (upper > 1) != plural or upper >= lower:
        return None
    joined = at == start + 2
    if upper > 1 or joined or _whole_follows(tokens, at + 1) or _hedged(tokens, start):
        return (at + 1, upper, lower) if _lower(tokens, at + 1) not in {"hour", "hours", "mile", "miles"} else None
    return None


def _written_ratio(tokens: Sequence[Token], start: int) -> tuple[int, int, int] | None:
    first = tokens[start]
    if first.text in numerals().characters:
        upper, lower = numerals().characters[first.text]
        return (start + 1, upper, lower) if _whole_follows(tokens, start + 1) else None
    if _lower(tokens, start + 1) != "/" or start + 2 >= len(tokens) or tokens[start + 2].kind is not Kind.FIGURE:
        return None
    above, below = first.text, tokens[start + 2].text
    if not (above.isdigit() and below.isdigit() and 0 < int(above) < int(below) <= 10):
        return None
    end = start + 3
    if _lower(tokens, end) in {"rd", "th", "rds", "ths", "nd"} and tokens[end].glued:
        end += 1
    return end, int(above), int(below)


def _one_in(tokens: Sequence[Token], start: int, upper: int) -> tuple[int, int, int] | None:
    """ "one in five", "nine out of ten": both in words or the second in figures, and nothing measured after it."""
    at = start + 1
    if _lower(tokens, at) == "out" and _lower(tokens, at + 1) == "of":
        at += 2
    elif _lower(tokens, at) == "in":
        at += 1
    else:
        return None
    if _lower(tokens, at) == "every":
        at += 1
    if at >= len(tokens):
        return None
    token = tokens[at]
    lower = int(token.text) if token.text.isdigit() and len(token.text) < 4 else numerals().small.get(token.lower, numerals().tens.get(token.lower))
    if lower is None or not upper < lower or lower > 100:
        return None
    follows = _lower(tokens, at + 1)
    timed = follows in {"year", "years", "month", "months", "day", "days", "week", "weeks", "hour", "hours", "minutes", "million", "thousand", "-"}
    return None if timed else (at + 1, upper, lower)


def _whole_follows(tokens: Sequence[Token], at: int) -> bool:
    return _lower(tokens, at) in {"of", "the", "its", "their", "his", "her", "our", "all", "that", "those"}


def _hedged(tokens: Sequence[Token], start: int) -> bool:
    return _lower(tokens, start - 1) in {"than", "nearly", "almost", "about", "over", "under", "roughly", "around", "by", "exactly", "only"}


def _figure(tokens: Sequence[Token], start: int) -> Literal | None:
    token, table = tokens[start], numerals()
    if token.text in table.characters:
        return None
    digits = "".join(sign for sign in token.text if sign not in _SPACES)
    value = Decimal(digits)
    step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
    end = start + 1
    if end < len(tokens) and tokens[end].text in table.characters:
        upper, lower = table.characters[tokens[end].text]
        value, step, end = value + Decimal(upper) / lower, Decimal(1) / lower, end + 1
    found = Literal(end, value, step, decimals=step < 1)
    return _finished(_magnified(tokens, found))


def _magnified(tokens: Sequence[Token], found: Literal) -> Literal:
    """The literal with the magnitudes that follow it: "1.3 lakh", "5-million", "20k", "2 lakh crore"."""
    table = numerals()
    while found.value is not None:
        at = _skip_hyphen(tokens, found.end)
        word = _lower(tokens, at)
        size = table.magnitudes.get(word)
        if size is None and at < len(tokens) and (tokens[at].glued or len(word) > 1):
            size = table.abbreviations.get(word)
        if size is None:
            return found
        found = replace(found, end=at + 1, value=found.value * size, step=found.step * size, magnitude=True)
    return found


def _finished(found: Literal) -> Literal:
    """The literal with the step of a whole number: trailing zeros may be rounding, two digits always count."""
    value = found.value
    if value is None or value != value.to_integral_value():
        return found
    step = _integer_step(int(value))
    if not found.magnitude:
        return replace(found, step=step) if found.step >= 1 else found
    return replace(found, step=min(found.step, step) if found.decimals else step)


def _integer_step(value: int) -> Decimal:
    digits = str(abs(value))
    zeros = len(digits) - len(digits.rstrip("0")) if value else 0
    return Decimal(10) ** max(0, min(zeros, len(digits) - 2))


def _words(tokens: Sequence[Token], start: int) -> Literal | None:
    """Number words: "a hundred and five", "twenty-one", "two and a half million", "two dozen"."""
    table = numerals()
    at, total, current, last, seen = start, 0, 0, "", False
    if _lower(tokens, at) in _ARTICLES:
        if _lower(tokens, at + 1) not in table.magnitudes:
            return None
        at, current, last = at + 1, 1, "small"
    while at < len(tokens):
        word = _lower(tokens, at)
        if word in table.small and last in {"", "hundred", "magnitude", "and"}:
            current, last = current + table.small[word], "small"
        elif word in table.small and last in {"tens", "hyphen"} and 0 < table.small[word] < 10:
            current, last = current + table.small[word], "small"
        elif word in table.tens and last in {"", "hundred", "magnitude", "and"}:
            current, last = current + table.tens[word], "tens"
        elif word in table.magnitudes and last in {"small", "tens", "magnitude", "hundred"} and (current or total):
            size = table.magnitudes[word]
            current, total, last = (current * size, total, "hundred") if size == 100 else (0, _scaled(total, current, size), "magnitude")
        elif word == "and" and last in {"hundred", "magnitude"} and _lower(tokens, at + 1) in {*table.small, *table.tens}:
            last = "and"
        elif word in {"-", "‑"} and last == "tens" and 0 < table.small.get(_lower(tokens, at + 1), 0) < 10:
            last = "hyphen"
        elif word in {"-", "‑"} and last in {"small", "tens"} and _lower(tokens, at + 1) in table.magnitudes:
            pass
        else:
            break
        at, seen = at + 1, True
    if not seen:
        return None
    value = total + current
    found = Literal(at, Decimal(value), _integer_step(value), spelled=True, magnitude=last in {"magnitude", "hundred"})
    return _and_a_half(tokens, found)


def _scaled(total: int, current: int, size: int) -> int:
    return total * size if not current and total else total + current * size


def _and_a_half(tokens: Sequence[Token], found: Literal) -> Literal:
    """ "two and a half", "two-and-a-half", then perhaps a magnitude."""
    words = [token.lower for token in tokens[found.end : found.end + 7] if token.lower not in {"-", "‑"}]
    if words[:3] != ["and", "a", "half"] or found.value is None:
        return found
    at, needed = found.end, 3
    while needed:
        needed -= tokens[at].lower not in {"-", "‑"}
        at += 1
    return _magnified(tokens, replace(found, end=at, value=found.value + Decimal("0.5"), step=Decimal("0.5")))
