"""What stands above an article: its headline and its standfirst, and where the text below them begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.model import Article, Layout, Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BULLET = re.compile(r"\s*[-*•‣▪·–—]\s+\S")
_BOLD = re.compile(r"\s*(?:(\*\*|__).+\1|<(b|strong)>.+</\2>)\s*$")
# A standfirst is no longer, and has at least so many paragraphs of the story below it.
_LONGEST = 45
_BELOW = 2


@dataclass(frozen=True, slots=True)
class Top:
    """A line above the text, what an editor calls it, and where the text that it is held against begins."""

    span: Span
    name: str
    below: int


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    layout: Layout | None


def tops(article: Article) -> tuple[Top, ...]:
    """The lines of the headline, which is held against all below it, and of the standfirst; none without a headline.

    A standfirst is what is marked as one; else what follows the headline as headings, as a list, in bold, or as a short
    paragraph above the byline.
    """
    lines = list(_lines(article))
    titles = [at for at, line in enumerate(lines) if line.layout is Layout.TITLE]
    if not titles:
        return ()
    first = titles[0]
    ends = lines[first].span.end
    headline = [Top(lines[at].span, "headline", ends) for at in titles if lines[at].span.end <= ends]
    standfirst = _standfirst(lines[first + 1 :])
    if not standfirst:
        return tuple(headline)
    below = standfirst[-1].span.end
    return (*headline, *(Top(line.span, "standfirst", below) for line in standfirst))


def _lines(article: Article) -> Iterator[_Line]:
    for found in _LINE.finditer(article.text):
        span = Span(found.start(), found.end())
        comments = [one.span for one in article.ignores if one.span.overlaps(span)]
        marks = [mark for mark in article.marks if mark.span.overlaps(span)]
        left = len(found[0].strip())
        if comments:
            marks = [mark for mark in marks if not any(one.contains(mark.span) for one in comments)]
            left -= sum(min(one.end, span.end) - max(one.start, span.start) for one in comments)
        if left <= 0:
            yield _Line(span, found[0], Layout.BOILERPLATE)
            continue
        # A dateline is a mark in a line of the story.
        whole = [mark for mark in marks if left <= mark.span.end - mark.span.start + 1]
        yield _Line(span, found[0], whole[0].layout if whole else None)


def _standfirst(lines: Sequence[_Line]) -> list[_Line]:
    """The lines of the standfirst among those that follow the headline."""
    if any(line.layout is Layout.STANDFIRST for line in lines):
        return [line for line in lines if line.layout is Layout.STANDFIRST]
    body = [at for at, line in enumerate(lines) if line.layout is None]
    if not body:
        return []
    found = [line for line in lines[: body[0]] if line.layout is Layout.HEADING]
    at = body[0]
    while at < len(lines) and lines[at].layout is None and _BULLET.match(lines[at].text):
        at += 1
    if at == body[0] and (_BOLD.match(lines[at].text) or _above_byline(lines, at)):
        at += 1
    below = sum(line.layout is None and not _BULLET.match(line.text) for line in lines[at:])
    return [*found, *lines[body[0] : at]] if below >= _BELOW else found


def _above_byline(lines: Sequence[_Line], at: int) -> bool:
    """Whether a paragraph is short and nothing but furniture stands between it and the next."""
    follows = lines[at + 1].layout if at + 1 < len(lines) else None
    return follows is Layout.BOILERPLATE and len(lines[at].text.split()) <= _LONGEST
