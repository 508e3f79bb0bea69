"""CSV: what parts the cells, quotation marks, encodings, and rows that are no articles."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from factcheck.config import Config
from factcheck.house import Fields
from factcheck.model import Problem
from factcheck.read import read
from factcheck.read.document import Document
from factcheck.read.formats import Asked
from factcheck.read.formats.tables import CSV

FORMATS = Path(__file__).parents[1] / "fixtures" / "formats"
TEXT = "The harbour of Tornby was closed on Monday after a crane fell on two barges, its owners said."


def found(data: str | bytes, **settings: Any) -> tuple[list[Document], list[str]]:
    """The documents of a table, and its problems as code and message."""
    content = data if isinstance(data, bytes) else data.encode("utf-8")
    every = list(CSV.read(io.BytesIO(content), Asked("a.csv", Config(**settings))))
    problems = [each for each in every if isinstance(each, Problem)]
    assert all(problem.path == "a.csv" and problem.message.startswith("a.csv") for problem in problems)
    documents = [each for each in every if isinstance(each, Document)]
    return documents, [f"{problem.code}: {problem.message}" for problem in problems]


@pytest.mark.parametrize(("name", "count"), [("desk.csv", 3), ("desk.tsv", 2)])
def test_the_samples(name: str, count: int) -> None:
    articles, problems = read([str(FORMATS / name)], config=Config())
    assert [problem.code for problem in problems] == []
    assert len(articles) == count
    first = next(article for article in articles if article.path.endswith("#2"))
    assert (first.source, first.published) == ("Skerrin Gazette", "2025-03-04T21:10+00:00")
    assert first.text.count("\n\n") == 3
    assert "\r" not in first.text


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_parts_the_cells_is_found(delimiter: str, end: str) -> None:
    rows = [["Title", "Body", "Date, local; or | not"], ["Crane; falls", TEXT, "x"], ["", "", ""], ["Again", TEXT, ""]]
    lines = (delimiter.join(f'"{cell}"' if cell else "" for cell in row) for row in rows)
    documents, problems = found(end.join(lines))
    assert problems == []
    assert [(each.name, each.title) for each in documents] == [("2", "Crane; falls"), ("4", "Again")]


def test_quotation_marks_line_ends_in_cells_and_lines_before_the_first() -> None:
    data = f'\n\r\ntitle,text\r\n"He said ""no""","{TEXT}\r\n\r\nAnd more."\r\nb,5" of rain fell in Tornby\r\n'
    documents, problems = found(data)
    assert problems == []
    assert [each.name for each in documents] == ["4", "7"]
    assert documents[0].text == f'He said "no"\n\n{TEXT}\n\nAnd more.'
    assert documents[1].text == 'b\n\n5" of rain fell in Tornby'


def test_what_excel_writes() -> None:
    assert found(f"sep=;\r\ntext;title\r\n{TEXT};Crane falls\r\n")[0][0].title == "Crane falls"
    (document,), problems = found("title\ttext\r\ncafé\tThe café was closed.\r\n".encode("utf-16"))
    assert (document.text, problems) == ("café\n\nThe café was closed.", [])
    (document,), problems = found("\ufefftext,title\r\nThe café was closed.,Café\r\n")
    assert (document.text, problems) == ("Café\n\nThe café was closed.", [])


def test_another_encoding_is_guessed_and_broken_places_are_told() -> None:
    text = "The café in Málaga’s harbour was closed on Monday, said its owners, who lost £4,000 – “too much”."
    (document,), (problem,) = found(f'text\n"{text}"\n'.encode("cp1252"))
    assert document.text == text
    assert problem.startswith("encoding-guessed: a.csv")
    late = f"text\n{'The café was shut.' * 5}\n".encode() * 2_000 + b"text\nbroken \xff here\n"
    documents, problems = found(late)
    assert documents[-1].text == "broken \ufffd here"
    assert problems[-1].startswith("encoding-guessed: a.csv has 1 lines")


def test_the_mapping_names_columns() -> None:
    fields = Fields((("source", ("Blatt",)), ("text", ("Der Text.1",))))
    (document,), problems = found(f"Blatt;Der Text.1\nKurier;{TEXT}\n", fields=fields)
    assert (document.source, document.text, problems) == ("Kurier", TEXT, [])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("", "empty-file: a.csv is empty"),
        (b"text\n\x00\x01\x02", "binary-file: a.csv"),
        ("name,price\nx,1\ny,2\n", "no-text: a.csv has no column of texts; its first row says: name, price."),
        ("text\n", None),
        ("title,text\nx,\n", "no-text: a.csv, line 2 has no text; what it has: title, text."),
        ("title,text\nx,The pier, shut on Monday, is open.\n", "bad-csv: a.csv, line 2 has 4 cells, and there are 2"),
        (f'title,text\nx,"{TEXT}\nand more\n', "bad-csv: a.csv, line 2: a quotation mark opens here and is not closed"),
        ("text,date\nThe pier was shut.,02/03/2024\n", "date-unread: a.csv, line 2 gives published"),
    ],
)
def test_a_table_or_a_row_that_is_no_article(data: str | bytes, told: str | None) -> None:
    _, problems = found(data)
    assert [problem[: len(told or "")] for problem in problems] == ([] if told is None else [told])


def test_a_row_that_is_too_large_is_left_out_and_the_rest_is_read() -> None:
    documents, problems = found(f'title,text\na,{"x" * 5_000}\nb,"{TEXT}"\n', max_bytes=1_000)
    assert [each.title for each in documents] == ["b"]
    assert problems == [
        "record-too-large: a.csv, line 2 is larger than 1,000 bytes, too large for an article: "
        "leave it out or raise max_bytes."
    ]


def test_a_quotation_mark_that_is_never_closed_does_not_take_the_file_into_memory() -> None:
    rows = b'title,text\na,"The pier was shut.\n' + b"b,Nothing new on the pier today.\n" * 400_000
    tracemalloc.start()
    try:
        documents, problems = found(rows)
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()
    assert documents == []
    assert [problem.partition(":")[0] for problem in problems] == ["record-too-large", "bad-csv"]


def test_an_article_may_be_longer_than_the_csv_module_takes_by_itself() -> None:
    (document,), problems = found(f"text\n{'word ' * 60_000}\n")
    assert problems == []
    assert len(document.text.split()) == 60_000
