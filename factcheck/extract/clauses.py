"""The clause around a token, its subject and its predicate, from the dependency parse.

Labels are those of ClearNLP, as spaCy's English models use them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSAL = frozenset({"ROOT", "relcl", "acl", "advcl", "ccomp", "xcomp", "csubj", "csubjpass", "parataxis", "pcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_BORROWS = frozenset({"advcl", "xcomp", "csubj", "csubjpass", "ccomp", "pcomp", "conj"})
_RELATIVE = frozenset({"which", "who", "that", "whom", "where", "whose"})
_CUT = frozenset({"relcl", "advcl", "ccomp", "parataxis", "acl", "csubj"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause by its head token; `tokens` are its own, in order, without clauses nested in it."""

    head: Token
    tokens: tuple[Token, ...]
    subject: Token | None


def clause_of(token: Token) -> Clause:
    """The smallest clause that holds `token`."""
    head = token
    while not _is_clausal(head) and head.head.i != head.i:
        head = head.head
    return Clause(head, tuple(_own_tokens(head, token)), subject_of(head))


def _is_clausal(token: Token) -> bool:
    if token.dep_ == "conj":
        return token.pos_ in {"VERB", "AUX"}
    return token.dep_ in _CLAUSAL and (token.pos_ in {"VERB", "AUX"} or token.dep_ in {"ROOT", "relcl"})


def _own_tokens(head: Token, inside: Token) -> Iterator[Token]:
    ancestors = {token.i for token in inside.ancestors} | {inside.i}
    cut = {
        token.i
        for child in _descendants(head)
        if child.i not in ancestors and (child.dep_ in _CUT or (child.dep_ == "conj" and _is_clausal(child)))
        for token in child.subtree
    }
    return (token for token in head.subtree if token.i not in cut)


def _descendants(head: Token) -> Iterator[Token]:
    return (token for token in head.subtree if token.i != head.i)


def subject_of(head: Token) -> Token | None:
    """Whom or what the clause is about: its own subject, the noun that it modifies, or its governor's subject."""
    for _ in range(8):
        own = next((child for child in head.children if child.dep_ in _SUBJECTS and child.lower_ not in {"there", *_RELATIVE} and child.pos_ != "VERB"), None)
        if own is not None:
            return own
        if head.dep_ in {"relcl", "acl"} and head.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
            return head.head
        if head.dep_ in _BORROWS and head.head.i != head.i:
            head = head.head
            continue
        return None
    return None


def noun_phrase(token: Token) -> tuple[Token, ...]:
    """The noun phrase that `token` heads, without the clauses and appositions that hang on it."""
    cut = {inner.i for child in token.children if child.dep_ in {"relcl", "acl", "appos", "advcl", "cc", "conj"} for inner in child.subtree}
    phrase = [inner for inner in token.subtree if inner.i not in cut]
    while phrase and phrase[-1].is_punct:
        phrase.pop()
    return tuple(phrase)
