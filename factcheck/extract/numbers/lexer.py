"""Text to tokens for the number grammar: figures, words and single signs, each with its offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

DASHES = frozenset({"-", "–", "—", "‑"})
HYPHENS = frozenset({"-", "‑"})
ARTICLES = frozenset({"a", "an"})


class Kind(Enum):
    """What a token is made of."""

    FIGURE = auto()
    WORD = auto()
    SIGN = auto()


class Token(NamedTuple):
    """A piece of text at half-open offsets; `glued` where it touches the token before it.

    A tuple, since a frozen dataclass takes four times as long to make and there is one for each word.
    """

    kind: Kind
    text: str
    lower: str
    start: int
    end: int
    glued: bool


Tokens = Sequence[Token]

# Grouping: 1,234,567 and the Indian 12,34,567; thin, no-break or plain spaces and apostrophes between full groups of
# three. Only ASCII digits: a text that writes others is not English news.
_SPACES = "'’\u00a0\u2009\u202f "
_FIGURE = (
    r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?![0-9])(?:\.[0-9]+)?"
    rf"|[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+(?![0-9,])(?:\.[0-9]+)?"
    r"|[0-9]+(?:\.[0-9]+)?|(?<![\w.])\.[0-9]+|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]"
)
_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
_TOKEN = re.compile(rf"(?P<figure>{_FIGURE})|(?P<word>{_WORD})|(?P<sign>\S)")
_KINDS = {"figure": Kind.FIGURE, "word": Kind.WORD, "sign": Kind.SIGN}


def tokenize(text: str) -> tuple[Token, ...]:
    """All tokens of `text` in order; white space only separates them.

    >>> [token.text for token in tokenize("Rs 1,23,456, or 5ft")]
    ['Rs', '1,23,456', ',', 'or', '5', 'ft']
    """
    found: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(text):
        start = match.start()
        written = match[0]
        found.append(
            Token(_KINDS[match.lastgroup or "sign"], written, written.lower(), start, match.end(), start == end)
        )
        end = match.end()
    return tuple(found)


def phrase(text: str) -> tuple[str, ...]:
    """The lower-case tokens of a table entry, to be compared with those of a text."""
    return tuple(token.lower for token in tokenize(text))


def word(tokens: Tokens, at: int) -> str:
    """The token at `at` in lower case; empty outside the text."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def touches(tokens: Tokens, at: int) -> bool:
    """Whether there is a token at `at` that touches the one before it."""
    return 0 <= at < len(tokens) and tokens[at].glued


def is_word(tokens: Tokens, at: int) -> bool:
    """Whether there is a token at `at` that is made of letters."""
    return 0 <= at < len(tokens) and tokens[at].kind is Kind.WORD


def is_figure(tokens: Tokens, at: int) -> bool:
    """Whether there is a token at `at` that is made of digits."""
    return 0 <= at < len(tokens) and tokens[at].kind is Kind.FIGURE


def digits(tokens: Tokens, at: int) -> str:
    """The token at `at` if it is made of digits alone; otherwise empty."""
    return tokens[at].text if is_figure(tokens, at) and tokens[at].text.isdecimal() else ""


def after_hyphen(tokens: Tokens, at: int) -> int:
    """Past a hyphen at `at` that touches the token before it."""
    return at + 1 if word(tokens, at) in HYPHENS and tokens[at].glued else at
