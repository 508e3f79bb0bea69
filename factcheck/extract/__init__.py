"""Articles to claims: sentences, clauses, quantities, attribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extract.claims import claims_of
from factcheck.extract.numbers.scan import has_number
from factcheck.extract.paragraphs import paragraphs
from factcheck.extract.parser import PACKAGE, parse
from factcheck.model import Article, Claim

__all__ = ["PACKAGE", "extract", "parse"]


def extract(articles: Sequence[Article]) -> Iterator[tuple[Claim, ...]]:
    """The claims of each article, in the order of the articles and of the text.

    Paragraphs without a number are never parsed. What is found in an article depends on nothing but
    its text and marks.
    """
    news = [[paragraph for paragraph in paragraphs(article) if has_number(paragraph.text)] for article in articles]
    docs = parse([paragraph.text for found in news for paragraph in found])
    for article, found in zip(articles, news, strict=True):
        yield tuple(claim for paragraph in found for claim in claims_of(paragraph, next(docs), article.id))
