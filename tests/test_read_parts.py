"""Standfirsts and captions of plain text, marks that a format gives, and the language that a sender gives."""

from __future__ import annotations

import pytest

from factcheck.checks.within.tops import tops
from factcheck.extract.paragraphs import paragraphs
from factcheck.model import Article, Layout, Mark, Span
from factcheck.read import article_from_text, language_problem

TITLE = "Crane falls on barges"
DECK = "Twelve people were hurt when a crane fell on two barges in the harbour of Tornby."
PROSE = (
    "The harbour was closed on Monday after the crane fell, the harbour master said.",
    "The crane had been inspected in March, and nothing was found that had to be mended.",
)
GERMAN = "Der Hafen wurde am Montag gesperrt, nachdem ein Kran auf zwei Schiffe gefallen war, sagte der Hafenmeister."


def layouts(article: Article) -> dict[str, str]:
    return {article.text[mark.span.start : mark.span.end]: mark.layout.value for mark in article.marks}


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([TITLE, DECK, "By Ann Lee", *PROSE], True),
        ([TITLE, DECK, "Published 12 May 2024", *PROSE], True),
        ([TITLE, DECK, "TORNBY, May 12 (CW) - The harbour was closed after it.", *PROSE], True),
        ([TITLE, "By Ann Lee", DECK, *PROSE], False),
        ([TITLE, DECK, *PROSE], False),
        ([TITLE, DECK, "Share", *PROSE], False),
        ([TITLE, DECK, "By Ann Lee"], False),
        ([TITLE, "TORNBY, May 12 (CW) - The harbour was closed after it.", "By Ann Lee", *PROSE], False),
        ([TITLE, f"{DECK} " * 4, "By Ann Lee", *PROSE], False),
    ],
)
def test_a_standfirst_stands_between_title_and_byline(lines: list[str], found: bool) -> None:
    article = article_from_text("\n\n".join(lines) + "\n", path="a.txt")
    assert (Layout.STANDFIRST in [mark.layout for mark in article.marks]) is found
    if found:
        assert layouts(article)[DECK] == "standfirst"


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("Photo: The crane, built in 1987, was 40 metres high.", "The crane, built in 1987, was 40 metres high."),
        ("Image caption, The crane was 40 metres high", "The crane was 40 metres high"),
        ("Image caption: The crane was 40 metres high. (Ann Lee)", "The crane was 40 metres high. (Ann Lee)"),
        (
            "Picture: Divers search the wreck of a barge. Photo: Bo Ray",
            "Divers search the wreck of a barge. Photo: Bo Ray",
        ),
        ("Photo: Ann Lee", None),
        ("Photo: Ann Lee for the Tornby Post", None),
        ("Image: CW | Image:self", None),
        ("Photo: courtesy of the harbour office of Tornby.", None),
        ("Pictures show that the crane was 40 metres high.", None),
    ],
)
def test_a_caption_is_told_from_a_credit(line: str, caption: str | None) -> None:
    article = article_from_text("\n\n".join([TITLE, PROSE[0], line, PROSE[1]]) + "\n", path="a.txt")
    found = [text for text, layout in layouts(article).items() if layout == "caption"]
    assert found == ([] if caption is None else [caption])


def test_captions_and_standfirsts_are_read_as_prose() -> None:
    text = "\n\n".join([TITLE, DECK, "By Ann Lee", "Photo: The crane was 40 metres high and old.", *PROSE])
    read = {one.text: one.heading for one in paragraphs(article_from_text(text, path="a.txt"))}
    assert read == {
        TITLE: True,
        DECK: False,
        "The crane was 40 metres high and old.": False,
        **dict.fromkeys(PROSE, False),
    }


def marked(text: str, *parts: tuple[str, Layout]) -> Article:
    marks = [Mark(Span(text.index(part), text.index(part) + len(part)), layout) for part, layout in parts]
    return article_from_text(text, path="a", marks=marks)


def test_marks_of_a_format_stay_and_furniture_is_found_in_the_rest() -> None:
    furniture = ("By Ann Lee, Tornby", "Also read: Ship sinks off Colby")
    text = "\n\n".join(["Share", TITLE, DECK, furniture[0], *PROSE, furniture[1], "Photo: Bo"])
    given = (("Share", Layout.HEADING), (TITLE, Layout.TITLE), (DECK, Layout.STANDFIRST), ("Photo: Bo", Layout.CAPTION))
    article = marked(text, *given)
    assert article.text == text
    assert article.title == TITLE
    assert layouts(article) == {
        **{part: layout.value for part, layout in given},
        **dict.fromkeys(furniture, "boilerplate"),
    }


def test_a_mark_inside_a_line_leaves_the_rest_of_it_body() -> None:
    text = f"{TITLE}\n\nTORNBY, May 12 (CW) - {PROSE[0]}\n\n{PROSE[1]}"
    article = marked(text, ("TORNBY, May 12 (CW) - ", Layout.BOILERPLATE), (TITLE, Layout.TITLE))
    assert layouts(article) == {TITLE: "title", "TORNBY, May 12 (CW) - ": "boilerplate"}


def test_a_marked_standfirst_is_the_one_that_is_held_against_the_body() -> None:
    text = "\n\n".join([TITLE, DECK, *PROSE])
    article = marked(text, (TITLE, Layout.TITLE), (DECK, Layout.STANDFIRST))
    assert [(text[top.span.start : top.span.end], top.name) for top in tops(article)] == [
        (TITLE, "headline"),
        (DECK, "standfirst"),
    ]


@pytest.mark.parametrize(
    ("text", "said", "foreign"),
    [
        (" ".join(PROSE), None, False),
        (" ".join(PROSE), "en-GB", False),
        (" ".join(PROSE), "de", False),
        (" ".join(PROSE), "x-default", False),
        (GERMAN, "de", True),
        (GERMAN, "en", True),
        ("Tornby: 12", None, False),
        ("Tornby: 12", "de-CH", True),
        ("Tornby: 12", "und", False),
    ],
)
def test_the_text_wins_over_the_language_that_is_given(text: str, said: str | None, foreign: bool) -> None:
    problem = language_problem(article_from_text(text, path="a"), said=said)
    assert (problem is not None) is foreign
    assert problem is None or "German" in problem.message
