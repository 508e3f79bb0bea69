"""What the archive takes for one article: by address, by what its sender calls it, and what its sender withdrew."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from archives import DAY, silent

from factcheck import archive
from factcheck.archive import Added, database
from factcheck.archive.database import migrations, opened
from factcheck.config import Config

GUARDS = "There are 15 guards at the gate of the castle in Hartley, its owner said on Monday."
ROADS = "The mayor of Pennmouth will spend 12 million pounds on roads next year."
STORY = {"uri": "tag:w,2026:1", "type": "text", "headline": "Guards at the castle", "body_text": GUARDS}


def add(folder: Path, *, revive: bool = True) -> Added:
    with opened(folder / "a.db", create=True) as connection:
        return archive.add(connection, [str(folder / "in")], config=Config(), day=DAY, progress=silent, revive=revive)


def held(folder: Path) -> list[tuple[str, int, str | None]]:
    """The versions that count, or would if they were not withdrawn: title, number, why withdrawn."""
    question = (
        "SELECT title, number, reason FROM version JOIN article ON article.id = version.article"
        " WHERE current = 1 ORDER BY version.id"
    )
    with closing(sqlite3.connect(folder / "a.db")) as connection:
        return connection.execute(question).fetchall()


def put(folder: Path, name: str, *records: Mapping[str, object]) -> None:
    (folder / "in").mkdir(exist_ok=True)
    lines = "\n".join(map(json.dumps, records))
    (folder / "in" / name).write_text(lines, encoding="utf-8")


@pytest.mark.parametrize("source", [{}, {"source": "Vale Times"}])
@pytest.mark.parametrize("field", ["id", "url"])
def test_two_senders_may_give_one_number(tmp_path: Path, field: str, source: Mapping[str, object]) -> None:
    name = {"id": 1} if field == "id" else {"url": "/news/1"}
    put(tmp_path, "a.jsonl", {**name, "title": "Guards", "text": GUARDS})
    put(tmp_path, "b.jsonl", {**name, "title": "Roads", "text": ROADS, **source})
    assert (add(tmp_path).new, add(tmp_path).known) == (2, 2)
    assert held(tmp_path) == [("Guards", 1, None), ("Roads", 1, None)]


def test_a_number_of_one_source_stays_one_article(tmp_path: Path) -> None:
    record: dict[str, object] = {"id": 1, "title": "Guards", "text": GUARDS, "source": "Vale Times"}
    put(tmp_path, "monday.jsonl", record)
    add(tmp_path)
    put(tmp_path, "tuesday.jsonl", {**record, "title": "More guards", "text": GUARDS.replace("15", "17")})
    assert (add(tmp_path).versions, held(tmp_path)) == (1, [("More guards", 2, None)])


def test_an_article_whose_address_changed_is_the_same_by_what_it_is_called(tmp_path: Path) -> None:
    record: dict[str, object] = {"id": "tag:vale,2026:1", "title": "Guards", "text": GUARDS}
    put(tmp_path, "feed.jsonl", {**record, "url": "https://vale.example/guards"})
    add(tmp_path)
    moved = {**record, "url": "https://vale.example/more-guards", "title": "More guards"}
    put(tmp_path, "feed.jsonl", moved)
    assert (add(tmp_path).versions, held(tmp_path)) == (1, [("More guards", 2, None)])


def test_an_archive_that_knew_numbers_alone_knows_them_with_their_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.jsonl", {"id": 1, "title": "Guards", "text": GUARDS, "source": "Vale Times"})
    monkeypatch.setattr(database, "migrations", lambda: migrations()[:4])
    add(tmp_path)
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection, connection:
        connection.execute("UPDATE article SET key = '1'")
    monkeypatch.undo()
    assert (add(tmp_path).known, held(tmp_path)) == (1, [("Guards", 1, None)])


def test_what_was_withdrawn_stays_so_while_its_file_lies_there(tmp_path: Path) -> None:
    put(tmp_path, "story.json", STORY)
    put(tmp_path, "kill.json", {**STORY, "pubstatus": "canceled"})
    found = [add(tmp_path) for _ in range(3)]
    assert [(one.new, one.versions, one.withdrawn) for one in found] == [(1, 0, 1), (0, 0, 0), (0, 0, 0)]
    assert held(tmp_path) == [("Guards at the castle", 1, "by its sender")]


def test_a_notice_that_is_read_long_before_its_article_counts(tmp_path: Path) -> None:
    put(tmp_path, "a.json", {**STORY, "pubstatus": "canceled"})
    # More than a batch lies between.
    put(tmp_path, "b.jsonl", *({"title": f"Roads {one}", "text": f"{ROADS} It is plan {one}."} for one in range(40)))
    put(tmp_path, "z.json", STORY)
    assert add(tmp_path).withdrawn == 1


def test_what_is_withheld_after_it_was_sent_counts_no_longer(tmp_path: Path) -> None:
    put(tmp_path, "a.json", STORY)
    add(tmp_path)
    put(tmp_path, "b.json", {**STORY, "pubstatus": "withheld", "body_text": ""})
    assert add(tmp_path).withdrawn == 1
    put(tmp_path, "c.json", {**STORY, "body_text": GUARDS.replace("15", "17")})
    (tmp_path / "in" / "b.json").unlink()
    assert add(tmp_path, revive=False).versions == 1
    assert held(tmp_path) == [("Guards at the castle", 2, None)]


@pytest.mark.parametrize(
    ("sent_again", "reason"), [("2026-03-02T09:00Z", None), ("2026-03-01T09:00Z", "by its sender")]
)
def test_what_was_sent_again_after_the_notice_stands(tmp_path: Path, sent_again: str, reason: str | None) -> None:
    put(tmp_path, "a.json", {**STORY, "pubstatus": "canceled", "versioncreated": "2026-03-01T12:00Z"})
    put(tmp_path, "b.json", {**STORY, "versioncreated": sent_again})
    add(tmp_path)
    assert held(tmp_path) == [("Guards at the castle", 1, reason)]
