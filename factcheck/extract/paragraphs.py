"""An article to the paragraphs that are parsed: without boilerplate, wrapped lines joined, none too long."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.model import Article, Layout, Span

# The parser needs memory and time for the whole of what it is given; news has no paragraph of this length.
LONGEST = 5_000
_WRAPPED = range(60, 91)
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[-*•–]\s+|#+\s+|>\s*)?")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of news; `heading` where it is a title or a subhead.

    `text` is what is parsed: as long as `span`, and the article's text but for line ends, which are spaces.
    """

    span: Span
    text: str
    heading: bool


def paragraphs(article: Article) -> Iterator[Paragraph]:
    """The paragraphs of an article, in order, with offsets into its text; none longer than LONGEST."""
    hidden = tuple(mark.span for mark in article.marks if mark.layout is Layout.BOILERPLATE)
    headings = tuple(mark.span for mark in article.marks if mark.layout in (Layout.TITLE, Layout.HEADING))
    parts = [
        mark.span for mark in article.marks if mark.layout not in (Layout.BOILERPLATE, Layout.TITLE, Layout.HEADING)
    ]
    # No line goes on in another part of the page: a caption stands in the middle of many a text.
    edges = tuple(edge for span in parts for edge in (span.start, span.end))
    for stretch in _joined(_stretches(article.text, hidden), article.text, headings, edges):
        for span in _pieces(article.text, stretch):
            text = article.text[span.start : span.end].replace("\n", " ")
            yield Paragraph(span, text, _marked(span, headings))


def _stretches(text: str, hidden: Sequence[Span]) -> Iterator[Span]:
    """Each line without its boilerplate, bullet and blanks."""
    marks = list(reversed(hidden))
    for line in _LINE.finditer(text):
        start = line.start()
        while marks and marks[-1].end <= start:
            marks.pop()
        for mark in reversed(marks):
            if mark.start >= line.end():
                break
            yield from _trimmed(text, start, min(mark.start, line.end()))
            start = max(start, mark.end)
        yield from _trimmed(text, start, line.end())


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    if start < end and (bullet := _BULLET.match(text, start, end)) is not None:
        start = bullet.end()
    if start < end and (written := text[start:end].rstrip()):
        yield Span(start, start + len(written))


def _joined(stretches: Iterator[Span], text: str, headings: Sequence[Span], edges: Sequence[int]) -> Iterator[Span]:
    """Lines that were wrapped by hand, each one paragraph again."""
    paragraph: Span | None = None
    last = Span(0, 0)
    for line in stretches:
        apart = _marked(Span(last.start, line.end), headings) or _between(last.end, line.start, edges)
        if paragraph is not None and _goes_on(last, line, text) and not apart:
            paragraph = Span(paragraph.start, line.end)
        else:
            if paragraph is not None:
                yield paragraph
            paragraph = line
        last = line
    if paragraph is not None:
        yield paragraph


def _between(start: int, end: int, edges: Sequence[int]) -> bool:
    """Whether one of the edges, which are sorted, lies from `start` to `end`."""
    at = bisect_left(edges, start)
    return at < len(edges) and edges[at] <= end


def _goes_on(last: Span, line: Span, text: str) -> bool:
    """Whether a line of the length at which texts are wrapped ends within a sentence that the next one continues."""
    wrapped = last.end - last.start in _WRAPPED and text[last.end : line.start].strip(" ") == "\n"
    return wrapped and text[last.end - 1] not in ".!?:" and (text[line.start].islower() or text[line.start].isdigit())


def _pieces(text: str, stretch: Span) -> Iterator[Span]:
    """A stretch cut where a sentence seems to end, or else at a blank, so that no piece is longer than LONGEST."""
    start = stretch.start
    while stretch.end - start > LONGEST:
        limit = start + LONGEST
        ends = [match.end() for match in _SENTENCE_END.finditer(text, start, limit)]
        blank = max(text.rfind(" ", start, limit), text.rfind("\n", start, limit)) + 1
        end = ends[-1] if ends else blank if blank > start else limit
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, stretch.end)


def _marked(span: Span, marks: Sequence[Span]) -> bool:
    """Whether one of the marks, which are sorted and apart, overlaps the span."""
    at = bisect_right(marks, span.start, key=lambda mark: mark.end)
    return at < len(marks) and marks[at].overlaps(span)
