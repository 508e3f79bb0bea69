"""Markdown that a parser reads as what is meant: headings and tables of ours, and of the articles only their text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from builders import border, empty, report
from hostile import hard
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.report.as_markdown import to_markdown
from factcheck.report.safe import prose

APART = "\u200b"
OURS = {"heading_open", "paragraph_open", "table_open", "thead_open", "tbody_open", "tr_open", "th_open", "td_open"}
INLINE = {"text", "code_inline", "strong_open", "strong_close"}


def tokens(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def shown(token: Token) -> str:
    """The text of an inline token as a reader sees it."""
    return "".join(each.content for each in token.children or ()).replace(APART, "")


def headings(text: str) -> list[str]:
    found = tokens(text)
    return [shown(found[at + 1]) for at, token in enumerate(found) if token.type == "heading_open"]


def inline(text: str) -> Iterator[Token]:
    for token in tokens(text):
        yield from token.children or ()


def test_the_sections_are_the_findings_and_the_problems() -> None:
    assert headings(to_markdown(hard())) == [
        "factcheck: 2 errors, 1 warning, 2 notes, 1 ruled in 4 articles; 2 problems with the input",
        "Error: houses buried, Rushan",
        "Error: =bridges | <i>lost</i>, `Rushan` @desk #12 #",
        "Warning: border, Tajikistan-Afghanistan",
        "Warning, ruled: name of the bridge",
        "Note: people injured, Rushan",
        "Note, superseded: villagers moved to schools",
        "Problems with the input",
    ]


def test_each_table_has_a_row_for_each_mention_and_its_cells() -> None:
    found = tokens(to_markdown(hard()))
    kinds = [token.type for token in found]
    assert kinds.count("table_open") == 7
    assert kinds.count("tr_open") == 7 + 13 + 2
    assert kinds.count("td_open") == 4 * 13 + 3 * 2


@pytest.mark.parametrize("value", [hard(), report(), empty()], ids=["hard", "report", "empty"])
def test_there_is_no_markup_but_ours(value: object) -> None:
    text = to_markdown(value)  # type: ignore[arg-type]
    opened = {token.type for token in tokens(text) if token.nesting == 1}
    assert opened <= OURS
    assert {token.type for token in inline(text)} <= INLINE


def test_a_path_is_shown_as_code_to_the_letter() -> None:
    paths = [token.content for token in inline(to_markdown(hard())) if token.type == "code_inline"]
    assert r'stories/=1+1;-2 & "é"/@desk:%2C#50?|`x`\u202e.txt:3:215' in paths
    assert "stories/panj/hill-courier.txt:4:18" in paths


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("@desk", "@&#8203;desk"),
        ("mail@desk.example", "mail@&#8203;desk.example"),
        ("#12", "\\#&#8203;12"),
        ("GH-12", "GH-&#8203;12"),
        (":smile: and :+1:", ":&#8203;smile: and :&#8203;+1:"),
        ("::warning::", "::&#8203;warning::"),
        ("https://evil.example", "https:&#8203;//evil.example"),
        ("www.evil.example", "www&#8203;.evil.example"),
        ("at 08:15+05:00", "at 08:15+05:00"),
        ("5 @ 6 # 7", "5 @ 6 \\# 7"),
        ("1. one", "1\\. one"),
        ("- one", "\\- one"),
        ("cost $5 and $6", "cost \\$5 and \\$6"),
        ("a_b_ *c* ~d~", "a\\_b\\_ \\*c\\* \\~d\\~"),
        ("<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;"),
    ],
)
def test_what_forges_make_links_of_is_parted(text: str, written: str) -> None:
    one = replace(border(), message=text)
    assert f"\n\n{written}\n\n" in to_markdown(report(findings=(one,)))


NASTY = st.text(st.one_of(st.characters(), st.sampled_from("\\`*_{}[]()<>#+-.!|~$&@:=1\n\t ")), max_size=40)


@given(NASTY, NASTY)
def test_any_text_is_shown_as_it_stands(topic: str, message: str) -> None:
    one = replace(border(), topic=topic, message=message)
    text = to_markdown(report(findings=(one,), problems=()))
    _, heading = headings(text)
    assert heading == f"Warning: {prose(topic).replace(APART, '').strip()}".rstrip()
    wanted = prose(message).replace(APART, "").strip()
    paragraphs = [shown(token) for token in tokens(text) if token.type == "inline"]
    assert not wanted or wanted in paragraphs
    assert {token.type for token in inline(text)} <= INLINE
    assert {token.type for token in tokens(text) if token.nesting == 1} <= OURS


@given(NASTY)
def test_no_text_names_a_person_or_an_issue_or_a_host(text: str) -> None:
    one = replace(border(), topic=text)
    told = "\n".join(token.content for token in inline(to_markdown(report(findings=(one,)))) if token.type == "text")
    assert not re.search(r"[@#]\w|GH-\d|://|www\.|:[a-z][\w+-]*:|:[+-]1:", told, re.IGNORECASE)
