"""Changes and their direction, multipliers, and the many near misses: levels, frequencies, names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numbers_rows import shown, told

from factcheck.extract.numbers.change_words import forms
from factcheck.extract.numbers.multiples import multiple_words
from factcheck.extract.numbers.scan import has_number, scan
from factcheck.model import Change

CHANGES = [
    # verbs
    ("Prices rose 12 % in May.", ["12 % | up"]),
    ("The bus fare climbed 20 cents.", ["20 cents | up"]),
    ("Output fell by a third.", ["a third | down"]),
    ("Shares slid as much as 4 %.", ["as much as 4 % | down"]),
    ("The economy grew by 2.4 %.", ["2.4 % | up"]),
    ("The index lost 40 points.", ["40 | down"]),
    ("The stock shed 1.2 %.", ["1.2 % | down"]),
    ("The crown gained 3 %.", ["3 % | up"]),
    ("The mill cut 5,000 jobs.", ["5,000 | down"]),
    ("The mill will shed 300 full-time posts.", ["300 | down"]),
    ("The party lost 12 seats.", ["12 | down"]),
    ("They cut their forecast by 2 %.", ["2 % | down"]),
    ("The bank raised interest rates 25 basis points.", ["25 basis points | up"]),
    ("The gap narrowed by 4 percentage points.", ["4 percentage points | down"]),
    ("The headcount swelled by 300.", ["300 | up"]),
    ("The fine rose by up to £40.", ["up to £40 | up"]),
    ("The wage rose another 5 %.", ["5 % | up"]),
    ("It rose a modest 0.3 %.", ["0.3 % | up"]),
    ("It fell by a record 12 %.", ["12 % | down"]),
    ("Stock jumped 5 to 7 %.", ["5 to 7 % | up"]),
    ("It rose between 3 and 5 %.", ["between 3 and 5 % | up"]),
    ("Temperatures rose 3C.", ["3C | up"]),
    ("The river rose 2 metres.", ["2 metres | up"]),
    ("The lane was widened by 2 metres.", ["2 metres | up"]),
    # adverbs
    ("Shares were up 12 %.", ["12 % | up"]),
    ("Profit was down $2bn on last year.", ["$2bn | down"]),
    ("Traffic was up 300 on last year.", ["300 | up"]),
    ("Arrivals are down by a fifth.", ["a fifth | down"]),
    ("Shares were off 5 %.", ["5 % | down"]),
    ("Milk is down 10p.", ["10p | down"]),
    # nouns
    ("A 12 % rise was seen.", ["12 % | up"]),
    ("It was an 8-cent drop.", ["8-cent | down"]),
    ("A 25-basis-point cut is due.", ["25-basis-point | down"]),
    ("A 40-point drop followed.", ["40 | down"]),
    ("They won a 5 % annual pay increase.", ["5 % | up"]),
    ("They saw an increase of 12 %.", ["12 % | up"]),
    ("It was a fall in sales of 12 %.", ["12 % | down"]),
    ("A rise of 300 was noted.", ["300 | up"]),
    ("Growth of 2.4 % is likely.", ["2.4 % | up"]),
    ("It announced £20m of cuts.", ["£20m | down"]),
    ("There were 5,000 job losses.", ["5,000 | down"]),
    # comparisons
    ("Sales were 12 % more than last year.", ["12 % | up"]),
    ("There were 300 fewer.", ["300 | down"]),
    ("Rescuers went out 11 fewer times.", ["11 | down"]),
    ("It was 3 points lower.", ["3 | down"]),
    ("The shop is 5 % cheaper.", ["5 % | down"]),
    ("All tiles are 5 % off.", ["5 % | down"]),
    ("Sales were 5 % up on last year.", ["5 % | up"]),
    ("The load is 2.5 tonnes more than before.", ["2.5 tonnes | up"]),
    # what is added
    ("It adds £35 a year to the bill.", ["£35 | up"]),
    ("The wing will add 7,000 square metres.", ["7,000 square metres | up"]),
    # beside a level
    ("Incomes are 4 % below their 2020 peak.", ["4 % | down"]),
    ("It was about 50 % above normal levels.", ["about 50 % | up"]),
    ("The index finished 1.3 % ahead.", ["1.3 % | up"]),
    ("Milk costs Rs 2 a litre more.", ["Rs 2 | up"]),
    ("Fruit was cheaper by a fifth.", ["a fifth | down"]),
    ("Entry goes up 50 cents to $7.20.", ["50 cents | up", "$7.20 | -"]),
    ("She lowered the record by two seconds.", ["two seconds | down"]),
]


@pytest.mark.parametrize(("text", "wanted"), CHANGES, ids=[row[0] for row in CHANGES])
def test_changes(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


LEVELS = [
    ("Inflation rose to 12 %.", ["12 %"]),
    ("It rose from 8 to 11 per cent.", ["8", "11 per cent"]),
    ("It rose above 12 %.", ["above 12 %"]),
    ("It dropped below $50.", ["below $50"]),
    ("It climbed over $100.", ["over $100"]),
    ("It closed lower at $12.", ["$12"]),
    ("They sold up to 12.", ["up to 12"]),
    ("More than 12 came.", ["More than 12"]),
    ("12 more people came.", ["12"]),
    ("It took two hours more.", ["two hours"]),
    ("They fell 12 people short.", ["12"]),
    ("The storm took 12 lives and lost 3 boats.", ["12", "3"]),
    ("The firm lost $2bn.", ["$2bn"]),
    ("They raised $5m for the school.", ["$5m"]),
    ("Money raised by 12 volunteers helped.", ["12"]),
    ("The party gained 52 percent of the vote.", ["52 percent"]),
    ("The vote was lost 52 % to 48 %.", ["52 %", "48 %"]),
    ("They won by 12 points.", ["12"]),
    ("She picked up $5m.", ["$5m"]),
    ("Women make up 40 % of the staff.", ["40 %"]),
    ("They went up 12 floors.", ["12"]),
    ("They cut the 12 % tax.", ["12 %"]),
    ("A reduced 5 % rate applies.", ["5 %"]),
    ("They sold a 12 % stake.", ["12 %"]),
    ("He offered a 10 per cent cut of the loot.", ["10 per cent"]),
    ("A further $80 million falls due.", ["$80 million"]),
    ("The £412 ticket won't rise.", ["£412"]),
    ("Some 40 % drop out.", ["Some 40 %"]),
    ("About 12 % fall below the line.", ["About 12 %"]),
    ("The climber fell 12 metres.", ["12 metres"]),
    ("The planes dropped 12 bombs.", ["12"]),
    ("They grew 5 tonnes of beans.", ["5 tonnes"]),
    ("The pipe lost 1,800 tonnes of oil.", ["1,800 tonnes"]),
    ("It lies 5 km off the coast.", ["5 km"]),
    ("She is 2 years older.", ["2 years"]),
    ("He paid a $10 down payment.", ["$10"]),
    ("The road was cut in five places.", ["five"]),
    ("Costs rose 3 % less than expected.", ["3 %"]),
    ("The 52-year-old rose.", ["52-year-old"]),
    ("Some 12 % live below the poverty line.", ["Some 12 %"]),
    ("About 12 % below the age of five fell ill.", ["About 12 %", "below the age of five"]),
    ("She is 3 % ahead in the polls.", ["3 %"]),
    ("A 2-milligram dose cut body weight.", ["2-milligram"]),
    ("He added two species to the list.", ["two"]),
    ("She picked up 50 cents to 12 metres off.", ["50 cents", "12 metres"]),
    ("The lake rose again by two weeks later.", ["two weeks"]),
]


@pytest.mark.parametrize(("text", "wanted"), LEVELS, ids=[row[0] for row in LEVELS])
def test_levels(text: str, wanted: list[str]) -> None:
    assert told(text) == [f"{surface} | -" for surface in wanted]


def test_a_change_and_the_level_after_it() -> None:
    assert told("The stock rose 5 % to $12.") == ["5 % | up", "$12 | -"]
    assert told("The fee goes up by £94.46 to £1,987.40.") == ["£94.46 | up", "£1,987.40 | -"]
    assert told("It tumbled 23 percent before trading 9 percent lower at $1.82.") == [
        "23 percent | down",
        "9 percent | down",
        "$1.82 | -",
    ]


def factors(text: str) -> list[str]:
    """The multipliers of `text` as "surface | stated | low to high | bound | direction"."""
    rows = []
    for one in scan(text):
        quantity = one.quantity
        if quantity.dimension == "factor":
            assert (quantity.unit, one.field) == ("factor", "quantity")
            ends = f"{shown(quantity.interval.low)} to {shown(quantity.interval.high)}"
            parts = (text[one.span.start : one.span.end], shown(quantity.stated), ends, quantity.bound)
            rows.append(" | ".join((*map(str, parts), str(quantity.change or "-"))))
    return rows


FACTORS = [
    ("Sales doubled.", "doubled | 2 | 1.5 to 2.5 | exact | up"),
    ("Sales doubled a year ago.", "doubled | 2 | 1.5 to 2.5 | exact | up"),
    ("Fees have trebled since May.", "trebled | 3 | 2.5 to 3.5 | exact | up"),
    ("The force quadrupled in size.", "quadrupled | 4 | 3.5 to 4.5 | exact | up"),
    ("Profit halved.", "halved | 0.5 | 0.375 to 0.625 | exact | down"),
    ("They plan to double output.", "double | 2 | 1.5 to 2.5 | exact | up"),
    ("This will triple costs.", "triple | 3 | 2.5 to 3.5 | exact | up"),
    ("It doubles the fee.", "doubles | 2 | 1.5 to 2.5 | exact | up"),
    ("They nearly triple the rise.", "nearly triple | 3 | 2.5 to 3 | about | up"),
    ("It sold for almost double the price.", "almost double | 2 | 1.5 to 2 | about | -"),
    ("The issue was subscribed 63 times.", "63 times | 63 | 62.5 to 63.5 | exact | -"),
    ("Sales nearly tripled.", "nearly tripled | 3 | 2.5 to 3 | about | up"),
    ("Sales more than doubled.", "more than doubled | 2 | 2 to - | more_than | up"),
    ("It doubled or tripled.", "doubled or tripled | - | 2 to 3 | range | up"),
    ("A threefold increase was seen.", "threefold | 3 | 2.5 to 3.5 | exact | up"),
    ("A three-fold rise was seen.", "three-fold | 3 | 2.5 to 3.5 | exact | up"),
    ("A 10-fold drop was seen.", "10-fold | 10 | 9.5 to 10.5 | exact | down"),
    ("Cases rose tenfold.", "tenfold | 10 | 9.5 to 10.5 | exact | up"),
    ("Three times as many came.", "Three times as many | 3 | 2.5 to 3.5 | exact | -"),
    ("It is five times as massive as ours.", "five times as massive | 5 | 4.5 to 5.5 | exact | -"),
    ("Rates are three times higher.", "three times higher | 3 | 2.5 to 3.5 | exact | up"),
    ("It has three times more than we do.", "three times more | 3 | 2.5 to 3.5 | exact | up"),
    ("It is more than three times the limit.", "more than three times | 3 | 3 to - | more_than | -"),
    ("It costs two to three times its price.", "two to three times | - | 2 to 3 | range | -"),
    ("It is two and a half times the load.", "two and a half times | 2.5 | 2.25 to 2.75 | exact | -"),
    ("They wanted nearly seven times that.", "nearly seven times | 7 | 6.3 to 7 | about | -"),
    ("It is five times what they paid.", "five times | 5 | 4.5 to 5.5 | exact | -"),
    ("It trades on nine times earnings.", "nine times | 9 | 8.5 to 9.5 | exact | -"),
    ("Twice as many came.", "Twice as many | 2 | 1.5 to 2.5 | exact | -"),
    ("It is twice the size of Wales.", "twice | 2 | 1.5 to 2.5 | exact | -"),
    ("It has double the number of last year.", "double | 2 | 1.5 to 2.5 | exact | -"),
    ("It grew by a factor of ten.", "ten | 10 | 9.5 to 10.5 | exact | up"),
    ("It shrank by a factor of about 10.", "about 10 | 10 | 7.5 to 12.5 | about | down"),
]


@pytest.mark.parametrize(("text", "wanted"), FACTORS, ids=[row[0] for row in FACTORS])
def test_multipliers(text: str, wanted: str) -> None:
    assert factors(text) == [wanted]
    assert has_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "He was arrested three times.",
        "They won it twice.",
        "He was shot three times more.",
        "She served three times as mayor.",
        "They voted three times the same day.",
        "Three times the police called.",
        "It flies five times a week.",
        "The Harbour Times said so.",
        "They took a double room.",
        "She drank a double.",
        "A double-decker crashed.",
        "He admitted a double murder.",
        "He pleaded guilty to double murder.",
        "The doubles final was held.",
        "The women's doubles the next day was lost.",
        "The triple jump was won.",
        "It has two quadruple launchers.",
        "The second half was dull.",
        "The halves were even.",
        "The aim is twofold.",
        "He doubled over in pain.",
        "They doubled down on it.",
        "It doubles as a bar.",
        "Add two tomatoes, halved.",
        "A factor of three issues is at work.",
        "Violence escalated manifold.",
    ],
)
def test_no_multiplier(text: str) -> None:
    assert factors(text) == []


def test_a_word_is_of_one_direction_in_its_part_of_speech() -> None:
    for part in ("verbs", "nouns", "comparatives"):
        assert {change for change, _ in forms(part).values()} == {Change.UP, Change.DOWN}


WORDS: re.Pattern[str] = re.compile(r"\S+")
BABBLE = st.lists(
    st.sampled_from(
        [
            *sorted({*forms("verbs"), *forms("nouns"), *forms("comparatives"), *multiple_words()}),
            *WORDS.findall(
                "the a by of to up down off times fold as many factor - , . 3 12 % $ points jobs more than two"
            ),
        ]
    ),
    max_size=9,
).map(" ".join)


@given(BABBLE)
def test_any_words_of_change_are_read(text: str) -> None:
    found = scan(text)
    assert has_number(text) == bool(found)
    for one in found:
        assert one.quantity.change is None or one.quantity.dimension != "age"
