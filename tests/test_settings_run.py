"""A file of settings through the real command line: what it changes, and what an option changes of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from factcheck import pipeline
from factcheck.cli import main

ROOT = Path(__file__).parents[1]
FINED = "A Halden court fined the Sorna shipyard $4.2 million on Friday for polluting the Orla river."
FINE = "A fine of €4.6 million was imposed on the Sorna shipyard by a Halden court on Friday for polluting the river."


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two stories: a border of two lengths (a warning), and a fine in two currencies."""
    shutil.copytree(ROOT / "fixtures" / "readme", tmp_path / "border")
    (tmp_path / "fine").mkdir()
    (tmp_path / "fine" / "a.txt").write_text(f"Shipyard\n\n{FINED}\n")
    (tmp_path / "fine" / "b.txt").write_text(f"Fine\n\n{FINE}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configured(desk: Path, text: str) -> None:
    (desk / "factcheck.toml").write_text(text, encoding="utf-8")


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    main(["check", *arguments, "--format", "json"])
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def codes(document: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["code"], one["severity"]) for one in document["findings"]]


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("", [], 1),
        ('fail_on = "error"', [], 0),
        ('fail_on = "error"', ["--fail-on", "warning"], 1),
        ('fail_on = "error"', ["--no-config"], 1),
        ('[severities]\nquantity = "note"', [], 0),
        ('[severities]\nquantity = "note"', ["--severity", "quantity=error"], 1),
        ('[severities]\nquantity = "note"', ["--severity", "money=error"], 0),
        ('[checks]\nignore = ["quantity"]', [], 0),
        ('[checks]\nignore = ["quantity"]', ["--ignore", "money"], 1),
        ('[checks]\nignore = ["quantity"]', ["--select", "quantity"], 1),
        ('[checks]\nselect = ["money"]', [], 2),
        ('[checks]\nselect = ["money"]', ["--select", "quantity"], 1),
        ('error_gap = "4%"\nfail_on = "error"', [], 1),
        ('[tolerances]\nlength = "5%"', [], 0),
        ('[tolerances]\nlength = "4%"', [], 1),
        ('[tolerances]\nlength = "60 km"', [], 0),
    ],
)
def test_an_option_holds_against_the_file_and_the_file_against_the_default(
    text: str, options: list[str], code: int, desk: Path
) -> None:
    configured(desk, text)
    assert main(["check", "border", "--quiet", *options]) == code


