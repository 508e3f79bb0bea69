"""What the house tolerates is no finding: row by row, and the law that a tolerance only takes findings away."""

from __future__ import annotations

from decimal import Decimal

import pytest
from desk import report_on, statement, told
from hypothesis import given
from hypothesis import strategies as st
from test_checks import fact

from factcheck import Config
from factcheck.checks import check
from factcheck.checks.leeway import tolerated
from factcheck.house import Tolerance
from factcheck.model import Statement, Verdict


def of(dimension: str, amount: str, unit: str | None = "%") -> Tolerance:
    return Tolerance(dimension, Decimal(amount), unit)


ROWS = [
    ("843 miles", "1300 km", of("length", "5"), True, "4.4 % apart, as the message says"),
    ("843 miles", "1300 km", of("length", "4"), False, "4.4 % apart"),
    ("843 miles", "1300 km", of("length", "60", "kilometre"), True, "56.7 km apart"),
    ("843 miles", "1300 km", of("length", "36", "mile"), True, "35.2 miles apart"),
    ("843 miles", "1300 km", of("length", "50", "kilometre"), False, "56.7 km apart"),
    ("843 miles", "1300 km", of("area", "50"), False, "another dimension"),
    ("12 people", "14 people", of("count", "2", None), True, "two apart, and two are tolerated"),
    ("12 people", "15 people", of("count", "2", None), False, "three apart"),
    ("12 people", "13 people", of("count", "9"), True, "8.3 % of the smaller"),
    ("12 people", "13 people", of("count", "8"), False, "8.3 % of the smaller"),
    ("more than 50 people", "31 people", of("count", "2", None), False, "what is stated counts"),
    ("10 to 12 people", "14 people", of("count", "2", None), True, "of a range the nearest end"),
    ("$2.4 million", "$2.41 million", of("money", "0.5"), True, "0.42 %"),
    ("$2.4 million", "$2.43 million", of("money", "0.5"), False, "1.25 %"),
    ("$2,400", "$2,900", of("money", "500", "USD"), True, "500 dollars"),
    ("$2,400", "$2,900", of("money", "500", "EUR"), False, "euros say nothing of dollars"),
    ("£16.40 an hour", "£16.90 an hour", of("money", "5"), True, "a rate of money is money"),
    ("£16.40 an hour", "£16.90 an hour", of("money", "1", "GBP"), True, "a rate, by its amount"),
    ("$20 million", "€20 million", of("money", "50"), False, "no rate, no comparison"),
    ("38 per cent", "40 per cent", of("share", "2", "percent"), True, "two points"),
    ("38 per cent", "41 per cent", of("share", "2", "percent"), False, "three points"),
    ("3 hours", "200 minutes", of("duration", "20", "minute"), True, "20 minutes"),
    ("3 hours", "200 minutes", of("duration", "0.3", "hour"), False, "18 minutes"),
    ("20 degrees Celsius", "70 Fahrenheit", of("temperature", "2", "degree Celsius"), True, "1.1 degrees apart"),
    ("20 degrees Celsius", "70 Fahrenheit", of("temperature", "1", "degree Celsius"), False, "1.1 degrees apart"),
]


@pytest.mark.parametrize(("left", "right", "allowed", "expected", "why"), ROWS)
def test_a_difference_is_tolerated_or_not(left: str, right: str, allowed: Tolerance, expected: bool, why: str) -> None:
    one, other = statement(left, path="a.txt"), statement(right, path="b.txt")
    assert (tolerated(one, other, [allowed]) is allowed) is expected, why
    assert (tolerated(other, one, [allowed]) is allowed) is expected, f"symmetric: {why}"


@pytest.mark.parametrize(
    ("left", "right", "allowed", "expected"),
    [
        ("4.15pm", "4.30pm", of("time", "0.25", "hour"), True),
        ("4.15pm", "4.30pm", of("time", "0.2", "hour"), False),
        ("9 October 2024", "10 October 2024", of("date", "24", "hour"), True),
        ("9 October 2024", "11 October 2024", of("date", "24", "hour"), False),
        ("9 October 2024", "10 October 2024", of("time", "24", "hour"), False),
    ],
)
def test_times_and_dates_may_be_some_way_apart(left: str, right: str, allowed: Tolerance, expected: bool) -> None:
    one, other = (
        told(f"The ferry to Halden sank at {time}." if "pm" in time else f"The ferry sank on {time}.", time, path=path)
        for time, path in ((left, "a.txt"), (right, "b.txt"))
    )
    assert (tolerated(one, other, [allowed]) is allowed) is expected
    assert (tolerated(other, one, [allowed]) is allowed) is expected


