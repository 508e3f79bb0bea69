"""Words before a figure that bound it in some sentences only: "past €1bn", "within 14 days", "tickets from £45".

And those that look like bounds and are none: "paid over three years", "a film about two sisters", "edged up to 4 %".
"""

from __future__ import annotations

from factcheck.extract.numbers.lexer import HYPHENS, Tokens, is_word, word
from factcheck.extract.numbers.pieces import Piece
from factcheck.extract.numbers.tables import wording, words

_LARGE = 1_000
_FEW = 13
_TO = 6
_PASSING = frozenset({"passed", "passes", "past", "to", "crossed", "crosses", "crossing"})
_NOT_AFTER = frozenset({"in", "to", "of", "on"})
_MOVED_PAST = frozenset({"get", "gets", "got", "getting", "nudged", "crept", "pushing", "moving", "climbing", "going"})


def misleads(tokens: Tokens, hit: tuple[int, str], found: Piece) -> bool:
    """Whether the words from token `hit[0]`, which bound or hedge elsewhere, do not belong to the figure `found`."""
    start = hit[0]
    phrase = " ".join(token.lower for token in tokens[start : found.start])
    before = word(tokens, start - 1)
    if phrase == "over":
        return _during(tokens, before, found)
    if phrase == "about":
        few = found.number.spelled and found.number.value is not None and found.number.value < _FEW
        long = any(word(tokens, found.end + step) in {"long", "old"} for step in (0, 1, 2))
        return few and found.measure is None and not long and before in wording().near["tellings"]
    return phrase == "up to" and before in wording().near["risers"]


def _during(tokens: Tokens, before: str, found: Piece) -> bool:
    """Whether "over" tells during what time something happens: "£12m over three years", "hits over six innings"."""
    near = wording().near
    measure = found.measure
    stretch = measure.dimension == "duration" if measure is not None else word(tokens, found.end) in near["stretches"]
    hyphened = any(token.text in HYPHENS for token in tokens[found.start : found.end])
    if not stretch or hyphened or before in near["lasting"]:
        return False
    return word(tokens, found.end) not in near["measured_from"]


def led(tokens: Tokens, found: Piece) -> tuple[int, str] | None:
    """Where the words begin that bound the figure `found` since it is of their kind, and the shape they give."""
    if found.number.value is None or word(tokens, found.end) in HYPHENS or _is_attribute(tokens, found):
        return None
    start = found.start
    marked = word(tokens, found.end) in wording().near["marks"]
    if marked and word(tokens, start - 1) in {"the", "a", "its"}:
        start -= 1
    hit = wording().led.before(tokens, start)
    if hit is not None:
        shape, kinds = hit[1]
        named = start != found.start and not marked
        return (hit[0], shape) if not named and (marked or _is_of(tokens, hit[0], found, kinds)) else None
    return _price(tokens, found)


def _is_attribute(tokens: Tokens, found: Piece) -> bool:
    """ "Topped 24,000-foot Mount Lear": the size of what comes next."""
    hyphened = any(token.text in HYPHENS for token in tokens[found.number.end : found.end])
    return hyphened and is_word(tokens, found.end)


def _is_of(tokens: Tokens, start: int, found: Piece, kinds: frozenset[str]) -> bool:
    here = word(tokens, start)
    if found.measure is not None:
        if found.measure.dimension == "share" and found.number.part:
            return "share" in kinds
        kind = "percent" if found.measure.dimension == "share" and "percent" in kinds else found.measure.dimension
        return kind in kinds and (here not in _PASSING or not _goes_on(tokens, found.end))
    large = (found.number.value or 0) >= _LARGE
    if here == "past":
        moved = word(tokens, start - 1) in words("changes") | _MOVED_PAST
        return moved and "large" in kinds and (large or not is_word(tokens, found.end))
    return "large" in kinds and large and here != "beyond"


def _goes_on(tokens: Tokens, end: int) -> bool:
    """Whether the figure only tells of what is passed: "passed $20 notes", "passed £3m to the fund"."""
    return word(tokens, end) in _NOT_AFTER or (is_word(tokens, end) and word(tokens, end) not in words("closed"))


def _price(tokens: Tokens, found: Piece) -> tuple[int, str] | None:
    """ "Tickets from £45", "(from R999)": the lowest of several prices, not the first of two."""
    at = found.start - 1
    if word(tokens, at) != "from" or found.measure is None or not found.measure.currency:
        return None
    before = word(tokens, at - 1)
    ahead = tokens[found.end : found.end + _TO]
    second = any(token.lower in {"to", "until", "last"} for token in ahead)
    return (at, "from") if before in wording().near["priced"] | {"("} and not second else None
