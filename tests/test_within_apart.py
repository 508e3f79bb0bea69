"""Figures of one article that stand apart, in several sentences or in no fixed phrase, through the real parser."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest

from factcheck.checks.within import CHECKS, Contradiction
from factcheck.extract import extract
from factcheck.model import Article, Claim

# The slug that must be found, or none; the text; words of its message.
ROWS: tuple[tuple[str | None, str, str], ...] = (
    # a price or yield, a number and a total, apart
    ("product", "The club sold 1,200 scarves. Fans paid £15 each, bringing in £28,000.", "18,000"),
    ("product", "They farm 300 hectares. The barley gave 6 tonnes a hectare, making 2,400 tonnes in all.", "1,800"),
    (None, "The club sold 1,200 scarves. Fans paid £15 each, bringing in £18,000.", ""),
    (None, "The club sold 1,200 scarves. Fans paid £15 each, while the shirts brought in £28,000.", ""),
    (None, "A new roof would have cost £41m, or £205,000 for each of the 200 flats.", ""),
    # a change with a value in the sentence before
    ("difference", "The gallery drew 61,400 people. That was 8,200 more than the 51,200 of the year before.", "10,200"),
    ("percent-change", "Wheat cost £180 a tonne a year ago and is now £216, a rise of 35 per cent.", "20 %"),
    (None, "The gallery drew 61,400 people. That was 10,200 more than the 51,200 of the year before.", ""),
    (None, "The stock touched £628 before settling at £612, up 8.4 per cent.", ""),
    (None, "Profit was £71m, against £64m a year earlier, on sales up 4.6% at £612m.", ""),
    # a lead, with both sides before it
    (
        "difference",
        "Anna Bree won 12,410 votes. Carl Dunn was second with 11,180. Her majority of 1,330 was a surprise.",
        "1,230",
    ),
    (None, "Anna Bree won 12,410 votes. Carl Dunn was second with 11,180. Her majority of 1,230 was a surprise.", ""),
    (None, "Anna Bree won 12,410 votes. Carl Dunn had 11,180. She overturned a majority of 1,330.", ""),
    # parts and their total, apart
    (
        "parts",
        "The council agreed a budget of £212.4m. It will spend £86.2m on care, £51.7m on schools, £42.3m on roads "
        "and £30.2m on the rest.",
        "210.4",
    ),
    (
        "parts",
        "The team left with 21 medals. They took nine golds, six silvers and four bronzes.",
        "9 + 6 + 4 is 19",
    ),
    (
        None,
        "The council agreed a budget of £210.4m. It will spend £86.2m on care, £51.7m on schools, £42.3m on roads "
        "and £30.2m on the rest.",
        "",
    ),
    (None, "The team left with 19 medals. They took nine golds, six silvers and four bronzes.", ""),
    (None, "Of these 531 said yes, 458 said no, 108 had no view and 109 did not know.", ""),
    # a percentage in a sentence of its own
    ("percent-counts", "The head said 240 of the 300 pupils passed. That is two thirds of the year.", "80.1 %"),
    (
        "percent-counts",
        "Turnout was 43.6 per cent. Of an electorate of 71,250, a total of 35,982 votes were cast.",
        "50",
    ),
    (None, "Some 200 of the 300 pupils passed. That is two thirds of the year.", ""),
    (None, "Turnout was 50.5 per cent. Of an electorate of 71,250, a total of 35,982 votes were cast.", ""),
    (None, "Some 240 of the 300 pupils passed. That is two thirds more than last year.", ""),
    # times between two moments
    ("dates-duration", "She joined the school in 1961 and left in 1983. In those 32 years she taught 600.", "22 years"),
    (
        "dates-duration",
        "The ferry sailed at 2:05 p.m. with 148 aboard. It was back at 3:50 p.m., just 45 minutes after it left.",
        "1 hour 45 minutes",
    ),
    (None, "She joined the school in 1961 and left in 1983. In those 22 years she taught 600.", ""),
    (
        None,
        "The ferry sailed at 2:05 p.m. with 148 aboard. It was back at 3:50 p.m., 105 minutes after it left.",
        "",
    ),
    (None, "He was arrested in 2010 and sentenced in 2012 to 14 years in prison.", ""),
    # spellings
    ("spelling", 'Vikram Salunkhe spoke for the state. "They lost it all," Mr Salunke said.', "Salunkhe"),
    (None, 'Vikram Salunkhe spoke for the state. "They lost it all," Mr Salunkhe said.', ""),
    (None, "Vikram Salunkhe spoke. His brother Anil Salunke listened.", ""),
    # votes
    ("unanimous", "Councillors were unanimous. They backed the plan by eight votes to three.", "eight votes to three"),
    (None, "Councillors were not unanimous. They backed the plan by eight votes to three.", ""),
    (None, "He was convicted by a vote of 10 to 2; on theft the jury was unanimous.", ""),
    # bounds in brackets
    ("conversion", "Up to 250 millimetres (19.8 inches) of rain fell.", "not 19.8 inches"),
    (None, "Up to 250 millimetres (9.8 inches) of rain fell.", ""),
    # weekdays to come
    ("weekday", "Two years ago it closed. It will open again on Friday, 24 October with a party.", "Thursday"),
    (None, "Two years ago it closed. It will open again on Friday, 18 October with a party.", ""),
)


@cache
def _claims() -> dict[str, tuple[Claim, ...]]:
    articles = [_article(text) for _, text, _ in ROWS]
    return {one.text: claims for one, claims in zip(articles, extract(articles), strict=True)}


def _article(text: str) -> Article:
    return Article("a", "a.txt", text, published="2024-10-12")


def _found(article: Article) -> Sequence[Contradiction]:
    every = (one for check in CHECKS.values() for one in check(article, _claims()[article.text]))
    return [one for one in every if isinstance(one, Contradiction)]


@pytest.mark.parametrize(("code", "text", "message"), ROWS)
def test_rows(code: str | None, text: str, message: str) -> None:
    found = _found(_article(text))
    assert [one.code for one in found] == ([] if code is None else [code])
    assert all(message in one.message for one in found)


def test_a_third_of_the_rows_are_near_misses() -> None:
    assert 3 * sum(code is None for code, _, _ in ROWS) >= len(ROWS)
