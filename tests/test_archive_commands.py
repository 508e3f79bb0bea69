"""`factcheck archive`: what comes in, what it says of itself, what goes out, and a draft held against it."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from factcheck.archive import intake
from factcheck.cli import main

FIRE = """Warehouse fire on Canal Street

Dunmore Gazette, 6 November 2024

A fire at the Lister & Sons warehouse on Canal Street in Dunmore injured 21 people on Tuesday evening, the fire
service said. The warehouse held 300 tonnes of paper.
"""
LATER = FIRE.replace("21 people", "12 people")
FAIR = """Book fair in Alderwick

Alderwick Post, 9 March 2024

The book fair in the town hall of Alderwick drew 4,150 visitors on Saturday, the library said.
"""
DRAFT = """Fire on Canal Street

6 November 2024

A fire at the Lister & Sons warehouse on Canal Street in Dunmore injured 12 people on Tuesday evening, the fire
service said.
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line in a folder with two articles and a draft: the exit code, standard output and error."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "fire.txt").write_text(FIRE, encoding="utf-8")
    (tmp_path / "in" / "fair.txt").write_text(FAIR, encoding="utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        output = capsys.readouterr()
        return code, output.out, output.err

    return call


def counts(run: Run) -> dict[str, int]:
    _, output, _ = run("archive", "status", "--archive", "a.db", "--format", "json")
    found: dict[str, int] = json.loads(output)
    return found


def test_what_is_added_is_told_and_kept(run: Run, tmp_path: Path) -> None:
    assert run("archive", "add", "in", "--archive", "a.db") == (
        0,
        "2 new articles, 0 new versions, 0 known already, 0 problems.\n",
        "",
    )
    assert run("archive", "add", "in", "--archive", "a.db")[1].startswith("0 new articles, 0 new versions, 2 known")
    (tmp_path / "in" / "fire.txt").write_text(LATER, encoding="utf-8")
    assert run("archive", "add", "in", "--archive", "a.db")[1].startswith("0 new articles, 1 new version, 1 known")
    found = counts(run)
    assert (found["articles"], found["versions"], found["pending"], found["withdrawn"]) == (2, 3, 2, 0)
    assert found["claims"] > 0 and found["values"] > 0


def test_what_cannot_be_read_is_told_and_the_rest_is_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    code, output, problems = run("archive", "add", "in", "nowhere", "--archive", "a.db")
    assert (code, output) == (0, "2 new articles, 0 new versions, 0 known already, 2 problems.\n")
    assert problems.splitlines()[0].startswith("nowhere: ") and problems.count("[empty-file]") == 1


def test_nothing_that_can_be_read_is_a_failure(run: Run) -> None:
    code, _, problems = run("archive", "add", "nowhere", "--archive", "a.db")
    assert code == 2
    assert "[path-not-found]" in problems


def test_what_its_sender_withdrew_counts_no_longer(run: Run, tmp_path: Path) -> None:
    head = "---\nurl: https://gazette.example/fire\n{}---\n"
    (tmp_path / "in" / "fire.txt").write_text(head.format("") + FIRE, encoding="utf-8")
    run("archive", "add", "in", "--archive", "a.db")
    gone = head.format("status: withdrawn\n") + "# Withdrawn\n\nThis report of the fire has been withdrawn.\n"
    (tmp_path / "in" / "notice.txt").write_text(gone, encoding="utf-8")
    code, output, problems = run("archive", "add", "in/notice.txt", "--archive", "a.db")
    assert (code, output) == (0, "0 new articles, 0 new versions, 0 known already, 1 withdrawn, 1 problem.\n")
    assert "[canceled]" in problems
    assert (counts(run)["articles"], counts(run)["withdrawn"]) == (1, 1)


def wire(version: int, *, status: str = "usable") -> str:
    """An item of a wire, sent on the day that its version counts."""
    return json.dumps(
        {
            "$schema": "https://iptc.org/std/ninjs/ninjs-schema_1.5.json",
            "uri": "urn:example:fire",
            "type": "text",
            "pubstatus": status,
            "version": str(version),
            "versioncreated": f"2024-11-0{version}T08:00:00+00:00",
            "headline": "Fire on Canal Street",
            "body_text": FIRE.replace("300", f"30{version}"),
        }
    )


def test_what_was_sent_again_after_it_was_withdrawn_counts(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "wire1.json").write_text(wire(6), encoding="utf-8")
    (tmp_path / "in" / "wire2.json").write_text(wire(7, status="canceled"), encoding="utf-8")
    run("archive", "add", "in", "--archive", "a.db")
    assert (counts(run)["articles"], counts(run)["withdrawn"]) == (2, 1)
    (tmp_path / "in" / "wire3.json").write_text(wire(8), encoding="utf-8")
    for _ in range(2):
        # All of them lie there for good.
        run("archive", "add", "in", "--archive", "a.db")
        assert (counts(run)["articles"], counts(run)["withdrawn"]) == (3, 0)


def test_what_was_withdrawn_before_it_is_read_does_not_count(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "_BATCH", 1)
    (tmp_path / "in" / "a-notice.json").write_text(wire(7, status="canceled"), encoding="utf-8")
    (tmp_path / "in" / "wire.json").write_text(wire(6), encoding="utf-8")
    run("archive", "add", "in", "--archive", "a.db")
    assert (counts(run)["articles"], counts(run)["withdrawn"]) == (2, 1)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("status: withheld", "withheld"),
        ("status: killed", "canceled"),
        ("embargo: 2999-01-01T06:00+00:00", "embargoed"),
        ("embargo: until further notice", "withheld"),
        ("embargo: 2001-01-01", None),
        ("status: published", None),
        ("status: final", None),
    ],
)
def test_the_front_matter_may_forbid_its_use(run: Run, tmp_path: Path, line: str, code: str | None) -> None:
    (tmp_path / "in" / "fire.txt").write_text(f"---\ntitle: Fire\n{line}\n---\n{FIRE}", encoding="utf-8")
    _, output, problems = run("archive", "add", "in/fire.txt", "--archive", "a.db")
    assert output.startswith("0 new articles" if code else "1 new article,")
    assert (f"[{code}]" in problems) is (code is not None)


