"""Articles to claims: sentences, clauses, quantities, attribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extract.called import called, fullest, settled
from factcheck.extract.claims import claims_of
from factcheck.extract.currency import meanings
from factcheck.extract.degrees import scale
from factcheck.extract.paragraphs import paragraphs
from factcheck.extract.parser import PACKAGE, parse
from factcheck.extract.when import told
from factcheck.extract.whereabouts import whereabouts
from factcheck.model import Article, Claim

__all__ = ["PACKAGE", "extract", "parse"]


def extract(articles: Sequence[Article]) -> Iterator[tuple[Claim, ...]]:
    """The claims of each article, in the order of the articles and of the text.

    What is found in an article depends on nothing but
    its text and marks, its day of publication, from which "yesterday" is counted, and its source and address, which
    tell what "$" means: each is parsed by itself, since the last bits of a sum depend on the shape of a batch.
    Raises FactcheckError `parser-missing` or `parser-hash-mismatch`.
    """
    for article in articles:
        every = tuple(paragraphs(article))
        times = told(every, published=article.published)
        docs = list(parse([paragraph.text for paragraph in every]))
        names = [tuple(called(doc, heading=each.heading)) for each, doc in zip(every, docs, strict=True)]
        forms = fullest(one.text for each in names for one in each)
        named = settled(names, forms)
        within = whereabouts([paragraph.text for paragraph in every], named, forms)
        money, degrees = meanings(article), scale(article.text)
        yield tuple(
            claim
            for paragraph, doc, found, called_here in zip(every, docs, times, named, strict=True)
            for claim in claims_of(
                paragraph,
                doc,
                article,
                money=money,
                degrees=degrees,
                times=found,
                names=called_here,
                forms=forms,
                within=within,
            )
        )
