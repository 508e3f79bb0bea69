"""Files, folders, globs and standard input, good and bad."""

from __future__ import annotations

import inspect
import io
import json
import os
import socket
import sys
from pathlib import Path

import pytest

from factcheck.config import Config
from factcheck.model import Article, Problem
from factcheck.read import article_id, read
from factcheck.read.inputs import find_inputs

TEXT = "Crane falls on barges\n\nThe harbour of Tornby was closed on Monday after a crane fell on two barges.\n"
OTHER = "Ferry line to end\n\nThe last ferry between Tornby and Elms will sail in March, its owners said on Friday.\n"


def run(*paths: Path | str, limit: int = 10_000_000) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    return read([str(path) for path in paths], config=Config(max_bytes=limit))


def write(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def only_problem(problems: tuple[Problem, ...], code: str) -> Problem:
    (problem,) = problems
    assert problem.code == code
    assert problem.path in problem.message
    assert ":" in problem.message
    return problem


def test_a_folder_is_read_in_order_and_other_files_are_left_alone(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.TEXT", "sub/d.markdown", "x.jpg", ".hidden.txt", ".git/e.txt", "f.py"):
        write(tmp_path / name, f"{TEXT}\n{name} is the name of it, he said.\n")
    articles, problems = run(tmp_path)
    assert [Path(article.path).relative_to(tmp_path).as_posix() for article in articles] == [
        "a.md",
        "b.txt",
        "sub/c.TEXT",
        "sub/d.markdown",
    ]
    assert problems == ()


def test_paths_are_shown_as_given_and_make_the_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "news" / "a.txt")
    ((article,), _) = run("./news//")
    assert article.path == "news/a.txt"
    assert article.id == article_id("news/a.txt", TEXT)
    assert len(article.id) == 12


@pytest.mark.parametrize("name", ["a.eml", "a", "a.xyz"])
def test_a_named_file_is_tried_whatever_its_suffix(tmp_path: Path, name: str) -> None:
    ((article,), problems) = run(write(tmp_path / name))
    assert (article.title, problems) == ("Crane falls on barges", ())


def test_a_file_named_in_several_ways_is_read_once(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to(file)
    articles, problems = run(tmp_path, file, tmp_path / "*.txt", tmp_path / "." / "a.txt", file)
    assert [article.path for article in articles] == [file.as_posix()]
    assert problems == ()


def test_the_order_of_the_arguments_does_not_matter(tmp_path: Path) -> None:
    paths = [write(tmp_path / "a" / "a.txt"), write(tmp_path / "b.txt", OTHER), tmp_path / "none", tmp_path / "a"]
    assert run(*paths) == run(*reversed(paths))


def test_globs_are_expanded(tmp_path: Path) -> None:
    write(tmp_path / "x" / "a.txt")
    write(tmp_path / "y" / "b.txt", OTHER)
    articles, problems = run(tmp_path / "**" / "*.txt")
    assert [Path(article.path).name for article in articles] == ["a.txt", "b.txt"]
    assert problems == ()


def test_a_name_with_brackets_is_a_file_before_it_is_a_glob(tmp_path: Path) -> None:
    ((article,), problems) = run(write(tmp_path / "a[1].txt"))
    assert article.path.endswith("a[1].txt")
    assert problems == ()


def test_standard_input(tmp_path: Path) -> None:
    articles, problems = read(["-", "-"], config=Config(), stdin=io.BytesIO(TEXT.encode()))
    assert [article.path for article in articles] == ["-"]
    assert problems == ()


def test_no_standard_input() -> None:
    articles, problems = read(["-"], config=Config())
    assert articles == ()
    assert [problem.code for problem in problems] == ["unreadable"]


def test_a_loop_of_links_does_not_hang(tmp_path: Path) -> None:
    write(tmp_path / "a" / "a.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path / "a")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    articles, problems = run(tmp_path)
    assert len(articles) == 1
    assert [problem.code for problem in problems] == ["path-not-found"]


def test_a_folder_too_deep_for_a_path_does_not_stop_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt")
    monkeypatch.chdir(tmp_path)
    for _ in range(25):
        Path("d" * 200).mkdir()
        os.chdir("d" * 200)
    Path("b.txt").write_text(OTHER)
    os.chdir(tmp_path)
    articles, problems = run(tmp_path)
    assert [Path(article.path).name for article in articles] == ["a.txt"]
    assert {problem.code for problem in problems} == {"unreadable"}


def test_very_many_levels_of_folders_do_not_stop_the_rest(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path.joinpath(*["d"] * 150) / "b.txt", OTHER)
    articles, problems = run(tmp_path)
    assert [Path(article.path).name for article in articles] == ["a.txt"]
    assert "too many folders" in only_problem(problems, "unreadable").message


def test_a_pattern_over_very_many_levels_does_not_stop_the_rest(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt")
    tmp_path.joinpath(*["d"] * 300).mkdir(parents=True)
    usual = sys.getrecursionlimit()
    # Not a tree as deep as the usual limit: that could not be deleted after the test.
    sys.setrecursionlimit(len(inspect.stack()) + 200)
    try:
        candidates, problems = find_inputs([str(file), str(tmp_path / "**" / "*.txt")])
    finally:
        sys.setrecursionlimit(usual)
    assert [candidate.location for candidate in candidates] == [file]
    assert "too many folders" in only_problem(problems, "unreadable").message


def test_missing_path(tmp_path: Path) -> None:
    articles, problems = run(tmp_path / "none.txt")
    assert articles == ()
    only_problem(problems, "path-not-found")


@pytest.mark.parametrize("path", ["no/*.txt", "a\0b", "\udcff.txt", "", "a" * 5_000, "a" * 5_000 + "*"])
def test_paths_that_match_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.chdir(tmp_path)
    articles, problems = run(path)
    assert articles == ()
    only_problem(problems, "path-not-found")


@pytest.mark.parametrize("name", ["a.jpg", ".a.txt"])
def test_a_folder_without_an_article(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    articles, problems = run(tmp_path)
    assert articles == ()
    only_problem(problems, "no-articles")


@pytest.mark.parametrize("content", [b"", b" \n\t\n", "\ufeff".encode(), "\u00a0\n".encode()])
def test_empty_file(tmp_path: Path, content: bytes) -> None:
    articles, problems = run(write(tmp_path / "a.txt", content))
    assert articles == ()
    only_problem(problems, "empty-file")


@pytest.mark.parametrize(
    "name",
    ["a.docx", "a.pdf", "a.html", "a.json", "a.jsonl", "a.jsonl.gz", "a.csv", "a.xml", "a.rss", "a.nitf", "a.newsml",
     "a.ninjs", "a.warc", "a.warc.gz"],
)  # fmt: skip
def test_a_file_of_any_format_may_be_empty(tmp_path: Path, name: str) -> None:
    articles, problems = run(write(tmp_path / name, b""))
    assert articles == ()
    only_problem(problems, "empty-file")


def test_lines_without_anything_in_them_are_told(tmp_path: Path) -> None:
    articles, problems = run(write(tmp_path / "a.jsonl", b"\n  \n"))
    assert articles == ()
    only_problem(problems, "empty-file")


def test_a_large_file_is_refused_without_reading_it_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with file.open("wb") as stream:
        stream.truncate(1 << 40)
    articles, problems = run(file, limit=1000)
    assert articles == ()
    assert "1,000 bytes" in only_problem(problems, "file-too-large").message


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    assert len(run(write(tmp_path / "a.txt"), limit=len(TEXT))[0]) == 1
    assert run(write(tmp_path / "a.txt"), limit=len(TEXT) - 1)[0] == ()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt")
    file.chmod(0)
    articles, problems = run(file)
    assert articles == ()
    only_problem(problems, "unreadable")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no sockets in the file system")
def test_a_thing_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("a.txt")
        articles, problems = run("a.txt")
    assert articles == ()
    only_problem(problems, "unreadable")


def test_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"\x00\x01")
    write(tmp_path / "b.txt")
    articles, problems = run(tmp_path)
    assert [Path(article.path).name for article in articles] == ["b.txt"]
    only_problem(problems, "binary-file")


def test_control_characters_stay_and_line_ends_are_plain(tmp_path: Path) -> None:
    content = (
        "Crane \x1b[31mfalls\x1b[0m\r\n\r\nThe harbour of Tornby was closed on Monday, the port said.\rIt is open.\n"
    )
    ((article,), _) = run(write(tmp_path / "a.txt", content))
    assert article.text == content.replace("\r\n", "\n").replace("\r", "\n")


def manifest(folder: Path, entries: object) -> Path:
    return write(folder / "articles.json", json.dumps(entries))


ENTRY = {
    "file": "a.txt",
    "source": "Tornby Mail",
    "title": "A crane falls",
    "published": "2024-05-03",
    "updated": "2024-05-04T10:00Z",
    "url": "https://example.org/a",
    "origin": "CW",
}


@pytest.mark.parametrize("named", [".", "a.txt", "articles.json", "*"])
def test_a_manifest_says_what_is_read_and_what_is_known(tmp_path: Path, named: str) -> None:
    write(tmp_path / "a.txt")
    manifest(tmp_path, [ENTRY])
    ((article,), problems) = run(tmp_path / named)
    assert (article.source, article.title, article.published) == ("Tornby Mail", "A crane falls", "2024-05-03")
    assert (article.updated, article.url) == ("2024-05-04T10:00+00:00", "https://example.org/a")
    assert article.origin == "CW"
    assert problems == ()


def test_only_the_files_of_a_manifest_are_read(tmp_path: Path) -> None:
    for name in ("story/a.txt", "story/b.txt", "story/sub/c.txt", "d.txt"):
        write(tmp_path / name)
    manifest(tmp_path / "story", [{"file": "a.txt"}])
    articles, _ = run(tmp_path)
    assert [Path(article.path).relative_to(tmp_path).as_posix() for article in articles] == ["d.txt", "story/a.txt"]


def test_a_file_that_the_manifest_does_not_list_is_read_when_named(tmp_path: Path) -> None:
    file = write(tmp_path / "b.txt", OTHER)
    write(tmp_path / "a.txt")
    manifest(tmp_path, [ENTRY])
    ((article,), problems) = run(file)
    assert (article.source, problems) == (None, ())


def test_a_date_that_is_null_may_be_found_in_the_text(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT.replace("\n\n", "\n\n12 May 2024\n\n"))
    manifest(tmp_path, [{"file": "a.txt", "published": None}])
    ((article,), _) = run(tmp_path)
    assert article.published == "2024-05-12"


@pytest.mark.parametrize(
    "content",
    [b"not json", b'{"file": "a.txt"}', b"[" * 100_000, b"\xff\xfe\x00", b'[{"file": "a.txt"}', b"1" * 10_000],
)
def test_a_manifest_that_cannot_be_used(tmp_path: Path, content: bytes) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "articles.json", content)
    articles, problems = run(tmp_path)
    assert articles == ()
    only_problem(problems, "bad-manifest")


@pytest.mark.parametrize(
    ("entry", "said", "still_read"),
    [
        ({"source": "Tornby Mail"}, "names no file", False),
        ("a.txt", "not an object", False),
        ({"file": 3}, "names no file", False),
        ({"file": "none.txt"}, "no file in its folder", False),
        ({"file": "../a.txt"}, "outside the folder", False),
        ({"file": "sub/../../a.txt"}, "outside the folder", False),
        ({"file": "/etc/hostname"}, "outside the folder", False),
        ({"file": "C:\\a.txt"}, "outside the folder", False),
        ({"file": "..\\a.txt"}, "outside the folder", False),
        ({"file": "a\0.txt"}, "characters", False),
        ({"file": "a" * 5_000 + ".txt"}, "no file in its folder", False),
        ({"file": "\ud800.txt"}, "characters", False),
        ({"file": "a.txt", "author": "Ann"}, '"author"', True),
        ({"file": "a.txt", "title": 5}, '"title"', True),
        ({"file": "a.txt", "source": "\ud800"}, '"source"', True),
        ({"file": "a.txt", "published": "last week"}, "last week", True),
        ({"file": "a.txt", "updated": 20240503}, '"updated"', True),
    ],
)
def test_a_bad_entry_is_named_and_the_rest_goes_on(tmp_path: Path, entry: object, said: str, still_read: bool) -> None:
    folder = tmp_path / "story"
    write(folder / "a.txt")
    write(folder / "b.txt", OTHER)
    manifest(folder, [{"file": "b.txt"}, entry])
    articles, problems = run(folder)
    assert [Path(article.path).name for article in articles] == (["a.txt"] if still_read else []) + ["b.txt"]
    problem = only_problem(problems, "bad-manifest-entry")
    assert problem.path.endswith("story/articles.json")
    assert said in problem.message


def test_a_file_listed_twice(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    manifest(tmp_path, [ENTRY, {"file": "./a.txt", "source": "Other"}])
    ((article,), problems) = run(tmp_path)
    assert article.source == "Tornby Mail"
    assert "second time" in only_problem(problems, "bad-manifest-entry").message
