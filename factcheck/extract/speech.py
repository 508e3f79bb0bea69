"""Who says a clause, and how sure it is told: attribution, negation, plan or fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.antecedents import FIRST_PERSON, resolved
from factcheck.extract.clauses import noun_phrase, subject_of
from factcheck.extract.words import words
from factcheck.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING = words("saying")
_REPORTING = words("reporting")
_DENYING = words("denying")
_REPORTED = frozenset({"ccomp", "parataxis", "dobj", "xcomp"})
_PLANNING = words("planning")
_PLANNED_AUX = frozenset({"will", "shall", "would", "wo", "'ll", "’ll"})
_POSSIBLE_AUX = frozenset({"could", "may", "might", "should", "can"})
_LONGEST = 8


def attribution(head: Token) -> str | None:
    """Who says the clause headed by `head`, in at most 8 words; None where the article says it itself.

    It is the subject of the verb of saying that governs the clause or stands beside it, or follows "according to".
    """
    if head.lemma_ in _REPORTING and any(child.dep_ == "dobj" for child in head.children):
        speaker = _speaker(head)
        if speaker is not None:
            return speaker
    token = head
    for _ in range(6):
        source = _according(token) or _beside(token)
        if source is not None:
            return source
        if token.head.i == token.i:
            return None
        if token.dep_ in _REPORTED and (speaker := _speaker(token.head)) is not None:
            return speaker
        token = token.head
    return None


def _speaker(verb: Token) -> str | None:
    if verb.lemma_ not in _SAYING or verb.pos_ != "VERB" or _is_passive(verb):
        return None
    subject = subject_of(verb)
    return None if subject is None or subject.lower_ in FIRST_PERSON else _text(resolved(subject))


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)


def _beside(token: Token) -> str | None:
    """The speaker of a parenthesis: "The plant, officials said, employs 300", "as police put it"."""
    for child in token.children:
        inserted = child.dep_ in {"parataxis", "ccomp", "advcl"} and child.lemma_ in _SAYING
        if not inserted or any(inner.dep_ in {"ccomp", "mark"} and inner.lower_ != "as" for inner in child.children):
            continue
        own = any(inner.dep_ == "nsubj" for inner in child.children)
        if own and (speaker := _speaker(child)) is not None:
            return speaker
    return None


def _according(head: Token) -> str | None:
    for child in head.children:
        if child.lower_ == "according":
            for to in child.children:
                source = next((inner for inner in to.children if inner.dep_ == "pobj"), None)
                if source is not None:
                    return _text(resolved(source))
    return None


def _text(token: Token) -> str | None:
    """The noun phrase of a speaker, up to its first comma; None for one that is no words.

    "A Reuters" is a slip for the name alone.
    """
    phrase = [*noun_phrase(token), *_name(token)]
    if phrase[0].pos_ == "NUM" and (len(phrase) == 1 or phrase[1].lower_ == "of"):
        return None
    if phrase[0].lower_ in {"a", "an"} and len(phrase) == 2 and phrase[1].pos_ == "PROPN":
        phrase = phrase[1:]
    end = next((at for at, part in enumerate(phrase) if part.text in {",", ";", "(", ":"} and at), len(phrase))
    at = phrase.index(token) if token in phrase else 0
    if end <= at:
        phrase, end = phrase[at:], len(phrase) - at
    last = min(end, max(_LONGEST, at + 1 if at < _LONGEST else _LONGEST))
    text = "".join(part.text_with_ws for part in phrase[:last]).strip(" \"'“”‘,")
    return text if any(letter.isalpha() for letter in text) else None


def _name(noun: Token) -> tuple[Token, ...]:
    """The name that follows a speaker's noun without a comma: "her neighbour Jonas Berg"."""
    name = next((child for child in noun.rights if child.dep_ == "appos" and child.pos_ == "PROPN"), None)
    return noun_phrase(name) if name is not None and name.left_edge.i == noun.i + 1 else ()


def affirmed(head: Token) -> bool:
    """Whether the clause has no negation of its own: no "not" or "never" with its verb, no "none" as its subject."""
    subjects = [child for child in head.children if child.dep_ in {"nsubj", "nsubjpass"}]
    none = any(
        word.lower_ in {"none", "nobody", "no", "neither"} for subject in subjects for word in (subject, *subject.lefts)
    )
    return not none and not any(child.dep_ == "neg" or child.lower_ == "never" for child in head.children)


def modality(head: Token) -> Modality:
    """Told as done, planned, possible or denied, from the auxiliaries and the verbs above."""
    token = head
    for _ in range(4):
        words = {child.lower_ for child in token.children if child.dep_ in {"aux", "mark"}}
        if words & _PLANNED_AUX or (token.i == head.i and _is_planned(token)):
            return Modality.PLANNED
        if words & _POSSIBLE_AUX or "if" in words:
            return Modality.POSSIBLE
        if token.dep_ in {"ccomp", "xcomp"} and token.head.lemma_ in _DENYING:
            return Modality.DENIED
        if token.dep_ in {"xcomp", "pcomp"} and token.head.lemma_ in _PLANNING:
            return Modality.PLANNED
        # "After 12 people died, the plant will close": what has its own tense does not share that of its governor.
        shared = token.dep_ in {"xcomp", "conj", "pcomp"} or (token.dep_ == "advcl" and token.tag_ == "VBG")
        if not shared or token.head.i == token.i:
            return Modality.ASSERTED
        token = token.head
    return Modality.ASSERTED


def _is_planned(verb: Token) -> bool:
    """Whether the clause itself says that it is planned: "is expected", "planned for May", but not "has ordered"."""
    return verb.lemma_ in _PLANNING and verb.tag_ == "VBN" and (_is_passive(verb) or verb.dep_ == "acl")
