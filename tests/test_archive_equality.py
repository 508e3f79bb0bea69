"""What an archive finds is what one run over all its articles finds, whatever came when, and whatever is forgotten."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from archives import open_findings, silent
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import archive, check
from factcheck.archive.database import opened
from factcheck.config import Config
from factcheck.match import events
from factcheck.model import Finding
from factcheck.nightly.standing import standing
from factcheck.read.inputs import find_inputs

FIXTURES = Path(__file__).parents[1] / "fixtures"
CRASH = FIXTURES / "stories" / "02-lomnitz-crossing"
SERIES = FIXTURES / "series"
DERIVED = ("kept", "story", "together", "sentence_signs", "sentence_vectors", "made")

Told = list[tuple[Any, ...]]


@pytest.fixture(scope="module", autouse=True)
def _one_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache for all tests of this file, also for what is made for all of them."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("FACTCHECK_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


def told(findings: Sequence[Finding]) -> Told:
    """All that a finding says, bit by bit."""
    return sorted(
        (
            one.id, one.code, one.severity and one.severity.slug, one.verdict.slug, one.confidence,
            one.confidence_parts, one.topic, one.message, one.sides, one.match, one.slot_id, repr(one.ruling),
        )
        for one in findings
    )  # fmt: skip


def files(*folders: Path) -> list[str]:
    """The articles of folders."""
    return [one.shown for one in find_inputs([str(folder) for folder in folders])[0]]


class Desk:
    """An archive that is filled step by step. `warm` is one that holds what is computed of the articles."""

    def __init__(self, path: Path, warm: Path | None = None) -> None:
        self.path = path
        self.day = 0
        if warm is not None:
            shutil.copy(warm, path)

    def add(self, *paths: str, compare: bool = True) -> archive.Added:
        self.day += 1
        with opened(self.path, create=True) as connection:
            done = archive.add(connection, paths, config=Config(), day=self._day, progress=silent)
        if compare:
            self.compare()
        return done

    def remove(self, *names: str, purge: bool = False) -> None:
        with opened(self.path) as connection:
            if purge:
                archive.purge(connection, names)
            else:
                archive.remove(connection, names, day=self._day)

    def compare(self) -> None:
        with opened(self.path) as connection:
            archive.compare(connection, config=Config(), day=self._day, progress=silent)
            assert archive.state(connection).pending == 0

    def forget(self, *tables: str) -> None:
        with opened(self.path) as connection:
            for table in tables:
                connection.execute(f"DELETE FROM {table}")

    def happenings(self) -> list[tuple[str, str]]:
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute("SELECT day, what FROM happening ORDER BY id").fetchall()

    @property
    def found(self) -> Told:
        return told(open_findings(self.path))

    @property
    def unheld(self) -> int:
        with opened(self.path) as connection:
            return standing(connection, config=Config(), problems=()).report.summary.unheld

    @property
    def _day(self) -> str:
        return f"2026-03-{1 + self.day % 28:02}"


def emptied(path: Path, target: Path) -> Path:
    """A copy of an archive that holds nothing but what was computed."""
    shutil.copy(path, target)
    with closing(sqlite3.connect(target)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        for table in ("finding", "article", "story", "together"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("DELETE FROM made WHERE what NOT LIKE '%kept'")
    return target


@pytest.fixture(scope="module")
def crash(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Told, Path]:
    """A story of three articles: its files, what a run finds in them, and an archive with what is computed of them."""
    folder, paths = tmp_path_factory.mktemp("crash"), files(CRASH)
    whole = told(check(paths).findings)
    assert len(whole) > 1
    desk = Desk(folder / "a.db")
    desk.add(*paths)
    # What came out of a cold archive is what came out of a warm cache, bit by bit.
    assert desk.found == whole
    return paths, whole, emptied(desk.path, folder / "warm.db")


@given(data=st.data())
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_gives_what_a_run_over_all_gives(
    data: st.DataObject, crash: tuple[list[str], Told, Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    paths, whole, warm = crash
    desk = Desk(tmp_path_factory.mktemp("order") / "a.db", warm)
    for path in data.draw(st.permutations(paths)):
        desk.add(path, compare=data.draw(st.booleans()))
    away = data.draw(st.sampled_from([None, *paths]))
    if away is not None:
        desk.remove(away, purge=data.draw(st.booleans()))
        if data.draw(st.booleans()):
            desk.compare()
            assert desk.found == told(check([path for path in paths if path != away]).findings)
        desk.add(away)
    desk.compare()
    assert desk.found == whole


def test_any_order_gives_the_same_where_groups_are_bounded(
    crash: tuple[list[str], Told, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths, unbounded, warm = crash
    monkeypatch.setattr(events, "MOST_TOGETHER", 2)
    report = check(paths)
    whole = told(report.findings)
    assert whole and whole != unbounded and report.summary.unheld
    for at, order in enumerate(permutations(paths)):
        desk = Desk(tmp_path / f"{at}.db", warm)
        for path in order:
            desk.add(path)
        assert (desk.found, desk.unheld) == (whole, report.summary.unheld)
        desk.remove(order[0])
        desk.compare()
        without = check(order[1:])
        assert (desk.found, desk.unheld) == (told(without.findings), without.summary.unheld)
        desk.add(order[0])
        assert desk.found == whole


def test_the_articles_of_a_series_are_in_no_group(tmp_path: Path) -> None:
    paths = []
    for place in ("learn/close0.txt", "copies/quake-a.txt", "learn/close1.txt", "copies/quake-b.txt"):
        file, text = tmp_path / Path(place).name, (SERIES / place).read_text(encoding="utf-8")
        # A mistake that stands in each.
        file.write_text(f"{text}\nThe exchange opened on Monday, 14 March 1990.\n", encoding="utf-8")
        paths.append(str(file))
    whole, desk = check(paths), Desk(tmp_path / "a.db")
    for path in paths:
        desk.add(path)
    assert sum(one.code == "weekday" for one in whole.findings) == 3
    assert (desk.found, desk.unheld) == (told(whole.findings), whole.summary.unheld)
    with closing(sqlite3.connect(desk.path)) as connection:
        groups = connection.execute("SELECT path, grouped FROM version ORDER BY id").fetchall()
        assert connection.execute("SELECT count(*) FROM together WHERE one_form").fetchone() > (0,)
    assert [path for path, _ in groups] == paths
    assert len({group for _, group in groups}) == 3 and groups[1][1] == groups[3][1]
    desk.forget("together")
    desk.compare()
    assert desk.found == told(whole.findings)
    with opened(desk.path) as connection:
        draft = check([SERIES / "learn/close2.txt"], against=[], beside=archive.Neighbours(connection, "a.db"))
    assert len(draft.articles) == 1 and not draft.findings


@pytest.mark.parametrize(
    "tables",
    [
        DERIVED,
        ("story",),
        ("together",),
        pytest.param(("kept",), marks=pytest.mark.slow),
        pytest.param(("made",), marks=pytest.mark.slow),
    ],
    ids="-".join,
)
def test_what_is_derived_is_made_again(
    tables: tuple[str, ...], crash: tuple[list[str], Told, Path], tmp_path: Path
) -> None:
    paths, whole, warm = crash
    desk = Desk(tmp_path / "a.db", warm)
    desk.add(*paths)
    before = desk.happenings()
    desk.forget(*tables)
    desk.compare()
    assert (desk.found, desk.happenings()) == (whole, before)
    desk.forget(*tables)
    desk.remove(paths[0])
    desk.add(paths[0])
    assert desk.found == whole


def test_an_article_that_comes_back_to_an_earlier_text(crash: tuple[list[str], Told, Path], tmp_path: Path) -> None:
    paths, _, warm = crash
    copies = [shutil.copy(path, tmp_path) for path in paths]
    desk, first = Desk(tmp_path / "a.db", warm), Path(copies[0])
    desk.add(*map(str, copies))
    before, text = desk.found, first.read_text(encoding="utf-8")
    first.write_text("A flower show\n\nThe flower show in Selby drew 312 visitors on Sunday.\n", encoding="utf-8")
    assert desk.add(str(first)).versions == 1
    assert desk.found != before
    first.write_text(text, encoding="utf-8")
    assert desk.add(str(first)).versions == 1
    assert desk.found == before
    assert {what for _, what in desk.happenings()} == {"new", "closed", "reopened"}
    assert desk.add(*map(str, copies)).known == len(copies)


UNDATED = (
    "---\nurl: https://dunmore.example/fire\nsource: Dunmore Gazette\n---\nFire\n\nA fire in Dunmore hurt {} men.\n"
)
DATED = UNDATED.replace("source:", "updated: 2026-03-0{}\nsource:")


def test_the_file_of_an_earlier_version_that_lies_there_still_is_no_news(tmp_path: Path) -> None:
    for at, text in enumerate([UNDATED.format(12), UNDATED.format(14), DATED.format(3, 14), DATED.format(2, 12)]):
        (tmp_path / f"{at}.md").write_text(text, encoding="utf-8")
    for names in (["0.md", "1.md"], ["2.md", "3.md"], ["3.md", "2.md"]):
        desk, paths = Desk(tmp_path / f"{names[0]}.db"), [str(tmp_path / name) for name in names]
        assert desk.add(*paths, compare=False) == archive.Added(new=1, versions=1)
        for _ in range(2):
            assert desk.add(*paths, compare=False) == archive.Added(known=2)
        desk.remove("https://dunmore.example/fire")
        assert desk.add(*paths, compare=False) == archive.Added(versions=1, known=1)
        with opened(desk.path) as connection:
            (text,) = connection.execute("SELECT text FROM version WHERE current = 1").fetchone()
            assert "14 men" in text
            assert archive.state(connection).articles == 1


def test_an_address_that_is_told_at_last_makes_no_second_article(tmp_path: Path) -> None:
    article, desk = tmp_path / "fire.txt", Desk(tmp_path / "a.db")
    article.write_text("Fire\n\nA fire in Dunmore hurt 12 men.\n", encoding="utf-8")
    assert desk.add(str(article), compare=False).new == 1
    manifest = '[{"file": "fire.txt", "url": "https://dunmore.example/fire"}]'
    (tmp_path / "articles.json").write_text(manifest, encoding="utf-8")
    assert desk.add(str(article), compare=False) == archive.Added(versions=1)
    assert desk.add(str(article), compare=False) == archive.Added(known=1)
    with opened(desk.path) as connection:
        assert connection.execute("SELECT key FROM article").fetchall() == [("https://dunmore.example/fire",)]


def test_one_text_of_one_path_at_two_places_is_two_articles(
    crash: tuple[list[str], Told, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths, _, warm = crash
    desk = Desk(tmp_path / "a.db", warm)
    for place in ("north", "south"):
        (tmp_path / place).mkdir()
        shutil.copy(paths[0], tmp_path / place / "a.txt")
        monkeypatch.chdir(tmp_path / place)
        assert desk.add("a.txt", compare=False).new == 1
    desk.add(*paths[1:])
    with opened(desk.path) as connection:
        names = {name for (name,) in connection.execute("SELECT id FROM current_articles")}
        assert len(names) == archive.state(connection).articles == len(paths) + 1
    mentioned = {one.article for each in open_findings(desk.path) for side in each.sides for one in side.mentions}
    assert mentioned <= names and len(mentioned) == len(names)


def step_by_step(desk: Desk, paths: list[str], chance: random.Random) -> None:
    """Add the articles in some order, one or some at a time; some are removed, or purged, and come again."""
    left = chance.sample(paths, len(paths))
    while left:
        count = chance.choice((1, 1, 2, 5))
        some, left = left[:count], left[count:]
        desk.add(*some)
        if chance.random() < 0.2:
            desk.remove(some[0], purge=chance.random() < 0.5)
            if chance.random() < 0.5:
                desk.compare()
            desk.add(some[0], compare=chance.random() < 0.5)
    desk.compare()


@pytest.mark.slow
@pytest.mark.parametrize("part", ["stories", "annotated/dev", "both"])
def test_many_stories_come_one_by_one(part: str, tmp_path: Path) -> None:
    parts = ["stories", "annotated/dev"] if part == "both" else [part]
    paths = files(*(folder for each in parts for folder in sorted((FIXTURES / each).iterdir()) if folder.is_dir()))
    whole = told(check(paths).findings)
    assert len(paths) > 25 and len(whole) > 15
    desk = Desk(tmp_path / "all.db")
    desk.add(*paths)
    assert desk.found == whole
    warm = emptied(desk.path, tmp_path / "warm.db")
    for seed in range(2):
        again = Desk(tmp_path / f"{seed}.db", warm)
        step_by_step(again, paths, random.Random(seed))
        assert again.found == whole
        again.forget("story", "together", "made")
        again.compare()
        assert again.found == whole


@pytest.mark.slow
def test_nights_one_by_one_are_what_their_last_versions_are_at_once(tmp_path: Path) -> None:
    nights = sorted((FIXTURES / "nightly").glob("2026-*"))
    desk = Desk(tmp_path / "a.db")
    for night in nights:
        desk.add(str(night))
    with opened(desk.path) as connection:
        paths = [path for (path,) in connection.execute("SELECT path FROM current_articles")]
    # One came again under its address, and of one that was withdrawn neither file counts.
    assert len(paths) == len(files(*nights)) - 3
    assert desk.found == told(check(paths).findings)
    other = Desk(tmp_path / "b.db", emptied(desk.path, tmp_path / "warm.db"))
    for night in reversed(nights):
        other.add(*(path for path in paths if Path(path).parent == night))
    assert other.found == desk.found
