"""A sentence with a letter for each of its dates, durations and ages: what patterns of wording are matched against.

"They knock from 8am to 4pm, six hours a day." is `They knock <R0>, <D1> a day.`: R a time with both its ends, S one
from a beginning ("since 1983"), U one up to an end ("by 2036"), T any other, D a duration, A an age.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.checks.within.contradiction import Given
from factcheck.model import Article, Claim, Field, FieldValue, Kind, MomentKind, Span

_BOTH_ENDS = re.compile(r"from\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A value, and the claim that states it."""

    claim: Claim
    value: FieldValue

    @property
    def given(self) -> Given:
        """The value as a side of a contradiction holds it."""
        return Given(self.claim, self.value.span)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A sentence as patterns see it; the number in each letter is the index of its value in `told`."""

    text: str
    told: tuple[Told, ...]
    heading: bool

    def of(self, found: re.Match[str], group: str) -> Told:
        """The value whose letter a group of a match took in, as its number."""
        return self.told[int(found[group])]

    def times(self) -> tuple[Told, ...]:
        """Its dates and times, in order."""
        return tuple(one for one in self.told if one.value.kind is Kind.MOMENT)


def skeletons(article: Article, claims: Sequence[Claim]) -> Iterator[Skeleton]:
    """The sentences of an article that state a date, duration or age, in order."""
    by_sentence: dict[Span, list[Told]] = {}
    for claim in claims:
        for value in claim.values:
            if letter(value) is not None:
                by_sentence.setdefault(claim.sentence, []).append(Told(claim, value))
    for sentence in sorted(by_sentence):
        yield _skeleton(article.text, sentence, sorted(by_sentence[sentence], key=lambda one: one.value.span))


def beside(one: Skeleton, other: Skeleton) -> Skeleton | None:
    """Two sentences as one, the second one with its letters counted on; None for a headline."""
    if one.heading or other.heading:
        return None
    moved = re.sub(r"<([A-Z])(\d+)>", lambda found: f"<{found[1]}{int(found[2]) + len(one.told)}>", other.text)
    return Skeleton(f"{one.text} {moved}", (*one.told, *other.told), False)


def letter(value: FieldValue) -> str | None:
    """The letter of a value; None for a value of another kind."""
    if value.moment is not None:
        ends = [(one.low is None, one.high is None) for one in value.moment.stretches]
        if not ends:
            return None
        if any(high for _, high in ends):
            return "S"
        first = value.text.split(maxsplit=1)[0].lower()
        if any(low for low, _ in ends) or first in {"until", "till", "by", "before"}:
            return "U"
        return "R" if value.moment.kind is MomentKind.RANGE or _BOTH_ENDS.match(value.text) else "T"
    return {Field.DURATION: "D", Field.AGE: "A"}.get(value.field)


def _skeleton(text: str, sentence: Span, told: Sequence[Told]) -> Skeleton:
    parts: list[str] = []
    kept: list[Told] = []
    at = sentence.start
    for one in told:
        if one.value.span.start < at or one.value.span.end > sentence.end:
            continue
        parts += [_plain(text[at : one.value.span.start]), f"<{letter(one.value)}{len(kept)}>"]
        kept.append(one)
        at = one.value.span.end
    parts.append(_plain(text[at : sentence.end]))
    return Skeleton("".join(parts), tuple(kept), any(one.claim.heading for one in kept))


def _plain(text: str) -> str:
    """A text of the same length in which nothing looks like a letter of ours."""
    return text.translate({ord("<"): "[", ord(">"): "]", ord("\n"): " ", 0xA0: " "})
