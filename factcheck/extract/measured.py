"""The thing whose size, price, share or length a figure gives, from where the figure stands in its clause."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from factcheck.extract.antecedents import members, resolved
from factcheck.extract.clauses import NOUNS, clause_head, subject_of
from factcheck.extract.words import words
from factcheck.model import Field

if TYPE_CHECKING:
    from spacy.tokens import Token

_INWARD = frozenset({"npadvmod", "amod", "compound", "nmod", "nummod", "quantmod", "advmod", "poss", "appos", "advcl"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
_OF_NOUN = frozenset({"of", "at", "to", "worth", "over"})
_VALUED_BY = frozenset({"at", "to", "by", "from", "between", "above", "below", "over", "under", "around"})
_SPENT_ON = frozenset({"on", "for", "towards", "in"})
_ARGUMENTS = frozenset({"attr", "acomp", "dobj", "npadvmod", "oprd", "advmod"})
_SIZING = words("sizing")
_CHANGED = _SIZING | words("changing")
_WHOLES = words("wholes")
_EMPTY = words("empty")
_REPORTING = words("reporting")


def measured(root: Token, inside: range, *, field: Field, plain: bool) -> Token | None:
    """The noun whose size the figure with the root `root`, in the tokens `inside`, gives; None where none is said."""
    noun = _governor(root, inside) if plain else _inward(root, inside)
    if noun is None and field is not Field.DURATION and not plain:
        noun = _of(root, inside)
    noun = noun or _argument(root, inside)
    if noun is None and field is Field.DURATION:
        noun = _of(root, inside)
    if noun is None and field is not Field.DURATION:
        noun = _valued(root, plain=plain) or (_paid_for(root) if field is Field.MONEY else None)
    return noun


def modifiers(noun: Token, inside: range) -> tuple[Token, ...]:
    """The words that narrow a noun down, and those that narrow one of them down, without figures and pronouns."""
    found: list[Token] = []
    waiting = [noun]
    while waiting:
        parent = waiting.pop()
        own = [child for child in parent.children if child.dep_ in _MODIFIERS and not _is_figure(child, inside)]
        found += (child for child in own if child.is_alpha and child.pos_ not in {"PRON", "DET"})
        # "Afghan security force personnel": the parse ties "Afghan" to the force. A name says enough by itself.
        waiting += (child for child in own if child.dep_ == "compound" and child.pos_ in NOUNS and noun.pos_ == "NOUN")
    return tuple(found)


def _is_figure(token: Token, inside: range) -> bool:
    """Whether a token is of the figure, or joined to it: "strong" in "12-strong"."""
    return token.i in inside or (token.i - 2 in inside and token.doc[token.i - 1].text in {"-", "‑"})


def is_named(token: Token) -> bool:
    """Whether a token says what it stands for: a noun, and no currency sign or unit."""
    return token.pos_ in NOUNS and token.text[:1].isalpha()


def of_object(root: Token, inside: range) -> Token | None:
    """What stands behind "of", right after the figure: "two of its 12 tanks", "38 per cent of the sick"."""
    for at in (*inside, inside.stop):
        if at >= len(root.doc):
            break
        token = root.doc[at]
        if token.lower_ == "of" and token.dep_ == "prep" and token.i >= inside.start:
            return next((child for child in token.children if child.dep_ == "pobj" and child.i not in inside), None)
    return None


def whole(noun: Token) -> Token:
    """For "the number of cases" the cases; another noun is returned as it is."""
    if noun.lemma_.lower() in _WHOLES:
        for child in noun.children:
            if child.lower_ == "of":
                return next((inner for inner in child.children if inner.dep_ == "pobj" and inner.pos_ in NOUNS), noun)
    return noun


def action(root: Token, inside: range, others: Collection[int] = frozenset()) -> tuple[Token | None, tuple[Token, ...]]:
    """What happens, with who or what takes part, for a figure without a noun: "killing 12", "worked for 31 years".

    Where the verb tells nothing ("had 14 days to name") it is what hangs on the figure, else the subject.
    """
    head = clause_head(root)
    about = subject_of(head)
    children = list(head.children)
    complement = next((c for c in children if c.dep_ in {"acomp", "attr", "oprd"} and c.i not in inside), None)
    if head.lemma_ in {"be", "leave", "remain"} and complement is not None:
        head = complement
    subject = None if about is None else resolved(about)
    objects = [child for child in head.children if child.dep_ == "dobj" and child.i not in inside]
    taking = [token for token in (*objects, subject) if token is not None and token.i not in inside and is_named(token)]
    taking = [token for token in taking if token.i not in others]
    if head.lemma_.lower() in _REPORTING and not objects:
        return None, ()
    if head.i in inside or head.i in others or not head.is_alpha or head.lemma_.lower() in _EMPTY:
        purpose = [child for child in root.children if child.dep_ in {"acl", "relcl"} and child.pos_ == "VERB"]
        return next(iter([*purpose, *taking]), None), ()
    return head, tuple(token for token in taking[:1] if token.i != head.i)


def _inward(root: Token, inside: range) -> Token | None:
    """The noun that the figure stands before or beside: "an 843 miles long border", "a depth of 22 km"."""
    token = root
    for _ in range(6):
        if token.dep_ not in _INWARD or token.head.i == token.i:
            break
        token = token.head
        if token.i not in inside and is_named(token):
            return token
    return _governor(token, inside)


def _governor(token: Token, inside: range) -> Token | None:
    """The noun that a preposition ties the figure to: "a crowd of 400", "a fine of $2m"."""
    noun = token.head.head if token.dep_ == "pobj" and token.head.lower_ in _OF_NOUN else None
    return noun if noun is not None and noun.i not in inside and is_named(noun) else None


def _of(root: Token, inside: range) -> Token | None:
    of = of_object(root, inside)
    head = clause_head(root)
    if of is not None and of.lower_ == "which" and head.dep_ == "relcl" and is_named(head.head):
        # "The road, 12 km of which is unpaved".
        return head.head
    return None if of is None else of if of.pos_ in NOUNS else members(of)


def _argument(root: Token, inside: range) -> Token | None:
    """The subject of a verb that gives its size: "the border is 1,300 km long", "the deal is worth $2bn"."""
    token = root
    while (token.dep_ == "npadvmod" and token.head.pos_ in {"ADJ", "ADV"}) or _is_paired(token):
        token = token.head
    direct = token.dep_ in _ARGUMENTS
    if token.dep_ == "prep" and token.lower_ == "worth":
        direct = True
    if not direct or token.head.lemma_.lower() not in _SIZING:
        return None
    subject = subject_of(clause_head(token))
    subject = None if subject is None else resolved(subject)
    return subject if subject is not None and subject.i not in inside and is_named(subject) else None


def _is_paired(token: Token) -> bool:
    """Whether an adjective follows another: "90 metres deep and 2 km wide"."""
    return token.dep_ == "conj" and token.pos_ == token.head.pos_ == "ADJ"


def _valued(root: Token, *, plain: bool) -> Token | None:
    """What a verb changes or values, where a preposition leads to the figure: "cut the rate by", "was put at"."""
    token = root
    if token.dep_ != "pobj" or token.head.lower_ not in _VALUED_BY:
        return None
    verb = token.head.head
    while verb.dep_ == "prep" or verb.dep_ == "pcomp":
        verb = verb.head
    if verb.pos_ not in {"VERB", "AUX"} or (plain and token.head.dep_ == "agent" and verb.lemma_ not in _CHANGED):
        return None
    changed = next((child for child in verb.children if child.dep_ == "dobj" and child.i < root.i), None)
    changed = changed or subject_of(verb)
    changed = None if changed is None else resolved(changed)
    return changed if changed is not None and is_named(changed) else None


def _paid_for(root: Token) -> Token | None:
    """What money is spent on: "spent Rs 2.8 lakh on the trip", "pays £94 for a room"."""
    verb = root.head if root.dep_ in {"dobj", "npadvmod"} else None
    for token in (root, verb):
        for child in token.children if token is not None else ():
            if child.dep_ == "prep" and child.lower_ in _SPENT_ON and child.i > root.i:
                thing = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
                if thing is not None and is_named(thing) and thing.ent_type_ not in {"DATE", "TIME"}:
                    return thing
    return None
