"""The clause around a token, its subject and its predicate, from the dependency parse.

Labels are those of ClearNLP, as spaCy's English models use them. Every walk is a loop with a bound,
so that text nested without end costs neither the stack nor much time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

HIGHEST = 64
NOUNS = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_CLAUSAL = frozenset({"ROOT", "relcl", "acl", "advcl", "ccomp", "xcomp", "csubj", "csubjpass", "parataxis", "pcomp"})
_BORROWS = frozenset({"advcl", "xcomp", "csubj", "csubjpass", "ccomp", "pcomp", "conj"})
_NO_SUBJECT = frozenset({"there", "which", "who", "that", "whom", "where", "whose"})
_CUT = frozenset({"relcl", "advcl", "ccomp", "parataxis", "acl", "csubj"})
_NOT_IN_PHRASE = frozenset({"relcl", "acl", "appos", "advcl", "cc", "conj"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause by its head token; `tokens` are its own, in order, without clauses nested in it."""

    head: Token
    tokens: tuple[Token, ...]
    subject: Token | None


def clause_head(token: Token) -> Token:
    """The head of the smallest clause that holds `token`."""
    head = token
    for _ in range(HIGHEST):
        if _is_clausal(head) or head.head.i == head.i:
            break
        head = head.head
    return head


def clause_of(token: Token) -> Clause:
    """The smallest clause that holds `token`."""
    head = clause_head(token)
    path = {token.i, *(above.i for above in islice(token.ancestors, HIGHEST))}

    def nested(child: Token, parent: Token) -> bool:
        cut = child.dep_ in _CUT or (child.dep_ == "conj" and _is_clausal(child))
        return cut and child.i not in path

    return Clause(head, _without_loose_ends(_below(head, leave=nested)), subject_of(head))


def _is_clausal(token: Token) -> bool:
    if token.dep_ == "conj":
        return token.pos_ in {"VERB", "AUX"}
    # "15 of them Indian": a clause without a verb still has a subject.
    plain = token.pos_ in {"VERB", "AUX"} or token.dep_ in {"ROOT", "relcl"}
    return token.dep_ in _CLAUSAL and (plain or any(child.dep_ == "nsubj" for child in token.children))


def _below(head: Token, *, leave: Callable[[Token, Token], bool]) -> list[Token]:
    """`head` and all that hangs on it, in the order of the text, but for the children to `leave` and what they hold."""
    found, waiting = [head], [head]
    while waiting:
        parent = waiting.pop()
        children = [child for child in parent.children if not leave(child, parent)]
        found += children
        waiting += children
    return sorted(found, key=lambda token: token.i)


def _without_loose_ends(tokens: list[Token]) -> tuple[Token, ...]:
    """`tokens` without the commas and conjunctions that led to what was cut, and without a full stop."""
    kept: list[Token] = []
    follows = -1
    own = {token.i for token in tokens}
    for token in reversed(tokens):
        if not kept and token.is_punct and token.text not in {")", "%", "'", '"', "”", "’"}:
            continue
        comma = token.text in {",", ";"}
        if (comma or token.dep_ == "cc") and token.i + 1 != follows:
            continue
        if comma and token.i - 1 not in own:
            continue
        kept.append(token)
        follows = token.i
    return tuple(reversed(kept))


def governor(token: Token) -> Token:
    """The word on which a phrase hangs, past its prepositions: "died" of "on Tuesday", "murder" of "2012 murder"."""
    above = token.head
    for _ in range(HIGHEST):
        if above.pos_ != "ADP" or above.head.i == above.i:
            break
        above = above.head
    return above


def subject_of(head: Token) -> Token | None:
    """Whom or what the clause is about: its own subject, the noun that it modifies, or its governor's subject."""
    for _ in range(8):
        own = next((child for child in head.children if _is_subject(child)), None)
        if own is not None:
            return own
        if head.dep_ in {"relcl", "acl"} and head.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
            return head.head
        if head.dep_ not in _BORROWS or head.head.i == head.i:
            return None
        head = head.head
    return None


def _is_subject(token: Token) -> bool:
    return token.dep_ in SUBJECTS and token.lower_ not in _NO_SUBJECT and token.pos_ != "VERB"


def noun_phrase(token: Token) -> tuple[Token, ...]:
    """The noun phrase that `token` heads, without the clauses and appositions that hang on it."""
    phrase = _below(token, leave=lambda child, parent: parent.i == token.i and child.dep_ in _NOT_IN_PHRASE)
    return _without_loose_ends(phrase) or (token,)
