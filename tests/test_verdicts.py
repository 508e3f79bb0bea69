"""Every verdict on two figures of one slot, as DESIGN has them, from sentences as papers print them."""

from __future__ import annotations

import pytest
from desk import articles, report_on, told, values

from factcheck import check
from factcheck.checks import check as check_facts
from factcheck.checks import relate
from factcheck.config import Config
from factcheck.model import Fact, Severity, Verdict

DIFFERENT, SAME, COMPATIBLE, UNKNOWN = Verdict.DIFFERENT, Verdict.SAME, Verdict.COMPATIBLE, Verdict.UNKNOWN

Told = tuple[str, str]

ROWS: list[tuple[Told, Told, Verdict, str]] = [
    (("The rate was 13%.", "13%"), ("The rate was 13.50 per cent.", "13.50"), DIFFERENT, "half a step rounds up"),
    (("The rate was 14%.", "14%"), ("The rate was 13.50 per cent.", "13.50"), SAME, "half a step rounds up"),
    (("It closed at 212.5 pence.", "212.5"), ("It closed at £2.12.", "2.12"), SAME, "half a penny is cut off"),
    (("It took over 23 days.", "over 23"), ("It took 23 days.", "23"), COMPATIBLE, "one figure, loosely told"),
    (("It took under 23 days.", "under 23"), ("It took 25 days.", "25"), DIFFERENT, "above a limit"),
    (("Each held up to 300 grams.", "300"), ("Each held up to 180 grams.", "180"), DIFFERENT, "two limits"),
    (("Each held up to 300 grams.", "300"), ("Each held up to 310 grams.", "310"), COMPATIBLE, "two limits, about one"),
    (("It killed at least 12 people.", "12"), ("It killed at least 15 people.", "15"), COMPATIBLE, "two lower bounds"),
    (
        ("Rain was 106% of the average.", "106%"),
        ("Rain was 6 per cent above average.", "6 per cent"),
        COMPATIBLE,
        "over a hundred, and above",
    ),
    (
        ("Rain was 75% of the average.", "75%"),
        ("Rain was 25 per cent below average.", "25"),
        COMPATIBLE,
        "the rest, and below",
    ),
    (("Some 75% of members came.", "75%"), ("Just 25% of members came.", "25%"), DIFFERENT, "two shares of one thing"),
    (
        ("The water was 0.4 degrees Celsius warmer.", "0.4"),
        ("The water was 0.7 degrees Fahrenheit warmer.", "0.7"),
        UNKNOWN,
        "how much warmer does not convert as a reading does",
    ),
    (
        ("The water was 14 degrees Celsius.", "14"),
        ("The water was 70 degrees Fahrenheit.", "70"),
        DIFFERENT,
        "two readings",
    ),
    (("Ann Roe, 38, won.", "38"), ("Ann Roe, who turns 39 next week, won.", "39"), UNKNOWN, "a birthday"),
    (("Ann Roe, 38, won.", "38"), ("Ann Roe, 39, won.", "39"), DIFFERENT, "no birthday"),
    (
        ("60 of the 80 workers walked out.", "60"),
        ("75 per cent of the workers walked out.", "75"),
        SAME,
        "a share of a whole that is told",
    ),
    (
        ("Half of the 80 workers walked out.", "Half"),
        ("60 workers walked out.", "60"),
        DIFFERENT,
        "half of eighty is forty",
    ),
    (("Half of the 80 workers walked out.", "Half"), ("40 workers walked out.", "40"), SAME, "half of eighty"),
    (
        ("60 of the 80 workers walked out.", "60"),
        ("Half of the workers walked out.", "Half"),
        DIFFERENT,
        "three quarters",
    ),
    (("60 workers walked out.", "60"), ("75 per cent of the workers walked out.", "75"), UNKNOWN, "no whole is told"),
    (
        ("60 of the 80 drivers walked out.", "60"),
        ("Half of the workers walked out.", "Half"),
        UNKNOWN,
        "drivers are not all workers",
    ),
    (("60 of the 80 workers walked out.", "60"), ("60 of the 80 workers walked out.", "80"), UNKNOWN, "part and whole"),
]


