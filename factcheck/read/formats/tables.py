"""CSV: the first row names the columns, every other one is an article; read row by row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from factcheck.house import Fields
from factcheck.model import Problem
from factcheck.read.document import Document
from factcheck.read.formats.format import Asked, Format
from factcheck.read.formats.paths import USUAL, plain_name
from factcheck.read.formats.records import Row, cut, document_of, too_large
from factcheck.read.formats.rows import few
from factcheck.read.formats.tablelines import TableLines, TooLarge, table_lines

_DELIMITERS = ",;\t|"
# With which Excel says what parts the cells.
_SAID = re.compile(r"sep=([,;\t|])\s*", re.I)
_COLUMNS_SHOWN = 8
_HEADER_LINES = 20


def read_table(file: BinaryIO, asked: Asked) -> Iterator[Document | Problem]:
    """The documents of a CSV file, whatever parts its cells: a comma, a semicolon, a tab or a bar."""
    # The module has one limit for all its readers, and its default is less than a long article.
    csv.field_size_limit(max(csv.field_size_limit(), asked.config.max_bytes + 1))
    return few(_documents(file, asked), asked)


def _documents(file: BinaryIO, asked: Asked) -> Iterator[Document | Problem]:
    lines = table_lines(file, asked)
    if isinstance(lines, Problem):
        yield lines
        return
    if lines.problem is not None:
        yield lines.problem
    try:
        columns, delimiter = _header(lines, asked.config.fields)
    except TooLarge:
        yield too_large(f"{asked.path}, line {lines.row}", asked)
        return
    if not _has_text(columns, asked.config.fields):
        yield _textless(columns, asked)
        return
    yield from _rows(lines, columns, delimiter, asked)
    if lines.problem is None and lines.broken:
        message = f"{asked.path} has {lines.broken:,} lines that are not all UTF-8, read with \ufffd: save it anew."
        yield Problem(asked.path, "encoding-guessed", message)


def _header(lines: TableLines, fields: Fields) -> tuple[list[str], str]:
    """The names of the columns and what parts them: that by which most columns have names that are known."""
    delimiters = _DELIMITERS
    head: list[str] = []
    lines.begin()
    for line in lines:
        said = _SAID.fullmatch(line) if not head else None
        if said is not None:
            delimiters = said[1]
        elif head or line.strip():
            head.append(line)
        if head and (not lines.open or len(head) >= _HEADER_LINES):
            break
        if not head:
            lines.begin()
    rows = [(next(csv.reader(head, delimiter=each), []), each) for each in delimiters]
    known = {plain_name(name) for names in USUAL.values() for name in names}
    known |= {plain_name(path) for _, paths in fields.paths for path in paths}
    found = max(rows, key=lambda row: (sum(plain_name(name) in known for name in row[0]), len(row[0])))
    return [name.strip() for name in found[0]], found[1]


def _rows(lines: TableLines, columns: Sequence[str], delimiter: str, asked: Asked) -> Iterator[Document | Problem]:
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        lines.begin()
        row = Row(f"{asked.path}, line {lines.row}", str(lines.row))
        try:
            cells = next(reader, None)
        except TooLarge:
            yield too_large(row.shown, asked)
            if lines.skipped():
                # A new reader: the old one still holds the beginning of the row.
                reader = csv.reader(lines, delimiter=delimiter)
                continue
            yield _unclosed(row, asked)
            return
        except csv.Error as error:
            yield Problem(asked.path, "bad-csv", f"{row.shown}: this is no CSV that can be read ({error}): correct it.")
            continue
        if cells is None:
            return
        if lines.ended and lines.open and lines.number > lines.row:
            yield _unclosed(row, asked)
        elif any(cell.strip() for cell in cells):
            yield from _document(cells, columns, row, asked)


def _document(cells: list[str], columns: Sequence[str], row: Row, asked: Asked) -> Iterator[Document | Problem]:
    if any(cell.strip() for cell in cells[len(columns) :]):
        message = (
            f"{row.shown} has {len(cells)} cells, and there are {len(columns)} columns: put a text that holds what "
            "parts the cells in quotation marks."
        )
        yield Problem(asked.path, "bad-csv", message)
        return
    record: dict[str, str] = {}
    for name, cell in zip(columns, cells, strict=False):
        record.setdefault(name, cell)
    yield from document_of(record, row, asked)


def _has_text(columns: Sequence[str], fields: Fields) -> bool:
    wanted = fields.of("text")
    return any(name in wanted if wanted else plain_name(name) in USUAL["text"] for name in columns)


def _textless(columns: Sequence[str], asked: Asked) -> Problem:
    wanted: Mapping[bool, str] = {True: f" {' or '.join(asked.config.fields.of('text'))}", False: " of texts"}
    shown = ", ".join(cut(name) for name in columns[:_COLUMNS_SHOWN])
    more = ", ..." if len(columns) > _COLUMNS_SHOWN else ""
    message = (
        f"{asked.path} has no column{wanted[bool(asked.config.fields.of('text'))]}; its first row says: {shown}{more}. "
        'Name the column that holds the articles in factcheck.toml: [fields] and text = "...".'
    )
    return Problem(asked.path, "no-text", message)


def _unclosed(row: Row, asked: Asked) -> Problem:
    message = f"{row.shown}: a quotation mark opens here and is not closed, so nothing from here on was read: close it."
    return Problem(asked.path, "bad-csv", message)


CSV = Format("csv", frozenset({".csv", ".tsv"}), read_table)
