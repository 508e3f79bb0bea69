"""Which nouns a figure can count, and how they are written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.clauses import NOUNS
from factcheck.extract.words import words
from factcheck.units import units

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLURAL = frozenset({"people", "police", "personnel", "staff", "cattle"})
_WHOLES = words("wholes")
_UNCHANGED = words("unchanged")
_BESIDE_NOW = frozenset({"last", "next", "previous", "this"})


def singular(noun: Token) -> str:
    """A noun in the singular and in lower case: the lemma, which for names is the plural itself ("Filipinos")."""
    if noun.lower_ in _UNCHANGED:
        return noun.lower_
    lemma = noun.lemma_.lower()
    if noun.tag_ == "NNPS" and lemma.endswith("s"):
        return f"{lemma[:-3]}y" if lemma.endswith("ies") else lemma[:-1]
    return lemma.removesuffix("ren") if lemma.endswith("children") else lemma


def sized(thing: Token, root: Token) -> Token | None:
    """The noun that is counted where the figure gives the size of `thing`: the cases in their number, arrivals."""
    if thing.lemma_.lower() == "toll":
        return next((child for child in thing.children if child.lower_ == "death"), None)
    if root.dep_ == "pobj" and root.head.head.i == thing.i:
        return None
    if thing.lemma_.lower() in _WHOLES:
        named = [child for child in thing.children if child.dep_ == "compound" and child.pos_ in NOUNS]
        return named[-1] if named else None
    return thing


def is_several(noun: Token, head: Token | None) -> bool:
    """Whether a figure can count a noun: in the plural, or part of the word for a number ("death toll")."""
    return noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in _PLURAL or (head is not None and noun.i != head.i)


def is_time(noun: Token) -> bool:
    """Whether a noun after a bare figure is a time that stands beside it: "up from nine last year"."""
    unit = units().get(noun.lemma_.lower())
    timed = noun.tag_ == "NN" and (noun.lower_ == "time" or (unit is not None and unit.dimension == "duration"))
    return timed and any(child.lower_ in _BESIDE_NOW for child in noun.children)


def is_misread(follows: Token, figure: Token) -> bool:
    """Whether the parse takes a plural for a verb ("grabbed 12 rebounds"): more than one thing has no verb in -s."""
    verb = follows.tag_ == "VBZ" and follows.lemma_ not in {"be", "have", "do"}
    return verb and figure.dep_ in {"nsubj", "nsubjpass"} and figure.like_num and figure.lower_ not in {"one", "1"}
