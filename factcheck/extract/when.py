"""When a clause says that its matter was: the moment that stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.extract.moments import Direction, moments, towards
from factcheck.extract.paragraphs import Paragraph
from factcheck.model import Modality, Moment, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_PAST = frozenset({"VBD", "VBN"})


def told(paragraphs: Sequence[Paragraph], *, published: str | None) -> Iterator[tuple[Moment, ...]]:
    """The moments of each paragraph, with offsets into its text; "the next day" may follow the paragraph before."""
    before: Moment | None = None
    for paragraph in paragraphs:
        found = moments(paragraph.text, published=published, after=before)
        before = found[-1] if found else before
        yield found


def when(
    head: Token, tokens: Sequence[Token], found: Sequence[Moment], *, modality: Modality, published: str | None
) -> Moment | None:
    """The one moment of a day or longer, or part of a day, among the clause's own tokens; None for none or several.

    Offsets are those of the paragraph. The tense of the clause settles whether "on Monday" lies behind or ahead.
    """
    inside = [moment for moment in found if any(_holds(moment.span, token) for token in tokens)]
    days = [moment for moment in inside if not moment.any_day]
    if len(days) != 1:
        return None
    return placed(days[0], head, modality=modality, published=published)


def placed(moment: Moment, head: Token, *, modality: Modality, published: str | None) -> Moment:
    """A moment in the clause of `head`, whose tense settles whether "on Monday" lies behind or ahead."""
    return towards(moment, _direction(head, modality), published)


def _holds(span: Span, token: Token) -> bool:
    return span.start <= token.idx < span.end


def _direction(head: Token, modality: Modality) -> Direction:
    if modality is Modality.PLANNED:
        return Direction.NEXT
    past = head.tag_ in _PAST or any(
        child.tag_ in _PAST and child.dep_ in {"aux", "auxpass"} for child in head.children
    )
    return Direction.PAST if past and modality is Modality.ASSERTED else Direction.EITHER
