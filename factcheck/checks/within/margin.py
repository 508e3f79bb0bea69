"""By how much a side leads against what both sides have: "by 5,310 votes to 4,998, a majority of 412"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks.within.phrases import ends
from factcheck.checks.within.stated import Figure, Sentence

_TO = re.compile(r"^(?:\s+[^\W\d_]+)?\s+(?:to|against)\s*$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s*$", re.IGNORECASE)
_BEFORE = re.compile(r"^(?:\s+[^\W\d_]+)?\s*[,(:–—]\s*(?:by\s+)?$")
_BY = re.compile(r"\b(?:by|of)\s*(?:a\s+|just\s+|only\s+)*$", re.IGNORECASE)

_SEATS = re.compile(r"\b(?:seats?|parliament|MPs|coalition)\b")


@dataclass(frozen=True, slots=True)
class Margin:
    """What both sides have, and by how much the first leads."""

    more: Figure
    less: Figure
    lead: Figure


def margins(sentence: Sentence) -> Iterator[Margin]:
    """The margins that a sentence tells with both sides, before them or behind."""
    for at in range(len(sentence.figures) - 2):
        one, two, three = sentence.figures[at : at + 3]
        # Seats are counted against all other parties.
        if {one.kind, two.kind, three.kind} != {("count", None)} or _SEATS.search(
            sentence.text, sentence.span.start, three.end
        ):
            continue
        pair = _TO.match(sentence.after(at)) and not _FROM.search(sentence.before(at))
        if pair and ends("margins", sentence.after(at + 1), table="changes") and _leads(one, two):
            yield Margin(one, two, three)
        behind = _TO.match(sentence.after(at + 1)) and _BEFORE.match(sentence.after(at))
        if behind and _BY.search(sentence.before(at)) and _leads(two, three):
            yield Margin(two, three, one)


def _leads(one: Figure, other: Figure) -> bool:
    more, less = one.quantity.stated, other.quantity.stated
    return more is not None and less is not None and more > less
