"""Marks in the text of an article: every character once, every value marked, however spans overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from builders import HILL, border, posts
from hypothesis import given
from hypothesis import strategies as st
from pages import RULED

from factcheck.model import Article, Layout, Mark, Severity, Span
from factcheck.report.html.facts import Fact
from factcheck.report.html.panes import Block, Spot, blocks_of

ALL = 1_000_000
LEVELS = ("note", "warning", "error")


def fact(number: int, level: str = "warning", *, ruled: bool = False) -> Fact:
    one = replace(border(), severity=Severity[level.upper()], ruling=RULED if ruled else None)
    return Fact(f"f{number}", str(number), level, one)


AGREED = Fact("c1", "", "agreed", posts())


def blocks(text: str, *spots: Spot, most: int = ALL, marks: Sequence[Mark] = ()) -> tuple[Block, ...]:
    article = Article(id="a", path="a.txt", text=text, marks=tuple(marks))
    return blocks_of(article, spots, number=7, most=most)


def written(block: Block) -> str:
    """A block as one line: marked text in brackets, with its labels."""
    return "".join(
        f"[{piece.text}]{piece.labels}" if piece.level else piece.text for piece in block.pieces if piece.text
    )


def test_a_value_is_marked_where_it_stands() -> None:
    (block,) = blocks("It runs for 843 miles.", Spot(12, 21, fact(1), "A"))
    assert written(block) == "It runs for [843 miles]1A."
    marked = block.pieces[1]
    assert (marked.anchor, marked.level, marked.goal, marked.facts) == ("a7-12", "warning", "f1", "f1-A")


def test_spans_that_overlap_are_cut_and_both_are_named() -> None:
    text = "some 12 people died"
    (block,) = blocks(text, Spot(0, 14, fact(1, "note"), "A"), Spot(5, 19, fact(2, "error"), "B"))
    assert written(block) == "[some ][12 people]1A[ died]2B"
    assert [piece.level for piece in block.pieces] == ["note", "error", "error"]
    assert [piece.goal for piece in block.pieces] == ["f1", "f2", "f2"]
    assert block.pieces[1].facts == "f2-B f1-A"
    assert [piece.anchor for piece in block.pieces] == ["a7-0", "a7-5", ""]


def test_one_span_of_two_findings_shows_the_graver_and_names_both() -> None:
    (block,) = blocks("12 dead", Spot(0, 2, fact(5, "note"), "B"), Spot(0, 2, fact(1, "error"), "A"))
    assert written(block) == "[12]1A 5B dead"
    assert block.pieces[0].level == "error"


def test_an_open_finding_shows_before_a_graver_one_that_is_ruled_on() -> None:
    (block,) = blocks("12 dead", Spot(0, 2, fact(1, "error", ruled=True), "A"), Spot(0, 2, fact(2, "note"), "B"))
    assert (block.pieces[0].level, block.pieces[0].ruled, block.pieces[0].goal) == ("note", False, "f2")
    (alone,) = blocks("12 dead", Spot(0, 2, fact(1, "error", ruled=True), "A"))
    assert (alone.pieces[0].level, alone.pieces[0].ruled) == ("error", True)


def test_what_sources_agree_on_is_marked_without_a_label_and_leads_nowhere() -> None:
    (block,) = blocks("12 dead", Spot(0, 2, AGREED, "A"))
    assert written(block) == "[12] dead"
    assert (block.pieces[0].goal, block.pieces[0].facts) == ("", "c1-A")


def test_a_span_over_a_line_end_is_marked_on_both_sides_and_named_once() -> None:
    first, second = blocks("x" * 150 + " 843\nmiles long", Spot(151, 160, fact(1), "A"))
    assert written(first).endswith(" [843]")
    assert written(second) == "[miles]1A long"
    assert [piece.anchor for piece in (*first.pieces, *second.pieces) if piece.anchor] == ["a7-151"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("one\n\ntwo\n", 2),
        ("a line\nthat goes on\n\nand a second\n", 2),
        ("a line\n   \nand a second", 2),
        ("x" * 101 + "\nanother\nthird", 3),
        ("\n\n  \n", 0),
        ("", 0),
    ],
)
def test_paragraphs_are_lines_unless_the_text_is_wrapped_by_hand(text: str, wanted: int) -> None:
    assert len(blocks(text)) == wanted


def test_titles_headings_and_furniture_are_told_apart() -> None:
    text = "Title\n\nHALDEN: A body that goes on\n\nAlso read: that\n"
    marks = (
        Mark(Span(0, 5), Layout.TITLE),
        Mark(Span(7, 14), Layout.BOILERPLATE),
        Mark(Span(36, 51), Layout.BOILERPLATE),
    )
    assert [block.kind for block in blocks(text, marks=marks)] == ["title", "body", "furniture"]


def test_of_a_long_text_the_beginning_and_every_mark_are_shown() -> None:
    lines = [f"line {at} " + "x" * 120 for at in range(100)]
    text = "\n".join(lines)
    at = text.index("line 80")
    found = blocks(text, Spot(at, at + 4, fact(1), "A"), most=1_000)
    assert [block.kind for block in found] == ["body"] * 7 + ["gap", "body", "gap"]
    assert written(found[8]).startswith("[line]1A 80")
    hidden = len("".join(lines)) - sum(len(piece.text) for block in found[:7] for piece in block.pieces)
    hidden -= len(lines[80])
    told = [int(block.pieces[0].text.split()[0].replace(",", "")) for block in found if block.kind == "gap"]
    assert sum(told) == hidden


def test_a_line_without_end_is_cut_at_a_blank() -> None:
    text = "word " * 5_000
    found = blocks(text)
    assert len(found) > 1
    assert "".join(piece.text for block in found for piece in block.pieces) == text
    assert all(block.pieces[0].text.startswith("word") for block in found)


@st.composite
def texts_with_spots(draw: st.DrawFn) -> tuple[str, list[Spot]]:
    text = draw(st.text(st.sampled_from("ab \n\t"), max_size=60))
    end = st.integers(0, 70)
    pairs = draw(st.lists(st.tuples(end, end, st.integers(1, 3), st.sampled_from("AB")), max_size=6))
    return text, [Spot(one, two, fact(n, LEVELS[n - 1]), side) for one, two, n, side in pairs if one < two]


@given(texts_with_spots())
def test_every_character_stands_once_and_is_marked_exactly_where_a_spot_covers_it(
    case: tuple[str, list[Spot]],
) -> None:
    text, spots = case
    found = blocks(text, *spots)
    covered = {at for spot in spots for at in range(spot.start, min(spot.end, len(text)))}
    marked = [bool(piece.level) for block in found for piece in block.pieces for _ in piece.text]
    shown = "".join(piece.text for block in found for piece in block.pieces)
    assert "".join(shown.split()) == "".join(text.split())
    wanted = [at in covered for at, char in enumerate(text) if not char.isspace()]
    assert [mark for mark, char in zip(marked, shown, strict=True) if not char.isspace()] == wanted


@given(texts_with_spots())
def test_every_spot_that_begins_in_a_word_has_one_anchor(case: tuple[str, list[Spot]]) -> None:
    text, spots = case
    anchors = [piece.anchor for block in blocks(text, *spots) for piece in block.pieces if piece.anchor]
    assert len(anchors) == len(set(anchors))
    wanted = {f"a7-{spot.start}" for spot in spots if spot.start < len(text) and not text[spot.start].isspace()}
    assert wanted <= set(anchors)


def test_the_article_is_left_as_it_is() -> None:
    before = HILL.text
    blocks_of(HILL, (Spot(5, 20, fact(1), "A"),), number=1, most=10)
    assert HILL.text is before
