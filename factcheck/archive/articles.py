"""The articles of an archive and their versions."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from os.path import realpath

import msgspec

from factcheck.archive.storable import plainly
from factcheck.cache import key
from factcheck.model import Article, Given, Ignore, Mark
from factcheck.read.reader import article_id

# Why an article counts no longer: its sender says so, which reading an old file of it again does not undo.
BY_SENDER = "by its sender"
# What names a thing in the whole world (an address, a urn, a tag), and not only among what one sender sends.
_WORLDWIDE = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
_COLUMNS = "name, path, text, source, title, published, updated, language, origin, url, marks, ignores, uri, given"


class Arrival(StrEnum):
    """What an article is to the archive that it came to."""

    NEW = "new"
    VERSION = "version"
    OLDER = "older"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article by its number in the archive (`at`), and that of the article (`of`)."""

    at: int
    of: int
    article: Article


def known_as(article: Article) -> str:
    """What is the same for all versions: the address, else what the sender calls it, else the file it came in."""
    return keys_of(article)[0]


def keys_of(article: Article) -> tuple[str, ...]:
    """What an article may be known as, the best first: before its address is told it is known by its file.

    A number or a path within a site is known together with its source, or with its file where no source is told: the
    article 17 of one outlet is not that of another.
    """
    file, part, name = article.path.partition("#")
    told = (_known(each, article.given, article.path) for each in (article.url, article.uri) if each)
    return tuple(plainly(each) for each in (*told, f"{realpath(file)}{part}{name}"))


def _known(name: str, given: Given, path: str) -> str:
    return name if _WORLDWIDE.match(name) else f"{given.source or realpath(path.partition('#')[0])}#id={name}"


def arrival(connection: sqlite3.Connection, article: Article, *, revive: bool = True) -> Arrival:
    """What the article is: new, another version of one that is here, an older one, or here already.

    Here already is also a file that is read again as it was, where a version from another file has taken its place;
    and without `revive` an article that was removed, and comes as it was; one that its sender withdrew always.
    """
    of = _number(connection, article)
    if of is None:
        return Arrival.NEW
    content, published, updated, path, reason = connection.execute(
        "SELECT content, published, updated, path, reason FROM version JOIN article ON article.id = version.article"
        " WHERE article = ? AND current = 1",
        (of,),
    ).fetchone()
    if content == _content(article):
        return Arrival.KNOWN if reason in (None, BY_SENDER) or not revive else Arrival.VERSION
    ours, theirs = updated or published, article.updated or article.published
    before = {
        name
        for (name,) in connection.execute(
            "SELECT path FROM version WHERE article = ? AND content = ?", (of, _content(article))
        )
    }
    if _before(theirs, ours):
        return Arrival.KNOWN if before else Arrival.OLDER
    # The file of an earlier version that lies there still is no news; one that is as it was once, is.
    lies_there = article.path in before and article.path != path and not _before(ours, theirs)
    return Arrival.KNOWN if lies_there else Arrival.VERSION


def put(connection: sqlite3.Connection, article: Article, *, day: str, revive: bool = True) -> int | None:
    """Keep the article as the newest version of itself, and give its number; None where it is here already.

    A version that is older than the one that counts is kept, and does not count; `revive` as for :func:`arrival`.
    Inside :func:`writing`.
    """
    kind = arrival(connection, article, revive=revive)
    if kind is Arrival.KNOWN:
        return None
    of = _number(connection, article)
    if of is None:
        question = "INSERT INTO article (key, first_seen) VALUES (?, ?) RETURNING id"
        of = int(connection.execute(question, (known_as(article), day)).fetchone()[0])
    counts = kind is not Arrival.OLDER
    if counts:
        connection.execute("UPDATE version SET current = 0 WHERE article = ?", (of,))
        connection.execute(
            "UPDATE article SET key = ?, withdrawn = NULL, reason = NULL WHERE id = ?", (known_as(article), of)
        )
    row = (
        of, counts, _own_name(connection, article, of), _content(article), day, article.path, article.url, article.uri,
        article.source, article.title, article.published, article.updated, article.language, article.origin,
        article.text, _json(article.marks), _json(article.ignores), _json(article.given), counts,
    )  # fmt: skip
    done = connection.execute(
        "INSERT INTO version (article, number, current, name, content, added, path, url, uri, source, title, published,"
        " updated, language, origin, text, marks, ignores, given, pending) VALUES"
        f" (?, (SELECT count(*) + 1 FROM version WHERE article = {of}), {', '.join('?' * (len(row) - 1))})",
        row,
    )
    return done.lastrowid if counts else None


def change_marks(connection: sqlite3.Connection, number: int, article: Article) -> None:
    """Keep a version as it was read again from the same text by other rules. Inside :func:`writing`."""
    read = (article.title, article.published, article.updated, _json(article.marks), _json(article.ignores))
    connection.execute(
        "UPDATE version SET title = ?, published = ?, updated = ?, marks = ?, ignores = ?, content = ? WHERE id = ?",
        (*read, _content(article), number),
    )


