"""The cache: it saves time or stays out of the way, and never serves what was not kept."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.cache import FILE, Cache, code_version, key, open_cache
from factcheck.config import Config
from factcheck.errors import FactcheckError


def test_what_was_put_is_got_and_nothing_else(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.put_many({"a": b"1", "b": b"", "c": bytes(range(256))})
        assert cache.get_many(["a", "b", "c", "d", "a"]) == {"a": b"1", "b": b"", "c": bytes(range(256))}
        assert cache.problem is None


def test_a_later_run_finds_it_and_a_new_value_replaces_the_old(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.put_many({"a": b"1"})
    with Cache(tmp_path) as cache:
        cache.put_many({"a": b"2"})
    with Cache(tmp_path) as cache:
        assert cache.get_many(["a"]) == {"a": b"2"}


def test_more_keys_than_sqlite_takes_at_once(tmp_path: Path) -> None:
    items = {f"{number}": str(number).encode() for number in range(2_345)}
    with Cache(tmp_path) as cache:
        cache.put_many(items)
        assert cache.get_many(items) == items


def test_the_folder_is_made(tmp_path: Path) -> None:
    with Cache(tmp_path / "not" / "yet") as cache:
        cache.put_many({"a": b"1"})
    assert (tmp_path / "not" / "yet" / FILE).is_file()


def test_no_folder_keeps_nothing() -> None:
    with Cache(None) as cache:
        cache.put_many({"a": b"1"})
        assert cache.get_many(["a"]) == {}
        assert cache.problem is None


def test_a_closed_cache_keeps_nothing(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.close()
    cache.put_many({"a": b"1"})
    assert cache.get_many(["a"]) == {}


def test_a_file_that_is_no_database_is_replaced(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this is no database, and it is longer than a header of one " * 50)
    with Cache(tmp_path) as cache:
        cache.put_many({"a": b"1"})
        assert cache.get_many(["a"]) == {"a": b"1"}
        assert cache.problem is None


def test_a_damaged_page_loses_the_entries_and_not_the_run(tmp_path: Path) -> None:
    path = tmp_path / FILE
    items = {f"{number:05}": bytes(100) for number in range(2_000)}
    with Cache(tmp_path) as cache:
        cache.put_many(items)
    data = bytearray(path.read_bytes())
    data[4096 : len(data)] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with Cache(tmp_path) as cache:
        assert cache.get_many(items) == {}
    with Cache(tmp_path) as cache:
        cache.put_many({"a": b"1"})
        assert cache.get_many(["a"]) == {"a": b"1"}


def test_a_flipped_bit_in_a_value_is_noticed(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.put_many({"a": b"precious" * 4, "b": b"other"})
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE entry SET value = CAST(substr(value, 1, 20) || x'00' AS BLOB) WHERE key = 'a'")
    with Cache(tmp_path) as cache:
        assert cache.get_many(["a", "b"]) == {"b": b"other"}


def test_a_folder_that_is_a_file_is_a_problem_that_says_what_to_do(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.write_text("in the way")
    with Cache(folder) as cache:
        cache.put_many({"a": b"1"})
        assert cache.get_many(["a"]) == {}
        assert cache.problem is not None
        assert cache.problem.code == "cache-unusable"
        assert str(folder) in cache.problem.message
        assert "--no-cache" in cache.problem.message
    assert folder.read_text() == "in the way"


def test_the_home_folder_of_nobody_is_a_message() -> None:
    with pytest.raises(FactcheckError, match="~no-such-user/x") as caught:
        open_cache(Config(cache="~no-such-user/x"))
    assert caught.value.code == "cache-folder-unknown"


@pytest.mark.parametrize("folder", ["a\0b", "c" * 5_000])
def test_a_folder_that_no_system_has_is_a_problem(folder: str) -> None:
    with open_cache(Config(cache=folder)) as cache:
        assert cache.problem is not None
        assert cache.problem.code == "cache-unusable"


def test_a_database_of_someone_else_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("CREATE TABLE entry (other TEXT)")
        connection.execute("INSERT INTO entry VALUES ('mine')")
    with Cache(tmp_path) as cache:
        assert cache.get_many(["a"]) == {}
        assert cache.problem is not None
    with sqlite3.connect(tmp_path / FILE) as connection:
        assert connection.execute("SELECT other FROM entry").fetchall() == [("mine",)]


def test_it_stays_below_its_size_and_drops_the_oldest(tmp_path: Path) -> None:
    with Cache(tmp_path, max_bytes=400_000) as cache:
        for start in range(0, 2_000, 100):
            cache.put_many({f"{number:05}": bytes(1_000) for number in range(start, start + 100)})
        kept = cache.get_many([f"{number:05}" for number in range(2_000)])
    assert "01999" in kept
    assert "00000" not in kept
    assert 100 <= len(kept) <= 400
    assert (tmp_path / FILE).stat().st_size < 800_000


_WRITER = """
import sys
from pathlib import Path
from factcheck.cache import Cache
with Cache(Path(sys.argv[1])) as cache:
    for number in range(40):
        cache.put_many({f"{sys.argv[2]}-{number}": sys.argv[2].encode()})
    sys.exit(cache.problem is not None)
"""


def test_several_processes_write_at_once(tmp_path: Path) -> None:
    names = ["one", "two", "three"]
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path), name]) for name in names]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    wanted = {f"{name}-{number}": name.encode() for name in names for number in range(40)}
    with Cache(tmp_path) as cache:
        assert cache.get_many(wanted) == wanted


@given(st.lists(st.text() | st.binary(), max_size=4), st.lists(st.text() | st.binary(), max_size=4))
def test_different_parts_make_different_keys(left: list[str | bytes], right: list[str | bytes]) -> None:
    def plain(parts: list[str | bytes]) -> list[bytes]:
        return [part if isinstance(part, bytes) else part.encode() for part in parts]

    assert (key(*left) == key(*right)) == (plain(left) == plain(right))


def test_where_a_part_ends_matters_and_any_text_is_allowed() -> None:
    assert key("ab", "c") != key("a", "bc") != key("abc")
    assert len(key("\udce9", b"\xff")) == 64


def test_the_code_version_changes_with_source_data_and_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "made_up_stage"
    (package / "inner").mkdir(parents=True)
    for name in ("__init__.py", "inner/__init__.py", "inner/words.toml"):
        (package / name).write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    before = code_version("made_up_stage")
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "words.cpython-311.pyc").write_text("compiled")
    assert code_version("made_up_stage") == before
    (package / "inner" / "words.toml").write_text("hedges = 1")
    changed = code_version("made_up_stage")
    assert changed != before
    assert code_version("made_up_stage", distributions=["numpy"]) != changed
    assert code_version("factcheck.config") != code_version("factcheck.errors")
    with pytest.raises(ModuleNotFoundError):
        code_version("no_such_stage")


def test_which_folder_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    setting, environment = tmp_path / "setting", tmp_path / "environment"

    def opened(config: Config) -> Path | None:
        with open_cache(config) as cache:
            return cache.path

    monkeypatch.setenv("FACTCHECK_CACHE", str(environment))
    assert opened(Config(cache=str(setting))) == setting / FILE
    assert opened(Config()) == environment / FILE
    assert opened(Config(cache=str(setting), use_cache=False)) is None
    monkeypatch.delenv("FACTCHECK_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    users = opened(Config())
    assert users is not None
    assert users.parent.name == "factcheck"
