"""The texts whose vectors tell whether two statements fill one slot. Values are masked in all of them."""

from __future__ import annotations

import re

from factcheck.model import Article, Layout, Statement

_MASK = re.compile(r"<[a-z ]+>")
_FIGURES = re.compile(r"\d[\d.,]*")
_STORY = 300
_AROUND = 50


def claim_text(statement: Statement) -> str:
    """The clause with its subject and the value masked."""
    return statement.value.masked


def around_text(statement: Statement) -> str:
    """The words of the sentence on both sides of the value, which is masked; what is counted stays."""
    text, sentence, value = statement.article.text, statement.claim.sentence, statement.value
    start = max(sentence.start, value.span.start - _AROUND)
    end = min(sentence.end, value.span.end + _AROUND)
    left, right = text[start : value.span.start], text[value.span.end : end]
    if start > sentence.start:
        left = left.partition(" ")[2]
    if end < sentence.end:
        right = right.rpartition(" ")[0]
    found = _MASK.search(value.masked)
    plain = value.quantity.unit is None and value.quantity.currency is None
    counted = " ".join(word for word in value.text.split() if word.isalpha()) if plain else ""
    return " ".join(f"{left} {found[0] if found else '<number>'} {counted} {right}".split())


def measured_text(statement: Statement) -> str:
    """What is counted or measured, with its modifiers; a dash where nothing is."""
    return " ".join(reversed(statement.value.measured)) or "-"


def story_text(article: Article) -> str:
    """The title and the beginning of the body, without figures: what the article is about."""
    hidden = [mark.span for mark in article.marks if mark.layout is Layout.BOILERPLATE]
    body, at = [], 0
    for span in hidden:
        body.append(article.text[at : span.start])
        at = span.end
    body.append(article.text[at:])
    return _FIGURES.sub("", " ".join(f"{article.title or ''} {''.join(body)}".split()))[:_STORY]


def texts(statement: Statement) -> tuple[str, ...]:
    """All texts of a statement that are embedded."""
    return claim_text(statement), around_text(statement), measured_text(statement), story_text(statement.article)
