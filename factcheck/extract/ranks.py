"""Ranks, places in an order, and numbers that name one of a row, as values: "third-largest", "second", "platform 4".

The value is a number of the dimension `ordinal`: the rank, counted down from the end that the words name, and negative
where they count from the other ("smallest" is -1). Its noun tells what it ranks by, by one superlative for each scale
("largest"), that it tells where something stands ("place"), the row in which it names one ("platform", of "platform 4"
and "the fourth platform"), or that something is said to be the second ("order": "it was his second attempt"). It is
None where the rank only tells which one is meant ("a fourth defendant", "in the 29th minute").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.extract.antecedents import resolved
from factcheck.extract.clauses import NOUNS, clause_head, subject_of
from factcheck.extract.counted import Counted
from factcheck.extract.measured import action, is_named, modifiers
from factcheck.extract.numbers.found import Found
from factcheck.extract.numbers.tables import numerals
from factcheck.extract.ordinals import after_hyphen, ordinal, word
from factcheck.extract.ranktables import rank_tables
from factcheck.model import Bound, Field, Interval, Quantity, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DIMENSION = "ordinal"
STANDING, SAID = "place", "order"
_INWARD = frozenset({"amod", "nummod", "compound", "nmod", "advmod", "npadvmod", "quantmod"})
_POSITION = re.compile(r"P(\d{1,2})$")
_SAID = frozenset({"attr", "appos", "oprd", "acomp"})
_LONGEST_LABEL = 3
_BACK = 6
_POSSESSIVES = frozenset({"'s", "’s", "'", "’", "its", "their", "his", "her", "our", "my", "your"})


@dataclass(frozen=True, slots=True)
class Ranked:
    """A rank in a paragraph: its tokens, what it is, and what it is told of."""

    covered: range
    found: Found
    counted: Counted


def ranked(doc: Doc, taken: Collection[int]) -> Iterator[Ranked]:
    """The ranks of a paragraph, in order, none with a token of `taken` (those of its other values)."""
    at = 0
    while at < len(doc):
        read = _labelled(doc, at) or _rank(doc, at)
        if read is None or any(inside in taken for inside in read.covered):
            at += 1
        else:
            yield read
            at = read.covered.stop


def _rank(doc: Doc, at: int) -> Ranked | None:
    """An ordinal that ends at the token `at`, with the superlative behind it, or a superlative alone."""
    place = _POSITION.match(doc[at].text)
    if place is not None:
        return _value(doc, range(at, at + 1), int(place[1]), STANDING)
    found = ordinal(doc, at)
    if found is None:
        return _superlative(doc, at)
    end, scale, sign = _scale(doc, after_hyphen(doc, found.covered.stop)) or (found.covered.stop, None, 1)
    if scale is None and _stands(doc, found.covered):
        scale = STANDING
    return _value(doc, range(found.covered.start, end), sign * found.number, scale)


def _scale(doc: Doc, at: int) -> tuple[int, str, int] | None:
    """The token after a superlative, what it ranks by, and the end it counts from."""
    known = rank_tables().scales.get(word(doc, at))
    if known is not None:
        return at + 1, *known
    if word(doc, at) in {"most", "least"} and at + 1 < len(doc) and doc[at + 1].pos_ in {"ADJ", "VERB"}:
        return at + 2, f"most {doc[at + 1].lower_}", 1 if word(doc, at) == "most" else -1
    return None


def _superlative(doc: Doc, at: int) -> Ranked | None:
    """A superlative without an ordinal is the first of its order; "one of the largest" may be any but tells a rank."""
    if word(doc, at) in {"most", "least", "best"}:
        return None
    scale = _scale(doc, at)
    before = word(doc, at - 1)
    if scale is None or (before != "the" and before not in _POSSESSIVES) or word(doc, at - 2) in {"at", "to"}:
        return None
    end, name, sign = scale
    led = [word(doc, place) for place in range(max(doc[at].sent.start, at - _BACK), at)]
    one_of_many = "among" in led or any(led[back : back + 2] == ["one", "of"] for back in range(len(led)))
    if not one_of_many and not _told_of(doc[end - 1]):
        return None
    return _value(doc, range(at, end), sign, name, at_least=one_of_many)


def _told_of(superlative: Token) -> bool:
    """Whether a noun, or the whole out of which it is picked, follows: "the largest base", "the oldest of them"."""
    follows = word(superlative.doc, superlative.i + 1)
    return (superlative.head.pos_ in NOUNS and superlative.head.i > superlative.i) or follows in {
        "of",
        "in",
        "since",
        "ever",
        "on",
    }


def _labelled(doc: Doc, at: int) -> Ranked | None:
    """A number that names one of a row: "platform 4", "Turn Four", "No. 88", "number two"."""
    table, number = rank_tables(), _small(doc, at)
    lead = at - 2 if word(doc, at - 1) == "." and word(doc, at - 2) == "no" else at - 1
    before = word(doc, lead)
    if number is None or lead < 0 or _goes_on(doc, at):
        return None
    if before in table.labels and doc[at - 1].tag_ not in {"NNS", "NNPS"}:
        return _value(doc, range(at - 1, at + 1), number, before)
    if before not in table.numbered or (before == "no" and not doc[at].is_digit):
        return None
    start = lead
    while start > 0 and word(doc, start - 1) in table.numbered:
        start -= 1
    return _value(doc, range(start, at + 1), number, STANDING)


def _small(doc: Doc, at: int) -> int | None:
    text = doc[at].text
    if text.isascii() and text.isdecimal():
        return int(text) if len(text) <= _LONGEST_LABEL else None
    return numerals().small.get(word(doc, at))


def _goes_on(doc: Doc, at: int) -> bool:
    """Whether more of the number follows, or what it counts: "stage 16 riders", "grade 3 or higher", "level 4.5"."""
    follows, then = word(doc, at + 1), doc[at + 2] if at + 2 < len(doc) else None
    if (
        follows in {"or", "to", "and", "-", "–", "/"}
        and then is not None
        and (then.like_num or then.pos_ in {"ADJ", "ADV"})
    ):
        return True
    if follows in {"%", "per", "percent", "-", "/"} or follows in numerals().magnitudes:
        return True
    return at + 1 < len(doc) and doc[at + 1].tag_ in {"NNS", "NNPS", "CD"} and doc[at + 1].head.i >= at


def _stands(doc: Doc, covered: range) -> bool:
    """Whether an ordinal tells where something ended: "finished third", "in second place", "is 12th"."""
    token, follows = doc[covered.stop - 1], word(doc, covered.stop)
    if follows in rank_tables().places:
        return True
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ in {"to", "from"} else token.head
    plain = token.dep_ in {"advmod", "npadvmod", "acomp", "oprd", "attr", "dobj", "xcomp", "conj", "pobj"}
    return (
        plain and verb.i < token.i and verb.lemma_ in rank_tables().finishing and word(doc, covered.start - 1) != "the"
    )


def _value(doc: Doc, covered: range, number: int, noun: str | None, *, at_least: bool = False) -> Ranked:
    span = Span(doc[covered.start].idx, doc[covered.stop - 1].idx + len(doc[covered.stop - 1]))
    rank = Decimal(number)
    ends = (rank, rank) if not at_least else (rank, None) if number > 0 else (None, rank)
    bound = Bound.AT_LEAST if at_least else Bound.EXACT
    counted = _thing(doc, covered, noun)
    noun = noun or _told_as(doc, covered, counted.head)
    quantity = Quantity(rank, Interval(*ends), bound, DIMENSION, noun=noun)
    return Ranked(covered, Found(span, span, Field.ORDINAL, quantity), counted)


def _told_as(doc: Doc, covered: range, head: Token | None) -> str | None:
    """Whether an ordinal says of something that it is the second, names one of a row, or does neither (None)."""
    root = doc[covered.stop - 1]
    noun = head if head is not None and head.i >= covered.stop else root
    owned = any(child.dep_ == "poss" for child in noun.children)
    time = noun.lemma_ == "time" or word(doc, covered.stop) == "such"
    if owned or time or noun.dep_ in _SAID or (noun.dep_ == "pobj" and noun.head.lower_ == "as"):
        return SAID
    if _beside(doc, covered) is not None:
        return SAID
    named = noun.lemma_.lower()
    return named if named in rank_tables().labels and noun.i > root.i else None


def _narrowed(noun: Token, covered: range) -> tuple[Token, ...]:
    """The words that narrow a noun down, without other ordinals."""
    ones = numerals().ordinal_ones
    return tuple(token for token in modifiers(noun, covered) if token.lower_ not in ones)


def _beside(doc: Doc, covered: range) -> Token | None:
    """The noun of which a rank is told in passing: "Wednesday's cut, the second this year"."""
    at = covered.start - 1
    if word(doc, at) in {"the", "its", "their", "only"}:
        at -= 1
    noun = doc[at - 1] if word(doc, at) == "," and at > 0 else None
    return noun if noun is not None and noun.pos_ in NOUNS and is_named(noun) else None


def _thing(doc: Doc, covered: range, noun: str | None) -> Counted:
    """What the rank is told of: the noun behind it, what it is one of, whom it is said of, or what happens."""
    root = doc[covered.stop - 1]
    if noun in rank_tables().labels:
        label = doc[covered.start]
        return Counted(label, _narrowed(label, covered))
    token = root
    for _ in range(_BACK):
        if token.i not in covered and token.pos_ in NOUNS and token.dep_ not in {"compound", "nmod"}:
            break
        if (
            token.dep_ not in _INWARD
            or token.head.i == token.i
            or (token.i in covered and token.head.i < covered.start)
        ):
            break
        token = token.head
    if token.i not in covered and token.pos_ in NOUNS and token.i > root.i and is_named(token):
        return Counted(token, _narrowed(token, covered))
    told = _beside(doc, covered)
    if told is not None:
        return Counted(told, _narrowed(told, covered))
    of = next((child for part in (root, doc[covered.start]) for child in part.children if child.lower_ == "of"), None)
    member = None if of is None else next((child for child in of.children if child.dep_ == "pobj"), None)
    if member is not None and is_named(member):
        return Counted(member, _narrowed(member, covered))
    subject = subject_of(clause_head(root))
    subject = None if subject is None else resolved(subject)
    if (
        clause_head(root).lemma_ in {"be", "become", "remain"}
        and subject is not None
        and subject.i not in covered
        and is_named(subject)
    ):
        return Counted(subject, _narrowed(subject, covered))
    return Counted(*action(root, covered))
