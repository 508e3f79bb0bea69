"""What a figure takes over from the one before it: "gusts of up to 75mph (121km/h)", "from 95 minutes to 40".

Also the direction: "fell by 42 points, or 0.5 %".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.extract.numbers.change_words import near
from factcheck.extract.numbers.lexer import Tokens, is_word, word
from factcheck.extract.numbers.measures import Measure
from factcheck.extract.numbers.multiples import FACTOR
from factcheck.extract.numbers.pieces import Piece
from factcheck.extract.numbers.tables import words
from factcheck.model import Change

_EARLIER = frozenset(
    {("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to"), ("against",), ("versus",)}
)
_SHARE = "share"
_SPANS = frozenset({"duration", "length"})
_FEW = 2
_LONGEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Before:
    """The figure before: its tokens from `start` to `end` with its wording, the shape of that, measure and change."""

    start: int
    end: int
    shape: str
    measure: Measure | None
    change: Change | None


def carried_shape(tokens: Tokens, before: Before | None, found: Piece) -> str:
    """The hedge or bound of the figure before, where `found` in brackets gives the same in another unit."""
    if before is None or before.measure is None or found.measure is None:
        return ""
    alike = before.measure.dimension == found.measure.dimension and before.measure.name != found.measure.name
    opened = word(tokens, found.start - 1) == "(" and before.end == found.start - 1
    return before.shape if alike and opened else ""


def carried_measure(tokens: Tokens, before: Before | None, found: Piece, start: int) -> Measure | None:
    """The unit that a bare figure shares with the one before: "from 95 minutes to 40", "9,000 tonnes, up from 7,500".

    `start` is where the words around `found` begin. None where something else is counted ("from 95 minutes to 40
    calls"), and after a time or a length that only tells when or where: "12 cases in the past two weeks, up from nine".
    """
    if before is None or before.measure is None or found.measure is not None or found.number.part:
        return None
    if before.measure is FACTOR or before.measure.dimension == "age" or _goes_on(tokens, found.end):
        return None
    between = tuple(token.lower for token in tokens[before.end : start])
    led = word(tokens, before.start - 1)
    paired = (led, *between) in {("from", "to"), ("to", "from")}
    earlier = before.measure.dimension not in _SPANS and between[between[:1] == (",",) :] in _EARLIER
    return before.measure if paired or earlier else None


def _goes_on(tokens: Tokens, end: int) -> bool:
    """Whether a noun may follow, or the figure is part of something else: "40 calls", "40-year", "40 of them"."""
    here = word(tokens, end)
    return here in {"-", "%", "/", "of", "(", "out"} or (is_word(tokens, end) and here not in words("closed"))


def carried_change(tokens: Tokens, before: Before | None, found: Piece, start: int) -> Change | None:
    """The direction of the figure before, which `found` gives in another measure: "fell by €4bn, or 19 %".

    Also that of a verb left out: "the one fell 0.4 % and the other 0.2 %", both of them with names.
    """
    if before is None or before.change is None or FACTOR in {before.measure, found.measure}:
        return None
    if found.measure is None:
        return before.change if _points(tokens, before, found, start) else None
    if _other_named(tokens, before, found, start):
        return before.change
    share = found.measure is not None and found.measure.dimension == _SHARE
    between = [token.lower for token in tokens[before.end : start]]
    other = share and (before.measure is None or before.measure.dimension != _SHARE)
    link, between = between[-1:], between[:-1]
    if link == ["("]:
        return before.change if other and _names(between) else None
    if link != ["or"]:
        return None
    between = between[:-1] if between[-1:] == [","] else between
    rated = len(between) == _FEW and between[0] in {"a", "an", "per"}
    return before.change if not between or rated or (other and _names(between)) else None


def _points(tokens: Tokens, before: Before, found: Piece, start: int) -> bool:
    """Whether `found` gives a share again in points of an index: "lost 1.4 per cent, or 240.7 points"."""
    share = before.measure is not None and before.measure.dimension == _SHARE
    between = [token.lower for token in tokens[before.end : start]]
    again = between in (["or"], [",", "or"], ["("])
    return share and again and word(tokens, found.end) in near("points")


def _other_named(tokens: Tokens, before: Before, found: Piece, start: int) -> bool:
    """Whether "and the NAME" alone stands before a second figure of the same kind, and no noun after it."""
    alike = before.measure is not None and found.measure is not None and before.measure.name == found.measure.name
    at = before.end + (word(tokens, before.end) == ",")
    if not alike or word(tokens, at) not in {"and", "while"} or _goes_on(tokens, found.end):
        return False
    at += 1 + (word(tokens, at + 1) == "the")
    named = tokens[at:start]
    return 0 < len(named) <= _LONGEST_NAME and all(token.text.isalpha() and token.text[0].isupper() for token in named)


def _names(between: Sequence[str]) -> bool:
    """Whether words between two figures only name what the first counts: "300 posts, or 5 %"."""
    return len(between) <= _FEW and all(here.isalpha() and here not in words("closed") for here in between)
