"""`factcheck checks`: the list of all checks, and the page of one."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

from factcheck.checks.within import CHECKS
from factcheck.cli import main
from factcheck.selection import described, slugs


def listed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *options: str) -> dict[str, list[str]]:
    monkeypatch.setenv("COLUMNS", "160")
    assert main(["checks", *options]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split() == ["check", "looks", "severity", "reports"]
    return {row.split()[0]: [part.strip() for part in row.split("  ") if part.strip()] for row in rows}


def test_every_check_is_listed_with_what_it_reports(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = listed(capsys, monkeypatch)
    assert list(rows) == list(slugs())
    assert rows["money"] == ["money", "across", "error, warning", "amounts of money that differ"]
    assert rows["weekday"] == ["weekday", "within", "error", "a date that falls on another weekday"]


def test_the_list_is_as_the_settings_have_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "factcheck.toml").write_text('[checks]\nignore = ["age"]\n[severities]\nmoney = "note"\n')
    rows = listed(capsys, monkeypatch)
    assert (rows["age"][2], rows["money"][2], rows["date"][2]) == ("off", "note (set)", "error, warning")
    rows = listed(capsys, monkeypatch, "--no-config")
    assert (rows["age"][2], rows["money"][2]) == ("error, warning", "error, warning")
    (tmp_path / "factcheck.toml").write_text("[chekcs]")
    assert main(["checks"]) == 2
    assert 'did you mean "checks"?' in capsys.readouterr().err


@pytest.mark.parametrize("width", ["40", "80", "200"])
def test_the_list_is_no_wider_than_the_terminal(
    width: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    assert main(["checks"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= int(width)
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("slug", slugs())
def test_a_page_in_a_pipe_is_the_page(slug: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["checks", slug]) == 0
    page = resources.files("factcheck.checks").joinpath("pages", f"{slug}.md").read_text(encoding="utf-8")
    assert capsys.readouterr().out == page


def test_a_page_on_a_terminal_is_drawn() -> None:
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "factcheck", "checks", "money"]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"}
    try:
        subprocess.run(command, stdout=child, stderr=child, check=True, timeout=60, env=environment)
        shown = os.read(parent, 100_000).decode()
    finally:
        os.close(child)
        os.close(parent)
    assert "# money" not in shown
    assert "**" not in shown
    assert "\x1b[1" in shown
    assert "Millions and billions" in shown


@pytest.mark.parametrize(
    ("slug", "message"),
    [
        ("qantity", "error: No check is called 'qantity': did you mean quantity? [unknown-check]"),
        ("../money", "did you mean money?"),
        ("xyz", "the checks are age, "),
        ("\x1b[2J", "No check is called "),
        ("", "No check is called ''"),
    ],
)
def test_an_unknown_check_is_named(slug: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["checks", slug]) == 2
    printed = capsys.readouterr()
    assert message in printed.err
    assert printed.out == ""
    assert "\x1b" not in printed.err


def test_the_documentation_lists_every_check_as_it_is() -> None:
    page = (Path(__file__).parents[1] / "docs" / "checks.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| [")]
    assert rows == [
        f"| [`{slug}`](../factcheck/checks/pages/{slug}.md) | {'within' if check.within else 'across'} "
        f"| {', '.join(level.slug for level in check.severities)} | {check.reports} |"
        for slug, check in described().items()
    ]


def test_who_looks_within_is_who_says_so() -> None:
    assert {slug for slug, check in described().items() if check.within} == set(CHECKS)
