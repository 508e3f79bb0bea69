"""Two values of one thing with the change between them: "rose 12 % to 448 from 392", "from 30 to 40, a rise of ten"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks.within.phrases import pattern
from factcheck.checks.within.stated import Figure, Sentence
from factcheck.model import Change

_LEAD = r"(?:(?:the|a|an|its|their|his|her|just|only|some|last year['’]s|an? (?:earlier|previous))\s+)*"
_FROM = re.compile(rf"\bfrom\s+{_LEAD}$", re.IGNORECASE)
_TO = re.compile(rf"^(?:\s+[^\s,;:.]+){{0,6}}?,?\s+to\s+{_LEAD}$", re.IGNORECASE)
_BACK = re.compile(
    rf"^[^.;:]{{0,50}}?\b(?:from|against|compared\s+(?:with|to)|versus|than|on|above|below|over)\s+{_LEAD}$",
    re.IGNORECASE,
)
_INTO = re.compile(r"^\s*,?\s*(?:to|at)\s*$", re.IGNORECASE)
_INTO_ONLY = re.compile(r"^\s*,?\s*to\s*$", re.IGNORECASE)
_OUT = re.compile(r"^\s*,?\s*from\s*$", re.IGNORECASE)
_BREAK = re.compile(r"[;:]|\b(?:while|whereas|but|although|though)\b", re.IGNORECASE)
_CHANGED_END = r"(?:\s+(?:of|by|in|worth|is|was|the|a|an|some|about|a\s+full))*[\s,(–—-]*$"
_LAST = re.compile(
    r"^.{0,30}?\b(?:is|was|or|making|representing|which is|that is)\b|"
    r"^\s*(?:(?:or|still|nearly)\s+)*(?:(?:an?|some)\s+(?:[\w’'-]+\s+){0,3})?(?:[\w-]+\s*)?(?:of|by|in|worth)?\s*$",
    re.IGNORECASE,
)
_NEAR = 110
_MANY = 20
# "From 12 to 15, two more than in 2010" compares with something else.
_THAN = re.compile(r"^[^,;:.]{0,30}\bthan\b", re.IGNORECASE)
_COINS = re.compile(r"\d\s*(?:c|¢|cents?|sen|centavos?)$|\bcents?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Move:
    """A change that is told with the values before and after it; `way` is None where no word tells it."""

    old: Figure
    new: Figure
    change: Figure
    way: Change | None


def moves(sentence: Sentence) -> Iterator[Move]:
    """The changes of a sentence of which both values stand in it, each change once."""
    taken: set[int] = set()
    for one, other, backward in _pairs(sentence):
        at = _change(sentence, one, other, backward=backward)
        if at is not None and at not in taken:
            taken.add(at)
            old, new = (other, one) if backward else (one, other)
            figures = sentence.figures
            yield Move(figures[old], figures[new], figures[at], way(sentence, at))


def way(sentence: Sentence, at: int) -> Change | None:
    """Which way a change went, from the words before it."""
    known = sentence.figures[at].quantity.change
    if known is not None:
        return known
    before, text = sentence.before(at), sentence.figures[at].value.text
    ups, downs = (_last(name, f"{before} {text}" if re.search(r"[^\W\d]", text) else before) for name in ("up", "down"))
    return None if ups == downs else Change.UP if ups > downs else Change.DOWN


def _last(name: str, text: str) -> int:
    found = [one.start() for one in re.finditer(pattern(name, table="changes"), text, re.IGNORECASE)]
    return found[-1] if found else -1


def _pairs(sentence: Sentence) -> Iterator[tuple[int, int, bool]]:
    """Two values of one thing, in the order of the text, and whether the later one is told first."""
    figures = sentence.figures
    for one in range(len(figures)):
        for other in range(one + 1, min(one + 3, len(figures))):
            if not alike(figures[one], figures[other]):
                continue
            gap = sentence.between(one, other)
            if other == one + 1 and _FROM.search(sentence.before(one)) and _TO.match(gap):
                yield one, other, False
            elif _BACK.match(gap) and len(gap) < _NEAR and not _FROM.search(sentence.before(one)):
                yield one, other, True


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures can be two values of one thing: in one unit, neither many times the other."""
    values = sorted(value for figure in (one, other) if (value := figure.quantity.stated) is not None)
    same = one.kind == other.kind and one.quantity.unit == other.quantity.unit
    return same and len(values) == 2 and values[0] > 0 and values[1] <= _MANY * values[0]


