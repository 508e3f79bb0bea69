"""Several processes that share the work on an archive: what comes of it, and what becomes of them."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from archives import DAY, content, silent, write
from test_archive_kill import texts

from factcheck import FactcheckError, archive
from factcheck.archive import intake, sentences, series, stories
from factcheck.archive.database import opened
from factcheck.cli import main
from factcheck.config import Config


def where(connection: sqlite3.Connection, item: int) -> tuple[int, int, int]:
    """What is asked for, by which process, and what it sees; the first are the slowest."""
    time.sleep(0.3 if item < 2 else 0)
    return item, os.getpid(), connection.execute("SELECT count(*) FROM version").fetchone()[0]


def fails(connection: sqlite3.Connection, item: int, *, how: str) -> int:
    """Go wrong at the fifth item."""
    if item == 5 and how == "error":
        raise FactcheckError("some-code", "Something to do.")
    if item == 5 and how == "database":
        connection.execute("SELECT nothing FROM nowhere")
    if item == 5 and how == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def test_the_results_come_in_order_whoever_makes_them(tmp_path: Path) -> None:
    with opened(tmp_path / "a.db", create=True) as connection:
        with archive.crew(connection, jobs=2) as several:
            told = list(several.each(where, range(12)))
        with archive.crew(connection, jobs=1) as alone:
            own = list(alone.each(where, range(3)))
    assert [item for item, *_ in told] == [*range(12)] and {seen for *_, seen in told} == {0}
    assert os.getpid() not in {process for _, process, _ in told}
    assert own == [(item, os.getpid(), 0) for item in range(3)]


@pytest.mark.parametrize(
    ("how", "code"), [("error", "some-code"), ("database", "archive-unusable"), ("killed", "process-lost")]
)
def test_what_goes_wrong_in_a_process_is_told(tmp_path: Path, how: str, code: str) -> None:
    with opened(tmp_path / "a.db", create=True) as connection, archive.crew(connection, jobs=2) as several:
        with pytest.raises(FactcheckError) as told:
            list(several.each(partial(fails, how=how), range(40)))
        assert told.value.code == code and str(told.value) == told.value.message


def test_what_is_found_is_what_one_process_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (intake, stories, series, sentences):
        monkeypatch.setattr(module, "_BATCH", 4)
    paths = write(tmp_path / "in", texts(16))
    for jobs in (1, 2):
        with opened(tmp_path / f"{jobs}.db", create=True) as connection:
            with archive.crew(connection, jobs=jobs) as crew:
                added = archive.add(connection, paths, config=Config(), day=DAY, progress=silent, crew=crew)
                archive.compare(connection, config=Config(), day=DAY, progress=silent, crew=crew)
            assert added.new == 16 and archive.state(connection).pending == 0
    one, other = content(tmp_path / "1.db"), content(tmp_path / "2.db")
    assert one == other and one["finding"]


def test_an_article_that_comes_back_as_it_was_while_another_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the batch behind the one that changes an article it is no longer known, though it was when it was read."""
    monkeypatch.setattr(intake, "_BATCH", 1)
    first, second = (
        json.dumps({"url": "https://a.test/1", "text": f"A fire hurt {count} people in Selby on Monday."})
        for count in (12, 14)
    )
    Path(tmp_path, "1.jsonl").write_text(f"{first}\n", encoding="utf-8")
    Path(tmp_path, "2.jsonl").write_text(f"{second}\n{first}\n", encoding="utf-8")
    with opened(tmp_path / "a.db", create=True) as connection, archive.crew(connection, jobs=2) as crew:
        for at, (new, versions) in ((1, (1, 0)), (2, (0, 2))):
            paths = [str(tmp_path / f"{at}.jsonl")]
            done = archive.add(connection, paths, config=Config(), day=DAY, progress=silent, crew=crew)
            assert (done.new, done.versions) == (new, versions)
        assert archive.state(connection).values >= 3


@pytest.mark.skipif(not hasattr(os, "fork"), reason="looks for processes as Unix names them")
def test_the_processes_end_with_the_one_that_began_them(tmp_path: Path) -> None:
    code = (
        "import sys, time\nfrom factcheck import archive\nfrom test_archive_crew import where\n"
        "if __name__ == '__main__':\n"
        "    with archive.opened(sys.argv[1], create=True) as one, archive.crew(one, jobs=2) as crew:\n"
        "        print(next(crew.each(where, range(9)))[1], flush=True)\n"
        "        time.sleep(600)\n"
    )
    script = tmp_path / "begin.py"
    script.write_text(code, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    with subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "a.db")], stdout=subprocess.PIPE, text=True, env=environment
    ) as begun:
        assert begun.stdout is not None
        child = int(begun.stdout.readline())
        begun.send_signal(signal.SIGKILL)
    until = time.monotonic() + 60
    while time.monotonic() < until and _lives(child):
        time.sleep(0.05)
    assert not _lives(child)


def _lives(process: int) -> bool:
    """Whether a process is there and at work; one that has ended may wait to be asked for its exit code."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_the_commands_take_jobs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = write(tmp_path / "in", texts(2))
    told = []
    for jobs in ("1", "2"):
        (tmp_path / jobs).mkdir()
        monkeypatch.chdir(tmp_path / jobs)
        assert main(["archive", "add", *paths, "--archive", "a.db", "--jobs", jobs, "--quiet"]) == 0
        assert "2 new articles" in capsys.readouterr().out
        assert main(["nightly", "--archive", "a.db", "--in", str(tmp_path / "in"), "--jobs", jobs, "--quiet"]) == 1
        told.append((capsys.readouterr().out, next(Path("reports").glob("*/summary.md")).read_bytes()))
    assert told[0] == told[1]
    assert main(["archive", "add", *paths, "--archive", "a.db", "--jobs", "0"]) == 2
