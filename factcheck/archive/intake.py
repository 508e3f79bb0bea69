"""What comes in: read file by file, and kept batch by batch with what was read of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from factcheck.archive.articles import Arrival, arrival, put, recall
from factcheck.archive.claims import note_code, put_claims
from factcheck.archive.crew import Alone, Crew
from factcheck.archive.database import writing
from factcheck.archive.kept import HeldBack, Kept, forget_stale
from factcheck.archive.remarking import mark_again
from factcheck.archive.storable import storable
from factcheck.config import Config
from factcheck.model import Article, Claim, Problem
from factcheck.pipeline import Progress, claims_of, silent, stories_made_by
from factcheck.read.document import Status
from factcheck.read.embargo import withheld
from factcheck.read.inputs import Candidate, find_inputs
from factcheck.read.reader import article_of, documents_of, shown

_BATCH = 32


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


def add(
    connection: sqlite3.Connection,
    paths: Sequence[str],
    *,
    config: Config,
    day: str,
    progress: Progress,
    now: str | None = None,
    revive: bool = True,
    crew: Crew | None = None,
) -> Added:
    """Take in the articles of files and folders, and give how many. What was added is kept whatever happens then.
    Without a `crew` this process does all of the work.

    `progress` is told of files whose articles are kept. `day` is the day of the run, `now` its moment, as for
    :func:`factcheck.read.read`. Without `revive` an article that was withdrawn or removed, and comes as it was, stays
    away: its file was only left lying.
    """
    forget_stale(connection, stories_made_by(config))
    mark_again(connection, config=config, progress=progress)
    candidates, problems = find_inputs(paths)
    total = Added(problems=problems)
    progress("add", 0, len(candidates))
    notices: list[Article] = []
    batches = _batches(candidates, config, now)
    for read in (crew or Alone(connection)).each(partial(_extracted, revive=revive), batches):
        total += _take_in(connection, read, day=day, revive=revive)
        notices += read.batch.notices
        progress("add", read.batch.files, len(candidates))
    with writing(connection):
        # Not before: the article may stand in a file that was read after its notice.
        total += Added(withdrawn=recall(connection, notices, day=day))
    return total


@dataclass(frozen=True, slots=True)
class _Notice:
    """What its sender says of an article that is not to be used: it was canceled, or is withheld from now on."""

    article: Article


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles in the order in which they were read, the notices that others are not to be used, and what could not be
    read. `files` tells how many files are read to their end with them.
    """

    read: tuple[Article, ...]
    notices: tuple[Article, ...]
    problems: tuple[Problem, ...]
    files: int


@dataclass(frozen=True, slots=True)
class Extracted:
    """A batch, the claims of its articles by their ids, and what is to be kept of the work on them, by its key."""

    batch: Batch
    claims: Mapping[str, tuple[Claim, ...]]
    kept: Mapping[str, bytes]


def _batches(candidates: Sequence[Candidate], config: Config, now: str | None) -> Iterator[Batch]:
    read: list[Article] = []
    notices: list[Article] = []
    problems: list[Problem] = []
    for at, candidate in enumerate(candidates):
        for each in _read(candidate, config, now):
            if isinstance(each, Problem):
                problems.append(each)
                continue
            if isinstance(each, _Notice):
                notices.append(each.article)
                continue
            if len(read) == _BATCH or _is_among(each, read):
                yield Batch(tuple(read), tuple(notices), tuple(problems), at)
                read, notices, problems = [], [], []
            read.append(each)
    yield Batch(tuple(read), tuple(notices), tuple(problems), len(candidates))


def _extracted(connection: sqlite3.Connection, batch: Batch, *, revive: bool) -> Extracted:
    """The batch with the claims of those articles that are not known already."""
    articles = [one for one in batch.read if arrival(connection, one, revive=revive) is not Arrival.KNOWN]
    kept = HeldBack(Kept(connection))
    return Extracted(batch, claims_of(articles, cache=kept, tell=silent), kept.new)


def _is_among(one: Article, batch: Sequence[Article]) -> bool:
    """Whether an article has the id of another of a batch: its claims would be taken for those of the other."""
    return any(each.id == one.id for each in batch)


def _read(candidate: Candidate, config: Config, now: str | None) -> Iterator[Article | _Notice | Problem]:
    """The articles of a file, the notices that one is not to be used, and what could not be read."""
    for document in documents_of(candidate, config=config):
        if isinstance(document, Problem):
            yield document
            continue
        held = withheld(document, shown(document, candidate), now)
        found = article_of(document, candidate, config=config)
        if document.status is not Status.USABLE and isinstance(found, Article):
            yield _Notice(storable(found))
        if held is not None or isinstance(found, Problem):
            yield held or found
        else:
            yield storable(found)


def _take_in(connection: sqlite3.Connection, read: Extracted, *, day: str, revive: bool) -> Added:
    """Keep a batch in one transaction."""
    articles = read.batch.read
    kept = Kept(connection)
    counts = dict.fromkeys(Arrival, 0)
    with writing(connection):
        if connection.execute("SELECT 1 FROM claim").fetchone() is None:
            note_code(connection)
        kept.put_many(read.kept)
        for article in articles:
            # Another process may have brought it meanwhile.
            kind = arrival(connection, article, revive=revive)
            number = put(connection, article, day=day, revive=revive)
            counts[kind] += 1
            if number is not None:
                # One that was known is another version where what it was known by has changed since.
                claims = read.claims if article.id in read.claims else claims_of([article], cache=kept, tell=silent)
                put_claims(connection, number, article, claims[article.id])
    versions = counts[Arrival.VERSION] + counts[Arrival.OLDER]
    known = len(articles) - counts[Arrival.NEW] - versions
    return Added(counts[Arrival.NEW], versions, known, problems=read.batch.problems)
