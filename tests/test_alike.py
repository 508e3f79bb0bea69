"""What is told alike does not depend on whether articles came at once or one by one; briefs find their article."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from factcheck.match.alike import LEAST_STORY, told_alike
from factcheck.match.details import Details
from factcheck.match.naming import Naming
from factcheck.match.retold import covered
from factcheck.match.slots import probability, slot_model
from factcheck.match.stories import Lists, Story, chosen, story_pairs, story_row

MODEL = slot_model().story
NOTHING: frozenset[str] = frozenset()


def made_up(count: int, *, themes: int, seed: int) -> dict[str, Story]:
    """Stories of a few themes: vectors near those of their theme, and some names of it."""
    numbers = np.random.default_rng(seed)
    middles = numbers.normal(size=(themes, 24))

    def unit(theme: int, spread: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        vector = middles[theme] + spread * numbers.normal(size=24)
        return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)

    found = {}
    for at in range(count):
        theme = at % themes
        names = frozenset(f"n{theme}-{each}" for each in numbers.integers(0, 8, size=4))
        figures = frozenset(str(each) for each in numbers.integers(1000, 1005, size=2))
        details = Details(names, figures, NOTHING, NOTHING, NOTHING)
        found[f"{at:04}"] = Story(unit(theme, 0.3), unit(theme, 0.4), Naming(names, names), details)
    return found


def one_by_one(found: dict[str, Story], step: int) -> Lists:
    names = sorted(found)
    lists: Lists = {}
    for start, end in pairwise([*range(0, len(names), step), len(names)]):
        here = {name: found[name] for name in names[:end]}
        lists = told_alike(here, MODEL, lists=lists, new=names[start:end])
    return lists


@pytest.mark.parametrize(("count", "themes", "step"), [(60, 6, 1), (60, 3, 7), (700, 2, 90)])
def test_at_once_or_one_by_one(count: int, themes: int, step: int) -> None:
    found = made_up(count, themes=themes, seed=count)
    at_once, grown = told_alike(found, MODEL), one_by_one(found, step)
    assert {name: [other for _, other in each] for name, each in grown.items()} == {
        name: [other for _, other in each] for name, each in at_once.items()
    }
    assert story_pairs(found, grown) == story_pairs(found, at_once)
    assert any(chosen(name, found, at_once) for name in found)


def test_as_the_plain_comparison_of_all_pairs() -> None:
    found = made_up(40, themes=5, seed=1)
    alike = told_alike(found, MODEL)
    for name, story in found.items():
        plain = []
        for other, another in found.items():
            row = np.array([story_row(story, another)])
            chance = float(probability(MODEL.logit(row))[0])
            if other != name and chance >= LEAST_STORY and row[0, 0] + row[0, 1] >= 0.2:
                plain.append((-chance, other))
        assert [each for _, each in alike[name]] == [each for _, each in sorted(plain)]


def test_what_left_a_full_list_makes_room() -> None:
    found = made_up(500, themes=1, seed=3)
    lists = told_alike(found, MODEL)
    gone = lists["0007"][0][1]
    left = {name: story for name, story in found.items() if name != gone}
    kept = {name: tuple(one for one in each if one[1] != gone) for name, each in lists.items() if name != gone}
    shortened = {name for name, each in kept.items() if len(each) < len(lists[name])}
    assert "0007" in shortened
    again = told_alike(left, MODEL, lists=kept, new=shortened)
    assert {name: [other for _, other in each] for name, each in again.items()} == {
        name: [other for _, other in each] for name, each in told_alike(left, MODEL).items()
    }


def test_no_story_is_no_list() -> None:
    assert told_alike({}, MODEL) == {}


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@pytest.mark.parametrize(
    ("brief", "found"),
    [
        ("ferry sank night lake corvin", True),
        ("ferry sank night river quay", True),
        ("ferry sank town hall burnt", False),
        ("", False),
    ],
)
def test_a_brief_of_which_most_words_stand_in_an_article(brief: str, found: bool) -> None:
    article = words("ferry sank night lake corvin passengers shore rescue crew storm")
    others = {f"x{at}": words("night lake town council vote") for at in range(80)}
    pairs = set(covered({"brief": words(brief)}, {"article": article, "brief": words(brief), **others}))
    assert (("brief", "article") in pairs) is found


def test_a_long_article_is_no_brief() -> None:
    long = frozenset(f"word{at}" for at in range(61))
    assert [*covered({"a": long}, {"a": long, "b": long})] == []
