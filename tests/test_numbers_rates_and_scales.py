"""Who does a thing after "by", scales after a space, what sums are given per, directions carried on; and the speed."""

from __future__ import annotations

import time

import pytest
from numbers_rows import told

from factcheck.extract.currency import meanings, settled
from factcheck.extract.degrees import scale
from factcheck.extract.numbers.scan import scan
from factcheck.model import Article


@pytest.mark.parametrize("piece", ["1:", "1.2.", "twenty-", "01 ", "01-", "http:1", "call 1 "])
def test_long_chains_take_time_in_step_with_their_length(piece: str) -> None:
    began = time.process_time()
    scan(piece * (20_000 // len(piece)))
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Who did it follows "by".
        ("Doubts were raised by 30% of nurses.", ["30% | -"]),
        ("Doubts raised by 30% of the town's residents went unheard.", ["30% | -"]),
        ("The fare rise was condemned by 60%.", ["60% | -"]),
        ("The cuts were strongly opposed by 62 percent.", ["62 percent | -"]),
        ("The tax cut was backed by 55%.", ["55% | -"]),
        ("A pay rise favoured by 48 per cent was dropped.", ["48 per cent | -"]),
        ("The fall was seen by 40%.", ["40% | -"]),
        # By how much follows it.
        ("Wages were raised by 30%.", ["30% | up"]),
        ("Fees were raised by 30% of their value.", ["30% | up"]),
        ("Spending is expected to be cut by 12%.", ["12% | down"]),
        ("The number of people employed fell by 4%.", ["4% | down"]),
        ("The forecast was revised up by 2%.", ["2% | up"]),
        ("They cut the sum that is shared by 2%.", ["2% | -"]),
        ("They reduced the workforce employed there by 12%.", ["12% | down"]),
        ("There was an increase in sales by 12%.", ["12% | up"]),
        # What follows "on", "for" and "with" has its own measures.
        ("There is a 25% discount on orders of $50.", ["25% | down", "$50 | -"]),
        ("A cut in grants for households with savings of £40,000 was made.", ["£40,000 | -"]),
        ("An increase in sales of 12% was reported.", ["12% | up"]),
        ("A cut in grants of £40m was made.", ["£40m | down"]),
    ],
)
def test_by_tells_who_or_how_much(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


def dimensions(text: str) -> list[str]:
    """The quantities of `text` as "surface | dimension"."""
    return [f"{text[one.span.start : one.span.end]} | {one.quantity.dimension}" for one in scan(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Zinc sold at $2,300 a ton.", ["$2,300 | money per ton"]),
        ("Maize costs $5 a bushel.", ["$5 | money per bushel"]),
        ("Lead was $950 a metric ton.", ["$950 | money per tonne"]),
        ("Lead was $950/t.", ["$950 | money per tonne"]),
        ("Power costs 31p per kWh.", ["31p | money per kilowatt hour"]),
        ("Power cost A$240/MWh.", ["A$240 | money per megawatt hour"]),
        ("Milk is 45p/litre.", ["45p | money per litre"]),
        (
            "Rent is £14 a sq ft, or £150 per square metre.",
            ["£14 | money per square foot", "£150 | money per square metre"],
        ),
        ("Fish is €9 a kilo, or €9 per kg.", ["€9 | money per kilogram", "€9 | money per kilogram"]),
        ("Schools get £6,100 per pupil.", ["£6,100 | money per pupil"]),
        ("Schools get £6,100 per registered pupil.", ["£6,100 | money per pupil"]),
        ("The limit is $900 per calendar year.", ["$900 | money per year"]),
        ("There were 4.1 deaths per million people.", ["4.1 | count per million"]),
        ("There were 4.1 deaths per 1 million people.", ["4.1 | count per million"]),
        ("There were 41 deaths per 10 million people.", ["41 | count per 10 million"]),
        ("There were 4.1 deaths per 100,000 people.", ["4.1 | count per 100,000"]),
        # no rates
        ("It held 12 people, per officials.", ["12 | count"]),
        ("It held 12 people per Interfax.", ["12 | count"]),
        ("It held 12 people per police.", ["12 | count"]),
        ("They gave 20 men a ton of rice.", ["20 | count"]),
        ("He paid $30 a friend had lent him.", ["$30 | money"]),
        ("It cost £12/m.", ["£12 | money"]),
    ],
)
def test_what_a_figure_is_given_per(text: str, wanted: list[str]) -> None:
    assert dimensions(text) == wanted


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The bottle holds 75cl.", "centilitre"),
        ("The dam lost 40 megalitres.", "megalitre"),
        ("A scan gives 7 millisieverts.", "millisievert"),
        ("The limit is 20 mSv.", "millisievert"),
        ("It held 600 becquerels.", "becquerel"),
        ("It held 600 Bq per kilogram.", "becquerel"),
    ],
)
def test_units_of_volume_and_radiation(text: str, unit: str) -> None:
    assert [one.quantity.unit for one in scan(text)] == [unit]


