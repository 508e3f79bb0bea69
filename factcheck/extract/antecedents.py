"""What a pronoun or a part stands for, within its paragraph: only the plain cases, others stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.extract.clauses import NOUNS
from factcheck.extract.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING = words("saying")
_DOCUMENTS = words("documents")
FIRST_PERSON = frozenset({"i", "we", "us", "me"})
_PERSONS = frozenset({"he", "she", "him"})
_PLURAL = frozenset({"they", "them", "these", "those", "whom", "which", "who"})
_PRONOUNS = _PERSONS | _PLURAL | {"it", "this", "that"}
_PARTS = frozenset({"none", "some", "all", "most", "half", "each", "many", "several", "few", "neither", "both"})
_COLLECTIVE = frozenset({"people", "police", "staff", "crew", "team", "family", "group", "army", "crowd"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# How far back, in tokens, a pronoun reaches.
_REACH = 200


def resolved(token: Token) -> Token:
    """The noun that a pronoun stands for, or the group that a part is of ("none of the 24 crew"); else the token.

    "He" and "she" are the last person before that was a subject, other pronouns the subject of the
    nearest sentence before. First persons stand for whoever speaks, which the parse does not tell.
    """
    if token.pos_ == "NUM" or token.lower_ in _PARTS:
        group = group_of(token)
        return token if group is None else group
    if token.lower_ not in _PRONOUNS:
        return token
    if token.lower_ in _PERSONS:
        return last_person(token) or token
    for before in reversed(token.doc[max(0, token.sent.start - _REACH) : token.sent.start]):
        if before.dep_ in _SUBJECTS and before.head.dep_ == "ROOT" and before.lower_ not in _PRONOUNS:
            return before if before.pos_ in NOUNS and before.ent_type_ != "PERSON" else token
    return token


def last_person(token: Token) -> Token | None:
    """The last subject before the sentence of `token`, in its paragraph, that is a person: a name, or who speaks."""
    before = token.doc[max(0, token.sent.start - _REACH) : token.sent.start]
    named = (one for one in reversed(before) if one.dep_ in _SUBJECTS and _is_person(one))
    return next(named, None)


def _is_person(subject: Token) -> bool:
    if subject.ent_type_ == "PERSON":
        return True
    speaks = subject.tag_ == "NN" and subject.head.lemma_ in _SAYING
    return speaks and subject.lemma_.lower() not in _DOCUMENTS


def group_of(part: Token) -> Token | None:
    """The noun for the whole that a part is of: "two of its tanks", "15 of them", "of the 24 crew, 16 are"."""
    whole = _of(part) or next((_object(one) for one in _before(part) if one.lower_ == "of"), None)
    if whole is None:
        return None
    return whole if whole.pos_ in NOUNS else members(whole)


def members(pronoun: Token) -> Token | None:
    """What "them", "whom" or "which" stands for in "15 of them": the nearest plural noun before, in its sentence."""
    if pronoun.lower_ not in _PRONOUNS:
        return None
    before = pronoun.doc[max(pronoun.sent.start, pronoun.i - _REACH) : pronoun.i]
    nouns = [token for token in before if token.pos_ in NOUNS and token.dep_ != "compound"]
    if pronoun.lower_ in _PLURAL:
        nouns = [token for token in nouns if token.tag_ in {"NNS", "NNPS"} or token.lower_ in _COLLECTIVE]
    return nouns[-1] if nouns else None


def _before(part: Token) -> Iterator[Token]:
    """The prepositions that stand before a part, on its head: "of the 24 crew, 16 are", "out of 300, 12 were"."""
    for one in part.head.lefts:
        if one.i < part.i:
            yield one
            yield from one.children if one.lower_ == "out" else ()


def _of(part: Token) -> Token | None:
    return next((_object(child) for child in part.rights if child.lower_ == "of"), None)


def _object(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)
