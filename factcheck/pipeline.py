"""The only place that knows the order of the stages: read, extract, embed, match, check."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from importlib.metadata import version
from os import PathLike, fspath
from typing import TYPE_CHECKING, BinaryIO, Literal, Protocol

import msgspec

from factcheck import model
from factcheck.cache import Cache, code_version, key, open_cache
from factcheck.checks import Checked, relate
from factcheck.checks import check as check_facts
from factcheck.checks.categories import resolved as category_of
from factcheck.checks.opinion import asked, heard
from factcheck.checks.polarity import resolved as polarity_of
from factcheck.checks.quotation import quotations
from factcheck.checks.reworded import reworded
from factcheck.checks.within import Within, within
from factcheck.config import Config
from factcheck.embed import contradictions, embed, load_encoder, load_judge, load_slot_encoder
from factcheck.embed.judge import Judge
from factcheck.errors import FactcheckError
from factcheck.extract import PACKAGE
from factcheck.extract import extract as extract_claims
from factcheck.match import Embedded, compared, counterparts, facts, matched, wanted, without_rate
from factcheck.model import Article, Bound, Claim, FieldValue, Kind, Place, Problem, Severity, Statement, Summary
from factcheck.moments import resolved
from factcheck.read import origins
from factcheck.read import read as read_articles
from factcheck.reasons import Address, Why, article_at, pairs_of, spot, with_findings
from factcheck.report import in_order, to_frame
from factcheck.selection import verified

if TYPE_CHECKING:
    import pandas as pd

_BATCH = 32
# Pairs grow with the square of the values of an article; no news story states more.
_MOST_VALUES = 300
_SHOWN = 3


class Progress(Protocol):
    """What is told how far a run has come."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """`done` of `total` steps of `stage` are finished."""
        ...


@dataclass(frozen=True, slots=True)
class Report(model.Report):
    """What a run found, also as a table."""

    def to_frame(self, what: Literal["findings", "corroborations", "single_source"] = "findings") -> pd.DataFrame:
        """One row for each mention of each finding (`factcheck.report.to_frame`)."""
        return to_frame(self, what)


@dataclass(frozen=True, slots=True)
class Row:
    """One value that was read, flat: what `factcheck extract` prints.

    `value` is as stated, None for a range and for vague words; `low` and `high` are the ends of the range, or of what
    the wording allows (None: unbounded), in the stated unit. `measured` is the thing that is counted or measured, with
    its modifiers, as lemmas. Of a value that is no number all these are None, and `resolved` tells what it stands for:
    a date or time in ISO 8601, a name in its fullest form, a role the person who has it.
    """

    path: str
    start: int
    end: int
    text: str
    sentence: str
    field: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: str | None
    unit: str | None
    currency: str | None
    dimension: str | None
    noun: str | None
    change: str | None
    measured: tuple[str, ...]
    resolved: str | None


@dataclass(frozen=True, slots=True)
class Extraction:
    """The articles that were read, their values in order, and the inputs that could not be used."""

    articles: tuple[Article, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def check(
    inputs: Sequence[str | PathLike[str] | Article],
    *,
    config: Config | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Report:
    """Hold articles against each other, and report where their values disagree.

    `inputs` are files, folders, globs, `-` for `stdin`, or articles. What cannot be used is in the
    report's problems. The report does not depend on the order of the inputs. Raises FactcheckError
    where the run cannot go on (a model that is missing or changed, a check that does not exist).
    """
    settings = verified(config or Config())
    judge = None if settings.judge is None else load_judge(settings.judge)
    tell = progress or _silent
    with open_cache(settings) as cache:
        articles, problems = _read(inputs, config=settings, stdin=stdin, tell=tell)
        whole = _claims(articles, cache=cache, tell=tell)
        claims = counterparts(whole)
        checked, unrated = _compare(articles, claims, config=settings, cache=cache, tell=tell)
        if judge is not None:
            checked = _judged(checked, judge, config=settings, cache=cache, tell=tell)
            # Reports name the model by its files, wherever its folder lies.
            settings = replace(settings, judge=judge.name)
        checked = replace(checked, findings=(*checked.findings, *quotations(articles, config=settings)))
        inner = within(articles, claims, config=settings, whole=whole)
        problems = (
            *problems,
            *_uncomparable(articles, inner),
            *_crowded(articles, claims),
            *((cache.problem,) if cache.problem else ()),
        )
    return _report(articles, claims, checked, inner, problems, settings, unrated=unrated)


def extract(
    inputs: Sequence[str | PathLike[str] | Article],
    *,
    config: Config | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Extraction:
    """Read the values of articles, without comparing them. Inputs and errors as for :func:`check`."""
    settings = config or Config()
    tell = progress or _silent
    with open_cache(settings) as cache:
        articles, problems = _read(inputs, config=settings, stdin=stdin, tell=tell)
        claims = counterparts(_claims(articles, cache=cache, tell=tell))
    rows = [_row(statement) for statement in _statements(articles, claims)]
    order = {article.id: at for at, article in enumerate(articles)}
    placed = sorted(
        zip(_statements(articles, claims), rows, strict=True),
        key=lambda one: (order[one[0].article.id], one[1].start, one[1].end),
    )
    return Extraction(articles, tuple(row for _, row in placed), problems)


def why(
    one: Address,
    other: Address,
    inputs: Sequence[str | PathLike[str] | Article] = (),
    *,
    config: Config | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Why:
    """Why the values at two places were, or were not, held against each other in a run on their files and `inputs`.

    Raises FactcheckError where a file cannot be read (`place-unread`) or has no such line (`place-missing`), and as
    for :func:`check`.
    """
    settings = config or Config()
    tell = progress or _silent
    with open_cache(settings) as cache:
        articles, problems = _read((one.path, other.path, *inputs), config=settings, stdin=stdin, tell=tell)
        found = [article_at(address, articles, problems) for address in (one, other)]
        claims = counterparts(_claims(articles, cache=cache, tell=tell))
        left, right = (
            spot(address, article, list(_stated(article, claims[article.id])))
            for address, article in zip((one, other), found, strict=True)
        )
        pairs = pairs_of(left, right)
        if not pairs:
            return Why((left, right), ())
        statements = _statements(articles, claims, most=_MOST_VALUES)
        vectors = _vectors(statements, config=settings, cache=cache, tell=tell)
    joined = matched(statements, vectors=vectors, relation=relate, config=settings)
    checked = check_facts(facts(joined), config=settings)
    told = compared(joined, pairs, vectors=vectors, relation=relate, config=settings)
    return Why((left, right), with_findings(told, (*checked.findings, *checked.corroborations)))


def checkable(report: model.Report) -> bool:
    """Whether any check had anything to look at; a run that compared nothing is not a pass."""
    return report.summary.compared > 0 or bool(report.findings)


def _read(
    inputs: Sequence[str | PathLike[str] | Article], *, config: Config, stdin: BinaryIO | None, tell: Progress
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    paths, given = _sorted_out(inputs)
    tell("read", 0, len(inputs))
    articles, problems = read_articles(paths, config=config, stdin=stdin) if paths else ((), ())
    if given:
        articles = origins(sorted({*given, *articles}, key=lambda one: (one.path, one.id)))
    tell("read", len(inputs), len(inputs))
    return articles, problems


def _sorted_out(inputs: Sequence[str | PathLike[str] | Article]) -> tuple[list[str], list[Article]]:
    """The paths and the articles among the inputs. Raises FactcheckError for anything else."""
    if isinstance(inputs, str | bytes | Article | PathLike):
        raise FactcheckError("bad-input", "The articles must be a list: write check([...]), not check(...).")
    given = list(dict.fromkeys(one for one in inputs if isinstance(one, Article)))
    paths = [fspath(one) for one in inputs if not isinstance(one, Article) and isinstance(one, str | PathLike)]
    wrong = next((one for one in inputs if not isinstance(one, str | PathLike | Article)), None)
    if wrong is not None:
        raise FactcheckError("bad-input", f"{wrong!r} is neither a path nor an Article.")
    twice = [name for name, count in Counter(one.id for one in given).items() if count > 1]
    if twice:
        raise FactcheckError("duplicate-article", f"Two different articles have the id {twice[0]}: give each its own.")
    return paths, given


def _claims(articles: Sequence[Article], *, cache: Cache, tell: Progress) -> dict[str, tuple[Claim, ...]]:
    """The claims of each article by its id; what was extracted before from the same article comes from the cache."""
    code = code_version(
        "factcheck.extract",
        "factcheck.units",
        "factcheck.moments",
        "factcheck.offices",
        "factcheck.model",
        "factcheck.names",
        "factcheck.lexicon",
        distributions=("spacy", PACKAGE.replace("_", "-"), "pint", "babel", "python-dateutil"),
    )
    keys = {one.id: key("claims", code, *_known(one)) for one in articles}
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


def _known(article: Article) -> tuple[str, ...]:
    """All of an article that its claims depend on."""
    return (article.text, *map(repr, (article.marks, article.source, article.url, article.published)))


def _load(data: bytes, article: str) -> tuple[Claim, ...]:
    return tuple(replace(claim, article=article) for claim in msgspec.json.decode(data, type=tuple[Claim, ...]))


def _statements(
    articles: Sequence[Article], claims: dict[str, tuple[Claim, ...]], *, most: int | None = None
) -> list[Statement]:
    """The statements of each article in order, of each kind of values at most the first `most`."""
    found = []
    for article in articles:
        counts: Counter[Kind] = Counter()
        for statement in _stated(article, claims[article.id]):
            counts[statement.value.kind] += 1
            if most is None or counts[statement.value.kind] <= most:
                found.append(statement)
    return found


def _stated(article: Article, claims: Sequence[Claim]) -> Iterator[Statement]:
    every = ((claim, value) for claim in claims for value in claim.values)
    return (Statement(article, *one) for one in sorted(every, key=lambda one: one[1].span))


def _compare(
    articles: Sequence[Article], claims: dict[str, tuple[Claim, ...]], *, config: Config, cache: Cache, tell: Progress
) -> tuple[Checked, int]:
    """What the checks say, and how many pairs of amounts were not compared for want of a rate."""
    statements = _statements(articles, claims, most=_MOST_VALUES)
    vectors = _vectors(statements, config=config, cache=cache, tell=tell)
    tell("match", 0, len(statements))
    joined = matched(statements, vectors=vectors, relation=relate, config=config, articles=articles)
    found = facts(joined)
    tell("match", len(statements), len(statements))
    tell("check", 0, len(found))
    checked = check_facts(found, config=config)
    exchanged = reworded(articles, joined.told, claims, checked.findings, config=config)
    checked = replace(checked, findings=(*checked.findings, *exchanged))
    tell("check", len(found), len(found))
    return checked, without_rate(joined, config=config)


def _judged(checked: Checked, judge: Judge, *, config: Config, cache: Cache, tell: Progress) -> Checked:
    """The findings as a second opinion leaves them."""
    pairs = asked(checked.findings)
    tell("judge", 0, len(pairs))
    opinion = heard(checked.findings, contradictions(pairs, judge=judge, cache=cache), config=config)
    tell("judge", len(pairs), len(pairs))
    return replace(checked, findings=opinion.findings, silenced=opinion.silenced)


def _vectors(statements: Sequence[Statement], *, config: Config, cache: Cache, tell: Progress) -> Embedded:
    general, slot = wanted(statements)
    every = len(general) + len(slot)
    tell("embed", 0, every)
    rows = embed(general, encoder=load_encoder(config.model), cache=cache)
    tell("embed", len(general), every)
    tuned = embed(slot, encoder=load_slot_encoder(), cache=cache)
    tell("embed", every, every)
    return Embedded(dict(zip(general, rows, strict=True)), dict(zip(slot, tuned, strict=True)))


def _crowded(articles: Sequence[Article], claims: dict[str, tuple[Claim, ...]]) -> tuple[Problem, ...]:
    """The articles of which only the first values are compared: they are tables rather than news."""
    found = []
    for article in articles:
        kinds = Counter(value.kind for claim in claims[article.id] for value in claim.values)
        for kind, count in sorted(kinds.items()):
            if count > _MOST_VALUES:
                told = f"{article.path} states {count:,} {kind.value}s; only the first {_MOST_VALUES} were compared"
                found.append(Problem(article.path, "too-many-values", f"{told}: split it into articles."))
    return tuple(found)


def _uncomparable(articles: Sequence[Article], inner: Within) -> tuple[Problem, ...]:
    """Why articles that could be read were not compared: there is only one, or copies count as one origin.

    One article is enough where some of its values could be held against each other.
    """
    if len(articles) == 1:
        alone = f"{articles[0].path} is the only article, and no value in it could be held against another in it"
        told = Problem(articles[0].path, "one-article", f"{alone}: name at least one other to compare it with.")
        return () if inner.held else (told,)
    copies: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        copies[article.origin].append(article.path)
    return tuple(_copied(*paths) for paths in copies.values() if len(paths) > 1)


def _copied(first: str, *others: str) -> Problem:
    shown = ", ".join(others[:_SHOWN]) + (f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else "")
    message = f"{first} carries the same text as {shown}: they count as one origin, and confirm nothing to each other."
    return Problem(first, "copy", message)


def _report(
    articles: tuple[Article, ...],
    claims: dict[str, tuple[Claim, ...]],
    checked: Checked,
    inner: Within,
    problems: tuple[Problem, ...],
    config: Config,
    *,
    unrated: int,
) -> Report:
    findings = (*checked.findings, *inner.findings)
    severities = Counter(finding.severity for finding in findings)
    values = sum(len(claim.values) for each in claims.values() for claim in each)
    compared = len(_held(checked) | inner.places)
    return Report(
        version=version("factcheck-desk"),
        settings=config.as_settings(),
        articles=articles,
        claims=tuple(len(claims[article.id]) for article in articles),
        findings=in_order(findings),
        corroborations=in_order(checked.corroborations),
        single_source=in_order(checked.single_source),
        problems=tuple(sorted(problems, key=lambda one: (one.path, one.code, one.message))),
        summary=Summary(
            articles=len(articles),
            claims=sum(len(each) for each in claims.values()),
            values=values,
            compared=compared,
            facts=len(checked.findings) + len(checked.silenced) + len(checked.corroborations) + inner.held,
            errors=severities[Severity.ERROR],
            warnings=severities[Severity.WARNING],
            notes=severities[Severity.NOTE],
            not_comparable=values - compared,
            without_rate=unrated,
        ),
        silenced=in_order(checked.silenced),
    )


def _held(checked: Checked) -> frozenset[Place]:
    """Where the values stand that were held against another article's."""
    mentions = (
        mention
        for finding in (*checked.findings, *checked.silenced, *checked.corroborations)
        for side in finding.sides
        for mention in side.mentions
    )
    return frozenset(Place(mention.article, mention.start) for mention in mentions)


