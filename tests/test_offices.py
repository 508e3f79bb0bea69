"""Offices and trades: read from words, and held against each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Role, Standing, Verdict
from factcheck.offices import Conflict, conflict, is_other, read, relation

DIFFERENT = [
    ("finance minister", "the foreign minister", "two portfolios"),
    ("Education Secretary", "finance secretary", "two portfolios of secretaries"),
    ("Chief Financial Officer", "chief operating officer", "two chief officers"),
    ("Chief executive", "COO", "the head and one below"),
    ("CEO", "Kaveri's plant head", "the head of all and of a part"),
    ("mayor", "deputy mayor", "a deputy"),
    ("the UN special envoy", "deputy to the UN's special envoy", "a deputy to somebody"),
    ("vice president", "president", "a vice"),
    ("County commissioner", "Regional commissioner", "how far an office reaches"),
    ("retired judge", "a sitting judge of the Dharwad bench", "former and sitting"),
    ("retired High Court judge", "former Court of Appeal judge", "two courts"),
    ("Catholic bishop", "Lutheran pastor", "two churches"),
    ("an off-duty nurse", "paramedic", "two trades"),
    ("pilot", "flight engineer", "two places in a crew"),
    ("commercial director", "customer services director", "two directors"),
    ("the deputy governor", "the bank's chief economist", "a deputy governor and a chief officer"),
]

AGREEING = [
    ("finance minister", "Minister of Finance", Verdict.SAME),
    ("CEO", "chief executive officer", Verdict.SAME),
    ("CFO", "finance chief", Verdict.SAME),
    ("chief fire officer", "fire chief", Verdict.SAME),
    ("Managing Director and Chief Executive Officer", "chief executive", Verdict.SAME),
    ("chief executive", "managing director", Verdict.COMPATIBLE),
    ("chief executive", "boss", Verdict.COMPATIBLE),
    ("chief executive", "head of the housing association", Verdict.COMPATIBLE),
    ("chief executive of Strand Housing", "the boss of Strand Housing", Verdict.COMPATIBLE),
    ("minister", "interior minister", Verdict.COMPATIBLE),
    ("assistant manager", "manager", Verdict.COMPATIBLE),
    ("former president", "President", Verdict.COMPATIBLE),
    ("acting chief executive", "chief executive", Verdict.SAME),
    ("finance minister", "minister for the economy", Verdict.COMPATIBLE),
]

UNKNOWN = [
    ("deputy prime minister", "finance minister", "both at once"),
    ("Harrow's chief executive", "chief operating officer of Lyle", "two companies"),
    ("former finance minister", "governor", "one after the other"),
    ("former finance minister", "former governor", "one after the other"),
    ("incoming chief executive", "finance chief", "not yet"),
    ("head of thoracic oncology", "head of the cancer unit", "fields that are not in the table"),
    ("press secretary", "education secretary", "a secretary who is no minister"),
    ("spokeswoman", "chief executive", "who may speak as well"),
    ("oil boss", "chief executive", "the head of a company in that field"),
    ("prime minister", "foreign minister", "both at once, in some countries"),
    ("Senator", "foreign minister", "both at once, in some countries"),
    ("farmer", "mayor", "a trade and an office"),
]


def role(words: str) -> Role:
    """The role that words tell of somebody."""
    found = read(words)
    assert found is not None, words
    return Role("Petra Lundmark", found.posts, found.standing)


@pytest.mark.parametrize(("left", "right", "why"), DIFFERENT, ids=[row[2] for row in DIFFERENT])
def test_what_nobody_is_at_once_differs(left: str, right: str, why: str) -> None:
    assert relation(role(left), role(right)) is Verdict.DIFFERENT, why
    assert conflict(role(left), role(right)) is not Conflict.NONE


@pytest.mark.parametrize(("left", "right", "verdict"), AGREEING)
def test_other_words_for_one_office_agree(left: str, right: str, verdict: Verdict) -> None:
    assert relation(role(left), role(right)) is verdict


@pytest.mark.parametrize(("left", "right", "why"), UNKNOWN, ids=[f"{row[0]}-{row[1]}" for row in UNKNOWN])
def test_what_one_person_may_be_is_no_conflict(left: str, right: str, why: str) -> None:
    assert relation(role(left), role(right)) is Verdict.UNKNOWN, why


@pytest.mark.parametrize(("left", "right"), [("chairman", "managing director"), ("branch secretary", "president")])
def test_what_is_held_together_now_and_then_is_a_softer_conflict(left: str, right: str) -> None:
    assert relation(role(left), role(right)) is Verdict.DIFFERENT
    assert conflict(role(left), role(right)) is Conflict.SOFT


ROWS = [row[:2] for row in (*DIFFERENT, *AGREEING, *UNKNOWN)]


@given(st.sampled_from(ROWS))
def test_relations_are_symmetric_and_a_role_agrees_with_itself(row: tuple[str, str]) -> None:
    left, right = map(role, row)
    assert relation(left, right) is relation(right, left)
    assert conflict(left, right) is conflict(right, left)
    assert relation(left, left) in {Verdict.SAME, Verdict.COMPATIBLE}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Kaveri's managing director", "managing director"),
        ("the deputy regional director", "deputy regional director"),
        ("president of the Mountain Graziers' League", "president"),
        ("an ex-High Court judge", "ex-High Court judge"),
    ],
)
def test_the_office_is_found_in_its_phrase(words: str, named: str) -> None:
    found = read(words)
    assert found is not None
    assert words[found.start : found.end] == named


@pytest.mark.parametrize(
    "words",
    ["a widow of three", "the minister candidate", "md", "ministers", "chief executive pay", "the words of a minister"],
)
def test_what_names_no_office(words: str) -> None:
    assert read(words) is None


def test_when_an_office_is_held() -> None:
    assert role("ex-mayor").standing is Standing.FORMER
    assert role("incoming mayor").standing is Standing.FUTURE
    assert role("the serving mayor").standing is Standing.SITTING
    assert role("mayor").standing is Standing.UNSAID


def test_who_is_somebody_else() -> None:
    assert is_other("the wife")
    assert not is_other("in the words")
