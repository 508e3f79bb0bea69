"""What moves between two publications, and in which direction: a later figure of a toll is no error."""

from __future__ import annotations

import pytest
from desk import told

from factcheck.checks import check
from factcheck.checks.asof import as_of
from factcheck.config import Config
from factcheck.model import Fact, Finding, Severity, Statement, Verdict

MON, TUE, WED = "2024-03-04", "2024-03-05", "2024-03-06"
SUPERSEDED, DIFFERENT = Verdict.SUPERSEDED, Verdict.DIFFERENT

Told = tuple[str, str, str | None]

ROWS: list[tuple[Told, Told, Verdict, str]] = [
    (
        ("The fire killed 12 people.", "12", MON),
        ("The fire killed 15 people.", "15", TUE),
        SUPERSEDED,
        "a toll that rose",
    ),
    (("The fire killed 12 people.", "12", MON), ("The fire killed 9 people.", "9", TUE), DIFFERENT, "a toll that fell"),
    (
        ("The fire killed 12 people.", "12", MON),
        ("Police revised the number of people killed down to 9.", "9", TUE),
        SUPERSEDED,
        "a toll that was corrected",
    ),
    (("The fire killed 12 people.", "12", MON), ("The fire killed 15 people.", "15", MON), DIFFERENT, "on one day"),
    (("The fire killed 12 people.", "12", None), ("The fire killed 15 people.", "15", TUE), DIFFERENT, "no date"),
    (
        ("The fire killed 12 people.", "12", "2024-03-04T08:00+00:00"),
        ("The fire killed 15 people.", "15", "2024-03-04T17:30+00:00"),
        SUPERSEDED,
        "later on one day",
    ),
    (
        ("The fire killed 12 people.", "12", "2024-03-04T17:30+00:00"),
        ("The fire killed 15 people.", "15", "2024-03-04T12:30-05:00"),
        DIFFERENT,
        "at one instant, told in two zones",
    ),
    (
        ("The border is 843 miles long.", "843", MON),
        ("The border is 900 miles long.", "900", TUE),
        DIFFERENT,
        "a length does not move",
    ),
    (
        ("The bridge cost $40 million.", "$40", MON),
        ("The bridge cost $45 million.", "$45", TUE),
        DIFFERENT,
        "what is paid is paid",
    ),
    (
        ("Six people were missing on Monday.", "Six", MON),
        ("Two people were still missing.", "Two", TUE),
        SUPERSEDED,
        "the missing may become fewer",
    ),
    (
        ("The appeal had drawn 41,000 euros.", "41,000", MON),
        ("The appeal has passed 58,000 euros.", "58,000", TUE),
        SUPERSEDED,
        "a count that goes on",
    ),
    (
        ("The appeal had drawn 58,000 euros.", "58,000", MON),
        ("So far the appeal has drawn 41,000 euros.", "41,000", TUE),
        DIFFERENT,
        "a count that goes on does not fall",
    ),
    (
        ("Requests from importers had reached 12 by Monday.", "12", MON),
        ("Requests from importers had reached 19 by Tuesday evening.", "19", TUE),
        SUPERSEDED,
        "up to a later day",
    ),
    (
        ("Up to the end of 23 February the ministry counted 1,480 cases.", "1,480", MON),
        ("By 23 February 1,840 cases had been counted.", "1,840", WED),
        DIFFERENT,
        "up to one day, whenever it was told",
    ),
    (
        ("As of Sunday the storm had killed 12 people.", "12", TUE),
        ("As of Monday the storm had killed 15 people.", "15", MON),
        SUPERSEDED,
        "up to a later day, told earlier",
    ),
    (
        ("By Monday morning the storm had killed 12 people.", "12", MON),
        ("By Monday evening the storm had killed 15 people.", "15", MON),
        SUPERSEDED,
        "later on one day, by the clause",
    ),
    (
        ("The storm killed 12 people.", "12", MON),
        ("The death toll of the storm rose from 12 to 15.", "15", MON),
        SUPERSEDED,
        "the later one tells the figure before",
    ),
    (
        ("The storm killed 11 people.", "11", MON),
        ("The death toll of the storm rose from 12 to 15.", "15", MON),
        DIFFERENT,
        "another figure before",
    ),
    (
        ("Annual inflation slowed to 15.3% in April.", "15.3%", "2024-05-14"),
        ("Annual inflation slowed to 15.8% in April.", "15.8%", "2024-05-16"),
        DIFFERENT,
        "a month that is over",
    ),
    (
        ("He has been on hunger strike for 11 days.", "11", MON),
        ("He has been on hunger strike for 12 days.", "12", TUE),
        SUPERSEDED,
        "a duration that runs with the clock",
    ),
    (
        ("He has been on hunger strike for 11 days.", "11", MON),
        ("He has been on hunger strike for 15 days.", "15", TUE),
        DIFFERENT,
        "faster than the clock",
    ),
    (
        ("The strike will last for two days.", "two", MON),
        ("The strike will last for three days.", "three", TUE),
        DIFFERENT,
        "a plan does not run with the clock",
    ),
    (
        ("The blast killed Ann Roe, 41.", "41", MON),
        ("The blast killed Ann Roe, 44.", "44", TUE),
        DIFFERENT,
        "the age of a victim is no toll",
    ),
    (
        ("The wage will rise by $6 an hour.", "$6", MON),
        ("The wage will rise by $8 an hour.", "$8", TUE),
        DIFFERENT,
        "by how much something rises is told once",
    ),
    (
        ("Police charged Ann Roe, 41, with fraud.", "41", "2024-03-04"),
        ("Ann Roe, 42, was sentenced on Monday.", "42", "2024-11-04"),
        SUPERSEDED,
        "who is charged at 41 may be sentenced at 42",
    ),
    (
        ("Police charged Ann Roe, 41, with fraud.", "41", "2022-03-04"),
        ("Ann Roe, 43, was sentenced on Monday.", "43", "2023-05-04"),
        SUPERSEDED,
        "two birthdays in fourteen months",
    ),
    (
        ("Police charged Ann Roe, 41, with fraud.", "41", MON),
        ("Ann Roe, 42, was charged with fraud.", "42", WED),
        DIFFERENT,
        "hardly anybody has a birthday within two days",
    ),
    (
        ("Police charged Ann Roe, 41, with fraud.", "41", "2024-03-04"),
        ("Ann Roe, 43, was sentenced on Monday.", "43", "2024-11-04"),
        DIFFERENT,
        "nobody has two birthdays in eight months",
    ),
    (
        ("Police charged Ann Roe, 41, with fraud.", "41", "2019-03-04"),
        ("Ann Roe, 42, was sentenced on Monday.", "42", "2024-11-04"),
        DIFFERENT,
        "five years make more than one year",
    ),
    (
        ("Ann Roe, 42, was charged with fraud.", "42", "2024-03-04"),
        ("Ann Roe, 41, was sentenced on Monday.", "41", "2024-11-04"),
        DIFFERENT,
        "nobody grows younger",
    ),
    (
        ("The blast killed Ann Roe, 41.", "41", "2024-03-04"),
        ("The blast killed Ann Roe, 42.", "42", "2024-11-04"),
        DIFFERENT,
        "the dead grow no older",
    ),
    (
        ("Ann Roe, 41, drove the bus.", "41", "2024-03-04"),
        ("Ann Roe, 42, died in the crash.", "42", "2024-11-04"),
        DIFFERENT,
        "one article tells of her death",
    ),
    (
        ("Ann Roe, 17, drove the bus.", "17", "2024-03-04"),
        ("Ann Roe, then 18, drove the bus.", "18", "2024-11-04"),
        DIFFERENT,
        "an age of an earlier time",
    ),
    (
        ("The 16-month-old girl drinks milk.", "16", "2024-03-04"),
        ("The 17-month-old girl drinks milk.", "17", "2024-11-04"),
        DIFFERENT,
        "a month older after eight months",
    ),
    (
        ("The bridge fell two weeks ago.", "two", "2024-03-04"),
        ("The bridge fell four months ago.", "four", "2024-06-21"),
        SUPERSEDED,
        "weeks ago became months ago",
    ),
    (
        ("The bridge fell one year ago.", "one", "2022-03-04"),
        ("Two years later the bridge is shut.", "Two", "2023-04-04"),
        SUPERSEDED,
        "a year ago became two years later",
    ),
    (
        ("The bridge fell two weeks ago.", "two", "2024-03-04"),
        ("The bridge fell four months ago.", "four", "2024-03-11"),
        DIFFERENT,
        "a week later it is not four months ago",
    ),
    (
        ("The guns fell silent five hours later.", "five", MON),
        ("The guns fell silent eight hours later.", "eight", WED),
        DIFFERENT,
        "three hours are no two days",
    ),
]


