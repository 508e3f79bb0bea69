"""Changes: whether a figure says by how much something rose or fell, from the words around it, without a parse.

"Rose 12 %", "a fall of 300", "12 % more than" are changes; "rose to 12 %", "a 12 % stake", "12 more people" are not.
The words and what figures each takes are in `changes.toml`. In doubt a figure is no change.
"""

from __future__ import annotations

from factcheck.extract.numbers.change_after import compared_after, noun_after
from factcheck.extract.numbers.change_before import told_before
from factcheck.extract.numbers.change_words import Figure, near
from factcheck.extract.numbers.lexer import HYPHENS, Tokens, word
from factcheck.extract.numbers.multiples import FACTOR, direction
from factcheck.extract.numbers.pieces import Piece
from factcheck.model import Change

_KINDS = {"share": "share", "percentage point": "share", "money": "money", "factor": "factor"}
_OWN = frozenset({"length", "duration", "mass"})


def change_of(tokens: Tokens, span: tuple[int, int], found: Piece) -> Change | None:
    """The direction of the change that `found` gives the size of; None where it is a level, or where that is unsure.

    `span` are the tokens of the value as written, with its hedge and its unit.
    """
    if found.number.value is not None and found.number.value < 0:
        return None
    start, end = span
    kind, end = _kind(tokens, end, found)
    if kind == "" or word(tokens, end) == "short":
        return None
    figure = Figure(start, found.start, end, kind)
    own = direction(tokens, found.start, end) if found.measure is FACTOR else None
    own = own or noun_after(tokens, figure)
    if own is not None:
        return own
    before, after = told_before(tokens, figure), compared_after(tokens, figure)
    # "Rose 3 % less than expected" tells two things.
    return None if before and after and before is not after else before or after


def _kind(tokens: Tokens, end: int, found: Piece) -> tuple[str, int]:
    """The kind of figure, as in `changes.toml`, and where it ends, with the "points" of an index."""
    measure = found.measure
    if measure is None:
        at = end + (word(tokens, end) in HYPHENS)
        if word(tokens, at) in near("points"):
            return "points", at + 1
        return "count", end
    if measure.dimension == "age":
        return "", end
    kind = _KINDS.get(measure.dimension, measure.dimension if measure.dimension in _OWN else "size")
    return kind, end
