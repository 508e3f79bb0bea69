"""Folders of many files: what of them is read, what is told of the rest, and that the work grows with their number."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.model import Problem
from factcheck.read import inputs, read
from factcheck.read.inputs import Candidate, find_inputs
from factcheck.read.leftout import NOTICES, is_own_report
from factcheck.read.manifest import Manifest, load_manifest
from factcheck.testing.given import found

GOLDEN = Path(__file__).parent / "golden"
TEXT = "Crane falls on barges\n\nThe harbour of Tornby was closed on Monday after a crane fell on two barges.\n"


def write(path: Path, content: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def only_problem(*paths: Path) -> Problem:
    (problem,) = find_inputs([str(path) for path in paths])[1]
    return problem


def test_what_is_not_read_is_told_once_by_its_kinds(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    for number in range(30):
        write(tmp_path / "old" / f"{number}.eml")
    for name in (
        "b.odt",
        "sub/c.odt",
        "slug",
        "photo.JPG",
        "film.mp4",
        "page.css",
        "tool.py",
        ".hidden.eml",
        "LICENSE",
    ):
        write(tmp_path / name)
    problem = only_problem(tmp_path)
    assert (problem.code, problem.path) == ("not-read", tmp_path.as_posix())
    assert "33 files that are of no format that is read (30 .eml, 2 .odt, 1 no suffix)" in problem.message


def test_pictures_and_programs_are_no_news(tmp_path: Path) -> None:
    for name in ("a.txt", "photo.jpg", "sound.mp3", "tool.py", "page.css", "Makefile", "data.sqlite"):
        write(tmp_path / name)
    candidates, problems = find_inputs([str(tmp_path)])
    assert ([each.shown for each in candidates], problems) == ([(tmp_path / "a.txt").as_posix()], ())


def test_a_folder_of_other_formats_alone_holds_no_article(tmp_path: Path) -> None:
    write(tmp_path / "a.eml")
    assert {each.code for each in find_inputs([str(tmp_path)])[1]} == {"not-read", "no-articles"}


@pytest.mark.parametrize("name", ["hard.json", "hard.jsonl", "hard.csv", "hard.html", "hard.xml"])
def test_a_report_of_factcheck_is_no_article_and_said_so(name: str, tmp_path: Path) -> None:
    report = tmp_path / name
    report.write_bytes((GOLDEN / name).read_bytes())
    write(tmp_path / "a.txt")
    for path in (tmp_path, report):
        candidates, problems = find_inputs([str(path)])
        assert report.as_posix() not in [each.shown for each in candidates]
        assert [(each.code, each.path) for each in problems] == [("own-report", report.as_posix())]


@pytest.mark.parametrize(
    "text", ["", "{", '{"schema": "x"}', '{"kind": "report"}', "kind,finding\n", "<!DOCTYPE html>"]
)
def test_what_only_looks_like_a_report_is_read(text: str, tmp_path: Path) -> None:
    assert not is_own_report(write(tmp_path / "a.json", text))
    assert not is_own_report(tmp_path / "none.json")


def test_what_was_left_alone_stops_no_test(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.odt")
    assert only_problem(tmp_path).code in NOTICES
    assert found([str(tmp_path)]) == frozenset({(tmp_path / "a.txt").as_posix()})
    with pytest.raises(FactcheckError):
        found([str(tmp_path / "none")])


def test_a_manifest_is_read_once_however_many_of_its_files_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{number}.txt" for number in range(200)]
    for name in names:
        write(tmp_path / name)
    entries = [*({"file": name, "source": f"Paper {name}"} for name in names), {"file": ""}]
    write(tmp_path / "articles.json", json.dumps(entries))
    loads: list[Path] = []

    def counted(folder: Path, *, shown: str) -> Manifest | None:
        loads.append(folder)
        return load_manifest(folder, shown=shown)

    monkeypatch.setattr(inputs, "load_manifest", counted)
    candidates, problems = find_inputs([str(tmp_path / name) for name in names])
    assert loads == [tmp_path]
    assert [each.code for each in problems] == ["bad-manifest-entry"]
    assert {each.entry.source for each in candidates if each.entry} == {f"Paper {name}" for name in names}


def test_a_manifest_may_list_files_with_many_articles(tmp_path: Path) -> None:
    write(tmp_path / "feed.jsonl", "\n".join(json.dumps({"text": f"{TEXT} {n}"}) for n in range(3)))
    write(tmp_path / "articles.json", json.dumps([{"file": "feed.jsonl", "source": "The Courier"}]))
    articles, problems = read([str(tmp_path)], config=Config())
    assert problems == ()
    assert [article.source for article in articles] == ["The Courier"] * 3


def test_no_bytes_of_files_are_held(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (candidate,), _ = find_inputs([str(tmp_path)])
    assert candidate == Candidate((tmp_path / "a.txt").as_posix(), tmp_path / "a.txt")
