"""`factcheck archive learn-boilerplate`: what is learnt, written and marked anew, as if it had been read so at once."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from newspaper import SOURCE

from factcheck import archive
from factcheck.archive.articles import load, standing
from factcheck.cli import main
from factcheck.config import Config
from factcheck.house import Boilerplate, boilerplate
from factcheck.pipeline.stages import silent
from factcheck.settings import read_repeated

NIGHTLY = Path(__file__).parents[1] / "fixtures" / "nightly"
NIGHTS = ("2026-03-02", "2026-03-03", "2026-03-04")
Run = Callable[..., tuple[int, str, str]]
Rows = list[tuple[object, ...]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line in an empty folder: the exit code, standard output and error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        output = capsys.readouterr()
        return code, output.out, output.err

    return call


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of three nights that knows no boilerplate."""
    path = tmp_path_factory.mktemp("nights") / "a.db"
    with archive.opened(path, create=True) as connection:
        for night in NIGHTS:
            archive.add(connection, [str(NIGHTLY / night)], config=Config(), day=night, progress=silent)
    return path


@pytest.fixture
def held(nights: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(nights, tmp_path / "a.db"))


def rows(path: Path | sqlite3.Connection, question: str) -> Rows:
    if isinstance(path, sqlite3.Connection):
        return path.execute(question).fetchall()
    with archive.opened(path) as connection:
        return connection.execute(question).fetchall()


def read_of(path: Path) -> tuple[Rows, Rows]:
    """All that an archive holds of what was read: versions by name and number, and their claims."""
    versions = "SELECT name, number, current, content, title, published, updated, marks, ignores, given FROM version"
    claims = (
        'SELECT name, claim.start, claim."end", predicate, sentence FROM claim JOIN version ON version.id = version'
    )
    return rows(path, f"{versions} ORDER BY name, number"), rows(
        path, f"{claims} WHERE current = 1 ORDER BY 1, 2, 3, 4"
    )


def test_the_lines_of_the_nights_are_learnt_written_and_marked(run: Run, held: Path) -> None:
    code, shown, _ = run("archive", "learn-boilerplate", "--archive", "a.db", "--dry-run")
    assert code == 0
    assert "  7 of 7  The Mercury has reported from the harbour at Pennmouth since 1871. It costs £1.20" in shown
    assert "Would learn 5 new lines of 4 sources; 0 lines known before, in boilerplate.toml." in shown
    assert not Path("boilerplate.toml").exists()
    rows(held, "SELECT 1")
    code, shown, _ = run("archive", "learn-boilerplate", "--archive", "a.db", "--min-articles", "3")
    assert "Learnt 7 new lines of 5 sources" in shown
    assert "40 articles marked anew" in shown
    lines = read_repeated(Path("boilerplate.toml"), shown="b")
    assert {(one.source, one.articles, one.of) for one in lines} == {
        ("Calder Sound", 7, 7),
        ("Calderwick Evening Chronicle", 9, 9),
        ("Marchshire Press Agency", 13, 13),
        ("Pennmouth Mercury", 7, 7),
        ("The Bellhaven Journal", 3, 3),
    }
    written = Path("boilerplate.toml").read_bytes()
    code, shown, _ = run("archive", "learn-boilerplate", "--archive", "a.db", "--min-articles", "3")
    assert "Learnt no new line; 7 lines known before" in shown
    assert "0 articles marked anew" in shown
    assert Path("boilerplate.toml").read_bytes() == written


def rules_of(run: Run) -> Boilerplate:
    assert run("archive", "learn-boilerplate", "--archive", "a.db", "--min-articles", "3")[0] == 0
    return boilerplate(read_repeated(Path("boilerplate.toml"), shown="b"))


