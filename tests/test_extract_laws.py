"""What holds of every article: spans, marks, wrapped and endless lines, and that no article depends on another."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extract import extract
from factcheck.extract.paragraphs import LONGEST, paragraphs
from factcheck.model import Article, Claim, Kind, Layout, Mark, Span

NEWS = """Slide cuts off 40 homes above Rushan

Rushan, Tajikistan - A slide cut off 40 homes on Sunday, killing at least 31 people, 15 of them children.
\t- The road, 12 km long, is shut; repairs will cost $2.4 million, officials said.
"We lost 30 cows," said Mavluda, 52. She has farmed here for 20 years.

Read also: 10 photos of the slide
Turnout was 64.8 per cent – up from 61 per cent.
"""


def article(text: str, *marks: Mark, name: str = "a") -> Article:
    return Article(id=name, path=f"{name}.txt", text=text, marks=marks)


def claims(given: Article) -> tuple[Claim, ...]:
    return next(extract([given]))


def texts(given: Article) -> list[str]:
    return [value.text for claim in claims(given) for value in claim.values if value.kind is Kind.NUMBER]


def assert_well_placed(given: Article) -> None:
    whole = Span(0, len(given.text))
    for claim in claims(given):
        assert claim.article == given.id
        assert whole.contains(claim.span)
        assert whole.contains(claim.sentence)
        assert claim.values
        for value in claim.values:
            assert claim.span.contains(value.span)
            assert value.text == given.text[value.span.start : value.span.end] != ""
            assert "<" in value.masked


def test_every_value_lies_in_its_claim_and_every_span_holds_its_text() -> None:
    assert len(claims(article(NEWS))) >= 8
    assert_well_placed(article(NEWS))


_WORDS = st.sampled_from(
    ["12", "of", "them", "killed", ",", ".", "(", ")", "who said", "3,000 people", "$5m", "per cent", "\n", "“", "Berg"]
)


@settings(max_examples=40)
@given(st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=25).map(" ".join)))
def test_any_text_is_read_and_placed(text: str) -> None:
    assert_well_placed(article(text))


def test_an_article_does_not_depend_on_its_neighbours() -> None:
    mine = article(NEWS)
    others = [article(f"Item {n}. Some {n} men left Dolna, and {n + 3} stayed.", name=f"b{n}") for n in range(20, 30)]
    alone = claims(mine)
    assert next(extract([mine, *others])) == alone
    assert list(extract([*others, mine]))[-1] == alone
    assert list(extract([mine, mine])) == [alone, alone]


def test_no_articles_and_articles_without_numbers_give_no_claims() -> None:
    assert list(extract([])) == []
    assert list(extract([article(""), article("Good morning.\n")])) == [(), ()]


def test_boilerplate_yields_nothing_and_a_title_is_a_heading() -> None:
    title = Mark(Span(0, NEWS.index("\n")), Layout.TITLE)
    start = NEWS.index("Read also")
    also = Mark(Span(start, NEWS.index("\n", start)), Layout.BOILERPLATE)
    marked = article(NEWS, title, also)
    assert "10 photos" in texts(article(NEWS))
    assert "10 photos" not in texts(marked)
    assert [claim.heading for claim in claims(marked)][:2] == [True, False]


def test_boilerplate_within_a_line_parts_what_stands_around_it() -> None:
    text = "Some 12 men left. [Share 300 times] Then 40 women came."
    hidden = Mark(Span(text.index("["), text.index("]") + 1), Layout.BOILERPLATE)
    assert texts(article(text, hidden)) == ["Some 12 men", "40 women"]


WRAPPED = (
    "The slide above the town of Rushan on Sunday night buried at least\n"
    "40 houses and a school, and killed the families of three border\nguards, the district said.\n"
)


def test_wrapped_lines_are_one_paragraph_with_the_offsets_of_the_article() -> None:
    (paragraph,) = paragraphs(article(WRAPPED))
    assert paragraph.text == WRAPPED.strip().replace("\n", " ")
    assert texts(article(WRAPPED)) == ["at least\n40 houses", "three border\nguards"]
    assert "the district" in {claim.attribution for claim in claims(article(WRAPPED))}
    assert_well_placed(article(WRAPPED))


@pytest.mark.parametrize(
    "text",
    [
        "A short line\nthat is not wrapped, since lines of prose are longer than that.",
        "The slide above the town of Rushan on Sunday buried forty houses.\nand then there was silence.",
        "The slide above the town of Rushan on Sunday night buried at least\n\nforty houses.",
        "The slide above the town of Rushan on Sunday night buried at least\nForty Houses",
        "The slide above the town of Rushan on Sunday night buried at least\n- forty houses",
    ],
)
def test_lines_that_are_not_clearly_wrapped_stay_apart(text: str) -> None:
    assert len(list(paragraphs(article(text)))) == 2


def test_a_heading_is_joined_to_nothing() -> None:
    heading = WRAPPED.index("\n")
    marked = article(WRAPPED, Mark(Span(0, heading), Layout.TITLE))
    assert [paragraph.heading for paragraph in paragraphs(marked)] == [True, False]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["a", "12 men.", ". ", "\n", "x" * 700, "- ", "said 3 "]), max_size=60))
def test_paragraphs_are_ordered_short_and_hold_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    found = list(paragraphs(article(text)))
    for one in found:
        assert len(one.text) == one.span.end - one.span.start <= LONGEST
        assert one.text == text[one.span.start : one.span.end].replace("\n", " ")
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    kept = "".join(one.text for one in found).replace(" ", "")
    assert kept.replace("-", "") == "".join(text.split()).replace("-", "")


def test_an_endless_line_is_cut_at_the_ends_of_sentences() -> None:
    line = "The slide buried 40 houses above Rushan. " * 400
    found = list(paragraphs(article(line)))
    assert len(found) == 4
    assert all(one.text.endswith("Rushan.") for one in found)
    assert len(texts(article(line))) == 400


def test_a_table_in_one_line_is_no_claim() -> None:
    assert len(texts(article("40 men, " * 250))) == 250
    assert claims(article("40 men, " * 251)) == ()


NESTED = ["the cost of " * 400 + "3 men", "[(" * 2000 + "3 men", "who says that " * 350 + "3 men died", "3 " * 2000]


@pytest.mark.parametrize("text", NESTED, ids=["of", "brackets", "clauses", "figures"])
def test_text_nested_without_end_is_read_in_time(text: str) -> None:
    began = time.monotonic()
    assert_well_placed(article(text))
    assert time.monotonic() - began < 20
