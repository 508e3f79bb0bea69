"""Amounts in two currencies are not compared without a rate; the report says how many there are."""

from __future__ import annotations

import pytest
from desk import report_on

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
