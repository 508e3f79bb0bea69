"""One quotation in two articles: other words, the contrary, another speaker, and what does not count."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from desk import articles

from factcheck import Article, Config
from factcheck.checks import quotation
from factcheck.checks.quoted import quotes
from factcheck.model import Finding, Severity


def found_in(given: Sequence[Article], config: Config | None = None) -> tuple[Finding, ...]:
    pairs = [(min(one, other), max(one, other)) for one, other in combinations([each.id for each in given], 2)]
    return quotation.quotations(given, pairs, config=config or Config())


SAFE = "“The water in every part of the town is safe to drink today,” said Petra Lund."

CONTRARY = "“The water in every part of the town is not safe to drink today,” said Petra Lund."


@pytest.mark.parametrize(
    ("left", "right", "values"),
    [
        (SAFE, CONTRARY, {"is safe", "is not safe"}),
        (
            SAFE,
            "Lund, the mayor, said: “The milk in every part of the town is safe to drink today.”",
            {"The water in", "The milk in"},
        ),
        (SAFE, "“The water in every part of the village is safe to drink today,” she said.", {"town", "village"}),
        (
            SAFE,
            '"The water in every part of the town is safe to drink today," said Anders Berg.',
            {"Petra Lund", "Anders Berg"},
        ),
        (
            "“We will never sell this company to anybody outside the family,” she said.",
            "“We will sell this company to anybody outside the family,” she said.",
            {"will never sell", "will sell"},
        ),
        (
            "“I don't think that the bridge was ever checked by an engineer,” he said.",
            "“I do think that the bridge was ever checked by an engineer,” he said.",
            {"don't think", "do think"},
        ),
    ],
)
def test_quotations_that_differ(left: str, right: str, values: set[str]) -> None:
    (found,) = found_in(articles(f"Water\n\n{left}", f"Town\n\n{right}"))
    told = {side.value for side in found.sides}
    assert len(told) == 2
    assert all(any(value in each for each in told) for value in values)
    for side in found.sides:
        for mention in side.mentions:
            assert mention.text == side.value


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # House style of marks, case, punctuation.
        (SAFE, '"the water in every part of the town is safe to drink, today", said Lund.'),
        # Cut, with an ellipsis, or with the rest in another quotation.
        (SAFE, "“The water in every part of the town is safe ...,” said Lund."),
        (SAFE, "“The water in every part of the town is safe,” said Lund, “to drink today. We checked it twice.”"),
        # What is bracketed is the writer's.
        (SAFE, "“The water in every part of the town [of Halden] is safe to drink today,” said Lund."),
        # Spelling, a form of a word, a short form, hesitation.
        (
            "“We're going to organise the biggest programme this city has seen,” she said.",
            "“We are going to organize the biggest program this city has, er, seen,” she said.",
        ),
        # Function words.
        (SAFE, "“The water in all the parts of the town is safe to drink today,” said Lund."),
        # Other words of one speaker.
        (SAFE, "“The water is cold and the town is quiet today,” said Petra Lund."),
        # A short phrase that two may use.
        ("“It was like a war zone,” said Petra Lund.", "“It was like a film set,” said Anders Berg."),
        # The surname of the speaker alone, a title, a pronoun.
        (SAFE, "“The water in every part of the town is safe to drink today,” Mayor Lund said."),
        (SAFE, "“The water in every part of the town is safe to drink today,” he said."),
        # A figure is compared as a figure.
        (
            "“We moved 1,100 people to the new camp on the hill last night,” he said.",
            "“We moved 1,400 people to the new camp on the hill last night,” he said.",
        ),
        # Not quoted.
        (SAFE, "The water in every part of the town is not safe to drink today, said Lund."),
    ],
)
def test_quotations_that_are_one_or_two(left: str, right: str) -> None:
    assert found_in(articles(f"Water\n\n{left}", f"Town\n\n{right}")) == ()


def test_one_article_contradicts_no_other_by_itself() -> None:
    assert found_in(articles(f"Water\n\n{SAFE} {CONTRARY}")) == ()


def test_articles_that_give_one_wording_share_a_side() -> None:
    (found,) = found_in(articles(f"Water\n\n{SAFE}", f"Town\n\n{SAFE}", f"Lund\n\n{CONTRARY}"))
    assert sorted(len(side.mentions) for side in found.sides) == [1, 2]
    assert found.severity is Severity.ERROR
    assert found.code == found.field.value == "quotation"


def test_the_check_is_selected_and_weighed_by_its_slug() -> None:
    given = articles(f"Water\n\n{SAFE}", f"Lund\n\n{CONTRARY}")
    assert found_in(given, Config(ignore=("quotation",))) == ()
    (found,) = found_in(given, Config(severities=(("quotation", Severity.NOTE),)))
    assert found.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (SAFE, "Petra Lund"),
        ("Petra Lund, who is the mayor, said: “The water in every part is safe.”", "Petra Lund"),
        ("“The water in every part is safe,” Lund told reporters.", "Lund"),
        ("“The water in every part is safe,” she said.", None),
        ("“The water in every part is safe,” said the mayor.", None),
        ("Police came. “The water in every part is safe.”", None),
    ],
)
def test_the_named_speaker(text: str, speaker: str | None) -> None:
    (article,) = articles(f"Water\n\n{text}")
    (found,) = quotes(article)
    assert found.speaker == speaker
