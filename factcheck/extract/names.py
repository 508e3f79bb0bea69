"""The names in a stretch of text: runs of proper nouns, and adjectives of nationality."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from factcheck.extract.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_NAMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"})
_CALENDAR = words("calendar")


def names(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The distinct names among `tokens`, which are in order, as written."""
    runs: list[list[Token]] = []
    for token in tokens:
        if not _is_name(token):
            continue
        if runs and _goes_on(runs[-1][-1], token):
            runs[-1].append(token)
        else:
            runs.append([token])
    return tuple(dict.fromkeys(_written(run) for run in runs))


def _is_name(token: Token) -> bool:
    if token.ent_type_ in _NO_NAMES or token.lower_ in _CALENDAR:
        return False
    proper = token.pos_ == "PROPN" or token.ent_type_ == "NORP"
    return (
        proper and any(letter.isupper() for letter in token.text) and not any(letter.isdigit() for letter in token.text)
    )


def _goes_on(before: Token, token: Token) -> bool:
    """Whether a name goes on: the next word, or the next part of a double name ("Korhonen-Webb")."""
    between = token.doc[before.i + 1 : token.i]
    return len(between) == 0 or (between.text_with_ws == "-" and not before.whitespace_)


def _written(run: list[Token]) -> str:
    return str(run[0].doc[run[0].i : run[-1].i + 1].text)
