"""Small articles for tests that run the whole pipeline with the real model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck import Article, Config, Report, article_from_text, check
from factcheck.extract import extract
from factcheck.extract.numbers.scan import scan
from factcheck.model import Claim, FieldValue, Finding, Kind, Span, Statement


def articles(*texts: str, dates: Sequence[str | None] = (), sources: Sequence[str] = ()) -> list[Article]:
    """One article for each text, a.txt, b.txt and so on; `dates` and `sources` in the same order."""
    found = []
    for at, text in enumerate(texts):
        name = chr(ord("a") + at)
        date = dates[at] if at < len(dates) else None
        source = sources[at] if at < len(sources) else f"The {name.upper()} Paper"
        found.append(article_from_text(text, path=f"{name}.txt", source=source, published=date))
    return found


def report_on(*texts: str, dates: Sequence[str | None] = (), config: Config | None = None) -> Report:
    """The report on articles with these texts."""
    return check(articles(*texts, dates=dates), config=config)


def values(finding: Finding) -> set[str]:
    """The values of a finding's sides, as written."""
    return {side.value for side in finding.sides}


def statement(
    value: str,
    *,
    path: str = "a.txt",
    published: str | None = None,
    by: str | None = None,
    measured: Sequence[str] = (),
    origin: str = "",
    heading: bool = False,
) -> Statement:
    """One value as one article states it, outside any text."""
    (found,) = scan(value)
    span = Span(0, len(value))
    article = Article(id=path, path=path, text=value, published=published, origin=origin or path)
    stated = FieldValue(span, value, found.field, found.quantity, "<number>", tuple(measured))
    claim = Claim(path, span, span, "", "be", (stated,), attribution=by, heading=heading)
    return Statement(article, claim, stated)


def told(
    sentence: str,
    value: str,
    *,
    path: str = "a.txt",
    source: str | None = None,
    published: str | None = None,
    updated: str | None = None,
    origin: str = "",
) -> Statement:
    """The value of a sentence that holds the words `value`, as the real parser reads it."""
    (article,) = articles(f"Report\n\n{sentence}")
    article = replace(
        article, id=path, path=path, source=source, published=published, updated=updated, origin=origin or path
    )
    (claims,) = extract([article])
    every = (Statement(article, claim, each) for claim in claims for each in claim.values if value in each.text)
    # What is affirmed or denied of a value is another value, which holds its words.
    (found,) = (one for one in every if one.value.kind not in (Kind.POLARITY, Kind.CATEGORY))
    return found
