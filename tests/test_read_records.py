"""JSON and JSON Lines: what records give, by their usual names and by a mapping, and what can be wrong with them."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck.config import Config
from factcheck.house import Fields
from factcheck.model import Article, Layout, Problem
from factcheck.read import read
from factcheck.read.document import Document, Status
from factcheck.read.formats import Asked, format_of
from factcheck.read.formats.jsons import JSON_LINES
from factcheck.read.formats.stated import stated_date
from factcheck.settings import load

FORMATS = Path(__file__).parents[1] / "fixtures" / "formats"
TEXT = "The harbour of Tornby was closed on Monday after a crane fell on two barges, its owners said."
OTHER = "The last ferry between Tornby and Elms will sail in March, its owners told the council on Friday."


def run(path: Path, **settings: Any) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    return read([str(path)], config=Config(**settings))


def found(name: str, data: bytes | str, **settings: Any) -> tuple[list[Document], list[str]]:
    """The documents of a file of this name, and its problems as code and message."""
    content = data if isinstance(data, bytes) else data.encode("utf-8")
    every = list(format_of(name).read(io.BytesIO(content), Asked(name, Config(**settings))))
    problems = [each for each in every if isinstance(each, Problem)]
    assert all(problem.path == name and problem.message.startswith(name) for problem in problems)
    documents = [each for each in every if isinstance(each, Document)]
    return documents, [f"{problem.code}: {problem.message}" for problem in problems]


def only(name: str, value: object, **settings: Any) -> Document:
    (document,), problems = found(name, json.dumps(value), **settings)
    assert problems == []
    return document


@pytest.mark.parametrize("name", ["feed.jsonl", "feed.jsonl.gz"])
def test_each_line_is_an_article(name: str) -> None:
    articles, problems = run(FORMATS / name)
    assert problems == ()
    assert [article.path.rpartition("/")[2] for article in articles] == [f"{name}#{number}" for number in (1, 2, 3)]
    first = articles[0]
    assert first.title == "Ferry Astrid runs aground off Skerrin with 212 aboard"
    assert (first.source, first.published) == ("Skerrin Gazette", "2025-03-04T21:10+00:00")
    assert first.url == "https://gazette.example/2025/ferry-astrid"
    assert first.text.startswith(f"{first.title}\n\nThe car ferry Astrid")
    assert [mark.layout for mark in first.marks if mark.span.start == 0] == [Layout.TITLE]


def test_an_object_that_holds_the_list_and_pieces_of_html() -> None:
    articles, problems = run(FORMATS / "posts.json")
    assert problems == ()
    assert [(one.source, one.published, one.updated) for one in articles] == [
        ("Skerrin Gazette", "2025-03-04T21:10+00:00", "2025-03-05T06:02+00:00"),
        ("The Northern Wire", "2025-03-05T07:30+00:00", None),
    ]
    first = articles[0]
    assert first.title == "Ferry Astrid runs aground off Skerrin – 212 aboard"
    assert "<" not in first.text
    captions = [first.text[m.span.start : m.span.end] for m in first.marks if m.layout is Layout.CAPTION]
    assert captions == ["The Astrid in 2019. Photo: H. Orr"]


def test_the_mapping_of_a_settings_file() -> None:
    settings = load(file=str(FORMATS / "mapped" / "factcheck.toml"))
    articles, problems = read([str(FORMATS / "mapped" / "export.json")], config=settings.config)
    assert problems == ()
    assert [(one.source, one.published) for one in articles] == [
        ("Skerrin Gazette", "2025-03-04"),
        ("The Northern Wire", "2025-03-05T07:30+00:00"),
    ]
    assert articles[0].text.count("\n\n") == 3


@pytest.mark.parametrize(
    "record",
    [
        {"text": TEXT},
        {"Body Text": TEXT},
        {"articleBody": TEXT, "text": None},
        {"content": [TEXT]},
        {"content": {"rendered": TEXT}},
        {"body": "", "content": TEXT},
        {"fields": {"bodyText": TEXT}},
        {"text": f"<p>{TEXT}</p>"},
        {"text": TEXT.replace("crane", "cr&#97;ne")},
    ],
)
def test_the_usual_names_of_the_text(record: dict[str, object]) -> None:
    assert only("a.json", record).text == TEXT
    assert [each.text for each in found("a.jsonl", json.dumps(record))[0]] == [TEXT]


@pytest.mark.parametrize(
    ("wrap", "names"),
    [
        (lambda one: one, [""]),
        (lambda one: [one, one], ["1", "2"]),
        (lambda one: {"items": [one, one]}, ["1", "2"]),
        (lambda one: {"data": [one, one], "page": 1}, ["1", "2"]),
        (lambda one: {"response": {"results": [one]}}, ["1"]),
        (lambda one: {"hits": {"hits": [{"_source": one}]}}, ["1"]),
    ],
)
def test_where_the_records_of_a_file_are(wrap: Any, names: list[str]) -> None:
    documents, problems = found("a.json", json.dumps(wrap({"title": "Crane falls", "body": TEXT})))
    assert ([each.name for each in documents], problems) == (names, [])


def test_all_fields_of_a_record() -> None:
    document = only(
        "a.json",
        {
            "guid": "tag:x,1", "headline": "Crane <i>falls</i> &amp; sinks", "standfirst": "Two barges lost.",
            "text": TEXT, "publisher": {"name": "The Courier"}, "pubDate": "Tue, 05 Mar 2024 10:00:00 +0530",
            "modified": 1709650000, "link": "https://x.example/1", "lang": "en_GB", "origin": "wire-7",
        },
    )  # fmt: skip
    assert document.text == f"Crane falls & sinks\n\nTwo barges lost.\n\n{TEXT}"
    assert [mark.layout for mark in document.marks] == [Layout.TITLE, Layout.STANDFIRST]
    assert (document.title, document.source, document.uri) == ("Crane falls & sinks", "The Courier", "tag:x,1")
    assert (document.published, document.updated) == ("2024-03-05T10:00+05:30", "2024-03-05T14:46+00:00")
    assert (document.url, document.language, document.origin) == ("https://x.example/1", "en", "wire-7")


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"embargo": "2025-03-06T10:00Z"}, "embargoed"),
        ({"embargo": "2025-03-05T09:00Z"}, None),
        ({"embargo": "Wed, 05 Mar 2025 10:01:00 GMT"}, "embargoed"),
        ({"embargo": 1741168740}, None),
        ({"embargo": "2025-03-05 10:30"}, "embargoed"),
        ({"embargo": "5 March 2025, 11pm"}, "withheld"),
        ({"embargo": False, "status": "ok"}, None),
        ({"embargoed": True}, "withheld"),
        ({"embargo": "until the trial ends"}, "withheld"),
        ({"pubstatus": "withheld"}, "withheld"),
        ({"status": "Canceled"}, "canceled"),
    ],
)
def test_what_may_not_be_used_yet_is_left_out(tmp_path: Path, told: dict[str, object], code: str | None) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, **told}))
    articles, problems = read([str(tmp_path / "a.jsonl")], config=Config(), now="2025-03-05T10:00+00:00")
    assert ([each.code for each in problems], len(articles)) == (([], 1) if code is None else ([code], 0))


def test_a_title_that_the_text_begins_with_is_not_told_twice() -> None:
    assert only("a.json", {"title": "Crane falls", "text": f"Crane falls\n\n{TEXT}"}).text == f"Crane falls\n\n{TEXT}"


def test_an_id_that_is_an_address_is_the_address() -> None:
    document = only("a.json", {"id": "https://x.example/1", "text": TEXT})
    assert (document.url, document.uri) == ("https://x.example/1", None)


@pytest.mark.parametrize(
    ("path", "record"),
    [
        ("content.body", {"content": {"body": TEXT}}),
        ("content.body", {"content.body": TEXT}),
        ("parts.1", {"parts": ["x", TEXT]}),
        ("parts.text", {"parts": [{"text": TEXT}, {"image": 1}]}),
    ],
)
def test_a_mapped_field_is_found_and_the_usual_names_are_not_tried(path: str, record: dict[str, object]) -> None:
    fields = Fields((("text", (path,)),))
    assert only("a.json", record, fields=fields).text == TEXT
    documents, (problem,) = found("a.json", json.dumps({"text": TEXT}), fields=fields)
    assert documents == []
    assert problem.startswith(f"no-text: a.json has no text under {path}; what it has: text.")


def test_of_several_paths_the_first_that_holds_something_counts() -> None:
    fields = Fields((("text", ("long", "short")),))
    assert only("a.json", {"long": " ", "short": TEXT}, fields=fields).text == TEXT


def test_the_list_that_is_named_must_be_there() -> None:
    fields = Fields((("records", ("export.stories",)),))
    assert only("a.json", {"export": {"stories": [{"text": TEXT}]}}, fields=fields).name == "1"
    documents, (problem,) = found("a.json", json.dumps([{"text": TEXT}]), fields=fields)
    assert documents == []
    assert problem.startswith("no-records: a.json has nothing at export.stories")


DATES = [
    ("2024-03-05", "2024-03-05"),
    ("2024-03-05T10:30:15Z", "2024-03-05T10:30+00:00"),
    ("2024-03-05T10:30:15.123456789+01:00", "2024-03-05T10:30+01:00"),
    ("2024-03-05 10:30:00 UTC", "2024-03-05T10:30+00:00"),
    ("2024-03-05 10:30", "2024-03-05"),
    ("20240305T103000Z", "2024-03-05T10:30+00:00"),
    ("Tue, 05 Mar 2024 10:30:00 GMT", "2024-03-05T10:30+00:00"),
    ("5 March 2024", "2024-03-05"),
    ("March 5, 2024, 10:30 GMT", "2024-03-05T10:30+00:00"),
    ("31/12/2024", "2024-12-31"),
    (1709634600, "2024-03-05T10:30+00:00"),
    (1709634600.5, "2024-03-05T10:30+00:00"),
    (1709634600000, "2024-03-05T10:30+00:00"),
    ("1709634600", "2024-03-05T10:30+00:00"),
    ("2024/03/05", "2024-03-05"),
    ("2024/03/05 10:30:00 +0100", "2024-03-05T10:30+01:00"),
    ({"$date": "2024-03-05T10:30:00Z"}, "2024-03-05T10:30+00:00"),
    (["2024-03-05"], "2024-03-05"),
    ("0001-01-01T00:00:00Z", None),
    ("1970-01-01T00:00:00Z", None),
    ("02/03/2024", None),
    ("2024/3/5/6", None),
    ("2024", None),
    (2024, None),
    (20240305, None),
    ("yesterday", None),
    ("5 March 2024 or 6 March 2024", None),
    ("30 February 2024", None),
    (float("inf"), None),
    (float("nan"), None),
    (10**400, None),
    (-5, None),
    (True, None),
    ({"$date": 1}, None),
    ("9" * 50, None),
    ("1" * 5_000, None),
]


@pytest.mark.parametrize(("stated", "wanted"), DATES)
def test_what_a_date_says_for_certain(stated: object, wanted: str | None) -> None:
    assert stated_date(stated) == wanted


def test_a_date_that_is_not_certain_is_unknown_and_told() -> None:
    (document,), (problem,) = found("a.jsonl", json.dumps({"text": TEXT, "date": "02/03/2024"}))
    assert document.published is None
    assert problem.startswith('date-unread: a.jsonl, line 1 gives published as "02/03/2024"')
    assert found("a.jsonl", json.dumps({"text": TEXT, "date": None, "updated": ""}))[1] == []


def test_what_is_wrong_with_one_line_is_told_and_the_others_are_read() -> None:
    good = json.dumps({"text": TEXT})
    rows = [good, "{", "[1]", '"x"', '{"a": 1}', "", "   ", "nan nan", json.dumps({"text": "x" * 3_000}), good]
    documents, problems = found("a.jsonl", "\r\n".join(rows), max_bytes=2_000)
    assert [each.name for each in documents] == ["1", "10"]
    assert [problem.partition(":")[0] for problem in problems] == [
        "bad-json", "no-text", "no-text", "no-text", "bad-json", "record-too-large",
    ]  # fmt: skip
    assert "a.jsonl, line 2, column 1: this is no JSON" in problems[0]
    assert "a.jsonl, line 5 has no text; what it has: a." in problems[3]


def test_of_one_kind_of_problem_ten_are_listed_and_the_rest_is_counted() -> None:
    _, problems = found("a.jsonl", "{}\n" * 2_000)
    assert len(problems) == 11
    assert problems[-1].startswith("no-text: a.jsonl has 1,990 more problems of the kind no-text")


@pytest.mark.parametrize("status", ["canceled", "Withdrawn", "killed"])
def test_a_record_that_only_withdraws_needs_no_text(status: str) -> None:
    found = only("a.json", {"id": 17, "source": "The Courier", "status": status, "updated": "2026-03-02"})
    assert (found.status, found.text, found.uri, found.source) == (Status.CANCELED, "", "17", "The Courier")
    assert found.updated == "2026-03-02"


def test_a_file_of_json_may_hold_lines() -> None:
    line = json.dumps({"text": TEXT})
    documents, problems = found("a.json", f"{line}\n{line}\n")
    assert ([each.name for each in documents], problems) == (["1", "2"], [])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("", "empty-file: a.json is empty"),
        ("{'text': 1}", "bad-json: a.json, line 1, column 2"),
        ('{"text": "x"', "bad-json: a.json, line 1, column 13"),
        ("[" * 200_000, "bad-json: a.json: this is no JSON that can be read (it is nested too deep)"),
        ('{"a":' * 200_000, "bad-json: a.json: this is no JSON that can be read (it is nested too deep)"),
        ("9" * 20_000, "bad-json: a.json: this is no JSON that can be read (it holds a number that is too long)"),
        ("null", "no-text: a.json holds nothing"),
        ("[]", "no-text: a.json holds an empty list"),
        ('"text"', "no-text: a.json is no object with fields"),
        ("{}", "no-text: a.json has no text; what it has: nothing at all"),
        ('{"text": 5}', "no-text: a.json has no text; what it has: text"),
        ('{"text": "<p> </p><script>x</script>"}', "no-text: a.json has HTML without a text in it"),
        (b'{"text": "\x00"}', "binary-file: a.json"),
    ],
)
def test_a_file_that_is_no_article(data: str | bytes, told: str) -> None:
    documents, (problem,) = found("a.json", data)
    assert documents == []
    assert problem.startswith(told)


def test_html_that_is_nested_too_deep_is_a_problem_of_its_line() -> None:
    deep = json.dumps({"text": "<div>" * 100_000 + TEXT})
    documents, problems = found("a.jsonl", f"{deep}\n{json.dumps({'text': OTHER})}\n")
    assert [each.text for each in documents if each.name == "2"] == [OTHER]
    assert all("line 1" in problem for problem in problems)


def test_records_in_records_without_end_are_no_trouble() -> None:
    value: object = {"text": TEXT}
    for _ in range(100):
        value = {"data": [[{"content": {"text": value}}]]}
    (_, problems) = found("a.json", json.dumps(value))
    assert [problem.partition(":")[0] for problem in problems] == ["no-text"]


def test_half_characters_and_zero_bytes_do_not_get_through() -> None:
    (document,), _ = found("a.json", r'{"title": "A \ud800 b", "text": "\ud83d\ude00 \udc00 one\u0000two\r\nthree"}')
    assert document.text == "A \ufffd b\n\n\U0001f600 \ufffd one\ufffdtwo\nthree"
    assert document.text.encode("utf-8")


def test_another_encoding_is_guessed_and_said_so() -> None:
    text = "The café in Málaga’s harbour was closed on Monday, said its owners, who lost £4,000 – “too much”."
    (document,), (problem,) = found("a.jsonl", json.dumps({"text": text}, ensure_ascii=False).encode("cp1252"))
    assert document.text == text
    assert problem.startswith("encoding-guessed: a.jsonl, line 1")
    assert only("b.json", {"text": text}).text == text
    (wide,), _ = found("c.json", json.dumps({"text": text}).encode("utf-16"))
    assert wide.text == text


class Endless(io.RawIOBase):
    """A file of this many bytes without an end of line, then a line that is an article; it is never held whole."""

    def __init__(self, size: int, then: bytes) -> None:
        super().__init__()
        self._left = size
        self._then = then

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._left:
            size = min(self._left, len(buffer))
            buffer[:size] = b"x" * size
            self._left -= size
            return size
        size = min(len(self._then), len(buffer))
        buffer[:size] = self._then[:size]
        self._then = self._then[size:]
        return size


def test_a_line_of_a_hundred_megabytes_is_passed_over_and_never_held() -> None:
    file = io.BufferedReader(Endless(100_000_000, b"\n" + json.dumps({"text": TEXT}).encode() + b"\n"), 65_536)
    tracemalloc.start()
    try:
        problem, document = JSON_LINES.read(file, Asked("a.jsonl", Config()))
        assert tracemalloc.get_traced_memory()[1] < 12_000_000
    finally:
        tracemalloc.stop()
    assert isinstance(problem, Problem)
    assert problem.message.startswith("a.jsonl, line 1 is larger than 2,000,000 bytes")
    assert isinstance(document, Document)
    assert (document.name, document.text) == ("2", TEXT)


def test_lines_are_read_one_by_one() -> None:
    taken: list[int] = []

    def lines() -> Iterator[bytes]:
        for number in range(1_000_000):
            taken.append(number)
            yield json.dumps({"text": f"{TEXT} {number}"}).encode() + b"\n"

    class Source(io.RawIOBase):
        rest = lines()

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            line = next(self.rest)
            buffer[: len(line)] = line
            return len(line)

    documents = JSON_LINES.read(io.BufferedReader(Source(), 4_096), Asked("a.jsonl", Config()))
    for _ in range(10):
        next(documents)
    assert len(taken) < 100


def test_a_list_that_is_too_large_to_be_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.read.formats.jsons.LARGEST", 1_000)
    documents, (problem,) = found("a.json", json.dumps([{"text": TEXT}] * 20), max_bytes=500)
    assert documents == []
    assert problem.startswith("file-too-large: a.json is larger than 1,000 bytes: save it as JSON Lines")


def test_packed_lines_in_several_members_and_cut_ones() -> None:
    line = json.dumps({"text": TEXT}).encode() + b"\n"
    whole = gzip.compress(line * 2) + gzip.compress(line)
    documents, problems = found("a.jsonl.gz", whole + b"\0" * 100)
    assert ([each.name for each in documents], problems) == (["1", "2", "3"], [])
    documents, problems = found("a.jsonl.gz", whole[:-10])
    assert len(documents) >= 2
    assert problems[-1].startswith("truncated: a.jsonl.gz ends in the middle")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"plain text", "it is not packed by gzip"),
        (gzip.compress(b"\n" * 50, mtime=0)[:-8] + b"\xff" * 8, "its packed data is damaged"),
    ],
)
def test_what_is_not_packed_well(data: bytes, told: str) -> None:
    documents, problems = found("a.ndjson.gz", data)
    assert documents == []
    assert problems[-1].startswith("damaged:")
    assert told in problems[-1]


def test_a_bomb_is_not_unpacked_to_its_end() -> None:
    inner = gzip.compress(b" " * 30_000_000, 9)
    bomb = b"".join([gzip.compress(json.dumps({"text": TEXT}).encode() + b"\n"), *[inner] * 40])
    tracemalloc.start()
    try:
        documents, problems = found("a.jsonl.gz", bomb)
        assert tracemalloc.get_traced_memory()[1] < 12_000_000
    finally:
        tracemalloc.stop()
    assert [each.text for each in documents] == [TEXT]
    assert problems[-1].startswith(
        "damaged: a.jsonl.gz could not be read to its end: it unpacks to more than 250 times"
    )
