"""Whether two clauses that affirm and deny something may speak of one thing and say the contrary of it.

Two clauses are tied by an issue that both list, by one word, by words of one sense or made from one another
("transmitted", "sent"; "evacuated", "evacuation"), by a word and its opposite, or, where one of them is denied in so
many words, by a thing that both are told of. Whether the two then speak of one event is for others to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntEnum
from functools import cache

from factcheck.lexicon import Kinship, Speech, kinship, opposites, senses
from factcheck.model import Polarity, Statement

AKIN = {Kinship.SAME, Kinship.WIDER, Kinship.NARROWER}

# What is kept or lost must be one thing; who dies or is jailed one person.
_OF_ONE_THING = frozenset({"keeping"})
_OF_PERSONS = frozenset({"death", "hurt", "guilt", "custody"})

Pole = tuple[str, bool]

# How many steps wider than what is affirmed that may be which is denied: a boat came, no vessel came.
_UP: Mapping[Speech, int] = {"noun": 3, "verb": 1, "adjective": 0}


class Tie(IntEnum):
    """How two clauses that may contradict each other are tied, the closest first."""

    ISSUE = 1
    WORD = 2
    SENSE = 3
    THEME = 4


def tie(one: Polarity, other: Polarity) -> Tie | None:
    """The closest tie by which two clauses say the contrary of each other; None where they do not. Symmetric."""
    mine = {stance.issue: stance.affirmed for stance in one.stances}
    shared = [stance for stance in other.stances if stance.issue in mine]
    if any(mine[stance.issue] is not stance.affirmed for stance in shared):
        return Tie.ISSUE if one.listed and other.listed else Tie.WORD
    if shared:
        return None
    if any((sense, not side) in poles(other) for sense, side in poles(one)) and _told_of_one(one, other):
        return Tie.SENSE
    if one.denied is other.denied:
        return None
    denied, told = (one, other) if one.denied else (other, one)
    return None if told.noun or not set(heads(denied)) & set(heads(told)) else Tie.THEME


def _told_of_one(one: Polarity, other: Polarity) -> bool:
    """Whether two clauses share one who takes part, besides what their own words say, or are told of things akin."""
    mine, yours = ({*each.theme, *each.others} - {one.word, other.word} for each in (one, other))
    if mine & yours:
        return True
    if one.noun or other.noun:
        return False
    return any(kinship(a, b) in AKIN for a in heads(one) for b in heads(other))


def same(one: Polarity, other: Polarity) -> bool:
    """Whether two clauses that do not contradict each other say the same of one issue."""
    return bool({stance.issue for stance in one.stances} & {stance.issue for stance in other.stances})


def blocks(polarity: Polarity) -> frozenset[Pole]:
    """What a clause may meet another in, and on which side it stands there: two clauses that are tied share a name.

    Those that share one with other sides need not be tied.
    """
    issues = ((f"issue {stance.issue}", stance.affirmed) for stance in polarity.stances)
    themes = ((f"theme {head}", not polarity.denied) for head in heads(polarity))
    return frozenset((*issues, *poles(polarity), *themes))


def heads(polarity: Polarity) -> tuple[str, ...]:
    """The noun that is affirmed or denied, or those of what a verb befalls and of who does it."""
    return (polarity.word,) if polarity.noun else (*polarity.theme[:1], *polarity.others[:1])


def poles(polarity: Polarity) -> frozenset[Pole]:
    """The senses that a clause affirms and denies: of what it affirms also the wider, and of both the opposites'."""
    speech: Speech = "noun" if polarity.noun else "adjective" if polarity.adjective else "verb"
    return _poles(polarity.word, speech, polarity.denied)


@cache
def _poles(word: str, speech: Speech, denied: bool) -> frozenset[Pole]:
    return frozenset(_told(word, speech, denied=denied))


def _told(word: str, speech: Speech, *, denied: bool) -> Iterator[Pole]:
    for sense in senses(word, speech, up=0 if denied else _UP[speech]):
        yield sense, not denied
    for other in opposites(word, speech):
        for sense in senses(other, speech, up=_UP[speech] if denied else 0):
            yield sense, denied


def of_one_thing(left: Statement, right: Statement) -> bool:
    """Whether two statements may be told of one thing: of one noun, or with a name that takes part in both.

    What is denied of all meets whatever is told of one.
    """
    one, other = left.value.polar, right.value.polar
    if one.noun and other.noun and not (one.listed and other.listed):
        return True
    if not (one.listed and other.listed):
        return _told_of_both(left, right)
    if one.sweeping or other.sweeping:
        return True
    if one.partly != other.partly:
        return False
    same, issues = one.theme[:1] == other.theme[:1] != (), {stance.issue for stance in one.stances}
    if issues & _OF_ONE_THING:
        return same
    same = same or any(kinship(mine, yours) in AKIN for mine in one.theme[:1] for yours in other.theme[:1])
    mine, yours = {*one.theme, *one.others}, {*other.theme, *other.others}
    if issues & _OF_PERSONS:
        return bool({*one.theme} & {*other.theme} & _named(left, right))
    return same or bool(mine & yours & _named(left, right)) or (not (one.theme and other.theme) and bool(mine & yours))


def _told_of_both(left: Statement, right: Statement) -> bool:
    """Whether a part of those who take part in what is denied stand in the sentence of what is affirmed."""
    denied, affirmed = (left, right) if any(not one.affirmed for one in left.value.polar.stances) else (right, left)
    span, polar = affirmed.claim.sentence, denied.value.polar
    sentence = affirmed.article.text[span.start : span.end].casefold()
    taking_part = (*polar.theme, *polar.others)
    return not taking_part or 2 * sum(word in sentence for word in taking_part) >= len(taking_part)


def _named(left: Statement, right: Statement) -> set[str]:
    """The words of the names in both clauses, in lower case."""
    return {word.casefold() for one in (left, right) for name in one.claim.entities for word in name.split()}
