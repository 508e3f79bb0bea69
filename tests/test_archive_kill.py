"""A process that is killed loses nothing that it reported as done, corrupts nothing, and a second one ends its work."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from archives import Worker, content, worker, write

TOWNS = ("Dunmore", "Alderwick", "Halden", "Ambleton", "Selby", "Orla", "Varn", "Lister", "Canning", "Ostry")
FIGURES = (12, 21, 35, 41, 53, 66, 74, 87)


def texts(count: int) -> list[str]:
    """Short articles, of which each two tell of one fire, with two figures."""
    return [
        f"Fire in {TOWNS[at // 2]}\n\n{'AB'[at % 2]} Gazette, 6 November 2024\n\n"
        f"A fire in a warehouse on Canal Street in {TOWNS[at // 2]} injured {FIGURES[at % 8]} people on Tuesday, "
        "the fire service said.\n"
        for at in range(count)
    ]


@pytest.fixture(scope="module")
def working(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    with worker(tmp_path_factory.mktemp("cache")) as one:
        yield one


def reported(told: list[str], stage: str) -> int:
    """How many were reported as done."""
    return max((int(line.split()[1]) for line in told if line.startswith(f"{stage} ")), default=0)


def moments(count: int, longest: float) -> list[float]:
    """Moments at which to kill, spread over a run and a little more."""
    chosen = random.Random(count)
    return [longest * (at + chosen.random()) / count for at in range(count)]


def check_adding(one: Worker, folder: Path, *, articles: int, kills: int) -> int:
    """Add and be killed, again and again; how often that was before the end."""
    paths = write(folder / "in", texts(articles))
    one.done("add", folder / "whole.db", paths)
    # The second time is as quick as those that follow.
    began = time.monotonic()
    one.done("add", folder / "again.db", paths)
    lasted = time.monotonic() - began
    whole, cut = content(folder / "whole.db"), 0
    assert len(whole["version"]) == articles and len(whole["value"]) >= articles
    for at, after in enumerate(moments(kills, lasted * 1.1)):
        path = folder / f"{at}.db"
        told = one.killed(after, "add", path, paths)
        cut += "finished add" not in told
        if path.exists():
            with closing(sqlite3.connect(path)) as connection:
                tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            left = [row[5] for row in content(path)["version"]] if tables else []
            assert set(paths[: reported(told, "add")]) <= set(left), told
            # Nothing is there by half: batches of two.
            assert len(left) % 2 == 0 and left == sorted(paths[: len(left)], key=left.index)
        again = one.done("add", path, paths)
        assert again[-2] == "finished add"
        assert content(path) == whole
    return cut


def test_adding_that_is_killed_loses_nothing(working: Worker, tmp_path: Path) -> None:
    assert check_adding(working, tmp_path, articles=8, kills=15) > 4


@pytest.mark.slow
def test_adding_that_is_killed_very_often_loses_nothing(working: Worker, tmp_path: Path) -> None:
    assert check_adding(working, tmp_path, articles=16, kills=100) > 30


@pytest.fixture(scope="module")
def comparing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    with worker(tmp_path_factory.mktemp("cache"), compares=True) as one:
        yield one


@pytest.mark.slow
def test_comparing_that_is_killed_loses_nothing(comparing: Worker, tmp_path: Path) -> None:
    paths = write(tmp_path / "in", texts(16))
    start, whole_path = tmp_path / "start.db", tmp_path / "whole.db"
    comparing.done("add", start, paths)
    shutil.copy(start, tmp_path / "warm.db")
    comparing.done("compare", tmp_path / "warm.db")
    # With the vectors at hand a comparison is quick.
    with closing(sqlite3.connect(start)) as connection, connection:
        connection.execute("ATTACH ? AS warm", (str(tmp_path / "warm.db"),))
        connection.execute("INSERT OR IGNORE INTO kept SELECT * FROM warm.kept")
    shutil.copy(start, whole_path)
    began = time.monotonic()
    comparing.done("compare", whole_path)
    lasted = time.monotonic() - began
    whole, cut = content(whole_path), 0
    assert len(whole["finding"]) >= 6 and len(whole["happening"]) == len(whole["finding"])
    assert all(not row[-1] for row in whole["version"])
    for at, after in enumerate(moments(30, lasted * 1.1)):
        path = tmp_path / f"{at}.db"
        shutil.copy(start, path)
        told = comparing.killed(after, "compare", path)
        cut += "finished compare" not in told
        left = content(path)
        assert set(left["finding"]) <= set(whole["finding"]) and set(left["happening"]) <= set(whole["happening"])
        # Each group was done for good before the next was begun.
        assert sum(not row[-1] for row in left["version"]) >= reported(told, "compare")
        comparing.done("compare", path)
        assert content(path) == whole
    assert cut > 8
