"""The tables and views of an archive mean what docs/archive.md says of them, in plain SQLite."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from archives import silent

from factcheck import archive
from factcheck.archive.database import opened
from factcheck.config import Config

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "archive.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.S)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The border story, one article of which was there before with another figure."""
    folder = tmp_path_factory.mktemp("archive")
    shutil.copytree(ROOT / "fixtures" / "readme", folder / "in")
    changing = folder / "in" / "courier.txt"
    text = changing.read_text(encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched, opened(folder / "a.db", create=True) as connection:
        patched.setenv("FACTCHECK_CACHE", str(folder / "cache"))
        for day, figure in (("2026-03-02", "842"), ("2026-03-03", "843")):
            changing.write_text(text.replace("843", figure), encoding="utf-8")
            archive.add(connection, [str(folder / "in")], config=Config(), day=day, progress=silent)
            archive.compare(connection, config=Config(), day=day, progress=silent)
    return folder / "a.db"


@pytest.fixture
def plain(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as connection:
        yield connection


@pytest.mark.parametrize("query", QUERIES)
def test_each_query_of_the_page_runs(
    query: str, plain: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = plain.execute(query).fetchall()
    if query.startswith("VACUUM INTO"):
        with opened("copy.db") as copy:
            ours, theirs = archive.state(copy), archive.state(plain)
        assert (
            (ours.articles, ours.versions, ours.closed)
            == (theirs.articles, theirs.versions, theirs.closed)
            == (2, 3, 1)
        )
    else:
        assert rows


def test_every_table_and_view_is_on_the_page(plain: sqlite3.Connection) -> None:
    rows = plain.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'")
    # The full-text index has tables of its own.
    names = [name for (name,) in rows if not name.startswith("sentence_words_")]
    assert len(names) > 15 and [name for name in names if f"`{name}`" not in PAGE] == []


def test_offsets_point_at_what_is_told(plain: sqlite3.Connection) -> None:
    of_values = plain.execute(
        'SELECT substr(version.text, value.start + 1, value."end" - value.start), value.text FROM value'
        " JOIN claim ON claim.id = value.claim JOIN version ON version.id = claim.version"
    ).fetchall()
    of_mentions = plain.execute(
        'SELECT substr(version.text, mention.start + 1, mention."end" - mention.start), mention.text FROM mention'
        " JOIN version ON version.id = mention.version"
    ).fetchall()
    assert len(of_values) > 10 and len(of_mentions) == 4
    assert all(stands == told for stands, told in (*of_values, *of_mentions))


def test_what_became_of_the_findings(plain: sqlite3.Connection) -> None:
    history = plain.execute(
        "SELECT day, what, happening.why, message FROM happening JOIN finding ON finding.id = finding"
        " ORDER BY happening.id"
    ).fetchall()
    assert [(day, what) for day, what, *_ in history] == [
        ("2026-03-02", "new"), ("2026-03-03", "closed"), ("2026-03-03", "new"),
    ]  # fmt: skip
    assert history[1][2] == "The Hill Courier updated"
    assert history[2][2].startswith("other values than in ")
    ((message, first, last),) = plain.execute("SELECT message, first_seen, last_seen FROM open_findings").fetchall()
    assert message.startswith("843 miles is 1,357 km") and (first, last) == ("2026-03-03", "2026-03-03")


def test_the_views_show_what_counts(plain: sqlite3.Connection) -> None:
    assert plain.execute("SELECT source, version FROM current_articles ORDER BY source").fetchall() == [
        ("Southern Mercury", 1), ("The Hill Courier", 2),
    ]  # fmt: skip
    miles = plain.execute("SELECT value, stated, low, high, unit FROM stated_values WHERE unit = 'mile'").fetchall()
    assert miles == [("843 miles", 843.0, 842.5, 843.5, "mile")]
