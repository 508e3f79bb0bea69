"""Times of the clock, which are no quantities, and times taken, which are durations."""

from __future__ import annotations

import pytest
from numbers_rows import rows, surfaces


@pytest.mark.parametrize(
    "text",
    [
        "It began at 4.15am.",
        "It began at 4:15 a.m. and 5.20pm.",
        "It began at 4.15 in the morning.",
        "It began at 0430 hours.",
        "It began at 1530 hrs.",
        "It began on 3 May 2024, 1420 hours.",
        "It began at 15.30 hrs.",
        "It began at 14:00 GMT.",
        "It began at 1530 local time (0930 GMT).",
        "It began at 3.30 local time.",
        "It began at 15h30.",
        "It began at 7 p.m. ET.",
        "It began at 1900 AEST.",
        "They met at 7 o'clock.",
        "They met at seven o’clock.",
        "They met at half past two.",
        "They met at twenty past six.",
        "They met at 5 minutes past six.",
        "They met at 12 minutes past five.",
        "They met at a quarter to six.",
        "They met at quarter to six.",
        "They met at ten to three.",
        "It was 10 to 3 when they met.",
        "It was ten minutes to six.",
        "The bar is open 5-7pm.",
        "The bar is open from 6 to 8 p.m. daily.",
        "The bar is open between 9 and 11 am.",
        "The bar is open 10am-4pm.",
        "The bar is open six till two.",
        "The bar is open from 9 until 5.",
        "She has a 9-to-5 job.",
        "She has a nine-to-five job.",
        "She works nine to five.",
        "They left at 6.",
        "They left at six on Friday.",
        "Doors open at 7, and it starts at 8pm.",
        "It fell at 8 this morning.",
        "It fell at eight tonight.",
        "It fell shortly before 5 on Tuesday.",
        "It fell about 5 in the afternoon.",
        "They left at noon.",
        "They left at 12 noon.",
        "The 7.45 from Leeds was late.",
        "The 7.45 train was late.",
        "At 0200 on Monday it sank.",
        "At 12:01 a.m. on May 3 it ended.",
        "It ran on June 5, 6 and 7.",
        "It ran on 5 and 6 June.",
        "They led by 1:12.",
        "At 9:14:05 p.m. it sank.",
        "At 9:14:05 it sank.",
    ],
)
def test_a_time_of_the_clock_is_no_quantity(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("She won in 2:04:11.", "2:04:11 | duration | 7451 | 7450.5 to 7451.5 | exact | second | duration"),
        ("It lasted 2:04:11.", "2:04:11 | duration | 7451 | 7450.5 to 7451.5 | exact | second | duration"),
        ("He ran 3:43.13 for it.", "3:43.13 | duration | 223.13 | 223.125 to 223.135 | exact | second | duration"),
        ("The best stood at 2:07.31.", "2:07.31 | duration | 127.31 | 127.305 to 127.315 | exact | second | duration"),
        ("A time of 14:34.8 won.", "14:34.8 | duration | 874.8 | 874.75 to 874.85 | exact | second | duration"),
        ("It took 2h30.", "2h30 | duration | 150 | 149.5 to 150.5 | exact | minute | duration"),
        ("It took 1h 42m.", "1h 42m | duration | 102 | 101.5 to 102.5 | exact | minute | duration"),
        ("It took 1hr 42mins.", "1hr 42mins | duration | 102 | 101.5 to 102.5 | exact | minute | duration"),
        (
            "It took 4min 12.3sec.",
            "4min 12.3sec | duration | 252.3 | 252.25 to 252.35 | exact | second | duration",
        ),
        ("She won in 9.81 seconds.", "9.81 seconds | duration | 9.81 | 9.805 to 9.815 | exact | second | duration"),
        ("She won in 9.81s.", "9.81s | duration | 9.81 | 9.805 to 9.815 | exact | second | duration"),
        ("They work 5 to 9 hours.", "5 to 9 hours | duration | - | 5 to 9 | range | hour | duration"),
        ("It took 1500 hours.", "1500 hours | duration | 1500 | 1450 to 1550 | exact | hour | duration"),
    ],
)
def test_a_time_taken_is_a_duration(text: str, wanted: str) -> None:
    assert rows(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The toll stood at nine this morning.", ["nine"]),
        ("The toll stood at 9 on Friday.", ["9"]),
        ("Shares closed at 8.30 on Friday.", ["8.30"]),
        ("At six sites work has stopped.", ["six"]),
        ("They met at two schools.", ["two"]),
        ("Minutes after six were hurt, help came.", ["six"]),
        ("They left after 6 months.", ["6 months"]),
        ("It rose from three to five.", ["three", "five"]),
        ("The board voted ten to three.", ["ten", "three"]),
        ("The cost of the 7.45 million plan rose.", ["7.45 million"]),
        ("By 3am, 40 people had come.", ["40"]),
        ("On June 5, 6 people left.", ["6"]),
        ("On June 5, 6 and 7 people left.", ["6", "7"]),
        ("She ran 2 km in 6 minutes.", ["2 km", "6 minutes"]),
        ("A quarter of it was sold.", ["A quarter"]),
        ("Stocks fell by a quarter to six tonnes.", ["a quarter", "six tonnes"]),
    ],
)
def test_near_misses(text: str, wanted: list[str]) -> None:
    assert surfaces(text) == wanted
