"""What comes in: read file by file, and kept batch by batch with what was read of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.archive.articles import Arrival, arrival, known_as, overtaken, put, withdraw
from factcheck.archive.claims import note_code, put_claims
from factcheck.archive.database import writing
from factcheck.archive.kept import HeldBack, Kept, forget_stale
from factcheck.archive.remarking import mark_again
from factcheck.archive.storable import storable
from factcheck.config import Config
from factcheck.model import Article, Problem
from factcheck.pipeline import Progress, claims_of, silent, stories_made_by
from factcheck.read.document import Status
from factcheck.read.embargo import withheld
from factcheck.read.inputs import Candidate, find_inputs
from factcheck.read.reader import article_of, documents_of, shown

_BATCH = 32
_ENDED = "by its sender"


@dataclass(frozen=True, slots=True)
class Added:
    """How many articles were new, came as another version, were here already or were withdrawn, and what failed."""

    new: int = 0
    versions: int = 0
    known: int = 0
    withdrawn: int = 0
    problems: tuple[Problem, ...] = ()

    def __add__(self, other: Added) -> Added:
        return Added(
            self.new + other.new,
            self.versions + other.versions,
            self.known + other.known,
            self.withdrawn + other.withdrawn,
            (*self.problems, *other.problems),
        )


@dataclass(frozen=True, slots=True)
class End:
    """An article as its sender withdraws it."""

    article: Article


def add(
    connection: sqlite3.Connection,
    paths: Sequence[str],
    *,
    config: Config,
    day: str,
    progress: Progress,
    now: str | None = None,
    revive: bool = True,
) -> Added:
    """Take in the articles of files and folders, and give how many. What was added is kept whatever happens then.

    `progress` is told of files whose articles are kept. `day` is the day of the run, `now` its moment, as for
    :func:`factcheck.read.read`. Without `revive` an article that was withdrawn or removed, and comes as it was, stays
    away: its file was only left lying.
    """
    forget_stale(connection, stories_made_by(config))
    mark_again(connection, config=config, progress=progress)
    candidates, problems = find_inputs(paths)
    total = Added(problems=problems)
    batch: list[Article] = []
    ends: list[Article] = []
    progress("add", 0, len(candidates))
    for at, candidate in enumerate(candidates):
        for each in _read(candidate, config, now):
            if isinstance(each, Problem):
                total += Added(problems=(each,))
            elif isinstance(each, End):
                ends.append(each.article)
            elif len(batch) == _BATCH or _is_among(each, batch):
                total += _take_in(connection, batch, config=config, day=day, revive=revive)
                batch = [each]
                progress("add", at, len(candidates))
            else:
                batch.append(each)
    total += _take_in(connection, batch, config=config, day=day, revive=revive)
    with writing(connection):
        # Not before: an article may stand in a file that is read after the one that ends it.
        gone = withdraw(
            connection, [known_as(one) for one in ends if not overtaken(connection, one)], day=day, reason=_ENDED
        )
    progress("add", len(candidates), len(candidates))
    return total + Added(withdrawn=gone)


def _is_among(one: Article, batch: Sequence[Article]) -> bool:
    """Whether an article has the id of another of a batch: its claims would be taken for those of the other."""
    return any(each.id == one.id for each in batch)


def _read(candidate: Candidate, config: Config, now: str | None) -> Iterator[Article | End | Problem]:
    """The articles of a file, the ends of those that their sender withdrew, and what could not be used."""
    for document in documents_of(candidate, config=config):
        if isinstance(document, Problem):
            yield document
            continue
        held = withheld(document, shown(document, candidate), now)
        told = article_of(document, candidate, config=config)
        found = storable(told) if isinstance(told, Article) else told
        if document.status is Status.CANCELED and isinstance(found, Article):
            yield End(found)
        yield found if held is None else held


def _take_in(
    connection: sqlite3.Connection, batch: Sequence[Article], *, config: Config, day: str, revive: bool
) -> Added:
    """Keep a batch in one transaction, its claims extracted before."""
    articles = [one for one in batch if arrival(connection, one, revive=revive) is not Arrival.KNOWN]
    kept = HeldBack(Kept(connection))
    claims = claims_of(articles, cache=kept, tell=silent)
    counts = dict.fromkeys(Arrival, 0)
    with writing(connection):
        if connection.execute("SELECT 1 FROM claim").fetchone() is None:
            note_code(connection)
        kept.write()
        for article in articles:
            # Another process may have brought it meanwhile, or the batch may hold it twice.
            kind = arrival(connection, article, revive=revive)
            number = put(connection, article, day=day, revive=revive)
            counts[kind] += 1
            if number is not None:
                put_claims(connection, number, article, claims[article.id])
    versions = counts[Arrival.VERSION] + counts[Arrival.OLDER]
    return Added(counts[Arrival.NEW], versions, len(batch) - counts[Arrival.NEW] - versions)
