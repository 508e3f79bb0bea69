"""The picture in the README shows what the command prints, and loads nothing to show it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from benchmarks.picture import COMMAND, DESK, PICTURE, picture
from factcheck.cli import main

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def shown() -> str:
    return PICTURE.read_text(encoding="utf-8")


def words(svg: str) -> str:
    """What the picture shows, without blanks: between two styles they are no text in it."""
    root = ET.fromstring(svg)
    lines: dict[float, list[tuple[float, str]]] = {}
    for text in root.iter(f"{SVG}text"):
        if "matrix" not in text.get("class", "") and "clip-path" in text.attrib:
            place = float(text.get("y", "0")), float(text.get("x", "0"))
            lines.setdefault(place[0], []).append((place[1], text.text or ""))
    return "".join("".join(part for y in sorted(lines) for _, part in sorted(lines[y])).split())


def test_the_picture_is_up_to_date(shown: str) -> None:
    assert picture() == shown, "run make picture"


def test_it_shows_what_the_command_prints(
    shown: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(DESK)
    monkeypatch.setenv("COLUMNS", "84")
    assert main(COMMAND.split()[1:]) == 1
    printed = capsys.readouterr().out.replace("«", "").replace("»", "")
    assert words(shown) == "".join(printed.split())


def test_it_loads_nothing(shown: str) -> None:
    assert "@font-face" not in shown
    assert "url(" not in shown.replace("url(#factcheck-", "")
    assert re.findall(r"https?://[^\s\"<>]+", shown) == ["http://www.w3.org/2000/svg", "https://www.textualize.io"]
    assert "<script" not in shown
