"""Same slot or not: what is joined, what is kept apart, and that a third article changes nothing else."""

from __future__ import annotations

import pytest
from desk import articles, report_on

from factcheck import check
from factcheck.extract import extract
from factcheck.match.contrasts import exclusive, marks
from factcheck.match.signals import name_overlap, same_name
from factcheck.match.slots import FITTED, RIVALS, rivals, slot_model
from factcheck.model import Finding, Kind, Report, Statement

BRIDGE = "New bridge at Halden\n\nThe new bridge over the Orla at Halden is 1,200 metres long and cost $40 million."
CROSSING = (
    "Halden gets its bridge\n\nThe Orla bridge at Halden, which is 1,200 metres long, has cost the town $40 million."
)


def stated(sentence: str) -> Statement:
    """The one value of a sentence, as the real parser reads it."""
    (article,) = articles(f"Report\n\n{sentence}")
    (claims,) = extract([article])
    (found,) = ((claim, value) for claim in claims for value in claim.values if value.kind is Kind.NUMBER)
    return Statement(article, *found)


def facts(report: Report) -> list[frozenset[str]]:
    """The values of each fact of numbers that more than one article tells."""
    told = [*report.findings, *report.corroborations]
    every: list[Finding] = [one for one in told if one.sides[0].normalized is not None]
    return [frozenset(mention.text for side in one.sides for mention in side.mentions) for one in every]


def test_each_value_meets_its_own_slot() -> None:
    assert sorted(facts(report_on(BRIDGE, CROSSING)), key=sorted) == [{"$40 million"}, {"1,200 metres"}]


NEAR_MISSES = [
    (
        "Ferry sinks\n\nThe sinking of the ferry Orla off Halden killed 12 passengers on Friday.",
        "Ferry sinks\n\nThe sinking of the ferry Orla off Halden injured 31 passengers on Friday.",
        "killed is not injured",
    ),
    (
        "Turnout\n\nTurnout in the Halden election was 61 per cent on Sunday.",
        "Rent\n\nRents in the harbour district rose by 4 per cent last year, the landlords' union said.",
        "shares of different things",
    ),
    (
        "Troops\n\nWashington is sending 3,000 soldiers to guard the airport in Sorna.",
        "Troops\n\nAbout 600 British officers will train the police of Karem next spring.",
        "two countries, two places, two tasks",
    ),
    (
        "Gun\n\nThe base received a batch of 12.7 mm machine guns.",
        "Border\n\nNorland shares a 1300 km border with Orvia.",
        "a calibre and a border",
    ),
]


@pytest.mark.parametrize(("one", "other", "why"), NEAR_MISSES, ids=[row[2] for row in NEAR_MISSES])
def test_near_misses_are_not_flagged(one: str, other: str, why: str) -> None:
    assert not report_on(one, other).findings, why


def test_a_third_article_on_something_else_changes_no_fact() -> None:
    one = "Border\n\nNorland, which shares an 843 miles long border with Orvia, has sent 3,000 soldiers there."
    other = "Fence\n\nNorland, sharing a 1300 km border with Orvia, has built a fence for $40 million."
    third = "Cup final\n\nThe Halden Rovers beat Sorna by 21 points before a crowd of 18,400 on Saturday night."
    two, three = check(articles(one, other)), check(articles(one, other, third))
    assert facts(two) == facts(three)
    assert [finding.id for finding in two.findings] == [finding.id for finding in three.findings]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Afghan", "Afghanistan", True),
        ("Lavrov", "Sergey Lavrov", True),
        ("Rustam Nazarov", "Rustom Nazarov", True),
        ("Iran", "Iraq", False),
        ("Norland", "Orvia", False),
        ("AP", "Japan", False),
    ],
)
def test_forms_of_one_name(left: str, right: str, same: bool) -> None:
    assert same_name(left, right) is same
    assert same_name(right, left) is same


def test_the_overlap_of_names_is_a_share_of_the_fewer() -> None:
    assert name_overlap(("Tajikistan",), ("Tajik", "Afghanistan")) == 1
    assert name_overlap(("Tajikistan", "Uzbekistan"), ("Tajik", "Afghanistan")) == 0.5
    assert name_overlap((), ("Tajik",)) == 0


def test_a_pair_is_held_against_the_best_other_choice_of_both_sides() -> None:
    import numpy as np

    pairs = [(0, 2), (0, 3), (1, 2), (1, 3)]
    table = rivals(np.array([4.0, 1.0, 2.0, -1.0]), pairs, ["a", "a", "b", "b"], [False, True, False, False])
    assert RIVALS[:4] == ("opinion", "least_margin", "greatest_margin", "unbeaten")
    assert table[0, :4].tolist() == [4.0, 2.0, 3.0, 2.0]
    assert table[1, :4].tolist() == [1.0, -3.0, 2.0, 1.0]
    assert table[3, :4].tolist() == [-1.0, -3.0, -2.0, 0.0]
    # Statement 0 has a partner in the other article, whose value agrees with its own; 2 has none.
    assert RIVALS[4:] == ("partner_most", "partner_least", "beyond_partners")
    assert table[0, 4:].tolist() == [1.0, -12.0, 3.0]
    assert table[2, 4:].tolist() == [-12.0, -12.0, 14.0]


def test_the_packaged_weights_are_of_the_signals_that_are_computed() -> None:
    for model in map(slot_model().of, FITTED):
        assert len(model.pair.weights) == len(model.pair.names)
        assert model.conflicting.names == (*model.pair.names, *RIVALS)


MINIMAL = "Blast at Halden\n\nAn explosion at the Halden mill {} on Friday, the fire service said."


@pytest.mark.parametrize(
    ("one", "other"),
    [("killed 12 workers", "injured 14 workers"), ("killed 12 workers", "wounded 14 workers")],
)
def test_another_fate_is_another_slot_however_near_the_figures(one: str, other: str) -> None:
    assert not report_on(MINIMAL.format(one), MINIMAL.format(other)).findings


def test_a_word_that_is_also_a_month_names_none() -> None:
    left = stated("The march on Halden drew 1,240 people, and more may come.")
    right = stated("Some 1,310 people were in Halden for the June fair.")
    assert not exclusive(marks(left), marks(right))
    assert exclusive(marks(stated("In March the Halden fair drew 1,240 people.")), marks(right))


@pytest.mark.parametrize(("one", "other"), [("March", "April"), ("2022", "2023")])
def test_another_month_or_year_is_another_slot(one: str, other: str) -> None:
    text = "Exports\n\nThe Halden mill shipped 1,240 tonnes of paper in {}, the harbour board said."
    assert not report_on(text.format(one), text.format(other).replace("1,240", "1,310")).findings
