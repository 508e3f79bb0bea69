"""A statement to a mention: all that a reader needs to find and judge it."""

from __future__ import annotations

from factcheck.model import Article, Claim, Mention, Span, Statement


def mention(statement: Statement) -> Mention:
    """Where the article states the value; lines and columns count from 1, in code points."""
    return mention_at(statement.value.span, statement.claim, statement.article)


def mention_at(span: Span, claim: Claim, article: Article) -> Mention:
    """The same for a stretch of the article in a claim."""
    text = article.text
    return Mention(
        article=article.id,
        path=article.path,
        source=article.source,
        start=span.start,
        end=span.end,
        text=text[span.start : span.end],
        line=text.count("\n", 0, span.start) + 1,
        column=span.start - text.rfind("\n", 0, span.start),
        clause_start=claim.span.start,
        clause_end=claim.span.end,
        sentence=text[claim.sentence.start : claim.sentence.end],
        sentence_start=claim.sentence.start,
        attribution=claim.attribution,
        published=article.published,
    )
