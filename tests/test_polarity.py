"""What is affirmed and denied: how clauses are read, and which of them exclude each other."""

from __future__ import annotations

import pytest

from factcheck.checks import relate
from factcheck.checks.polarity import superseded
from factcheck.extract import extract
from factcheck.match import counterparts
from factcheck.model import Article, Kind, Statement, Verdict

DAY = "2024-03-05"


def statements(text: str, name: str = "a", published: str = DAY) -> list[Statement]:
    article = Article(id=name, path=f"{name}.txt", text=text, published=published)
    (claims,) = extract([article])
    values = [(claim, value) for claim in claims for value in claim.values if value.kind is Kind.POLARITY]
    return [Statement(article, claim, value) for claim, value in values]


def stances(text: str) -> set[tuple[str, bool]]:
    return {(one.issue, one.affirmed) for each in statements(text) for one in each.value.polar.stances}


@pytest.mark.parametrize(
    ("text", "issue", "affirmed"),
    [
        ("The hospital was evacuated.", "evacu", True),
        ("The hospital was not evacuated.", "evacu", False),
        ("The hospital has yet to be evacuated.", "evacu", False),
        ("The city failed to evacuate the hospital.", "evacu", False),
        ("The director denied that the hospital was evacuated.", "evacu", False),
        ("Schools remain open.", "running", True),
        ("Classes have been suspended.", "running", False),
        ("Nobody was hurt.", "hurt", False),
        ("Two people were injured.", "hurt", True),
        ("There were no deaths.", "death", False),
        ("The contract was awarded without a tender.", "a tender", False),
        ("He pleaded not guilty.", "plea", False),
        ("He pleaded guilty to fraud.", "plea", True),
        ("The mayor refused to resign.", "office", True),
    ],
)
def test_what_a_clause_affirms_or_denies(text: str, issue: str, affirmed: bool) -> None:
    assert (issue, affirmed) in stances(text)
    assert (issue, not affirmed) not in stances(text)


@pytest.mark.parametrize(
    "text",
    [
        "Was the hospital evacuated?",
        "Officials asked whether the hospital was evacuated.",
        "If the hospital is evacuated, the roads will close.",
        "She hoped that the hospital was evacuated.",
    ],
)
def test_what_is_asked_or_wished_is_neither_affirmed_nor_denied(text: str) -> None:
    assert not {issue for issue, _ in stances(text)} & {"evacu"}


def verdicts(one: str, other: str) -> set[Verdict]:
    left, right = statements(one), statements(other, "b")
    return {relate(a, b) for a in left for b in right}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The hospital was evacuated.", "The hospital was not evacuated."),
        ("Schools remain open in the town.", "Schools in the town have been shut."),
        ("Nobody was hurt in the fire.", "Two firefighters were injured in the fire."),
        ("The contract was awarded without a tender.", "The contract was awarded after the city held a tender."),
        ("Hutchens conceded on Friday.", "Hutchens has not conceded."),
        ("The ministry has granted its clearance.", "The ministry has yet to grant its clearance."),
    ],
)
def test_what_excludes_each_other(one: str, other: str) -> None:
    assert Verdict.DIFFERENT in verdicts(one, other)
    assert verdicts(one, other) == verdicts(other, one)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("The hospital was evacuated.", "The hospital was evacuated at night.", "both affirm"),
        ("The hospital was not evacuated.", "The hospital could be evacuated.", "only possible"),
        ("The bridge was closed.", "The bridge was reopened.", "one after the other"),
        ("The hospital has not been evacuated.", "The hospital will be evacuated.", "only planned"),
        ("Jensen was convicted of fraud.", "Okafor was acquitted of fraud.", "two persons"),
        ("The driver was found guilty on two counts.", "The driver was cleared of a third count.", "two counts"),
        ("The hospital was evacuated on 2 March.", "The hospital was not evacuated on 4 March.", "two days"),
        ("No deaths had been linked to the outage.", "One man died at sea.", "only a part denied"),
    ],
)
def test_near_misses_stay_silent(one: str, other: str, why: str) -> None:
    assert Verdict.DIFFERENT not in verdicts(one, other), why


def test_what_had_not_happened_yet_may_have_happened_since() -> None:
    (earlier,) = [one for one in statements("Jensen has not been charged.") if not one.value.polar.noun]
    (later,) = [one for one in statements("Jensen was charged.", "b", "2024-03-06") if not one.value.polar.noun]
    assert superseded(earlier, later)
    assert not superseded(later, earlier)


def test_only_what_another_article_turns_round_is_kept() -> None:
    texts = {"a": "The hospital was evacuated.", "b": "The hospital was not evacuated.", "c": "The road was paved."}
    claims = {name: tuple(one.claim for one in statements(text, name)) for name, text in texts.items()}
    kept = counterparts(claims)
    assert kept["a"] and kept["b"]
    assert kept["c"] == ()
    assert counterparts({"a": claims["a"]}) == {"a": ()}
