"""Embargoes, and what a sender withholds or has withdrawn: never in a run, always told."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from wire import SAMPLES

from factcheck.cli import clock, main
from factcheck.config import Config
from factcheck.read import article_from_text, read, withheld
from factcheck.read.document import Document, Status
from factcheck.read.drafts import read_desk
from factcheck.read.embargo import allowed
from factcheck.server.sources import Sources

BEFORE, AFTER = "2026-11-20T10:15:29+00:00", "2026-11-20T10:15:30+00:00"
UNTIL = Document(text="One.", embargo="2026-11-20T11:15:30+01:00")


@pytest.mark.parametrize(
    ("document", "now", "code"),
    [
        (Document(text="One."), None, None),
        (UNTIL, None, "embargoed"),
        (UNTIL, BEFORE, "embargoed"),
        (UNTIL, AFTER, None),
        (UNTIL, "2026-11-20T23:15:30+13:00", None),
        # A run that does not tell its zone may be at the earliest of all moments.
        (UNTIL, "2026-11-21T00:15:29", "embargoed"),
        (UNTIL, "2026-11-21T00:15:30", None),
        (Document(text="One.", status=Status.WITHHELD), AFTER, "withheld"),
        (Document(text="", status=Status.CANCELED, embargo="2026-11-20T11:15:30+01:00"), None, "canceled"),
    ],
)
def test_a_document_is_held_until_its_moment(document: Document, now: str | None, code: str | None) -> None:
    found = withheld(document, "a.json#1", now)
    assert (found and found.code) == code
    if found is not None:
        assert found.path == "a.json#1"
        assert found.message.startswith("a.json#1 ")
        assert document.embargo is None or code != "embargoed" or document.embargo in found.message


@pytest.mark.parametrize(
    ("status", "embargo", "found"),
    [
        (None, None, (Status.USABLE, None)),
        ("", None, (Status.USABLE, None)),
        ("USABLE ", None, (Status.USABLE, None)),
        ("withheld", None, (Status.WITHHELD, None)),
        ("cancelled", None, (Status.CANCELED, None)),
        ("frozen", None, (Status.WITHHELD, None)),
        (None, "20261120T101500Z", (Status.USABLE, "2026-11-20T10:15:00+00:00")),
        (None, "2026-11-20T10:15:30.5+0530", (Status.USABLE, "2026-11-20T10:15:30.500000+05:30")),
        (None, "2026-11-20T10:15", (Status.USABLE, "2026-11-20T10:15:00-12:00")),
        (None, "2026-11-20", (Status.USABLE, "2026-11-20T00:00:00-12:00")),
        (None, "", (Status.WITHHELD, None)),
        ("usable", "until the speech", (Status.WITHHELD, None)),
        ("canceled", "until the speech", (Status.CANCELED, None)),
    ],
)
def test_status_and_embargo_as_senders_write_them(
    status: str | None, embargo: str | None, found: tuple[Status, str | None]
) -> None:
    assert allowed(status, embargo) == found


def test_a_run_leaves_out_what_may_not_be_used_and_says_so() -> None:
    path = str(SAMPLES / "ninjs-statuses.json")
    articles, problems = read([path], config=Config(), now="2026-11-20T12:00:00+00:00")
    assert [one.path.rpartition(":")[2] for one in articles] == ["a"]
    assert [one.uri for one in articles] == ["urn:newsml:tidewire.example:20261120:a"]
    assert [(one.path.rpartition(":")[2], one.code) for one in problems] == [
        ("b", "withheld"),
        ("c", "canceled"),
        ("d", "embargoed"),
    ]
    later, rest = read([path], config=Config(), now="2026-11-21T05:00:00+00:00")
    assert [one.path.rpartition(":")[2] for one in later] == ["a", "d"]
    assert [one.code for one in rest] == ["withheld", "canceled"]


def test_a_source_under_embargo_is_not_held_against_a_draft() -> None:
    draft = article_from_text("A vaccine halved cases in a trial of 300 adults.\n", path="draft.md")
    source = str(SAMPLES / "nitf-3.6-embargoed.xml")
    desk = read_desk([draft], [source], config=Config(), now="2026-11-20T12:00:00+00:00")
    assert [one.path for one in desk.articles] == ["draft.md"]
    assert {one.code for one in desk.problems} == {"embargoed", "no-sources"}
    free = read_desk([draft], [source], config=Config(), now="2026-11-21T06:00:00+00:00")
    assert len(free.articles) == 2


@pytest.mark.parametrize(("day", "code"), [(20, 2), (22, 0)])
def test_the_command_line_knows_what_time_it_is(
    day: int, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime.fromisoformat(f"2026-11-{day}T09:00:00+01:00"))
    path = str(SAMPLES / "nitf-3.6-embargoed.xml")
    assert main(["extract", path, "--cache", str(tmp_path), "--no-config", "--quiet"]) == code
    told = capsys.readouterr()
    assert ("[embargoed]" in told.err) is (code == 2)
    assert ("3,000 adults" in told.out) is (code == 0)


def test_a_server_sees_that_an_embargo_is_over_though_no_file_has_changed() -> None:
    moment = datetime.fromisoformat("2026-11-21T04:59:00+00:00")
    sources = Sources(
        [str(SAMPLES / "nitf-3.6-embargoed.xml")], config=Config(), clock=lambda: 0.0, moment=lambda: moment
    )
    assert [one.code for one in sources.current().problems] == ["embargoed"]
    moment += timedelta(minutes=2)
    held = sources.current()
    assert (len(held.articles), held.problems) == (1, ())
    assert sources.current() is sources.current()
