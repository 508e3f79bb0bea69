"""The file of an archive: its versions, what is refused, what is damaged, and that nothing is half-written."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from archives import DAY, content, silent, write
from test_archive_kill import texts

from factcheck import FactcheckError, archive
from factcheck.archive import Among, database
from factcheck.archive.database import APPLICATION, migrations, opened, reading, writing
from factcheck.config import Config

# SHA-256 of each migration: archives out there were made by it. A change goes into a new one, whose hash is added here.
RELEASED = (
    "ce63ba4075784b80522fbf87bcbd27f5dd689ae731f90aecf7b8a4dcf759f830",
    "4f6328a084f431b0794e1dad8e288cb1af5bc3a1e9ddc6110fad5a08e8b24236",
    "20f6e40bf60f06eda20da606963594f730f06442f66a931db0d80c08b137302f",
    "5fd8125c2f766b4ae4a21c98cfdb803b2e44d3da95145660602732f47ee50aae",
    "636169f8e201f1a175cb6e51702febb89c9cac635d707a58f6e011c62878c4cd",
    "b2fc7328376846334b1665cbcf0fdbd05333614a50ac5e31299783d2795414f0",
    "c6c21e51daa748acf507b8315bb30f717f3e625eb849e3e04ffdbad52bbe80db",
    "f2eaac19e14b9ced9c3130fc3041dcaf26063164510452f7589774c1d42bf42b",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An archive with four articles."""
    file = tmp_path / "a.db"
    add(file, write(tmp_path / "in", texts(4)))
    return file


def add(path: Path, paths: list[str]) -> None:
    with opened(path, create=True) as connection:
        archive.add(connection, paths, config=Config(), day=DAY, progress=silent)


def refusal(path: Path, *, create: bool = False) -> FactcheckError:
    with pytest.raises(FactcheckError) as caught, opened(path, create=create) as connection:
        archive.state(connection)
    return caught.value


def test_migrations_are_as_they_were() -> None:
    assert tuple(hashlib.sha256(script.encode()).hexdigest() for script in migrations()) == RELEASED


def test_an_archive_of_an_earlier_version_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(path)
    more = (*migrations(), "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;\nINSERT INTO later VALUES (7);\n")
    monkeypatch.setattr(database, "migrations", lambda: more)
    for _ in range(2):
        with opened(path) as connection:
            assert connection.execute("SELECT id FROM later").fetchall() == [(7,)]
            assert connection.execute("PRAGMA user_version").fetchone() == (len(more),)
    assert content(path) == before
    monkeypatch.undo()
    kept = path.read_bytes()
    assert refusal(path).code == "archive-newer"
    assert path.read_bytes() == kept


def test_a_migration_that_fails_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more = (*migrations(), "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;\nINSERT INTO nowhere VALUES (7);\n")
    with monkeypatch.context() as patched:
        patched.setattr(database, "migrations", lambda: more)
        assert refusal(path).code == "archive-unusable"
    with opened(path) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'later'").fetchone() == (0,)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(migrations()),)


def test_a_file_is_known_as_an_archive_while_it_is_open(tmp_path: Path) -> None:
    with opened(tmp_path / "a.db", create=True):
        assert archive.is_archive(str(tmp_path / "a.db"))
    assert not archive.is_archive(str(tmp_path))


