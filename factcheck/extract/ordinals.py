"""Ordinals in a parsed paragraph: "second", "38th", "thirty-eighth", where they tell a place in an order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.extract.clauses import NOUNS
from factcheck.extract.numbers.lexer import HYPHENS
from factcheck.extract.numbers.tables import numerals
from factcheck.extract.ranktables import rank_tables

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})*|\d{1,4})(?:st|nd|rd|th)$")
_OPENS = frozenset("\"'“‘«([-–—•:")
_ADVERBIAL = frozenset({"advmod", "npadvmod", "dep"})
_NAME = 4


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal: its tokens and its number."""

    covered: range
    number: int


def ordinal(doc: Doc, at: int) -> Ordinal | None:
    """The ordinal whose last word is the token `at`, where it tells a place in an order; None otherwise.

    It does not in a fraction, a name, a century or a set phrase, nor as an adverb ("when it first opened").
    """
    found = _read(doc, at)
    if found is None or _is_part(doc, found) or _is_set(doc, found) or _is_named(doc, found):
        return None
    ranks = word(doc, after_hyphen(doc, at + 1)) in {*rank_tables().scales, "most", "least"}
    return None if _is_adverb(doc[at]) and not ranks else found


def after_hyphen(doc: Doc, at: int) -> int:
    """Past a hyphen at `at`."""
    return at + 1 if word(doc, at) in HYPHENS else at


def word(doc: Doc, at: int) -> str:
    """The token at `at` in lower case; empty outside the text."""
    return str(doc[at].lower_) if 0 <= at < len(doc) else ""


def _read(doc: Doc, at: int) -> Ordinal | None:
    table, lower = numerals(), word(doc, at)
    digits = _DIGITS.match(lower)
    if digits is not None:
        return Ordinal(range(at, at + 1), int(digits[1].replace(",", "")))
    number = table.ordinal_ones.get(lower)
    if number is None:
        return None
    start = at - 2 if word(doc, at - 1) in HYPHENS else at - 1
    tens = table.tens.get(word(doc, start), 0) if number < 10 else 0
    return Ordinal(range(start, at + 1), tens + number) if tens else Ordinal(range(at, at + 1), number)


def _is_part(doc: Doc, found: Ordinal) -> bool:
    """Whether it is a part of a whole, a part of a minute, or one of those that come again: "every third car"."""
    first, last = found.covered.start, found.covered.stop - 1
    before, after = word(doc, first - 1), word(doc, last + 1)
    if word(doc, last) == "first" and before in {"at", "from"} and not _counts(doc, last + 1):
        return True
    if before in {"every", "each", "per", "split"} or (before in HYPHENS and word(doc, first - 2) in numerals().small):
        return True
    if before in numerals().small or before == "half" or (last + 1 < len(doc) and doc[last + 1].like_num):
        # "The first 100 days" are a stretch.
        return True
    return before in {"a", "an"} and (after in {"of", "as"} or not _counts(doc, last + 1))


def _counts(doc: Doc, at: int) -> bool:
    """Whether a noun follows, perhaps after adjectives: what the ordinal is told of."""
    for token in doc[at : at + _NAME]:
        if token.pos_ in NOUNS:
            return True
        if token.pos_ not in {"ADJ", "ADV", "NUM", "VERB"} and token.text not in HYPHENS and token.pos_ != "PUNCT":
            return False
    return False


def _is_set(doc: Doc, found: Ordinal) -> bool:
    """Whether the words behind it make a set phrase with it: "first aid", "19th-century", "second to none"."""
    table, after = rank_tables(), found.covered.stop
    tied = after_hyphen(doc, after) > after
    follows = word(doc, after_hyphen(doc, after))
    if tied and follows in table.tied:
        return True
    if follows in table.not_before["*"] or follows in table.not_before.get(word(doc, after - 1), ()):
        return True
    phrase = (word(doc, found.covered.start - 1), word(doc, after - 1), follows, word(doc, after + 1))
    return phrase[1:] in {("second", "to", "none"), ("first", "of", "all"), ("first", "and", "foremost")} or (
        phrase[1:3] in {("first", "place")} and word(doc, found.covered.start - 2) == "in" and phrase[0] == "the"
    )


def _is_named(doc: Doc, found: Ordinal) -> bool:
    """Whether it is part of a name: "Second World War", "the 101st Airborne Division", "Fifth Avenue"."""
    first, after = doc[found.covered.start], found.covered.stop
    capitals = [token for token in doc[after : after + _NAME] if token.text[:1].isupper()]
    next_up = bool(capitals) and capitals[0].i == after
    if next_up and any(token.lower_ in rank_tables().named for token in capitals):
        return True
    if first.text[0].isdigit():
        if any(token.lower_ in rank_tables().named for token in doc[after : after + _NAME]):
            return True
        determined = first.i > 0 and (
            first.nbor(-1).pos_ in {"DET", "PRON"} or first.nbor(-1).lower_ in {"the", "'s", "’s"}
        )
        return next_up and not determined
    if not first.text[0].isupper() or (first.is_upper and len(first) > 1 and not next_up):
        return False
    loud = first.is_upper and all(token.is_upper for token in capitals)
    opens = first.is_sent_start or first.i == 0 or first.nbor(-1).text[-1] in _OPENS
    return not loud and (next_up or not opens)


def _is_adverb(token: Token) -> bool:
    """Whether it tells when, or opens a list, rather than the place in which something ended."""
    follows = word(token.doc, token.i + 1)
    if follows == "," and token.is_sent_start:
        return True
    if token.dep_ not in _ADVERBIAL or token.head.pos_ not in {"VERB", "AUX"}:
        return token.dep_ in _ADVERBIAL and token.tag_ == "RB" and token.head.i > token.i
    return token.head.lemma_ not in rank_tables().finishing or token.head.i > token.i or follows == "of"
