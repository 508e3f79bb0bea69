"""Sources against facts: who gives which value, and who is silent. One table for each story of the run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.model import Report
from factcheck.report.html.facts import Fact, Facts, Links, lettered, outlet

# More columns cannot be read, and more rows of what agrees bury those of what does not.
_MOST_SOURCES = 16
_MOST_AGREED = 100


@dataclass(frozen=True, slots=True)
class Given:
    """A value that a source gives: the letter of its side (none where all agree), and its place on the page."""

    letter: str
    value: str
    place: str


@dataclass(frozen=True, slots=True)
class Row:
    """A fact and what each source gives for it, in the order of the table's sources; nothing: it is silent."""

    anchor: str
    number: str
    level: str
    ruled: bool
    topic: str
    cells: tuple[tuple[Given, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The facts of articles that share facts; the last two count what the table leaves out."""

    anchor: str
    title: str
    sources: tuple[str, ...]
    rows: tuple[Row, ...]
    sources_left_out: int
    agreed_left_out: int


def matrices_of(report: Report, facts: Facts, links: Links) -> tuple[Matrix, ...]:
    """A table for each group of articles that share facts, the largest number of findings first."""
    groups = _stories(facts.every)
    titles = {article.id: article.title or article.source or article.path for article in report.articles}
    order = {article.id: at for at, article in enumerate(report.articles)}
    ranked = sorted(groups, key=lambda group: (-sum(bool(fact.number) for fact in group), -len(group)))
    return tuple(
        _matrix(group, links, anchor=f"m{at}", title=titles.get(_first(group, order), ""))
        for at, group in enumerate(ranked, start=1)
    )


def silent_sources(report: Report, facts: Facts) -> tuple[str, ...]:
    """The sources none of whose values stands in a fact of several."""
    given = {mention.article for fact in facts.every for side in fact.finding.sides for mention in side.mentions}
    heard = {article.source or article.path for article in report.articles if article.id in given}
    everyone = dict.fromkeys(article.source or article.path for article in report.articles)
    return tuple(source for source in everyone if source not in heard)


def _stories(facts: Sequence[Fact]) -> list[list[Fact]]:
    """The facts, grouped so that no two groups share an article."""
    groups: list[tuple[set[str], list[Fact]]] = []
    for fact in facts:
        articles = {mention.article for side in fact.finding.sides for mention in side.mentions}
        joined = [group for group in groups if group[0] & articles]
        groups = [group for group in groups if not group[0] & articles]
        merged = [one for _, group in joined for one in group]
        groups.append((articles.union(*(names for names, _ in joined)), [*merged, fact]))
    order = {fact.anchor: at for at, fact in enumerate(facts)}
    return [sorted(group, key=lambda one: order[one.anchor]) for _, group in groups]


def _first(group: Sequence[Fact], order: dict[str, int]) -> str:
    """The first article of a group in the order of the report; nothing where none is in it."""
    named = {mention.article for fact in group for side in fact.finding.sides for mention in side.mentions}
    return min(named & order.keys(), key=order.__getitem__, default="")


def _matrix(group: Sequence[Fact], links: Links, *, anchor: str, title: str) -> Matrix:
    disputed = [fact for fact in group if fact.number]
    agreed = [fact for fact in group if not fact.number]
    shown = [*disputed, *agreed[:_MOST_AGREED]]
    counts = Counter(source for fact in shown for source in _givers(fact))
    # Those that give most; of equals those that come first.
    sources = [source for source, _ in counts.most_common(_MOST_SOURCES)]
    return Matrix(
        anchor=anchor,
        title=title,
        sources=tuple(sources),
        rows=tuple(_row(fact, sources, links) for fact in shown),
        sources_left_out=len(counts) - len(sources),
        agreed_left_out=len(agreed) - len(agreed[:_MOST_AGREED]),
    )


def _givers(fact: Fact) -> Iterable[str]:
    return dict.fromkeys(outlet(mention) for side in fact.finding.sides for mention in side.mentions)


def _row(fact: Fact, sources: Sequence[str], links: Links) -> Row:
    cells: dict[str, dict[tuple[str, str], Given]] = {source: {} for source in sources}
    for letter, side in lettered(fact.finding.sides):
        for mention in side.mentions:
            if outlet(mention) in cells:
                # A source that says it twice has said it: the first place stands for both.
                given = Given(letter if fact.number else "", mention.text, links.to(mention))
                cells[outlet(mention)].setdefault((given.letter, given.value), given)
    return Row(
        anchor=fact.anchor,
        number=fact.number,
        level=fact.level,
        ruled=fact.ruled,
        topic=fact.finding.topic,
        cells=tuple(tuple(cells[source].values()) for source in sources),
    )
