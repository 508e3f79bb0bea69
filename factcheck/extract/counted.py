"""What a figure counts, measures or ages, from the parse."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.extract.aged import person
from factcheck.extract.antecedents import group_of, resolved
from factcheck.extract.clauses import NOUNS
from factcheck.extract.measured import action, is_named, measured, modifiers, of_object, whole
from factcheck.extract.nouns import is_misread, is_several, is_time, sized
from factcheck.model import Field

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ATTACHED = frozenset({"nummod", "quantmod", "compound", "amod", "nmod"})
_INWARD = frozenset({"npadvmod", "amod", "compound", "nmod", "nummod", "quantmod", "advmod", "poss", "appos", "advcl"})
_COUNTED_IN = frozenset({"dobj", "nsubj", "nsubjpass"})
_STATES = frozenset({"acomp", "oprd", "attr", "advcl", "amod", "acl"})
_JOINED = frozenset({"strong", "odd", "plus", "some"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts or measures: `head` and its modifiers; None where nothing is found.

    `noun` is what is counted, None where no word names it: the head may be the word for what happened ("killing 12",
    "31 dead"), who took part in it, or that whose size a count gives ("a crowd of 400").
    """

    head: Token | None
    modifiers: tuple[Token, ...] = ()
    noun: Token | None = None


def counted(
    doc: Doc, start: int, end: int, *, field: Field, plain: bool, others: Collection[int] = frozenset()
) -> Counted:
    """What the figure in tokens `start` to `end` (exclusive) of `doc` counts (`plain`), measures or ages.

    The tokens `others` belong to other figures, with their units.
    """
    inside = range(start, end)
    root = doc[start:end].root
    if field is Field.AGE:
        return _with_modifiers(person(root, inside), inside)
    if plain:
        noun = None if _follows_of(doc[start]) else _counted_noun(doc[end - 1], root, inside)
        if noun is not None:
            if noun.pos_ in NOUNS:
                return _with_modifiers(noun, inside)
            return Counted(noun, (), noun if noun.tag_ == "VBZ" else None)
        of_them = _part(root, inside)
        if of_them is not None:
            return of_them
        state = _state(root, inside)
        if state is not None:
            return Counted(state)
    thing = measured(root, inside, field=field, plain=plain)
    if thing is not None and thing.i in inside:
        # "Two thirds of those polled" is of nothing that is named.
        return Counted(None)
    if thing is not None and thing.i not in others:
        if not plain:
            return _with_modifiers(thing, inside)
        what = _with_modifiers(whole(thing), inside)
        noun = None if what.head is None else what.head if what.head.i != thing.i else sized(what.head, root)
        return replace(what, noun=noun if noun is not None and is_several(noun, what.head) else None)
    return Counted(*action(root, inside, others))


def _with_modifiers(head: Token | None, inside: range) -> Counted:
    head = None if head is None else resolved(head)
    return Counted(None) if head is None or not is_named(head) else Counted(head, modifiers(head, inside), head)


def _counted_noun(last: Token, root: Token, inside: range) -> Token | None:
    """The noun that a bare number counts: "350 refugees", "two of its 12 tanks", "eight of the injured"."""
    follows = last.nbor() if last.i + 1 < len(last.doc) else None
    if follows is not None and follows.text in {"-", "‑"} and follows.i + 1 < len(last.doc):
        joined = follows.nbor()
        if joined.lower_ not in _JOINED:
            return joined if joined.pos_ in NOUNS else None
        # "A 12-strong crew"; the word may also hang on the figure itself: "the 40-odd guests".
        final = _final_noun(joined)
        if final is not None:
            return final
    head = root.head
    if root.dep_ in _ATTACHED and head.i > root.i and head.i not in inside and not is_time(head):
        return _final_noun(head)
    if follows is not None and follows.i == head.i and is_misread(follows, root):
        return follows
    of = of_object(root, inside)
    if of is not None and (of.pos_ in NOUNS or of.tag_ in {"JJ", "VBN"}):
        return of
    if follows is not None and follows.tag_ in {"NNS", "NNPS"} and follows.sent == last.sent:
        return _final_noun(follows)
    return _shared_noun(root)


def _follows_of(first: Token) -> bool:
    """Whether a figure stands as in "of whom 12 million pay": what comes next tells of them, and is not counted."""
    if first.i < 2:
        return False
    doc = first.doc
    of_them = doc[first.i - 2].lower_ == "of" and doc[first.i - 1].lower_ in {"whom", "which", "them", "these", "those"}
    return of_them and not any(token.tag_ in {"NNS", "NNPS"} for token in doc[first.i + 1 : first.i + 4])


def _shared_noun(root: Token) -> Token | None:
    """The noun of the figure before: "12 or 14 houses", "30,000 homes in Dolna and 12,000 in Kesten"."""
    before = root.head
    if root.dep_ != "conj" or before.i > root.i:
        return None
    if before.pos_ == "NUM":
        return _final_noun(before.head) if before.dep_ in _ATTACHED else None
    # The parse may hang the second figure on the verb whose object the first one counts.
    near = [before] if before.pos_ in NOUNS else [child for child in before.children if child.dep_ in _COUNTED_IN]
    counted = [noun for noun in near if noun.i < root.i and any(child.dep_ == "nummod" for child in noun.children)]
    return counted[-1] if counted else None


def _final_noun(token: Token) -> Token | None:
    """The noun at the end of a chain of modifiers: "two", "cargo", "tanks"."""
    for _ in range(8):
        inner = token.pos_ not in NOUNS or token.dep_ == "compound"
        if not inner or token.dep_ not in _INWARD or token.head.i <= token.i:
            break
        token = token.head
    return token if token.pos_ in NOUNS else None


def _part(root: Token, inside: range) -> Counted | None:
    """The members of a group, with what is told of them: "15 of them Indian", "of the 24 crew, 16 are Filipinos"."""
    group = group_of(root)
    if group is None or group.i in inside:
        return None
    happened, _ = action(root, inside)
    return Counted(group, (*modifiers(group, inside), *([happened] if happened is not None else ())), group)


def _state(root: Token, inside: range) -> Token | None:
    """The state that stands for who is in it: "31 dead", "40 missing", "41 were found"."""
    follows = root.doc[inside.stop] if inside.stop < len(root.doc) else None
    state = follows is not None and follows.tag_ in {"JJ", "VBN", "VBG"} and follows.dep_ in _STATES | {"ROOT", "conj"}
    return follows if state and follows is not None and not is_time(follows.head) else None
