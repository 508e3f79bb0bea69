"""Two ends: "10-12", "between 5 and 7 billion dollars", "10- to 12-year-olds"; and changes, which are two values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.extract.numbers.labels import plural
from factcheck.extract.numbers.lexer import ARTICLES, DASHES, HYPHENS, Tokens, digits, touches, word
from factcheck.extract.numbers.literal import Literal
from factcheck.extract.numbers.measures import Measure, suffix_at
from factcheck.extract.numbers.multiples import FACTOR
from factcheck.extract.numbers.pieces import Piece, is_below_zero, piece
from factcheck.extract.numbers.tables import wording, words
from factcheck.units import convert

_POWERS = (12, 9, 7, 6, 5, 3, 2)
_REACH = 9
_WIDEST = 3
_LASTING = frozenset({"take", "takes", "took", "taking"})
_FAR = 10
_SIZED = frozenset({"duration", "length", "mass"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures with a link between them: the ends of a range, or the two values of a change."""

    left: Piece
    right: Piece
    change: bool


def pair(tokens: Tokens, left: Piece, blocked: frozenset[int]) -> Pair | None:
    """The figure that a dash, "to", "and" or "or" joins to `left`; None where nothing does.

    The left end takes the magnitude and the measure of the right one where it has none of its own.
    """
    tied = _tied(tokens, left, blocked)
    if tied is not None:
        return tied
    at, link = _link(tokens, left)
    if not link or left.number.part or left.number.value is None:
        return None
    hedge = wording().before.at(tokens, at)
    at = hedge[0] if hedge is not None and hedge[1] == "about" else at
    right = piece(tokens, at, blocked) or _article(tokens, at, left)
    if right is None or right.number.value is None or right.number.part:
        return None
    if left.measure is FACTOR and right.measure is not FACTOR:
        # "Profit halved to 214c".
        return None
    left, right = _frozen(tokens, left, _in_unit_of(left, right))
    top = right.number.value or Decimal(0)
    before = word(tokens, left.start - 1)
    apart = link in DASHES and not touches(tokens, left.end) and not _full(tokens, left, right)
    if apart and (left.measure is not None or right.measure is None):
        # Around spaces a dash is more often one of punctuation.
        return None
    if not _parallel(left, right, link, before):
        return None
    low = replace(left, number=_share_magnitude(left.number, right.number), measure=left.measure or right.measure)
    rises = (low.number.value or Decimal(0)) < top and not _clash(left.measure, right.measure)
    if before == "from" and link == "to" and (not rises or _changes(tokens, left)):
        return Pair(low, right, change=True)
    changes = before not in {"from", "between", "by"} and (_changed(tokens, left) or _settled(tokens, left, right))
    if not rises or (link == "to" and changes):
        return None
    if link == "to" and (_voted(tokens, left, right) or (before == "by" and _apart(left, right))):
        return None
    consecutive = top - (low.number.value or 0) <= 1
    return None if link == "or" and not consecutive else Pair(low, right, change=False)


def _tied(tokens: Tokens, left: Piece, blocked: frozenset[int]) -> Pair | None:
    """ "A 5-to-10-percent rise", "a 20-by-30-metre pool": hyphens tie the link to both; "by" gives two lengths."""
    at = left.end
    link, low = word(tokens, at + 1), left.number.value
    hyphens = all(word(tokens, hyphen) in HYPHENS for hyphen in (at, at + 2))
    tied = link in {"to", "by"} and hyphens and all(touches(tokens, at + step) for step in range(4))
    right = piece(tokens, at + 3, blocked) if tied and left.number.whole and left.measure is None else None
    if right is None or right.number.value is None or right.number.part or low is None:
        return None
    top, measure = right.number.value, right.measure
    low_end = replace(left, number=_share_magnitude(left.number, right.number), measure=measure)
    if link == "by":
        # In "a 4-by-400-metre relay" four run.
        sized = measure is not None and measure.dimension == "length" and low * _FAR >= top
        return Pair(low_end, right, change=True) if sized else None
    told = measure is not None or plural(tokens, right.end)
    return Pair(low_end, right, change=False) if told and low < top else None


def _article(tokens: Tokens, at: int, left: Piece) -> Piece | None:
    """ "45 minutes to an hour": one of a larger unit than the first end has."""
    unit = suffix_at(tokens, at + 1) if word(tokens, at) in ARTICLES else None
    if unit is None or left.measure is None or word(tokens, unit[0]) in {*HYPHENS, "and"}:
        return None
    end, measure = unit
    if measure.dimension != left.measure.dimension or measure.dimension not in _SIZED:
        return None
    one = Piece(at, end, Literal(at + 1, Decimal(1), Decimal(1), spelled=True), measure)
    return one if _in_unit_of(left, one) is not one else None


def _in_unit_of(left: Piece, right: Piece) -> Piece:
    """The second end in the smaller unit of the first: "six months to two years" are 6 to 24 months."""
    one, other, value = left.measure, right.measure, right.number.value
    if one is None or other is None or value is None or one.name == other.name:
        return right
    if one.dimension != other.dimension or one.dimension not in _SIZED:
        return right
    ratio = convert(Decimal(1), unit=other.name, to=one.name)
    if ratio <= 1 or ratio != ratio.to_integral_value():
        return right
    number = replace(right.number, value=value * ratio, step=right.number.step * ratio)
    return replace(right, number=number, measure=one)


