"""Word documents: styles, tracked changes, tables and notes; and packages that mean harm."""

from __future__ import annotations

import io
import zipfile

import pytest
from papers import BRIDGE_WORD, FOLDER, repacked, word

from factcheck.config import Config
from factcheck.model import Problem
from factcheck.read import read
from factcheck.read.document import Document
from factcheck.read.formats import Asked, format_of

_XML = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%b</w:body></w:document>'
_TEXT = b"<w:p><w:r><w:t>%b</w:t></w:r></w:p>"


def documents(data: bytes) -> list[Document | Problem]:
    return list(format_of("a.docx").read(io.BytesIO(data), Asked("a.docx", Config())))


def document(data: bytes) -> Document:
    (found,) = documents(data)
    assert isinstance(found, Document), found
    return found


def codes(data: bytes) -> list[str]:
    return [one.code for one in documents(data) if isinstance(one, Problem)]


def parts(found: Document) -> list[tuple[str, str]]:
    return [(mark.layout.value, found.text[mark.span.start : mark.span.end]) for mark in found.marks]


@pytest.mark.parametrize("data", [(FOLDER / "bridge.docx").read_bytes(), word(*BRIDGE_WORD, title="Template")])
def test_a_story_is_read_with_its_parts_and_its_changes_accepted(data: bytes) -> None:
    found = document(data)
    standfirst = "Nine people were hurt when a wooden footbridge gave way during the Harrow Mill raft race on Saturday."
    assert parts(found) == [
        ("title", "Footbridge collapse at Harrow Mill injures nine"),
        ("standfirst", standfirst),
        ("caption", "The footbridge, built in 1962, was 31 metres long."),
        ("heading", "Closed twice before"),
    ]
    assert found.title == "Footbridge collapse at Harrow Mill injures nine"
    assert "when about 60 spectators stood" in found.text
    assert "90" not in found.text
    assert found.text.endswith("\n\n- Length: 31 metres\n- Load limit: 40 people")
    assert (found.published, found.updated, found.source, found.language) == (None, None, None, None)


def test_the_article_finds_its_byline_and_date_itself() -> None:
    articles, problems = read([str(FOLDER / "bridge.docx")], config=Config())
    assert problems == ()
    assert articles[0].text == document((FOLDER / "bridge.docx").read_bytes()).text
    assert (articles[0].published, articles[0].title) == (
        "2025-06-14",
        "Footbridge collapse at Harrow Mill injures nine",
    )
    marked = {articles[0].text[mark.span.start : mark.span.end]: mark.layout.value for mark in articles[0].marks}
    assert marked["By Ida Marchbank"] == "boilerplate"
    assert marked["14 June 2025"] == "boilerplate"


def test_a_heading_at_the_top_is_the_title() -> None:
    found = document(word(("Heading 1", "Crane falls"), "The crane fell on Monday.", ("Heading 1", "Before")))
    assert parts(found) == [("title", "Crane falls"), ("heading", "Before")]


def test_a_title_of_the_file_counts_only_where_it_stands_in_the_text() -> None:
    assert document(word("Crane falls", "The crane fell on Monday.", title="Crane falls")).title == "Crane falls"
    assert document(word("Crane falls", "The crane fell on Monday.", title="Ship sinks")).title is None


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>1</w:t><w:tab/><w:t>2</w:t><w:br/><w:t>3</w:t><w:noBreakHyphen/><w:t>4</w:t></w:r>", "1 2\n3-4"),
        ("<w:hyperlink><w:r><w:t>here</w:t></w:r></w:hyperlink><w:r><w:t> now</w:t></w:r>", "here now"),
        ("<w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r>", "a"),
        ("<w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>b</w:t></w:r>", "a"),
        ("<w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>a</w:t></w:r>", "a"),
        ("<w:moveFrom><w:r><w:t>a</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>b</w:t></w:r></w:moveTo>", "b"),
        ("<w:fldSimple><w:r><w:t>7</w:t></w:r></w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r>", "7"),
    ],
)
def test_what_a_paragraph_says(inner: str, text: str) -> None:
    assert document(word(inner)).text == text


def test_a_deleted_end_joins_two_paragraphs() -> None:
    first = "<w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr><w:r><w:t>Three </w:t></w:r>"
    assert document(word(first, "<w:r><w:t>people.</w:t></w:r>")).text == "Three people."


def test_rows_of_tables_are_lines() -> None:
    row = b"<w:tr><w:tc>" + _TEXT + b"</w:tc><w:tc>" + _TEXT + b"</w:tc></w:tr>"
    table = b"<w:tbl>" + row % (b"Year", b"Injured") + row % (b"2025", b"9") + b"</w:tbl>"
    found = document(repacked(word("x"), document=_XML % (_TEXT % b"Before." + table + _TEXT % b"After.")))
    assert found.text == "Before.\n\nYear | Injured\n2025 | 9\n\nAfter."


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "unreadable"),
        (b"The harbour is closed.", "unreadable"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "unreadable"),
        (word("Three people.")[:4_000], "unreadable"),
        (word(), "empty-file"),
        (repacked(word("x"), document=b"<w:document"), "unreadable"),
        (repacked(word("x"), document=b"\x00" * 25_000_000), "file-too-large"),
        (repacked(word("x"), document=_XML % (b"<w:sdt><w:sdtContent>" * 9_000)), "unreadable"),
        (b"x" * 20_000_001, "file-too-large"),
    ],
)
def test_what_is_no_document_is_a_problem(data: bytes, code: str) -> None:
    assert codes(data) == [code]


def test_notes_stand_at_the_end_as_no_news() -> None:
    note = b'<w:footnote w:id="2">' + _TEXT % b"See the report of 2019." + b"</w:footnote>"
    own = b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">%b</w:footnotes>'
    plain = word("It cost 84,000 pounds.")
    with zipfile.ZipFile(io.BytesIO(plain)) as package:
        relations = package.read("word/_rels/document.xml.rels")
        types = package.read("[Content_Types].xml")
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    added = b'<Relationship Id="rId99" Type="' + kind + b'" Target="footnotes.xml"/></Relationships>'
    name = b"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    listed = b'<Override PartName="/word/footnotes.xml" ContentType="' + name + b'"/></Types>'
    data = repacked(
        plain,
        **{
            "_rels/document.xml.rels": relations.replace(b"</Relationships>", added),
            "[Content_Types]": types.replace(b"</Types>", listed),
            "footnotes": own % note,
        },
    )
    found = document(data)
    assert found.text == "It cost 84,000 pounds.\n\nSee the report of 2019."
    assert parts(found) == [("boilerplate", "See the report of 2019.")]


def test_a_text_box_follows_its_paragraph() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    assert document(word(f"<w:r><w:t>Before.</w:t><w:pict>{box}</w:pict></w:r>", "After.")).text == (
        "Before.\n\nIn a box.\n\nAfter."
    )


@pytest.mark.parametrize("entity", [b'SYSTEM "file:///etc/passwd"', b'"aaaaaaaaaaaaaaaa"'])
def test_entities_are_refused(entity: bytes) -> None:
    doctype = b"<!DOCTYPE x [<!ENTITY a " + entity + b">]>"
    assert codes(repacked(word("x"), document=doctype + _XML % (_TEXT % b"&a;"))) == ["unreadable"]


def test_a_package_that_lies_of_its_sizes_gives_no_more_than_it_declares() -> None:
    data = repacked(word("x"), document=_XML % (_TEXT % (b"a " * 500_000)))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        size = package.getinfo("word/document.xml").file_size
    lying = data.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != data
    assert codes(lying) == ["unreadable"]
