"""By how much one is ahead of another, where both stand in the sentences near: "a margin of 1,204"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import Prefix

from factcheck.checks.within.margin import Margin
from factcheck.checks.within.stated import Figure, Sentence
from factcheck.checks.within.told_in import passage
from factcheck.model import Bound

_NOUN = r"(?:majority|margin|lead|advantage|gap|cushion|difference)"
_LEAD = (
    rf"\b{_NOUN}(?: [a-z]+){{0,4}}? (?:of|was|is|at|being|stood at)(?: (?:just|only|a|an|some|about|"
    r"being|over))* <[CD](?P<lead>\d+)>",
    rf"<[CD](?P<lead>\d+)>(?:-vote)? {_NOUN}\b",
    r"\b(?:won|lost|win|wins|beaten|beat|defeated|ahead|led|leads|held on|scraped home|held the seat|"
    r"took the seat|edged)(?: [^\s<,.;]+){0,6}? by(?: (?:just|only|a|some|about|a mere))* "
    r"<[CD](?P<lead>\d+)>",
    r"<[CD](?P<lead>\d+)>(?: votes?| seconds?| minutes?| points?)? (?:ahead of|clear of|behind|more "
    r"than|fewer than|adrift|ahead|clear|faster|quicker|slower)\b",
)
_OTHER = re.compile(
    r"\b(?:overturn\w*|defend\w*|previous\w*|first count|initial\w*|at the (?:last|general|previous)|"
    r"in (?:19|20)\d\d|last (?:time|year|month|week|general)|earlier|had (?:been|given|held|won)|"
    r"halfway|half-time|at one (?:point|stage)|target|needed|needs|required|recount|record|ago|since|"
    r"predicted|expected|forecast|polls?|would|could|points?)\b",
    re.IGNORECASE,
)
_VOTES = 1000
_BACK, _ON, _LEAST = 6, 2, 25


def leads(every: Sequence[Sentence]) -> Iterator[tuple[Margin, ...]]:
    """The leads of an article with each two values of one thing near it, the likeliest pair first."""
    for at, sentence in enumerate(every):
        if sentence.heading:
            continue
        told = passage([sentence])
        for pattern in _LEAD:
            for found in re.finditer(pattern, told.text):
                lead = told.of(found, "lead")
                around = sentence.text[
                    max(sentence.span.start, lead.start - 60) : min(sentence.span.end, lead.end + 14)
                ]
                if _OTHER.search(around) or lead.quantity.bound not in (Bound.EXACT, Bound.ABOUT):
                    continue
                near = [one for one in every[max(0, at - _BACK) : at + 1 + _ON] if not one.heading]
                pairs = tuple(_pairs(near, lead))
                if pairs:
                    yield pairs


def _pairs(near: Sequence[Sentence], lead: Figure) -> Iterator[Margin]:
    """Two values, the greater first: the two greatest counts, or the two times next to the lead."""
    figures = [one for sentence in near for one in sentence.figures if one is not lead and _is_score(one, lead)]
    if lead.kind[0] == "duration":
        figures = sorted(figures, key=lambda one: (one.start > lead.start, abs(one.start - lead.start)))[:3]
        figures = sorted(figures, key=lambda one: -_alike(one, figures))
    else:
        figures = sorted(figures, key=lambda one: one.quantity.stated or 0, reverse=True)
    for one, other in combinations(figures, 2):
        more, less = sorted((one, other), key=lambda each: each.quantity.stated or 0, reverse=True)
        if more.quantity.stated != less.quantity.stated:
            yield Margin(more, less, lead)


def _alike(one: Figure, every: Sequence[Figure]) -> int:
    """How many of the characters of a time are those of another one: times of one race begin alike."""
    texts = [each.value.text for each in every if each is not one]
    return max((Prefix.similarity(one.value.text, text) for text in texts), default=0)


def _is_score(one: Figure, lead: Figure) -> bool:
    quantity, stated = one.quantity, one.quantity.stated
    if stated is None or quantity.bound is not Bound.EXACT or quantity.change is not None or one.kind != lead.kind:
        return False
    if lead.kind[0] == "duration":
        return ":" in one.value.text
    if quantity.noun not in ("vote", "ballot") and stated < _VOTES:
        return False
    votes = quantity.noun in (None, "vote", "ballot") and " per " not in quantity.dimension
    return votes and stated >= _LEAST and stated > (lead.quantity.stated or 0)