def test_what_was_marked_anew_is_as_if_it_had_been_read_so_at_once(run: Run, held: Path, tmp_path: Path) -> None:
    before = read_of(held)
    rules = rules_of(run)
    fresh = tmp_path / "fresh.db"
    with archive.opened(fresh, create=True) as connection:
        for night in NIGHTS:
            config = Config(boilerplate=rules)
            archive.add(connection, [str(NIGHTLY / night)], config=config, day=night, progress=silent)
    assert read_of(held) == read_of(fresh) != before
    with archive.opened(held) as connection:
        again = archive.add(connection, [str(NIGHTLY / NIGHTS[2])], config=config, day="2026-03-05", progress=silent)
        assert (again.new, again.versions) == (0, 0), "no new version comes of other rules"
        archive.mark_again(connection, config=Config(), progress=silent)
    assert read_of(held) == before


def test_what_comes_in_by_other_rules_marks_first_what_is_here(held: Path) -> None:
    rules = Boilerplate((("Calder Sound", "Calder Sound {number} FM: news for Marchshire on the hour"),))
    config = Config(boilerplate=rules)
    with archive.opened(held) as connection:
        connection.execute("UPDATE version SET pending = 0")
        added = archive.add(connection, [str(NIGHTLY / NIGHTS[2])], config=config, day="2026-03-05", progress=silent)
        assert (added.new, added.versions) == (0, 0)
        here = standing(connection)
        sound = {one.article.id for one in load(connection, [*here]) if one.article.source == "Calder Sound"}
        pending = {name for (name,) in connection.execute("SELECT name FROM version WHERE pending = 1")}
        assert pending == sound
        titles = {one.article.title for one in load(connection, [*here]) if one.article.id in sound}
        assert "Pennmouth lido to close in April" in titles
        made = dict(connection.execute("SELECT what, value FROM made WHERE what LIKE 'boilerplate of %'").fetchall())
        assert list(made) == ["boilerplate of calder sound"]
        assert archive.mark_again(connection, config=config, progress=silent) == 0


def test_a_purge_leaves_no_claim_of_older_marks(held: Path) -> None:
    with archive.opened(held) as connection:
        rules = Boilerplate((("*", "Share this story with a neighbour"),))
        archive.mark_again(connection, config=Config(boilerplate=rules), progress=silent)
        assert rows(connection, "SELECT count(*) > 30 FROM kept") == [(1,)]
        archive.purge(connection, [str(key) for (key,) in rows(connection, "SELECT key FROM article")])
        assert rows(connection, "SELECT count(*) FROM kept") == [(0,)]


def names(connection: sqlite3.Connection) -> Iterator[str]:
    question = "SELECT mention.text FROM mention JOIN finding ON finding.id = finding WHERE closed IS NULL"
    yield from (text for (text,) in connection.execute(question))


@pytest.mark.parametrize(
    ("pattern", "alarm"),
    [("2026-03-02/*.txt", "is open"), pytest.param("2026-03-0[23]/*", "Marchshire Fire", marks=pytest.mark.slow)],
)
def test_an_alarm_on_a_line_that_repeats_is_closed_by_the_next_comparison(
    pattern: str, alarm: str, tmp_path: Path
) -> None:
    agency = "The Marchshire Press Agency serves {number} newspapers and stations from its office in Calderwick."
    station = "Calder Sound {number} FM: news for Marchshire on the hour"
    again = "Listen again to the news at one on the Calder Sound app, or ask your smart speaker for Calder Sound."
    rules = (("Calder Sound", station), ("Calder Sound", again), ("Marchshire Press Agency", agency))
    config, fresh = Config(boilerplate=Boilerplate(rules)), tmp_path / "fresh.db"
    files = [str(path) for path in sorted(NIGHTLY.glob(pattern))]
    with archive.opened(tmp_path / "a.db", create=True) as connection:
        archive.add(connection, files, config=Config(), day="2026-03-03", progress=silent)
        archive.compare(connection, config=Config(), day="2026-03-03", progress=silent)
        assert alarm in names(connection)
        archive.compare(connection, config=config, day="2026-03-04", progress=silent)
        assert alarm not in names(connection)
        found = rows(connection, "SELECT id, message FROM open_findings ORDER BY 1")
    with archive.opened(fresh, create=True) as connection:
        archive.add(connection, files, config=config, day="2026-03-03", progress=silent)
        archive.compare(connection, config=config, day="2026-03-03", progress=silent)
        assert rows(connection, "SELECT id, message FROM open_findings ORDER BY 1") == found


