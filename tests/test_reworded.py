"""One sentence in two articles with a word that excludes that of the other."""

from __future__ import annotations

import pytest

from factcheck.checks.exclusive import exclusive
from factcheck.checks.reworded import compared, reworded
from factcheck.config import Config
from factcheck.model import Article, Field, Severity
from factcheck.parallel import told

PLEA = "A Norwegian skipper pleaded guilty to manslaughter over the drowning of two passengers off the Hesthavn pier."
FIRM = "The founder of the troubled ferry company Nordlys was arrested on fraud charges in a bid to prop up its yard."


def article(text: str, name: str) -> Article:
    return Article(id=name, path=f"{name}.txt", text=text)


def found(one: str, other: str) -> list[tuple[str, ...]]:
    return [
        (each.field, *(text.text[span.start : span.end] for text, span in zip(each.articles, each.spans, strict=True)))
        for each in compared(told(article(one, "a")), told(article(other, "b")))
    ]


@pytest.mark.parametrize(
    ("text", "was", "now", "expected"),
    [
        (PLEA, "manslaughter", "murder", (Field.CATEGORY, "manslaughter", "murder")),
        (PLEA, "pleaded guilty", "pleaded not guilty", (Field.POLARITY, "pleaded guilty", "pleaded not guilty")),
        (PLEA, "A Norwegian", "A Danish", (Field.CATEGORY, "Norwegian", "Danish")),
        (PLEA, "Hesthavn", "Vardal", (Field.NAME, "Hesthavn", "Vardal")),
        (FIRM, "troubled", "thriving", (Field.POLARITY, "troubled", "thriving")),
        (FIRM, "was arrested", "was not arrested", (Field.POLARITY, "was arrested", "was not arrested")),
        (FIRM, "prop up", "sink", (Field.POLARITY, "prop", "sink")),
    ],
)
def test_a_word_that_excludes_another(text: str, was: str, now: str, expected: tuple[str, ...]) -> None:
    assert found(text, text.replace(was, now)) == [expected]


@pytest.mark.parametrize(
    ("text", "was", "now"),
    [
        (PLEA, "skipper", "captain"),
        (PLEA, "drowning", "death"),
        (PLEA, "passengers", "people"),
        (PLEA, "pier", "jetty"),
        (PLEA, "off the Hesthavn pier", "off Hesthavn"),
        (PLEA, "pleaded guilty", "pled guilty"),
        (PLEA, "A Norwegian skipper", "A skipper from Norway"),
        (FIRM, "troubled", "struggling"),
        (FIRM, "founder", "owner"),
        (FIRM, "company", "firm"),
        (FIRM, "arrested", "detained"),
        (FIRM, "prop up", "support"),
        (FIRM, "was arrested", "has not yet been arrested"),
        (FIRM, "fraud charges", "charges of fraud"),
    ],
)
def test_a_word_that_may_be_as_true_is_silent(text: str, was: str, now: str) -> None:
    assert found(text, text.replace(was, now)) == []


def test_a_name_that_the_other_article_uses_too_is_another_word_for_the_same() -> None:
    assert found(PLEA, PLEA.replace("Hesthavn", "Vardal") + " The pier of Hesthavn belongs to Vardal.") == []


def test_two_events_told_in_one_formula_are_silent() -> None:
    one = "A 34-year-old man was shot dead outside a bar in Vardal on Monday night, police said."
    other = "A 21-year-old woman was stabbed to death near a school in Hesthavn on Friday morning, police said."
    assert found(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        ("red", "blue", True),
        ("murder", "manslaughter", True),
        ("northern", "southern", True),
        ("american", "canadian", True),
        ("englishman", "american", True),
        ("lorry", "truck", False),
        ("gray", "grey", False),
        ("english", "british", False),
        ("organise", "organised", False),
        ("road", "street", False),
        ("protester", "activist", False),
        ("officer", "policeman", False),
    ],
)
def test_what_excludes(one: str, other: str, excluded: bool) -> None:
    assert (exclusive(one, other) is not None) is excluded
    assert exclusive(one, other) == exclusive(other, one)


def test_the_finding_points_at_the_words() -> None:
    articles = article(PLEA, "a"), article(PLEA.replace("manslaughter", "murder"), "b")
    (finding,) = reworded(articles, [("a", "b")], {}, [], config=Config())
    assert (finding.code, finding.field, finding.severity) == ("reworded", Field.CATEGORY, Severity.WARNING)
    assert [side.value for side in finding.sides] == ["manslaughter", "murder"]
    assert reworded(articles, [("a", "b")], {}, [finding], config=Config()) == ()
    assert reworded(articles, [], {}, [], config=Config()) == ()
    assert reworded(articles, [("a", "b")], {}, [], config=Config(ignore=("reworded",))) == ()
