"""What a figure counts or measures: the counted noun, or the thing whose size is given, from the parse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.extract.clauses import clause_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INWARD = frozenset({"npadvmod", "amod", "compound", "nmod", "nummod", "quantmod", "advmod", "poss", "appos", "advcl"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
_COPULAS = frozenset({"be", "measure", "span", "reach", "total", "number", "stand", "come", "remain", "stretch", "hit", "weigh", "cost", "last", "become", "average"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that a figure counts or measures, and its modifiers; None where no noun does."""

    noun: Token | None
    modifiers: tuple[Token, ...]


def counted(doc: Doc, start: int, end: int, *, plain: bool) -> Counted:
    """What the figure in tokens `start` to `end` (exclusive) of `doc` counts (`plain`) or, with a unit, measures."""
    inside = range(start, end)
    last = doc[end - 1]
    noun = _counted_noun(last, inside) if plain else None
    noun = noun or _measured_noun(last, inside)
    if noun is None:
        return Counted(None, ())
    modifiers = tuple(child for child in noun.children if child.dep_ in _MODIFIERS and child.i not in inside and child.is_alpha)
    return Counted(noun, modifiers)


def is_label(doc: Doc, start: int, end: int) -> bool:
    """Whether a bare figure only names a thing: "Train 41", "Hall 3"; it stands right after its noun in the singular."""
    token = doc[start]
    if end - start != 1 or not token.text.isdigit() or start == 0:
        return False
    before = doc[start - 1]
    named = before.tag_ in {"NNP", "NN"} and not before.whitespace_ == "" and before.pos_ in _NOUNS
    follows = doc[end] if end < len(doc) else None
    alone = follows is None or follows.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"} or follows.dep_ not in {"pobj", "dobj", "nsubj", "conj"}
    return named and alone and (token.head.i == before.i or (token.dep_ in {"nummod", "appos"} and token.head.i < start))


def _counted_noun(last: Token, inside: range) -> Token | None:
    """The noun that a bare number counts: "350 refugees", "two of its 12 tanks", "42,500-seat"."""
    token = last
    while token.head.i in inside and token.head.i != token.i:
        token = token.head
    if token.pos_ in _NOUNS and token.i not in inside:
        return token
    head = token.head
    if token.dep_ in {"nummod", "quantmod", "compound", "amod", "nmod"} and head.i > token.i:
        return _final_noun(head)
    of = _of_object(token.children)
    if of is not None:
        return of
    follows = last.nbor() if last.i + 1 < len(last.doc) else None
    if follows is not None and follows.text == "-" and follows.i + 1 < len(last.doc):
        return last.doc[follows.i + 1]
    if follows is not None and follows.tag_ in {"NNS", "NNPS"} and follows.sent == last.sent:
        return follows
    return None


def _final_noun(token: Token) -> Token | None:
    while token.pos_ not in _NOUNS and token.dep_ in _INWARD and token.head.i > token.i:
        token = token.head
    return token if token.pos_ in _NOUNS else None


def _of_object(children: Iterable[Token]) -> Token | None:
    for child in children:
        if child.dep_ == "prep" and child.lower_ in {"of", "in"}:
            found = next((inner for inner in child.children if inner.dep_ == "pobj" and inner.pos_ in _NOUNS), None)
            if found is not None and child.lower_ == "of":
                return found
    return None


def _measured_noun(last: Token, inside: range) -> Token | None:
    """The noun whose size a figure with a unit gives: "an 843 miles long border", "a depth of 22 km", "the border is 1,300 km long"."""
    token = last
    for _ in range(6):
        if token.dep_ in _INWARD and token.head.i != token.i:
            token = token.head
            if token.pos_ in _NOUNS and token.i not in inside:
                return token
            continue
        break
    if token.dep_ == "pobj" and token.head.lower_ in {"of", "at", "to"} and token.head.head.pos_ in _NOUNS and token.head.head.i not in inside:
        return token.head.head
    if token.i in inside or token.dep_ in {"attr", "acomp", "dobj", "npadvmod"}:
        of = _of_object(child for child in token.children if child.i not in inside)
        if of is not None:
            return of
    if token.dep_ in {"attr", "acomp", "dobj", "npadvmod", "oprd"} and token.head.lemma_ in _COPULAS:
        subject = subject_of(clause_of(token).head)
        return subject if subject is not None and subject.pos_ in _NOUNS else None
    return None
