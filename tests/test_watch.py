"""`check --watch`: saved drafts are checked again, whatever an editor does to save them, and Ctrl-C ends it quietly."""

from __future__ import annotations

import os
import pty
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.cli import main
from factcheck.cli.watch import look

SOURCE = "A long line to guard\n\nNorland shares a 1,357 km border with Orvia, most of it in the mountains.\n"
WRONG = "Norland calls up its reserve\n\nNorland, sharing a 1300 km border with Orvia, has been building fences.\n"
RIGHT = WRONG.replace("1300 km", "1,360 km")
COMMAND = [sys.executable, "-c", "import sys; from factcheck.cli import main; sys.exit(main())"]
PATIENCE = 120


@dataclass
class Running:
    """A command whose lines can be waited for."""

    process: subprocess.Popen[bytes]
    lines: queue.Queue[str] = field(default_factory=queue.Queue)

    def until(self, part: str) -> str:
        """All that is printed up to a line that holds `part`."""
        printed: list[str] = []
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                line = self.lines.get(timeout=0.2)
            except queue.Empty:
                assert self.process.poll() is None, "".join(printed)
                continue
            printed.append(line)
            if part in line:
                return "".join(printed)
        raise AssertionError(f"{part!r} never came: {printed}")


@contextmanager
def running(*arguments: str, folder: Path, terminal: bool = False) -> Iterator[Running]:
    inner, outer = pty.openpty() if terminal else os.pipe()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "200"}
    process = subprocess.Popen([*COMMAND, *arguments], stdout=outer, stderr=outer, cwd=folder, env=environment)
    os.close(outer)
    watched = Running(process)

    def read() -> None:
        with os.fdopen(inner, "rb", buffering=0) as stream:
            rest = b""
            while True:
                try:
                    data = stream.read(65536)
                except OSError:
                    data = b""
                *lines, rest = (rest + (data or b"")).split(b"\n")
                for line in lines:
                    watched.lines.put(line.decode() + "\n")
                if not data:
                    watched.lines.put(rest.decode())
                    return

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    try:
        yield watched
    finally:
        process.kill()
        process.wait()
        reader.join(timeout=10)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text(SOURCE)
    (tmp_path / "draft.txt").write_text(WRONG)
    return tmp_path


def test_a_saved_draft_is_checked_again_and_ctrl_c_ends_it(desk: Path) -> None:
    draft = desk / "draft.txt"
    with running("check", "draft.txt", "--against", "sources", "--watch", folder=desk) as command:
        first = command.until("Watching 2 files")
        assert "the draft says 1300 km" in first
        draft.write_text(RIGHT)
        second = command.until("Watching 2 files")
        assert "No disagreement found in 1 draft, held against 1 article." in second
        assert "\x1b" not in first + second
        # Vim and others write beside, and rename.
        (desk / "draft.txt.new").write_text(WRONG)
        (desk / "draft.txt.new").replace(draft)
        assert "the draft says 1300 km" in command.until("Watching 2 files")
        # Others take the file away, and come back.
        draft.unlink()
        time.sleep(0.5)
        draft.write_text(RIGHT)
        third = command.until("Watching 2 files")
        assert "No disagreement found in 1 draft" in third
        assert "path-not-found" not in third
        # A source that is new counts too.
        (desk / "sources" / "b.txt").write_text(SOURCE.replace("1,357 km", "1200 km").replace("most of it in", "and"))
        assert "the draft says 1,360 km" in command.until("Watching 3 files")
        command.process.send_signal(signal.SIGINT)
        assert command.process.wait(timeout=PATIENCE) == 130
        rest = [command.lines.get(timeout=1) for _ in range(command.lines.qsize())]
        assert "Traceback" not in "".join(rest)


def test_a_draft_that_is_gone_is_said_and_waited_for(desk: Path) -> None:
    with running("check", "draft.txt", "--against", "sources", "--watch", folder=desk) as command:
        command.until("Watching 2 files")
        (desk / "draft.txt").unlink()
        assert "path-not-found" in command.until("Watching 1 file;")
        (desk / "draft.txt").write_text(RIGHT)
        assert "No disagreement found" in command.until("Watching 2 files")


def test_an_output_in_a_watched_folder_starts_no_round(desk: Path) -> None:
    output = desk / "sources" / "report.json"
    with running(
        "check", "draft.txt", "--against", "sources", "--watch", "--output", f"json={output}", folder=desk
    ) as command:
        command.until("Watching 2 files")
        before = output.stat().st_mtime_ns
        assert b"1300 km" in output.read_bytes()
        with pytest.raises(queue.Empty):
            command.lines.get(timeout=3)
        assert output.stat().st_mtime_ns == before


def test_a_terminal_is_cleared_before_the_next_report_only(desk: Path) -> None:
    with running("check", "draft.txt", "--against", "sources", "--watch", folder=desk, terminal=True) as command:
        assert "\x1b[2J" not in command.until("Watching 2 files")
        (desk / "draft.txt").write_text(RIGHT)
        assert "\x1b[2J" in command.until("Watching 2 files")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["-", "--against", "x"], "watch-stdin"),
        (["x", "--against", "-"], "watch-stdin"),
        (["x", "--format", "json"], "watch-output"),
        (["x", "--format", "json", "--output", "-"], "watch-output"),
    ],
)
def test_what_cannot_be_watched_is_refused(
    arguments: list[str], code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pipeline, "check", lambda *given, **options: pytest.fail("work was done"))
    assert main(["check", *arguments, "--watch"]) == 2
    assert f"[{code}]" in capsys.readouterr().err


def test_a_look_sees_what_a_run_would_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    before = look([str(tmp_path)])
    assert look([str(tmp_path)]) == before
    (tmp_path / "notes.eml").write_text("no article")
    (tmp_path / "report.json").write_text('{"schema": "factcheck.report/1"}')
    assert look([str(tmp_path)]) == before
    (tmp_path / "a.txt").write_text("another")
    assert look([str(tmp_path)]) != before
    before = look([str(tmp_path)])
    (tmp_path / "articles.json").write_text('[{"file": "a.txt", "source": "The Courier"}]')
    assert look([str(tmp_path)]) != before
