"""Ages and births, within one article."""

from __future__ import annotations

import pytest
from within import contradictions, fits

from factcheck.checks.within import ages

WRONG = [
    ("Pavel Mirov, 52, was born in Perm in 1960 and came to Halden as a boy.", "64 or 65, not 52"),
    ("Born on 3 May 1970, Ilse Brandt, 45, leads the choir.", "54, not 45"),
    (
        "The painter Ilse Brandt has died, aged 81. She was born in Linz on 4 June 1950 and studied in Graz.",
        "74, not 81",
    ),
    (
        "The painter Ilse Brandt has died, aged 74. She was born in Linz on 4 June 1950. "
        "She first showed her work in 1980, aged 39.",
        "29 or 30, not 39",
    ),
]
SILENT = [
    "Pavel Mirov, 64, was born in Perm in 1960 and came to Halden as a boy.",
    "Pavel Mirov, 65, was born in Perm in 1960 and came to Halden as a boy.",
    "Born on 3 May 1970, Ilse Brandt was 23 when she joined the choir.",
    "The painter Ilse Brandt has died, aged 74. She was born in Linz on 4 June 1950 and studied in Graz.",
    "The mother, 34, whose son was born in 2019, waited outside.",
    "Pavel Mirov, about 60, was born in 1960.",
    "The painter Ilse Brandt has died, aged 74. Her husband was born in 1931 and died last year.",
    "Pavel Mirov, 52, said the house was built in 1960.",
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_an_age_that_a_birth_belies(text: str, message: str) -> None:
    (one,) = contradictions(ages.check, text)
    assert message in one.message


@pytest.mark.parametrize("text", SILENT)
def test_nothing_to_report(text: str) -> None:
    assert not contradictions(ages.check, text)


def test_an_age_that_fits_is_something_looked_at() -> None:
    assert fits(ages.check, SILENT[0])
