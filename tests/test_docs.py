"""What the documentation promises: every command in it runs, and what it shows is what is printed."""

from __future__ import annotations

import re
import shlex
import shutil
from configparser import ConfigParser
from pathlib import Path

import pytest

from factcheck.cli import clock, main

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CONSOLE = re.compile(r"```console\n(.*?)```", re.S)
PYTHON = re.compile(r"```python\n(.*?)```", re.S)
OUTPUT = re.compile(r"<!-- output: (.*?) -->\n```text\n(.*?)```", re.S)
# Run by test_integrations.py, in the newsroom of fixtures/pipeline.
TOOLS = {"pre-commit", "pytest"}
PART = re.compile(r"<!-- part of: (.*?) -->\n```\w+\n(.*?)```", re.S)
# Lines of cron and of systemd, which run in the folder of the desk.
SCHEDULED = re.compile(r"^(?:ExecStart=|[\d*/,-]+ ).*?(factcheck nightly .*)$", re.M)
UNIT = re.compile(r"```ini\n(.*?)```", re.S)
MAKE = re.compile(r"^([a-z-]+):.*## ", re.M)


def blocks(page: Path) -> list[list[str]]:
    """The commands of each block: one may need what another before it wrote."""
    found = CONSOLE.findall(page.read_text(encoding="utf-8"))
    return [[line[2:] for line in block.splitlines() if line.startswith("$ ")] for block in found]


BLOCKS = [(page.name, block) for page in PAGES for block in blocks(page)]
EVERY = [(page, command) for page, block in BLOCKS for command in block]
# Servers do not end by themselves: test_serve.py starts them.
OURS = [
    (page, block)
    for page, block in BLOCKS
    if any(command.startswith("factcheck ") and not command.startswith("factcheck serve ") for command in block)
]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The part of the project that the commands read, in a folder that they may write to."""
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("page", "block"), OURS, ids=[f"{page}-{block[0]}" for page, block in OURS])
def test_every_command_runs(page: str, block: list[str], checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in block:
        assert command.startswith("factcheck ")
        code = main(shlex.split(command)[1:])
        output = capsys.readouterr()
        assert code in {0, 1}, output.err
        assert output.out or "--output" in command


def test_what_is_scheduled_runs(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (checkout / "fixtures" / "readme").rename(checkout / "incoming")
    commands = SCHEDULED.findall((ROOT / "docs" / "nightly.md").read_text(encoding="utf-8"))
    assert len(commands) == 2
    assert len(set(commands)) == 1
    assert main(shlex.split(commands[0])[1:]) in {0, 1}
    assert capsys.readouterr().out.endswith(": reports/" + f"{clock.now().date()}/index.html\n")


def test_the_units_of_systemd_have_their_sections() -> None:
    units = UNIT.findall((ROOT / "docs" / "nightly.md").read_text(encoding="utf-8"))
    sections = []
    for unit in units:
        parser = ConfigParser(interpolation=None)
        parser.read_string(unit)
        sections.append(parser.sections())
    assert sections == [["Unit", "Service"], ["Unit", "Timer", "Install"]]


@pytest.mark.parametrize(("page", "command"), [row for row in EVERY if row[1].split()[0] not in {"factcheck", *TOOLS}])
def test_every_other_command_is_a_target_of_make(page: str, command: str) -> None:
    words = shlex.split(command)
    assert words[0] == "make"
    assert words[1] in MAKE.findall((ROOT / "Makefile").read_text(encoding="utf-8"))


def test_the_readme_names_the_two_commands() -> None:
    assert ("README.md", "make run") in EVERY
    assert ("README.md", "make test") in EVERY


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_in_python_runs(page: Path, checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for block in PYTHON.findall(page.read_text(encoding="utf-8")):
        if "def test_" in block:
            continue
        exec(compile(block, page.name, "exec"), {})
        assert capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_shows_is_what_is_printed(
    page: Path, checkout: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for command, shown in OUTPUT.findall(page.read_text(encoding="utf-8")):
        main(shlex.split(command)[1:])
        assert capsys.readouterr().out.rstrip("\n") == shown.rstrip("\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_shows_in_part_is_printed_in_this_order(
    page: Path, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command, shown in PART.findall(page.read_text(encoding="utf-8")):
        main(shlex.split(command)[1:])
        printed, at = " ".join(capsys.readouterr().out.split()), 0
        for part in (" ".join(part.split()) for part in shown.split("…")):
            at = printed.find(part, at)
            assert at >= 0, part
            at += len(part)


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        links = re.findall(r"\]\(([^)#]+\.md)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        found = {(page.parent / link).resolve() for link in links if "://" not in link}
        waiting += [each for each in found - reached if each not in waiting and each.exists()]
    assert set(PAGES) <= reached


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    prose = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    links = re.findall(r"\]\(([^)#]+)\)", prose)
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert not missing