def _row(statement: Statement) -> Row:
    value, quantity, text = statement.value, statement.value.number, statement.article.text
    return Row(
        path=statement.article.path,
        start=value.span.start,
        end=value.span.end,
        text=text[value.span.start : value.span.end],
        sentence=text[statement.claim.sentence.start : statement.claim.sentence.end],
        field=value.field.value,
        value=None if quantity is None or quantity.bound is Bound.RANGE else quantity.stated,
        low=None if quantity is None else quantity.interval.low,
        high=None if quantity is None else quantity.interval.high,
        bound=None if quantity is None else quantity.bound.value,
        unit=None if quantity is None else quantity.unit,
        currency=None if quantity is None else quantity.currency,
        dimension=None if quantity is None else quantity.dimension,
        noun=None if quantity is None else quantity.noun,
        change=None if quantity is None or quantity.change is None else quantity.change.value,
        measured=value.measured,
        resolved=_resolved(value),
    )


def _resolved(value: FieldValue) -> str | None:
    if value.moment is not None:
        return resolved(value.moment)
    if value.role is not None:
        return value.role.holder
    if value.kind is Kind.POLARITY:
        return polarity_of(value.polar)
    if value.kind is Kind.CATEGORY:
        return category_of(value.sort)
    return None if value.name is None else value.name.full


def _silent(stage: str, done: int, total: int) -> None:
    pass
