"""A duration that does not lie between its two dates: "closed for three weeks, from 2 to 9 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from factcheck.checks.within.contradiction import Contradiction, Fit, Given
from factcheck.checks.within.elapsed import Elapsed, between, fits, lasting, ratio, tells, wording
from factcheck.checks.within.skeleton import Skeleton, Told, skeletons
from factcheck.model import Article, Claim, Field, Grain, Moment, MomentKind, Severity, Span, Stretch

CODE = "dates-duration"
_SURE = 0.9
# Told durations that are further from the time between are of something else than what the two moments bound.
_FARTHEST = Decimal("3.5")

_PRONOUNS = frozenset({"", "he", "she", "it", "they", "we", "i", "this", "that", "there"})

_LOOSE = r"(?:(?:just|only|some|about|around|almost|nearly|exactly|barely|a|an|the|full|total of|period of|for) )*"
_JOIN = r"(?:,| \(|:| [–—-])? ?"
_END = r"(?=[,.;:)!?]|$| (?:a day|each day|a night|in all|in total|altogether|and|but)\b)"
_BUILT = (
    r"(?:first )?(?:opened|built|completed|founded|established|launched|inaugurated|commissioned|erected|constructed|"
    r"formed|created|set up|(?:which )?dat(?:es|ing) (?:back to|from))"
)
_D = r"<D(?P<told>\d+)>"
_AGED = r"<[DA](?P<told>\d+)>"

# Both ends in one moment.
_SPANS = (
    rf"{_D}{_JOIN}<R(?P<first>\d+)>",
    rf"<R(?P<first>\d+)>(?:,| \(|:| [–—-]) ?{_LOOSE}{_D}{_END}",
)
# Both ends told apart, the first one first.
_APART = (
    rf"<[TU](?P<last>\d+)>,? {_LOOSE}{_D} (?:after|later than) [^<;.:]{{2,70}}?<T(?P<first>\d+)>",
    rf"<T(?P<first>\d+)>,? {_LOOSE}{_D} before [^<;.:]{{2,70}}?<T(?P<last>\d+)>",
    rf"<T(?P<first>\d+)>[^<.;]{{0,80}}, (?:a|an|the) (?:[a-z-]+ ){{1,3}}(?:of|lasting) {_D} (?:that|which) "
    r"(?:only |finally )?(?:ended|ran|lasted)[^<.;]{0,80}<[TU](?P<last>\d+)>",
    rf"<T(?P<first>\d+)>[^;.:]{{2,120}}?<[TU](?P<last>\d+)>(?:,| [–—-])? (?:[a-z]+ ){{0,3}}{_D} later\b",
)
# Up to the day of publication, or from it.
_SINCE = (
    rf"{_D},? \(?<S(?P<first>\d+)>",
    rf"<S(?P<first>\d+)>,? {_LOOSE}{_D}{_END}",
    rf"{_D} ago,?(?: \(|:| [–—-])? ?(?:back )?(?:in |on )?<T(?P<first>\d+)>",
    rf"<T(?P<first>\d+)>,? (?:or |some |about |\()*{_D} ago\b",
    rf"{_AGED} (?:[a-z-]+,? ){{1,3}}(?:which |that )?(?:was |were )?{_BUILT}(?: in| on| to)?,? <T(?P<first>\d+)>",
    rf"{_BUILT}(?: in| on| to)? <T(?P<first>\d+)>,? (?:and )?(?:is|the) (?:now )?{_AGED}",
)
_UNTIL = (
    rf"<U(?P<last>\d+)>,? or in {_D}",
    rf"\bin {_D},? (?:or )?<U(?P<last>\d+)>",
    rf"<[TU](?P<last>\d+)>,? {_LOOSE}{_D} (?:from now|hence|away)\b",
)


@dataclass(frozen=True, slots=True)
class _Held:
    """A duration, the moments that bound it, and the time that lies between them, in each of its readings."""

    duration: Told
    ends: tuple[Told, ...]
    elapsed: tuple[Elapsed, ...]
    published: bool = False


def check(article: Article, claims: Sequence[Claim]) -> Iterator[Contradiction | Fit]:
    """Each duration that is not the time between the moments that its sentence ties to it.

    Where one of them is the day of publication it is silent if another moment of the sentence fits.
    """
    today = None if article.published is None else _day(date.fromisoformat(article.published[:10]))
    for sentence in skeletons(article, claims):
        seen: set[Span] = set()
        for held in _held(sentence, today):
            if held.duration.value.span in seen:
                continue
            seen.add(held.duration.value.span)
            quantity = held.duration.value.quantity
            if any(fits(quantity, each) for each in held.elapsed):
                yield Fit((held.duration.given, *(end.given for end in held.ends)))
            elif all((far := ratio(quantity, each)) is not None and far <= _FARTHEST for each in held.elapsed):
                yield _contradiction(held)


def _contradiction(held: _Held) -> Contradiction:
    ends: tuple[tuple[Given, ...], ...] = tuple((end.given,) for end in held.ends)
    return Contradiction(
        code=CODE,
        field=Field.DURATION,
        severity=Severity.ERROR,
        topic=_topic(held),
        message=_message(held),
        sides=((held.duration.given,), *ends),
        sure=_SURE,
    )


def _held(sentence: Skeleton, today: Moment | None) -> Iterator[_Held]:
    for found in _matches(sentence, _SPANS):
        duration, span = sentence.of(found, "told"), sentence.of(found, "first")
        lengths = lasting(span.value.time)
        if lengths and _commensurate(duration, span):
            yield _Held(duration, (span,), lengths)
    for found in _matches(sentence, _APART):
        duration, first, last = (sentence.of(found, name) for name in ("told", "first", "last"))
        elapsed = between(first.value.time, last.value.time)
        if elapsed is not None and _commensurate(duration, first, last):
            yield _Held(duration, (first, last), (elapsed,))
    if today is None or sentence.heading:
        return
    for patterns, name in ((_SINCE, "first"), (_UNTIL, "last")):
        for found in _matches(sentence, patterns):
            duration, end = sentence.of(found, "told"), sentence.of(found, name)
            if _commensurate(duration, end) and not _told_then(sentence, found):
                every = _from_publication(sentence, end, today, ahead=name == "last")
                if every:
                    yield _Held(duration, (end,), every, published=True)


def _matches(sentence: Skeleton, patterns: Sequence[str]) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        yield from re.finditer(pattern, sentence.text)


def _commensurate(duration: Told, *ends: Told) -> bool:
    return all(tells(duration.value.quantity, end.value.time) for end in ends)


def _told_then(sentence: Skeleton, found: re.Match[str]) -> bool:
    """Whether the time runs up to a moment of the past: "had worked there for 31 years, since 1983"."""
    return re.search(r"\b(?:had|was|were|would)\b[^<]*$", sentence.text[: found.start()]) is not None


def _from_publication(sentence: Skeleton, end: Told, today: Moment, *, ahead: bool) -> tuple[Elapsed, ...]:
    """The time between a moment and publication, and between it and each other moment of the sentence."""
    others = [today, *(one.value.time for one in sentence.times() if one is not end)]
    pairs = [(other, end.value.time) if ahead else (end.value.time, other) for other in others]
    found = [between(*pair) for pair in pairs]
    return tuple(each for each in found if each is not None) if found[0] is not None else ()


def _day(day: date) -> Moment:
    stretch = Stretch(day.isoformat(), (day + timedelta(days=1)).isoformat())
    return Moment(Span(0, 0), day.isoformat(), MomentKind.DATE, Grain.DAY, (stretch,))


def _topic(held: _Held) -> str:
    claim = held.duration.claim
    about = claim.predicate if claim.subject.lower() in _PRONOUNS else claim.subject
    return f"{about}: {held.duration.value.text}" if about else held.duration.value.text


def _message(held: _Held) -> str:
    quantity, text = held.duration.value.quantity, held.duration.value.text
    lies = wording(held.elapsed[0], quantity.unit)
    first = _bare(held.ends[0])
    if held.published:
        return f"between {first} and publication lie {lies}, not {text}"
    if len(held.ends) == 1:
        return f"{held.ends[0].value.text} is {lies}, not {text}"
    return f"from {first} to {_bare(held.ends[1])} is {lies}, not {text}"


def _bare(told: Told) -> str:
    """A moment without the word that opens it: `1983` of "since 1983"."""
    return re.sub(r"^(?:since|until|till|by|before|from)\s+", "", told.value.text, flags=re.IGNORECASE)
