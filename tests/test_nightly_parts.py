"""The parts of a nightly run on rows made by hand: the odd one out, right values, and the trend."""

from __future__ import annotations

import builders
import pytest

from factcheck.cache import open_cache
from factcheck.config import Config
from factcheck.model import Field, Finding, Mention, Severity, Side, Verdict
from factcheck.nightly.nights import Counts, Mark, Night
from factcheck.nightly.odd import Odd, Voice, counted, odd_ones_out
from factcheck.nightly.right import wrong_sides
from factcheck.nightly.trend import HEIGHT, WIDTH, trend


def voices(*sides: str) -> list[list[Voice]]:
    """Each side as "A B=C": B carries the text of C."""
    return [[Voice(name.partition("=")[0], name.partition("=")[2] or name) for name in side.split()] for side in sides]


@pytest.mark.parametrize(
    ("sides", "odd"),
    [
        (("A B", "C"), {"C"}),
        (("A B C", "D", "E"), {"D", "E"}),
        (("A B C", "D E"), set()),
        (("A B", "C", "D"), None),
        (("A", "B"), None),
        (("A B",), None),
        ((), None),
        # A text that another carries too is one voice: they agree, or are alone, as one.
        (("A B=A", "C"), None),
        (("A B=A C", "D"), {"D"}),
        (("A B", "C D=C"), {"C", "D"}),
        # Who gives both values is not alone with one of them.
        (("A B", "A"), None),
        (("A B C", "A"), set()),
        (("C", "A B"), {"C"}),
    ],
)
def test_the_odd_one_out(sides: tuple[str, ...], odd: set[str] | None) -> None:
    found = odd_ones_out(voices(*sides))
    assert (None if found is None else set(found)) == odd
    assert odd_ones_out(voices(*reversed(sides))) == found


def test_the_odd_ones_are_counted_over_findings() -> None:
    found = counted(
        [voices("A B", "C"), voices("A C", "B"), voices("B A", "C"), voices("A", "C"), voices("A B C", "D E")]
    )
    assert found == (Odd("C", 2, 4), Odd("B", 1, 4))


def finding(field: Field, *sides: tuple[str, str]) -> Finding:
    """A finding with sides of one mention each: the value, and its sentence."""
    return Finding(
        id="f0", code=field.value, field=field, severity=Severity.ERROR, verdict=Verdict.DIFFERENT, confidence=1.0,
        confidence_parts=(), topic="", message="",
        sides=tuple(Side(value, None, (mention(value, sentence),)) for value, sentence in sides),
    )  # fmt: skip


def mention(value: str, sentence: str) -> Mention:
    start = sentence.index(value)
    end = start + len(value)
    return Mention(
        "a", "a.txt", "A", start, end, value, 1, start + 1, 0, len(sentence), sentence, 0, None, "2026-03-03"
    )


THEFT = "The court heard that she stole {} from the hospice."
BORDER = "Tajikistan shares {} of border with Afghanistan."
DEAD = "The fire killed {} on Sunday."
MAYOR = "Mayor {} opened the bridge."


@pytest.mark.parametrize(
    ("field", "sentence", "values", "right", "wrong"),
    [
        (Field.MONEY, THEFT, ("£481,600", "£418,600"), "£418,600", (0,)),
        (Field.MONEY, THEFT, ("£481,600", "£418,600"), "GBP 418,600", (0,)),
        (Field.MONEY, THEFT, ("£481,600", "about £420,000"), "£418,600", (0,)),
        (Field.MONEY, THEFT, ("£481,600", "£418,600"), "418,600 pounds", (0,)),
        (Field.MONEY, THEFT, ("£481,600", "£418,600"), "418,600 pounds sterling", (0,)),
        (Field.MONEY, THEFT, ("£481,600", "£418,600"), "418,600", (0,)),
        (Field.MONEY, THEFT, ("£481,600", "£418,600"), "481,600 dollars", (0, 1)),
        (Field.QUANTITY, BORDER, ("843 miles", "1300 km"), "843", (1,)),
        (Field.QUANTITY, BORDER, ("843 miles", "843 km"), "843 pounds", (0, 1)),
        (Field.MONEY, THEFT, ("£481,600", "£418,600"), "neither is", (0, 1)),
        (Field.QUANTITY, BORDER, ("843 miles", "1300 km"), "1,357 km", (1,)),
        (Field.QUANTITY, DEAD, ("two people", "three people"), "2 people", (1,)),
        (Field.NAME, MAYOR, ("Maureen Ashdown", "Marlene Ashdown"), "maureen  ashdown", (1,)),
    ],
)
def test_sides_that_are_not_the_right_value(
    field: Field, sentence: str, values: tuple[str, ...], right: str, wrong: tuple[int, ...]
) -> None:
    with open_cache(Config()) as cache:
        one = finding(field, *((value, sentence.format(value)) for value in values))
        assert wrong_sides(one, right, config=Config(), cache=cache) == wrong


def test_a_mention_out_of_its_sentence_is_compared_as_written() -> None:
    one = builders.report().findings[0]
    with open_cache(Config()) as cache:
        wrong = wrong_sides(one, one.sides[0].value, config=Config(), cache=cache)
    assert 0 not in wrong


def nights(*counts: Counts) -> list[Night]:
    """Nights, the latest first."""
    return [Night(f"2026-03-{at:02}", Mark(), each) for at, each in reversed(list(enumerate(counts, 1)))]


def test_bars_are_as_long_as_their_numbers() -> None:
    found = trend(nights(Counts(new=3, fixed=0, still_open=3), Counts(new=1, fixed=2, still_open=2)))
    bars = {bar.text: bar for bar in found.charts[1].bars}
    assert set(bars) == {"2026-03-01: 3 new", "2026-03-02: 1 new", "2026-03-02: 2 fixed"}
    three, one, two = (bars[text] for text in sorted(bars, key=lambda text: (text[9], text[-3] == "x", text)))
    assert three.height == pytest.approx(3 * one.height, abs=0.3)
    assert {round(bar.y + bar.height - found.charts[1].zero) for bar in (three, one)} == {0}
    assert round(bars["2026-03-02: 2 fixed"].y - found.charts[1].zero) == 0
    assert (found.first, found.last) == ("2026-03-01", "2026-03-02")
    assert two.x > three.x


@pytest.mark.parametrize("count", [1, 2, 60])
def test_all_bars_lie_in_their_chart(count: int) -> None:
    found = trend(nights(*(Counts(added=at, new=at % 7, fixed=at % 3, still_open=at) for at in range(count))))
    bars = [bar for chart in found.charts for bar in chart.bars]
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH + 0.1 for bar in bars)
    assert all(bar.y >= -0.1 and bar.y + bar.height <= HEIGHT + 0.1 for bar in bars)


def test_nights_in_which_nothing_came_have_no_bars() -> None:
    assert [chart.bars for chart in trend(nights(Counts(), Counts())).charts] == [(), (), ()]
