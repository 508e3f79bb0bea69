"""One person with two ages, within one article."""

from __future__ import annotations

import pytest
from within import contradictions, fits

from factcheck.checks.within import two_ages

WRONG = [
    "Pavel Mirov, 34, lost his shop in the fire. Mirov, 36, is a baker.",
    'Pavel Mirov, 34, lost his shop in the fire. "We had just painted it," said the 43-year-old baker.',
    "Pavel Mirov, 34, lost his shop in the fire. The 37-year-old said he would build it again.",
    "The 34-year-old Pavel Mirov lost his shop. It was insured, said Pavel Mirov, 43.",
]
SILENT = [
    "Pavel Mirov, 34, lost his shop in the fire. Mirov, 34, is a baker.",
    "Pavel Mirov, 34, lost his shop in the fire. His brother Ivan Mirov, 36, helped.",
    "Pavel Mirov, 34, and Ivan Mirov, 36, lost their shop in the fire. Mirov, 36, is a baker.",
    "Pavel Mirov, 34, hit a cyclist. The 24-year-old student was taken to hospital.",
    "Pavel Mirov, 34, lost his shop in the fire. The 81-year-old said she saw it.",
    "The 27-year-old Kenyan won before the 24-year-old Kenyan.",
    "Pavel Mirov, 34, lost his shop in the fire. Two years ago Mirov, 32, was fined for smoking there.",
    "Pavel Mirov, 34, lost his shop in the fire. In 2014 Mirov, 24, had bought it.",
    "Pavel Mirov, 34, lost his shop in the fire. Pavel Mirov, 24 at the time, had built it himself.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_person_with_two_ages(text: str) -> None:
    assert contradictions(two_ages.check, text)


@pytest.mark.parametrize("text", SILENT)
def test_nothing_to_report(text: str) -> None:
    assert not contradictions(two_ages.check, text)


def test_an_age_given_twice_is_something_looked_at() -> None:
    assert fits(two_ages.check, SILENT[0])


def test_a_sentence_whose_value_ends_behind_it() -> None:
    assert not contradictions(
        two_ages.check, "The signal reached the antenna near Canberra at 11:52 a.m. GMT on Friday."
    )
