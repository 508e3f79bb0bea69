"""How alike two names may be."""

from __future__ import annotations

from enum import IntEnum


class Likeness(IntEnum):
    """How alike two names are, from the most.

    FORM is another form of one name, or a place that lies in the other; SPELLING a transliteration or a known variant;
    SLIP a name so much alike that one of the two is probably mistyped or misremembered.
    """

    SAME = 0
    FORM = 1
    SPELLING = 2
    SLIP = 3
    OTHER = 4