def _frozen(tokens: Tokens, left: Piece, right: Piece) -> tuple[Piece, Piece]:
    """ "35 to 45 below zero": both ends are below zero, the second is the lower one."""
    low, high = left.number.value, right.number.value
    below = is_below_zero(tokens, right.number.end)
    if not below or left.measure is not None or low is None or high is None or not 0 <= low < -high:
        return left, right
    return replace(left, number=replace(left.number, value=high)), replace(
        right, number=replace(right.number, value=-low)
    )


def _settled(tokens: Tokens, left: Piece, right: Piece) -> bool:
    """ "Gold added $31 to $3,902": the change and the level, which are far apart."""
    low, high = left.number.value, right.number.value
    told = any(word(tokens, left.start - back) in words("level_changes") for back in (1, 2))
    return told and left.measure is not None and low is not None and high is not None and high > _FAR * low


def _link(tokens: Tokens, left: Piece) -> tuple[int, str]:
    """Where the second figure begins, and the word that links it; an empty word where none does."""
    at = left.end
    if (
        word(tokens, at) in HYPHENS
        and touches(tokens, at)
        and word(tokens, at + 1) in {"to", "and"}
        and not touches(tokens, at + 1)
    ):
        at += 1
    link = word(tokens, at)
    if at + 1 >= len(tokens):
        return at, ""
    dashed = link in DASHES and (touches(tokens, at) == touches(tokens, at + 1) or touches(tokens, at + 1))
    dashed = dashed or (link == "~" and touches(tokens, at) and touches(tokens, at + 1))
    joined = dashed or link in {"to", "or", "through"} or (link == "and" and word(tokens, left.start - 1) == "between")
    return at + 1, link if joined else ""


def _parallel(left: Piece, right: Piece, link: str, before: str) -> bool:
    """Whether the two figures are written alike enough to be one range: not "gave five to 12 people"."""
    if link == "to" and left.measure is not None and right.measure is None and not left.measure.currency:
        return left.measure.dimension == "age" or left.number.end == left.end
    if (
        link not in {"to", "or", "through"}
        or before in {"from", "between"}
        or left.measure is not None
        or right.measure is not None
    ):
        return True
    if link == "or":
        return left.number.spelled == right.number.spelled
    style = left.number.spelled and (left.number.value or 0) < 10 <= (right.number.value or 0)
    return left.number.spelled == right.number.spelled or style


def _changes(tokens: Tokens, left: Piece) -> bool:
    """Whether a word of change stands before "from" in the same clause."""
    return any(_is_change(tokens, at, left) for at in range(max(0, left.start - _REACH), left.start))


def _changed(tokens: Tokens, left: Piece) -> bool:
    """Whether a word of change stands right before a figure with a measure: "rose 5 % to 12 %"."""
    told = any(_is_change(tokens, left.start - back, left) for back in (1, 2))
    return told and left.measure is not None


def _is_change(tokens: Tokens, at: int, left: Piece) -> bool:
    """Whether the word at `at` tells a change; "takes from six months" is a duration."""
    lasts = left.measure is not None and left.measure.dimension == "duration"
    return word(tokens, at) in words("changes") and not (lasts and word(tokens, at) in _LASTING)


def _full(tokens: Tokens, left: Piece, right: Piece) -> bool:
    """ "3000 - 4500": two round figures of four digits or more, which no word of a clause follows."""
    figures = [digits(tokens, one.start) for one in (left, right)]
    full = all(len(figure) > 3 and figure.endswith("00") for figure in figures)
    return full and word(tokens, right.end) not in words("closed")


def _voted(tokens: Tokens, left: Piece, right: Piece) -> bool:
    """ "Voted 7 to 9", "a vote of 12 to 18": two counts of votes."""
    told = any(word(tokens, left.start - back) in words("votes") for back in (1, 2))
    plain = left.measure is None and right.measure is None and left.number.whole and right.number.whole
    return told and plain and not plural(tokens, right.end)


def _apart(left: Piece, right: Piece) -> bool:
    """Whether two figures with measures of their own are too far apart for a range: "up by £94 to £1,987"."""
    low, high = left.number.value, right.number.value
    own = left.measure is not None and right.measure is not None
    return own and low is not None and high is not None and high > _WIDEST * low


def _share_magnitude(left: Literal, right: Literal) -> Literal:
    """The first end of "5 to 7 billion": in billions where it has no magnitude of its own."""
    if left.value is None or right.value is None or left.magnitude or not right.magnitude:
        return left
    size = next((Decimal(10) ** power for power in _POWERS if right.value >= Decimal(10) ** power), Decimal(1))
    return replace(left, value=left.value * size, magnitude=True) if left.value * 10 < right.value else left


def _clash(left: Measure | None, right: Measure | None) -> bool:
    return left is not None and right is not None and (left.name, left.scale) != (right.name, right.scale)
