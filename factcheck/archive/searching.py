"""A question to the archive: the sentences that may answer it, by their words and by their meaning, the best first."""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice

from factcheck.archive.nearness import Indexed, indexed, meanings, nearest
from factcheck.archive.sentences import TOKENIZER, plain
from factcheck.config import Config
from factcheck.embed import load_encoder
from factcheck.errors import FactcheckError
from factcheck.parallel import function_words

# How much the words count beside the meaning, how steeply the share of them that a sentence has, and how much less
# those of its title: by `make bench-find` (docs/find.md).
_WORDS, _STEEP, _TITLE = 0.3, 3, 0.5
# A question that nothing here answers has some sentence or other that scores as much.
_LEAST, _LEAST_OF_BEST = 0.4, 0.5
_CANDIDATES = 300
# What stands in more than this share of the sentences finds nothing; the rarest words are asked for all the same.
_COMMON, _ALWAYS = 0.05, 2
_MOST_WORDS = 32
_WORD = re.compile(r"[^\W_]+")
_ASKING = frozenset(("how", "what", "when", "where", "which", "who", "whom", "why", "did", "does", "much", "many"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that may answer a question: the version that has it, its words, and how well it fits (1: well)."""

    version: int
    sentence: str
    score: float


def ranked(
    connection: sqlite3.Connection,
    question: str,
    versions: Collection[int],
    *,
    config: Config,
    by_words: bool = True,
    by_meaning: bool = True,
) -> list[Hit]:
    """The sentences of the versions that may answer the question, the best first, of equals the newer.

    They are found by their words, by their meaning, or by both; how many of them do answer it, :func:`answering` tells.
    Raises FactcheckError `nothing-asked` for a question without a word.
    """
    words = words_of(question)
    if not words:
        message = 'Say what to look for, as in: factcheck find "length of the border" --archive FILE'
        raise FactcheckError("nothing-asked", message)
    found = indexed(connection, versions)
    if found is None:
        return []
    rows: set[int] = set()
    meaning: dict[int, float] = {}
    shares: dict[int, float] = {}
    counts = {word: _count(connection, word) for word in words} if by_words else {}
    if by_words:
        rows.update(_holding(connection, counts, found))
    if by_meaning:
        asked = load_encoder(config.model).encode([plain(question)])[0]
        rows.update(nearest(connection, asked, found, most=_CANDIDATES))
        meaning = meanings(connection, asked, rows, found)
    texts = _texts(connection, rows, found)
    if by_words:
        shares = _shares(texts, counts, len(found.claims))
    scores = {row: meaning.get(row, 0.0) + _WORDS * shares.get(row, 0.0) ** _STEEP for row in texts}
    return [
        Hit(int(found.versions[row]), texts[row][0], scores[row])
        for row in sorted(scores, key=lambda row: (-scores[row], -row))
    ]


def words_of(question: str) -> tuple[str, ...]:
    """The words that are looked for: those of weight, or all where there are no others. Letters and digits alone."""
    every = dict.fromkeys(match[0] for match in _WORD.finditer(question.casefold()))
    telling = [word for word in every if word not in function_words() and word not in _ASKING]
    return tuple((telling or [*every])[:_MOST_WORDS])


def answering(hits: Sequence[Hit]) -> int:
    """How many of the hits, the best first, answer the question and not just tell of something like it."""
    least = max(_LEAST, _LEAST_OF_BEST * hits[0].score) if hits else 0.0
    return sum(hit.score >= least for hit in hits)


def _count(connection: sqlite3.Connection, word: str) -> int:
    """How many sentences have a word."""
    question = "SELECT count(*) FROM sentence_words WHERE sentence_words MATCH ?"
    return int(connection.execute(question, (f'"{word}"',)).fetchone()[0])


def _holding(connection: sqlite3.Connection, counts: Mapping[str, int], found: Indexed) -> list[int]:
    """The rows that have words of the question, the best by BM25 (Robertson and Zaragoza 2009) first."""
    rarest = sorted((count, word) for word, count in counts.items() if count)
    most = _COMMON * len(found.claims)
    told = [word for at, (count, word) in enumerate(rarest) if at < _ALWAYS or count <= most]
    if not told:
        return []
    rows = connection.execute(
        "SELECT rowid FROM sentence_words WHERE sentence_words MATCH ?"
        " ORDER BY bm25(sentence_words, 1.0, ?), rowid DESC",
        (" OR ".join(f'"{word}"' for word in told), _TITLE),
    )
    # Not all that has the words is asked for.
    here = (row for (claim,) in rows for row in found.rows([claim]))
    return list(islice(here, _CANDIDATES))


def _texts(connection: sqlite3.Connection, rows: Iterable[int], found: Indexed) -> dict[int, tuple[str, str]]:
    """The sentence and the title of each row that is still there."""
    question = "SELECT sentence, title FROM claim JOIN version ON version.id = claim.version WHERE claim.id = ?"
    asked = ((row, connection.execute(question, (int(found.claims[row]),)).fetchone()) for row in sorted(rows))
    return {row: (told[0], told[1] or "") for row, told in asked if told is not None}


def _shares(texts: Mapping[int, tuple[str, str]], counts: Mapping[str, int], every: int) -> dict[int, float]:
    """Which share of the question's words each row has, rare words weighing more; those of a title count less.

    The rows are put in an index of their own, so that words are told as the large one tells them.
    """
    weights = {word: math.log((every + 1) / (min(count, every) + 0.5)) for word, count in counts.items()}
    shares = dict.fromkeys(texts, 0.0)
    with closing(sqlite3.connect(":memory:")) as small:
        small.execute(f"CREATE VIRTUAL TABLE words USING fts5 (sentence, title, tokenize = '{TOKENIZER}')")
        small.executemany("INSERT INTO words (rowid, sentence, title) VALUES (?, ?, ?)", _flat(texts))
        for word, weight in weights.items():
            for column, part in (("sentence", 1 - _TITLE), ("{sentence title}", _TITLE)):
                for (row,) in small.execute("SELECT rowid FROM words WHERE words MATCH ?", (f'{column} : "{word}"',)):
                    shares[row] += part * weight
    total = sum(weights.values())
    return {row: share / total for row, share in shares.items()} if total > 0 else shares


def _flat(texts: Mapping[int, tuple[str, str]]) -> Iterable[tuple[int, str, str]]:
    return ((row, *both) for row, both in texts.items())