@pytest.mark.parametrize(("left", "right", "verdict", "why"), ROWS, ids=[f"{row[0][0]} / {row[1][0]}" for row in ROWS])
def test_two_statements(left: Told, right: Told, verdict: Verdict, why: str) -> None:
    one, other = told(*left, path="a.txt"), told(*right, path="b.txt")
    assert relate(one, other) is relate(other, one) is verdict, why


def test_a_count_against_a_share_is_told_in_per_cent() -> None:
    one = told("Half of the 80 workers walked out.", "Half", path="a.txt")
    other = told("60 workers walked out.", "60", path="b.txt")
    (found,) = check_facts([Fact((one, other), "workers", "worker", 0.9)], config=Config()).findings
    assert found.message.startswith("60 workers is 75 %, 25 percentage points (50 %) more than Half")
    assert found.severity is Severity.ERROR


STRIKE = "Strike at the mill\n\nAt the Halden paper mill {} walked out on Monday over pay.\n"
BLAST = "Blast at Halden\n\nThe explosion at the Halden paper mill on Monday killed {} workers, police said.\n"


def test_a_share_meets_the_count_of_which_the_whole_is_told() -> None:
    report = report_on(STRIKE.format("60 of the 80 workers"), STRIKE.format("75 per cent of the workers"))
    assert not report.findings


def test_three_papers_and_an_odd_one_make_one_finding() -> None:
    (finding,) = report_on(*(BLAST.format(value) for value in ("41", "forty-one", "44"))).findings
    assert [len(side.mentions) for side in finding.sides] == [2, 1]
    assert "The C Paper alone gives 44 workers; 2 others give 41 workers" in finding.message


def test_a_headline_joins_its_body() -> None:
    one = "Blast kills 12 workers at Halden mill\n\n" + BLAST.format(12).partition("\n\n")[2]
    other = "Blast kills 15 workers at Halden mill\n\n" + BLAST.format(15).partition("\n\n")[2]
    (finding,) = report_on(one, other).findings
    assert [len(side.mentions) for side in finding.sides] == [2, 2]


WIRE = (
    "Ferry runs aground off Sorna\n\nThe ferry Orla ran aground off Sorna early on Tuesday with 214 passengers on "
    "board, the coastguard said. {}\n\nTwo tugs were sent from Halden, 40 kilometres away, and the passengers were "
    "taken ashore in lifeboats before noon. Nobody was hurt. The ferry had left Halden at 4 a.m. for the islands.\n"
)


def test_an_article_given_twice_makes_no_finding_and_no_second_origin() -> None:
    text = WIRE.format("The sea was calm and the night was clear.")
    report = report_on(text, text)
    assert not report.findings
    assert not report.corroborations
    assert {problem.code for problem in report.problems} == {"copy"}


def test_a_reworded_copy_makes_no_finding_and_no_second_origin() -> None:
    report = report_on(
        WIRE.format("The sea was calm and the night was clear."), WIRE.format("The night was clear, with a calm sea.")
    )
    assert not report.findings
    assert not report.corroborations
    assert len({article.origin for article in report.articles}) == 1


def test_a_slip_in_a_copy_is_found() -> None:
    text = WIRE.format("The sea was calm and the night was clear.")
    (finding,) = report_on(text, text.replace("214", "241")).findings
    assert values(finding) == {"214 passengers", "241 passengers"}
    assert "the digits 1 and 4 are swapped" in finding.message


def test_two_papers_of_their_own_are_two_origins() -> None:
    one = WIRE.format("The sea was calm and the night was clear.")
    other = "Stranded\n\nThe coastguard said the Orla, a ferry, carried 214 passengers when it ran aground off Sorna.\n"
    assert len({article.origin for article in check(articles(one, other)).articles}) == 2