def test_an_empty_file_is_no_archive_until_it_is_filled(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    assert refusal(tmp_path / "a.db").code == "archive-missing"
    assert (tmp_path / "a.db").read_bytes() == b""
    with opened(tmp_path / "a.db", create=True) as connection:
        assert archive.state(connection).articles == 0


@pytest.mark.parametrize("create", [False, True])
def test_another_database_is_left_alone(tmp_path: Path, create: bool) -> None:
    for name, script in (("tables", "CREATE TABLE other (id)"), ("version", "PRAGMA user_version = 1")):
        with closing(sqlite3.connect(tmp_path / name)) as connection, connection:
            connection.execute(script)
        before = (tmp_path / name).read_bytes()
        error = refusal(tmp_path / name, create=create)
        assert (error.code, "name another file" in str(error)) == ("archive-unusable", True)
        assert (tmp_path / name).read_bytes() == before


def test_damaged_pages_are_told(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 : len(data) // 2] = b"\xff" * (len(data) // 2 - 4096)
    path.write_bytes(data)
    error = refusal(path)
    assert (error.code, "comes from a backup" in str(error)) == ("archive-unusable", True)


def test_a_truncated_file_is_told(path: Path) -> None:
    data = path.read_bytes()
    for size in (100, 5_000, len(data) // 3):
        path.write_bytes(data[:size])
        assert refusal(path).code == "archive-unusable"


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    assert refusal(tmp_path, create=True).code == "archive-unusable"
    assert refusal(tmp_path / "no" / "a.db", create=True).code == "archive-unusable"


def test_a_full_disk_is_told_and_nothing_is_half_written(path: Path, tmp_path: Path) -> None:
    before = content(path)
    more = write(tmp_path / "more", texts(12))
    with pytest.raises(FactcheckError, match="there is room") as caught, opened(path) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 1}")
        archive.add(connection, more, config=Config(), day=DAY, progress=silent)
    assert caught.value.code == "archive-unusable"
    assert content(path) == before
    add(path, more)
    assert len(content(path)["version"]) == 16


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_folder_that_cannot_be_written_to_is_told(path: Path, tmp_path: Path) -> None:
    """As another user where the tests run as root, who may write everywhere."""
    folder = tmp_path / "closed"
    folder.mkdir()
    shutil.copy(path, folder / "a.db")
    (folder / "a.db").chmod(0o444)
    folder.chmod(0o555)
    for each in (tmp_path, *tmp_path.parents):
        if each != Path("/") and each.stat().st_uid == os.geteuid() and "pytest" in str(each):
            each.chmod(each.stat().st_mode | 0o555)
    before = (folder / "a.db").read_bytes()
    process = os.fork()
    if not process:
        code = 1
        try:
            if os.geteuid() == 0:
                os.setuid(65_534)
            os.chdir("/")
            with opened(folder / "a.db") as connection, writing(connection):
                connection.execute("DELETE FROM article")
        except FactcheckError as error:
            code = 0 if error.code == "archive-unusable" and "you may write" in str(error) else 2
        finally:
            os._exit(code)
    assert os.waitpid(process, 0)[1] == 0
    assert (folder / "a.db").read_bytes() == before
    folder.chmod(0o755)


def test_what_is_written_is_kept_whole_or_not_at_all(path: Path) -> None:
    with opened(path) as connection:
        with pytest.raises(KeyboardInterrupt), writing(connection):
            connection.execute("DELETE FROM article")
            raise KeyboardInterrupt
        assert archive.state(connection).articles == 4
        with opened(path) as other, reading(connection):
            assert archive.is_archive(str(path)) and connection.in_transaction
            seen = connection.execute("SELECT count(*) FROM article").fetchone()
            with writing(other):
                other.execute("UPDATE article SET withdrawn = '2026-03-03'")
            assert connection.execute("SELECT count(*) FROM article WHERE withdrawn IS NULL").fetchone() == seen
        assert archive.state(connection).withdrawn == 4


def test_purging_leaves_no_word_in_any_file(path: Path, tmp_path: Path) -> None:
    (tmp_path / "in" / "000.txt").write_text(texts(1)[0].replace("Canal", "Zwetschgen"), encoding="utf-8")
    add(path, [str(tmp_path / "in" / "000.txt")])
    with opened(path) as connection:
        # Kept by other code, so that its keys are not known.
        connection.execute("UPDATE made SET value = 'other' WHERE what = 'claims that are kept'")
        assert archive.state(connection).versions == 5
        assert archive.purge(connection, [str(tmp_path / "in" / "000.txt")]) == 1
        left = b"".join(each.read_bytes() for each in tmp_path.glob("a.db*"))
        assert b"Zwetschgen" not in left and b"A Gazette" in left
    with opened(path) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)
        found = connection.execute("SELECT DISTINCT key FROM article").fetchall()
        assert len(found) == 3 and all("000.txt" not in key for (key,) in found)
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)


@pytest.mark.slow
def test_purging_leaves_no_word_in_the_index_of_sentences(path: Path, tmp_path: Path) -> None:
    (tmp_path / "in" / "000.txt").write_text(texts(1)[0].replace("Canal", "Zwetschgen"), encoding="utf-8")
    add(path, [str(tmp_path / "in" / "000.txt")])
    with opened(path) as connection:
        among = Among()
        found = archive.answer(
            connection, "injured on Zwetschgen Street", among=among, limit=5, config=Config(), progress=silent
        )
        assert found.facts
        assert b"zwetschg" in b"".join(each.read_bytes() for each in tmp_path.glob("a.db*")).lower()
        archive.purge(connection, [str(tmp_path / "in" / "000.txt")])
        assert b"zwetschg" not in b"".join(each.read_bytes() for each in tmp_path.glob("a.db*")).lower()
