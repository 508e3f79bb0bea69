"""The whole page as small frozen views, ready for the templates, which decide nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factcheck.model import Article, Finding, Problem, Report, RulingKind
from factcheck.report.as_json import Json
from factcheck.report.html.data import data_of
from factcheck.report.html.facets import Facets, facets_of
from factcheck.report.html.facts import Facts, Links, facts_of, outlet
from factcheck.report.html.finding import FindingView, finding_view
from factcheck.report.html.matrix import Matrix, matrices_of, silent_sources
from factcheck.report.html.panes import Block, Spot, blocks_of, spots_of
from factcheck.report.order import in_order
from factcheck.report.summary import coverage, given_once, headline, nothing_checkable, undisputed

# Characters shown of one article, and of all: no browser likes a page of hundreds of megabytes.
_MOST_OF_ONE = 60_000
_MOST_OF_ALL = 8_000_000
_LEAST_OF_ONE = 4_000
_MOST_LONE = 200


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with its marks; `marked` counts the findings that have a value in it."""

    anchor: str
    source: str
    title: str
    published: str
    updated: str
    path: str
    language: str
    claims: int
    marked: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Lone:
    """A value that one source alone gives, or a finding that a second opinion silenced: topic, text and where."""

    topic: str
    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the page; `data` is what its script reads."""

    title: str
    headline: str
    nothing: str
    coverage: str
    undisputed: str
    findings: tuple[FindingView, ...]
    facets: Facets
    articles: tuple[ArticleView, ...]
    matrices: tuple[Matrix, ...]
    silent: str
    ruling_kinds: tuple[str, ...]
    lone: tuple[Lone, ...]
    lone_left_out: int
    silenced: tuple[Lone, ...]
    problems: tuple[Problem, ...]
    settings: tuple[tuple[str, str], ...]
    version: str
    data: Json


def page_of(report: Report) -> Page:
    """The view of a report; the same report gives the same view."""
    facts = facts_of(report)
    articles = _articles(report, facts)
    shown = frozenset(piece.anchor for article in articles for block in article.blocks for piece in block.pieces)
    links = Links(facts.articles, shown, frozenset(report.drafts or ()))
    said = headline(report).plain
    lone = in_order(given_once(report))
    return Page(
        title=said.rstrip("."),
        headline=said,
        nothing=nothing_checkable(report) or "",
        coverage=coverage(report),
        undisputed=undisputed(report),
        findings=tuple(finding_view(fact, links) for fact in facts.findings),
        facets=facets_of(facts.findings),
        articles=articles,
        matrices=matrices_of(report, facts, links),
        silent=", ".join(silent_sources(report, facts)),
        ruling_kinds=tuple(kind.value for kind in RulingKind),
        lone=tuple(_lone(finding) for finding in lone[:_MOST_LONE]),
        lone_left_out=max(0, len(lone) - _MOST_LONE),
        silenced=tuple(replace(_lone(one), text=one.message) for one in in_order(report.silenced)),
        problems=report.problems,
        settings=tuple(sorted(report.settings)),
        version=report.version,
        data=data_of(facts, links),
    )


def _articles(report: Report, facts: Facts) -> tuple[ArticleView, ...]:
    spots = spots_of(facts)
    most = max(_LEAST_OF_ONE, min(_MOST_OF_ONE, _MOST_OF_ALL // max(1, len(report.articles))))
    return tuple(
        _article(
            article,
            claims,
            spots.get(article.id, ()),
            number=facts.articles[article.id],
            most=most,
            unnamed="the draft" if article.id in (report.drafts or ()) else "source unknown",
        )
        for article, claims in zip(report.articles, report.claims, strict=True)
    )


def _article(
    article: Article, claims: int, spots: tuple[Spot, ...], *, number: int, most: int, unnamed: str
) -> ArticleView:
    return ArticleView(
        anchor=f"a{number}",
        source=article.source or unnamed,
        title=article.title or "",
        published=(article.published or "date unknown").replace("T", " "),
        updated=(article.updated or "").replace("T", " "),
        path=article.path,
        language=article.language,
        claims=claims,
        marked=len({spot.fact.anchor for spot in spots if spot.fact.number}),
        blocks=blocks_of(article, spots, number=number, most=most),
    )


def _lone(finding: Finding) -> Lone:
    mentions = [mention for side in finding.sides for mention in side.mentions]
    return Lone(
        topic=finding.topic,
        text=", ".join(side.value for side in finding.sides),
        where="; ".join(f"{outlet(one)}, {one.path}:{one.line}:{one.column}" for one in mentions[:1]),
    )
