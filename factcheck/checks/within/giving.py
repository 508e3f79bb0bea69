"""A stretch of an article as the value that a finding points at, with a claim around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.checks.within.contradiction import Given
from factcheck.model import Article, Claim, Layout, Span

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n")


def given(article: Article, claims: Sequence[Claim], span: Span) -> Given:
    """The stretch in the narrowest claim that holds it; where none does, in a claim made of its sentence."""
    around = [claim for claim in claims if claim.span.contains(span)]
    if around:
        return Given(min(around, key=lambda claim: (claim.span.end - claim.span.start, claim.span)), span)
    near = [claim for claim in claims if claim.sentence.contains(span)]
    if near:
        claim = min(near, key=lambda claim: claim.span)
        return Given(replace(claim, span=claim.sentence), span)
    whole = sentence(article.text, span)
    return Given(Claim(article.id, whole, whole, "", "", (), heading=is_marked(article, span, Layout.TITLE)), span)


def sentence(text: str, span: Span) -> Span:
    """The sentence around a stretch, as its punctuation tells."""
    line = text.rfind("\n", 0, span.start) + 1
    starts = [found.end() for found in _SENTENCE_END.finditer(text, line, span.start)]
    after = _SENTENCE_END.search(text, span.end)
    end = len(text) if after is None else after.end()
    start = starts[-1] if starts else line
    return Span(start, max(span.end, start + len(text[start:end].rstrip())))


def is_marked(article: Article, span: Span, *layouts: Layout) -> bool:
    """Whether a stretch lies in a part of the article of one of the layouts."""
    return any(mark.layout in layouts and mark.span.overlaps(span) for mark in article.marks)
