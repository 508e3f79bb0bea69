"""JSON and JSON Lines: one record, a list of them, or one on each line; the lines are read one by one."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from factcheck.model import Problem
from factcheck.read.decode import decode
from factcheck.read.document import Document
from factcheck.read.formats.format import Asked, Format, loaded
from factcheck.read.formats.paths import at, records_in
from factcheck.read.formats.records import Row, document_of, too_large
from factcheck.read.formats.rows import few, lines
from factcheck.read.formats.unpack import Damaged, gunzipped

# A list is held as a whole before its first article is known.
LARGEST = 50_000_000
_BLANK = b" \t\r\n\xef\xbb\xbf"


def read_json(file: BinaryIO, asked: Asked) -> Iterator[Document | Problem]:
    """The documents of a JSON file. One that holds an object on each line is read as JSON Lines."""
    data = loaded(file, asked, limit=max(LARGEST, asked.config.max_bytes))
    if isinstance(data, Problem):
        message = f"{asked.path} is larger than {LARGEST:,} bytes: save it as JSON Lines (.jsonl), one article a line."
        yield Problem(asked.path, "file-too-large", message)
        return
    decoded = decode(data, path=asked.path)
    if decoded.problem is not None:
        yield decoded.problem
    if decoded.text is None:
        return
    try:
        value = json.loads(decoded.text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and isinstance(_parsed(decoded.text.lstrip().partition("\n")[0]), dict):
            yield from read_lines(io.BytesIO(decoded.text.encode("utf-8", "surrogatepass")), asked)
        else:
            yield _broken(f"{asked.path}, line {error.lineno}, column {error.colno}", error.msg, asked)
        return
    except (ValueError, RecursionError) as error:
        yield _broken(asked.path, _reason(error), asked)
        return
    del data, decoded
    yield from few(_records(value, asked), asked)


def read_lines(file: BinaryIO, asked: Asked) -> Iterator[Document | Problem]:
    """The documents of a JSON Lines file, of which one line is held at a time."""
    return few(_lines(lines(file, most=asked.config.max_bytes), asked), asked)


def _packed(file: BinaryIO, asked: Asked) -> Iterator[Document | Problem]:
    stream, unpacking = gunzipped(file)
    with stream:
        try:
            yield from read_lines(stream, asked)
        except Damaged as error:
            message = f"{asked.path} could not be read to its end: {error}. What came before was read."
            yield Problem(asked.path, "damaged", message)
        if unpacking.cut:
            message = f"{asked.path} ends in the middle of its packed data: get it again. What came before was read."
            yield Problem(asked.path, "truncated", message)


def _records(value: object, asked: Asked) -> Iterator[Document | Problem]:
    paths = asked.config.fields.of("records")
    found = next((there for path in paths if (there := at(value, path)) is not None), None) if paths else value
    if value is None or found == []:
        what = "nothing (null)" if value is None else "an empty list"
        yield Problem(asked.path, "no-text", f"{asked.path} holds {what}, and no article: leave it out.")
        return
    if found is None:
        message = f"{asked.path} has nothing at {' or '.join(paths)}: correct records under [fields] in factcheck.toml."
        yield Problem(asked.path, "no-records", message)
        return
    records = records_in(found)
    if records == [value]:
        yield from document_of(value, Row(asked.path, ""), asked)
        return
    for number, record in enumerate(records, 1):
        yield from document_of(record, Row(f"{asked.path}, item {number}", str(number)), asked)


def _lines(found: Iterable[bytes | None], asked: Asked) -> Iterator[Document | Problem]:
    blank = True
    for number, line in enumerate(found, 1):
        row = Row(f"{asked.path}, line {number}", str(number))
        if line is None:
            yield too_large(row.shown, asked)
        elif line.strip(_BLANK):
            yield from _line(line, row, asked)
        blank = blank and line is not None and not line.strip(_BLANK)
    if blank:
        yield Problem(asked.path, "empty-file", f"{asked.path} holds no line with anything in it: leave it out.")


def _line(line: bytes, row: Row, asked: Asked) -> Iterator[Document | Problem]:
    decoded = decode(line, path=row.shown)
    if decoded.problem is not None:
        yield Problem(asked.path, decoded.problem.code, decoded.problem.message)
    if decoded.text is None:
        return
    try:
        record = json.loads(decoded.text)
    except json.JSONDecodeError as error:
        yield _broken(f"{row.shown}, column {error.colno}", error.msg, asked)
    except (ValueError, RecursionError) as error:
        yield _broken(row.shown, _reason(error), asked)
    else:
        yield from document_of(record, row, asked)


def _parsed(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _reason(error: Exception) -> str:
    return "it is nested too deep" if isinstance(error, RecursionError) else "it holds a number that is too long"


def _broken(shown: str, reason: str, asked: Asked) -> Problem:
    return Problem(asked.path, "bad-json", f"{shown}: this is no JSON that can be read ({reason}): correct it.")


JSON = Format("json", frozenset({".json"}), read_json)
JSON_LINES = Format("jsonl", frozenset({".jsonl", ".ndjson"}), read_lines)
PACKED_LINES = Format("jsonl-gz", frozenset({".jsonl.gz", ".ndjson.gz"}), _packed)
