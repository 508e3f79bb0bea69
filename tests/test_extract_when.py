"""When a clause says that its matter was: literal rows with the real parser, half of them without a time."""

from __future__ import annotations

import pytest

from factcheck.extract import extract
from factcheck.model import Article, Claim, Stretch

PUBLISHED = "2024-10-12"


def read(text: str, published: str | None = PUBLISHED) -> tuple[Claim, ...]:
    return next(extract([Article(id="a", path="a.txt", text=text, published=published)]))


def claim(text: str, value: str, published: str | None = PUBLISHED) -> Claim:
    (found,) = [one for one in read(text, published) for each in one.values if each.text == value]
    return found


@pytest.mark.parametrize(
    ("text", "value", "told", "stretch"),
    [
        ("In 2019 the mill employed 300 people.", "300 people", "2019", ("2019-01-01", "2020-01-01")),
        ("The slide killed 19 villagers on Monday.", "19 villagers", "Monday", ("2024-10-07", "2024-10-08")),
        ("The mill will hire 300 people on Monday.", "300 people", "Monday", ("2024-10-14", "2024-10-15")),
        ("Last week 40 cows drowned near Vik.", "40 cows", "Last week", ("2024-09-30", "2024-10-07")),
        ("Sales fell 3% in July, the mill said.", "3%", "July", ("2024-07-01", "2024-08-01")),
        ("Since 2019 some 40 wolves were shot.", "some 40 wolves", "Since 2019", ("2019-01-01", None)),
        ("Two days earlier 40 cows drowned.\n\nThe dam broke yesterday.", "40 cows", "Two days earlier", None),
        (
            "The dam broke on 4 May 2024.\n\nTwo days later 40 cows drowned.",
            "40 cows",
            "Two days later",
            ("2024-05-06", "2024-05-07"),
        ),
    ],
)
def test_a_claim_has_the_time_of_its_clause(
    text: str, value: str, told: str, stretch: tuple[str | None, str | None] | None
) -> None:
    when = claim(text, value).when
    assert when is not None
    assert (when.text, text[when.span.start : when.span.end]) == (told, told)
    assert when.interval == (None if stretch is None else Stretch(*stretch))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mill employs 300 people.", "300 people"),
        ("Output rose from 200 tonnes in 2019 to 300 tonnes in 2023.", "300 tonnes"),
        ("The mill, which opened in 1950, employs 300 people.", "300 people"),
        ("Police said on Monday that the slide killed 19 villagers.", "19 villagers"),
        ("At 4.15am the slide killed 19 villagers.", "19 villagers"),
        ("It may kill 19 villagers.", "19 villagers"),
        ("The slide killed 19 villagers for three days.", "19 villagers"),
    ],
)
def test_a_claim_without_one_time_of_its_own_has_none(text: str, value: str) -> None:
    assert all(one.when is None for one in read(text) for each in one.values if each.text == value)


def test_the_day_of_publication_places_it() -> None:
    text = "The slide killed 19 villagers yesterday."
    assert claim(text, "19 villagers").when != claim(text, "19 villagers", "2024-10-13").when
    unplaced = claim(text, "19 villagers", None).when
    assert unplaced is not None
    assert unplaced.stretches == ()
