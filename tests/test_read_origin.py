"""Which articles count as copies of one agency text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Article
from factcheck.read import article_from_text, origins

PLACES = ("quay", "crane", "barge", "pier", "lock", "tug", "buoy", "chain", "mast", "keel", "deck", "rope", "sail")


def story(seed: int, sentences: int = 12) -> list[str]:
    """Different sentences for every seed."""
    return [
        f"At {PLACES[(seed + 3 * row) % 13]} {seed * 31 + row * 7} the {PLACES[(seed * 5 + row) % 13]} of mate "
        f"{seed + row} was lifted over the {PLACES[(seed + row * row) % 13]} in {100 + seed * 17 + row} minutes."
        for row in range(sentences)
    ]


def article(path: str, sentences: Sequence[str], *, origin: str | None = None) -> Article:
    return article_from_text("\n\n".join(sentences) + "\n", path=path, origin=origin)


def origin_of(articles: Sequence[Article]) -> dict[str, str]:
    return {one.path: one.origin for one in origins(articles)}


def test_copies_share_an_origin_and_others_do_not() -> None:
    wire = story(1)
    found = origin_of(
        [
            article("wire", wire),
            article("copy", wire),
            article("cut", wire[:5]),
            article("edited", [*wire[:9], *story(7, 2)]),
            article("other", story(2)),
            article("quoting", [*story(3), wire[0]]),
        ]
    )
    assert found["wire"] == found["copy"] == found["cut"] == found["edited"]
    assert len({found["wire"], found["other"], found["quoting"]}) == 3


def test_a_masthead_and_a_byline_do_not_hide_a_copy() -> None:
    wire = "\n\n".join(story(1))
    one = article_from_text(f"Crane falls\n\nBy Ann Lee\n\nTORNBY, May 3 (CW) - {wire}\n\nShare\n", path="a")
    two = article_from_text(f"Barges hit by crane\n\nSource: CW\n\n{wire}\n", path="b")
    assert len(set(origin_of([one, two]).values())) == 1


def test_short_reports_of_one_fact_are_no_copies() -> None:
    left = article("a", ["The border between Elms and Tornby is 843 miles long, the ministry said."])
    right = article("b", ["The border between Elms and Tornby is 1300 km long, the ministry said."])
    assert len(set(origin_of([left, right]).values())) == 2


def test_a_given_origin_wins() -> None:
    wire, other = story(1), story(2)
    found = origin_of(
        [
            article("a", wire, origin="CW"),
            article("b", wire),
            article("c", other, origin="CW"),
            article("d", wire, origin="XX"),
        ]
    )
    assert found == {"a": "CW", "b": "CW", "c": "CW", "d": "XX"}


def test_ten_copies_of_a_short_text_are_one_origin() -> None:
    articles = [article(f"{number}.txt", ["The dam is 40 metres high."]) for number in range(10)]
    assert len(set(origin_of(articles).values())) == 1


def test_texts_without_words_are_no_copies() -> None:
    assert len(set(origin_of([article("a", ["..."]), article("b", ["!"])]).values())) == 2


@settings(max_examples=25)
@given(st.permutations(range(6)))
def test_the_order_changes_nothing(order: list[int]) -> None:
    texts = [story(1), story(1), story(1)[:6], story(2), story(3), story(2)[:9]]
    articles = [article(f"{number}.txt", text) for number, text in enumerate(texts)]
    assert origin_of([articles[place] for place in order]) == origin_of(articles)


def test_what_was_named_stays_named() -> None:
    named = origins([article("a", story(1)), article("b", story(1))])
    assert origins(named) == named
    assert origins([replace(one, origin="") for one in named]) == named
    assert origins([]) == ()
