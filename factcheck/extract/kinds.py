"""The common nouns of a parsed paragraph that say what kind of thing something was, and what caused it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.extract.clauses import NOUNS, noun_phrase, subject_of
from factcheck.extract.sorts import people, sorts_of
from factcheck.extract.words import words
from factcheck.lexicon import kinds_of, known, trait_of
from factcheck.model import Category

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CAUSE = "cause"
_MOST_WORDS = 8
_INSIDE = frozenset({"amod", "compound", "nmod", "nummod"})
_SOME = frozenset({"one", "two", "three", "some", "several", "many", "most", "few", "number", "part"})
_LEAVE = frozenset({"det", "poss", "predet", "case", "punct", "cc", "preconj"})
_BLAMING = words("blaming")
_CAUSING = words("causing")
_TRACED = words("traced")
_CAUSES = words("causes")
_FAILING = words("failing")
_SAYING = words("saying") | words("reporting")
_PREPOSITIONS = frozenset({"because of", "due to", "owing to", "result of", "down to"})


@dataclass(frozen=True, slots=True)
class Kinded:
    """A phrase that names a kind: its tokens, its noun, and what it says."""

    covered: range
    noun: Token
    category: Category


def kinded(doc: Doc) -> Iterator[Kinded]:
    """The phrases of a paragraph that name a kind of thing or a cause, and the words that tell the kind of a thing."""
    for token in doc:
        if not _is_common(token) or token.dep_ in _INSIDE or _is_some(token):
            continue
        head = _longest(token)
        sorts = sorts_of(head) or sorts_of(_lemma(token))
        if token.tag_ == "NNS" and any(child.dep_ == "nummod" for child in token.children):
            # "80 feet", "45 drones": what is counted is read as a number.
            sorts = ()
        if "body" in sorts and any(child.lower_ == "of" for child in token.children):
            # "Head of the rescue service".
            sorts = tuple(sort for sort in sorts if sort != "body")
        around = tuple(dict.fromkeys(one.lemma_.lower() for one in noun_phrase(token) if _is_told(one, token)))
        yield from _traits(token, head, sorts, around)
        stated = _is_stated(token)
        if stated or _is_told_first(token):
            sorts = (*sorts, CAUSE)
        if sorts:
            category = Category(head, around, sorts, tuple(sorted(_beside(token))), stated=stated)
            yield Kinded(_covered(token), token, category)


def _traits(noun: Token, head: str, sorts: Sequence[str], around: tuple[str, ...]) -> Iterator[Kinded]:
    """The words before a noun that tell its kind ("private funeral"); two things of one sort may differ in colour."""
    of = sorts[0] if sorts else _lemma(noun)
    for child in noun.lefts:
        trait = trait_of(child.lower_)
        if trait is not None and child.dep_ in _INSIDE and child.nbor(1).text != "-":
            yield Kinded(
                range(child.i, child.i + 1),
                noun,
                Category(head, around, (f"{trait[0]} of {of}",), trait=trait[1]),
            )


def _is_told(token: Token, noun: Token) -> bool:
    return token.is_alpha and token.i != noun.i and token.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"}


def _is_some(noun: Token) -> bool:
    """Whether only one or some of several are meant: "one of the getaway cars"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in _SOME


def _is_common(token: Token) -> bool:
    """Whether a word is a common noun; one at the beginning of a sentence is easily taken for a name."""
    if token.pos_ == "NOUN":
        return token.is_alpha
    return token.pos_ == "PROPN" and token.is_alpha and (token.is_lower or token.i == token.sent.start)


def _lemma(noun: Token) -> str:
    lemma = noun.lemma_.lower()
    return lemma if known(lemma) or not known(noun.lower_) else noun.lower_


def _longest(noun: Token) -> str:
    """The noun with as many of the words before it as make a known phrase: "tiger shark", "olive oil"."""
    lemma = _lemma(noun)
    for more in (2, 1):
        start = noun.i - more
        if start < 0 or start < noun.left_edge.i:
            continue
        before = noun.doc[start : noun.i].text.lower()
        if known(f"{before} {lemma}"):
            return f"{before} {lemma}"
    behind = noun.doc[noun.i + 1 : noun.i + 3].text.lower()
    return f"{lemma} {behind}" if behind.startswith("of ") and known(f"{lemma} {behind}") else lemma


