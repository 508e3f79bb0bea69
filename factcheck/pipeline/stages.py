"""The stages that a run is made of, each fed by the one before: read, extract, embed, match, check."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from os import PathLike, fspath
from typing import BinaryIO, Protocol, TypeAlias

import msgspec

from factcheck.cache import Store, code_version, key
from factcheck.checks import Checked, relate
from factcheck.checks import check as check_facts
from factcheck.checks.opinion import asked, heard
from factcheck.checks.quotation import quotations
from factcheck.checks.reworded import reworded
from factcheck.config import Config
from factcheck.embed import Encoder, Vectors, contradictions, embed, load_encoder, load_slot_encoder
from factcheck.embed.judge import Judge
from factcheck.errors import FactcheckError
from factcheck.extract import PACKAGE
from factcheck.extract import extract as extract_claims
from factcheck.match import Embed, Embedded, Events, facts, matched, unheld, without_rate
from factcheck.match.stories import Story, stories
from factcheck.match.texts import story_texts
from factcheck.model import Article, Claim, Kind, Statement
from factcheck.read import Desk, origins, read_desk
from factcheck.read import read as read_articles

Inputs: TypeAlias = Sequence[str | PathLike[str] | Article]

_BATCH = 32
# Pairs grow with the square of the values of an article; no news story states more.
MOST_VALUES = 300


class Progress(Protocol):
    """What is told how far a run has come."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """`done` of `total` steps of `stage` are finished."""
        ...


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody is told of."""


def read(inputs: Inputs, *, config: Config, stdin: BinaryIO | None, tell: Progress, now: str | None = None) -> Desk:
    """The articles by path, and the inputs that could not be used. Raises FactcheckError `bad-input` and
    `duplicate-article`.
    """
    paths, given = _sorted_out(inputs)
    tell("read", 0, len(inputs))
    articles, problems = read_articles(paths, config=config, stdin=stdin, now=now) if paths else ((), ())
    if given:
        articles = origins(sorted({*given, *articles}, key=lambda one: (one.path, one.id)))
    tell("read", len(inputs), len(inputs))
    return Desk(articles, problems)


def read_drafts(
    drafts: Inputs, against: Inputs, *, config: Config, stdin: BinaryIO | None, tell: Progress, now: str | None = None
) -> Desk:
    """The same for drafts and the sources that they are held against."""
    _sorted_out([*_listed(drafts), *_listed(against)])
    tell("read", 0, len(drafts) + len(against))
    ours, theirs = ([one if isinstance(one, Article) else fspath(one) for one in each] for each in (drafts, against))
    desk = read_desk(ours, theirs, config=config, stdin=stdin, now=now)
    tell("read", len(drafts) + len(against), len(drafts) + len(against))
    return desk


def _listed(inputs: Inputs) -> Inputs:
    if isinstance(inputs, str | bytes | Article | PathLike):
        raise FactcheckError("bad-input", "The articles must be a list: write check([...]), not check(...).")
    return inputs


def _sorted_out(inputs: Inputs) -> tuple[list[str], list[Article]]:
    """The paths and the articles among the inputs. Raises FactcheckError for anything else."""
    inputs = _listed(inputs)
    given = list(dict.fromkeys(one for one in inputs if isinstance(one, Article)))
    paths = [fspath(one) for one in inputs if not isinstance(one, Article) and isinstance(one, str | PathLike)]
    wrong = next((one for one in inputs if not isinstance(one, str | PathLike | Article)), None)
    if wrong is not None:
        raise FactcheckError("bad-input", f"{wrong!r} is neither a path nor an Article.")
    twice = [name for name, count in Counter(one.id for one in given).items() if count > 1]
    if twice:
        raise FactcheckError("duplicate-article", f"Two different articles have the id {twice[0]}: give each its own.")
    return paths, given


@dataclass(frozen=True, slots=True)
class Compared:
    """What the checks say of articles held against each other, what was not, and by ids which pairs were."""

    checked: Checked
    missed: Missed
    told: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Missed:
    """How many pairs were not compared: of amounts for want of a rate, of articles since too many hang together."""

    without_rate: int
    unheld: int


def claims_of(articles: Sequence[Article], *, cache: Store, tell: Progress) -> dict[str, tuple[Claim, ...]]:
    """The claims of each article by its id; what was extracted before from the same article comes from the cache."""
    keys = {one.id: claims_key(one) for one in articles}
    kept = cache.get_many(keys.values())
    found = {name: _load(kept[kept_as], name) for name, kept_as in keys.items() if kept_as in kept}
    missing = [article for article in articles if article.id not in found]
    tell("extract", len(found), len(articles))
    for start in range(0, len(missing), _BATCH):
        batch = missing[start : start + _BATCH]
        claims = dict(zip((article.id for article in batch), extract_claims(batch), strict=True))
        cache.put_many(
            {
                keys[name]: msgspec.json.encode(tuple(replace(one, article="") for one in each))
                for name, each in claims.items()
            }
        )
        found.update(claims)
        tell("extract", len(found), len(articles))
    return found


