"""Who says a clause, and how sure it is told: attribution, negation, plan or fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.clauses import noun_phrase, subject_of
from factcheck.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING = frozenset(
    "say tell add report announce state claim note confirm estimate believe think reckon insist warn declare explain admit disclose reveal acknowledge "
    "calculate put describe argue write allege stress suggest maintain recall testify understand".split()
)
_PLANNING = frozenset(
    "plan expect propose intend aim hope want seek offer promise pledge vow schedule set due order threaten prepare consider target forecast predict project "
    "recommend request demand ask call agree require need".split()
)
_PLANNED_AUX = frozenset({"will", "shall", "would", "wo", "'ll"})
_POSSIBLE_AUX = frozenset({"could", "may", "might", "should", "can"})


def attribution(head: Token) -> str | None:
    """Who says the clause headed by `head`: the subject of the verb of saying above it, or "according to"."""
    token = head
    for _ in range(6):
        source = _according(token)
        if source is not None:
            return source
        speaker = _speaker(token) if token.i != head.i else None
        if speaker is not None:
            return speaker
        beside = next((child for child in token.children if child.dep_ in {"parataxis", "ccomp", "advcl"} and child.lemma_ in _SAYING and child.i > head.i), None)
        speaker = _speaker(beside) if beside is not None else None
        if speaker is not None:
            return speaker
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _speaker(verb: Token) -> str | None:
    if verb.lemma_ not in _SAYING or verb.pos_ != "VERB":
        return None
    subject = subject_of(verb)
    return None if subject is None else _text(subject)


def _according(head: Token) -> str | None:
    for child in head.children:
        if child.lower_ == "according":
            for to in child.children:
                source = next((inner for inner in to.children if inner.dep_ == "pobj"), None)
                if source is not None:
                    return _text(source)
    return None


def _text(token: Token) -> str:
    phrase = noun_phrase(token)
    return "".join(inner.text_with_ws for inner in phrase).strip()


def affirmed(head: Token) -> bool:
    """Whether the clause has no negation of its own."""
    return not any(child.dep_ == "neg" or child.lower_ in {"never", "without"} for child in head.children)


def modality(head: Token) -> Modality:
    """Told as done, planned or possible, from the auxiliaries and the verbs above."""
    token = head
    for _ in range(4):
        words = {child.lower_ for child in token.children if child.dep_ in {"aux", "mark"}}
        if words & _PLANNED_AUX:
            return Modality.PLANNED
        if words & _POSSIBLE_AUX or "if" in words:
            return Modality.POSSIBLE
        if token.lemma_ in _PLANNING and (token.i != head.i or token.tag_ == "VBN"):
            return Modality.PLANNED
        if token.dep_ not in {"xcomp", "conj", "advcl", "pcomp"} or token.head.i == token.i:
            return Modality.ASSERTED
        token = token.head
    return Modality.ASSERTED
