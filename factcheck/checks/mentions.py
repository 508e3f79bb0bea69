"""A statement to a mention: all that a reader needs to find and judge it."""

from __future__ import annotations

from factcheck.model import Mention, Statement


def mention(statement: Statement) -> Mention:
    """Where the article states the value; lines and columns count from 1, in code points."""
    article, claim, value = statement.article, statement.claim, statement.value
    text = article.text
    return Mention(
        article=article.id,
        path=article.path,
        source=article.source,
        start=value.span.start,
        end=value.span.end,
        text=text[value.span.start : value.span.end],
        line=text.count("\n", 0, value.span.start) + 1,
        column=value.span.start - text.rfind("\n", 0, value.span.start),
        clause_start=claim.span.start,
        clause_end=claim.span.end,
        sentence=text[claim.sentence.start : claim.sentence.end],
        sentence_start=claim.sentence.start,
        attribution=claim.attribution,
        published=article.published,
    )