def units_of(text: str) -> list[str]:
    """The quantities of `text` as "surface | unit", "-" for none."""
    return [f"{text[one.span.start : one.span.end]} | {one.quantity.unit or '-'}" for one in scan(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It was 100 F (38 C) at noon.", ["100 F | degree Fahrenheit", "38 C | degree Celsius"]),
        ("Expect highs of 27 C and rain.", ["27 C | degree Celsius"]),
        ("It fell to minus 12 C overnight.", ["minus 12 C | degree Celsius"]),
        ("It fell to -12 C overnight.", ["-12 C | degree Celsius"]),
        ("Temperatures reached 95 F in the hills.", ["95 F | degree Fahrenheit"]),
        # other letters
        ("They sold 30 C batteries in the cold.", ["30 | -"]),
        ("The fleet has 12 F-16s, and the weather was hot.", ["12 | -"]),
        ("They took 25 C from the shelf.", ["25 | -"]),
        ("It is in room 12 C and it is cold.", []),
        ("She is in grade 5 C, where it is hot.", []),
    ],
)
def test_scales_after_a_space(text: str, wanted: list[str]) -> None:
    assert units_of(text) == wanted


def test_fighters_give_no_scale() -> None:
    assert scale("They lost 12 F-16s. It reached 40 degrees.") is None
    assert scale("They lost 12 C-130s. It reached 40 degrees.") is None
    assert scale("It was 104 F. It reached 104 degrees.") == "degree Fahrenheit"


@pytest.mark.parametrize(
    ("text", "source", "url", "wanted"),
    [
        ("It cost GH¢2.", None, None, "GHS"),
        ("It cost ₵300.", None, None, "GHS"),
        ("It cost P41.5 million.", "Manila Times", None, "PHP"),
        ("It cost Sh700.", None, "https://nation.africa/kenya/a", "KES"),
        ("It cost Rs 700.", "Dawn", None, "PKR"),
        ("It cost Rs 700.", "The Nation", "https://www.nation.com.pk/a", "PKR"),
        ("It cost Rs 700.", "New Dawn Weekly", None, "INR"),
        ("It cost Rs 700.", "The Nation", None, "INR"),
    ],
)
def test_money_of_papers(text: str, source: str | None, url: str | None, wanted: str) -> None:
    meaning = meanings(Article(id="a", path="a.txt", text=text, source=source, url=url))
    assert [settled(one, meaning).quantity.currency for one in scan(text)] == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Nikkei fell 0.6% and the Kospi 0.3%.", ["0.6% | down", "0.3% | down"]),
        ("Rio lost 2.1 per cent, and Vale Base Metals 3 per cent.", ["2.1 per cent | down", "3 per cent | down"]),
        ("It lost 1.6 per cent, or 210.4 points.", ["1.6 per cent | down", "210.4 | down"]),
        ("It gained 1.6 per cent (210.4 points).", ["1.6 per cent | up", "210.4 | up"]),
        # what is told of another is no change
        ("The Nikkei fell 0.6% and the Kospi stood 4% above it.", ["0.6% | down", "4% | -"]),
        ("Sales fell 6% and Norway has 30%.", ["6% | down", "30% | -"]),
        ("Sales fell 6% and Norway 30% stakes.", ["6% | down", "30% | -"]),
        ("Sales fell 6% and the staff 30%.", ["6% | down", "30% | -"]),
        ("Sales fell 6%, or 12 shops.", ["6% | down", "12 | -"]),
        ("Sales fell 6% and Norway's 30%.", ["6% | down", "30% | -"]),
    ],
)
def test_a_direction_goes_on_to_a_second_name(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted
