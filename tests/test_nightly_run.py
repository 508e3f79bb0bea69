"""Nightly runs that are interrupted, repeated, run twice at once, or given what cannot be used."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck import archive, nightly
from factcheck.cli import main
from factcheck.model import RulingKind
from factcheck.rulings import Entry, written

ROOT = Path(__file__).parents[1]
NIGHTLY = ROOT / "fixtures" / "nightly"
GUST = ("mpa-storm-maud.txt", "mercury-storm-maud.md", "sound-storm-maud.txt")
COURT = ("mpa-hospice-court.txt", "chronicle-hospice-court.md")
STORY = """---
source: {source}
published: 2025-07-0{day}
---
Border

{text}
"""
COURIER = STORY.format(
    source="The Hill Courier", day=8,
    text="Diplomats fear for Tajikistan, which shares 843 miles of border with Afghanistan and guards it on foot.",
)  # fmt: skip
MERCURY = STORY.format(
    source="Southern Mercury", day=9,
    text="Tajikistan, sharing a border of 1300 km with Afghanistan, has called up 20,000 reservists, an official said.",
)  # fmt: skip
Night = Callable[..., tuple[int, str, str]]


@pytest.fixture
def night(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Night:
    """A nightly run, in a folder with two articles in `in`: the exit code, standard output and error."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "courier.txt").write_text(COURIER, encoding="utf-8")
    (tmp_path / "in" / "mercury.txt").write_text(MERCURY, encoding="utf-8")
    (tmp_path / "plain.txt").write_text("No folder.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def call(*options: str, day: str | None = "2025-07-10") -> tuple[int, str, str]:
        dated = [] if day is None else ["--date", day]
        code = main(["nightly", "--archive", "a.db", "--in", "in", "--reports", "out", *dated, *options])
        output = capsys.readouterr()
        return code, output.out, output.err

    return call


def report(day: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((Path("out") / day / "report.json").read_text(encoding="utf-8"))
    return found


def lists(day: str) -> dict[str, int]:
    """How long the lists of a night are that are not empty."""
    found = report(day)["nightly"]
    return {name: len(items) for name, items in found.items() if isinstance(items, list) and items}


def files(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file()}


def ledger(*entries: Entry) -> None:
    Path("factcheck.rulings").write_text("".join(f"{written(entry)}\n" for entry in entries), encoding="utf-8")


def entry(kind: RulingKind | None, made: str, *, until: str | None = None, right: str | None = None) -> Entry:
    """A ruling on the finding of the first night."""
    finding = report("2025-07-10")["findings"][0]
    return Entry(
        made=made, finding=finding["id"], kind=kind, by="R. Sen", why="So it is.", until=until, right_value=right
    )


def test_exit_codes_and_a_night_with_nothing_new(night: Night) -> None:
    place = Path("out") / "2025-07-10" / "index.html"
    line = f"2025-07-10: 2 articles, 1 new finding, 1 open: {place}\n"
    assert night("--fail-on", "error") == (0, line, "")
    written_first = files(Path("out"))
    assert night() == (1, line, "")
    assert files(Path("out")) == written_first
    assert night("--fail-on", "never") == (0, line, "")
    code, said, _ = night(day="2025-07-11")
    assert (code, said) == (
        0,
        f"2025-07-11: 0 articles, 0 new findings, 1 open: {Path('out') / '2025-07-11' / 'index.html'}\n",
    )
    assert lists("2025-07-11") == {"still_open": 1}
    assert set(files(Path("out"))) > set(written_first)


def test_the_day_is_that_of_the_clock(night: Night) -> None:
    from factcheck.cli import clock

    assert night(day=None)[1].startswith(f"{clock.now().date().isoformat()}: ")


def test_rulings_come_and_go(night: Night) -> None:
    assert night()[0] == 1
    ledger(entry(RulingKind.ACCEPTED, "2025-07-10T09:00:00+00:00", until="2025-07-12"))
    assert (night(day="2025-07-11")[0], lists("2025-07-11")) == (0, {"ruled": 1})
    assert (night(day="2025-07-12")[0], lists("2025-07-12")) == (0, {"ruled": 1})
    assert (night(day="2025-07-13")[0], lists("2025-07-13")) == (1, {"reopened": 1})
    assert report("2025-07-13")["nightly"]["reopened"][0]["why"] == "what R. Sen had ruled held until 2025-07-12"
    again = entry(RulingKind.KNOWN_DISPUTE, "2025-07-13T09:00:00+00:00")
    ledger(again)
    assert (night(day="2025-07-14")[0], lists("2025-07-14")) == (0, {"ruled": 1})
    ledger(again, entry(None, "2025-07-14T09:00:00+00:00"))
    assert (night(day="2025-07-15")[0], lists("2025-07-15")) == (1, {"reopened": 1})
    assert report("2025-07-15")["nightly"]["reopened"][0]["why"] == "R. Sen took back what R. Sen had ruled"
    before = files(Path("out"))
    assert (night(day="2025-07-15")[0], files(Path("out"))) == (1, before)
    assert (night(day="2025-07-16")[0], lists("2025-07-16")) == (0, {"still_open": 1})


def test_a_ruling_counts_from_the_day_on_which_it_is_made(night: Night) -> None:
    night()
    accepted = entry(RulingKind.ACCEPTED, "2025-07-12T09:00:00+00:00")
    ledger(accepted, entry(None, "2025-07-13T09:00:00+00:00"))
    told = []
    for day in ("2025-07-11", "2025-07-12", "2025-07-13"):
        night(day=day)
        told.append(lists(day))
    assert told == [{"still_open": 1}, {"ruled": 1}, {"reopened": 1}]


def test_what_a_night_did_not_write_the_next_one_tells(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("factcheck.cli.nightly._write", interrupted)
        assert night()[0] == 130
    assert night(day="2025-07-11")[0] == 1
    assert lists("2025-07-11") == {"new": 1}
    assert report("2025-07-11")["nightly"]["previous"] is None


VERSION = """---
source: {source}
url: https://paper.example/border
---
Border

{text}
"""


def test_files_that_are_left_lying_say_nothing_new(night: Night) -> None:
    """An older version in a file of its own, without a date; one that was withdrawn; one that was removed."""
    guards = "Tajikistan shares a border of {} with Afghanistan, and guards it on foot."
    told = ("843 miles", "1300 km", "843 miles")
    for name, length, source in zip(("a", "b", "courier"), told, ("Post", "Post", "Other"), strict=True):
        text = VERSION.format(source=source, text=guards.format(length))
        text = text.replace("url: https://paper.example/border\n", "") if source == "Other" else text
        Path(f"in/{name}.txt").write_text(text, encoding="utf-8")
    for name, day in (("jobs.md", "2026-03-02"), ("no-jobs.md", "2026-03-03")):
        shutil.copy(NIGHTLY / day / "chronicle-tidewell-jobs.md", f"in/{name}")
    assert night()[1].startswith("2025-07-10: 5 articles, 1 withdrawn, ")
    assert main(["archive", "remove", "in/courier.txt", "--archive", "a.db"]) == 0
    code, said, _ = night(day="2025-07-11")
    said = said.partition("\n")[2]
    assert (code, said.split(", ")[:3]) == (0, ["2025-07-11: 0 articles", "1 withdrawn", "0 new findings"])
    with archive.opened("a.db") as connection:
        rows = connection.execute("SELECT path FROM current_articles ORDER BY path").fetchall()
    assert [Path(path).name for (path,) in rows] == ["b.txt", "mercury.txt"]
    code, said, _ = night(day="2025-07-12")
    assert (code, said.split(", ")[:2]) == (0, ["2025-07-12: 0 articles", "0 new findings"])


def test_what_the_archive_imported_holds_where_no_ledger_is(night: Night) -> None:
    night()
    ledger(entry(RulingKind.ACCEPTED, "2025-07-10"))
    night(day="2025-07-11")
    Path("factcheck.rulings").unlink()
    night(day="2025-07-12")
    assert lists("2025-07-12") == {"ruled": 1}


@pytest.mark.parametrize(("line", "code"), [("{ broken", "ledger-broken"), ("<<<<<<< ours", "ledger-conflict")])
def test_a_slip_in_the_ledger_does_not_cost_the_night(night: Night, line: str, code: str) -> None:
    night()
    ledger(entry(RulingKind.ACCEPTED, "2025-07-10"))
    assert (night(day="2025-07-11")[0], lists("2025-07-11")) == (0, {"ruled": 1})
    with Path("factcheck.rulings").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    ended, said, error = night(day="2025-07-12")
    assert (ended, "1 problem, 0 open" in said) == (0, True)
    assert "factcheck.rulings:2: " in error and f"[{code}]" in error
    assert lists("2025-07-12") == {"ruled": 1}
    (problem,) = report("2025-07-12")["problems"]
    assert (problem["path"], problem["code"]) == ("factcheck.rulings", code)
    assert problem["message"].endswith("those rulings hold that the archive imported before.")


def test_other_values_are_told_as_a_change(night: Night) -> None:
    night()
    ledger(entry(RulingKind.SOURCE_WRONG, "2025-07-10", right="843 miles"))
    Path("in/mercury.txt").write_text(MERCURY.replace("1300 km", "1500 km"), encoding="utf-8")
    assert night(day="2025-07-11")[0] == 1
    assert lists("2025-07-11") == {"changed": 1}
    (changed,) = report("2025-07-11")["nightly"]["changed"]
    assert changed["before"]["values"] == ["843 miles", "1300 km"]


def test_a_wrong_value_is_to_be_corrected_also_when_nobody_disagrees_any_more(night: Night) -> None:
    night()
    ledger(entry(RulingKind.SOURCE_WRONG, "2025-07-10", right="1,357 kilometres"))
    assert main(["archive", "remove", "in/courier.txt", "--archive", "a.db"]) == 0
    Path("in/courier.txt").unlink()
    night(day="2025-07-11")
    assert lists("2025-07-11") == {"fixed": 1, "corrections": 1}
    assert report("2025-07-11")["nightly"]["fixed"][0]["why"] == "The Hill Courier withdrawn"
    (correction,) = report("2025-07-11")["nightly"]["corrections"]
    assert [(Path(one["path"]).name, one["text"]) for one in correction["places"]] == [("mercury.txt", "1300 km")]
    Path("in/mercury.txt").write_text(MERCURY.replace("1300 km", "1357 km"), encoding="utf-8")
    night(day="2025-07-12")
    assert "corrections" not in lists("2025-07-12")


def test_bad_input_stops_nothing_and_is_told(night: Night) -> None:
    Path("in/broken.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    code, said, _ = night("--in", "missing")
    assert code == 1
    assert "2 problems" in said
    assert {each["path"] for each in report("2025-07-10")["problems"]} == {"missing", str(Path("in/broken.pdf"))}
    for name in ("index.html", "summary.md"):
        assert "broken.pdf" in (Path("out/2025-07-10") / name).read_text(encoding="utf-8")


def test_a_night_with_nothing_to_read_is_no_pass(night: Night) -> None:
    shutil.rmtree("in")
    code, said, error = night()
    assert code == 2
    assert said.startswith("2025-07-10: 0 articles, 0 new findings, 1 problem, 0 open: ")
    assert "[nothing-checkable]" in error
    assert Path("out/2025-07-10/index.html").is_file()


def test_hostile_text_is_harmless_on_every_page(night: Night) -> None:
    evil = "<script>alert(1)</script> | `x` **y** \\x1b[31m"
    Path("in/courier.txt").write_text(COURIER.replace("The Hill Courier", evil), encoding="utf-8")
    night()
    for name in ("index.html", "2025-07-10/index.html", "2025-07-10/summary.md"):
        text = (Path("out") / name).read_text(encoding="utf-8")
        assert "<script>alert" not in text
        assert "\x1b" not in text
    assert "**y**" not in Path("out/2025-07-10/summary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--date", "10 July"], "bad-date"),
        (["--date", "2999-01-01"], "bad-date"),
        (["--reports", "in/reports"], "output-is-input"),
        (["--reports", "plain.txt"], "output-unwritable"),
        (["--archive", "missing/a.db"], "archive-unusable"),
        (["--archive", "in/courier.txt"], "archive-unusable"),
        (["--ledger", "missing.rulings"], "ledger-missing"),
    ],
)
def test_what_cannot_be_run_says_why(night: Night, options: list[str], code: str) -> None:
    ended, said, error = night(*options, day="2025-07-10" if "--date" not in options else None)
    assert (ended, said) == (2, "")
    assert f"[{code}]" in error
    assert not Path("out/2025-07-10").exists()


def test_a_night_that_is_over_is_not_run_again(night: Night) -> None:
    night(day="2025-07-12")
    code, said, error = night(day="2025-07-11")
    assert (code, said) == (2, "")
    assert "[night-over]" in error


def test_two_at_once_are_one_too_many(night: Night) -> None:
    with nightly.alone("a.db"):
        code, said, error = night()
    assert (code, said) == (2, "")
    assert "[nightly-running]" in error
    assert not Path("a.db").exists()
    assert night()[0] == 1


@pytest.mark.parametrize("at", ["factcheck.archive.comparing._report", "factcheck.cli.nightly._write"])
def test_what_was_killed_goes_on_and_tells_the_same(at: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed when the first group of articles is done, or when everything is but the reports."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name in (*GUST, *COURT):
        shutil.copy(NIGHTLY / "2026-03-02" / name, "in")
    asked = ["nightly", "--archive", "a.db", "--in", "in", "--reports", "out", "--date", "2026-03-02"]
    module, _, name = at.rpartition(".")
    script = (
        f"import os, {module} as home\n"
        "from factcheck.cli import main\n"
        f"real, calls = home.{name}, []\n"
        "def counted(*given, **named):\n"
        "    calls.append(1)\n"
        f"    if len(calls) > {1 if name == '_report' else 0}: os._exit(9)\n"
        "    return real(*given, **named)\n"
        f"home.{name} = counted\n"
        f"main({asked!r})\n"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=False).returncode == 9
    assert not Path("out/2026-03-02/index.html").exists()
    with archive.opened("a.db") as connection:
        found = connection.execute("SELECT count(*) FROM finding").fetchone()[0]
        pending = connection.execute("SELECT count(*) FROM version WHERE pending = 1").fetchone()[0]
    assert found >= 1
    assert bool(pending) is (name == "_report")
    assert main(asked) == 1
    resumed = files(Path("out"))
    assert main([*asked[:2], "b.db", *asked[3:6], "other", *asked[7:]]) == 1
    assert files(Path("other")) == resumed
    assert len(resumed) == 5


def test_a_folder_that_is_gone_is_told_and_does_not_cost_the_night(night: Night) -> None:
    assert night()[2] == ""
    shutil.rmtree("in")
    ended, said, error = night(day="2025-07-11")
    assert (ended, "1 problem, 1 open" in said) == (0, True)
    assert error == "in does not exist: check the spelling and the folder you are in. [path-not-found]\n"