def finding(*statements: Statement) -> Finding:
    (found,) = check([Fact(statements, "topic", "slot", 0.9)], config=Config()).findings
    return found


@pytest.mark.parametrize(("early", "late", "verdict", "why"), ROWS, ids=[row[3] for row in ROWS])
def test_two_publications(early: Told, late: Told, verdict: Verdict, why: str) -> None:
    one = told(early[0], early[1], path="a.txt", published=early[2])
    other = told(late[0], late[1], path="b.txt", published=late[2])
    assert finding(one, other).verdict is finding(other, one).verdict is verdict, why


def test_an_update_is_a_note_that_says_who_gave_what() -> None:
    one = told("The fire killed 12 people.", "12", path="a.txt", source="Herald", published=MON)
    other = told("The fire killed 15 people.", "15", path="b.txt", source="Post", published=TUE)
    found = finding(one, other)
    assert found.severity is Severity.NOTE
    assert found.message == (
        "Post (2024-03-05) gives 15 people where Herald (2024-03-04) gave 12 people: "
        "a later figure of something that changes"
    )


def test_the_time_of_an_update_counts() -> None:
    one = told("The fire killed 12 people.", "12", path="a.txt", published=MON)
    other = told("The fire killed 15 people.", "15", path="b.txt", published=MON, updated=TUE)
    assert finding(one, other).verdict is SUPERSEDED


def test_one_old_figure_told_again_after_the_update_is_no_update() -> None:
    given = [
        told("The fire killed 12 people.", "12", path="a.txt", published=MON),
        told("The fire killed 15 people.", "15", path="b.txt", published=TUE),
        told("The fire killed 12 people.", "12", path="c.txt", published=WED),
    ]
    assert finding(*given).verdict is DIFFERENT


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("By Monday evening 12 people had died.", ("2024-03-04", 4)),
        ("As of 3 March the storm had killed 12 people.", ("2024-03-03", 0)),
        ("Until December 30 only 12 people had died.", ("2023-12-30", 0)),
        ("12 people died on Monday.", None),
        ("12 people were bitten by Mondays.", None),
        ("12 people had died by 31 February.", None),
    ],
)
def test_up_to_when_a_figure_counts(sentence: str, expected: tuple[str, int] | None) -> None:
    found = as_of(told(sentence, "12", published=WED))
    assert (None if found is None else (found[0].isoformat(), found[1])) == expected