def test_what_is_tolerated_is_agreed_with_all_its_values() -> None:
    given_by = [statement("843 miles", path="a.txt"), statement("1300 km", path="b.txt")]
    found = check([fact(*given_by)], config=Config(tolerances=(of("length", "5"),)))
    assert not found.findings
    (agreed,) = found.corroborations
    assert (agreed.verdict, agreed.severity) == (Verdict.COMPATIBLE, None)
    assert [side.value for side in agreed.sides] == ["843 miles", "1300 km"]
    assert agreed.message == "843 miles and 1300 km: given by 2 independent origins (within what is tolerated)"


def test_copies_that_differ_by_what_is_tolerated_confirm_nothing() -> None:
    copies = [statement("843 miles", path="a.txt", origin="wire"), statement("1300 km", path="b.txt", origin="wire")]
    found = check([fact(*copies)], config=Config(tolerances=(of("length", "5"),)))
    assert (len(found.findings), len(found.corroborations), len(found.single_source)) == (0, 0, 1)


def test_a_finding_keeps_its_identity_and_its_sides() -> None:
    given_by = [statement(f"{count} people", path=f"{count}.txt") for count in (41, 42, 60)]
    (plain,) = check([fact(*given_by)], config=Config()).findings
    (loose,) = check([fact(*given_by)], config=Config(tolerances=(of("count", "2", None),))).findings
    assert loose == plain


counts = st.lists(
    st.sampled_from(
        ["12 people", "13 people", "nearly 20 people", "more than 15 people", "15 to 18 people", "21 people", "dozens"]
    ),
    min_size=2,
    max_size=5,
)


@given(counts, st.integers(0, 12), st.booleans(), st.lists(st.sampled_from([None, "police", "a doctor"]), min_size=5))
def test_a_tolerance_never_makes_a_finding_nor_a_finding_worse(
    texts: list[str], amount: int, relative: bool, speakers: list[str | None]
) -> None:
    facts = [fact(*_stated(texts, speakers))]
    plain = check(facts, config=Config())
    loose = check(facts, config=Config(tolerances=(of("count", str(amount), "%" if relative else None),)))
    known = {one.id: one for one in plain.findings}
    for one in loose.findings:
        before = known[one.id]
        assert (one.verdict, one.severity or 0) <= (before.verdict, before.severity or 0)
        assert one.sides == before.sides
    assert len(loose.findings) + len(loose.corroborations) + len(loose.single_source) == len(plain.findings) + len(
        plain.corroborations
    ) + len(plain.single_source)


def _stated(texts: list[str], speakers: list[str | None]) -> list[Statement]:
    return [
        statement(text, path=f"{at}.txt", by=speakers[at], published=f"2024-03-0{at + 1}")
        for at, text in enumerate(texts)
    ]


MINISTER = "Minister resigns\n\nThe finance minister of Norland, Ada Lind, resigned on Monday after 25 days in office."
LATER = "Minister resigns\n\nThe finance minister of Norland, Ada Lind, resigned on Tuesday after 26 days in office."


def test_a_tolerance_makes_no_finding_in_a_whole_run() -> None:
    """Two sentences that exchange one word: what is tolerated as a day must not come back as an exchanged word."""
    plain = report_on(MINISTER, LATER, dates=("2024-03-06", "2024-03-06")).findings
    config = Config(tolerances=(of("date", "48", "hour"), of("duration", "2", "day")))
    loose = report_on(MINISTER, LATER, dates=("2024-03-06", "2024-03-06"), config=config).findings
    assert plain
    assert {one.id for one in loose} <= {one.id for one in plain}
    assert not {one.code for one in loose} & {"date", "duration"}


@pytest.mark.parametrize(
    ("text", "code", "allowed"),
    [
        ("Border\n\nThe fence runs for 1,312 km (791 miles) along the river.", "conversion", of("length", "10")),
        (
            "Fire kills four\n\nFive people were killed in the fire at the mill in Port Ellery on Monday, police said.",
            "headline",
            of("count", "1", None),
        ),
    ],
)
def test_within_one_article_too(text: str, code: str, allowed: Tolerance) -> None:
    plain, loose = report_on(text), report_on(text, config=Config(tolerances=(allowed,)))
    assert [one.code for one in plain.findings] == [code]
    assert not loose.findings
    assert loose.summary.compared == plain.summary.compared > 0


def test_a_sum_that_is_wrong_is_no_matter_of_tolerance() -> None:
    text = "Crew\n\nOf the 24 crew, 16 are Indians and nine are Filipinos, the owner said."
    config = Config(tolerances=(of("count", "5", None),))
    assert [one.code for one in report_on(text, config=config).findings] == ["parts"]
