"""Annotated clusters as statements: what each article states, and the slot that the annotation gives each value."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from pathlib import Path

from factcheck.checks import relate
from factcheck.config import Config
from factcheck.extract import extract
from factcheck.match.candidates import candidates
from factcheck.match.texts import marked_text
from factcheck.model import Article, Kind, Span, Statement, Verdict
from factcheck.read import read

FIELDS: Mapping[Kind, frozenset[str]] = {
    Kind.NUMBER: frozenset({"quantity", "money", "percent", "duration", "age", "ordinal"}),
    Kind.MOMENT: frozenset({"date", "time"}),
    Kind.NAME: frozenset({"name", "place", "organisation", "category"}),
    Kind.ROLE: frozenset({"role"}),
    Kind.POLARITY: frozenset({"polarity"}),
    Kind.CATEGORY: frozenset({"category"}),
}
FOLDS = 4

Spans = dict[tuple[str, Kind], list[tuple[int, int, str]]]


@dataclass(frozen=True, slots=True)
class Unread:
    """An annotated value that no statement holds: its sentence as the tuned encoder reads it, its field and slot."""

    text: str
    field: str
    slot: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """The statements of one cluster, the annotated slot of each (or None), and its candidate pairs.

    `series` is the author's, the first two digits of the folder's name; clusters are held back by `fold`. `unread` are
    the values that the annotation names and the checker does not read.
    """

    name: str
    series: int
    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    slots: tuple[str | None, ...]
    pairs: tuple[tuple[int, int], ...]
    unread: tuple[Unread, ...] = ()

    def known(self, i: int, j: int) -> bool:
        """Whether the annotation tells if two statements fill one slot.

        It does where both are annotated. Of names only those are that two articles give, so that a name which is not
        annotated answers another question than any other name.
        """
        both = self.slots[i] is not None and self.slots[j] is not None
        left, right = self.statements[i], self.statements[j]
        return both or (left.value.kind is Kind.NAME and relate(left, right) is Verdict.DIFFERENT)

    @property
    def fold(self) -> int:
        """The part of the data that this cluster belongs to, by series."""
        return self.series % FOLDS


@dataclass(frozen=True, slots=True)
class Told:
    """The folder of a cluster, its articles, and all that they state, in order."""

    path: Path
    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]


def series_of(name: str) -> int:
    """The series of a cluster by its name: its first two digits."""
    return int(name[:2])


def fold_of(name: str) -> int:
    """The part of the data that a cluster belongs to, by the series in its name."""
    return series_of(name) % FOLDS


def told(folder: Path) -> tuple[Told, ...]:
    """What the clusters of a folder state, by name. Reads and extracts as the checker does."""
    paths = sorted(path.parent for path in folder.glob("*/gold.json"))
    read_articles = [read([str(path)], config=Config())[0] for path in paths]
    every = [article for articles in read_articles for article in articles]
    claims = dict(zip((article.id for article in every), extract(every), strict=True))
    return tuple(
        Told(
            path,
            articles,
            tuple(
                Statement(article, claim, value)
                for article in articles
                for claim in claims[article.id]
                for value in claim.values
            ),
        )
        for path, articles in zip(paths, read_articles, strict=True)
    )


def clusters(folder: Path) -> tuple[Cluster, ...]:
    """All clusters of a folder, by name, with the slots of their values."""
    found = []
    for one in told(folder):
        spans = slots_of(one.path, one.articles)
        ids = sorted(article.id for article in one.articles)
        found.append(
            Cluster(
                name=one.path.name,
                series=series_of(one.path.name),
                articles=one.articles,
                statements=one.statements,
                slots=tuple(slot_of(statement, spans) for statement in one.statements),
                pairs=tuple(sorted(set(candidates(one.statements, combinations_with_replacement(ids, 2))))),
                unread=tuple(unread(one)),
            )
        )
    return tuple(found)


def unread(cluster: Told) -> Iterator[Unread]:
    """The annotated values that no statement of their field holds."""
    gold = json.loads((cluster.path / "gold.json").read_text(encoding="utf-8"))
    by_name = {Path(article.path).name: article for article in cluster.articles}
    for slot in gold["slots"]:
        kinds = {kind for kind, fields in FIELDS.items() if slot["field"] in fields}
        for mention in slot["mentions"]:
            if mention["file"] not in by_name:
                continue
            article = by_name[mention["file"]]
            quote = article.text.index(mention["quote"])
            start = quote + mention["quote"].index(mention["value"])
            span = Span(start, start + len(mention["value"]))
            own = [one for one in cluster.statements if one.article.id == article.id]
            if any(one.value.span.overlaps(span) and one.value.kind in kinds for one in own):
                continue
            sentence = next(
                (one.claim.sentence for one in own if one.claim.sentence.contains(span)),
                Span(quote, quote + len(mention["quote"])),
            )
            told = f"{slot['field']} ]"
            yield Unread(marked_text(article.text, sentence, span, told), slot["field"], slot["id"])


def slots_of(cluster: Path, articles: Sequence[Article]) -> Spans:
    """For each article's path the annotated spans of each kind of value, with their slot."""
    gold = json.loads((cluster / "gold.json").read_text(encoding="utf-8"))
    by_name = {Path(article.path).name: article for article in articles}
    spans: Spans = defaultdict(list)
    for slot in gold["slots"]:
        kinds = [kind for kind, fields in FIELDS.items() if slot["field"] in fields]
        for mention in slot["mentions"]:
            if mention["file"] in by_name:
                path, text = by_name[mention["file"]].path, by_name[mention["file"]].text
                start = text.index(mention["quote"]) + mention["quote"].index(mention["value"])
                for kind in kinds:
                    spans[path, kind].append((start, start + len(mention["value"]), slot["id"]))
    return spans


def slot_of(statement: Statement, spans: Spans) -> str | None:
    """The annotated slot of a statement, or None where its value is not annotated."""
    span = statement.value.span
    found = [
        row for row in spans[statement.article.path, statement.value.kind] if row[0] < span.end and span.start < row[1]
    ]
    return min(found, key=lambda row: abs(row[0] - span.start))[2] if found else None
