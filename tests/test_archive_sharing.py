"""Several processes at one archive: two that write, others that read, one that removes, and nobody is told of it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from archives import DAY, Worker, content, silent, worker, write
from test_archive_kill import texts

from factcheck import FactcheckError, archive
from factcheck.archive import database, intake, removing
from factcheck.archive.database import opened, writing
from factcheck.archive.turns import ChangedError, keep_turn, next_turn, turn
from factcheck.cli import main
from factcheck.config import Config


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Worker]]:
    with ExitStack() as stack:
        cache = tmp_path_factory.mktemp("cache")
        yield [stack.enter_context(worker(cache)) for _ in range(2)]


def at_once(jobs: list[tuple[Worker, str, Path, list[str]]]) -> list[list[str]]:
    """What each was told, of jobs that run at one time."""
    for one, what, path, paths in jobs:
        one.start(what, path, paths)
    return [one.lines() for one, *_ in jobs]


def test_two_that_add_the_same_lose_and_double_nothing(workers: list[Worker], tmp_path: Path) -> None:
    paths = write(tmp_path / "in", texts(12))
    workers[0].done("add", tmp_path / "whole.db", paths)
    whole = content(tmp_path / "whole.db")
    for again in range(4):
        path, largest, stop = tmp_path / f"{again}.db", 0, threading.Event()
        seen: list[int] = []

        def read(path: Path = path, stop: threading.Event = stop, seen: list[int] = seen) -> None:
            while not stop.is_set():
                if path.exists() and archive.is_archive(str(path)):
                    with opened(path) as connection:
                        found = archive.state(connection)
                        assert found.pending == found.articles == found.versions
                        seen.append(found.articles)
                time.sleep(0.01)

        reader = threading.Thread(target=read)
        reader.start()
        told = at_once([(workers[0], "add", path, paths[:9]), (workers[1], "add", path, paths[3:][::-1])])
        stop.set()
        reader.join()
        largest = max((each.stat().st_size for each in tmp_path.glob(f"{again}.db-wal")), default=0)
        assert [lines[-1] for lines in told] == ["ended 0", "ended 0"], told
        counts = [[int(number) for number in lines[-3].split()[1:]] for lines in told]
        assert sum(new for new, _, _ in counts) == 12 and sum(known for *_, known in counts) == 6
        assert content(path) == whole
        assert seen == sorted(seen) and largest < 20_000_000


def test_many_that_make_one_file_at_once(tmp_path: Path) -> None:
    code = "import sys; from factcheck.archive.database import opened\nwith opened(sys.argv[1], create=True): pass"
    for at in range(3):
        path = tmp_path / f"{at}.db"
        started = [subprocess.Popen([sys.executable, "-c", code, str(path)]) for _ in range(4)]
        assert [one.wait(timeout=120) for one in started] == [0] * 4
        with opened(path) as connection:
            assert archive.state(connection).articles == 0


def test_another_makes_the_file_between_any_two_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect, steps = sqlite3.connect, 0

    def traced(path: Path, **options: Any) -> sqlite3.Connection:
        """Before step `at` of the first connection another makes the archive."""
        connection: sqlite3.Connection = connect(path, **options)

        def before(statement: str) -> None:
            nonlocal steps
            # What SQLite itself asks within a statement is no step.
            if connection.in_transaction or statement.startswith("--"):
                return
            steps += 1
            if steps == at:
                with closing(connect(path, isolation_level=None)) as other:
                    database._prepare(other, path, create=True)

        connection.set_trace_callback(before)
        return connection

    monkeypatch.setattr(sqlite3, "connect", traced)
    for at in range(1, 7):
        steps = 0
        with opened(tmp_path / f"{at}.db", create=True) as connection:
            assert connection.execute("SELECT count(*) FROM article").fetchone() == (0,)
        assert steps >= at


def test_removing_beside_one_that_adds(workers: list[Worker], tmp_path: Path) -> None:
    paths, path = write(tmp_path / "in", texts(12)), tmp_path / "a.db"
    workers[0].done("add", path, paths[:2])
    first, second = at_once([(workers[0], "add", path, paths), (workers[1], "remove", path, paths[:1])])
    assert (first[-1], second[-1], second[0]) == ("ended 0", "ended 0", "removed 1")
    with opened(path) as connection:
        found = archive.state(connection)
    # It was read again before or after it was removed: then it stands again, as a version of its own.
    assert (found.articles, found.versions, found.withdrawn) in {(11, 12, 1), (12, 13, 0)}


def test_one_that_waits_for_too_long_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(database, "_WAIT_SECONDS", 0.1)
    path, paths = str(tmp_path / "a.db"), write(tmp_path / "in", texts(1))
    assert main(["archive", "add", *paths, "--archive", path]) == 0
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert main(["archive", "remove", *paths, "--archive", path]) == 2
        assert "[archive-busy]" in capsys.readouterr().err
        # Who reads waits for nobody.
        assert main(["archive", "status", "--archive", path]) == 0
        other.execute("ROLLBACK")
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM article").fetchone()
        assert main(["archive", "remove", *paths, "--purge", "--archive", path]) == 2
        assert "the text leaves its file when the last of them has closed it" in " ".join(
            capsys.readouterr().err.split()
        )
    with opened(path) as connection:
        assert archive.state(connection).versions == 0
    assert b"Canal Street" not in b"".join(each.read_bytes() for each in tmp_path.glob("a.db*"))


def test_what_was_made_of_another_state_of_the_index_is_not_written(tmp_path: Path) -> None:
    with opened(tmp_path / "a.db", create=True) as one, opened(tmp_path / "a.db") as other:
        began = turn(one)
        with writing(other):
            next_turn(other)
        with pytest.raises(ChangedError), writing(one):
            keep_turn(one, began)
        with writing(one):
            keep_turn(one, turn(one))


@pytest.fixture(scope="module")
def comparing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Worker]]:
    with ExitStack() as stack:
        cache = tmp_path_factory.mktemp("cache")
        yield [stack.enter_context(worker(cache, compares=True)) for _ in range(2)]


@pytest.mark.slow
def test_two_that_compare_while_one_adds_and_removes(comparing: list[Worker], tmp_path: Path) -> None:
    workers = comparing
    paths, path = write(tmp_path / "in", texts(16)), tmp_path / "a.db"
    workers[0].done("add", tmp_path / "whole.db", paths)
    workers[0].done("compare", tmp_path / "whole.db")
    whole = content(tmp_path / "whole.db")
    for at in range(0, 16, 4):
        workers[0].done("add", path, paths[at : at + 4])
        told = at_once([(workers[0], "compare", path, []), (workers[1], "compare", path, [])])
        assert [lines[-1] for lines in told] == ["ended 0", "ended 0"], told
        told = at_once([(workers[0], "compare", path, []), (workers[1], "remove", path, [paths[at]])])
        assert [lines[-1] for lines in told] == ["ended 0", "ended 0"], told
        workers[0].done("add", path, [paths[at]])
    workers[0].done("compare", path)
    ours = content(path)
    stands = [row[:-3] for row in ours["finding"] if row[10] is None]
    assert [row[0] for row in stands] == [row[0] for row in whole["finding"]]
    assert not any(row[-1] for row in ours["version"] if row[2])


@pytest.mark.slow
def test_purging_while_another_compares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths, path = write(tmp_path / "in", texts(6)), tmp_path / "a.db"
    purged: list[str] = []

    def progress(stage: str, done: int, total: int) -> None:
        """At each step of the comparison another article goes."""
        if stage in {"stories", "compare"} and len(purged) < 3:
            purged.append(paths[len(purged)])
            with opened(path) as other:
                removing.purge(other, purged[-1:])

    monkeypatch.setattr(intake, "_BATCH", 2)
    with opened(path, create=True) as connection:
        archive.add(connection, paths, config=Config(), day=DAY, progress=silent)
        archive.compare(connection, config=Config(), day=DAY, progress=progress)
        assert archive.state(connection).articles == 3 and archive.state(connection).pending == 0
    assert len(content(path)["story"]) == 3
    with pytest.raises(FactcheckError, match="No article"), opened(path) as connection:
        removing.purge(connection, purged[:1])
