"""Articles in one form that tell of other events are not held against each other, and copies of one event are."""

from __future__ import annotations

import json
from itertools import combinations, groupby
from pathlib import Path

import pytest
from desk import articles

from benchmarks.series import flags, found
from factcheck import check
from factcheck.config import Config
from factcheck.match.forms import refilled
from factcheck.match.naming import naming, strange
from factcheck.match.retold import carries
from factcheck.parallel import Told, told
from factcheck.read import read

SERIES = Path(__file__).parents[1] / "fixtures" / "series"
TOLL = "The {name} market closed {rise} per cent higher at {points} points on {day}, while {shares} shares were sold."
FIRST = TOLL.format(name="Halden", rise="0.4", points="7,512", day="Monday", shares="84,000")
SECOND = TOLL.format(name="Halden", rise="1.1", points="7,429", day="Tuesday", shares="91,500")


def stories(part: str) -> list[list[Told]]:
    """The articles of a part, kind by kind."""
    every = sorted(read([str(SERIES / part)], config=Config())[0], key=lambda one: one.path)
    return [[told(one) for one in each] for _, each in groupby(every, key=lambda one: kind(one.path))]


def kind(path: str) -> str:
    """What the articles of a series have in common in their names."""
    return Path(path).stem.rstrip("0123456789ab").rstrip("-")


def test_no_issue_of_a_series_is_held_against_another() -> None:
    for each in stories("learn"):
        for one, other in combinations(each, 2):
            assert strange(naming(one.article), naming(other.article)) or refilled(one, other)


@pytest.mark.parametrize("name", ["quake", "covid"])
def test_a_series_has_no_findings(name: str) -> None:
    report = check(sorted(SERIES.glob(f"learn/{name}*.txt")))
    assert len(report.articles) == 3 and not flags(report)


def test_no_copy_is_taken_for_the_next_of_a_series() -> None:
    for one, other in stories("copies"):
        assert not refilled(one, other) and not refilled(other, one)
        assert not strange(naming(one.article), naming(other.article))


@pytest.mark.slow
def test_what_was_planted_in_copies_is_found() -> None:
    report = check([SERIES / "copies"])
    planted = json.loads((SERIES / "copies" / "planted.json").read_text(encoding="utf-8"))
    assert sum(found(report, one) for one in planted) >= 0.85 * len(planted)


@pytest.mark.parametrize(
    ("dates", "form"),
    [
        (("2025-03-03", "2025-03-04"), True),
        (("2025-03-03", "2025-03-03T18:00:00Z"), False),
        ((None, "2025-03-04"), True),
        ((None, None), False),
    ],
)
def test_a_form_is_of_two_days(dates: tuple[str | None, str | None], form: bool) -> None:
    assert refilled(*map(told, articles(FIRST, SECOND, dates=dates))) is form


def test_a_slip_makes_no_form() -> None:
    copies = articles(FIRST, FIRST.replace("7,512", "7,521"), dates=("2025-03-03", "2025-03-04"))
    assert not refilled(*map(told, copies))


def test_stamps_of_time_make_no_form() -> None:
    stamp = "Posted: {}, August {}, 2015 {} PM EDT Updated: {} PM EDT"
    texts = (stamp.format("Sunday", 2, "11:49", "11:55"), stamp.format("Friday", 7, "8:36", "9:01"))
    assert not refilled(*map(told, articles(*texts, dates=("2015-08-02", "2015-08-07"))))


FIRE = "The fire in Orvieda was put out by Lena Brask of Tarnow."


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (FIRE, "A fire at Kuzgun hurt Ivo Lanner of Demirli.", True),
        (FIRE, "Orvieda: a fire hurt Ivo Lanner of Demirli.", False),
        (FIRE, "A fire hurt a man in Kuzgun.", False),
        ("A fire in Mill Park hurt Lena Brask of Tarnow.", "A fire in Hill Park hurt Ivo Lanner of Demirli.", True),
    ],
)
def test_articles_that_name_nothing_in_common(one: str, other: str, apart: bool) -> None:
    assert strange(*map(naming, articles(one, other))) is apart


@pytest.mark.parametrize(("place", "carried"), [("Orvieda", True), ("Kuzgun", False)])
def test_a_brief_is_carried_with_its_names(place: str, carried: bool) -> None:
    text = "Divers found the wreck of a ferry off {}, four years after it sank with a cargo of grain and two lorries."
    assert carries(*map(told, articles(text.format("Orvieda"), text.format(place)))) is carried
