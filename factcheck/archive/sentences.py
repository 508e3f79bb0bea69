"""The index of the sentences that hold claims: derived, and brought up to date where something is missing."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import numpy as np

from factcheck.archive.crew import Alone, Crew
from factcheck.archive.database import migrations, statements, writing
from factcheck.archive.quantised import signs, small
from factcheck.config import Config
from factcheck.embed import Vectors, load_encoder
from factcheck.pipeline import Progress

_BATCH = 32
# How the index tells words, as in 0004.sql: by their stems, without accents.
TOKENIZER = "porter unicode61 remove_diacritics 2"
_WORDS = "sentence_words"
_MADE = "sentences indexed with"
# To be raised where what is kept of a sentence becomes another.
_FORM = "1"
# An article tells of its title as a whole: a sentence alone often does not name what it is about.
_TITLE = 0.5
# The id under which a claim's sentence is known is of the first claim that has it.
_SENTENCES = "SELECT min(id), sentence FROM claim WHERE version = ? GROUP BY sentence ORDER BY 1"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by the number of its first claim, and the title above it."""

    claim: int
    text: str
    title: str


_Indexed: TypeAlias = tuple[int, list[Sentence], Vectors]


def index(
    connection: sqlite3.Connection,
    standing: Collection[int],
    *,
    config: Config,
    progress: Progress,
    crew: Crew | None = None,
) -> None:
    """Index the sentences of all versions that stand and are not indexed yet, batch by batch.

    What was made for another encoder is made again. Raises FactcheckError as :func:`factcheck.embed.load_encoder`.
    """
    encoder = load_encoder(config.model)
    _start_again_for(connection, f"{_FORM} {encoder.name}")
    missing = not_indexed(connection, standing)
    done, batches = 0, (missing[start : start + _BATCH] for start in range(0, len(missing), _BATCH))
    progress("index", done, len(missing))
    for made in (crew or Alone(connection)).each(partial(_made, config=config), batches):
        _add(connection, made)
        done += len(made)
        progress("index", done, len(missing))


def is_made_for(connection: sqlite3.Connection, *, config: Config) -> bool:
    """Whether the index, as far as it goes, is of the encoder that the settings ask for."""
    return _is_there(connection) and _made_for(connection) == f"{_FORM} {load_encoder(config.model).name}"


def unindex(connection: sqlite3.Connection, article: int) -> None:
    """Leave nothing of an article in the index; its rows must still be there. Inside :func:`writing`."""
    if not _is_there(connection):
        return
    question = "SELECT id FROM version WHERE article = ?"
    for (version,) in connection.execute(question, (article,)).fetchall():
        unindex_version(connection, version)
    # Until its parts are merged the index still holds the words that were deleted.
    connection.execute(f"INSERT INTO {_WORDS} ({_WORDS}) VALUES ('optimize')")


def unindex_version(connection: sqlite3.Connection, version: int) -> None:
    """Let a version be indexed again; its rows must still be as they were indexed. Inside :func:`writing`."""
    indexed = connection.execute("SELECT 1 FROM sentence_signs WHERE version = ?", (version,)).fetchone()
    if indexed is not None and _is_there(connection):
        _forget_words(connection, sentences_of(connection, version))
    for table in ("sentence_signs", "sentence_vectors"):
        connection.execute(f"DELETE FROM {table} WHERE version = ?", (version,))


def sentences_of(connection: sqlite3.Connection, version: int) -> list[Sentence]:
    """The sentences of a version that hold claims, in the order of their first claims."""
    found = connection.execute("SELECT title FROM version WHERE id = ?", (version,)).fetchone()
    title = (found and found[0]) or ""
    return [Sentence(claim, text, title) for claim, text in connection.execute(_SENTENCES, (version,))]


def _forget_words(connection: sqlite3.Connection, found: Sequence[Sentence]) -> None:
    rows = ((one.claim, one.text, one.title) for one in found)
    connection.executemany(f"INSERT INTO {_WORDS} ({_WORDS}, rowid, sentence, title) VALUES ('delete', ?, ?, ?)", rows)


def not_indexed(connection: sqlite3.Connection, standing: Collection[int]) -> list[int]:
    """The versions that stand and are not in the index."""
    here = {number for (number,) in connection.execute("SELECT version FROM sentence_signs")}
    return sorted(number for number in standing if number not in here)


def _add(connection: sqlite3.Connection, made: Sequence[_Indexed]) -> None:
    """Index versions in one transaction; they were encoded before, so that nobody waits for that."""
    with writing(connection):
        for version, found, vectors in made:
            done = connection.execute(
                "INSERT INTO sentence_signs SELECT id, ?, ? FROM version WHERE id = ? ON CONFLICT DO NOTHING",
                (np.array([one.claim for one in found], "<i8").tobytes(), signs(vectors).tobytes(), version),
            )
            # Another process may have been quicker, or have purged it.
            if done.rowcount:
                question = "SELECT 1 FROM sentence_vectors WHERE version = ?"
                if connection.execute(question, (version,)).fetchone() is not None:
                    # Somebody deleted its signs; its words would stand there twice.
                    _forget_words(connection, found)
                vectors_of = (version, small(vectors).tobytes())
                connection.execute("INSERT OR REPLACE INTO sentence_vectors VALUES (?, ?)", vectors_of)
                rows = ((one.claim, one.text, one.title) for one in found)
                connection.executemany(f"INSERT INTO {_WORDS} (rowid, sentence, title) VALUES (?, ?, ?)", rows)


def _made(connection: sqlite3.Connection, versions: Sequence[int], *, config: Config) -> list[_Indexed]:
    """Each of the versions with its sentences and their vectors."""
    encoder = load_encoder(config.model)
    made = []
    found = {version: sentences_of(connection, version) for version in versions}
    texts = sorted({plain(text) for each in found.values() for one in each for text in (one.text, one.title)})
    encoded = dict(zip(texts, encoder.encode(texts), strict=True))
    for version, each in found.items():
        rows = [_vector(encoded[plain(one.text)], encoded[plain(one.title)], one.title) for one in each]
        made.append((version, each, np.array(rows, np.float32).reshape(len(rows), -1)))
    return made


def _vector(sentence: Vectors, title: Vectors, words: str) -> Vectors:
    return sentence + _TITLE * title if words.strip() else sentence


def plain(text: str) -> str:
    """A text on one line: what is encoded."""
    return " ".join(text.split())


def _start_again_for(connection: sqlite3.Connection, made: str) -> None:
    """Empty the index where it was made for another encoder, or its table of words is gone."""
    there = _is_there(connection)
    if there and _made_for(connection) == made:
        return
    with writing(connection):
        if there:
            connection.execute(f"INSERT INTO {_WORDS} ({_WORDS}) VALUES ('delete-all')")
        else:
            every = (statement for script in migrations() for statement in statements(script))
            connection.execute(next(one for one in every if f"TABLE {_WORDS} " in one))
        connection.execute("DELETE FROM sentence_signs")
        connection.execute("DELETE FROM sentence_vectors")
        connection.execute("INSERT OR REPLACE INTO made VALUES (?, ?)", (_MADE, made))


def _made_for(connection: sqlite3.Connection) -> str | None:
    found = connection.execute("SELECT value FROM made WHERE what = ?", (_MADE,)).fetchone()
    return None if found is None else str(found[0])


def _is_there(connection: sqlite3.Connection) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (_WORDS,)).fetchone()
    return found is not None
