"""Near misses: what looks like a quantity and is none, and words near a figure that are not its own."""

from __future__ import annotations

import pytest
from numbers_rows import rows, surfaces


@pytest.mark.parametrize(
    "text",
    [
        # names and labels
        "The 201st base was shut.",
        "The 21st, 22nd, 23rd and 111th came.",
        "A Boeing 737 took off.",
        "Highway 61 is closed.",
        "He stayed in room 212.",
        "See page 4.",
        "It is in phase 2.",
        "She has stage 4 cancer.",
        "The G20 met.",
        "An F-16 flew by.",
        "Covid-19 spread.",
        "The 5G network opened.",
        "No. 114 was drawn.",
        "Rooms 3 and 5 were searched.",
        "The R12 bus was late.",
        "It was day one of the fair.",
        "Task Force 88 left.",
        "An Airbus 330F took off.",
        "It was her twenty-fifth.",
        "The thirty-eighth awards were held.",
        "They met on the hundredth day.",
        "See https://example.org/2-dead-5-hurt?id=63009%20 here.",
        "See www.example.org/14-rooms now.",
        "It was all for naught.",
        "The one you mean is red.",
        "On the BPM6 method it fell.",
        "The host 10.0.0.7 was down.",
        "Release 2.14.1 is out.",
        "The part .0045G broke.",
        "A fifth came late.",
        "A twentieth man fled.",
        "They gave it ★★★½ again.",
        # times
        "In 2019 officials met.",
        "It was the 1990s.",
        "They met on July 16.",
        "They met on 16 July 2024.",
        "It was filed on 2024-03-05.",
        "Seen on 14.11.2024 again.",
        "The 2018-2022 plan ended.",
        "It began at 4:12 a.m.",
        "The shop shuts at 5.30pm.",
        "It is half past two.",
        "She woke at six o'clock.",
        "It was nineteen eighty-four.",
        # results, ratios, numbers to dial
        "They won 3-1.",
        "The odds were 2:1.",
        "The sets went 4-6, 7-6, 6-2.",
        "They led 13-10 at the break.",
        "The score was 88-3.",
        "It is open 24/7.",
        "After 9/11 it changed.",
        "Call 02079460000 now.",
        # pronouns and other words
        "No one came.",
        "One of the doors was open.",
        "This one is red.",
        "The broken one is back.",
        "It was a one-off.",
        "A third person was there.",
        "The second half was dull.",
        "Flags hung at half-mast.",
        "It was a degree course.",
        "A decade later it rained.",
        "An hour passed.",
        # list numbers
        "1. In response, they left.",
        "(2) The board met.",
    ],
)
def test_no_quantity(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It reached 41C. Seven died.", ["41C", "Seven"]),
        ("That day 40 people left.", ["40"]),
        ("This week 12 people died.", ["12"]),
        ("The group 18 years ago was small.", ["18 years"]),
        ("Some 12 in 2019 were lost.", ["Some 12"]),
        ("It sold 12 in 20 days.", ["12", "20 days"]),
        ("They danced over the 10 days.", ["10 days"]),
        ("Half of a £9m bill was paid.", ["Half", "£9m"]),
        ("Losses fell 11% to 2,140 head.", ["11%", "2,140"]),
        ("On 1 October 32 mm fell.", ["32 mm"]),
        ("A father of three spoke.", ["three"]),
        ("On Tuesday, 12, of them left.", ["12"]),
        ("The 7 lb parcel cost £3.", ["7 lb", "£3"]),
        ("The wall turns 90 degrees.", ["90"]),
        ("Four cups out of nine were won.", ["Four", "nine"]),
        ("She sold 5 a day in one of the shops.", ["5"]),
        ("They were moving 45 million litres.", ["45 million litres"]),
        ("Just over 20 km, under 5 km and well under 3 km.", ["Just over 20 km", "under 5 km", "well under 3 km"]),
        ("Only one has left.", ["one"]),
        ("He shot two and a third man fled.", ["two"]),
        ("At one point five people fell.", ["five"]),
        ("She tested negative 12 days later.", ["12 days"]),
        ("By 2020 millions of people had fled.", ["millions"]),
        ("That is more than the 57 of last week.", ["57"]),
        ("More than 20 died and fewer than 10 fled.", ["More than 20", "fewer than 10"]),
        ("More than 40 and less than 10.", ["More than 40", "less than 10"]),
        ("It cost 15 dollars and 50 people paid.", ["15 dollars", "50"]),
        ("It stands at 34° N.", ["34"]),
        ("It is the only one.", []),
        ("The odds of one over 20 others.", ["one", "over 20"]),
        ("He chose 120 over 80.", ["120", "over 80"]),
        ("Between 3 hundred and 40 were lost.", ["3 hundred", "40"]),
        ("Some 3 million and 21 goats moved.", ["Some 3 million", "21"]),
        ("The toll was 5 crore and two hundred goats died.", ["5 crore", "two hundred"]),
        ("Boys of 4,6 and 9 ran.", ["4", "6", "9"]),
        ("- 12 boats sank.", ["12"]),
        ("He ran a 10 k again.", ["10"]),
        ("It is 2 miles, 700 m off.", ["2 miles", "700 m"]),
        ("They got 3 years, 40 months.", ["3 years", "40 months"]),
        ("The board voted 6 to 8 against.", ["6", "8"]),
        ("It rose 3000 - 4500 more than before.", ["3000", "4500"]),
        ("Four quarters and two halves.", ["Four", "two"]),
        ("One thirteenth birthday.", ["One"]),
        ("Half an hour, 10 minutes.", ["Half an hour", "10 minutes"]),
        ("The toll was 84.", ["84"]),
    ],
)
def test_only_these(text: str, wanted: list[str]) -> None:
    assert surfaces(text) == wanted


@pytest.mark.parametrize(
    "text", ["The toll was 84.", "Of these, 12, or so, left.", "A father of three spoke.", "Comments (23) follow."]
)
def test_no_age(text: str) -> None:
    assert [row for row in rows(text) if "| age |" in row] == []
