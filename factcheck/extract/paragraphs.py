"""An article to the paragraphs that are parsed: one a line, without what is marked as boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.model import Article, Layout, Span

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[-*•–]\s+|#+\s+|>\s*)?")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of one line that is news; `heading` where it is a title or a subhead."""

    span: Span
    text: str
    heading: bool


def paragraphs(article: Article) -> Iterator[Paragraph]:
    """The paragraphs of an article, in order, with offsets into its text."""
    for line in _LINE.finditer(article.text):
        for span in _without_boilerplate(article, Span(line.start(), line.end())):
            start = span.start + len(_BULLET.match(article.text[span.start : span.end])[0])  # type: ignore[index]
            text = article.text[start : span.end].rstrip()
            if text:
                inside = Span(start, start + len(text))
                heading = any(mark.span.overlaps(inside) and mark.layout in {Layout.TITLE, Layout.HEADING} for mark in article.marks)
                yield Paragraph(inside, text, heading)


def _without_boilerplate(article: Article, line: Span) -> Iterator[Span]:
    start = line.start
    for mark in article.marks:
        if mark.layout is Layout.BOILERPLATE and mark.span.overlaps(line):
            if mark.span.start > start:
                yield Span(start, min(mark.span.start, line.end))
            start = max(start, mark.span.end)
    if start < line.end:
        yield Span(start, line.end)
