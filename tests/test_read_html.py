"""Web pages: the article of a page, its parts and its dates; pieces of HTML; and pages that mean harm."""

from __future__ import annotations

import io
import logging
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import FOLDER

from factcheck.config import Config
from factcheck.model import Layout, Mark, Problem
from factcheck.read import read
from factcheck.read.document import Document
from factcheck.read.formats import Asked, format_of
from factcheck.read.formats.html import html_document
from factcheck.read.formats.markup import html_text
from factcheck.read.formats.pagefacts import moment

PROSE = (
    "The harbour of Tornby was closed on Monday after a crane fell on two barges, the harbour master said.",
    "Twelve people were hurt, three of them badly, and were taken to the hospital of St Olave in the town.",
    "The crane, which was built in 1987, had been inspected in March and was found to be in good order.",
)
BODY = "".join(f"<p>{each}</p>" for each in PROSE)


def page(body: str, *, head: str = "", title: str = "Crane falls on barges") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body><h1>Crane falls on barges</h1>{body}</body></html>"


def article(markup: str | bytes, url: str | None = None) -> Document:
    found = html_document(markup, url=url)
    assert found is not None
    return found


def parts(text: str, marks: tuple[Mark, ...]) -> list[tuple[str, str]]:
    return [(mark.layout.value, text[mark.span.start : mark.span.end]) for mark in marks]


def problems(data: bytes) -> list[str]:
    found = format_of("a.html").read(io.BytesIO(data), Asked("a.html", Config()))
    return [one.code for one in found if isinstance(one, Problem)]


def test_a_desks_page_is_read_with_its_parts() -> None:
    found = article((FOLDER / "bridge.html").read_bytes())
    assert parts(found.text, found.marks) == [
        ("title", "Footbridge collapse at Harrow Mill injures nine"),
        (
            "standfirst",
            "Nine people were hurt when a wooden footbridge gave way during the Harrow Mill raft race on Saturday.",
        ),
        ("caption", "The footbridge, built in 1962, was 31 metres long. Photo: Jon Askew"),
        ("heading", "Closed twice before"),
        ("caption", "Accidents on the river"),
    ]
    assert found.title == "Footbridge collapse at Harrow Mill injures nine"
    assert (found.published, found.updated) == ("2025-06-14T17:40+01:00", "2025-06-15T08:05+01:00")
    assert (found.source, found.language) == ("The Wendle Courier", "en-GB")
    assert found.url == "https://wendlecourier.example/news/2025/06/14/harrow-mill-footbridge"


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("gave way at 2.20pm, when", True),
        ("two of them with broken legs", True),
        ("at a total cost of £84,000.", True),
        ("£48,000", False),
        ("- Length: 31 metres\n- Load limit: 40 people", True),
        ("Year | Injured\n2017 | 2\n2025 | 9", True),
        ("“We had asked for stewards", True),
        ("12 people were killed", False),
        ("4711", False),
        ("Share on Facebook", False),
        ("Ferry strands", False),
        ("Weather", False),
        ("Registered company", False),
    ],
)
def test_what_is_the_article_and_what_is_the_page_around_it(words: str, there: bool) -> None:
    assert (words in article((FOLDER / "bridge.html").read_bytes()).text) is there


def test_the_articles_text_is_that_of_the_document() -> None:
    articles, found = read([str(FOLDER / "bridge.html")], config=Config())
    assert found == ()
    assert articles[0].text == article((FOLDER / "bridge.html").read_bytes()).text
    assert articles[0].published == "2025-06-14T17:40+01:00"
    given = {(mark.span, mark.layout) for mark in article((FOLDER / "bridge.html").read_bytes()).marks}
    assert given <= {(mark.span, mark.layout) for mark in articles[0].marks}


