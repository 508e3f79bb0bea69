"""How often a clause is turned round: "not", "nobody", "failed to", "has yet to", "without", "ruled out"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.extract.clauses import subject_of
from factcheck.extract.issues import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_HIGHEST = 5
_NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
_ONE = frozenset({"one", "single", "a", "an"})
_SCARCELY = frozenset({"hardly", "barely", "scarcely", "nearly", "almost", "only"})
_OPEN = frozenset({"yet", "still"})
# The lemmatizer makes "hop" of "hoped".
_UNREAL = frozenset(
    {"hope", "hop", "fear", "wish", "want", "demand", "urge", "ask", "doubt", "wonder", "imagine", "pretend", "suppose"}
)
# "Will not resume before July": what is denied until then is not denied.
_LIMITS = frozenset({"before", "until", "till"})
_CONDITIONS = frozenset({"if", "whether", "unless", "lest", "until", "before", "till"})
_ABOVE = frozenset({"xcomp", "ccomp", "pcomp"})


def upheld(verb: Token) -> bool:
    """Whether neither the verb nor what governs it is negated; its subject and objects may be."""
    return _own(verb) == 0 and not any(True for _ in _turning(verb))


def negations(verb: Token) -> int | None:
    """How many negations govern the verb; None where it is neither affirmed nor denied ("hardly")."""
    if any(child.lower_ in _SCARCELY and child.dep_ == "advmod" and child.i < verb.i for child in verb.children):
        return None
    count, below = _own(verb), {child.lower_ for child in verb.children}
    if count and "never" not in below and below & _LIMITS:
        return None
    subject = subject_of(verb)
    if subject is not None and _denies(subject):
        count += 1
    count += any(_denies(one) for one in objects(verb))
    count += sum(_negated(child) for child in verb.children if child.dep_ in {"acomp", "attr", "oprd"})
    return count + sum(1 for _ in _turning(verb))


def reach(verb: Token) -> Iterator[Token]:
    """The words outside the verb's group that turn it round: its subject "nobody", the governor "failed to"."""
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is not None and _denies(subject):
        yield from (token for token in verb.doc[subject.left_edge.i : subject.i + 1])
    yield from (one for one in objects(verb) if _denies(one))
    yield from _turning(verb)


def _own(verb: Token) -> int:
    """The negations of the verb itself; "not only" is none, and "no longer" is one."""
    count = 0
    for child in verb.children:
        only = child.i + 1 < len(child.doc) and child.doc[child.i + 1].lower_ in {"only", "just", "least"}
        if (child.dep_ == "neg" or child.lower_ in _NOT) and child.lower_ != "no" and not only:
            count += child.lower_ not in {"nor", "neither"} or child.dep_ == "neg"
        if child.lower_ == "longer" and child.i and child.nbor(-1).lower_ == "no":
            count += 1
    return min(count, 1)


def _negated(complement: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ == "not" for child in complement.children)


def _denies(noun: Token) -> bool:
    """Whether a subject or object says that there is none: nobody, no driver, not a single driver, none of them."""
    if noun.lower_ in lexicon().words["nobody"]:
        return True
    if noun.lower_ == "one" and noun.i and noun.nbor(-1).lower_ == "not":
        return True
    return _denial(noun) is not None


def _denial(noun: Token) -> int | None:
    """Where "no" or "not a single" begins before its noun; None where there is none."""
    for child in noun.lefts:
        if child.lower_ in {"no", "neither"} and child.dep_ in {"det", "neg", "cc:preconj", "preconj"}:
            return int(child.i)
    first = noun.left_edge
    if first.lower_ == "not" and first.i + 1 < noun.i and first.nbor(1).lower_ in _ONE:
        return int(first.i)
    before = first.nbor(-1) if first.i else None
    return int(before.i) if before is not None and before.lower_ == "not" and first.lower_ in _ONE else None


def denied_noun(noun: Token) -> int | None:
    """Where the words begin that deny what a noun names; None where nothing denies it.

    "No deaths", "not a siren", "without a tender", "did not make a payment", "ruled out talks", "was not an attack",
    "no case of cholera", "cholera has not been detected".
    """
    above, start = noun.head, _denial(noun)
    if start is not None:
        return start if _is_all_denied(noun) else None
    if noun.dep_ == "pobj" and above.lower_ == "without":
        return int(above.i)
    if noun.dep_ == "pobj" and above.lower_ == "of" and above.head.lemma_.lower() in lexicon().words["containers"]:
        return denied_noun(above.head) if above.head.i != noun.i else None
    if noun.dep_ == "pobj" and above.lower_ == "against" and above.head.lemma_.lower() in {"decide", "vote"}:
        return int(above.i)
    return _denied_by_verb(noun) if above.pos_ in {"VERB", "AUX"} else None


def partly_denied(noun: Token) -> bool:
    """Whether "no" stands with a noun but denies something of it only: "no deaths were linked to the outage"."""
    return _denial(noun) is not None and not _is_all_denied(noun)


