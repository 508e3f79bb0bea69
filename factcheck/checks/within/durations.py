"""A duration that does not lie between its two dates: "closed for three weeks, from 2 to 9 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from factcheck.checks.within.bounded import bounded
from factcheck.checks.within.clocked import clocked
from factcheck.checks.within.contradiction import Contradiction, Fit, Given
from factcheck.checks.within.elapsed import Elapsed, between, fits, lasting, ratio, tells, wording
from factcheck.checks.within.skeleton import Skeleton, Told, beside, skeletons
from factcheck.model import Article, Claim, Field, Grain, Moment, MomentKind, Severity, Span, Stretch

CODE = "dates-duration"
_SURE = 0.9
# Told durations that are further from the time between are of something else than what the two moments bound.
_FARTHEST, _NEAR = Decimal("3.5"), Decimal("2.2")
_LIKELY = 0.75

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
    rf"{_D},? (?:that|which) (?:\w+ ){{0,2}}(?:began|begins|started|starts|ran|runs|opened|opens|"
    rf"lasted)[^<;:]{{0,20}}<T(?P<first>\d+)>[^<;:]{{0,60}}"
    rf"\b(?:ended|ends|end|closed|closes|finished|finishes|until|to|expired|expires)\b[^<;:]{{0,20}}<[TU](?P<last>\d+)>",
    rf"<T(?P<first>\d+)>[^<.;]{{2,110}}<T(?P<last>\d+)>,? after (?:an? |their |his |her |the "
    rf")?(?:[a-z-]+ (?:of|lasting) )?{_LOOSE}{_D}"
    r"(?= of | together| there| in (?:the|office|charge|power|prison|jail|post)| as |[,.])",
    rf"\bfrom <T(?P<first>\d+)> (?:to|until|till) <[TU](?P<last>\d+)>,?[^<.;]{{0,30}}?{_LOOSE}{_D}{_END}",
    rf"<T(?P<first>\d+)>[^<.;]{{2,110}}<[TU](?P<last>\d+)>,? (?:[a-z]+ ){{0,2}}(?:a|an|the) (?:[a-z-]+ "
    rf"){{0,3}}(?:of|lasting) {_LOOSE}{_D}{_END}",
)
# Both ends, and then the time between them as known: "those 22 years", in the same sentence or the next.
_THOSE = (
    rf"<T(?P<first>\d+)>[^<]{{2,160}}<[TU](?P<last>\d+)>(?:[^<]|<[DA]\d+>){{0,200}}?\b[Tt](?:hose|hese) {_D}",
    rf"<T(?P<first>\d+)>[^<]{{2,160}}<[TU](?P<last>\d+)>(?:[^<]|<[DA]\d+>){{0,120}}?\b[Tt]he {_D} "
    r"(?:that )?(?:he|she|they|it|in between|between|spent|in which|of waiting|behind)",
    rf"<T(?P<first>\d+)>[^<]{{2,160}}<[TU](?P<last>\d+)>(?:[^<]|<[DA]\d+>){{0,80}}?[.]\S? (?:[Tt]hat|"
    r"[Tt]his|[Ii]t) (?:is|was|took|lasted|makes|made|means|meant|amounts to|adds up to)"
    rf" {_LOOSE}(?:(?:a|an) (?:[a-z-]+ ){{0,3}}of )?{_LOOSE}{_D}",
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
    every = tuple(skeletons(article, claims))
    seen: set[Span] = set()
    two = [pair for one, other in pairwise(every) if (pair := beside(one, other)) is not None]
    told = (each for one in every for each in _held(one, today))
    for held in (*told, *(each for one in two for each in _joined(one, today))):
        if held.duration.value.span in seen:
            continue
        seen.add(held.duration.value.span)
        quantity = held.duration.value.quantity
        if any(fits(quantity, each) for each in held.elapsed):
            yield Fit((held.duration.given, *(end.given for end in held.ends)))
        elif all((far := ratio(quantity, each)) is not None and far <= _FARTHEST for each in held.elapsed):
            yield _contradiction(held)
    yield from clocked(every, seen)
    for loose in (each for one in every for each in bounded(one)):
        if loose.duration.value.span not in seen:
            seen.add(loose.duration.value.span)
            yield from _loosely(_Held(loose.duration, loose.ends, loose.elapsed), today)


def _loosely(held: _Held, today: Moment | None) -> Iterator[Contradiction | Fit]:
    """A duration that only its place ties to what bounds it: it may run up to publication, or from it, as well."""
    quantity = held.duration.value.quantity
    others = (
        []
        if today is None
        else [
            each
            for end in held.ends
            for pair in ((end.value.time, today), (today, end.value.time))
            if (each := between(*pair))
        ]
    )
    if any(fits(quantity, each) for each in held.elapsed):
        yield Fit((held.duration.given, *(end.given for end in held.ends)))
    elif not any(fits(quantity, each) for each in others) and all(
        (far := ratio(quantity, each)) is not None and far <= _NEAR for each in held.elapsed
    ):
        yield replace(_contradiction(held), sure=_LIKELY)


def _joined(two: Skeleton, today: Moment | None) -> Iterator[_Held]:
    """What two sentences tell together: the time between two moments of the first, in the second."""
    return (
        held
        for held in _held(two, today, joined=True)
        if len({end.claim.sentence for end in (held.duration, *held.ends)}) > 1
    )


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


def _held(sentence: Skeleton, today: Moment | None, *, joined: bool = False) -> Iterator[_Held]:
    """The durations of a sentence, or of two that are `joined`, with what bounds them."""
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
    for found in _matches(sentence, _THOSE):
        duration, first, last = (sentence.of(found, name) for name in ("told", "first", "last"))
        elapsed = between(first.value.time, last.value.time)
        if elapsed is not None and _commensurate(duration, first, last):
            yield _Held(duration, (first, last), (elapsed,))
    if today is None or sentence.heading or joined:
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