def test_a_line_taken_for_news_is_not_learnt_again(run: Run, held: Path) -> None:
    rules_of(run)
    file = Path("boilerplate.toml")
    text = file.read_text(encoding="utf-8").replace("of = 3\n", 'of = 3\nnews = true\nnote = "we print it"\n')
    file.write_text(text, encoding="utf-8")
    assert "marked anew" in run("archive", "learn-boilerplate", "--archive", "a.db", "--min-articles", "3")[1]
    assert 'news = true\nnote = "we print it"\n' in file.read_text(encoding="utf-8")
    journal = rows(held, "SELECT text, marks FROM version WHERE source = 'The Bellhaven Journal'")
    assert all(str(text).index("41,000 homes") and "boilerplate" in str(marks) for text, marks in journal)
    with archive.opened(held) as connection:
        (one,) = [
            one.article
            for one in load(connection, [*standing(connection)])
            if "journal-tidewell-union" in one.article.path
        ]
    at = one.text.index("41,000 homes")
    assert not any(mark.span.start <= at < mark.span.end for mark in one.marks)


def test_mistakes_are_told(run: Run, held: Path) -> None:
    learn = ("archive", "learn-boilerplate", "--archive", "a.db")
    for arguments, code in [
        (("--min-share", "twenty"), "[bad-share]"),
        (("--min-share", "120%"), "[bad-share]"),
        (("--output", "-"), "[output-ambiguous]"),
        (("--output", "no/such/b.toml"), "[output-folder-missing]"),
        (("--output", "a.db"), "[config-"),
        (("--archive", "none.db"), "[archive-missing]"),
    ]:
        ended, _, error = run(*learn, *arguments)
        assert (ended, code in error) == (2, True), error
    Path("boilerplate.toml").write_text("lines = 3\n", encoding="utf-8")
    ended, _, error = run(*learn)
    assert (ended, "boilerplate.toml:1: lines is the number 3" in error) == (2, True)
    assert Path("boilerplate.toml").read_text(encoding="utf-8") == "lines = 3\n"


def test_a_file_that_no_run_uses_marks_nothing(run: Run, held: Path) -> None:
    before = read_of(held)
    code, shown, _ = run("archive", "learn-boilerplate", "--archive", "a.db", "--output", "other.toml")
    assert code == 0
    assert "No run uses this file yet: name it as paths.boilerplate in factcheck.toml." in shown
    assert len(read_repeated(Path("other.toml"), shown="b")) == 5
    assert read_of(held) == before


def test_hostile_lines_are_shown_and_written_harmlessly(run: Run, tmp_path: Path) -> None:
    evil = 'Read our \x1b[31m"red" \u202e{news}\\ of the valley'
    for at in range(6):
        head = f"---\nsource: {SOURCE}\npublished: 2026-03-0{1 + at}\n---\n"
        text = f"{head}Title {'abcdef'[at]} of the day\n\nBody {at}.\n\n{evil}\n"
        (tmp_path / f"{at}.txt").write_text(text, encoding="utf-8")
    assert run("archive", "add", *(f"{at}.txt" for at in range(6)), "--archive", "a.db")[0] == 0
    code, shown, _ = run("archive", "learn-boilerplate", "--archive", "a.db")
    assert (code, "\x1b" in shown, "\u202e" in shown) == (0, False, False)
    assert "Learnt 1 new line of 1 source" in shown
    (one,) = read_repeated(Path("boilerplate.toml"), shown="b")
    assert rows(tmp_path / "a.db", "SELECT count(*) FROM version WHERE marks LIKE '%boilerplate%'") == [(6,)]
    assert one.line.startswith("Read our")
