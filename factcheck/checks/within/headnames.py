"""A name that the headline or the standfirst spells as the text never does: "Ashworth wins", and below it Ashcroft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from factcheck.checks.within.contradiction import Contradiction
from factcheck.checks.within.giving import given, is_marked
from factcheck.checks.within.tops import Top
from factcheck.model import Article, Claim, Field, Layout, Severity, Span
from factcheck.names.spelling import plain, spelled

CODE = "headline"
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_NAMES = frozenset({Field.NAME, Field.PLACE, Field.ORGANISATION})
_SHORT, _LONG = 5, 8
_SURE = 0.8
# What British and American English spell differently, also in names (the Lincoln Center, the Labor Party).
_HOUSE = (("our", "or"), ("tre", "ter"), ("isa", "iza"), ("ence", "ense"), ("ll", "l"), ("gramme", "gram"))


def check(article: Article, claims: Sequence[Claim], heads: Sequence[Top]) -> Iterator[Contradiction]:
    """Each word of a name above the text that stands nowhere below, where a name below differs from it by a slip."""
    if not heads:
        return
    below = [(span, word) for span, word in _words(article, Span(heads[0].below, len(article.text)))]
    known = {plain(word) for _, word in below}
    named = _named(claims)
    names = [one for one in below if any(span.contains(one[0]) for span, _ in named) and one[1][0].isupper()]
    seen: set[str] = set()
    for top in heads:
        own = list(_words(article, top.span))
        above = {plain(word) for _, word in own}
        for at, (span, word) in enumerate(own):
            name = plain(word)
            if name in known or name in seen or not _is_name(span, word, at, own, named):
                continue
            seen.add(name)
            like = [one for one in names if plain(one[1]) not in above and _is_slip(name, plain(one[1]))]
            if len({plain(other) for _, other in like}) == 1:
                yield _contradiction(article, claims, top, (span, word), like[0], named)


def _words(article: Article, within: Span) -> Iterator[tuple[Span, str]]:
    for found in _WORD.finditer(article.text, within.start, within.end):
        word = _POSSESSIVE.sub("", found[0])
        span = Span(found.start(), found.start() + len(word))
        if not is_marked(article, span, Layout.BOILERPLATE):
            yield span, word


def _named(claims: Sequence[Claim]) -> list[tuple[Span, Field]]:
    return sorted({(value.span, value.field) for claim in claims for value in claim.values if value.field in _NAMES})


def _is_name(
    span: Span, word: str, at: int, own: Sequence[tuple[Span, str]], named: Sequence[tuple[Span, Field]]
) -> bool:
    """Whether a word is part of a name: one that was read, or one with a capital among words that have none."""
    if len(word) < _SHORT or not word[0].isupper():
        return False
    if any(each.contains(span) for each, _ in named):
        return True
    small = sum(other[0].islower() for _, other in own)
    # A sentence begins with a capital whatever its first word is.
    return (at > 0 or len(word) > _SHORT) and not word.isupper() and 2 * small >= len(own)


def _is_slip(one: str, other: str) -> bool:
    """Whether two words (of :func:`plain`) are one with a slip, and no form of it: not Spain and Spaniard."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORT or long.startswith(short) or _house(one) == _house(other):
        return False
    return OSA.distance(one, other) <= (2 if len(short) >= _LONG else 1)


def _house(word: str) -> str:
    for british, american in _HOUSE:
        word = word.replace(british, american)
    return word


def _contradiction(
    article: Article,
    claims: Sequence[Claim],
    top: Top,
    one: tuple[Span, str],
    other: tuple[Span, str],
    named: Sequence[tuple[Span, Field]],
) -> Contradiction:
    known = spelled(plain(one[1]), plain(other[1]))
    return Contradiction(
        code=CODE,
        field=next((field for span, field in named if span.contains(other[0])), Field.NAME),
        severity=Severity.NOTE if known else Severity.WARNING,
        topic=f"{other[1]}: spelling",
        message=f"the {top.name} spells {one[1]}, the text {other[1]}: check which it is",
        sides=((given(article, claims, one[0]),), (given(article, claims, other[0]),)),
        sure=_SURE,
    )
