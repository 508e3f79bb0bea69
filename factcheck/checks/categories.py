"""Two kinds of thing in one slot: which exclude each other, and how a finding tells it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from factcheck.lexicon import Kinship, derived, kinship, synonyms
from factcheck.model import Category, Modality, Severity, Statement, Verdict
from factcheck.moments import compare

_CAUSE = "cause"
_KIN = frozenset({Kinship.SAME, Kinship.WIDER, Kinship.NARROWER})
_LETTERS = 5
_WORD = re.compile(r"[^\W\d_]{3,}")


def relate(left: Statement, right: Statement) -> Verdict:
    """How two kinds relate if they answer one question: a longer description of one thing is no other thing.

    Unknown where one is only possible or planned and the other told as a fact, where an article tells both together
    ("with a knife and a gun"), where they are told of different days, and where neither is said to be a cause in so
    many words.
    """
    one, other = left.value.sort, right.value.sort
    shared = {*one.sorts} & {*other.sorts}
    if not shared or (shared == {_CAUSE} and not (one.stated or other.stated)):
        return Verdict.UNKNOWN
    if one.trait or other.trait:
        agree = _traits(one, other)
    elif one.head == other.head and {*one.words} == {*other.words}:
        agree = Verdict.SAME
    else:
        agree = Verdict.COMPATIBLE if _may_be_one(one, other) else Verdict.DIFFERENT
    if agree is not Verdict.DIFFERENT:
        return agree
    if _together(one, other) or _together(other, one) or left.claim.affirmed is not right.claim.affirmed:
        return Verdict.UNKNOWN
    when = left.claim.when, right.claim.when
    if when[0] is not None and when[1] is not None and compare(when[0], when[1]) is Verdict.DIFFERENT:
        return Verdict.UNKNOWN
    modes = {left.claim.modality, right.claim.modality} - {Modality.ASSERTED}
    if modes and left.claim.modality is not right.claim.modality:
        return Verdict.UNKNOWN
    return Verdict.DIFFERENT


def _traits(one: Category, other: Category) -> Verdict:
    """Two things of one noun by what tells their kind: a private and a state funeral, two colours."""
    if one.trait == other.trait:
        return Verdict.SAME
    # A red and blue bus is not black; one that is red and white may be the white one.
    both = one.trait in other.words or other.trait in one.words
    return Verdict.UNKNOWN if both else Verdict.DIFFERENT


def _may_be_one(one: Category, other: Category) -> bool:
    """Whether two phrases may name one thing: one noun is wider than the other, or they share telling words."""
    near = kinship(one.head, other.head)
    if near in _KIN:
        return True
    bases = _base(one), _base(other)
    if _lies_in(one.head, other.head) or _lies_in(other.head, one.head):
        return True
    if bases[0] == bases[1]:
        # "Tiger shark" and "white shark" are two kinds; "rockfill dam" and "dam" are not.
        return near is not Kinship.SIBLING
    if kinship(*bases) in _KIN or bases[0] in other.words or bases[1] in one.words:
        return True
    if bases[1] in {*synonyms(bases[0], "noun"), *derived(bases[0], "noun")}:
        return True
    return _CAUSE in one.sorts and _CAUSE in other.sorts and bool(_stems(one) & _stems(other))


def _lies_in(part: str, whole: str) -> bool:
    return part.replace(" ", "-") in _parts().get(whole.replace(" ", "-"), frozenset())


@cache
def _parts() -> dict[str, frozenset[str]]:
    text = files("factcheck.checks").joinpath("parts.toml").read_text(encoding="utf-8")
    return {whole: frozenset(parts.split()) for whole, parts in tomllib.loads(text).items()}


def _together(one: Category, other: Category) -> bool:
    """Whether an article names the other kind in one list with its own."""
    return any(kinship(word, noun) in _KIN for word in one.beside for noun in {other.head, _base(other)})


def _base(category: Category) -> str:
    """The noun of a phrase without what stands before it."""
    return category.head if " of " in category.head else category.head.rpartition(" ")[2]


def _stems(category: Category) -> frozenset[str]:
    """The beginnings of the words of a phrase."""
    words = (category.head, *category.words)
    return frozenset(match[0][:_LETTERS] for word in words for match in _WORD.finditer(word))


def resolved(category: Category) -> str:
    """What is named, in words that do not depend on the wording: `olive oil`, `private funeral`."""
    return f"{category.trait} {category.head}".strip()


def severity(left: Statement, right: Statement) -> Severity:
    """An error; a warning where both are told as causes, of which there may be several."""
    shared = {*left.value.sort.sorts} & {*right.value.sort.sorts}
    return Severity.WARNING if shared == {_CAUSE} else Severity.ERROR


def disagreement(left: Statement, right: Statement) -> str:
    """For example: the cause is given as "helium leak" and as "high winds"."""
    given = " and as ".join(f'"{_shown(each)}"' for each in (left, right))
    shared = {*left.value.sort.sorts} & {*right.value.sort.sorts}
    return f"{'the cause is given' if _CAUSE in shared else 'given'} as {given}"


def _shown(statement: Statement) -> str:
    text = " ".join(statement.value.text.split())
    return f"{text} {statement.value.sort.head}" if statement.value.sort.trait else text
