"""The noun that a bare figure leaves out because one before it, in its sentence, has named it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.extract.clauses import NOUNS, clause_head
from factcheck.extract.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_MORE = frozenset({"more", "fewer", "less"})
_OTHER = frozenset({"another", "other", "further", "remaining", "additional", "extra"})
_AGAINST = frozenset({"against", "versus"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "only"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_STATES = frozenset({"acomp", "oprd", "attr"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_FAR = 5
_EMPTY = words("empty")
_SIZING = words("sizing")
_HARMING = words("harming")
# What such verbs have as their objects is of one kind: people, houses, goods, seats, posts, buildings.
_ALIKE = (_HARMING, *(words(name) for name in ("ruining", "trading", "winning", "hiring", "opening")))


def is_counted(noun: Token) -> bool:
    """Whether figures count a noun ("12 people"), rather than give its size ("a budget of 1.6 billion")."""
    return noun.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "nummod" for child in noun.children)


def left_out(root: Token, covered: range, before: Sequence[Token]) -> Token | None:
    """The noun that the bare figure with the root `root` shares with one before it; None where it shares none.

    `covered` are the tokens of the figure with its hedge, `before` the nouns that figures before it count, in order.
    "Up from nine", "12 more", "the other 30" and "the rebels four" name the last of these in the sentence, "killed 12
    people and injured 30" the last to which the like has happened.
    """
    first = root.doc[covered.start]
    voted = _voted(root, first)
    if voted is not None:
        return voted
    here = [noun for noun in before if noun.sent.start == root.sent.start and noun.i < covered.start]
    if not here:
        return _more_than(first)
    if _is_compared(first, covered.stop) or _is_gap(root, here[-1]) or _undergoes_too(root, here[-1]):
        return here[-1]
    happened = _happened(root)
    if happened is None or not _undergoes(root, happened):
        return None
    return next((noun for noun in reversed(here) if _undergoes_alike(noun, happened)), None)


def named(noun: Token, before: Sequence[Token]) -> Token:
    """What "ones" stands for in "the 11 smaller ones": the noun counted before; another noun is returned as it is."""
    return before[-1] if noun.lower_ == "ones" and before else noun


def opposed(first: Token, before: Sequence[Token]) -> Token | None:
    """The noun for the other end that begins with `first`: "by 12 votes to three", "from 190 cows to 310".

    Also for the whole: "three votes out of 61".
    """
    doc, noun = first.doc, before[-1] if before else None
    if noun is not None and [token.lower_ for token in doc[noun.i + 1 : first.i]] == ["out", "of"]:
        return noun
    if noun is None or first.i != noun.i + 2 or doc[noun.i + 1].lower_ != "to" or noun.dep_ != "pobj":
        return None
    preposition = noun.head.lower_
    return noun if preposition == "from" or (preposition == "by" and noun.head.head.lemma_ not in _SIZING) else None


def _more_than(first: Token) -> Token | None:
    """What is compared where no figure names it: "more tickets than the 38,000"."""
    doc, at = first.doc, _before(first)
    if at - 2 < first.sent.start or doc[at].lower_ != "than" or doc[at - 2].lower_ not in _MORE:
        return None
    return doc[at - 1] if doc[at - 1].pos_ in NOUNS else None


def _is_gap(root: Token, noun: Token) -> bool:
    """Whether the verb with `noun` as its object is left out before the figure: "lost 12 tanks, the rebels four"."""
    who = root.head if root.dep_ == "nummod" and root.head.i < root.i else root
    return noun.dep_ == "dobj" and who.dep_ in {"appos", "conj"} and who.head.i == noun.i


def _undergoes_too(root: Token, noun: Token) -> bool:
    """Whether the verb before shares its auxiliary: "seven trains were cancelled and 26 diverted"."""
    verb = root.head
    shared = (
        verb.dep_ == "conj" and verb.tag_ == "VBN" and not any(child.dep_ in _AUXILIARIES for child in verb.children)
    )
    return shared and root.dep_ in {"nsubj", "nsubjpass"} and noun.head.i == verb.head.i and noun.dep_ == "nsubjpass"


def _voted(root: Token, first: Token) -> Token | None:
    """The verb for either side of "voted 61 to 38": what is counted are votes."""
    verb = clause_head(root)
    before = root.doc[first.i - 1] if first.i > 0 else None
    counts = before is not None and (before.i == verb.i or before.lower_ in {"by", "to", "against"})
    return verb if counts and verb.lemma_ == "vote" and verb.i < first.i <= verb.i + _FAR else None


def _is_compared(first: Token, stop: int) -> bool:
    """Whether the words around a figure say that it counts the same: "12 more", "up from nine", "the other 30"."""
    doc = first.doc
    if (stop < len(doc) and doc[stop].lower_ in _MORE) or (first.i > 0 and doc[first.i - 1].lower_ in _OTHER):
        return True
    at = _before(first)
    near = {token.lower_ for token in doc[max(first.sent.start, at - _FAR) : max(at, 0)]}
    word = doc[at].lower_ if at >= first.sent.start else ""
    return (
        word in _AGAINST
        or (word == "than" and not near.isdisjoint(_MORE))
        or (word == "from" and not near.isdisjoint({"up", "down"}))
        or (word in {"with", "to"} and "compared" in near)
    )


def _before(first: Token) -> int:
    """The place of the word before a figure and its determiner; one before the sentence where there is none."""
    at = first.i - 1
    while at >= first.sent.start and first.doc[at].lower_ in _DETERMINERS:
        at -= 1
    return at


def _undergoes_alike(noun: Token, happened: Token) -> bool:
    own = _happened(noun)
    if own is None or own.i == happened.i or not _undergoes(noun, own):
        return False
    same = _like(own) == _like(happened) and _like(own) not in _EMPTY
    return same or any(_like(own) in kind and _like(happened) in kind for kind in _ALIKE)


def _happened(token: Token) -> Token | None:
    """The verb or state that tells what happens to `token`: "were killed", "are missing", "left 12 dead"."""
    head = clause_head(token)
    if head.i == token.i:
        follows = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        return follows if follows is not None and follows.tag_ in {"JJ", "VBN"} else None
    light = head.lemma_ in {"be", "leave", "remain"}
    states = (child for child in head.children if child.dep_ in _STATES and child.i > token.i)
    return next((state for state in states if light or _like(state) in _HARMING), head)


def _undergoes(token: Token, verb: Token) -> bool:
    """Whether something happens to `token`, rather than by it or beside it."""
    if token.dep_ in _OBJECTS:
        return True
    return token.dep_ != "pobj" and not any(child.dep_ == "dobj" for child in verb.children)


def _like(token: Token) -> str:
    return token.lemma_.lower()