def _covered(noun: Token) -> range:
    """The noun with the adjectives and nouns before it; of several words at most the last."""
    start = noun.i
    while start > noun.left_edge.i and noun.i - start + 1 < _MOST_WORDS:
        before = noun.doc[start - 1]
        if before.text != "-" and (before.dep_ in _LEAVE or before.pos_ in {"DET", "PRON", "PUNCT"}):
            break
        start -= 1
    return range(start, noun.i + 1)


def _beside(noun: Token) -> set[str]:
    """The nouns that stand in one list with a noun."""
    first = _first(noun)
    found: set[str] = set()
    waiting = [first]
    while waiting and len(found) < _MOST_WORDS:
        one = waiting.pop()
        waiting += [child for child in one.children if child.dep_ == "conj" and child.pos_ in NOUNS]
        if one.i != noun.i:
            found.add(one.lemma_.lower())
    return found


def _first(noun: Token) -> Token:
    """The first of the nouns in a list."""
    for _ in range(_MOST_WORDS):
        if noun.dep_ != "conj" or noun.head.pos_ not in NOUNS:
            break
        noun = noun.head
    return noun


def _is_stated(noun: Token) -> bool:
    """Whether a phrase is told as a cause in so many words: "because of", "blamed on", "the cause was", "Cause:"."""
    first = _first(noun)
    return _follows(first) or _is_argument(first)


def _follows(noun: Token) -> bool:
    """Whether the words before a phrase make it a cause: "because of", "blamed on", "Cause:"."""
    before = [token.lower_ for token in noun.doc[max(0, noun.left_edge.i - 2) : noun.left_edge.i]]
    if " ".join(before) in _PREPOSITIONS:
        # "It is due to dock on Thursday": an infinitive that was taken for a noun.
        return before[0] != "due" or any(child.dep_ in {"det", "amod", "compound"} for child in noun.children)
    if before[-1:] == [":"]:
        return before[0] in _CAUSES and noun.dep_ not in {"nsubj", "nsubjpass"}
    above = noun.head
    if noun.dep_ != "pobj":
        return False
    word, verb = above.lower_, above.head.lemma_.lower() if above.head.pos_ in {"VERB", "NOUN"} else ""
    return (
        (word in {"of", "from"} and verb in {"die", "death"})
        or (word in {"on", "to", "from"} and verb in _TRACED and above.head.pos_ == "VERB")
        or (word == "by" and verb in _CAUSING)
        or (word == "for" and verb in _BLAMING)
    )


def _is_argument(noun: Token) -> bool:
    """Whether a phrase is the subject or object of a verb of causing, or what "the cause was"."""
    verb = noun.head
    lemma = verb.lemma_.lower()
    if noun.dep_ == "dobj":
        return lemma in _BLAMING
    if noun.dep_ in {"attr", "oprd"}:
        subject = subject_of(verb)
        return subject is not None and subject.lemma_.lower() in _CAUSES
    return noun.dep_ == "nsubj" and lemma in _CAUSING


def _is_told_first(noun: Token) -> bool:
    """Whether a phrase may be a cause: "after a stroke", "held up by a storm", "a transformer caught fire"."""
    first = _first(noun)
    above = first.head
    if _is_person(noun) or any(child.dep_ == "nummod" for child in noun.children):
        return False
    if first.dep_ == "pobj":
        by = (above.dep_ == "agent" or above.lower_ == "by") and above.head.pos_ == "VERB"
        return (by and above.head.lemma_.lower() not in _SAYING) or (
            above.lower_ in {"after", "following"} and _is_new(first)
        )
    # "Cancer kills 34,000 people a year" tells of no one event.
    if first.dep_ != "nsubj" or above.tag_ not in {"VBD", "VBN", "VBG"} or not _is_new(first):
        return False
    acts = any(one.dep_ in {"dobj", "prt"} for one in above.children)
    # "When a transformer caught fire", "after a main burst".
    follows = above.dep_ == "advcl" and any(one.lower_ in {"when", "after", "as"} for one in above.children)
    return acts or follows or above.lemma_.lower() in _FAILING


def _is_person(noun: Token) -> bool:
    """Whether a noun names people: those are seldom told as a cause without a word for it."""
    return noun.ent_type_ != "" or people() in kinds_of(_lemma(noun), senses=1)


def _is_new(noun: Token) -> bool:
    """Whether a phrase names something for the first time: "a leak", "dirty water"."""
    determiners = [one.lower_ for one in noun.children if one.dep_ in {"det", "poss", "nummod"}]
    return all(one in {"a", "an"} for one in determiners)
