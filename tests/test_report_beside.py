"""A finding side by side in plain text: golden files, and hostile text."""

from __future__ import annotations

from dataclasses import replace

import builders
import pytest
from builders import HILL, VALLEY, finding, mention, side
from golden import matches_golden
from rich.cells import cell_len

from factcheck.model import Finding
from factcheck.report.beside import beside
from factcheck.report.page import Page
from factcheck.testing.telling import disagreement, listed, summed

FINDINGS = (builders.houses(), builders.border(), builders.injured(), builders.moved())
LONG = "drafts/of/the/desk/for/the/northern/district/2024/03/05/border-guards-ask-for-help-after-the-slide.md"


def page(width: int = 80, encoding: str = "utf-8") -> Page:
    return Page(width=width, styled=False, encoding=encoding)


@pytest.mark.parametrize("width", [72, 120])
def test_it_looks_as_it_did(width: int) -> None:
    text = "\n\n".join(beside(each, page=page(width), ours=[VALLEY.id]) for each in FINDINGS)
    assert max(map(cell_len, text.splitlines())) <= width
    matches_golden(f"beside-{width}.txt", f"{text}\n")


def test_ours_stand_on_the_left() -> None:
    assert "left:  stories/panj/hill" in beside(builders.border(), page=page(), ours=[HILL.id])
    assert "left:  stories/panj/valley" in beside(builders.border(), page=page(), ours=[VALLEY.id])


def test_every_mention_has_its_place() -> None:
    text = beside(builders.houses(), page=page())
    for each in builders.houses().sides:
        for told in each.mentions:
            assert f"{told.path}:{told.line}:{told.column}" in text


def test_the_pair_that_carries_the_finding_is_shown_rather_than_a_headline() -> None:
    headline, body = mention(HILL, "Rushan"), mention(HILL, "Rushan", nth=1)
    other = mention(VALLEY, "Rushan")
    carried = builders.evidence(body, other, same_slot=0.9, signals=builders.SIGNALS)
    found = finding(side("Rushan", None, headline, body), side("Rushen", None, other), match=(carried,))
    text = beside(found, page=page())
    assert f"left:  {body.path}:{body.line}:" in text and f"also:  {headline.path}:{headline.line}:" in text


def test_one_side_that_disagrees_with_itself_shows_two_mentions() -> None:
    one, other = mention(HILL, "40 houses"), mention(VALLEY, "58 houses")
    assert "right: " in beside(finding(side("houses", None, one, other)), page=page())
    alone = beside(finding(side("houses", None, one)), page=page())
    assert "at:    stories" in alone and "right: " not in alone and "«40 houses»" in alone
    assert "left" not in beside(finding(), page=page())


def test_a_path_is_never_cut() -> None:
    told = replace(mention(HILL, "843 miles"), path=LONG)
    text = beside(finding(side("843 miles", None, told), side("x", None, mention(VALLEY, "1300 km"))), page=page(60))
    assert f"  left:  {LONG}:{told.line}:{told.column}" in text.splitlines()


def hostile(text: str) -> Finding:
    """A finding that carries the text wherever an article can put it."""
    told = replace(
        mention(HILL, "843 miles"),
        text=text,
        sentence=f"It was {text} long.",
        sentence_start=0,
        start=7,
        source=text,
        attribution=text,
        published=text,
        path=text,
    )
    return finding(side(text, None, told), side("x", None, mention(VALLEY, "1300 km")), topic=text, message=text)


@pytest.mark.parametrize(
    "text", ["\x1b[31mred\x1b[0m", "a\u202eb\u2066c", "one\ntwo\r\x07", "\x9b2J", "\udcff", "<script>"]
)
def test_nothing_in_it_steers_a_terminal(text: str) -> None:
    shown = beside(hostile(text), page=page())
    assert not set("\x1b\u202e\u2066\r\x07\x9b\udcff") & set(shown)
    shown.encode()


def test_a_terminal_that_knows_little_gets_what_it_knows() -> None:
    shown = beside(builders.border(), page=page(encoding="ascii"))
    assert "[843 miles]" in shown
    shown.encode("ascii")


def test_a_gigantic_word_is_cut_around_the_value() -> None:
    told = replace(
        mention(HILL, "843 miles"), sentence=f"{'A' * 9_999} 843 miles {'字' * 9_999}", sentence_start=0, start=10_000
    )
    shown = beside(
        finding(side("843 miles", None, told), side("B" * 9_999, None, mention(VALLEY, "1300 km"))), page=page()
    )
    assert "«843 miles»" in shown.replace("\n", "")
    assert len(shown) < 4_000 and max(map(cell_len, shown.splitlines())) <= 80


def test_a_failure_names_what_fails_and_what_does_not() -> None:
    report = builders.report()
    text = disagreement(report, [builders.houses()])
    assert text.startswith("1 error: houses buried, Rushan\n\nERROR  houses buried, Rushan")
    assert "Not failing:\n" in text and "warning: border" in text and "[not-text]" in text and "Coverage: 12" in text


def test_the_first_line_says_what_it_is_about_and_fits() -> None:
    assert summed(FINDINGS[:2]) == "1 error, 1 warning: houses buried, Rushan; border, Tajikistan-Afghanistan"
    assert (
        listed(FINDINGS)[0] == "1 error, 1 warning, 2 notes: houses buried, Rushan; border, Tajikistan-Afghanistan; ..."
    )