def test_status_for_people(run: Run) -> None:
    run("archive", "add", "in", "--archive", "a.db")
    code, output, _ = run("archive", "status", "--archive", "a.db")
    assert code == 0
    assert "2 articles" in output and "2 articles to be compared" in output


@pytest.mark.parametrize("name", ["in/fire.txt", "./in/fire.txt"])
def test_removing_keeps_the_versions(run: Run, name: str) -> None:
    run("archive", "add", "in", "--archive", "a.db")
    assert run("archive", "remove", name, "--archive", "a.db")[:2] == (0, "1 article removed.\n")
    found = counts(run)
    assert (found["articles"], found["versions"], found["withdrawn"]) == (1, 2, 1)


def test_purging_leaves_no_word(run: Run, tmp_path: Path) -> None:
    run("archive", "add", "in", "--archive", "a.db")
    assert run("archive", "remove", "in/fire.txt", "--purge", "--archive", "a.db")[:2] == (0, "1 article purged.\n")
    assert counts(run)["versions"] == 1
    left = b"".join(path.read_bytes() for path in tmp_path.glob("a.db*"))
    assert b"Lister" not in left and b"Alderwick" in left


def test_an_unknown_name_removes_nothing(run: Run) -> None:
    run("archive", "add", "in", "--archive", "a.db")
    code, _, error = run("archive", "remove", "in/fire.txt", "nowhere", "--archive", "a.db")
    assert (code, "[archive-no-article]" in error) == (2, True)
    assert counts(run)["withdrawn"] == 0


def test_a_draft_against_an_archive(run: Run) -> None:
    run("archive", "add", "in", "--archive", "a.db")
    code, output, _ = run("check", "draft.txt", "--against", "a.db")
    assert code == 1
    assert "12 people" in output and "21 people" in output and "Alderwick" not in output


