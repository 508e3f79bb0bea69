"""What articles say that people are: read, and held against each other."""

from __future__ import annotations

import pytest
from desk import articles, report_on

from factcheck.extract import extract
from factcheck.model import Field, FieldValue, Kind, Severity


def roles(sentence: str) -> list[FieldValue]:
    """The roles that a sentence tells, in order."""
    (article,) = articles(f"Report\n\n{sentence}")
    (claims,) = extract([article])
    found = [value for claim in claims for value in claim.values if value.kind is Kind.ROLE]
    return sorted(found, key=lambda one: one.span)


TOLD = [
    ("Chief executive Petra Lindgren told analysts about the mine.", "Petra Lindgren", "Chief executive"),
    ("The mine is safe, said Petra Lindgren, 47, chief executive of Strand.", "Petra Lindgren", "chief executive"),
    ("The union's president, Anita Boucher, said wages had fallen.", "Anita Boucher", "president"),
    ("Anita Boucher, the union's chief negotiator, said wages fell.", "Anita Boucher", "chief negotiator"),
    ("Martin Olsson becomes chairman in May.", "Martin Olsson", "chairman"),
    ("Tomas Kerr, until now chief operating officer, takes her chair.", "Tomas Kerr", "chief operating officer"),
    ("Harish Patel, who heads the finance department, resigned.", "Harish Patel", "heads the finance department"),
    ("Imogen Farrell, who is chief economist at the lender, agreed.", "Imogen Farrell", "chief economist"),
]


@pytest.mark.parametrize(("sentence", "holder", "words"), TOLD, ids=[row[2] for row in TOLD])
def test_a_role_stands_before_after_or_in_a_verb(sentence: str, holder: str, words: str) -> None:
    (value,) = roles(sentence)
    assert (value.post.holder, value.text) == (holder, words)
    assert value.field is Field.ROLE


NOT_TOLD = [
    ("The wife of the mayor, Anna Holm, opened the fair.", "somebody else is mayor"),
    ("Petra Lindgren met the chief executive of Strand.", "another person"),
    ("Petra Lindgren is not the chief executive.", "denied"),
    ("Petra Lindgren, like the mayor, left early.", "another person"),
    ("The best-known face, Petra Lindgren, keeps the chief executive's job.", "a job, and no chief"),
    ("Petra Lindgren, a candidate for mayor, left early.", "not yet anything"),
]


@pytest.mark.parametrize(("sentence", "why"), NOT_TOLD, ids=[row[0] for row in NOT_TOLD])
def test_what_is_nobodys_role(sentence: str, why: str) -> None:
    assert roles(sentence) == [], why


def test_a_list_of_people_keeps_each_with_his_own() -> None:
    found = roles("It was signed by Anna Holm, police chief, and Jan Nowak, mayor of the town, on Friday.")
    assert {(one.post.holder, one.text) for one in found} == {("Anna Holm", "police chief"), ("Jan Nowak", "mayor")}


BUDGET = """Council agrees budget in Carrick

The council of Carrick agreed a budget of 240 million pounds on Friday, Finance Secretary Martin Calder said.
The town will close two libraries, said Petra Lindgren, chief executive. Mayor Anna Holm was away."""
OTHER = """Budget passed in Carrick

Martin Calder, the education secretary, said on Friday that the council of Carrick had passed its budget of 240 million
pounds. Two libraries close, said the boss, Petra Lindgren. Deputy mayor Anna Holm said nothing."""


def test_two_offices_of_one_person_are_a_finding_and_a_looser_word_is_none() -> None:
    report = report_on(BUDGET, OTHER)
    found = {one.topic: one for one in report.findings if one.field is Field.ROLE}
    assert set(found) == {"role of Martin Calder", "role of Anna Holm"}
    assert found["role of Martin Calder"].severity is Severity.ERROR
    assert '"education secretary"' in found["role of Martin Calder"].message
    assert {side.resolved for side in found["role of Anna Holm"].sides} == {
        "Anna Holm: mayor",
        "Anna Holm: deputy mayor",
    }
    agreed = [one.topic for one in report.corroborations if one.field is Field.ROLE]
    assert agreed == ["role of Petra Lindgren"]


def test_an_article_that_gives_both_contradicts_neither() -> None:
    both = "Change at Strand\n\nTomas Kerr, the finance chief of Strand, will be chief executive from May in Carrick."
    one = (
        "Change at Strand\n\nStrand of Carrick is to be led from May by Tomas Kerr. Chief executive Tomas Kerr agreed."
    )
    assert [finding for finding in report_on(both, one).findings if finding.field is Field.ROLE] == []
