"""The names in a stretch of text: runs of proper nouns, and adjectives of nationality."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_NAMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"})
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december".split())


def names(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The distinct names among `tokens`, as written, in order."""
    found: list[str] = []
    run: list[Token] = []
    for token in [*tokens, None]:
        if token is not None and _is_name(token) and (not run or token.i == run[-1].i + 1):
            run.append(token)
            continue
        if run:
            found.append(" ".join(part.text for part in run))
        run = [token] if token is not None and _is_name(token) else []
    return tuple(dict.fromkeys(found))


def _is_name(token: Token) -> bool:
    if token.ent_type_ in _NO_NAMES or token.lower_ in _DAYS or not token.is_alpha:
        return False
    return token.pos_ == "PROPN" or (token.ent_type_ == "NORP" and token.text[0].isupper())
