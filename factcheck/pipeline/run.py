"""The only place that knows the order of the stages: read, extract, embed, match, check."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from os import PathLike
from typing import BinaryIO

from factcheck import model
from factcheck.cache import Layers, Store, open_cache
from factcheck.checks import Checked, relate
from factcheck.checks import check as check_facts
from factcheck.checks.within import within
from factcheck.config import Config
from factcheck.embed import load_judge
from factcheck.match import Events, compared, components, counterparts, facts, matched
from factcheck.model import Article
from factcheck.pipeline.around import Neighbourhood
from factcheck.pipeline.assembly import Report, assembled, crowded, named, uncomparable
from factcheck.pipeline.rows import Extraction, row
from factcheck.pipeline.stages import (
    MOST_VALUES,
    Missed,
    Progress,
    claims_of,
    compare,
    embedding,
    judged,
    read,
    read_drafts,
    silent,
    stated,
    statements_of,
)
from factcheck.read import Desk, with_sources
from factcheck.reasons import Address, Why, article_at, pairs_of, spot, with_findings
from factcheck.rulings import ignored
from factcheck.selection import verified


def check(
    inputs: Sequence[str | PathLike[str] | Article],
    *,
    against: Sequence[str | PathLike[str] | Article] | None = None,
    config: Config | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    now: str | None = None,
    beside: Neighbourhood | None = None,
) -> Report:
    """Hold articles against each other, and report where their values disagree.

    `inputs` are files, folders, globs, `-` for `stdin`, or articles. What cannot be used is in the
    report's problems. The report does not depend on the order of the inputs. With `against`, which takes
    the same, the inputs are drafts, and only what touches one of them is reported. `now` is the moment of the
    run, ISO 8601 with its zone: what is under embargo then is left out (None: every embargo holds). `beside` gives
    drafts more articles to be held against. Raises FactcheckError where the run cannot go on (a model that is missing
    or changed, a check that does not exist).
    """
    settings = verified(config or Config())
    tell = progress or silent
    with open_cache(settings) as cache:
        if against is None:
            desk = read(inputs, config=settings, stdin=stdin, tell=tell, now=now)
        else:
            desk = read_drafts(inputs, against, config=settings, stdin=stdin, tell=tell, now=now)
        if beside is None:
            report = hold(desk, config=settings, cache=cache, progress=tell)
        else:
            store = Layers(beside.store, cache)
            around = beside.around(desk.checked, config=settings, cache=store, progress=tell)
            # Which articles are of one event is known of these alone.
            known = None if against else around.events
            desk = with_sources(desk, around.articles, named=beside.path)
            report = hold(desk, config=settings, cache=store, progress=tell, known=known)
    return ignored(named(report), config=settings)


def hold(
    desk: Desk, *, config: Config, cache: Store, progress: Progress | None = None, known: Events | None = None
) -> Report:
    """What comes of holding the articles of `desk` against each other; `known` tells which are of one event.

    Findings of several stories that have one slot and the same values share an identity (:func:`named` tells them
    apart). `config` is verified. Raises FactcheckError as :func:`check`.
    """
    tell = progress or silent
    judge = None if config.judge is None else load_judge(config.judge)
    articles = desk.articles
    whole = claims_of(articles, cache=cache, tell=tell)
    claims = counterparts(whole)
    outcome = compare(desk, claims, config=config, cache=cache, tell=tell, known=known)
    checked = outcome.checked
    if judge is not None:
        checked = judged(checked, judge, config=config, cache=cache, tell=tell)
        # Reports name the model by its files, wherever its folder lies.
        config = replace(config, judge=judge.name)
    inner = within(desk.checked, claims, config=config, groups=_groups(articles, outcome.told), whole=whole)
    problems = (
        *desk.problems,
        *uncomparable(desk, inner),
        *crowded(articles, claims),
        *((cache.problem,) if cache.problem else ()),
    )
    return assembled(desk, claims, checked, inner, problems, config, missed=outcome.missed)


def inside(desk: Desk, *, config: Config, cache: Store) -> Report:
    """The report on articles none of which is held against another. `config` is verified."""
    whole = claims_of(desk.articles, cache=cache, tell=silent)
    claims = counterparts(whole)
    inner = within(desk.checked, claims, config=config, groups=_groups(desk.articles, ()), whole=whole)
    nothing = Checked((), (), (), compared=0)
    return assembled(desk, claims, nothing, inner, desk.problems, config, missed=Missed(without_rate=0, unheld=0))


def _groups(articles: Sequence[Article], told: Collection[tuple[str, str]]) -> dict[str, int]:
    """By the ids of articles the number of the group that hangs together by pairs of ids."""
    groups = components({*(one.id for one in articles), *chain.from_iterable(told)}, told)
    return {name: number for number, group in enumerate(groups) for name in group}


def extract(
    inputs: Sequence[str | PathLike[str] | Article],
    *,
    config: Config | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    now: str | None = None,
) -> Extraction:
    """Read the values of articles, without comparing them. Inputs and errors as for :func:`check`."""
    settings = config or Config()
    tell = progress or silent
    with open_cache(settings) as cache:
        desk = read(inputs, config=settings, stdin=stdin, tell=tell, now=now)
        articles = desk.articles
        claims = counterparts(claims_of(articles, cache=cache, tell=tell))
    rows = [row(statement) for statement in statements_of(articles, claims)]
    order = {article.id: at for at, article in enumerate(articles)}
    placed = sorted(
        zip(statements_of(articles, claims), rows, strict=True),
        key=lambda one: (order[one[0].article.id], one[1].start, one[1].end),
    )
    return Extraction(articles, tuple(row for _, row in placed), desk.problems)


def why(
    one: Address,
    other: Address,
    inputs: Sequence[str | PathLike[str] | Article] = (),
    *,
    config: Config | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    now: str | None = None,
) -> Why:
    """Why the values at two places were, or were not, held against each other in a run on their files and `inputs`.

    Raises FactcheckError where a file cannot be read (`place-unread`) or has no such line (`place-missing`), and as
    for :func:`check`.
    """
    settings = config or Config()
    tell = progress or silent
    with open_cache(settings) as cache:
        desk = read((one.path, other.path, *inputs), config=settings, stdin=stdin, tell=tell, now=now)
        articles = desk.articles
        found = [article_at(address, articles, desk.problems) for address in (one, other)]
        claims = counterparts(claims_of(articles, cache=cache, tell=tell))
        left, right = (
            spot(address, article, list(stated(article, claims[article.id])))
            for address, article in zip((one, other), found, strict=True)
        )
        pairs = pairs_of(left, right)
        if not pairs:
            return Why((left, right), ())
        statements = statements_of(articles, claims, most=MOST_VALUES)
        embed = embedding(config=settings, cache=cache, tell=tell)
        relation = partial(relate, rates=settings.rates)
        joined = matched(statements, embed=embed, relation=relation, config=settings)
        told = compared(joined, pairs, embed=embed, relation=relation, config=settings)
    checked = check_facts(facts(joined), config=settings)
    return Why((left, right), with_findings(told, (*checked.findings, *checked.corroborations)))


def checkable(report: model.Report) -> bool:
    """Whether any check had anything to look at; a run that compared nothing, or drafts with nothing, is not a pass."""
    alone = report.drafts is not None and len(report.drafts) == len(report.articles)
    return bool(report.findings) or (report.summary.compared > 0 and not alone)
