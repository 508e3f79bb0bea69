"""`factcheck rule` and `factcheck rulings`, and what `factcheck check` makes of them: through the real command line."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from factcheck.cli import clock, main
from factcheck.rulings import LEDGER, parsed, read_ledger

STORY = "Fence to be built\n\nNorland, which shares {} long border with Orvia, has sent 3,000 soldiers there.\n"
OTHER = "Fence\n\nNorland, sharing a 1300 km border with Orvia, has built a fence for $40 million.\n"
NOW = datetime(2026, 11, 22, 20, 15, tzinfo=timezone(timedelta(hours=1)))
WHO = ["--by", "R. Sen", "--why", "The ministry gives both, it says."]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with two articles that disagree and the report on them."""
    monkeypatch.chdir(tmp_path)
    at(NOW, monkeypatch)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY.format("an 843 miles"))
    (folder / "b.txt").write_text(OTHER)
    assert main(["check", "articles", "--output", "json=report.json"]) == 1
    return tmp_path


def at(moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the doors see this moment on their clock."""
    monkeypatch.setattr(clock, "now", lambda: moment)


def found(report: str = "report.json") -> dict[str, object]:
    (finding,) = json.loads(Path(report).read_text(encoding="utf-8"))["findings"]
    assert isinstance(finding, dict)
    return finding


def identity() -> str:
    return str(found()["id"])


def test_a_finding_that_is_ruled_on_fails_no_more_until_the_ruling_is_over_or_taken_back(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ruling = ["rule", identity()[:4], "--as", "known-dispute", "--until", "2026-12-31", "--report", "report.json", *WHO]
    assert main(ruling) == 0
    assert f"Ruled on finding {identity()}, in {LEDGER}" in capsys.readouterr().out

    assert main(["check", "articles"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "Ruled known-dispute by R. Sen on 2026-11-22, until 2026-12-31: The ministry gives both, it says." in shown
    assert "No disagreement left open, 1 ruled in 2 articles." in shown

    at(NOW + timedelta(days=60), monkeypatch)
    assert main(["check", "articles"]) == 1
    shown = " ".join(capsys.readouterr().out.split())
    assert "Open again: ruled known-dispute by R. Sen on 2026-11-22, until 2026-12-31: The" in shown
    assert main(["rulings"]) == 0
    assert "0 rulings in force in factcheck.rulings. Not shown without --all: 1 expired." in capsys.readouterr().out

    assert main(["rule", identity(), "--as", "accepted", "--report", "report.json", *WHO]) == 0
    assert main(["check", "articles"]) == 0
    assert main(["rule", identity()[:6], "--revoke", *WHO]) == 0
    capsys.readouterr()
    assert main(["check", "articles", "--format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert "ruling" not in document["findings"][0]
    assert (document["summary"]["ruled"], document["summary"]["findings"]["warning"]) == (0, 1)
    assert len(read_ledger(LEDGER)) == 3


def test_the_entry_tells_topic_and_values_where_a_report_is_named(desk: Path) -> None:
    assert (
        main(["rule", identity(), "--as", "ours-wrong", "--right-value", "1,357 km", "--report", "report.json", *WHO])
        == 0
    )
    assert main(["rule", identity().upper(), "--as", "accepted", *WHO]) == 0
    full, bare = read_ledger(LEDGER)
    assert (full.finding, full.code, full.values) == (identity(), "quantity", ("843 miles", "1300 km"))
    assert (full.slot, full.right_value, full.made) == (found()["slot_id"], "1,357 km", "2026-11-22T20:15:00.000+01:00")
    assert (bare.finding, bare.topic, bare.values) == (identity(), "", ())
    assert bare.made == "2026-11-22T20:15:00.001+01:00"


def test_a_changed_value_is_open_and_tells_of_the_ruling(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", identity(), "--as", "accepted", "--report", "report.json", *WHO]) == 0
    (desk / "articles" / "a.txt").write_text(STORY.format("a 900 miles"))
    capsys.readouterr()
    assert main(["check", "articles", "--output", "json=after.json"]) == 1
    after = found("after.json")
    earlier = after["earlier_ruling"]
    assert isinstance(earlier, dict)
    assert (after["previous_id"], earlier["by"], earlier["kind"]) == (identity(), "R. Sen", "accepted")
    assert after["id"] != identity()
    assert after["slot_id"] == found()["slot_id"]
    assert main(["explain", str(after["id"]), "--report", "after.json"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert f"Open again, with other values than finding {identity()} had: ruled accepted by R. Sen" in shown


def test_rulings_are_listed_latest_first(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rulings"]) == 0
    assert capsys.readouterr().out == "0 rulings in force in factcheck.rulings.\n"
    for number in range(3):
        at(NOW + timedelta(hours=number), monkeypatch)
        assert main(["rule", f"{number:016x}", "--as", "accepted", "--by", f"editor {number}", "--why", "x"]) == 0
    assert main(["rule", f"{1:016x}", "--revoke", "--by", "editor 1", "--why", "no"]) == 0
    capsys.readouterr()
    assert main(["rulings"]) == 0
    shown = capsys.readouterr().out
    assert shown.index(f"{2:016x}") < shown.index(f"{0:016x}")
    assert f"{1:016x}" not in shown
    assert "2 rulings in force in factcheck.rulings. Not shown without --all: 1 revoked." in shown
    assert main(["rulings", "--all"]) == 0
    shown = capsys.readouterr().out
    assert "accepted by editor 1, 2026-11-22  (revoked)" in shown
    assert "revoked by editor 1, 2026-11-22" in shown


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["{id}", *WHO], "ruling-unclear"),
        (["{id}", "--as", "accepted", "--revoke", *WHO], "ruling-unclear"),
        (["{id}", "--revoke", "--until", "2027-01-01", *WHO], "ruling-unclear"),
        (["{id}", "--revoke", *WHO], "ledger-missing"),
        (["{id}", "--as", "accepted", "--by", " ", "--why", "x"], "ruling-incomplete"),
        (["{id}", "--as", "accepted", "--until", "2026-11-21", *WHO], "until-past"),
        (["{id}", "--as", "accepted", "--until", "tomorrow", *WHO], "bad-date"),
        (["1c2d", "--as", "accepted", *WHO], "finding-unknown"),
        (["dead", "--as", "accepted", "--report", "report.json", *WHO], "finding-unknown"),
        (["{id}", "--as", "accepted", "--report", "none.json", *WHO], "report-unreadable"),
        (["{id}", "--as", "accepted", "--ledger", "no/such/folder", *WHO], "ledger-unwritable"),
        (["{id}", "--as", "accepted", "--ledger", "articles", *WHO], "ledger-unwritable"),
    ],
)
def test_bad_usage_is_a_message_and_writes_nothing(
    arguments: list[str], code: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(desk.iterdir())
    capsys.readouterr()
    assert main(["rule", *(each.format(id=identity()) for each in arguments)]) == 2
    printed = capsys.readouterr()
    assert f"[{code}]" in printed.err
    assert printed.out == ""
    assert sorted(desk.iterdir()) == before


@pytest.mark.parametrize("arguments", [["x" * 16, "--as", "fine", *WHO], ["x" * 16, "--as", "accepted", "--by", "me"]])
def test_an_option_that_is_missing_or_wrong_ends_with_2(arguments: list[str], desk: Path) -> None:
    assert main(["rule", *arguments]) == 2
    assert not (desk / LEDGER).exists()


def test_a_broken_ledger_stops_the_run_before_any_work(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / LEDGER).write_text("# ours\n<<<<<<< HEAD\n")
    capsys.readouterr()
    for command in (["check", "articles"], ["rulings"], ["rule", identity(), "--as", "accepted", *WHO]):
        assert main(command) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert f"{LEDGER}:2: <<<<<<< is left over from a merge" in printed.err


def test_a_ledger_or_baseline_that_is_named_must_be_there(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--ledger", "--baseline"):
        assert main(["check", "articles", option, "desk.rulings"]) == 2
        assert "[ledger-missing]" in capsys.readouterr().err
    assert main(["rule", identity(), "--as", "accepted", "--ledger", "desk.rulings", *WHO]) == 0
    assert main(["check", "articles"]) == 1
    assert main(["check", "articles", "--ledger", "desk.rulings"]) == 0


def test_a_baseline_knows_what_was_found_and_not_what_comes_after(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "articles", "--write-baseline", "known.rulings"]) == 0
    assert "1 finding in the baseline" in capsys.readouterr().out
    taken = (desk / "known.rulings").read_bytes()
    assert [each.by for each in parsed(taken, name="x")] == ["baseline"]
    assert main(["check", "articles"]) == 1
    assert main(["check", "articles", "--baseline", "known.rulings"]) == 0
    assert main(["check", "articles", "--baseline", "known.rulings", "--write-baseline", "known.rulings"]) == 0
    assert (desk / "known.rulings").read_bytes() == taken
    (desk / "articles" / "a.txt").write_text(STORY.format("a 900 miles"))
    assert main(["check", "articles", "--baseline", "known.rulings"]) == 1
    assert "1 warning in 2 articles" in capsys.readouterr().out


def test_what_the_ledger_rules_on_is_not_in_the_baseline_so_that_it_comes_back(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["rule", identity(), "--as", "accepted", "--until", "2026-12-01", "--report", "report.json", *WHO]) == 0
    assert main(["check", "articles", "--write-baseline", "known.rulings"]) == 0
    assert (desk / "known.rulings").read_bytes() == b""
    at(NOW + timedelta(days=30), monkeypatch)
    assert main(["check", "articles", "--baseline", "known.rulings"]) == 1


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--write-baseline", "articles/a.txt"], "output-is-input"),
        (["--write-baseline", "factcheck.rulings"], "output-is-input"),
        (["--output", "json=factcheck.rulings"], "output-is-input"),
        (["--write-baseline", "notes.txt"], "ledger-broken"),
        (["--write-baseline", "no/such/folder"], "output-folder-missing"),
        (["--write-baseline", "articles"], "output-is-folder"),
        (["--output", "json=x.json", "--write-baseline", "x.json"], "output-ambiguous"),
    ],
)
def test_a_baseline_overwrites_nothing_else(
    options: list[str], code: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "notes.txt").write_text("Ring the ministry.\n")
    assert main(["rule", "0" * 16, "--as", "accepted", *WHO]) == 0
    before = {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()}
    capsys.readouterr()
    assert main(["check", "articles", *options]) == 2
    error = capsys.readouterr().err
    assert f"[{code}]" in error
    assert code == "ledger-broken" or options[-2] in error
    assert {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()} == before


def test_a_draft_that_says_what_to_ignore_passes(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = STORY.format("an 843 miles")
    comment = "<!-- factcheck: ignore quantity because the ministry gives both -->"
    (desk / "articles" / "a.txt").write_text(text.replace("Norland,", f"{comment}\nNorland,"))
    capsys.readouterr()
    assert main(["check", "articles"]) == 0
    assert "Ruled accepted by articles/a.txt:3: the ministry gives both" in capsys.readouterr().out


def test_the_clock_of_this_machine_is_read_by_the_command_itself(desk: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "rule", identity(), "--as", "accepted", *WHO],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    (entry,) = read_ledger(LEDGER)
    assert f"accepted by R. Sen, {entry.made[:10]}" in done.stdout
    assert abs(entry.instant - datetime.now().astimezone()) < timedelta(minutes=5)
