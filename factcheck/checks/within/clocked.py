"""A time of the clock told as so long after another: "derailed at 2.40 am ... freed at 11.10, six hours later"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from factcheck.checks.within.contradiction import Contradiction, Fit
from factcheck.checks.within.elapsed import Elapsed, between, fits, ratio, wording
from factcheck.checks.within.skeleton import Skeleton, Told
from factcheck.model import Field, Grain, Severity, Span, Stretch

CODE = "dates-duration"
_SURE = 0.85
_FARTHEST = 4
_HEDGE = (
    r"(?:(?:just|only|some|about|around|almost|nearly|exactly|barely|less than|more than|over|under|a|"
    r"an|the|full|and|or) )*"
)
_D = r"<D(?P<told>\d+)>"
_LATER = (
    rf"<[TU](?P<at>\d+)>[^<.;]{{0,40}}?,? {_HEDGE}{_D} (?:after|later|into)\b",
    rf"{_HEDGE}{_D} (?:after|later)[^<.;]{{0,60}}?,? (?:at|by|around|shortly before|until) <[TU](?P<at>\d+)>",
    rf"{_HEDGE}{_D} later,? (?:at )?<T(?P<at>\d+)>",
)
_EARLIER = (rf"<[TU](?P<at>\d+)>[^<.;]{{0,60}}?,? {_HEDGE}{_D} (?:before|earlier|ahead of)\b",)


def clocked(every: Sequence[Skeleton], seen: Set[Span]) -> Iterator[Contradiction | Fit]:
    """Each such time that lies so long after none of the times told in the sentences before."""
    times = [
        one
        for sentence in every
        if not sentence.heading
        for one in sentence.times()
        if one.value.time.grain <= Grain.MINUTE
    ]
    for sentence in every:
        for patterns, ahead in ((_LATER, False), (_EARLIER, True)):
            for pattern in patterns:
                for found in re.finditer(pattern, sentence.text):
                    duration, at = sentence.of(found, "told"), sentence.of(found, "at")
                    clock = duration.value.quantity.unit in ("minute", "hour") and at in times
                    if clock and not sentence.heading and duration.value.span not in seen:
                        yield from _held(duration, at, times, ahead=ahead)


def _held(duration: Told, at: Told, times: Sequence[Told], *, ahead: bool) -> Iterator[Contradiction | Fit]:
    quantity = duration.value.quantity
    others = [one for one in times if one is not at and one.value.span.start < duration.value.span.start]
    if ahead:
        others = [one for one in times if one is not at]
    lengths = [
        (one, length) for one in others if (length := _length(at, one) if ahead else _length(one, at)) is not None
    ]
    for one, length in lengths:
        if fits(quantity, length):
            yield Fit((duration.given, at.given, one.given))
            return
    near = [
        (one, length) for one, length in lengths if (far := ratio(quantity, length)) is not None and far <= _FARTHEST
    ]
    if near and not ahead and len(lengths) <= 3:
        one, length = near[0]
        told = (
            f"from {one.value.text} to {at.value.text} is {wording(length, quantity.unit)}, not {duration.value.text}"
        )
        yield Contradiction(
            code=CODE,
            field=Field.DURATION,
            severity=Severity.ERROR,
            topic=f"{duration.claim.predicate}: {duration.value.text}",
            message=told,
            sides=((duration.given,), (one.given,), (at.given,)),
            sure=_SURE,
        )


def _length(first: Told, last: Told) -> Elapsed | None:
    """The time between two times of the clock, on one day if neither or only one of them tells a day."""
    one, other = first.value.time, last.value.time
    if one.any_day is other.any_day:
        return between(one, other)
    dated, bare = (one, other) if other.any_day else (other, one)
    stretch = dated.interval
    if stretch is None or stretch.low is None or stretch.high is None:
        return None
    clock = (Stretch(stretch.low[10:], stretch.high[10:]),)
    plain = replace(dated, stretches=clock, edge=())
    return between(plain, bare) if dated is one else between(bare, plain)