@pytest.mark.parametrize(
    ("head", "published", "updated"),
    [
        ("", None, None),
        ('<meta property="article:published_time" content="2024-05-13T09:00:00Z">', "2024-05-13T09:00+00:00", None),
        ('<meta property="article:modified_time" content="2024-05-14T09:00:00Z">', None, "2024-05-14T09:00+00:00"),
        ('<meta name="dcterms.issued" content="2024-05-13">', "2024-05-13", None),
        ('<meta itemprop="datePublished" content="Mon, 13 May 2024 09:00:00 +0200">', "2024-05-13T09:00+02:00", None),
        ('<meta property="article:published_time" content="yesterday">', None, None),
        ('<meta name="expires" content="2024-05-13">', None, None),
        (
            '<script type="application/ld+json">[{"@type":["NewsArticle","Thing"],"datePublished":"2024-05-13",'
            '"dateModified":"2024-05-13"}]</script>',
            "2024-05-13",
            None,
        ),
        ('<script type="application/ld+json">{"@type":"Event","datePublished":"2024-05-13"}</script>', None, None),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":7,</script>', None, None),
        ('<script type="application/ld+json">' + "[" * 90_000 + "</script>", None, None),
    ],
)
def test_dates_are_those_that_a_page_gives_and_else_unknown(
    head: str, published: str | None, updated: str | None
) -> None:
    found = article(page(BODY, head=head))
    assert (found.published, found.updated) == (published, updated)


def test_the_title_is_the_heading_that_the_page_names() -> None:
    logo = "<html><head><title>Crane falls - Tornby Post</title></head><body><h1>Tornby Post</h1><h1>Crane falls</h1>"
    assert article(f"{logo}{BODY}").title == "Crane falls"
    bare = f"<html><head><title>Crane falls on barges | Tornby Post</title></head><body>{BODY}"
    found = article(bare)
    assert found.title == "Crane falls on barges"
    assert parts(found.text, found.marks) == [("title", "Crane falls on barges")]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Crane falls - 12 hurt</title>", "Crane falls - 12 hurt"),
        ("<title>Crane falls - Tornby Post</title>", "Crane falls"),
        ('<title>x</title><meta property="og:title" content="Crane falls - Divers Sent">', "Crane falls - Divers Sent"),
        (
            '<meta property="og:title" content="Crane falls | tornby.example">'
            '<meta property="og:site_name" content="Tornby.example">',
            "Crane falls",
        ),
    ],
)
def test_only_the_name_of_the_site_is_cut_from_a_title(head: str, title: str) -> None:
    assert article(f"<html><head>{head}</head><body>{BODY}</body></html>").title == title


def test_a_description_is_a_standfirst_only_where_it_stands_in_the_page() -> None:
    head = f'<meta name="description" content="{PROSE[0]}">'
    found = article(page(BODY, head=head))
    assert parts(found.text, found.marks)[1] == ("standfirst", PROSE[0])
    unseen = '<meta name="description" content="A crane killed 40 people on a ship in the harbour.">'
    assert "40" not in article(page(BODY, head=unseen)).text


def test_one_page_does_not_depend_on_those_before_it() -> None:
    alone = article(page(BODY))
    for number in range(6):
        assert article(page(BODY)) == alone
        article(page(f"{BODY}<p>The {number} barges were lifted from the water by the evening, a spokesman said.</p>"))


def test_nothing_is_fetched_and_nothing_is_logged(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    doctype = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "aaa">]>'
    found = article(f"{doctype}{page(BODY + '<p>It was &x; and &y; that was said of the crane.</p>')}")
    assert "root:" not in found.text
    assert "aaa" not in found.text
    assert html_document("<html></html>") is None
    assert capfd.readouterr().err == ""
    assert logging.getLogger("trafilatura").level == logging.NOTSET


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (b"", ["empty-file"]),
        (b"\x00" * 50, ["binary-file"]),
        (b"<html><body></body></html>", ["no-article"]),
        (("<div>" * 100_000 + BODY).encode(), ["unreadable"]),
        ((BODY + "<i>x</i>" * 60_000).encode(), ["unreadable"]),
        (b"x" * 2_000_001, ["file-too-large"]),
        (page(BODY).encode("utf-16"), []),
        (page(f"<p>Caf\u00e9 \u201c{PROSE[0]}\u201d</p>", head='<meta charset="iso-8859-1">').encode("cp1252"), []),
    ],
)
def test_pages_that_cannot_be_used_are_problems(data: bytes, codes: list[str]) -> None:
    assert problems(data) == codes


