"""Who does a thing after "by", scales after a space, what sums are given per, directions carried on; and the speed."""

from __future__ import annotations

import time

import pytest

from factcheck.extract.numbers.scan import scan


@pytest.mark.parametrize("piece", ["1:", "1.2.", "twenty-", "01 ", "01-", "http:1", "call 1 "])
def test_long_chains_take_time_in_step_with_their_length(piece: str) -> None:
    began = time.process_time()
    scan(piece * (20_000 // len(piece)))
    assert time.process_time() - began < 2


def told(text: str) -> list[str]:
    """The quantities of `text` as "surface | direction", "-" for no change."""
    return [f"{text[one.span.start : one.span.end]} | {one.quantity.change or '-'}" for one in scan(text)]


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
