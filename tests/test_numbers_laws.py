"""Laws of the number grammar: it never raises, its spans hold, and what is written in two ways reads the same."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numbers_rows import shown

from factcheck.extract.numbers.lexer import phrase
from factcheck.extract.numbers.measures import prefixes, suffixes
from factcheck.extract.numbers.scan import Found, has_number, scan
from factcheck.extract.numbers.tables import numerals, wording
from factcheck.model import Bound, Field
from factcheck.units import units

WORDS: re.Pattern[str] = re.compile(r"\S+")
ONES: list[str] = WORDS.findall(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS: list[str] = ["", "", *WORDS.findall("twenty thirty forty fifty sixty seventy eighty ninety")]
SCALES = ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"))

# Pieces of text that the rules look for, so that arbitrary strings of them reach every rule.
VOCABULARY = st.sampled_from(
    WORDS.findall(
        "a an one two twenty hundred thousand million dozen dozens half quarter third thirds and of in to from between "
        "or by the over about nearly at least up no more than - – / : . , ( ) % $ £ Rs R € 1 12 300 2019 1,234 0.5 ½ "
        "3.14 007 m km kg pounds cents per cent year years old aged hour hours day May 16 pm a.m. th s o'clock degrees "
        "C people who was odd every out minus − ² ١ fifths fifth hundredths lakh point ^ e x k below vote"
    )
)
GLUE = st.sampled_from(["", " ", " ", " ", "\u00a0", "\n"])
BABBLE = st.lists(st.tuples(VOCABULARY, GLUE), max_size=14).map(
    lambda pairs: "".join(word + glue for word, glue in pairs)
)
TEXTS = st.one_of(st.text(max_size=60), BABBLE, st.text("0123456789.,-/:% m$", max_size=40))


def spelled(number: int) -> str:
    """A whole number below a trillion in English words."""
    for scale, word in SCALES:
        if number >= scale:
            rest = number % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{spelled(number // scale)} {word}" + (joint + spelled(rest) if rest else "")
    if number >= 100:
        return f"{ONES[number // 100]} hundred" + (f" and {spelled(number % 100)}" if number % 100 else "")
    if number >= 20:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


def only(text: str) -> Found:
    """The one quantity that `text` holds."""
    found = scan(text)
    assert len(found) == 1, (text, found)
    return found[0]


@settings(max_examples=400)
@given(TEXTS)
def test_spans_are_ordered_and_full(text: str) -> None:
    end = 0
    for found in scan(text):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.span.start <= found.number.start < found.number.end <= found.span.end
        assert text[found.span.start : found.span.end].strip() == text[found.span.start : found.span.end]
        end = found.span.end


@settings(max_examples=400)
@given(TEXTS)
def test_has_number_is_scan(text: str) -> None:
    assert has_number(text) == bool(scan(text))


@settings(max_examples=400)
@given(TEXTS)
def test_intervals_hold_what_is_stated(text: str) -> None:
    for found in scan(text):
        interval, stated = found.quantity.interval, found.quantity.stated
        if interval.low is not None and interval.high is not None:
            assert interval.low <= interval.high
        if stated is None:
            assert interval.low is not None or interval.high is not None
            continue
        assert interval.low is None or interval.low <= stated
        assert interval.high is None or stated <= interval.high


@given(TEXTS)
def test_units_are_known(text: str) -> None:
    for found in scan(text):
        assert found.quantity.unit is None or found.quantity.unit in units()
        assert found.quantity.currency is None or re.fullmatch("[A-Z]{3}", found.quantity.currency)
        assert (found.field is Field.MONEY) == (found.quantity.currency is not None)


@given(st.integers(2, 10**12 - 1))
def test_spelling_out_and_reading_back(number: int) -> None:
    text = f"They counted {spelled(number)} grains."
    found = only(text)
    assert found.quantity.stated == number
    assert text[found.number.start : found.number.end] == spelled(number)


@given(st.integers(1000, 10**12))
def test_grouping_styles_read_the_same(number: int) -> None:
    grouped = f"{number:,}"
    styles = [
        grouped,
        *(grouped.replace(",", sign) for sign in (" ", "\u00a0", "\u2009", "\u202f", "'", "’")),
        indian(number),
    ]
    assert {only(f"They counted {style} grains.").quantity for style in styles} == {
        only(f"They counted {grouped} grains.").quantity
    }


def indian(number: int) -> str:
    """A number from a thousand up in Indian grouping: 12,34,567."""
    head, tail = divmod(number, 1000)
    groups = [f"{tail:03}"]
    while head >= 100:
        head, pair = divmod(head, 100)
        groups.insert(0, f"{pair:02}")
    return ",".join([str(head), *groups])


@given(st.integers(1, 10**9))
def test_a_hedge_only_widens(number: int) -> None:
    plain, hedged = only(f"They sold {number:,} km of wire."), only(f"They sold about {number:,} km of wire.")
    inner, outer = plain.quantity.interval, hedged.quantity.interval
    assert outer.low is not None and inner.low is not None and outer.low <= inner.low
    assert outer.high is not None and inner.high is not None and inner.high <= outer.high


@given(st.decimals(Decimal("0.01"), 10**6, places=2))
def test_magnitudes_multiply(value: Decimal) -> None:
    for word, size in (("thousand", 10**3), ("million", 10**6), ("bn", 10**9), ("crore", 10**7)):
        assert only(f"It cost ${value:,} {word} then.").quantity.stated == value * size


SHAPES = {
    "about": Bound.ABOUT,
    "below": Bound.ABOUT,
    "above": Bound.ABOUT,
    "more_than": Bound.MORE_THAN,
    "at_least": Bound.AT_LEAST,
    "less_than": Bound.LESS_THAN,
    "at_most": Bound.AT_MOST,
}


def _phrases(where: str) -> list[tuple[str, str]]:
    rows = (wording().before if where == "before" else wording().after).by_first.values()
    return sorted((" ".join(words), shape) for group in rows for words, shape in group)


@pytest.mark.parametrize(("words", "shape"), _phrases("before"))
def test_every_phrase_before(words: str, shape: str) -> None:
    found = only(f"They saw {words} 4,200 tents there.")
    assert found.quantity.bound is SHAPES[shape]
    assert phrase(f"They saw {words} 4,200 tents there."[found.span.start : found.span.end])[0] == phrase(words)[0]


@pytest.mark.parametrize(("words", "shape"), _phrases("after"))
def test_every_phrase_after(words: str, shape: str) -> None:
    text = f"They saw 4,200 {words}.".replace(" - ", "-").replace(" +", "+")
    assert only(text).quantity.bound is SHAPES[shape]


def _names() -> list[tuple[str, str]]:
    return sorted(
        (name, unit.name) for unit in units().values() for name in (*unit.names, *unit.symbols, *unit.attached)
    )


@pytest.mark.parametrize(("name", "unit"), _names())
def test_every_unit_name(name: str, unit: str) -> None:
    """Each spelling stands for the unit that lists it; plain degrees need a word of heat near them."""
    glue = "" if name in units()[unit].attached else " "
    found = only(f"The temperature or size was 7{glue}{name}.")
    assert found.quantity.unit == unit
    assert found.quantity.dimension == units()[unit].dimension


def test_every_currency_sign_leads() -> None:
    signs = [measure for group in prefixes().by_first.values() for _, measure in group if measure.currency]
    for measure in signs:
        text = f"It was {measure.exact}450{'m' if measure.large else ''}."
        assert only(text).quantity.currency == measure.name, text


def test_every_currency_name_follows() -> None:
    for group in suffixes().by_first.values():
        for words, measure in group:
            if measure.currency and measure.exact is None:
                found = only(f"It was 7 million {' '.join(words)}.")
                assert found.quantity.currency == measure.name, words
                assert found.quantity.stated == 7_000_000 * measure.scale


@pytest.mark.parametrize(("word", "size"), sorted(numerals().magnitudes.items()))
def test_every_magnitude(word: str, size: int) -> None:
    assert only(f"There were 3 {word} of them.").quantity.stated == 3 * size


@pytest.mark.parametrize(
    ("words", "ends"), sorted((" ".join(w), e) for g in numerals().vague.by_first.values() for w, e in g)
)
def test_every_vague_word(words: str, ends: tuple[Decimal, Decimal]) -> None:
    quantity = only(f"There were {words} tents.").quantity
    assert (quantity.stated, quantity.bound, quantity.interval.low, quantity.interval.high) == (
        None,
        Bound.ABOUT,
        *ends,
    )


@pytest.mark.parametrize(("sign", "ratio"), sorted(numerals().characters.items()))
def test_every_fraction_sign(sign: str, ratio: tuple[int, int]) -> None:
    upper, lower = ratio
    assert shown(only(f"It is 4{sign} km long.").quantity.stated) == shown(4 + Decimal(upper) / lower)


@pytest.mark.parametrize(
    "text",
    [
        "9" * 50_000,
        "1," + "000," * 20_000 + "000",
        "trillion " * 5_000,
        "a hundred " * 5_000,
        "1 day " * 2_000,
        "(" * 50_000,
        "1-" * 20_000,
    ],
)
def test_hostile_text_ends(text: str) -> None:
    scan(text)
    scan("one " + text)
