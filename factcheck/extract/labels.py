"""Figures that only name a thing: "Train 41", "Hall 3"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.clauses import NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COUNTABLE_HEADS = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "conj"})


def is_label(doc: Doc, start: int, end: int) -> bool:
    """Whether the bare figure in tokens `start` to `end` (exclusive) only names a thing.

    It then stands right after its noun, which is in the singular, and no noun follows that it could count.
    """
    token = doc[start]
    if end - start != 1 or not token.text.isdigit() or start == 0:
        return False
    before = doc[start - 1]
    if before.tag_ not in {"NNP", "NN"} or before.pos_ not in NOUNS or not before.whitespace_:
        return False
    return not _counts_next(doc, end) and _hangs_on(token, before)


def _counts_next(doc: Doc, end: int) -> bool:
    if end >= len(doc):
        return False
    follows = doc[end]
    counted = follows.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} and follows.dep_ in _COUNTABLE_HEADS
    return counted or follows.tag_ in {"NNS", "NNPS"}


def _hangs_on(token: Token, before: Token) -> bool:
    """Whether the parse ties the figure to the noun before it, or to one of which that noun is part."""
    return token.head.i == before.i or (token.dep_ in {"nummod", "appos"} and token.head.i < token.i)
