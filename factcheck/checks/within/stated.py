"""The figures of one article in the order of its text, sentence by sentence, with the words between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from factcheck.checks.within.contradiction import Given
from factcheck.model import Article, Claim, Field, FieldValue, Interval, Layout, Quantity, Span
from factcheck.units import convert_interval, units


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the article states, and the claim in which it does."""

    claim: Claim
    value: FieldValue

    @property
    def quantity(self) -> Quantity:
        """The number."""
        return self.value.quantity

    @property
    def interval(self) -> Interval:
        """What its wording allows, in its own unit."""
        return self.value.quantity.interval

    @property
    def start(self) -> int:
        """Where it begins, with its hedge."""
        return self.value.span.start

    @property
    def end(self) -> int:
        """Where it ends, with its unit or noun."""
        return self.value.span.end

    @property
    def given(self) -> Given:
        """The value for a finding."""
        return Given(self.claim, self.value.span)

    @property
    def kind(self) -> tuple[str, str | None]:
        """What may be added up with it: the dimension without its rate, and the currency."""
        return self.quantity.dimension.partition(" per ")[0], self.quantity.currency


@dataclass(frozen=True, slots=True)
class Sentence:
    """The figures of a sentence in order, without ages; `text` is that of the article."""

    text: str
    span: Span
    figures: tuple[Figure, ...]
    heading: bool

    def before(self, at: int) -> str:
        """The text from the figure before, or the start of the sentence, up to the figure `at`."""
        start = self.span.start if at == 0 else self.figures[at - 1].end
        return self.text[start : self.figures[at].start]

    def lead(self, at: int) -> str:
        """All of the sentence before the figure `at`."""
        return self.text[self.span.start : self.figures[at].start]

    def after(self, at: int) -> str:
        """The text from the figure `at` up to the next one, or the end of the sentence."""
        end = self.span.end if at + 1 == len(self.figures) else self.figures[at + 1].start
        return self.text[self.figures[at].end : end]

    def rest(self, at: int) -> str:
        """All of the sentence behind the figure `at`."""
        return self.text[self.figures[at].end : self.span.end]

    def between(self, one: int, other: int) -> str:
        """The text between two figures of the sentence."""
        return self.text[self.figures[one].end : self.figures[other].start]


def sentences(article: Article, claims: Sequence[Claim]) -> tuple[Sentence, ...]:
    """The sentences of an article that state a number, in order, without what is marked as no part of the article."""
    out = [mark.span for mark in article.marks if mark.layout is Layout.BOILERPLATE]
    every = sorted(_figures(claims), key=lambda one: (one.claim.sentence, one.value.span))
    found: list[Sentence] = []
    for span, group in groupby(every, key=lambda one: one.claim.sentence):
        if any(span.overlaps(one) for one in out):
            continue
        one = Sentence(article.text, span, (figures := tuple(group)), figures[0].claim.heading)
        if found and _is_cut(found[-1], one):
            one = replace(one, span=Span(found[-1].span.start, span.end), figures=(*found.pop().figures, *figures))
        found.append(one)
    return tuple(found)


def _is_cut(one: Sentence, other: Sentence) -> bool:
    """Whether the parse ended a sentence where none ends."""
    end = one.text[one.span.start : one.span.end].rstrip("\"'”’)")
    return not one.text[one.span.end : other.span.start].strip(" ") and not end.endswith(
        (".", "!", "?", "…", ":", "\n")
    )


def _figures(claims: Sequence[Claim]) -> Iterator[Figure]:
    for claim in claims:
        for value in claim.values:
            if value.number is not None and value.field is not Field.AGE:
                yield Figure(claim, value)


def intervals(figures: Sequence[Figure], *, shared: bool = False) -> tuple[Interval, ...] | None:
    """What the wordings allow in one unit; None where the figures cannot be added up.

    With `shared` bare figures are in the unit of the first: "of the 9,400 tonnes, 5,200 went to Kenya".
    """
    first = figures[0]
    if shared and first.quantity.unit is not None and all(one.kind == ("count", None) for one in figures[1:]):
        return tuple(one.interval for one in figures)
    if any(one.kind != first.kind for one in figures):
        return None
    unit = first.quantity.unit
    if all(one.quantity.unit == unit for one in figures):
        return tuple(one.interval for one in figures)
    if unit is None or any(one.quantity.unit is None for one in figures):
        return None
    if any(units()[one.quantity.unit or ""].dimension != units()[unit].dimension for one in figures):
        return None
    return tuple(convert_interval(one.interval, unit=one.quantity.unit or "", to=unit) for one in figures)
