"""Whose age a figure gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.antecedents import last_person, resolved
from factcheck.extract.clauses import NOUNS, clause_head, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_DESCRIBES = frozenset({"amod", "compound", "nmod", "nummod", "npadvmod", "quantmod", "acl", "advmod", "oprd"})
_NOT_PERSONS = frozenset({"age", "year", "years", "aged", "old"})


def person(root: Token, inside: range) -> Token | None:
    """The person whose age the figure with the root `root`, in the tokens `inside`, gives; None where nobody is named.

    "Mirov, 52, ...", "the 52-year-old welder", "two men aged 25 and 31", "a builder of 62", "she died at 84".
    """
    doc, start = root.doc, inside.start
    if start >= 2 and doc[start - 1].text in {",", "("} and doc[start - 2].pos_ in NOUNS:
        return _by_name(_name_end(doc[start - 2]), root)
    token = root
    for _ in range(8):
        if token.i not in inside and token.pos_ in NOUNS and token.lower_ not in _NOT_PERSONS:
            return _by_name(token, root)
        attached = token.dep_ in {"appos", "conj", "prep", "pobj"} or token.dep_ in _DESCRIBES
        named = token.dep_ != "prep" or token.head.pos_ in NOUNS
        if not attached or not named or token.head.i == token.i:
            break
        token = token.head
    subject = subject_of(clause_head(token))
    if subject is None:
        return None
    if subject.i in inside:
        return last_person(root)
    subject = resolved(subject)
    return _by_name(subject, root) if subject.pos_ in NOUNS else None


def _name_end(token: Token) -> Token:
    """The noun that a word before the figure is part of, if the parse ties it to one before the figure."""
    head = token.head
    return head if token.dep_ in {"compound", "flat"} and head.pos_ in NOUNS and head.i < token.i else token


def _by_name(noun: Token, figure: Token) -> Token:
    """The name that stands in apposition to the noun, nearest before the figure; else the noun."""
    chain = [noun]
    while noun.dep_ == "appos" and noun.head.pos_ in NOUNS and len(chain) < 4:
        noun = noun.head
        chain.append(noun)
    beside = [child for token in chain for child in token.children if child.dep_ == "appos" and child.i < figure.i]
    named = [token for token in (*chain, *beside) if token.pos_ == "PROPN"]
    return max(named, key=lambda token: token.i) if named else chain[0]
