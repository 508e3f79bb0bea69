"""Events of one kind are kept apart where an archive holds many, and one event is not where the run is small."""

from __future__ import annotations

import pytest
from desk import report_on

from factcheck import article_from_text
from factcheck.match.details import details, likeness
from factcheck.model import Article

FIRES = [
    ("Monday", "Tolvan Street", "Edda Marling", 71, "2:40 a.m.", 4180),
    ("Tuesday", "Corder Lane", "Piet Hosk", 34, "6:15 p.m.", 2275),
    ("Wednesday", "Yarrow Court", "Lena Obrist", 58, "11:05 p.m.", 6320),
    ("Thursday", "Quill Avenue", "Amos Teller", 19, "4:30 a.m.", 1145),
    ("Friday", "Birk Terrace", "Nadia Fromm", 45, "9:50 p.m.", 3390),
    ("Saturday", "Salter Road", "Ivo Grendel", 27, "1:25 a.m.", 5415),
]


def first_report(day: str, road: str, name: str, age: int, hour: str, number: int) -> str:
    return (
        f"Fire in Halden flat\n\nA fire at {number} {road} in Halden killed {name}, {age}, on {day}, police said. "
        f"The alarm was raised at {hour} and {age % 7 + 5} firefighters fought the flames for {age % 4 + 2} hours."
    )


def second_report(day: str, road: str, name: str, age: int, hour: str, number: int) -> str:
    return (
        f"Halden mourns fire victim\n\nNeighbours laid flowers at {road} for {name}, who was {age + 3} years old and "
        f"died in a fire at number {number} on {day}. About {age % 7 + 15} firefighters fought the flames in Halden, "
        f"called at {hour} by a neighbour."
    )


def article(text: str) -> Article:
    return article_from_text(text, path="a.txt")


def test_fires_of_one_week_in_one_town_are_never_held_against_each_other() -> None:
    report = report_on(*(told(*fire) for fire in FIRES for told in (first_report, second_report)))
    owner = {f"{chr(ord('a') + at)}.txt": at // 2 for at in range(2 * len(FIRES))}
    for finding in (*report.findings, *report.corroborations):
        assert len({owner[mention.path] for side in finding.sides for mention in side.mentions}) == 1, finding.message
    assert {owner[mention.path] for one in report.findings for side in one.sides for mention in side.mentions} != set()


def test_two_reports_alone_are_compared() -> None:
    report = report_on(first_report(*FIRES[0]), second_report(*FIRES[0]))
    assert {finding.field for finding in report.findings} == {"age", "quantity"}


ROWS = [
    (first_report(*FIRES[0]), second_report(*FIRES[0]), True, "one fire"),
    (first_report(*FIRES[0]), first_report(*FIRES[1]), False, "two fires told in the same words"),
    (second_report(*FIRES[2]), second_report(*FIRES[3]), False, "two fires, other names, days and hours"),
    ("Fire\n\nThe police said a man was hurt.", "Fire\n\nThe police said a man was hurt.", False, "no detail at all"),
    (
        "Fire\n\nThe fire at Tolvan Street was put out, said Michael Ward of the Halden fire brigade, on Monday.",
        "Fire\n\nThe fire at Salter Road was put out, said Michael Ward of the Halden fire brigade, on Friday.",
        False,
        "the same spokesman and town, another street and day",
    ),
]


@pytest.mark.parametrize(("one", "other", "event", "why"), ROWS)
def test_details_tell_events_apart(one: str, other: str, event: bool, why: str) -> None:
    left, right = details(article(one)), details(article(other))
    assert (likeness(left, right) > 0.2) is event, why
    assert likeness(left, right) == likeness(right, left)


def test_what_is_no_detail() -> None:
    found = details(
        article(
            "Fire\n\nAfter the fire in Halden the Fire Department and Sheriff John asked 300 people in 2019 to leave."
        )
    )
    assert found.names == {"halden"}
    assert found.figures == frozenset()


def test_furniture_tells_nothing_of_an_event() -> None:
    found = details(
        article("Fire in Tolvan Street\n\nThe flames were seen from afar by many.\n\nAlso read: Blaze at Corder Lane\n")
    )
    assert found.names == frozenset()
