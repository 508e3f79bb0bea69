"""Amounts in two currencies are compared by a rate that is given; without one the report says how many there are."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from desk import report_on, statement
from hypothesis import given
from hypothesis import strategies as st
from test_checks import fact

from factcheck import Config
from factcheck.checks import check, relate
from factcheck.house import Rates, RateTable
from factcheck.model import Verdict

COMPATIBLE, DIFFERENT, UNKNOWN = Verdict.COMPATIBLE, Verdict.DIFFERENT, Verdict.UNKNOWN

LEAD = "The new harbour bridge of Port Ellery opened on Friday, said mayor Ana Brill."


@pytest.mark.parametrize(
    ("one", "other", "without_rate", "why"),
    [
        ("The harbour bridge cost $20 million.", "The harbour bridge cost €18 million.", 1, "dollars and euros"),
        ("The harbour bridge cost $20 million.", "The harbour bridge cost $20 million.", 0, "one currency"),
        (
            "The harbour bridge cost $20 million (€18 million).",
            "The harbour bridge cost €18 million.",
            0,
            "one article gives both",
        ),
        ("The harbour bridge cost 20 million pesos.", "The harbour bridge cost €18 million.", 0, "no known currency"),
        ("The harbour bridge cost $20 million.", "Mayor Brill earns €90,000 a year.", 0, "of other things"),
    ],
)
def test_amounts_in_two_currencies(one: str, other: str, without_rate: int, why: str) -> None:
    report = report_on(f"{LEAD} {one}", f"{LEAD} {other}", dates=("2024-03-04", "2024-03-04"))
    assert report.summary.without_rate == without_rate, why
    assert not report.findings


TABLE = RateTable("2024-03-04", "EUR", (("GBP", Decimal("0.85")), ("USD", Decimal("1.08"))))
RATES = Rates((TABLE,))

ROWS = [
    ("$20 million", "€18.5 million", COMPATIBLE, "18.52 million euros"),
    ("$20 million", "€17 million", COMPATIBLE, "9 % apart, and a rate is good for 10 %"),
    ("$20 million", "€16 million", COMPATIBLE, "16 % apart, but both wordings are wide too"),
    ("$20 million", "€15 million", DIFFERENT, "23 % apart"),
    ("$20 million", "€20 million", COMPATIBLE, "within 10 %, though the number is the same"),
    ("$2.4 million", "€2.4 billion", DIFFERENT, "another magnitude"),
    ("£20 million", "$25.4 million", COMPATIBLE, "by way of the base"),
    ("£20 million", "$40 million", DIFFERENT, "by way of the base"),
    ("more than $20 million", "€40 million", COMPATIBLE, "a bound is one in every currency"),
    ("more than $20 million", "€12 million", DIFFERENT, "below a bound"),
    ("$20 million", "Rs 20 million", UNKNOWN, "no rate for rupees"),
    ("20 million pesos", "€18 million", UNKNOWN, "it is not known which pesos"),
    ("$20 an hour", "€18 a year", UNKNOWN, "two rates"),
    ("$20 million", "$21 million", DIFFERENT, "in one currency nothing is converted or widened"),
    ("€20 million", "20 people", UNKNOWN, "money is no count"),
]


@pytest.mark.parametrize(("left", "right", "verdict", "why"), ROWS, ids=[f"{row[0]} / {row[1]}" for row in ROWS])
def test_two_amounts_with_a_rate(left: str, right: str, verdict: Verdict, why: str) -> None:
    one, other = statement(left, path="a.txt"), statement(right, path="b.txt")
    assert relate(one, other, rates=RATES) is verdict, why
    assert relate(other, one, rates=RATES) is verdict, f"symmetric: {why}"
    if {found.value.quantity.currency for found in (one, other)} > {"USD", "EUR"}:
        assert relate(one, other) is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("day", "date", "why"),
    [
        ("2024-03-04", "2024-03-04", "that day"),
        ("2024-04-01", "2024-03-04", "the last before"),
        ("2024-06-30", "2024-06-01", "the last before"),
        ("1999-01-01", "2024-01-02", "the oldest, where all are later"),
        (None, "2024-06-01", "the newest, where the day is not known"),
    ],
)
def test_the_rate_is_that_of_the_day(day: str | None, date: str, why: str) -> None:
    tables = tuple(replace(TABLE, date=each) for each in ("2024-06-01", "2024-03-04", "2024-01-02"))
    found = Rates(tables).rate("USD", "GBP", day=day)
    assert found is not None
    assert found.date == date, why
    assert Rates(tables).rate("USD", "JPY", day=day) is None


def test_a_table_that_lacks_a_currency_is_passed_over() -> None:
    bare = RateTable("2024-06-01", "EUR", (("CHF", Decimal("0.96")),))
    found = Rates((bare, TABLE)).rate("USD", "EUR", day="2024-07-01")
    assert found is not None
    assert found.date == TABLE.date


def test_a_finding_tells_the_rate_its_day_and_its_width() -> None:
    given_by = [statement("$25 million", path="a.txt"), statement("€18 million", path="b.txt")]
    (finding,) = check([fact(*given_by)], config=Config(rates=RATES)).findings
    assert finding.message == (
        "$25 million is 23.15 million EUR, 5.15 million EUR (29 %) more than €18 million; no value fits both wordings: "
        "20.41 million to 25.98 million EUR against 17.5 million to 18.5 million EUR; at the rate of 2024-03-04, "
        "1 EUR = 1.08 USD, give or take 10 %; check where each figure comes from"
    )
    shown = [side.normalized for side in finding.sides]
    assert [(one.value, one.unit) for one in shown if one is not None] == [
        (Decimal("23150000"), "EUR"),
        (Decimal("18000000"), "EUR"),
    ]


def test_one_number_in_two_currencies_is_what_to_check() -> None:
    rates = Rates((replace(TABLE, rates=(("USD", Decimal("1.5")),)),))
    given_by = [statement("$25 million", path="a.txt"), statement("€25 million", path="b.txt")]
    (finding,) = check([fact(*given_by)], config=Config(rates=rates)).findings
    assert finding.message.endswith("the number is the same in two currencies: check whether both mean EUR or USD")


def test_the_identity_of_a_finding_does_not_go_by_the_rate() -> None:
    given_by = [statement("$25 million", path="a.txt"), statement("€18 million", path="b.txt")]
    tables = (TABLE, replace(TABLE, date="2024-03-05", rates=(("USD", Decimal("1.1")),)))
    found = [check([fact(*given_by)], config=Config(rates=Rates((table,)))).findings for table in tables]
    assert found[0][0].id == found[1][0].id
    assert found[0][0].message != found[1][0].message


amounts = st.sampled_from(["$18m", "$20m", "nearly $21m", "more than $19m", "€18m", "€20m", "£16m", "£9m"])


@given(amounts, amounts, st.decimals("0.5", "2", places=2), st.sampled_from(["0", "0.05", "0.3"]))
def test_a_rate_changes_nothing_in_one_currency_and_is_symmetric(
    left: str, right: str, value: Decimal, width: str
) -> None:
    one, other = statement(left, path="a.txt"), statement(right, path="b.txt")
    rates = Rates((replace(TABLE, rates=(("GBP", value), ("USD", Decimal("1.08")))),), Decimal(width))
    found = relate(one, other, rates=rates)
    assert found is relate(other, one, rates=rates)
    if one.value.quantity.currency == other.value.quantity.currency:
        assert found is relate(one, other)
    else:
        assert found in {Verdict.COMPATIBLE, Verdict.DIFFERENT}


@given(amounts, amounts, st.decimals("0", "0.5", places=2), st.decimals("0", "0.5", places=2))
def test_a_wider_tolerance_never_makes_a_conflict(left: str, right: str, first: Decimal, second: Decimal) -> None:
    one, other = statement(left, path="a.txt"), statement(right, path="b.txt")
    narrow, wide = (Rates((TABLE,), width) for width in sorted((first, second)))
    if relate(one, other, rates=narrow) is not Verdict.DIFFERENT:
        assert relate(one, other, rates=wide) is not Verdict.DIFFERENT


FINED = "Shipyard\n\nA Halden court fined the Sorna shipyard $4.2 million on Friday for polluting the Orla river."
IN_EUROS = (
    "Fine\n\nA fine of {} was imposed on the Sorna shipyard by a Halden court on Friday for polluting the Orla river."
)


@pytest.mark.parametrize(
    ("amount", "config", "codes", "without_rate"),
    [
        ("€4.6 million", Config(rates=RATES), ["money"], 0),
        ("€3.9 million", Config(rates=RATES), [], 0),
        ("€4.6 million", Config(rates=Rates((TABLE,), Decimal("0.3"))), [], 0),
        ("€4.6 million", Config(), [], 1),
        ("CHF4.6 million", Config(rates=RATES), [], 1),
    ],
)
def test_amounts_of_a_whole_run(amount: str, config: Config, codes: list[str], without_rate: int) -> None:
    report = report_on(FINED, IN_EUROS.format(amount), dates=("2024-03-04", "2024-03-04"), config=config)
    assert [one.code for one in report.findings] == codes
    assert report.summary.without_rate == without_rate
