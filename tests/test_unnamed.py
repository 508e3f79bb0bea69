"""People without a name, in a run on several events: they meet only where the articles share a telling detail."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from desk import articles, told

from factcheck.match.details import details
from factcheck.match.naming import naming
from factcheck.match.stories import Story
from factcheck.match.unnamed import nameless, strangers

QUAY = "A man was shot at the Larkin Quay at 9:15 p.m., said officer Dana Holt."
PIER = "A man of 21 was shot at the Larkin Quay on Friday, said officer Dana Holt."
YARD = "A man was shot in the street, said officers who were at the scene."
LANE = "A man was shot in Bexley Lane at 7:30 p.m., said officer Ute Marr."
MOOR = "A hiker fell from the Tarn Rocks at 6 p.m., said ranger Ole Brink."
RIDGE = "A hiker fell from the Tarn Rocks, said ranger Ole Brink."


def stories(*texts: str, opening: Mapping[str, tuple[float, float]] | None = None) -> dict[str, Story]:
    """A story for each text, by the letters a, b, ..., told in the same words unless `opening` says otherwise."""
    found = {}
    for name, article in zip("abcdef", articles(*texts), strict=False):
        vector = np.array((opening or {}).get(name, (1.0, 0.0)), dtype=np.float32)
        found[name] = Story(vector, vector, naming(article), details(article))
    return found


def test_two_articles_without_a_shared_detail_are_strangers() -> None:
    found = stories(QUAY, YARD, LANE, PIER, MOOR, RIDGE)
    pairs = [("a", "a"), ("a", "b"), ("a", "c"), ("a", "d"), ("e", "f")]
    assert strangers(found, pairs) == {("a", "b"), ("a", "c")}


def test_where_all_articles_tell_one_event_nobody_is_a_stranger() -> None:
    assert strangers(stories(QUAY, YARD, LANE), [("a", "b"), ("b", "c")]) == frozenset()


def test_an_article_that_stands_alone_makes_no_second_event() -> None:
    assert strangers(stories(QUAY, YARD, LANE), [("a", "a"), ("a", "b"), ("c", "c")]) == frozenset()


def test_one_shared_name_is_too_little_where_all_else_is_told_otherwise() -> None:
    found = stories(QUAY, PIER, MOOR, RIDGE, opening={"b": (0.1, 0.995)})
    assert strangers(found, [("a", "b"), ("c", "d")]) == {("a", "b")}


@pytest.mark.parametrize(
    ("one", "other", "nobody"),
    [
        (("A 21-year-old man was shot.", "21"), ("A 25-year-old man was shot.", "25"), True),
        (("Martin Roe, 21, was shot.", "21"), ("A 25-year-old man was shot.", "25"), False),
        (("Martin Roe, 21, was shot.", "21"), ("Martin Roe, 25, was shot.", "25"), False),
        (("A man was killed and three others were hurt.", "three"), ("Two other men were hurt.", "Two"), True),
        (("A man was killed and three others were hurt.", "three"), ("Two men were hurt.", "Two"), False),
    ],
)
def test_who_has_no_name(one: tuple[str, str], other: tuple[str, str], nobody: bool) -> None:
    left, right = told(*one), told(*other, path="b.txt")
    assert nameless(left, right) is nameless(right, left) is nobody