def claims_key(article: Article) -> str:
    """What the claims of an article are kept by: all that they depend on."""
    known = map(repr, (article.marks, article.source, article.url, article.published))
    return key("claims", claims_made_by(), article.text, *known)


@functools.cache
def claims_made_by() -> str:
    """What extracted claims depend on besides their article."""
    modules = ("extract", "units", "moments", "offices", "model", "names", "lexicon")
    return code_version(
        *(f"factcheck.{name}" for name in modules),
        distributions=("spacy", PACKAGE.replace("_", "-"), "pint", "babel", "python-dateutil"),
    )


def stories_of(
    articles: Sequence[Article], claims: dict[str, tuple[Claim, ...]], *, config: Config, cache: Store
) -> dict[str, Story]:
    """What each article tells of, by its id: what is needed to see which articles tell of one event."""
    statements = statements_of(articles, claims, most=MOST_VALUES)
    read = embedding(config=config, cache=cache, tell=silent)
    return stories(statements, read(story_texts(statements, articles), ()).general, articles)


def stories_made_by(config: Config) -> str:
    """What the stories of articles depend on besides the articles."""
    code = code_version("factcheck.match", "factcheck.parallel", "factcheck.embed")
    return key("stories", claims_made_by(), code, load_encoder(config.model).name)


def _load(data: bytes, article: str) -> tuple[Claim, ...]:
    return tuple(replace(claim, article=article) for claim in msgspec.json.decode(data, type=tuple[Claim, ...]))


def statements_of(
    articles: Sequence[Article], claims: dict[str, tuple[Claim, ...]], *, most: int | None = None
) -> list[Statement]:
    """The statements of each article in order, of each kind of values at most the first `most`."""
    found = []
    for article in articles:
        counts: Counter[Kind] = Counter()
        for statement in stated(article, claims[article.id]):
            counts[statement.value.kind] += 1
            if most is None or counts[statement.value.kind] <= most:
                found.append(statement)
    return found


def stated(article: Article, claims: Sequence[Claim]) -> Iterator[Statement]:
    """The values of one article as statements, in the order of the text."""
    every = ((claim, value) for claim in claims for value in claim.values)
    return (Statement(article, *one) for one in sorted(every, key=lambda one: one[1].span))


def compare(
    desk: Desk,
    claims: dict[str, tuple[Claim, ...]],
    *,
    config: Config,
    cache: Store,
    tell: Progress,
    known: Events | None = None,
) -> Compared:
    """The articles held against each other.

    Where there are drafts, only what touches one of them is checked. Which articles tell of one event is found out
    unless it is `known`.
    """
    articles = desk.articles
    statements = statements_of(articles, claims, most=MOST_VALUES)
    tell("match", 0, len(statements))
    relation, read = partial(relate, rates=config.rates), embedding(config=config, cache=cache, tell=tell)

    def embedded(general: Collection[str], slot: Collection[str]) -> Embedded:
        """The vectors; what follows is again a part of matching."""
        found = read(general, slot)
        tell("match", 0, len(statements))
        return found

    joined = matched(
        statements,
        embed=embedded,
        relation=relation,
        config=config,
        articles=articles,
        drafts=desk.drafts,
        known=known,
    )
    found = facts(joined)
    tell("match", len(statements), len(statements))
    tell("check", 0, len(found))
    checked = check_facts(found, config=config, drafts=desk.drafts)
    told = (*checked.findings, *checked.corroborations)
    exchanged = reworded(articles, joined.told, claims, told, config=config, drafts=desk.drafts)
    misquoted = quotations(articles, joined.told, config=config, drafts=desk.drafts)
    checked = replace(checked, findings=(*checked.findings, *exchanged, *misquoted))
    tell("check", len(found), len(found))
    unrated = without_rate(joined, config=config, drafts=desk.drafts)
    return Compared(checked, Missed(unrated, unheld(joined, drafts=desk.drafts)), joined.told)


def judged(checked: Checked, judge: Judge, *, config: Config, cache: Store, tell: Progress) -> Checked:
    """The findings as a second opinion leaves them."""
    pairs = asked(checked.findings)
    tell("judge", 0, len(pairs))
    opinion = heard(checked.findings, contradictions(pairs, judge=judge, cache=cache), config=config)
    tell("judge", len(pairs), len(pairs))
    return replace(checked, findings=opinion.findings, silenced=opinion.silenced)


def embedding(*, config: Config, cache: Store, tell: Progress) -> Embed:
    """What gives the vectors of texts, of which those that the cache does not hold are read by the encoders."""

    def embedded(general: Collection[str], slot: Collection[str]) -> Embedded:
        tell("embed", 0, len(general) + len(slot))
        rows = _by_text(general, load_encoder(config.model))
        tell("embed", len(general), len(general) + len(slot))
        tuned = _by_text(slot, load_slot_encoder())
        tell("embed", len(general) + len(slot), len(general) + len(slot))
        return Embedded(rows, tuned)

    def _by_text(texts: Collection[str], encoder: Encoder) -> dict[str, Vectors]:
        ordered = sorted(texts)
        return dict(zip(ordered, embed(ordered, encoder=encoder, cache=cache), strict=True))

    return embedded
