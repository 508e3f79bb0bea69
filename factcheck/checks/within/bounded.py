"""A duration with the only two moments of its sentence, which no pattern of wording ties to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.checks.within.elapsed import Elapsed, between, lasting, tells
from factcheck.checks.within.skeleton import Skeleton, Told, letter
from factcheck.model import Bound, Field, MomentKind

_LEADS = re.compile(
    r"(?:\b(?:after|for|over|of|lasting|lasted|during|within|full|those|these|the|took|taken|taking|spent|spending|spanning|in|just|only|some|about|"
    r"almost|nearly|is|was|were|than|a)|[,(–—:]|\s-)\s*$",
    re.IGNORECASE,
)
# A time that is set, or of something else than what the moments bound.
_OTHER = re.compile(
    r"\b(?:sentenc\w+|jail\w*|prison|contract|extension|extend\w*|inflation|longest|shortest|average|"
    r"each|every|limit|deadline|ban\w*|notice|suspended|up to|"
    r"forecast|plan\w*|target|a day|a week|a month|a year|per|old|age|aged|ago|delay\w*|more than "
    r"once|warrant\w*|loan|bond|term|terms|interest|"
    r"rest|break|shift|shifts|earlier than|later than|behind|ahead of|previous|until then|since then|"
    r"could|would|may|might|will take|expected)\b",
    re.IGNORECASE,
)
_FROM_IT = re.compile(r"^ (?:after|before|ago|later|earlier|from|since|until|into)\b", re.IGNORECASE)
_PLAIN = re.compile(
    r"^(?:(?:just|only|some|about|around|almost|nearly|exactly|over|more than|less than|a|an|the|full|"
    r"barely) )*[\w.,]+ [a-z]+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bounded:
    """A duration, the moments that seem to bound it, and the time that lies between them."""

    duration: Told
    ends: tuple[Told, ...]
    elapsed: tuple[Elapsed, ...]


def bounded(sentence: Skeleton) -> Iterator[Bounded]:
    """The one duration of a sentence with its only two moments, or its only span of time."""
    durations = [(at, one) for at, one in enumerate(sentence.told) if one.value.field is Field.DURATION]
    if len(durations) != 1 or sentence.heading or _OTHER.search(sentence.text):
        return
    at, duration = durations[0]
    lead = sentence.text.partition(f"<D{at}>")[0]
    plain = _PLAIN.match(duration.value.text) is not None and duration.value.quantity.bound is not Bound.RANGE
    if not plain or _LEADS.search(lead) is None or _FROM_IT.match(sentence.text.partition(f"<D{at}>")[2]):
        return
    times = sentence.times()
    whole = [one for one in times if letter(one.value) == "R" and one.value.time.kind is MomentKind.RANGE]
    if len(times) == 1 and whole and tells(duration.value.quantity, whole[0].value.time):
        yield Bounded(duration, (whole[0],), lasting(whole[0].value.time))
    elif (
        len(times) == 2
        and times[0].value.span < duration.value.span
        and all((letter(one.value) or "-") in "TU" for one in times)
    ):
        yield from _between(duration, times)


def _between(duration: Told, times: Sequence[Told]) -> Iterator[Bounded]:
    first, last = times
    elapsed = between(first.value.time, last.value.time)
    told = all(tells(duration.value.quantity, one.value.time) for one in times)
    if elapsed is not None and told and elapsed.least > 0:
        yield Bounded(duration, (first, last), (elapsed,))