def _is_all_denied(noun: Token) -> bool:
    """Whether "no" denies that there is what the noun names: "no alarm went off", not "no side has made 200".

    What a verb with an object, or any but the plainest verb, is denied of may well be there: "paid no fare".
    """
    above = noun.head
    if above.pos_ not in {"VERB", "AUX"}:
        return True
    if noun.dep_ == "nsubj":
        return not any(child.dep_ in {"dobj", "ccomp", "xcomp", "dative"} for child in above.children)
    if noun.dep_ == "nsubjpass":
        return above.lemma_.lower() not in {"link", "allow", "expect", "relate", "attribute", "tie", "connect"}
    return noun.dep_ != "dobj" or above.lemma_.lower() in lexicon().words["having"]


def _denied_by_verb(noun: Token) -> int | None:
    above = noun.head
    turned = sum(1 for _ in _turning(above)) + _own(above) == 1
    if noun.dep_ == "nsubjpass":
        return int(noun.i) if turned and above.lemma_.lower() in lexicon().words["existing"] else None
    if noun.dep_ not in {"dobj", "attr"} or noun.i < above.i:
        return None
    particle = next((child.lower_ for child in above.children if child.dep_ == "prt"), "")
    if noun.dep_ == "dobj" and f"{above.lemma_.lower()} {particle}".strip() in lexicon().phrases["ruling_out"]:
        return None if turned else int(above.i)
    if noun.dep_ == "dobj" and above.lemma_.lower() not in lexicon().words["having"]:
        return None
    articles = [child.lower_ for child in noun.lefts if child.dep_ in {"det", "nummod", "poss", "predet"}]
    loose = not articles or articles[0] in lexicon().words["indefinite"]
    if not loose or not turned:
        return None
    return min([above.i, *(child.i for child in above.children if child.dep_ == "neg")])


def objects(verb: Token) -> list[Token]:
    """The direct objects of a verb, past its particles."""
    return [child for child in verb.children if child.dep_ in {"dobj", "dative"} and child.pos_ != "ADP"][:2]


def objects_of(preposition: Token) -> list[Token]:
    """The nouns that a preposition governs."""
    return [child for child in preposition.children if child.dep_ == "pobj"]


def _turning(verb: Token) -> Iterator[Token]:
    """The governors that turn a verb round, or whose own negation does: "failed to", "did not manage to"."""
    words = lexicon().words
    token = verb
    for _ in range(_HIGHEST):
        above = token.head
        if above.i == token.i or token.dep_ not in _ABOVE | {"conj"}:
            return
        if token.dep_ == "conj":
            if token.pos_ != above.pos_ or any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children):
                return
            token = above
            continue
        lemma = above.lemma_.lower()
        if token.dep_ == "pcomp":
            if above.lower_ == "without":
                yield above
            elif above.lower_ in {"from", "against"} and above.head.lemma_.lower() in words["turning"]:
                yield above.head
            return
        if token.dep_ == "ccomp":
            out = any(child.dep_ == "prt" and child.lower_ == "out" for child in above.children)
            if lemma == "deny" or (lemma == "rule" and out):
                yield above
            return
        yet = lemma in {"have", "be"} and any(child.lower_ == "yet" for child in above.children)
        out = lemma == "rule" and any(child.dep_ == "prt" and child.lower_ == "out" for child in above.children)
        turned = lemma in words["turning"] or lemma == "deny" or yet or out
        if turned != (_own(above) == 1):
            yield above
        if lemma not in words["transparent"] and not turned:
            return
        token = above


def pending(verb: Token, *, denied: bool) -> bool:
    """Whether what is denied may still come: "has not", "had not been", "is not", "so far", "has yet to"."""
    if not denied:
        return False
    chain = [verb, *(above for above in _turning(verb) if above.pos_ in {"VERB", "AUX"})]
    below = [child for one in chain for child in (one, *one.children)]
    return any(
        child.lower_ in _OPEN
        or (child.lower_ == "far" and child.i and child.nbor(-1).lower_ == "so")
        or (child.dep_ == "aux" and child.lemma_ == "have")
        or (child.lemma_ == "be" and child.tag_ in {"VBZ", "VBP"})
        for child in below
    )


def doubtful(verb: Token) -> bool:
    """Whether a verb stands in a question, a wish or a condition, so that it neither affirms nor denies."""
    if verb.sent.text.rstrip(" \"'”’)").endswith("?"):
        return True
    token = verb
    for _ in range(_HIGHEST):
        if any(child.dep_ == "mark" and child.lower_ in _CONDITIONS for child in token.children):
            return True
        above = token.head
        if above.i == token.i:
            return False
        if token.dep_ in {"ccomp", "xcomp"} and above.lemma_.lower() in _UNREAL:
            return True
        if token.dep_ not in _ABOVE | {"conj", "pcomp"}:
            return False
        if token.dep_ == "pcomp" and above.lower_ in {"before", "until", "of", "for", "about"}:
            return True
        token = above
    return False