def withdraw(connection: sqlite3.Connection, names: Iterable[str], *, day: str, reason: str) -> int:
    """Let the articles of these keys count no longer, and give how many did. Inside :func:`writing`."""
    return sum(
        connection.execute(
            "UPDATE article SET withdrawn = ?, reason = ? WHERE key = ? AND withdrawn IS NULL", (day, reason, name)
        ).rowcount
        for name in names
    )


def recall(connection: sqlite3.Connection, notices: Iterable[Article], *, day: str) -> int:
    """Let the articles that these notices are of count no longer, and give how many did. Inside :func:`writing`.

    A notice that is dated before the version that counts is no longer true: its sender has sent the article again.
    """
    keys: list[str] = []
    for notice in notices:
        found = connection.execute(
            "SELECT key, published, updated FROM article JOIN version ON version.article = article.id"
            " WHERE article.id = ? AND current = 1",
            (_number(connection, notice),),
        ).fetchone()
        if found is not None and not _before(notice.updated or notice.published, found[2] or found[1]):
            keys.append(found[0])
    return withdraw(connection, keys, day=day, reason=BY_SENDER)


def standing(connection: sqlite3.Connection) -> dict[int, str]:
    """The versions that count, with the names by which reports call them."""
    return dict(
        connection.execute(
            "SELECT version.id, name FROM version JOIN article ON article.id = version.article"
            " WHERE current = 1 AND withdrawn IS NULL ORDER BY version.id"
        )
    )


def load(connection: sqlite3.Connection, numbers: Sequence[int]) -> tuple[Version, ...]:
    """The versions of these numbers, sorted by path, but for those that were purged meanwhile."""
    found = []
    for number in numbers:
        row = connection.execute(f"SELECT article, {_COLUMNS} FROM version WHERE id = ?", (number,)).fetchone()
        if row is not None:
            found.append(Version(number, row[0], _article(row[1:])))
    return tuple(sorted(found, key=lambda one: (one.article.path, one.article.id)))


def every_version(connection: sqlite3.Connection, article: int) -> tuple[Article, ...]:
    """All versions of the article of this number, the oldest first."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM version WHERE article = ? ORDER BY number", (article,))
    return tuple(map(_article, rows.fetchall()))


def _article(row: Sequence[object]) -> Article:
    values = dict(zip(_COLUMNS.split(", "), row, strict=True))
    marks = msgspec.json.decode(str(values.pop("marks")), type=tuple[Mark, ...])
    ignores = msgspec.json.decode(str(values.pop("ignores")), type=tuple[Ignore, ...])
    given = msgspec.json.decode(str(values.pop("given")), type=Given)
    parts = {"marks": marks, "ignores": ignores, "given": given}
    return msgspec.convert({"id": values.pop("name"), **values, **parts}, Article)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _content(article: Article) -> str:
    """A hash of all that was read of an article but for where it lies."""
    told = (
        article.text,
        *map(repr, (article.marks, article.ignores, article.source, article.title, article.published)),
    )
    return key(*told, *map(repr, (article.updated, article.language, article.origin, article.url, article.uri)))


def _number(connection: sqlite3.Connection, article: Article) -> int | None:
    """The number of the article, by the best of what it may be known as; None where it is new."""
    for name in keys_of(article):
        found = connection.execute("SELECT id FROM article WHERE key = ?", (name,)).fetchone()
        if found is not None:
            return int(found[0])
    return None if article.uri is None else _called(connection, article, article.uri)


def _called(connection: sqlite3.Connection, article: Article, uri: str) -> int | None:
    """The number of the article that its sender calls so, whatever its address: that changes with a headline."""
    known = _known(uri, article.given, article.path)
    question = "SELECT article, given, path FROM version WHERE current = 1 AND uri = ? ORDER BY id"
    for of, given, path in connection.execute(question, (uri,)):
        if _known(uri, msgspec.json.decode(given, type=Given), path) == known:
            return int(of)
    return None


def _own_name(connection: sqlite3.Connection, article: Article, of: int) -> str:
    """Its id, unless another article has that: the same text in a file that was called the same from another folder."""
    question = "SELECT 1 FROM version WHERE name = ? AND current = 1 AND article <> ?"
    taken = connection.execute(question, (article.id, of)).fetchone()
    return article.id if taken is None else article_id(known_as(article), article.text)


def _before(one: str | None, other: str | None) -> bool:
    """Whether a day or moment lies before another, both known; a day and a moment in it are not apart."""
    if one is None or other is None:
        return False
    length = min(len(one), len(other))
    if length <= len("2024-03-05"):
        return one[:length] < other[:length]
    return _moment(one) < _moment(other)


def _moment(text: str) -> tuple[str, str]:
    from datetime import UTC, datetime

    moment = datetime.fromisoformat(text)
    return (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment).astimezone(UTC).isoformat(), text
