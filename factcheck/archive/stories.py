"""What each version tells of, kept so that a new article is held against an archive without reading all of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

import msgspec
import numpy as np

from factcheck.archive.articles import Version, load
from factcheck.archive.claims import are_of_this_code, note_code, put_claims
from factcheck.archive.crew import Crew
from factcheck.archive.database import writing
from factcheck.archive.kept import Kept
from factcheck.archive.sentences import unindex_version
from factcheck.config import Config
from factcheck.match.details import Details
from factcheck.match.naming import Naming
from factcheck.match.retold import words_of
from factcheck.match.stories import Likely, Story
from factcheck.parallel import told
from factcheck.pipeline import Progress, claims_of, silent, stories_made_by, stories_of

_BATCH = 64


class Told(msgspec.Struct, frozen=True, array_like=True):
    """A story as it is kept: its vectors as bytes, sets as sorted lists, and the words of weight."""

    opening: bytes
    around: bytes
    names: tuple[str, ...]
    details: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]
    capitals: tuple[str, ...]

    @property
    def story(self) -> Story:
        """The story itself."""
        opening, around = (np.frombuffer(each, dtype="<f4") for each in (self.opening, self.around))
        naming = Naming(frozenset(self.names), frozenset(self.capitals))
        return Story(opening, around, naming, Details(*map(frozenset, self.details)))


def tell_missing(
    connection: sqlite3.Connection, standing: Mapping[int, str], *, config: Config, progress: Progress, crew: Crew
) -> None:
    """Make the stories of versions that have none, or one that another version of the code has made.

    So are the claims that people can read, where these were made by another version.
    """
    made, outdated = stories_made_by(config), not are_of_this_code(connection)
    here = {int(number) for (number,) in connection.execute("SELECT version FROM story WHERE made = ?", (made,))}
    missing = sorted(standing.keys() - here)
    progress("stories", 0, len(missing))
    done, batches = 0, (missing[start : start + _BATCH] for start in range(0, len(missing), _BATCH))
    for versions, found in crew.each(partial(_told, config=config), batches):
        rows = [(one.at, made, each) for one, each in zip(versions, found, strict=True)]
        claims = claims_of([one.article for one in versions if outdated], cache=Kept(connection), tell=silent)
        with writing(connection):
            for one in _left(connection, versions) if outdated else ():
                unindex_version(connection, one.at)
                put_claims(connection, one.at, one.article, claims[one.article.id])
            # Of what another process has purged meanwhile there is nothing to tell.
            connection.executemany(
                "INSERT OR REPLACE INTO story (version, made, told) SELECT id, ?2, ?3 FROM version WHERE id = ?1", rows
            )
        done = min(done + _BATCH, len(missing))
        progress("stories", done, len(missing))
    if outdated:
        with writing(connection):
            note_code(connection)


def kept_stories(
    connection: sqlite3.Connection, standing: Mapping[int, str]
) -> Iterator[tuple[str, Told, tuple[Likely, ...] | None]]:
    """By the names of the versions that stand: what each tells, and what is told like it (None: not looked for yet)."""
    decoder, lists = msgspec.msgpack.Decoder(Told), msgspec.msgpack.Decoder(tuple[Likely, ...])
    for number, held, alike in connection.execute("SELECT version, told, alike FROM story ORDER BY version"):
        if number in standing:
            yield standing[number], decoder.decode(held), None if alike is None else lists.decode(alike)


def keep_alike(
    connection: sqlite3.Connection, lists: Mapping[str, Sequence[Likely]], numbers: Mapping[str, int]
) -> None:
    """Keep what is told like which. Inside :func:`writing`."""
    rows = ((msgspec.msgpack.encode(each), numbers[name]) for name, each in lists.items())
    connection.executemany("UPDATE story SET alike = ? WHERE version = ?", rows)


def forget_lists(connection: sqlite3.Connection, names: Collection[str]) -> None:
    """Drop the lists that hold one of these names: they are to be made again. Inside :func:`writing`."""
    lists = msgspec.msgpack.Decoder(tuple[Likely, ...])
    rows = connection.execute("SELECT version, alike FROM story WHERE alike IS NOT NULL").fetchall()
    stale = [(number,) for number, alike in rows if any(name in names for _, name in lists.decode(alike))]
    connection.executemany("UPDATE story SET alike = NULL WHERE version = ?", stale)


def forget_fallen(connection: sqlite3.Connection, standing: Collection[int]) -> int:
    """Drop the stories and pairs of versions that stand no longer, and give of how many. Inside :func:`writing`."""
    rows = connection.execute(
        "SELECT version FROM story UNION SELECT one FROM together UNION SELECT other FROM together"
    )
    fallen = [number for (number,) in rows if number not in standing]
    connection.executemany("DELETE FROM story WHERE version = ?", ((number,) for number in fallen))
    connection.executemany("DELETE FROM together WHERE ?1 = one OR ?1 = other", ((number,) for number in fallen))
    return len(fallen)


def _left(connection: sqlite3.Connection, versions: Sequence[Version]) -> list[Version]:
    """Those that no other process has purged meanwhile."""
    return [one for one in versions if connection.execute("SELECT 1 FROM version WHERE id = ?", (one.at,)).fetchone()]


def _told(
    connection: sqlite3.Connection, numbers: Sequence[int], *, config: Config
) -> tuple[tuple[Version, ...], list[bytes]]:
    """The versions of some numbers, and the story of each as it is kept."""
    versions, kept = load(connection, numbers), Kept(connection)
    articles = [one.article for one in versions]
    stories = stories_of(articles, claims_of(articles, cache=kept, tell=silent), config=config, cache=kept)
    return versions, [msgspec.msgpack.encode(each) for each in _kept(versions, stories)]


def _kept(versions: Sequence[Version], stories: Mapping[str, Story]) -> Iterator[Told]:
    for one in versions:
        story = stories[one.article.id]
        details = story.details
        sets = (details.names, details.figures, details.ages, details.hours, details.days)
        opening, around = (np.asarray(each, dtype="<f4").tobytes() for each in (story.opening, story.around))
        words = tuple(sorted(words_of(told(one.article))))
        names, lists = tuple(sorted(story.naming.names)), tuple(tuple(sorted(each)) for each in sets)
        yield Told(opening, around, names, lists, words, tuple(sorted(story.naming.capitals)))
