"""The named signals: what they are for pairs that an editor would, and would not, hold against each other."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import numpy as np
import pytest
from desk import articles, statement
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extract import extract
from factcheck.match.contrasts import additional
from factcheck.match.digits import digits
from factcheck.match.telling import telling
from factcheck.match.trees import LEAF, Tree, Trees
from factcheck.model import Kind, Statement

FIGURES = [
    ("843 miles", "834 miles", (True, True), "two digits swapped"),
    ("843 miles", "1,843 miles", (True, False), "a digit too many"),
    ("12 people", "120 people", (True, True), "a zero too many"),
    ("1.5 metres", "15 metres", (True, True), "a slipped point"),
    ("$4.2 million", "$4.3 million", (True, False), "one digit exchanged"),
    ("12 people", "37 people", (False, False), "two figures with nothing in common"),
    ("1,357 km", "843 km", (False, False), "another figure"),
    ("250 jobs", "61 jobs", (False, False), "another figure, as many digits"),
]


@pytest.mark.parametrize(("one", "other", "slip", "why"), FIGURES, ids=[row[3] for row in FIGURES])
def test_a_slip_is_told_by_the_digits(one: str, other: str, slip: tuple[bool, bool], why: str) -> None:
    _, apart, _, same = digits(statement(one).value, statement(other).value)
    assert (bool(apart), bool(same)) == slip, why


def test_digits_in_two_units_tell_nothing() -> None:
    right = statement("834 km").value
    assert digits(statement("843 miles").value, right) == digits(statement("12 miles").value, right)


ON_TOP = [
    ("The council bought two more halls.", True),
    ("Another 12 people were taken to hospital.", True),
    ("Eleven other surfers saw the shark.", True),
    ("More than 12 people were taken to hospital.", False),
    ("The hall holds more than 300 seats.", False),
    ("The other side lost 12 men.", False),
]


@pytest.mark.parametrize(("sentence", "expected"), ON_TOP)
def test_what_comes_on_top_of_another_figure(sentence: str, *, expected: bool) -> None:
    (one,) = stated(f"Report\n\n{sentence}")
    assert additional(one) is expected


@given(st.decimals(0, 10**9, places=2), st.decimals(0, 10**9, places=2))
def test_digits_do_not_depend_on_the_order(one: Decimal, other: Decimal) -> None:
    left, right = statement(f"{one:f} km").value, statement(f"{other:f} km").value
    assert digits(left, right) == digits(right, left)


FERRY = [
    "Ferry\n\nThe ferry carried 120 passengers. The ferry was built in Sorna for $40 million. "
    "The ferry sank in 12 metres of water. The ferry had 14 lifeboats.",
    "Ferry\n\nThe ferry had space for 130 passengers. It sank 12 metres down. The Sorna yard asked $41 million for it.",
]


def stated(*texts: str) -> list[Statement]:
    given = articles(*texts)
    return [
        Statement(article, claim, value)
        for article, claims in zip(given, extract(given), strict=True)
        for claim in claims
        for value in claim.values
        if value.kind is Kind.NUMBER
    ]


def test_a_rare_word_tells_more_than_one_that_stands_everywhere() -> None:
    every = stated(*FERRY)
    at = {one.value.text: number for number, one in enumerate(every)}
    yards, boats = telling(every, [(at["$40 million"], at["$41 million"]), (at["14 lifeboats"], at["130 passengers"])])
    assert yards.sentence_telling > boats.sentence_telling


def test_a_third_article_does_not_change_what_words_tell() -> None:
    two, three = stated(*FERRY), stated(*FERRY, "Sorna\n\nThe Sorna yard lost $41 million and 130 passengers in Sorna.")
    keys = [(one.article.text, one.value.span) for one in three]
    places = [keys.index((one.article.text, one.value.span)) for one in two]
    pairs = [(i, j) for i, j in combinations(range(len(two)), 2) if two[i].article.id != two[j].article.id]
    assert telling(two, pairs) == telling(three, [(places[i], places[j]) for i, j in pairs])


def test_what_words_tell_does_not_depend_on_the_order() -> None:
    every = stated(*FERRY)
    pairs = list(combinations(range(len(every)), 2))
    assert telling(every, pairs) == telling(every, [(j, i) for i, j in pairs])


SPLIT = Tree(feature=(0, LEAF, 1, LEAF, LEAF), threshold=(0.5, 0, 2.0, 0, 0), left=(1, 0, 3, 0, 0),
             right=(2, 0, 4, 0, 0), value=(0.1, -1.0, 0.9, 0.4, 1.8))  # fmt: skip
TREES = Trees(("near", "far"), -0.3, (SPLIT, Tree((LEAF,), (0.0,), (0,), (0,), (0.25,))))


def test_a_row_ends_in_the_leaf_that_its_signals_lead_to() -> None:
    rows = np.array([[0.5, 9.0], [0.6, 2.0], [0.6, 2.1]])
    assert np.allclose(TREES.logit(rows), np.array([-1.0, 0.4, 1.8]) + 0.25 - 0.3)


@given(st.lists(st.floats(-5, 5), min_size=2, max_size=2))
def test_contributions_sum_to_the_logit(row: list[float]) -> None:
    signals = np.array(row)
    assert np.isclose(TREES.start + TREES.contributions(signals).sum(), TREES.logit(signals[None])[0])