def test_a_tolerance_is_in_the_report_and_what_it_takes_away_is_agreed(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = report(capsys, "border")
    configured(desk, '[tolerances]\nlength = "5%"\ncount = 1\n')
    loose = report(capsys, "border")
    assert codes(plain) == [("quantity", "warning")]
    assert codes(loose) == []
    assert loose["settings"] == {**plain["settings"], "tolerances": "count=1, length=5%"}
    (agreed,) = [one for one in loose["corroborations"] if one["id"] == plain["findings"][0]["id"]]
    assert [side["value"] for side in agreed["sides"]] == ["843 miles", "1300 km"]
    assert loose["summary"]["compared"] == plain["summary"]["compared"]


def test_a_file_that_sets_nothing_changes_no_byte(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = report(capsys, "border")
    configured(desk, "[checks]\n[tolerances]\n[paths]\n[severities]\n[currencies]\n")
    assert report(capsys, "border") == plain
    assert "tolerances" not in plain["settings"]
    assert not {"sources", "rates", "rate_tolerance"} & plain["settings"].keys()


def test_amounts_meet_by_the_rate_of_the_file(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = report(capsys, "fine")
    assert codes(plain) == []
    assert plain["summary"]["without_rate"] == 1
    configured(desk, '[currencies]\nrates = {date = 2026-11-20, base = "EUR", USD = 1.08}')
    rated = report(capsys, "fine")
    assert codes(rated) == [("money", "error")]
    assert "at the rate of 2026-11-20, 1 EUR = 1.08 USD, give or take 10 %" in rated["findings"][0]["message"]
    assert {side["normalized"]["unit"] for side in rated["findings"][0]["sides"]} == {"EUR"}
    assert rated["summary"]["without_rate"] == 0
    assert rated["settings"]["rates"] == "2026-11-20: 1 EUR = 1.08 USD"
    assert rated["settings"]["rate_tolerance"] == "0.10"
    configured(desk, '[currencies]\ntolerance = "40%"\nrates = {date = 2026-11-20, base = "EUR", USD = 1.08}')
    assert codes(report(capsys, "fine")) == []


def test_a_long_table_of_rates_stands_in_the_report_by_its_hash(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "\n".join(f"2026-{month:02}-{day:02},1.08" for month in range(1, 11) for day in range(1, 28))
    (desk / "rates.csv").write_text(f"Date,USD\n{rows}\n")
    configured(desk, '[currencies]\nrates = "rates.csv"')
    told = report(capsys, "fine")["settings"]["rates"]
    assert told.startswith("270 of them, sha256:")


def test_trust_names_whom_to_check(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = report(capsys, "border")["findings"][0]
    configured(
        desk, '[[sources]]\nname = "southern mercury"\ntrust = "low"\n[[sources]]\npath = "border/*"\nown = true'
    )
    weighed = report(capsys, "border")["findings"][0]
    assert plain["message"].endswith("check where each figure comes from")
    assert weighed["message"].endswith("check Southern Mercury first")
    assert weighed["id"] == plain["id"]
    configured(desk, '[[sources]]\nname = "southern mercury"\ntrust = "high"')
    assert report(capsys, "border")["findings"][0]["sides"][0]["mentions"][0]["source"] == "Southern Mercury"


def test_the_file_says_what_to_check_and_where_reports_go(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    configured(desk, 'format = ["console", "json"]\n[paths]\narticles = ["border"]\nreports = "out/reports"\n')
    (desk / "deep").mkdir()
    monkeypatch.chdir(desk / "deep")
    assert main(["check"]) == 1
    assert "WARNING  border" in capsys.readouterr().out
    document = json.loads((desk / "out" / "reports" / "report.json").read_text(encoding="utf-8"))
    assert [article["path"] for article in document["articles"]] == ["../border/courier.txt", "../border/mercury.txt"]
    assert main(["check", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == document
    assert main(["check", "--output", "json=here.json", "../border"]) == 1
    assert json.loads((desk / "deep" / "here.json").read_text(encoding="utf-8")) == document
    assert main(["extract"]) == 0
    assert "843 miles" in capsys.readouterr().out


def test_the_file_says_what_drafts_are_checked_against(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configured(desk, 'against = ["border/courier.txt"]')
    named = report(capsys, "border/mercury.txt")
    assert named == report(capsys, "border/mercury.txt", "--against", "border/courier.txt")
    assert len(named["drafts"]) == 1
    assert [one["code"] for one in named["findings"]] == ["quantity"]
    assert report(capsys, "border/mercury.txt", "--against", "fine")["findings"] == []
    assert "drafts" not in report(capsys, "border", "--no-config")


def test_nothing_to_read_is_said(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("check", "extract"):
        assert main([command]) == 2
        assert "name files, folders or patterns, or set paths.articles in factcheck.toml. [no-paths]" in (
            capsys.readouterr().err
        )


def test_a_file_by_name(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configured(desk, 'fail_on = "never"')
    (desk / "strict.toml").write_text('fail_on = "note"')
    assert main(["check", "border", "--quiet"]) == 0
    assert main(["check", "border", "--quiet", "--config", "strict.toml"]) == 1
    assert main(["check", "border", "--quiet", "--config", "strict.toml", "--no-config"]) == 2
    assert "[config-ambiguous]" in capsys.readouterr().err
    assert main(["check", "border", "--quiet", "--config", "nowhere.toml"]) == 2
    assert "nowhere.toml does not exist" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["check", "border"], ["extract", "border"], ["why", "border/courier.txt:3", "border/mercury.txt:3"]]
)
def test_a_mistake_in_the_file_is_a_message_before_any_work(
    arguments: list[str], desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*arguments: object, **options: object) -> None:
        raise AssertionError("work was begun")

    for name in ("check", "extract", "why"):
        monkeypatch.setattr(pipeline, name, never)
    configured(desk, '[checks]\nselct = ["\\u001b[2J"]')
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith('error: factcheck.toml:2: checks.selct is no setting (did you mean "select"?)')
    assert "Traceback" not in printed.err
    configured(desk, 'fail_on = "\\u001b[2J\\u202e"')
    assert main(arguments) == 2
    assert not {"\x1b", "\u202e"} & set(capsys.readouterr().err)


def test_a_judge_of_the_file_is_asked(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configured(desk, 'judge = "no-such-judge"')
    assert main(["check", "border"]) == 2
    assert "no-such-judge" in capsys.readouterr().err


def test_rulings_are_kept_where_the_file_says(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configured(desk, '[paths]\nledger = "kept/rulings.txt"\n')
    (desk / "kept").mkdir()
    identity = report(capsys, "border")["findings"][0]["id"]
    assert main(["rulings"]) == 0
    assert "0 rulings in force in kept/rulings.txt" in capsys.readouterr().out
    assert main(["rule", identity, "--as", "accepted", "--by", "ada", "--why", "both are given"]) == 0
    assert main(["rulings"]) == 0
    assert "1 ruling in force in kept/rulings.txt" in capsys.readouterr().out
    assert main(["check", "border", "--quiet"]) == 0
    assert main(["check", "border", "--quiet", "--no-config"]) == 1
    assert main(["check", "border", "--quiet", "--output", "kept/rulings.txt"]) == 2
    assert "[output-is-input]" in capsys.readouterr().err
