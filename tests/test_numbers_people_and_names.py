"""Ages, years, long figures, places, scores, days and clubs of states, each beside what only looks like it."""

from __future__ import annotations

import pytest
from numbers_rows import rows, surfaces


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("She turned 64 in March.", ["64"]),
        ("Mrs Okoro is 71.", ["71"]),
        ("Dr. Hale was 58 and lived alone.", ["58"]),
        ("Hale was 58 when she retired.", ["58"]),
        ("So said Marlow, now 66, of Leeds.", ["66"]),
        ("The sisters, both 17, swam home.", ["17"]),
        ("He leaves their daughter, 6.", ["6"]),
        ("The median age was 39.", ["39"]),
        ("The pension age will rise to 68 next year.", ["68"]),
        ("The minimum age was raised from 16 to 18.", ["16", "18"]),
        ("Ines Duarte, 117, sang.", ["117"]),
        ("She turned 12 of them away.", []),
        ("The Rovers were 12 when it rained.", []),
        ("The index is 71.", []),
        ("She is 12 points ahead.", []),
        ("Deaths, now 66, rose again.", []),
        ("The average age rose to 39 per cent of it.", []),
        ("The retirement age rose by 2 years.", []),
        ("Ines Duarte, 124, sang.", []),
        ("Martin Roe Jr., 23, and Lt. Ann Dow, 32, sang.", ["23", "32"]),
        ("Children as young as 9 were there.", ["as young as 9"]),
        ("Trees as old as 90 oaks fell.", []),
        ("Martin Roe Sr., 56 goats and a dog sang.", []),
    ],
)
def test_ages_of_people(text: str, ages: list[str]) -> None:
    assert [row.split(" | ")[0] for row in rows(text) if row.split(" | ")[1] == "age"] == ages


@pytest.mark.parametrize(
    "text",
    [
        # years
        "Output stayed below 1990 levels.",
        "Sales are back at 2021 levels.",
        "The 2019 figures were poor.",
        "They bid for the 2036 Olympics.",
        "In 2019 prices rose.",
        # figures to dial, codes
        "Call 12345678 now.",
        "Account 12345678 belongs to her.",
        # labels
        "On page 4 readers will find it.",
        "In the phase 3 trials it failed.",
        "On stage 4 riders fell.",
        # scores
        "Kent 325 for six.",
        "They closed on 475 for 8.",
        "He took 3 for 25 in Perth.",
        "She signed for a five-under 67 there.",
        "He is 12-under.",
        "He stood at seven-under-par.",
        "They ran a 5K run in the rain.",
        "She won a 10k race.",
        # days
        "They meet between March 4 and 9.",
        "They meet on April 19 and 26 in Leeds.",
        # clubs
        "The Group of Seven nations met.",
        "Group of 20 leaders met.",
        "Big Four accountants met.",
    ],
)
def test_no_quantity(text: str) -> None:
    assert surfaces(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They counted 2000 results.", ["2000"]),
        ("He got Rs 25000000 in cash.", ["Rs 25000000"]),
        ("They lost 12000000 naira.", ["12000000 naira"]),
        ("It left 12345678 people displaced.", ["12345678"]),
        ("In that ward 12 patients died.", ["12"]),
        ("On stage 40 dancers moved.", ["40"]),
        ("During the flight 30 passengers fell ill.", ["30"]),
        ("At each gate 200 fans waited.", ["200"]),
        ("They paid 325 for six.", ["325", "six"]),
        ("She got four for 20 pounds.", ["four", "20 pounds"]),
        ("They cut it to 20 for six months.", ["20", "six months"]),
        ("A 50-over match began.", ["50"]),
        ("They won a $5k race.", ["$5k"]),
        ("On May 3 and 12 were hurt.", ["12"]),
        ("On May 3 and 4 people died.", ["4"]),
        ("A group of seven nations met.", ["seven"]),
        ("Group of 20 hikers found.", ["20"]),
    ],
)
def test_what_looks_alike_is_a_quantity(text: str, found: list[str]) -> None:
    assert surfaces(text) == found
