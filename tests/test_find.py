"""`factcheck find`: what the articles of an archive say on a fact."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import archive
from factcheck.archive import Among
from factcheck.archive.articles import standing
from factcheck.archive.asking import asking
from factcheck.archive.quantised import apart, likeness, signs, small
from factcheck.archive.searching import Hit, ranked, words_of
from factcheck.archive.sentences import index
from factcheck.cli import main
from factcheck.config import Config
from factcheck.errors import FactcheckError

ROOT = Path(__file__).parents[1]
BORDER = ROOT / "fixtures" / "stories" / "01-tajik-border"
DAY = "2026-03-05"
EVIL = (
    "Bridge opens at Fernwick\n\nThe new bridge at Fernwick has cost 48 million pounds\x1b]0;owned\x07\x1b[2J "
    "\u202edetcerid <script>alert(1)</script>, the council said.\n"
)
Run = Callable[..., tuple[int, str, str]]


def quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody is told of."""


def taken_in(path: Path, *sources: Path) -> None:
    with archive.opened(path, create=True) as connection:
        archive.add(connection, [str(each) for each in sources], config=Config(), day=DAY, progress=quiet)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of a few stories, indexed."""
    folder = tmp_path_factory.mktemp("find")
    (folder / "evil.txt").write_text(EVIL, encoding="utf-8")
    # The second of the Mercury's is a later version of the first.
    nights = sorted((ROOT / "fixtures" / "nightly").glob("*/m*-storm-maud*"))
    taken_in(folder / "a.db", BORDER, *nights, folder / "evil.txt")
    with archive.opened(folder / "a.db") as connection:
        index(connection, standing(connection), config=Config(), progress=quiet)
    return folder / "a.db"


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    shutil.copy(whole, tmp_path / "a.db")
    return tmp_path / "a.db"


@pytest.fixture
def find(whole: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments: str, archive: Path = whole) -> tuple[int, str, str]:
        code = main(["find", "--archive", str(archive), *arguments])
        output = capsys.readouterr()
        return code, output.out, output.err

    return call


def facts(run: Run, *arguments: str) -> list[dict[str, object]]:
    code, output, _ = run(*arguments, "--format", "jsonl")
    assert code == 0
    return [json.loads(line) for line in output.splitlines()]


def values(fact: dict[str, object]) -> list[str]:
    sides = fact["sides"]
    assert isinstance(sides, list)
    return [side["value"] for side in sides]


def test_a_fact_is_shown_with_its_values_side_by_side_the_newest_first(find: Run) -> None:
    code, output, errors = find("border between Tajikistan and Afghanistan", "--limit", "1")
    assert (code, errors) == (0, "")
    lines = [line.strip() for line in output.splitlines()]
    places = [at for at, line in enumerate(lines) if "01-tajik-border" in line]
    assert [lines[at].rpartition("/")[2].partition(".")[0] for at in places] == ["c", "b", "a"]
    row = next(line for line in lines if line.startswith("843 miles  "))
    assert row.split("  ")[0] == "843 miles"
    assert "1,357 km" in row
    assert row.endswith("2021-07-08")
    assert "Harbour Evening Post" in row
    assert any("«843 miles»" in line for line in lines)
    assert lines[places[-1]].endswith("a.txt:9:107")


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("how long is the Tajik frontier", "843 miles"),
        ("households left without electricity by the gale", "21,000 homes"),
        ("garrison of Moscow in the country", "Around 5,500 Russian soldiers"),
        ("wind speed at the lighthouse", "88mph"),
    ],
)
def test_a_question_in_other_words_is_answered(find: Run, question: str, value: str) -> None:
    found = facts(find, question, "--limit", "3")
    assert value in [each for fact in found for each in values(fact)]


def test_what_stands_in_the_question_is_no_answer(find: Run) -> None:
    found = facts(find, "border between Tajikistan and Afghanistan", "--limit", "20")
    assert "Afghanistan" not in [each for fact in found for each in values(fact)]


def test_json_carries_the_mentions_of_the_report(find: Run) -> None:
    code, output, _ = find("strongest gust at Gannet Point", "--format", "json")
    told = json.loads(output)
    assert code == 0
    assert (told["schema"], told["not_indexed"]) == ("factcheck.found/1", 0)
    assert told["question"] == "strongest gust at Gannet Point"
    for fact in told["facts"]:
        for side in fact["sides"]:
            (mention,) = side["mentions"]
            text = Path(mention["path"]).read_text(encoding="utf-8")
            assert text[mention["start"] : mention["end"]] == mention["text"] == side["value"]
            assert text.count("\n", 0, mention["start"]) + 1 == mention["line"]


def test_an_older_version_says_no_more(find: Run) -> None:
    found = [each for fact in facts(find, "strongest gust at Gannet Point") for each in values(fact)]
    assert "88km/h" not in found
    assert "88mph" in found


def test_only_articles_since_a_day_or_of_a_source_are_asked(find: Run) -> None:
    asked = "border between Tajikistan and Afghanistan"
    late = [each for fact in facts(find, asked, "--since", "2021-07-16") for each in values(fact)]
    assert "roughly 1,360 kilometres" in late
    assert "1300 km" not in late
    assert values(facts(find, asked, "--source", "kaveri*")[0]) == ["1300 km"]
    both = values(facts(find, asked, "--source", "kaveri*", "--source", "PAMIR Dispatch")[0])
    assert both == ["roughly 1,360 kilometres", "1300 km"]
    code, output, errors = find(asked, "--source", "Nobody's Paper")
    assert (code, output) == (1, "")
    assert "There is no article to search" in errors


@pytest.mark.parametrize(
    ("source", "when", "held"),
    [
        ("Dunmore Gazette", "2024-03-05T13:24+05:30", True),
        ("DUNMORE Gazette", "2024-03-05", True),
        ("Dunmore Gazette", "2024-03-04T23:59", False),
        ("Dunmore Gazette", None, False),
        (None, "2024-03-05", False),
        ("The Dunmore Gazette", "2024-03-05", False),
    ],
)
def test_what_is_not_known_of_an_article_is_not_asked_for(source: str | None, when: str | None, *, held: bool) -> None:
    assert Among("2024-03-05", ("dunmore*",)).holds(source, when) is held


def test_nothing_found_ends_as_grep_does_and_says_what_to_do(find: Run) -> None:
    code, output, errors = find("quantum chromodynamics")
    assert (code, output) == (1, "")
    assert "Nothing in" in errors
    assert "[nothing-found]" in errors
    code, output, _ = find("quantum chromodynamics", "--format", "json")
    assert (code, json.loads(output)["facts"]) == (1, [])


def test_a_question_without_a_word_is_bad_usage(find: Run) -> None:
    for question in ("", "  ", "?!", '"*"'):
        code, output, errors = find(question)
        assert (code, output) == (2, "")
        assert "[nothing-asked]" in errors


def test_a_day_that_is_none_is_bad_usage(find: Run) -> None:
    code, _, errors = find("bridge", "--since", "5 March")
    assert code == 2
    assert "[bad-date]" in errors


def test_without_an_archive_it_says_which_to_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["find", "bridge", "--no-config"]) == 2
    assert "[no-archive]" in capsys.readouterr().err
    assert main(["find", "bridge", "--archive", str(tmp_path / "none.db")]) == 2
    assert "[archive-missing]" in capsys.readouterr().err


def test_the_archive_of_the_settings_is_asked(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "factcheck.toml").write_text(f'[paths]\narchive = "{whole.as_posix()}"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["find", "homes without power"]) == 0
    assert "21,000 homes" in capsys.readouterr().out


def test_hostile_text_is_shown_harmlessly(find: Run) -> None:
    code, output, _ = find("cost of the bridge at Fernwick \x1b[31m\u202e")
    assert code == 0
    assert "48 million pounds" in output
    assert not {"\x1b", "\x07", "\u202e"} & set(output)
    assert "\\x1b]0;owned\\x07" in output


@pytest.mark.parametrize(
    "question",
    ["gust*", "gust NEAR(point, 2)", "sentence : gust", "^gust", "gust AND NOT", "(gust", "-gust", "gust'; --",
     "{title sentence} : gust", "gust + point", "NOT", "ğüst ﬀ ǅ \u0301 \u200d", "a\x00b", "gust " * 500,
     "gust \udcff"],
)  # fmt: skip
def test_what_means_something_to_the_index_is_no_mistake(whole: Path, question: str) -> None:
    with archive.opened(whole) as connection:
        ranked(connection, question, standing(connection).keys(), config=Config(), by_meaning=False)


@given(st.text(max_size=60))
def test_no_question_is_a_mistake(question: str) -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (one, tokenize = 'porter unicode61')")
        for word in words_of(question):
            connection.execute("SELECT 1 FROM words WHERE words MATCH ?", (f'"{word}"',)).fetchall()


def test_it_answers_while_another_process_writes(find: Run, path: Path, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text("Mill\n\nThe mill at Harrow employs 230 people.\n", encoding="utf-8")
    taken_in(path, tmp_path / "new.txt")
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE article SET reason = 'x' WHERE id = 1")
        code, output, errors = find("homes without power", archive=path)
        other.execute("ROLLBACK")
    assert code == 0
    assert "21,000 homes" in output
    assert "1 article could not be searched yet" in errors
    assert "[not-indexed]" in errors
    code, output, errors = find("people employed by the mill at Harrow", archive=path)
    assert (code, errors) == (0, "")
    assert "230 people" in output


@pytest.mark.parametrize(
    "damage",
    [
        "DROP TABLE sentence_words",
        "DELETE FROM sentence_signs WHERE version < 3",
        "UPDATE made SET value = 'another encoder' WHERE what LIKE 'sentences%'",
    ],
)
def test_an_index_that_is_missing_or_stale_is_made_again(find: Run, path: Path, damage: str) -> None:
    expected = find("strongest gust at Gannet Point", "--format", "json")
    with sqlite3.connect(path) as connection:
        connection.execute(damage)
    assert find("strongest gust at Gannet Point", "--format", "json", archive=path) == expected


def test_what_is_removed_is_found_no_more(find: Run, path: Path) -> None:
    with archive.opened(path) as connection:
        archive.remove(connection, [str(BORDER / "b.txt")], day=DAY)
    code, output, _ = find("border between Tajikistan and Afghanistan", archive=path)
    assert code == 0
    assert "1300 km" not in output


def test_what_is_purged_leaves_nothing_in_the_index(path: Path) -> None:
    assert b"fernwick" in path.read_bytes()
    with archive.opened(path) as connection:
        name = connection.execute("SELECT path FROM version WHERE path LIKE '%evil.txt'").fetchone()[0]
        archive.purge(connection, [name])
        held = "SELECT count(*) FROM sentence_words WHERE sentence_words MATCH ?"
        assert connection.execute(held, ("fernwick",)).fetchone() == (0,)
        assert connection.execute(held, ("gannet",)).fetchone() > (0,)
        connection.execute("INSERT INTO sentence_words (sentence_words) VALUES ('integrity-check')")
    assert b"fernwick" not in path.read_bytes().lower()


def test_all_at_once_or_one_by_one_is_one_index(whole: Path, tmp_path: Path) -> None:
    articles = sorted(BORDER.glob("?.txt"))
    taken_in(tmp_path / "once.db", *articles)
    with archive.opened(tmp_path / "once.db") as connection:
        index(connection, standing(connection), config=Config(), progress=quiet)
    for each in articles:
        taken_in(tmp_path / "single.db", each)
        with archive.opened(tmp_path / "single.db") as connection:
            index(connection, standing(connection), config=Config(), progress=quiet)
    told = []
    for name in ("once.db", "single.db"):
        with archive.opened(tmp_path / name) as connection:
            hits = ranked(connection, "Russian soldiers", standing(connection).keys(), config=Config())
            told.append([(hit.sentence, hit.score) for hit in hits])
    assert told[0] == told[1]


def test_the_newer_of_two_equal_sentences_comes_first(path: Path, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("Mill\n\nThe mill at Harrow employs 230 people.\n", encoding="utf-8")
        taken_in(path, tmp_path / name)
    with archive.opened(path) as connection:
        index(connection, standing(connection), config=Config(), progress=quiet)
        hits = ranked(connection, "mill at Harrow", standing(connection).keys(), config=Config())
    mill = [hit for hit in hits if "230" in hit.sentence]
    assert len(mill) == 2
    assert mill[0].version > mill[1].version


def test_a_word_that_only_the_text_has_is_found(whole: Path) -> None:
    with archive.opened(whole) as connection:
        hits = ranked(connection, "Nizhny Panj", standing(connection).keys(), config=Config(), by_meaning=False)
    assert hits
    assert isinstance(hits[0], Hit)
    assert "Nizhny Panj" in hits[0].sentence


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("how long is the border between Tajikistan and Afghanistan?", ("long", "border", "between", "tajikistan",
                                                                         "afghanistan")),
        ("who was it", ("who", "was", "it")),
        ("gust, gust; GUST", ("gust",)),
        ("...", ()),
    ],
)  # fmt: skip
def test_the_words_that_are_looked_for(question: str, words: tuple[str, ...]) -> None:
    assert words_of(question) == words


@pytest.mark.parametrize(
    ("question", "field", "dimension"),
    [
        ("how old was the pilot", "age", ""),
        ("How much was paid", "money", ""),
        ("when did it open", "date", ""),
        ("how many were hurt", "", "count"),
        ("length of the border", "", "length"),
        ("share of the vote", "percent", ""),
    ],
)
def test_what_a_question_asks_for(question: str, field: str, dimension: str) -> None:
    found = asking(question)
    assert not field or field in found.fields
    assert not dimension or dimension in found.dimensions


@pytest.mark.parametrize("question", ["cottage fire", "whenever", "the discount", "border incident"])
def test_a_question_that_leaves_it_open_asks_for_nothing(question: str) -> None:
    found = asking(question)
    assert not found.fields
    assert not found.dimensions


def test_small_vectors_are_nearly_as_like_as_large_ones() -> None:
    rows = np.random.default_rng(7).normal(size=(200, 384)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    assert np.abs(likeness(rows[0], small(rows)) - rows @ rows[0]).max() < 0.005
    assert apart(rows[0], signs(rows))[0] == 0
    assert apart(rows[0], signs(-rows))[0] == 384


def test_no_vectors_are_no_mistake() -> None:
    none = np.zeros((0, 384), np.float32)
    assert small(none).tobytes() == b""
    assert signs(none).tobytes() == b""


def test_a_question_to_an_empty_archive_says_so(find: Run, tmp_path: Path) -> None:
    with archive.opened(tmp_path / "empty.db", create=True):
        pass
    code, output, errors = find("bridge", archive=tmp_path / "empty.db")
    assert (code, output) == (1, "")
    assert "factcheck archive add" in errors


def test_the_encoder_that_is_asked_must_be_there(whole: Path) -> None:
    with archive.opened(whole) as connection, pytest.raises(FactcheckError, match="model"):
        archive.answer(
            connection, "bridge", among=Among(), limit=1, config=Config(model="no/such-model"), progress=quiet
        )
