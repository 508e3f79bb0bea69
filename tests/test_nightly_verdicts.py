"""Findings that keep their values and become something else, or a part of another: what a night tells of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path

import pytest
from archives import silent, write

from factcheck import archive
from factcheck.archive import findings
from factcheck.archive.articles import load, standing
from factcheck.archive.database import writing
from factcheck.cli import main
from factcheck.config import Config
from factcheck.model import Field, Finding, Mention, Severity, Side, Verdict
from factcheck.nightly import nights
from factcheck.nightly.lapsing import Lapsing
from factcheck.nightly.lists import Item, Lists, lists
from factcheck.nightly.standing import standing as all_that_stands

TEXTS = ("One died at Fernwick.", "Two died at Fernwick.", "One died at Alderwick.", "Two died at Alderwick.")
LATER, OPEN = Verdict.SUPERSEDED, Verdict.DIFFERENT


class Nights:
    """An archive of four articles, and what is found in them night by night."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._versions = {one.article.id: (one.at, one.of) for one in load(connection, [*standing(connection)])}
        self.articles = sorted(self._versions)
        self._since, self._day = 0, 1

    def finding(self, articles: Sequence[int], verdict: Verdict = OPEN, severity: Severity = Severity.ERROR) -> Finding:
        """A finding on articles by their place, always with the same values."""
        sides = tuple(
            Side(value, None, tuple(self._mention(at, value) for at in articles if at % 2 == side))
            for side, value in enumerate(("One", "Two"))
        )
        return Finding(
            id="f0", code="quantity", field=Field.QUANTITY, severity=severity, verdict=verdict, confidence=1.0,
            confidence_parts=(), topic="died", message="", sides=sides, slot_id="s0",
        )  # fmt: skip

    def _mention(self, at: int, value: str) -> Mention:
        name = self.articles[at]
        return Mention(name, f"{at}.txt", f"Paper {at}", 0, 3, value, 1, 1, 0, 3, value, 0, None, "2026-03-02")

    def told(self, *found: Finding) -> dict[str, list[Item]]:
        """The lists of a night that are not empty, when this was found in all articles."""
        self._day += 1
        with writing(self._connection):
            findings.keep(self._connection, found, self._versions, day=f"2026-03-{self._day:02}")
        there = all_that_stands(self._connection, config=Config(), problems=())
        told: Lists = lists(self._connection, there, since=self._since, lapsing=Lapsing({}, {}))
        self._since = nights.mark(self._connection).happening
        return {each.name: [*items] for each in fields(Lists) if (items := getattr(told, each.name))}


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Nights]:
    with archive.opened(tmp_path / "a.db", create=True) as connection:
        archive.add(connection, write(tmp_path / "in", TEXTS), config=Config(), day="2026-03-01", progress=silent)
        yield Nights(connection)


def reasons(told: dict[str, list[Item]]) -> dict[str, list[str]]:
    return {name: [item.why for item in items] for name, items in told.items()}


def test_a_figure_that_had_moved_and_is_disputed_now_is_new(run: Nights) -> None:
    assert reasons(run.told(run.finding([0, 1], LATER, Severity.NOTE))) == {"superseded": [""]}
    assert reasons(run.told(run.finding([0, 1]))) == {
        "new": ["until now it was a later figure of something that changes"]
    }
    assert reasons(run.told(run.finding([0, 1]))) == {"still": [""]}


def test_a_disagreement_that_turns_out_to_be_a_later_figure_is_told_as_such(run: Nights) -> None:
    run.told(run.finding([0, 1]))
    told = run.told(run.finding([0, 1], LATER, Severity.NOTE))
    assert reasons(told) == {"superseded": ["until now it stood as a disagreement"]}
    assert reasons(run.told(run.finding([0, 1], LATER, Severity.NOTE))) == {"moved": [""]}
    back = run.told(run.finding([0, 1]))
    assert reasons(back) == {"reopened": ["it had been closed on 2026-03-03"]}


def test_what_was_a_note_and_weighs_more_is_told_again(run: Nights) -> None:
    run.told(run.finding([0, 1], severity=Severity.NOTE))
    told = run.told(run.finding([0, 1], severity=Severity.WARNING))
    assert reasons(told) == {"changed": ["until now it was a note"]}
    assert reasons(run.told(run.finding([0, 1], severity=Severity.NOTE))) == {"still": [""]}


def test_what_becomes_one_with_the_same_finding_elsewhere_is_not_fixed(run: Nights) -> None:
    assert reasons(run.told(run.finding([0, 1]), run.finding([2, 3]))) == {"new": ["", ""]}
    assert reasons(run.told(run.finding([0, 1, 2, 3]))) == {"still": [""]}
    assert reasons(run.told()) == {"fixed": ["its values are held to be of one fact no more"]}


FERRY = """---
source: {source}
published: {when}
---
{title}

{count} people were killed and 31 injured when the ferry Anna sank off Pennmouth on Monday, police said.
"""


def test_an_old_toll_that_is_told_again_fails_the_night(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()

    def night(day: str, source: str, count: str) -> tuple[int, str]:
        told = FERRY.format(source=source, when=day, title=f"Ferry Anna: the story by {source}", count=count)
        Path(f"in/{source}.txt").write_text(told, encoding="utf-8")
        code = main(["nightly", "--archive", "a.db", "--in", "in", "--reports", "out", "--date", day])
        return code, capsys.readouterr().out.partition(": out")[0]

    night("2026-05-04", "Courier", "Two")
    assert night("2026-05-05", "Herald", "Three") == (0, "2026-05-05: 1 article, 0 new findings, 1 superseded, 0 open")
    assert night("2026-05-07", "Echo", "Two") == (1, "2026-05-07: 1 article, 1 new finding (1 error), 1 open")
    summary = Path("out/2026-05-07/summary.md").read_text(encoding="utf-8")
    assert "Until now it was a later figure of something that changes." in summary
    assert json.loads(Path("out/2026-05-07/report.json").read_text(encoding="utf-8"))["nightly"]["superseded"] == []
