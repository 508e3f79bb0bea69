"""Text to tokens for the number grammar: figures, words and single signs, each with its offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What a token is made of."""

    FIGURE = auto()
    WORD = auto()
    SIGN = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text at half-open offsets; `glued` where it touches the token before it."""

    kind: Kind
    text: str
    lower: str
    start: int
    end: int
    glued: bool


# Grouping: 1,234,567 and the Indian 12,34,567; thin, no-break or plain spaces and apostrophes between full groups of three.
_FIGURE = r"\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|\d{1,3}(?:['’\u00a0\u2009\u202f ]\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+|[½⅓⅔¼¾⅕⅛]"
_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
_TOKEN = re.compile(rf"(?P<figure>{_FIGURE})|(?P<word>{_WORD})|(?P<sign>\S)")


def tokenize(text: str) -> tuple[Token, ...]:
    """All tokens of `text` in order; white space only separates them."""
    found: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(text):
        kind = {"figure": Kind.FIGURE, "word": Kind.WORD, "sign": Kind.SIGN}[match.lastgroup or "sign"]
        found.append(Token(kind, match[0], match[0].lower(), match.start(), match.end(), match.start() == end))
        end = match.end()
    return tuple(found)


def phrase(text: str) -> tuple[str, ...]:
    """The lower-case tokens of a table entry, to be compared with those of a text."""
    return tuple(token.lower for token in tokenize(text))
