"""The words around a figure: hedges and bounds before and after it."""

from __future__ import annotations

from factcheck.extract.numbers.leads import led, misleads
from factcheck.extract.numbers.lexer import Tokens, is_figure, word
from factcheck.extract.numbers.pieces import Piece
from factcheck.extract.numbers.signs import margin
from factcheck.extract.numbers.tables import wording

_DETERMINERS = frozenset({"a", "an", "the", "another", "those", "these", "its", "their"})
_PREPOSITIONS = frozenset({"over", "around", "about", "under", "above", "below"})
_TURNED = {
    "more_than": "less_than",
    "less_than": "more_than",
    "at_least": "at_most",
    "at_most": "at_least",
    "below": "above",
    "above": "below",
}


def worded(tokens: Tokens, found: Piece) -> tuple[int, str, int]:
    """Where the value as written begins, the shape that the words around it give (`wording.toml`), where it ends."""
    start, shape, end = _worded(tokens, found)
    if word(tokens, found.start) in {"halved", "halving", "halve", "halves"}:
        # What more than halved is below a half of what it was.
        shape = _TURNED.get(shape, shape)
    return start, shape, end


def _worded(tokens: Tokens, found: Piece) -> tuple[int, str, int]:
    before = found.start
    determined = word(tokens, before - 1) in _DETERMINERS and wording().before.before(tokens, before - 1) is not None
    before -= determined
    hit = wording().before.before(tokens, before)
    if hit is not None and misleads(tokens, hit, found):
        return found.start, "", found.end
    hit = hit or led(tokens, found)
    limit = _limit(tokens, found.end)
    if hit is not None and hit[1] == "about" and limit is not None and limit[1] != "about":
        # In "about 500 or more" the limit says more than the hedge.
        return hit[0], limit[1], limit[0]
    marked = word(tokens, found.end) in wording().near["marks"]
    if hit is not None and (marked or not (determined and _compares(tokens, hit, before))):
        return hit[0], hit[1], found.end
    if limit is not None and not is_figure(tokens, _than(tokens, limit[0])):
        return found.start, limit[1], limit[0]
    inner = wording().after.at(tokens, found.number.end)
    if inner is not None and inner[0] < found.end:
        return found.start, inner[1], found.end
    return found.start, "", found.end


def _limit(tokens: Tokens, end: int) -> tuple[int, str] | None:
    """The bound after a figure, past the "each" of "£1.20 each or less"."""
    each = word(tokens, end) in {"each", "apiece"}
    limit = wording().after.at(tokens, end + each)
    if limit is not None and any(margin(tokens, limit[0] + step) for step in (1, 3)):
        # "50 plus or minus 2"
        return None
    return None if each and limit is not None and limit[1] == "about" else limit


def _than(tokens: Tokens, end: int) -> int:
    """Past a "than": in "5,000 or more than 6,000" the words bound the second figure."""
    return end + 1 if word(tokens, end) == "than" else len(tokens)


def _compares(tokens: Tokens, hit: tuple[int, str], before: int) -> bool:
    """ "Some" in "some 20 years" hedges, "over" in "over the 10 days" does not, nor "more than the 57"."""
    if word(tokens, before) in {"a", "an"}:
        return False
    return word(tokens, hit[0]) in _PREPOSITIONS or hit[1] in {"more_than", "less_than"}
