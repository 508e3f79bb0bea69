"""Figures and number words that are part of a name, each beside what looks alike and is a quantity."""

from __future__ import annotations

import pytest
from numbers_rows import surfaces


@pytest.mark.parametrize(
    "text",
    [
        # addresses
        "She moved to 14 High Street in May.",
        "They met at 27 Old Cooper Lane, in the attic.",
        "He was found in the 2300 block of Oak Street.",
        "Officers closed the 400-block of Elm.",
        # labels
        "Most of Year 11 pupils came.",
        "So said Local 451 president Ann Dow.",
        "It broke Section 15(2)(b) of the Act.",
        "It broke Section 7.1 of the Act.",
        "Install version 4.2 of it.",
        "It needs iOS 17 or Windows 11, they say.",
        "They played the Op. 131 again.",
        "The vessel, IMO 9317456, sank.",
        "Write in, quoting reference 2231 of course.",
        "A Porsche 911 with new plates came.",
        "A Boeing 737-800 landed.",
        "They fly the A350-900s now.",
        "The 73 bus will be late.",
        "The R448 is shut.",
        "Flats 3 to 9 were cleared.",
        "It was a round-one loss.",
        # titles and names
        "Her second novel, “Nineteen Doors”, was published by friends.",
        'Readers of "A Hundred Winters" will know the house.',
        "The drama will return to BBC One, viewers heard.",
        "They earned a draw at the Seven Acre ground again.",
        "One Nation won a seat.",
        "A 7-Eleven shop closed.",
        # series, broadcasters, calibres
        "Image 3 of 40 Ann Dow appears in court.",
        "Slide 3 of 40",
        "Ann Dow told CBS 3 about it.",
        "So WPXI 11 News was told.",
        "She spoke to Eyewitness News 4 later.",
        "They wrote to 24-Hour News 8 later.",
        "He bought a .45 caliber gun.",
        "He bought a 45-calibre rifle.",
        "Call in tips at (888) 580-8477.",
        "Reach the unit at 389-4869 or at 344-7867.",
        # sport
        "She swam in the 400m freestyle heats.",
        "He was seventh in the 3000m steeplechase.",
        "She won the women's 1500m.",
        "They won the 4x100m relay.",
        "They kicked 14.9 (93) to 12.10 (82) there.",
        "Rovers 2 Harriers 1: a late header won it.",
        "They hit 1-6 without reply.",
        # phrases
        "His pay ran well into six figures.",
        "It was a five-figure sum.",
        "He defied a three-line whip.",
        "It was her one-day debut.",
        "It was close to absolute zero.",
        "They met at ground zero.",
    ],
)
def test_part_of_a_name_is_no_quantity(text: str) -> None:
    assert surfaces(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It shut 14 High Street shops.", ["14"]),
        ("It sold 300 blocks of ice.", ["300"]),
        ("They own 12 block of land.", ["12"]),
        ("It took 14 Danes to the road.", ["14"]),
        ("This year 11 pupils came.", ["11"]),
        ("The local 12 men were praised.", ["12"]),
        ("There were 15 (2) such acts.", ["15", "2"]),
        ("It sold windows 11 feet wide.", ["11 feet"]),
        ("In Year 2 million came.", ["2 million"]),
        ("The 12 bus drivers walked out.", ["12"]),
        ("The R448 fee was paid.", ["R448"]),
        ("It costs R350-400 now.", ["R350-400"]),
        ("The first round, one loss.", ["one"]),
        ("They said “two doors were open” in the published report.", ["two"]),
        ("Five die as Two Trains Crash", ["Five", "Two"]),
        ("The storm killed SEVEN people, officers reported later.", ["SEVEN"]),
        ("It was published later. Nineteen doors were broken.", ["Nineteen"]),
        ("One nation left.", ["One"]),
        ("Part 2 of 3 million came.", ["3 million"]),
        ("Photo 2 of 5 suspects is blurred.", ["2", "5"]),
        ("He met CBS 3 reporters.", ["3"]),
        ("The WHO 12 times said so.", ["12"]),
        ("So says Fox News 4 people died.", ["4"]),
        ("The news 4 men brought was bad.", ["4"]),
        ("They sold 24-hour news.", ["24-hour"]),
        ("He bought a 9 mm pistol.", ["9 mm"]),
        ("It was put at 345-4869 tonnes.", ["345-4869 tonnes"]),
        ("It has 7-11 shops.", ["7-11"]),
        ("He ran 400m to the heats.", ["400m"]),
        ("A 3000m tunnel opened.", ["3000m"]),
        ("It rose 14.9 (92) then.", ["14.9", "92"]),
        ("It hired 2 Danes and 1 Swede.", ["2", "1"]),
        ("They ate 1-6 eggs.", ["1-6"]),
        ("It was carved with six figures.", ["six"]),
        ("It was a three-line poem.", ["three"]),
        ("It was a one-day strike.", ["one-day"]),
        ("It fell to zero.", ["zero"]),
    ],
)
def test_what_looks_like_a_name_is_a_quantity(text: str, found: list[str]) -> None:
    assert surfaces(text) == found
