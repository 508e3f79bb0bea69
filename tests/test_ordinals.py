"""Ranks, places in an order and labels as values: read, related, and told in findings."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from desk import articles, told
from test_kinds import finding

from factcheck import Config, check
from factcheck.checks import relate
from factcheck.extract import extract
from factcheck.extract.ranktables import rank_tables
from factcheck.model import Field, FieldValue, Severity, Verdict

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"


def ranks(sentence: str) -> list[FieldValue]:
    (article,) = articles(f"Report\n\n{sentence}")
    (claims,) = extract([article])
    return sorted(
        (value for claim in claims for value in claim.values if value.field is Field.ORDINAL),
        key=lambda value: value.span,
    )


@pytest.mark.parametrize(
    ("sentence", "text", "rank", "noun"),
    [
        ("It was his second attempt.", "second", 2, "order"),
        ("He did so at the third time of asking.", "third", 3, "order"),
        ("The thirty-eighth awards were held in Perth.", "thirty-eighth", 38, None),
        ("She is 12th on the list.", "12th", 12, "order"),
        ("Judge Lund was the third to preside.", "third", 3, "order"),
        ("It is Australia's second-largest operator.", "second-largest", 2, "largest"),
        ("It was the third worst season since 1950.", "third worst", 3, "worst"),
        ("It was the smallest village in the county.", "smallest", -1, "largest"),
        ("It is the second-smallest village.", "second-smallest", -2, "largest"),
        ("A fourth defendant was cleared.", "fourth", 4, None),
        ("He was sent off in the 29th minute.", "29th", 29, None),
        ("The fire began on the third floor.", "third", 3, "floor"),
        ("Wednesday's cut, the second this year, was small.", "second", 2, "order"),
        ("He finished third in Oslo.", "third", 3, "place"),
        ("The team is in second place.", "second", 2, "place"),
        ("The No. 3 seed prevailed.", "No. 3", 3, "place"),
        ("The train entered platform 4 too fast.", "platform 4", 4, "platform"),
        ("Okonjo won stage three on Monday.", "stage three", 3, "stage"),
    ],
)
def test_ranks_that_are_read(sentence: str, text: str, rank: int, noun: str | None) -> None:
    value = next(one for one in ranks(sentence) if text in one.text)
    assert (value.text, value.quantity.stated, value.quantity.noun) == (text, Decimal(rank), noun)
    assert value.quantity.dimension == "ordinal"


@pytest.mark.parametrize(
    "sentence",
    [
        "At first nobody came.",
        "First of all, the crew was thanked.",
        "It is second to none.",
        "In the first place it was late.",
        "Two thirds of the voters stayed at home.",
        "A third of them were ill.",
        "The Second World War ended on Fifth Avenue.",
        "Fifth Third Bank hired the 1st Battalion.",
        "The 101st Airborne Division landed.",
        "The 201st military base is in Dushanbe.",
        "The 19th century was long, and 21st-century towns are big.",
        "He needed first aid within a second.",
        "Every third car is electric.",
        "First Minister Jon Lund spoke of second-hand cars.",
        "When it first opened, few came.",
        "Second, the plan is late.",
        "The first 100 days were quiet.",
        "No one came to the party.",
        "They met on the 14th of May.",
        "Adverse events of grade 3 or higher were seen.",
        "At least the two largest cities fell.",
    ],
)
def test_what_is_no_rank(sentence: str) -> None:
    assert ranks(sentence) == []


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (("It was his second attempt.", "second"), ("It was his third attempt.", "third"), Verdict.DIFFERENT),
        (("It was his second attempt.", "second"), ("It was his 2nd attempt.", "2nd"), Verdict.SAME),
        (("It is the largest base.", "largest"), ("It is the biggest base.", "biggest"), Verdict.SAME),
        (("It is the largest base.", "largest"), ("It is the smallest base.", "smallest"), Verdict.DIFFERENT),
        (("It is the largest base.", "largest"), ("It is the second-largest base.", "second-"), Verdict.DIFFERENT),
        (("It is the largest base.", "largest"), ("It is the oldest base.", "oldest"), Verdict.UNKNOWN),
        (("It is the largest airport.", "largest"), ("It is the second airport.", "second"), Verdict.UNKNOWN),
        (("It is the second-largest fire.", "second"), ("It now stands third.", "third"), Verdict.DIFFERENT),
        (("It is the second-worst year.", "second"), ("It is the second-largest year.", "second"), Verdict.SAME),
        (("It is the largest base.", "largest"), ("It is one of the largest bases.", "largest"), Verdict.COMPATIBLE),
        (("It is the second-largest.", "second"), ("It is one of the largest bases.", "largest"), Verdict.COMPATIBLE),
        (("It came in on platform 4.", "platform 4"), ("It left platform six.", "platform six"), Verdict.DIFFERENT),
        (("It came in on platform 4.", "platform 4"), ("It was at gate 6.", "gate 6"), Verdict.UNKNOWN),
        (("A fourth defendant fled.", "fourth"), ("The third defendant fled.", "third"), Verdict.UNKNOWN),
        (("He left in the 24th minute.", "24th"), ("He left in the 29th minute.", "29th"), Verdict.UNKNOWN),
        (("A third man fled.", "third"), ("It was the second time he fled.", "second"), Verdict.UNKNOWN),
        (("It began on the second floor.", "second"), ("It began on the third floor.", "third"), Verdict.DIFFERENT),
        (("The newest coin is green.", "newest"), ("The oldest wreck is green.", "oldest"), Verdict.UNKNOWN),
        (("He won stage four.", "stage four"), ("He won the fourth stage.", "fourth"), Verdict.SAME),
        (
            ("It is the third-largest fire in the state.", "third"),
            ("It is the ninth-largest fire in the country.", "ninth"),
            Verdict.UNKNOWN,
        ),
        (("It was his second attempt.", "second"), ("He tried on two days.", "two"), Verdict.UNKNOWN),
        (
            ("It is the largest fire in ten years.", "largest"),
            ("It is the second-largest fire.", "second"),
            Verdict.COMPATIBLE,
        ),
        (
            ("It is the largest fire.", "largest"),
            ("It is the second-largest fire in ten years.", "second"),
            Verdict.DIFFERENT,
        ),
        (
            ("It is the first cut in nearly five years.", "first"),
            ("It is the second cut this year.", "second"),
            Verdict.DIFFERENT,
        ),
        (
            ("It is the first cut this year.", "first"),
            ("It is the second cut in five years.", "second"),
            Verdict.COMPATIBLE,
        ),
    ],
)
def test_ranks_are_related(left: tuple[str, str], right: tuple[str, str], verdict: Verdict) -> None:
    one, other = told(*left), told(*right, path="b.txt")
    assert relate(one, other) is verdict
    assert relate(other, one) is verdict


@pytest.mark.parametrize(
    ("one", "other", "severity"), [("second", "third", Severity.ERROR), ("24th", "25th", Severity.WARNING)]
)
def test_the_message_is_of_ranks(one: str, other: str, severity: Severity) -> None:
    found = finding(told(f"It was his {one} attempt.", one), told(f"It was his {other} attempt.", other, path="b.txt"))
    assert found.severity is severity
    assert f"{one} is not {other}" in found.message
    assert "%" not in found.message


@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs ../shared/seeds")
def test_the_largest_base_is_told_by_three() -> None:
    report = check([str(SEEDS)], config=Config())
    told_by = [
        {mention.path for side in one.sides for mention in side.mentions}
        for one in report.corroborations
        if one.field is Field.ORDINAL and any("largest" in side.value for side in one.sides)
    ]
    assert any(len(paths) == 3 for paths in told_by)


def test_no_label_ends_like_a_superlative() -> None:
    assert not any(label.endswith(("est", "worst")) for label in rank_tables().labels)
