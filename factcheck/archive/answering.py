"""What the articles of an archive say on a question: facts, the likeliest first, with all that is said of each."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import islice

from factcheck.archive.articles import Version, load, standing
from factcheck.archive.asking import asking
from factcheck.archive.database import hasty, is_busy
from factcheck.archive.kept import Kept
from factcheck.archive.searching import Hit, answering, ranked
from factcheck.archive.sentences import index, is_made_for, not_indexed, plain
from factcheck.cache import Store
from factcheck.config import Config
from factcheck.embed import embed, load_encoder
from factcheck.model import Claim, Fact, Finding, Problem, Statement
from factcheck.pipeline import Progress, claims_of, facts_in, listed, silent, statements_in
from factcheck.read.formats.parts import writable

# How many sentences are read closely, how many more of the same stories, and of how many of their values the kinds are
# those of the facts.
_READ, _BESIDE, _LEADING = 24, 24, 12
# By `make bench-find`: how much it counts how near the clause of a value is, and how often it is told.
_CLAUSE, _TOLD = 0.1, 0.05
_LEAST_OF_BEST = 0.75
_SAME_STORY = """
SELECT other FROM together WHERE one = :it AND NOT one_form
UNION SELECT one FROM together WHERE other = :it AND NOT one_form
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: facts with a side for each mention, the likeliest fact first and the newest mention first.

    `articles` counts those that were searched, `missing` those that could not be as another process was writing.
    """

    facts: tuple[Finding, ...]
    articles: int
    missing: int


@dataclass(frozen=True, slots=True)
class Among:
    """Which articles are asked: those published or updated on a day (ISO 8601) or later, of any of some sources.

    Sources are patterns as those of the settings. An article without a date is of no time, one without a source of
    none.
    """

    since: str | None = None
    sources: tuple[str, ...] = ()

    def holds(self, source: str | None, when: str | None) -> bool:
        """Whether an article of this source and time is asked."""
        late = self.since is None or (when is not None and when[: len(self.since)] >= self.since)
        named = (source or "").casefold()
        return late and (not self.sources or any(fnmatchcase(named, each.casefold()) for each in self.sources))


def answer(
    connection: sqlite3.Connection, question: str, *, among: Among, limit: int, config: Config, progress: Progress
) -> Answer:
    """What the articles that stand say on the question, as at most `limit` facts.

    What is not in the index is put there before, unless another process writes. Raises FactcheckError
    `nothing-asked`, and as :func:`factcheck.embed.load_encoder`.
    """
    # The command line hands on bytes that are no text.
    question, every = writable(question), standing(connection)
    missing = _brought_up_to_date(connection, every, config=config, progress=progress)
    asked = {number for number in _among(connection, among) if number in every}
    hits = _read(connection, ranked(connection, question, asked, config=config))
    progress("read", 0, len(hits))
    facts = _facts(connection, question, hits, config=config)
    told = (listed(fact, config=config) for fact in facts)
    found = [one for one in told if one is not None][:limit]
    return Answer(tuple(found), len(asked), len(missing & asked))


def _brought_up_to_date(
    connection: sqlite3.Connection, every: Mapping[int, str], *, config: Config, progress: Progress
) -> set[int]:
    """Index what is missing, and give what is missing still."""
    try:
        with hasty(connection):
            index(connection, every, config=config, progress=progress)
    except sqlite3.OperationalError as error:
        # Vectors of another encoder are of no use to this one.
        if not is_busy(error) or not is_made_for(connection, config=config):
            raise
    return set(not_indexed(connection, every))


def _among(connection: sqlite3.Connection, among: Among) -> Iterable[int]:
    rows = connection.execute("SELECT id, source, coalesce(updated, published) FROM version WHERE current = 1")
    return (number for number, source, when in rows if among.holds(source, when))


def _read(connection: sqlite3.Connection, hits: Sequence[Hit]) -> list[Hit]:
    """The sentences that are read: those that answer, and others of the same stories that may say it otherwise."""
    most = min(_READ, answering(hits))
    found = list(hits[:most])
    stories = {hit.version for hit in found}
    for version in sorted(stories):
        stories |= {other for (other,) in connection.execute(_SAME_STORY, {"it": version})}
    beside = (hit for hit in hits[most:] if hit.version in stories)
    return [*found, *islice(beside, _BESIDE if found else 0)]


def _facts(connection: sqlite3.Connection, question: str, hits: Sequence[Hit], *, config: Config) -> list[Fact]:
    """The facts that the sentences state, the likeliest first."""
    versions, cache = load(connection, sorted({hit.version for hit in hits})), _Lent(connection)
    articles = [one.article for one in versions]
    scores = {(hit.version, hit.sentence): hit.score for hit in hits}
    whole = claims_of(articles, cache=cache, tell=silent)
    fitting = {one.article.id: _fitting(one, whole[one.article.id], scores) for one in versions}
    by_sentence = {name: {claim.sentence: score for claim, score in each} for name, each in fitting.items()}
    claims = {name: tuple(claim for claim, _ in each) for name, each in fitting.items()}
    asked = asking(question)
    told = [one for one in statements_in(articles, claims) if not asked.names(one)]
    near = _near(question, told, config=config, cache=cache)
    score = {
        one: by_sentence[one.article.id][one.claim.sentence] + asked.fits(one) + _CLAUSE * near[one.value.masked]
        for one in told
    }
    kinds = {_kind(one) for one in sorted(told, key=lambda one: -score[one])[:_LEADING]}
    facts = facts_in([one for one in told if _kind(one) in kinds], articles, config=config, cache=cache)
    found = [(_likely([score[one] for one in fact.statements]), fact) for fact in facts]
    best = max((each for each, _ in found), default=0.0)
    ordered = sorted(found, key=lambda one: (-one[0], _place(one[1].statements[0])))
    return [fact for each, fact in ordered if each >= _LEAST_OF_BEST * best]


def _likely(scores: Sequence[float]) -> float:
    """How likely a fact is what was asked for: by its best statement, and by how often it is told."""
    return max(scores) + _TOLD * math.log2(1 + len(scores))


def _kind(statement: Statement) -> tuple[str, str]:
    """Values of two kinds or dimensions are of no one fact."""
    number = statement.value.number
    return statement.value.kind.value, "" if number is None else number.dimension


def _fitting(
    version: Version, claims: Sequence[Claim], scores: Mapping[tuple[int, str], float]
) -> list[tuple[Claim, float]]:
    """The claims of a version that stand in a sentence that was found, with its score."""
    text = version.article.text
    told = ((claim, (version.at, text[claim.sentence.start : claim.sentence.end])) for claim in claims)
    return [(claim, scores[sentence]) for claim, sentence in told if sentence in scores]


def _near(question: str, told: Sequence[Statement], *, config: Config, cache: Store) -> dict[str, float]:
    """How near the question the clause of each value is, by its text with the value masked."""
    texts = sorted({one.value.masked for one in told})
    asked, *rows = embed([plain(question), *texts], encoder=load_encoder(config.model), cache=cache)
    return {text: float(row @ asked) for text, row in zip(texts, rows, strict=True)}


def _place(statement: Statement) -> tuple[str, int]:
    return statement.article.path, statement.value.span.start


class _Lent:
    """What an archive keeps, to be read alone: a question leaves nothing behind."""

    problem: Problem | None = None

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._kept = Kept(connection)

    def get_many(self, keys: Iterable[str]) -> dict[str, bytes]:
        return self._kept.get_many(keys)

    def put_many(self, items: Mapping[str, bytes]) -> None:
        pass