def test_a_declared_encoding_is_used() -> None:
    quoted = page(f"<p>Caf\u00e9 \u201cTornby\u201d. {PROSE[0]}</p>{BODY}", head='<meta charset="iso-8859-1">')
    assert "Café “Tornby”." in article(quoted.encode("cp1252")).text


@pytest.mark.parametrize(
    ("fragment", "text", "marks"),
    [
        ("", "", []),
        ("<p>One.</p><p>Two &amp; three.</p>", "One.\n\nTwo & three.", []),
        ("<h2>Head</h2>One<br>two<br><br>three", "Head\n\nOne\ntwo\n\nthree", [("heading", "Head")]),
        ("<p>a</p><ul><li>b<li>c</ul><ol><li>d<li><p>e</p></ol>", "a\n\n- b\n- c\n1. d\n2. e", []),
        ("<figure><img alt='no'><figcaption>A crane.</figcaption></figure>", "A crane.", [("caption", "A crane.")]),
        ("<p class='wp-caption-text'>A crane.</p>", "A crane.", [("caption", "A crane.")]),
        ("<p class='standfirst'>It fell.</p>", "It fell.", [("standfirst", "It fell.")]),
        ("<table><tr><th>Year<td>Dead<tr><td>2024<td>12<sup><a href='#1'>1</a></sup></table>",
         "Year | Dead\n2024 | 12", []),
        ("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>", "One.\n\nTwo.", []),
        ("<p>1<del>2</del><ins>3</ins> <s>4</s><script>5</script><style>6</style></p>", "13", []),
        ("<p hidden>no</p><p style='display: none'>no</p><p>m<sup>2</sup> so&shy;ft</p>", "m2 soft", []),
        ("<p>He said <q>no</q>.</p>", "He said “no”.", []),
        ("<pre>a\nb</pre>", "a\nb", []),
    ],
)  # fmt: skip
def test_pieces_of_html(fragment: str, text: str, marks: list[tuple[str, str]]) -> None:
    found, given = html_text(fragment)
    assert found == text
    assert parts(found, given) == marks


TAGS = st.sampled_from(
    ["<p>", "</p>", "<li>", "<ul>", "</ul>", "<ol>", "<td>", "<tr>", "<table>", "</table>", "<h2>", "</h2>", "<br>",
     "<q>", "</q>", "<figcaption>", "<del>", "</del>", "<pre>", "<script>", "</script>", "&amp;", "&#0;", "<!--", "-->",
     "<", "text ", "\n", "12 dead", "<p class=caption>", "<sup><a>1</a></sup>", "]]>", "<?x", "<![CDATA["]
)  # fmt: skip


@given(st.lists(st.one_of(TAGS, st.text(max_size=8)), max_size=40).map("".join))
def test_marks_lie_in_the_text_in_order(fragment: str) -> None:
    text, marks = html_text(fragment)
    end = 0
    for mark in marks:
        assert end <= mark.span.start < mark.span.end <= len(text)
        assert mark.layout in (Layout.HEADING, Layout.CAPTION, Layout.STANDFIRST)
        end = mark.span.end
    assert text == text.strip()
    assert "\x00" not in text


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2024-05-13", "2024-05-13"),
        ("2024-05-13T09:00:00+02:00", "2024-05-13T09:00+02:00"),
        ("2024-05-13T09:00:00", "2024-05-13"),
        ("Mon, 13 May 2024 09:00:00 GMT", "2024-05-13T09:00+00:00"),
        ("13/05/2024", None),
        ("", None),
        (None, None),
        ("0000-99-99", None),
    ],
)
def test_moments(given: str | None, kept: str | None) -> None:
    assert moment(given) == kept
