"""Names and places as articles tell them: which forms are one, where a place lies, and what is only near it."""

from __future__ import annotations

import pytest
from desk import articles, told

from factcheck.checks import relate
from factcheck.extract import extract
from factcheck.match.candidates import kinds_of
from factcheck.model import Field, Name, Verdict

SAME, COMPATIBLE, UNKNOWN, DIFFERENT = Verdict.SAME, Verdict.COMPATIBLE, Verdict.UNKNOWN, Verdict.DIFFERENT

ROWS = [
    (("The family lives in Paris.", "Paris"), ("The family lives in France.", "France"), COMPATIBLE),
    (("He flew to Zapala, a town in Argentina.", "Zapala"), ("He flew to Argentina.", "Argentina"), COMPATIBLE),
    (("He was born in Harwick, near Leeds.", "Harwick"), ("He was born in Leeds.", "Leeds"), COMPATIBLE),
    (("He was born in Harwick.", "Harwick"), ("He was born in Leeds.", "Leeds"), DIFFERENT),
    (("She moved to Leeds in May.", "Leeds"), ("She moved to Bradford in May.", "Bradford"), DIFFERENT),
    (("They met in Paris, London and Rome.", "Paris"), ("They met in London.", "London"), DIFFERENT),
    (("The plant is outside Hyderabad.", "Hyderabad"), ("The plant is in Harwick.", "Harwick"), UNKNOWN),
    (("The plant is north of Leeds.", "Leeds"), ("The plant is in Bradford.", "Bradford"), UNKNOWN),
    (("The plant is outside Leeds.", "Leeds"), ("The plant is in London.", "London"), DIFFERENT),
    (("The plant is near Leeds.", "Leeds"), ("The plant is near Bradford.", "Bradford"), DIFFERENT),
    (("He died in Harwick Hospital.", "Harwick Hospital"), ("He died in Leeds.", "Leeds"), UNKNOWN),
    (("Italian instructors trained them.", "Italian"), ("Spanish instructors trained them.", "Spanish"), DIFFERENT),
    (("The referee is French.", "French"), ("The referee is from France.", "France"), COMPATIBLE),
    (("Ms Kilbride resigned.", "Kilbride"), ("Sinéad Kilbride resigned.", "Sinéad Kilbride"), COMPATIBLE),
    (("The minister met Hani Masri.", "Hani Masri"), ("The minister met Hani Nasri.", "Hani Nasri"), DIFFERENT),
]


@pytest.mark.parametrize(("left", "right", "verdict"), ROWS)
def test_places_and_names_are_related(left: tuple[str, str], right: tuple[str, str], verdict: Verdict) -> None:
    one, other = told(*left), told(*right, path="b.txt")
    assert relate(one, other) is verdict
    assert relate(other, one) is verdict


def test_a_nationality_is_a_category_that_meets_countries_only() -> None:
    italian = told("Italian instructors trained them.", "Italian")
    assert italian.value.field is Field.CATEGORY and kinds_of(italian) == {"nation"}
    assert kinds_of(told("He was trained in Spain.", "Spain")) == {"name", "nation"}
    assert kinds_of(told("He was trained in Leeds.", "Leeds")) == {"name"}


def called(text: str) -> dict[str, Name]:
    """The names of an article, by how they are written."""
    (claims,) = extract(articles(f"Report\n\n{text}"))
    return {one.name.text: one.name for claim in claims for one in claim.values if one.name is not None}


def test_an_acronym_is_the_name_that_its_article_gives() -> None:
    names = called("The World Food Programme pays for it. The WFP said so on Monday.")
    assert names["WFP"].full == "World Food Programme"


def test_a_place_knows_where_its_article_puts_it() -> None:
    names = called("He flew to Munich, Germany. The train from Munich was late, and so was the one from London.")
    assert names["Munich"].within == ("Germany",)
    assert names["London"].within == names["Germany"].within == ()
