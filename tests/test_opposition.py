"""Which clauses may say the contrary of each other, and by what they are tied."""

from __future__ import annotations

import pytest

from factcheck.model import Polarity, Stance
from factcheck.opposition import Tie, blocks, tie


def verb(word: str, *theme: str, no: bool = False, others: tuple[str, ...] = ()) -> Polarity:
    return Polarity((Stance(word, not no),), theme, others, denied=no, word=word)


def noun(word: str, *theme: str, no: bool = False) -> Polarity:
    return Polarity((Stance(f"a {word}", not no),), theme, denied=no, noun=True, word=word)


def listed(issue: str, word: str, *, yes: bool) -> Polarity:
    return Polarity((Stance(issue, yes),), listed=True, word=word)


ROWS: list[tuple[Polarity, Polarity, Tie | None, str]] = [
    (listed("running", "open", yes=True), listed("running", "shut", yes=False), Tie.ISSUE, "one issue of the list"),
    (verb("evacuate", "ward", no=True), verb("evacuate", "ward"), Tie.WORD, "one verb"),
    (verb("transmit", "beacon", no=True), verb("send", "signal"), Tie.SENSE, "two verbs of one sense"),
    (verb("evacuate", "ward", no=True), noun("evacuation", "ward"), Tie.SENSE, "a verb and the noun made from it"),
    (verb("reserve", "seat", no=True), verb("set aside", "chair"), Tie.SENSE, "a verb and one with a particle"),
    (verb("reserve", "seat", no=True), verb("set aside", "verdict"), None, "a seat and a verdict"),
    (verb("win", "cup"), verb("lose", "cup"), Tie.SENSE, "a verb and its opposite"),
    (noun("vessel", "coastguard", no=True), noun("boat", "coastguard"), Tie.SENSE, "a thing and a kind of it"),
    (verb("win", "grammy", no=True), verb("carry home", "grammy"), Tie.THEME, "one thing"),
    (verb("win", "grammy"), verb("carry home", "grammy"), None, "both affirm"),
    (verb("win", "cup", no=True), verb("lose", "match"), None, "not to win and to lose"),
    (noun("vessel", no=True), noun("boat"), None, "nothing says whose"),
    (noun("boat", "coastguard", no=True), noun("vessel", "coastguard"), None, "no boat, but another vessel"),
    (verb("win", "grammy", no=True), verb("sing", "song"), None, "two things"),
    (listed("running", "open", yes=True), listed("office", "resign", yes=False), None, "two issues"),
    (verb("evacuate", "ward", no=True), verb("evacuate", "ward", no=True), None, "both deny"),
]


@pytest.mark.parametrize(("one", "other", "expected", "why"), ROWS)
def test_what_ties_two_clauses(one: Polarity, other: Polarity, expected: Tie | None, why: str) -> None:
    assert tie(one, other) is tie(other, one) is expected, why


@pytest.mark.parametrize(("one", "other", "expected", "why"), ROWS)
def test_two_clauses_that_are_tied_meet_in_a_block(
    one: Polarity, other: Polarity, expected: Tie | None, why: str
) -> None:
    turned = {(name, not side) for name, side in blocks(other)}
    assert expected is None or blocks(one) & turned, why
