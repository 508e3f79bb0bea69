"""Figures that are each given to a different speaker: reporting, not an error."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from factcheck.model import Statement

_SAME = 80
_ARTICLE = re.compile(r"^(the|an?|some) ")
_NOBODY = frozenset(
    {
        "report",
        "reports",
        "sources",
        "it",
        "he",
        "she",
        "they",
        "some",
        "official",
        "company",
        "companies",
        "firm",
        "authorities",
        "union",
        "group",
        "spokesman",
        "spokeswoman",
        "ministry",
        "government",
        "officials",
        "media",
        "we",
        "i",
        "people",
        "who",
        "which",
    }
)


def different_speakers(left: Sequence[Statement], right: Sequence[Statement]) -> bool:
    """Whether both sides name who gives their figure, in every article, and no speaker stands on both sides."""
    one, other = _speakers(left), _speakers(right)
    if one is None or other is None:
        return False
    return not any(fuzz.token_set_ratio(a, b) >= _SAME for a in one for b in other)


def _speakers(side: Sequence[Statement]) -> frozenset[str] | None:
    """Who gives the figure, for each statement; None where one is in the article's own voice or names nobody."""
    named = [(statement.claim.attribution or "").casefold() for statement in side if not statement.claim.heading]
    if not named or any(not name or _ARTICLE.sub("", name) in _NOBODY for name in named):
        return None
    return frozenset(named)
