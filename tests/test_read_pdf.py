"""PDF files: lines joined to paragraphs, titles told by their size, edges of pages; and files that mean harm."""

from __future__ import annotations

import io
import zlib

import pypdf
import pytest
from papers import BRIDGE_PDF, FOLDER, Drawn, column, pdf

from factcheck.config import Config
from factcheck.model import Problem
from factcheck.read import read
from factcheck.read.document import Document
from factcheck.read.formats import Asked, format_of

STORY = pdf(BRIDGE_PDF)


def documents(data: bytes) -> list[Document | Problem]:
    return list(format_of("A.PDF").read(io.BytesIO(data), Asked("A.PDF", Config())))


def document(data: bytes) -> Document:
    (found,) = documents(data)
    assert isinstance(found, Document), found
    return found


def parts(found: Document) -> list[tuple[str, str]]:
    return [(mark.layout.value, found.text[mark.span.start : mark.span.end]) for mark in found.marks]


@pytest.mark.parametrize("data", [(FOLDER / "bridge.pdf").read_bytes(), STORY])
def test_a_story_is_read_with_its_parts(data: bytes) -> None:
    found = document(data)
    standfirst = "Nine people were hurt when a wooden footbridge gave way during the Harrow Mill raft race on Saturday."
    assert parts(found) == [
        ("boilerplate", "The Wendle Courier"),
        ("title", "Footbridge collapse at Harrow Mill injures nine"),
        ("standfirst", standfirst),
        ("heading", "Closed twice before"),
        ("boilerplate", "Page 1 of 2"),
        ("boilerplate", "The Wendle Courier"),
        ("boilerplate", "Page 2 of 2"),
    ]
    assert found.title == "Footbridge collapse at Harrow Mill injures nine"
    assert (found.published, found.updated, found.source) == (None, None, None)


@pytest.mark.parametrize(
    "words",
    [
        "when about 60 spectators stood on it to watch the finish of the raft race, the county fire service said.\n\n",
        "sent home the same evening. The well-known bridge, built in 1962, was 31 metres long.\n\n",
        "again in 2023, at a total cost of £84,000.\n\n",
    ],
)
def test_lines_are_joined_over_line_ends_and_pages(words: str) -> None:
    assert words in document(STORY).text


def test_the_article_finds_its_byline_and_date_itself() -> None:
    articles, problems = read([str(FOLDER / "bridge.pdf")], config=Config())
    assert problems == ()
    assert articles[0].text == document(STORY).text
    assert (articles[0].published, articles[0].title) == (
        "2025-06-14",
        "Footbridge collapse at Harrow Mill injures nine",
    )


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["The bridge was a well-", "known sight of the town."], "The bridge was a well-known sight of the town."),
        (["It was of the Anglo-", "French kind and of oak."], "It was of the Anglo-French kind and of oak."),
        (["The specta-", "tors had left by then, he said."], "The spectators had left by then, he said."),
        (["The steel-", "works and all steel-works."], "The steel-works and all steel-works."),
        (["He won 12-", "10 against the man of Colby."], "He won 12-10 against the man of Colby."),
        (["The first of them -", "the tall one - had left."], "The first of them - the tall one - had left."),
        (["The town has this:", "• 12 men and a bell", "• 14 women"],
         "The town has this:\n\n• 12 men and a bell\n\n• 14 women"),
        (["The town has this.", "", "The men have that."], "The town has this.\n\nThe men have that."),
    ],
)  # fmt: skip
def test_line_ends(lines: list[str], text: str) -> None:
    assert document(pdf([column(lines, top=700)])).text == text


def test_columns_are_read_one_after_the_other() -> None:
    left = column(["The harbour was closed", "on Monday after a crane"], top=700)
    right = column(["fell on two barges that", "lay there over night."], top=700, x=320)
    text = "The harbour was closed on Monday after a crane fell on two barges that lay there over night."
    assert document(pdf([[*left, *right]])).text == text


def test_a_masthead_is_no_title() -> None:
    page: list[Drawn] = [(50, 780, 40, True, "Wendle Valley Courier"), (50, 720, 22, True, "Crane falls on barges")]
    found = document(pdf([[*page, *column(["The harbour was closed on Monday after a crane fell."] * 3, top=690)]]))
    assert found.title == "Crane falls on barges"


def encrypted(password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(STORY))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_a_file_that_only_forbids_to_print_is_read() -> None:
    assert document(encrypted("")).text == document(STORY).text


def bomb(size: int) -> bytes:
    stream = zlib.compress(b"BT /F1 9 Tf (a) Tj ET\n" * size, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    written = b"".join(b"%d 0 obj\n%b\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + written + b"trailer\n<</Root 1 0 R/Size 6>>\nstartxref\n0\n%%EOF"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "unreadable"),
        (b"The harbour is closed.", "unreadable"),
        (STORY[:900], "unreadable"),
        (bomb(3_000_000), "unreadable"),
        (encrypted("secret"), "protected-file"),
        (pdf([[]]), "no-text"),
        (pdf([[]] * 101), "file-too-large"),
        (b"x" * 20_000_001, "file-too-large"),
    ],
)
def test_what_cannot_be_read_is_a_problem(data: bytes, code: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert [one.code for one in documents(data) if isinstance(one, Problem)] == [code]
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("step", [37, 101, 499])
def test_a_damaged_file_gives_one_document_or_problem(step: int) -> None:
    damaged = bytes(byte ^ (at % step == 0) for at, byte in enumerate(STORY))
    assert len(documents(damaged)) == 1
