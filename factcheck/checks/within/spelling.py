"""One person's name spelled in two ways: "Vikram Salunkhe", and later "Mr Salunke"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from factcheck.checks.within.contradiction import Contradiction, Fit, Given
from factcheck.checks.within.giving import given, is_marked
from factcheck.model import Article, Claim, Field, Kind, Layout, Severity, Span

CODE = "spelling"
_SURE = 0.8
_SHORT, _LONG = 5, 8
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Sir|Cllr|Councillor|Judge|Justice|Capt(?:ain)?|Sgt|"
    r"Inspector|Senator|Sen|Rep|Gov|Lord|Lady)\.? "
    r"(?P<last>[A-Z][a-z][\w'’-]+)\b(?! [A-Z])"
)
# Two of one family may have names that differ by a letter.
_KIN = re.compile(
    r"\b(?:brothers?|sisters?|sons?|daughters?|twins?|father|mother|cousins?|wife|husband|nephew|niece|related|relation|relative|uncle|aunt|namesake|siblings?)\b",
    re.IGNORECASE,
)
_AROUND = 120


@dataclass(frozen=True, slots=True)
class _Called:
    """A name as it stands, without titles and possessives."""

    given: Given
    words: tuple[str, ...]


def check(article: Article, claims: Sequence[Claim]) -> Iterator[Contradiction | Fit]:
    """Each name that is one letter off the full name of a person told of, and of nobody else's."""
    every = sorted(_called(article, claims), key=lambda one: one.given.span)
    full = {one.words: one for one in reversed(every) if len(one.words) > 1}
    lasts = {words[-1] for words in full}
    seen: set[tuple[str, ...]] = set()
    for one in every:
        if one.words in seen:
            continue
        seen.add(one.words)
        other = [each for words, each in full.items() if words != one.words and _is_slip(one.words, words, lasts)]
        if len(other) == 1 and not _is_kin(article.text, one, other[0]):
            first, second = sorted((other[0], one), key=lambda each: each.given.span)
            seen.add(other[0].words)
            yield Contradiction(
                code=CODE,
                field=Field.NAME,
                severity=Severity.WARNING,
                topic=" ".join(other[0].words),
                message=f"the name is {' '.join(first.words)} in one place and {' '.join(second.words)} in another",
                sides=((first.given,), (second.given,)),
                sure=_SURE,
            )
        elif len(one.words) == 1:
            same = next((each for words, each in full.items() if words[-1] == one.words[0]), None)
            if same is not None:
                yield Fit((same.given, one.given))


def _called(article: Article, claims: Sequence[Claim]) -> Iterator[_Called]:
    for claim in claims:
        for value in claim.values:
            if value.kind is Kind.NAME and value.field is Field.NAME:
                words = tuple(re.sub(r"['’]s?$", "", word) for word in _WORD.findall(value.text))
                if words and all(word[:1].isupper() and not word.isupper() for word in words):
                    yield _Called(Given(claim, Span(value.span.start, value.span.end)), words)
    for found in _TITLED.finditer(article.text):
        span = Span(*found.span("last"))
        if not is_marked(article, span, Layout.BOILERPLATE):
            yield _Called(given(article, claims, span), (re.sub(r"['’]s?$", "", found["last"]),))


def _is_slip(one: tuple[str, ...], full: tuple[str, ...], lasts: set[str]) -> bool:
    """Whether a name is that of a person but for a letter or two."""
    if len(one) == 1:
        return one[0] not in lasts and one[0] not in full and _near(one[0], full[-1])
    if one[:-1] == full[:-1]:
        return _near(one[-1], full[-1], known=True)
    return one[-1] == full[-1] and len(one) == len(full) == 2 and len(one[0]) > _SHORT and _near(one[0], full[0])


def _near(one: str, other: str, *, known: bool = False) -> bool:
    """Whether two names differ by a letter, or by two where they are long or the first names are known to be one."""
    short = min(len(one), len(other))
    if short < _SHORT or _is_longer(one, other) or (not known and one[0].lower() != other[0].lower()):
        return False
    most = 1 if short < (_SHORT + 1 if known else _LONG) else 2
    return 0 < DamerauLevenshtein.distance(one.lower(), other.lower(), score_cutoff=most) <= most


def _is_longer(one: str, other: str) -> bool:
    """Whether one is the other with an ending: a plural, a female form."""
    long, short = sorted((one.lower(), other.lower()), key=len, reverse=True)
    return (
        long.startswith(short) and long != short and long[len(short) :] in {"s", "a", "es", "i", "n", "ova", "ov", "va"}
    )


def _is_kin(text: str, one: _Called, other: _Called) -> bool:
    return any(
        _KIN.search(text[max(0, each.given.span.start - _AROUND) : each.given.span.end + _AROUND])
        for each in (one, other)
    )
