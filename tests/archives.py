"""What the tests of the archive share: articles, what an archive holds, and a process that works on one."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from factcheck.archive.database import opened
from factcheck.archive.findings import known, open_numbers
from factcheck.checks import distinct
from factcheck.model import Finding

WORKER = Path(__file__).with_name("archive_worker.py")
DAY = "2026-03-02"

# What an archive holds, told without the numbers that it gives its rows.
_HELD = {
    "article": "SELECT key, first_seen, withdrawn, reason FROM article",
    "version": "SELECT key, number, current, name, content, path, url, source, title, text, pending"
    " FROM version JOIN article ON article.id = version.article",
    "claim": 'SELECT name, number, start, "end", subject, predicate, attribution, modality, affirmed, sentence'
    " FROM claim JOIN version ON version.id = claim.version",
    "value": 'SELECT name, claim.start, value.start, value."end", value.text, field, stated, low, high, unit, noun'
    " FROM value JOIN claim ON claim.id = value.claim JOIN version ON version.id = claim.version",
    "finding": "SELECT name, code, severity, verdict, confidence, topic, message, previous, first_seen, last_seen,"
    " closed, data FROM finding",
    "mention": 'SELECT finding.name, version.name, number, side, start, "end", mention.text FROM mention'
    " JOIN finding ON finding.id = mention.finding JOIN version ON version.id = mention.version",
    "happening": "SELECT name, day, what, why FROM happening JOIN finding ON finding.id = happening.finding",
    "kept": "SELECT hex(key), hex(value) FROM kept",
    "story": "SELECT name, hex(told), hex(alike) FROM story JOIN version ON version.id = story.version",
    "together": "SELECT one.name, other.name, as_brief, one_form FROM together"
    " JOIN version AS one ON one.id = together.one JOIN version AS other ON other.id = together.other",
}


def content(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of an archive, sorted, by their table; the file must be sound."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return {name: sorted(connection.execute(question), key=repr) for name, question in _HELD.items()}


def open_findings(path: Path) -> list[Finding]:
    """The findings of an archive that stand, named as a run over all names them."""
    with opened(path) as connection:
        found = distinct([one.finding for one in known(connection, open_numbers(connection))])
    return sorted(found, key=lambda one: one.id)


def silent(stage: str, done: int, total: int) -> None:
    """Nobody is told."""


def write(folder: Path, texts: Sequence[str]) -> list[str]:
    """Each text in a file of its own; the paths."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{number:03}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


class Worker:
    """A process that has loaded what adding needs, or comparing, and forks for each job: to kill one costs little."""

    def __init__(self, cache: Path, *, compares: bool) -> None:
        environment = {**os.environ, "FACTCHECK_CACHE": str(cache), "OMP_NUM_THREADS": "1"}
        self._process = subprocess.Popen(
            [sys.executable, str(WORKER), *(("compares",) if compares else ())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        self.lines()

    def lines(self) -> list[str]:
        """What was told until the last job ended."""
        assert self._process.stdout is not None
        told: list[str] = []
        for line in self._process.stdout:
            if line == "ready\n":
                return told
            told.append(line.rstrip("\n"))
        raise AssertionError("the worker is gone")

    def start(self, what: str, path: Path, paths: Sequence[str] = (), day: str = DAY) -> int:
        """Begin a job, and give the process that does it."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps([what, str(path), list(paths), day]) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def done(self, what: str, path: Path, paths: Sequence[str] = (), day: str = DAY) -> list[str]:
        """Do a job to its end; what was told."""
        self.start(what, path, paths, day)
        told = self.lines()
        assert told[-1] == "ended 0", told
        return told

    def killed(self, after: float, what: str, path: Path, paths: Sequence[str] = (), day: str = DAY) -> list[str]:
        """Begin a job and kill it; what was told before."""
        process = self.start(what, path, paths, day)
        time.sleep(after)
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        return self.lines()

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=60)


@contextmanager
def worker(cache: Path, *, compares: bool = False) -> Iterator[Worker]:
    """A worker that is ended."""
    one = Worker(cache, compares=compares)
    try:
        yield one
    finally:
        one.close()
