"""Changes whose two values stand near them: "It sold 40 cars, ten more than in 2023, when it sold 25".

A change is tied to the two values of its kind where these are the only ones near it, and one of them is told to be the
earlier one ("a year ago", "from", "against").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from factcheck.checks.within.moves import Move, alike, told
from factcheck.checks.within.moves import way as told_way
from factcheck.checks.within.phrases import pattern
from factcheck.checks.within.stated import Figure, Sentence
from factcheck.model import Bound, Change, Scope, Span

_BEFORE = re.compile(pattern("before", table="changes"), re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LEADS = re.compile(
    r"\b(?:from|against|than|versus|(?:compared|compares)\s+(?:with|to)|(?:up|down)\s+on|on|over|above|below)\s+(?:(?:the|a|an|its|their|just|only|about|"
    r"some|last|year['’]s|previous|earlier)\s+|[\w’']+['’]s?\s+)*$",
    re.IGNORECASE,
)
_OTHER = re.compile(pattern("elsewhen", table="changes"), re.IGNORECASE)
_STOP = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘]?(?:That|This|It|They|The|A)\b)")
# "Touched 628 before settling at 612, up 8 per cent": of the day before.
_TOUCHED = re.compile(r"\b(?:before|touched|high|low|between|range)\b", re.IGNORECASE)
_PART_OF = re.compile(r"^\s*(?:[^\s,;]+\s+){0,2}?(?:out )?of\b", re.IGNORECASE)
_THAN_THEN = re.compile(r"^[^,;:.]{0,30}\bthan\b", re.IGNORECASE)
_NEAR, _LONG, _FEW = 45, 80, 10
_INTO = re.compile(
    r"^\s*(?:higher|lower|more|up|down)?\s*,?\s*(?:in \w+ )?(?:to|at)\s+(?:(?:a|an|the|about|just|"
    r"some|around|only|record)\s+)*$",
    re.IGNORECASE,
)
_THAN = re.compile(r"^[^,;:.]{0,60}?\b(?:than|on|from|over|above|below|against|compared)\b", re.IGNORECASE)
_BREAK = re.compile(
    r"[;:]|\b(?:while|whereas|but|although|though|as|after|because|with|despite|including|of which)\b|"
    r"\bon\s+\w+\s+(?:up|down|of)\b|[.!?]\s",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    rf"^[^<]{{0,60}}?(?:[,(–—]|\s-\s|\bis\b|\bwas\b)\s*(?:(?:or|that is|which is|still|making|"
    r"representing|an?|some|the|about|just|only|almost|nearly|equivalent to|"
    rf"{pattern('up', table='changes')}|{pattern('down', table='changes')}|"
    rf"{pattern('either', table='changes')}|\w+ly|by|of|in|percentage)\s*)*$",
    re.IGNORECASE,
)
_ANAPHOR = re.compile(
    r"^\s*[\"“'‘]?(?:that|this|it|they|which|these|those|the (?:figure|total|number|sum|result|amount|"
    r"rise|increase|fall|drop|decline|cut|change|jump|"
    r"difference|gap|growth|improvement|decrease|reduction|gain))\b",
    re.IGNORECASE,
)
_OF_IT = re.compile(
    r"\b(?:rise|increase|fall|drop|decline|cut|change|jump|difference|gap|growth|improvement|decrease|reduction|gain)\s+(?:of|was|is)\s+(?:\w+\s+){0,2}$",
    re.I,
)
_A_RISE = re.compile(
    r"\b(?:is|was|are|were|represents|represented|means|meant|marks|marked|amounts to|makes|made)\s+(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
_YEAR_AGO = re.compile(
    r"^\s*[\"“]?(?:(?:in|at|during|for|by)\s+)?(?:(?:an?|one|the|two|three|five|ten)\s+(?:\w+\s+)?(?:years?|months?|weeks?|decades?|season|time|figure|total|number)\s+"
    r"(?:earlier|before|ago|previously)|last (?:year|month|week|season|time)(?:['’]s)?|the "
    r"(?:previous|year-ago|corresponding|same)\s+\w+|(?:in\s+)?(?:19|20)\d\d|"
    r"previously|before that|(?:it|that|they|the figure|the total|the number)\s+(?:had|was|were|stood))\b[^.;]{0,60}$",
    re.IGNORECASE,
)


def nearby(every: Sequence[Sentence]) -> Iterator[tuple[Move, ...]]:
    """The changes of an article with the two values near them; each as the readings that are possible."""
    every = [part for sentence in every for part in _parted(sentence)]
    for at, sentence in enumerate(every):
        if sentence.heading:
            continue
        for place, change in enumerate(sentence.figures):
            if _is_change(sentence, place):
                found = _pair(every, at, place)
                if found is not None:
                    old, new = found
                    yield (Move(old, new, change, _way(sentence, place)),)


def _parted(sentence: Sentence) -> Iterator[Sentence]:
    """The sentences of one that the parse did not part: "was £18.6m. That was more"."""
    start = sentence.span.start
    for found in (*_STOP.finditer(sentence.text, start, sentence.span.end), None):
        end = sentence.span.end if found is None else found.end()
        figures = tuple(one for one in sentence.figures if start <= one.start < end)
        if figures:
            yield replace(sentence, span=Span(start, end), figures=figures)
        start = end


def _is_change(sentence: Sentence, at: int) -> bool:
    """Whether a figure is by how much something changed."""
    one = sentence.figures[at]
    if one.quantity.bound is Bound.RANGE or one.kind[0] in ("factor", "ordinal", "duration"):
        return False
    if one.quantity.change is not None or one.kind[0] == "percentage point":
        return True
    return one.kind[0] == "share" and one.quantity.bound in (Bound.EXACT, Bound.ABOUT) and told(sentence, at)


def _way(sentence: Sentence, at: int) -> Change | None:
    return sentence.figures[at].quantity.change or told_way(sentence, at)


def _pair(every: Sequence[Sentence], at: int, place: int) -> tuple[Figure, Figure] | None:
    """The earlier and the later value of what a change is of."""
    own, change = every[at], every[at].figures[place]
    for first, last in ((at, at), (at - 1, at), (at, at + 1)):
        if first < 0 or last >= len(every) or every[first].heading:
            continue
        window = every[first : last + 1]
        figures = [one for sentence in window for one in sentence.figures if _is_level(one, change)]
        pairs = [(one, two) for one, two in combinations(figures, 2) if alike(one, two) and _worth(one) != _worth(two)]
        if first == last:
            if _ANAPHOR.search(own.lead(place)) and _A_RISE.search(own.before(place)):
                continue
            pairs = [pair for pair in pairs if _in_one(own, place, pair)]
        elif first < at:
            pairs = [pair for pair in pairs if _said_of(own, place, pair)]
        else:
            pairs = [pair for pair in pairs if _told_later(own, place, every[last], pair)]
        if len(pairs) == 1:
            if len(_changes(window, pairs[0])) > 1:
                return None
            last_told = first == last and own.figures[place].start > max(one.start for one in pairs[0])
            return _in_order(window, pairs[0], or_as_told=last_told)
    return None


def _in_one(own: Sentence, place: int, pair: tuple[Figure, Figure]) -> bool:
    """Whether a change and both values stand in one phrase: nothing breaks it, and no other value is reached."""
    places = sorted([place, *(own.figures.index(one) for one in pair)])
    gaps = [own.between(one, other) for one, other in pairwise(places)]
    if any(own.figures[at].kind == pair[0].kind for at in range(places[0], places[2]) if at not in places):
        return False
    reached = own.after(place)
    one, other = sorted(own.figures.index(each) for each in pair)
    # "52 of 80, up 12 %" and "from 12 to 15, two more than in 2010" are changes of something else.
    if _PART_OF.match(own.between(one, other)) or (places[2] == place and _THAN_THEN.match(reached)):
        return False
    goes_on = _INTO.match(reached) is not None and place + 1 not in places
    apart = places[0] == place and _INTO.match(reached) is None and _THAN.match(reached) is None
    close = all(len(gap) < _LONG and not _BREAK.search(gap) for gap in gaps)
    after = places[2] != place or _ASIDE.match(gaps[1]) is not None
    return close and after and not goes_on and not apart


def _said_of(own: Sentence, place: int, pair: tuple[Figure, Figure]) -> bool:
    """Whether a sentence says its change of what the sentence before tells: "That is ten more than the 30 of 2023"."""
    if _ANAPHOR.search(own.lead(place)) is None:
        return False
    inside = [one for one in pair if one in own.figures]
    if not inside:
        return _OF_IT.search(own.before(place)) is not None or _A_RISE.search(own.before(place)) is not None
    if len(inside) == 2:
        return False
    other = own.figures.index(inside[0])
    gap = own.between(place, other) if place < other else own.between(other, place)
    near = abs(other - place) == 1 and len(gap) < _LONG and _BREAK.search(gap) is None
    return near and (place > other or _THAN.match(gap) is not None)


def _told_later(own: Sentence, place: int, after: Sentence, pair: tuple[Figure, Figure]) -> bool:
    """Whether a change that leads to one value is followed by a sentence with the other: "A year earlier it was 30"."""
    inside = [one for one in pair if one in own.figures]
    if len(inside) != 1:
        return False
    other = own.figures.index(inside[0])
    if abs(other - place) != 1:
        return False
    leads = other == place + 1 and _INTO.match(own.after(place)) is not None
    aside = other == place - 1 and _ASIDE.match(own.after(other)) is not None and len(own.after(other)) < _LONG
    lead = after.text[after.span.start : next(one for one in pair if one in after.figures).start]
    return (leads or aside) and _YEAR_AGO.match(lead) is not None


def _changes(window: Sequence[Sentence], pair: tuple[Figure, Figure]) -> list[Figure]:
    """The changes of a passage that may be of a pair of values."""
    return [
        one
        for sentence in window
        for at, one in enumerate(sentence.figures)
        if _is_change(sentence, at) and (one.kind[0] in ("share", "percentage point") or one.kind == pair[0].kind)
    ]


def _is_level(one: Figure, change: Figure) -> bool:
    plain = one.quantity.bound in (Bound.EXACT, Bound.ABOUT) and one.quantity.change is None
    # A year that is read as a count.
    if _YEAR.fullmatch(one.value.text):
        return False
    if " in " in change.value.text:
        return False
    if one.kind[0] == "count" and one.quantity.noun is not None is not change.quantity.noun != one.quantity.noun:
        return False
    if (
        one.kind[0] == "count"
        and (one.quantity.stated or 0) < _FEW
        and not (one.value.text[:1].isdigit() and change.kind[0] != "share")
    ):
        return False
    if one is change or not plain or one.quantity.stated is None or one.kind[0] in ("duration", "ordinal", "factor"):
        return False
    if change.kind[0] == "percentage point":
        return one.kind[0] == "share" and one.quantity.unit == "percent" and one.value.text[:1].isdigit()
    if one.kind[0] == "share" and not one.value.text[:1].isdigit():
        return False
    if change.kind[0] == "share":
        return one.kind[0] != "percentage point" and one.value.scope is not Scope.PART
    return one.kind == change.kind and " per " not in one.quantity.dimension


def _worth(one: Figure) -> object:
    return one.quantity.stated


def _in_order(
    window: Sequence[Sentence], pair: tuple[Figure, Figure], *, or_as_told: bool
) -> tuple[Figure, Figure] | None:
    """The pair with the earlier value first, where words tell which that is."""
    one, other = pair
    text = window[0].text
    if _OTHER.search(text[min(one.start, other.start) : max(one.end, other.end) + _NEAR]):
        return None
    early = [_is_early(each, pair, window) for each in pair]
    if early[0] is early[1]:
        years = [_YEAR.findall(_around(each, pair, window)) for each in pair]
        early = [bool(own) and (not theirs or min(own) < min(theirs)) for own, theirs in (years, years[::-1])]
    if early == [True, False]:
        return one, other
    if early == [False, True]:
        return other, one
    money = one.kind[0] == "money" or one.quantity.noun is not None is not other.quantity.noun
    return (one, other) if or_as_told and money and not _TOUCHED.search(text[one.start : other.end]) else None


def _is_early(one: Figure, pair: tuple[Figure, Figure], window: Sequence[Sentence]) -> bool:
    """Whether the words around a value tell that it held before."""
    around = _around(one, pair, window)
    lead, _, tail = around.partition("|")
    return _LEADS.search(lead) is not None or _BEFORE.search(lead) is not None or _BEFORE.search(tail) is not None


def _around(one: Figure, pair: tuple[Figure, Figure], window: Sequence[Sentence]) -> str:
    """The words around a value that are not nearer to the other one, with a mark where it stands."""
    own = next(sentence for sentence in window if one in sentence.figures)
    other = pair[1] if one is pair[0] else pair[0]
    start, end = max(own.span.start, one.start - _NEAR), min(own.span.end, one.end + _NEAR)
    if other.end <= one.start:
        start = max(start, other.end)
    else:
        end = min(end, other.start)
    tail = re.split(r"[,;:]| and | but | to ", own.text[one.end : end])[0]
    return f"{own.text[start : one.start]}|{tail}"