def test_a_draft_is_told_what_it_was_not_held_against(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.match.events.MOST_TOGETHER", 1)
    run("archive", "add", "in", "--archive", "a.db")
    _, output, _ = run("check", "draft.txt", "--against", "a.db", "--format", "json")
    assert json.loads(output)["summary"]["unheld"] == 1


def test_a_draft_is_not_held_against_itself_in_the_archive(run: Run) -> None:
    run("archive", "add", "in", "draft.txt", "--archive", "a.db")
    code, output, _ = run("check", "draft.txt", "--against", "a.db", "--format", "json")
    report = json.loads(output)
    assert code == 1
    assert [one["path"].rpartition("/")[2] for one in report["articles"]] == ["draft.txt", "fire.txt"]


def test_a_draft_that_nothing_in_the_archive_is_about(run: Run, tmp_path: Path) -> None:
    run("archive", "add", "in", "--archive", "a.db")
    (tmp_path / "draft.txt").write_text("The choir of Ambleton sang 14 songs. It sang 14 songs.\n", encoding="utf-8")
    _, output, _ = run("check", "draft.txt", "--against", "a.db", "--fail-on", "never")
    assert "(no-neighbours)" in output


def test_claims_of_an_earlier_version_of_the_code_are_made_again(run: Run, tmp_path: Path) -> None:
    run("archive", "add", "in", "--archive", "a.db")
    with sqlite3.connect(tmp_path / "a.db") as connection:
        before = connection.execute("SELECT version, sentence, subject FROM claim ORDER BY id").fetchall()
        connection.execute("UPDATE made SET value = 'earlier' WHERE what IN ('claims', 'kept')")
        connection.execute("UPDATE claim SET subject = 'as it was read then'")
    run("check", "draft.txt", "--against", "a.db")
    with sqlite3.connect(tmp_path / "a.db") as connection:
        assert connection.execute("SELECT version, sentence, subject FROM claim ORDER BY id").fetchall() == before


def test_export_gives_every_table(run: Run, tmp_path: Path) -> None:
    run("archive", "add", "in", "--archive", "a.db")
    code, output, _ = run("archive", "export", "--archive", "a.db", "--output", "tables")
    names = ["articles", "claims", "values", "findings", "mentions", "rulings"]
    assert (code, output.split()) == (0, [f"tables/{name}.parquet" for name in names])
    tables = {name: pd.read_parquet(tmp_path / "tables" / f"{name}.parquet") for name in names}
    texts = dict(zip(tables["articles"]["id"], tables["articles"]["text"], strict=True))
    values = tables["values"]
    for article, start, end, text in zip(*(values[name] for name in ("article", "start", "end", "text")), strict=True):
        assert texts[article][start:end] == text
    assert set(tables["claims"]["article"]) == set(texts)
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == sorted(f"{name}.parquet" for name in names)


def test_export_to_where_nothing_can_be_written(run: Run, tmp_path: Path) -> None:
    run("archive", "add", "in", "--archive", "a.db")
    (tmp_path / "tables").write_text("a file", encoding="utf-8")
    code, _, error = run("archive", "export", "--archive", "a.db", "--output", "tables")
    assert (code, "[output-unwritable]" in error) == (2, True)


@pytest.mark.parametrize("command", [["archive", "status"], ["archive", "remove", "x"], ["archive", "add", "in"]])
def test_an_archive_must_be_named(run: Run, command: list[str]) -> None:
    code, _, error = run(*command)
    assert (code, "[no-archive]" in error) == (2, True)


def test_the_settings_may_name_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text('[paths]\narchive = "desk.db"\n', encoding="utf-8")
    assert run("archive", "add", "in")[0] == 0
    assert (tmp_path / "desk.db").is_file()


def test_what_is_no_archive_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no database at all " * 100, encoding="utf-8")
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE other (id)")
    for name, code in (("text.db", "archive-unusable"), ("other.db", "archive-unusable"), ("no.db", "archive-missing")):
        before = (tmp_path / name).read_bytes() if name != "no.db" else b""
        assert f"[{code}]" in run("archive", "status", "--archive", name)[2]
        assert not before or (tmp_path / name).read_bytes() == before
    assert not (tmp_path / "no.db").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only here may the name of a file be any bytes")
def test_a_file_whose_name_is_no_text_is_an_article_like_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "fire.txt").rename(tmp_path / "in" / "f\udcefre.txt")
    (tmp_path / "draft.txt").rename(tmp_path / "dr\udce4ft.txt")
    assert run("archive", "add", "in", "--archive", "a.db")[1].startswith("2 new articles, 0 new versions, 0 known")
    assert run("archive", "add", "in", "--archive", "a.db")[1].startswith("0 new articles, 0 new versions, 2 known")
    code, output, _ = run("check", "dr\udce4ft.txt", "--against", "a.db", "--format", "json")
    assert code == 1
    assert [one["path"].rpartition("/")[2] for one in json.loads(output)["articles"]] == [
        "dr\udce4ft.txt",
        r"f\udcefre.txt",
    ]
    assert run("nightly", "--archive", "a.db", "--in", "in", "--in", "dr\udce4ft.txt", "--reports", "out")[0] == 1
    assert run("archive", "remove", "in/f\udcefre.txt", "--archive", "a.db")[1] == "1 article removed.\n"


def test_a_name_that_its_sender_broke_is_kept_as_it_is_shown(run: Run, tmp_path: Path) -> None:
    item = {"uri": "urn:x:\ud800", "type": "text", "headline": "Fire \udc00 on Canal Street", "body_text": FIRE}
    item["$schema"] = "https://iptc.org/std/ninjs/ninjs-schema_1.5.json"
    (tmp_path / "in" / "wire.json").write_text(json.dumps(item), encoding="utf-8")
    assert run("archive", "add", "in", "--archive", "a.db")[1].startswith("3 new articles")
    assert run("archive", "add", "in", "--archive", "a.db")[1].startswith("0 new articles, 0 new versions, 3 known")
    assert run("archive", "remove", "urn:x:\ufffd", "--archive", "a.db")[1] == "1 article removed.\n"


def test_a_night_counts_what_was_compared_as_a_run_does(run: Run) -> None:
    def told(day: str, path: str) -> dict[str, int]:
        run("nightly", "--archive", "a.db", "--in", path, "--in", "draft.txt", "--reports", "out", "--date", day)
        found: dict[str, int] = json.loads(Path(f"out/{day}/report.json").read_text(encoding="utf-8"))["summary"]
        return found

    _, output, _ = run("check", "in/fire.txt", "draft.txt", "--format", "json")
    assert told("2024-11-07", "in/fire.txt") == json.loads(output)["summary"]
    with_one_alone = told("2024-11-08", "in/fair.txt")
    assert with_one_alone["one_source"] == with_one_alone["not_comparable"] > 0