def _change(sentence: Sentence, one: int, other: int, *, backward: bool) -> int | None:
    """The figure that tells by how much the second value of the pair differs from the first."""
    if other == one + 2 and backward and told(sentence, one + 1) and _fits(sentence, one + 1, one):
        return one + 1
    if other == one + 2 and (not backward or alike(sentence.figures[one], sentence.figures[one + 1])):
        return None
    before, after = one - 1, other + 1
    if after + 1 < len(sentence.figures) and sentence.figures[after].kind[0] == "duration":
        # "Against 9,900 when work began seven years ago, a rise of 22 per cent".
        after += 1
    if before >= 0 and _fits(sentence, before, one):
        gap = sentence.between(before, one)
        share = sentence.figures[before].kind[0] == "share"
        into = (_INTO if share else _INTO_ONLY) if backward else _OUT
        if into.match(gap) and not _FROM.search(sentence.before(before)):
            return before
        if not backward and _lifted(gap):
            return before
    if after < len(sentence.figures) and _fits(sentence, after, one) and told(sentence, after):
        if (
            _THAN.match(sentence.after(after))
            or _INTO.match(sentence.after(after))
            or not _one_rate(sentence, one, other, after)
        ):
            return None
        gap = sentence.between(other, after)
        return after if len(gap) < _NEAR and not _BREAK.search(gap) and _aside(gap) else None
    return None


def _one_rate(sentence: Sentence, *places: int) -> bool:
    """Whether no two of the figures are told by different times: 500 a month, and an extra 1,200 a year."""
    rates = {sentence.figures[at].quantity.dimension.partition(" per ")[2] for at in places}
    return len(rates - {""}) < 2


def _aside(gap: str) -> bool:
    """Whether a change follows its values as an aside, or as what they make: ", a rise of", ", up", "is an extra".

    In ", on revenue up" something else changed.
    """
    last = re.split(r"[,(–—]|\s-\s", gap)
    whole = len(last) > 1 or re.search(r"\b(?:is|was|or)\b", gap) is not None
    return whole and _LAST.match(last[-1]) is not None


def _lifted(gap: str) -> bool:
    joined = re.search(r"\b(?:which|that|and)\b|,", gap)
    return (
        joined is not None and re.search(pattern("lifting", table="changes"), gap[joined.start() :], re.I) is not None
    )


def told(sentence: Sentence, at: int) -> bool:
    """Whether the words right before a figure say that it is a change."""
    every = "|".join(pattern(name, table="changes") for name in ("up", "down", "either"))
    text = sentence.before(at)
    inside = sentence.figures[at].value.text
    ahead = re.match(
        rf"\s*(?:{pattern('up', table='changes')}|{pattern('down', table='changes')})", sentence.after(at), re.I
    )
    return (
        re.search(rf"(?:{every}){_CHANGED_END}", text, re.IGNORECASE) is not None
        or re.match(rf"(?:{every})", inside, re.IGNORECASE) is not None
        or ahead is not None
    )


def _fits(sentence: Sentence, at: int, level: int) -> bool:
    """Whether a figure may be the change of a value: a share, or of its kind."""
    change, value = sentence.figures[at], sentence.figures[level]
    if change.kind[0] in ("share", "percentage point") or change.kind == value.kind:
        return change.kind[0] != value.kind[0] or not _dwarfs(change, value)
    if change.kind[0] == "factor":
        return change.quantity.change is not None
    return is_coins(change, value)


def is_coins(change: Figure, value: Figure) -> bool:
    """Whether an amount is in hundredths of the money that another is in: "75 cent" of euros, "20 cents" of dollars."""
    return change.kind[0] == value.kind[0] == "money" and _COINS.search(change.value.text) is not None


def _dwarfs(change: Figure, value: Figure) -> bool:
    """Whether a figure is far above the value that it would be a change of."""
    one, other = change.quantity.stated, value.quantity.stated
    return one is not None and other is not None and one > 2 * _MANY * other
