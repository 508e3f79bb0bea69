"""`factcheck serve` as a process: from the first line to Ctrl-C."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from factcheck.cli import main
from factcheck.server.limits import Limits

ROOT = Path(__file__).parents[1]
README = ROOT / "fixtures" / "readme"
DRAFT = (README / "mercury.txt").read_text(encoding="utf-8")


@contextmanager
def served(*arguments: str, folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process, once it is ready, and its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "serve", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        assert process.stdout is not None
        ready = process.stdout.readline()
        found = re.match(r"ready: (http://\S+:\d+) ", ready)
        assert found, f"{ready}{process.communicate(timeout=60)}"
        yield process, found[1]
    finally:
        process.kill()
        process.wait()


def ask(address: str, **fields: str) -> list[str]:
    """The ids of the rules that the server finds broken."""
    with urlopen(f"{address}/v2/check", urlencode(fields).encode(), timeout=120) as answer:
        return [one["rule"]["id"] for one in json.load(answer)["matches"]]


def test_from_the_first_line_to_ctrl_c(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    shutil.copy(README / "courier.txt", tmp_path / "sources")
    with served("--against", "sources", "--port", "0", folder=tmp_path) as (process, address):
        assert process.stdout is not None
        assert process.stdout.readline() == f"LanguageTool clients: {address}/v2\n"
        assert process.stdout.readline() == "Stop with Ctrl-C.\n"
        assert ask(address, language="en-US", text=DRAFT) == ["FACTCHECK_QUANTITY"]
        with urlopen(f"{address}/", timeout=60) as page:
            assert b"held against 1 article," in page.read()
        port = int(address.rpartition(":")[2])
        # A client that waits for a check does not hold up the end.
        body = urlencode({"language": "en", "text": "The fire killed 12 people in Kassel on Monday. " * 400})
        with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
            head = f"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n\r\n"
            client.sendall(f"{head}{body}".encode())
            time.sleep(1)
            started = time.monotonic()
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=60)
        assert time.monotonic() - started < 20
        assert (process.returncode, out, err) == (0, "", "")


def test_it_may_be_stopped_as_soon_as_it_is_ready(tmp_path: Path) -> None:
    with served("--port", "0", folder=tmp_path) as (process, _):
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, "")


COMMANDS = sorted(
    {
        line.removeprefix("$ ")
        for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
        for line in page.read_text(encoding="utf-8").splitlines()
        if line.startswith("$ factcheck serve")
    }
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_documented_command_serves(command: str, tmp_path: Path) -> None:
    desk = ROOT / "fixtures" / "desk"
    shutil.copytree(desk, tmp_path / "fixtures" / "desk")
    draft = (desk / "draft.md").read_text(encoding="utf-8")
    with served(*shlex.split(command)[2:], "--port", "0", folder=tmp_path) as (process, address):
        assert process.stdout is not None
        shown = (ROOT / "docs" / "server.md").read_text(encoding="utf-8").replace("http://127.0.0.1:8081", address)
        assert f"ready: {address} (2 articles to hold drafts against)\n{''.join(process.stdout.readlines(20))}" in shown
        assert "FACTCHECK_QUANTITY" in ask(address, language="en-US", text=draft)


def test_the_page_on_the_server_is_right_about_its_limits() -> None:
    page, limits = (ROOT / "docs" / "server.md").read_text(encoding="utf-8"), Limits()
    for told in (f"{limits.text:,} characters", f"{limits.body:,} bytes", f"({limits.sending:g} seconds)"):
        assert told in page
    assert (f"last {limits.drafts} drafts" in page, limits.checking) == (True, 60)


def test_sources_come_from_the_settings(tmp_path: Path) -> None:
    shutil.copytree(README, tmp_path / "wires")
    (tmp_path / "factcheck.toml").write_text('against = ["wires/courier.txt"]\n[paths]\narticles = ["nowhere"]\n')
    with served("--port", "0", folder=tmp_path) as (_, address):
        assert ask(address, language="en-US", text=DRAFT) == ["FACTCHECK_QUANTITY"]


def test_a_port_that_is_taken_is_an_error_that_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port), "--no-config"]) == 2
    told = capsys.readouterr().err
    assert f"127.0.0.1 port {port} cannot be used (Address already in use)" in told
    assert told.endswith("[address-unusable]\n")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--host", "no.such.host.invalid"], "address-unusable"),
        (["--host", "203.0.113.7"], "address-unusable"),
        (["--host", ""], "address-unusable"),
        (["--against", "no-such-folder"], "no-sources"),
        (["--select", "quantitty"], "unknown-check"),
    ],
)
def test_what_cannot_be_served(
    arguments: list[str], code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["serve", "--port", "0", *arguments]) == 2
    told = capsys.readouterr()
    assert told.err.rstrip().endswith(f"[{code}]")
    assert "Traceback" not in told.err
    assert told.out == ""


def test_an_address_that_others_reach_is_warned_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["serve", "--host", "0.0.0.0", "--port", "0", "--against", "nowhere"]) == 2
    assert "there is no password" in capsys.readouterr().err
