"""The texts whose vectors tell whether two statements fill one slot. Values are masked in all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from factcheck.model import Article, Kind, Layout, Span, Statement

Floats32 = NDArray[np.float32]
_MASK = re.compile(r"<([a-z ]+)>")
_ROUND = str.maketrans("[]", "()")
_FIGURES = re.compile(r"\d[\d.,]*")
_LETTERS = re.compile(r"[^\W_]+")
_STORY = 300
# Of these the general encoder reads; by the words around them an article is known.
_TOLD = (Kind.NUMBER, Kind.MOMENT)
_AROUND = 50
_BEFORE, _AFTER = 140, 110


@dataclass(frozen=True, slots=True)
class Embedded:
    """Unit vectors by text: of `texts` by the general encoder, of `slot_text` by the tuned one."""

    general: Mapping[str, Floats32]
    slot: Mapping[str, Floats32]


Embed = Callable[[Collection[str], Collection[str]], Embedded]
"""Gives the vectors of some texts by the general encoder, and of others by the tuned one."""


def story_texts(statements: Iterable[Statement], articles: Iterable[Article]) -> frozenset[str]:
    """The texts that the general encoder must read to tell what each of the articles tells of."""
    return frozenset(
        {story_text(one) for one in articles} | {around_text(one) for one in statements if one.value.kind in _TOLD}
    )


def wanted(statements: Iterable[Statement]) -> tuple[frozenset[str], frozenset[str]]:
    """The texts that the general and the tuned encoder must read to hold the statements against each other.

    The general encoder reads of numbers and moments alone, and of roles neither reads anything.
    """
    every = tuple(statements)
    general = frozenset(text for one in every if one.value.kind in _TOLD for text in texts(one))
    return general, frozenset(slot_text(one) for one in every if one.value.kind is not Kind.ROLE)


def claim_text(statement: Statement) -> str:
    """The clause with its subject and the value masked."""
    return statement.value.masked


def around_text(statement: Statement) -> str:
    """The words of the sentence on both sides of the value, which is masked; what is counted stays."""
    text, sentence = statement.article.text, statement.claim.sentence
    left, right = _sides(text, sentence, statement.value.span, before=_AROUND, after=_AROUND)
    return " ".join(f"{left} <{_mask(statement)}> {_counted(statement)} {right}".split())


def slot_text(statement: Statement) -> str:
    """What the tuned encoder reads: the sentence about the value, which is masked and marked by brackets."""
    told = f"{_mask(statement)} ] {_counted(statement)}"
    return marked_text(statement.article.text, statement.claim.sentence, statement.value.span, told)


def marked_text(text: str, sentence: Span, value: Span, told: str) -> str:
    """A sentence with `[ told` in the place of a value."""
    left, right = (side.translate(_ROUND) for side in _sides(text, sentence, value, before=_BEFORE, after=_AFTER))
    return " ".join(f"{left} [ {told} {right}".split())


def _sides(text: str, sentence: Span, value: Span, *, before: int, after: int) -> tuple[str, str]:
    """The words of the sentence before and after the value: whole words, at most so many characters."""
    start, end = max(sentence.start, value.start - before), min(sentence.end, value.end + after)
    left, right = text[start : value.start], text[value.end : end]
    if start > sentence.start:
        left = left.partition(" ")[2]
    if end < sentence.end:
        right = right.rpartition(" ")[0]
    return left, right


def _mask(statement: Statement) -> str:
    found = _MASK.search(statement.value.masked)
    return found[1] if found else "number"


def _counted(statement: Statement) -> str:
    """The words of the value as written where it has no unit: what is counted, or of a rank its scale or label."""
    quantity = statement.value.number
    if quantity is not None and quantity.dimension == "ordinal":
        # Of "third-largest" and "platform 4" the scale and the label are no part of the rank.
        told = len(_LETTERS.findall(statement.value.text)) > 1 or (quantity.noun or "").endswith(("est", "worst"))
        return quantity.noun or "" if told else ""
    plain = quantity is not None and quantity.unit is None and quantity.currency is None
    return " ".join(word for word in statement.value.text.split() if word.isalpha()) if plain else ""


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
    """The texts of a number or a moment that the general encoder reads: the claim, the words around the value, and
    what it measures.
    """
    return claim_text(statement), around_text(statement), measured_text(statement)
