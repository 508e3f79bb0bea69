"""Limits against figures and against limits: one number told as two bounds is one figure, two lowest ages are two."""

from __future__ import annotations

import pytest
from desk import statement

from factcheck.checks import relate
from factcheck.model import Verdict

COMPATIBLE, DIFFERENT = Verdict.COMPATIBLE, Verdict.DIFFERENT

ROWS = [
    ("as many as 70 people", "more than 70 people", COMPATIBLE, "an upper and a lower bound at one number"),
    ("fewer than 70 people", "more than 70 people", COMPATIBLE, "loose wording for one number"),
    ("as many as 70 people", "70 people", COMPATIBLE, "the bound itself"),
    ("as many as 70 people", "more than 90 people", DIFFERENT, "the bounds lie apart"),
    ("a million people", "1.2 million people", COMPATIBLE, "a million alone is loose"),
    ("one million people", "1.2 million people", DIFFERENT, "one million is told more closely"),
    ("a million people", "1.5 million people", DIFFERENT, "so loose it is not"),
    ("as young as 9 years old", "14-year-old", COMPATIBLE, "one of them may be 14"),
    ("as young as 9 years old", "as young as 12 years old", DIFFERENT, "the youngest has one age"),
    ("as young as 9 years old", "7-year-old", DIFFERENT, "younger than the youngest"),
]


@pytest.mark.parametrize(("one", "other", "verdict", "why"), ROWS, ids=[row[3] for row in ROWS])
def test_limits(one: str, other: str, verdict: Verdict, why: str) -> None:
    left, right = statement(one), statement(other, path="b.txt")
    assert relate(left, right) is relate(right, left) is verdict, why
