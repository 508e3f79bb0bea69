"""Articles as read, and places in them.

Offsets are half-open and count code points of :attr:`Article.text`; the text is never rewritten.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model.words import Layout


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open offsets, in code points, into an article's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of an article that is not body text, and what it is."""

    span: Span
    layout: Layout


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment in an article that accepts what checks find in a paragraph of it.

    `checks` are their slugs as written, `why` the reason, `line` that of the comment, from 1. `scopes` are the
    stretches of text that it speaks of, none where nothing follows it. Where it cannot be understood `fault` says why.
    """

    span: Span
    line: int
    scopes: tuple[Span, ...] = ()
    checks: tuple[str, ...] = ()
    why: str = ""
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What was known of an article apart from its text: by its sender, its file's format or a manifest.

    With it the text can be read again by other rules.
    """

    title: str | None = None
    source: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    marks: tuple[Mark, ...] = ()


NOTHING_GIVEN = Given()


@dataclass(frozen=True, slots=True)
class Article:
    """One text from one source, with what is known of it.

    `published` and `updated` are ISO 8601 (`2024-03-05` or `2024-03-05T13:24+05:30`) or None when
    unknown. Articles that copy one agency text share an `origin`. `language` is an ISO 639-1 code.
    `marks` are sorted and do not overlap; `ignores`, in the order of the text, lie in marks. `uri` is what its sender
    calls it in all its versions.
    """

    id: str
    path: str
    text: str
    source: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str = "en"
    origin: str = ""
    url: str | None = None
    marks: tuple[Mark, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    uri: str | None = None
    given: Given = NOTHING_GIVEN


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that could not be used, or only in part: a searchable code, a reason and a remedy."""

    path: str
    code: str
    message: str
